/** What was asked for on the command lines of `npm run rollback`, `npm run withdraw` and `npm run collect`. */
import { findPersonalData } from '../domain/personal-data.ts';
import { CommandMistake, PLACE_OPTIONS, type Place, readOptions, readPlace, readSeq } from './command-options.ts';
import { MISTAKES } from './command-words.ts';
import { PUBLICATION_MISTAKES, USAGE } from './publication-words.ts';

export type RollbackCommand =
  | { readonly wish: 'look' | 'release' }
  | { readonly wish: 'rollback'; readonly to: number; readonly why: string | undefined };

const LONGEST_REASON = 300;
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

export function readRollbackCommand(args: readonly string[]): RollbackCommand & { readonly place: Place } {
  const options = {
    ...PLACE_OPTIONS,
    to: { type: 'string' },
    why: { type: 'string' },
    release: { type: 'boolean', default: false },
  } as const;
  const { to, why, release, ...named } = readOptions(args, options, USAGE.rollback);
  const place = readPlace(named, USAGE.rollback);
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
  readonly place: Place;
} {
  const options = {
    ...PLACE_OPTIONS,
    seq: { type: 'string' },
    why: { type: 'string' },
    'even-frozen': { type: 'boolean', default: false },
  } as const;
  const { seq, why, 'even-frozen': evenFrozen, ...named } = readOptions(args, options, USAGE.withdraw);
  if (seq === undefined || why === undefined) throw new CommandMistake(PUBLICATION_MISTAKES.seqAndWhy, USAGE.withdraw);
  const reason = readReason(why, USAGE.withdraw);
  return { seq: readSeq('seq', seq, USAGE.withdraw), why: reason, evenFrozen, place: readPlace(named, USAGE.withdraw) };
}

export function readCollectCommand(args: readonly string[]): {
  readonly isDeleting: boolean;
  readonly place: Place;
} {
  const options = { ...PLACE_OPTIONS, delete: { type: 'boolean', default: false } } as const;
  const { delete: isDeleting, ...named } = readOptions(args, options, USAGE.collect);
  return { isDeleting, place: readPlace(named, USAGE.collect) };
}

export function readRehearsalCommand(args: readonly string[]): {
  readonly isJson: boolean;
  readonly place: Place;
} {
  const options = {
    ...PLACE_OPTIONS,
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean', default: false },
  } as const;
  const { json, data, cloud } = readOptions(args, options, USAGE.rehearsal);
  return { isJson: json, place: readPlace({ data, cloud }, USAGE.rehearsal) };
}
