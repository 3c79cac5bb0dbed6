/** What a method is expected to do, so that it can be seen from outside. */
import type { Target } from './target.ts';

/** What every example starts from: «One» holds ИНН and sums in A1:B3, the second tab «Лист два» nothing. */
export interface Ground {
  readonly target: Target;
  readonly spreadsheetId: string;
  /** Another spreadsheet. */
  readonly other: string;
}

export interface MethodExample {
  readonly parameters: (ground: Ground) => object;
  /** What the reply holds. */
  readonly reply: (ground: Ground) => unknown;
  /** Done first. */
  readonly before?: (ground: Ground) => Promise<unknown>;
  /** What is there afterwards: what is read, and what it should be. */
  readonly after?: (ground: Ground) => Promise<readonly [seen: unknown, expected: unknown]>;
}

export type MethodExamples = Readonly<Record<string, MethodExample>>;

export const ROWS = [
  ['ИНН', 'Сумма'],
  ['0105000015', 1234.5],
  ['7707083893', 10],
] as const;

export async function readValues({ target, spreadsheetId }: Ground, range = 'One'): Promise<unknown> {
  const options = { spreadsheetId, range, valueRenderOption: 'UNFORMATTED_VALUE' };
  return (await target.sheets.spreadsheets.values.get(options)).data.values ?? [];
}
