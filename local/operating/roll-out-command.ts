/** What was asked for on the command line of `npm run roll-out`. */
import { CommandMistake, PLACE_OPTIONS, type Place, readOptions, readPlace } from '../command-options.ts';
import { ROLL_OUT_MISTAKES, ROLL_OUT_USAGE } from './roll-out-words.ts';

/** How the central workbook is called on command lines. */
export const CENTRAL = 'central';

export interface RollOutCommand {
  readonly canary: string | undefined;
  /** Projects that stand already, by the alias of their workbook. */
  readonly adopted: ReadonlyMap<string, string>;
  /** Workbooks of which a person knows that they have none. */
  readonly isNew: ReadonlySet<string>;
  readonly isMeant: boolean;
  readonly place: Place;
}

const OPTIONS = {
  ...PLACE_OPTIONS,
  canary: { type: 'string' },
  adopt: { type: 'string' },
  new: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;
const ALIAS = /^(?:\d{2}|\*|central)$/;
const SCRIPT_ID = /^[A-Za-z0-9_-]{20,}$/;

function mistake(message: string): CommandMistake {
  return new CommandMistake(message, ROLL_OUT_USAGE);
}

function readAlias(text: string): string {
  if (ALIAS.test(text)) return text;
  throw mistake(ROLL_OUT_MISTAKES.wrongAlias);
}

function readAdopted(text: string | undefined): ReadonlyMap<string, string> {
  const pairs = (text?.split(',') ?? []).map((pair) => {
    const [alias = '', scriptId = '', ...rest] = pair.trim().split('=');
    if (rest.length > 0 || !SCRIPT_ID.test(scriptId)) throw mistake(ROLL_OUT_MISTAKES.wrongAdopt);
    return [readAlias(alias), scriptId] as const;
  });
  return new Map(pairs);
}

export function readRollOutCommand(args: readonly string[]): RollOutCommand {
  const { canary, adopt, new: fresh, yes, ...named } = readOptions(args, OPTIONS, ROLL_OUT_USAGE);
  const adopted = readAdopted(adopt);
  const isNew = new Set((fresh?.split(',') ?? []).map((alias) => readAlias(alias.trim())));
  const both = [...isNew].find((alias) => adopted.has(alias));
  if (both !== undefined) throw mistake(ROLL_OUT_MISTAKES.adoptAndNew(both));
  if (canary !== undefined && readAlias(canary) === CENTRAL) throw mistake(ROLL_OUT_MISTAKES.wrongAlias);
  return { canary, adopted, isNew, isMeant: yes, place: readPlace(named, ROLL_OUT_USAGE) };
}
