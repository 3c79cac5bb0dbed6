/** What was asked for on the command lines of `npm run backup` and `npm run restore`. */
import { resolve } from 'node:path';
import { CommandMistake, PLACE_OPTIONS, type Place, readOptions, readPlace } from '../command-options.ts';
import { BACKUP_MISTAKES, BACKUP_USAGE, RESTORE_USAGE } from './backup-words.ts';

export function readBackupCommand(args: readonly string[]): { readonly place: Place; readonly to: string } {
  const options = { ...PLACE_OPTIONS, to: { type: 'string' } } as const;
  const { to, ...place } = readOptions(args, options, BACKUP_USAGE);
  if (to === undefined || to === '') throw new CommandMistake(BACKUP_MISTAKES.noTarget, BACKUP_USAGE);
  return { place: readPlace(place, BACKUP_USAGE), to };
}

export interface RestoreCommand {
  readonly place: Place;
  readonly from: string;
  /** Also over a state that is another one. */
  readonly isOver: boolean;
}

export function readRestoreCommand(args: readonly string[]): RestoreCommand {
  const options = { ...PLACE_OPTIONS, from: { type: 'string' }, over: { type: 'boolean' } } as const;
  const { from, over, ...place } = readOptions(args, options, RESTORE_USAGE);
  if (from === undefined || from === '') throw new CommandMistake(BACKUP_MISTAKES.noSource, RESTORE_USAGE);
  return { place: readPlace(place, RESTORE_USAGE), from: resolve(from), isOver: over ?? false };
}
