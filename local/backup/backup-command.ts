/** What was asked for on the command lines of `npm run backup` and `npm run restore`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MISTAKES } from '../command-words.ts';
import { CommandMistake } from '../excel-command-line.ts';
import { BACKUP_MISTAKES, BACKUP_USAGE, RESTORE_USAGE } from './backup-words.ts';

/** A data folder, or the stores that the environment names. */
export type Place = { readonly dataFolder: string } | 'cloud';

interface PlaceOptions {
  readonly data?: string | undefined;
  readonly cloud?: boolean | undefined;
}

const PLACE_OPTIONS = { data: { type: 'string' }, cloud: { type: 'boolean' } } as const;

function understood<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new CommandMistake(MISTAKES.notUnderstood, usage, { cause });
  }
}

function placeOf({ data, cloud = false }: PlaceOptions, usage: string): Place {
  if (cloud && data !== undefined) throw new CommandMistake(BACKUP_MISTAKES.dataAndCloud, usage);
  return cloud ? 'cloud' : { dataFolder: resolve(data ?? 'data') };
}

export function readBackupCommand(args: readonly string[]): { readonly place: Place; readonly to: string } {
  const options = { ...PLACE_OPTIONS, to: { type: 'string' } } as const;
  const { to, ...place } = understood(BACKUP_USAGE, () => parseArgs({ args: [...args], options }).values);
  if (to === undefined || to === '') throw new CommandMistake(BACKUP_MISTAKES.noTarget, BACKUP_USAGE);
  return { place: placeOf(place, BACKUP_USAGE), to };
}

export interface RestoreCommand {
  readonly place: Place;
  readonly from: string;
  /** Also over a state that is another one. */
  readonly isOver: boolean;
}

export function readRestoreCommand(args: readonly string[]): RestoreCommand {
  const options = { ...PLACE_OPTIONS, from: { type: 'string' }, over: { type: 'boolean' } } as const;
  const { from, over, ...place } = understood(RESTORE_USAGE, () => parseArgs({ args: [...args], options }).values);
  if (from === undefined || from === '') throw new CommandMistake(BACKUP_MISTAKES.noSource, RESTORE_USAGE);
  return { place: placeOf(place, RESTORE_USAGE), from: resolve(from), isOver: over ?? false };
}
