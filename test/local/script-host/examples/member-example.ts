/** What a member of Apps Script's services is expected to do, in a script that calls it. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { DialogAnswer } from '../../../../local/script-host/dialog.ts';
import type { ExecutionRecord } from '../../../../local/script-host/execution-record.ts';
import type { Ground } from './ground.ts';

export interface MemberExample {
  /** What Google's reference says of the member. */
  readonly says: string;
  /** The body of a function. At hand are `book`, its tabs `one` and `two`, `at('A1')` on the first, and `origin`. */
  readonly script: string;
  /** Done over REST first. */
  readonly before?: readonly sheets_v4.Schema$Request[];
  /** What a person answers to the dialogs of the script. */
  readonly answers?: readonly DialogAnswer[];
  /** What there is afterwards, and what there should be. */
  readonly seen: (ground: Ground, record: ExecutionRecord) => unknown;
  readonly expected: unknown;
}

export type MemberExamples = Readonly<Record<string, MemberExample>>;

/** The script gives a value. */
export function gives(says: string, expression: string, expected: unknown, more: Partial<MemberExample> = {}) {
  const script = expression.includes('return ') ? expression : `return ${expression}`;
  return { says, script, seen: (_: Ground, { value }: ExecutionRecord) => value, expected, ...more } as MemberExample;
}

/** After the script the first cell of the first tab shows this, over REST, under a mask. */
export function shows(says: string, script: string, fields: string, expected: unknown): MemberExample {
  return { says, script, seen: (ground) => ground.cell('One!A1', fields), expected };
}

/** After the script that is what stands in a range of the workbook, over REST, formulas as they are. */
export function writes(says: string, script: string, expected: unknown, range = 'One'): MemberExample {
  return { says, script, seen: (ground) => ground.values(range), expected };
}

/** After the script the workbook shows this, over REST, under a mask. */
export function leaves(
  says: string,
  script: string,
  fields: string,
  expected: unknown,
  before: readonly sheets_v4.Schema$Request[] = [],
): MemberExample {
  return { says, script, before, seen: (ground) => ground.book(fields), expected };
}

/** The same example under the names of several classes that share a member. */
export function prefixed(className: string, examples: MemberExamples): MemberExamples {
  return Object.fromEntries(Object.entries(examples).map(([name, example]) => [`${className}.${name}`, example]));
}
