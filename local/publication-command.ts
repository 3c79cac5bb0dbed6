/** What was asked for on the command lines of `npm run rollback`, `npm run withdraw` and `npm run collect`. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { findPersonalData } from '../domain/personal-data.ts';
import { MISTAKES } from './command-words.ts';
import { CommandMistake } from './excel-command-line.ts';
import type { PlaceNamed } from './publication-place.ts';
import { PUBLICATION_MISTAKES, USAGE } from './publication-words.ts';

export type RollbackCommand =
  | { readonly wish: 'look' | 'release' }
  | { readonly wish: 'rollback'; readonly to: number; readonly why: string | undefined };

const LONGEST_REASON = 300;
const PLACE = { data: { type: 'string', default: 'data' }, cloud: { type: 'boolean', default: false } } as const;

function parse<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options: { ...PLACE, ...options } }).values;
  } catch (cause) {
    throw new CommandMistake(MISTAKES.notUnderstood, usage, { cause });
  }
}

function placeOf({ data, cloud }: { readonly data: string; readonly cloud: boolean }): PlaceNamed {
  return { dataFolder: data, isCloud: cloud };
}

function readSeq(name: string, text: string, usage: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CommandMistake(PUBLICATION_MISTAKES.wrongSeq(name), usage);
}

/** It is published: one line, nobody's name or phone in it. */
function readReason(text: string, usage: string): string {
  const reason = text.trim();
  const { length } = reason;
  if (length === 0 || length > LONGEST_REASON || /\p{Cc}/u.test(reason)) {
    throw new CommandMistake(PUBLICATION_MISTAKES.wrongReason(LONGEST_REASON), usage);
  }
  if (findPersonalData(reason)) throw new CommandMistake(PUBLICATION_MISTAKES.personalReason, usage);
  return reason;
}

export function readRollbackCommand(args: readonly string[]): RollbackCommand & { readonly place: PlaceNamed } {
  const options = {
    to: { type: 'string' },
    why: { type: 'string' },
    release: { type: 'boolean', default: false },
  } as const;
  const { to, why, release, ...named } = parse(args, options, USAGE.rollback);
  const place = placeOf(named);
  if (release && (to !== undefined || why !== undefined)) {
    throw new CommandMistake(PUBLICATION_MISTAKES.releaseAlone, USAGE.rollback);
  }
  if (release) return { wish: 'release', place };
  if (to === undefined && why !== undefined) throw new CommandMistake(MISTAKES.notUnderstood, USAGE.rollback);
  if (to === undefined) return { wish: 'look', place };
  const reason = why === undefined ? undefined : readReason(why, USAGE.rollback);
  return { wish: 'rollback', to: readSeq('to', to, USAGE.rollback), why: reason, place };
}

export function readWithdrawCommand(args: readonly string[]): {
  readonly seq: number;
  readonly why: string;
  readonly evenFrozen: boolean;
  readonly place: PlaceNamed;
} {
  const options = {
    seq: { type: 'string' },
    why: { type: 'string' },
    'even-frozen': { type: 'boolean', default: false },
  } as const;
  const { seq, why, 'even-frozen': evenFrozen, ...named } = parse(args, options, USAGE.withdraw);
  if (seq === undefined || why === undefined) throw new CommandMistake(PUBLICATION_MISTAKES.seqAndWhy, USAGE.withdraw);
  const reason = readReason(why, USAGE.withdraw);
  return { seq: readSeq('seq', seq, USAGE.withdraw), why: reason, evenFrozen, place: placeOf(named) };
}

export function readCollectCommand(args: readonly string[]): {
  readonly isDeleting: boolean;
  readonly place: PlaceNamed;
} {
  const options = { delete: { type: 'boolean', default: false } } as const;
  const { delete: isDeleting, ...named } = parse(args, options, USAGE.collect);
  return { isDeleting, place: placeOf(named) };
}

export function readRehearsalCommand(args: readonly string[]): {
  readonly isJson: boolean;
  readonly place: PlaceNamed;
} {
  const options = { 'dry-run': { type: 'boolean' }, json: { type: 'boolean', default: false } } as const;
  const { json, data, cloud } = parse(args, options, USAGE.rehearsal);
  return { isJson: json, place: placeOf({ data, cloud }) };
}
