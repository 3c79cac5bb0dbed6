/** `npm run backup` and `npm run restore` as they were asked for: over a data folder, or over the stores of the cloud. */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Backup,
  decodeBackup,
  differingFrom,
  encodeBackup,
  readPrivateStore,
  registerOf,
  writeBackup,
} from '../../functions/private-backup.ts';
import { STATE } from '../../functions/private-state.ts';
import { readSome } from '../../functions/settings.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { openStore } from '../../functions/stores/store-address.ts';
import type { Place } from '../command-options.ts';
import { claimFolder, privateStoreOf, readContents } from '../data-folder.ts';
import { StartFailure } from '../start-failure.ts';
import type { RestoreCommand } from './backup-command.ts';
import { BACKUP_WORDS, fileExists, foreignBackup, noSuchFile, wouldOverwrite } from './backup-words.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const OWNER_ONLY = 0o600;
const PRIVATE_SETTINGS = ['centralSpreadsheetId', 'privateStore', 's3Region', 's3Endpoint'] as const;

interface PrivatePlace {
  readonly store: SnapshotStore;
  readonly register: string;
}

async function openPlace(place: Place, environment: Environment): Promise<PrivatePlace> {
  if (place === 'cloud') {
    const settings = readSome(environment, PRIVATE_SETTINGS);
    const store = await openStore(settings.privateStore, settings);
    return { store, register: registerOf(settings.centralSpreadsheetId) };
  }
  const contents = readContents(place.dataFolder);
  if (!contents) {
    throw new StartFailure(
      `В папке ${place.dataFolder} Свода нет.`,
      'Укажите папку данных: --data ПАПКА. Таблицы (workbooks и svod.json) запас не содержит: верните их раньше.',
    );
  }
  const store = createFileStore(privateStoreOf(place.dataFolder));
  return { store, register: registerOf(contents.centralSpreadsheetId) };
}

/** In a folder every backup has a name of its own. */
function fileFor(to: string, now: Date): string {
  const isFolder = /[\\/]$/.test(to) || statSync(to, { throwIfNoEntry: false })?.isDirectory() === true;
  const name = `svod-private-${now.toISOString().replaceAll(':', '-')}.json`;
  return isFolder ? join(to, name) : resolve(to);
}

/** @returns what to say */
export async function makeBackup(
  { place, to }: { readonly place: Place; readonly to: string },
  environment: Environment,
  now: Date,
): Promise<string> {
  const file = fileFor(to, now);
  if (existsSync(file)) throw fileExists(file);
  const { store, register } = await openPlace(place, environment);
  const { objects, missing } = await readPrivateStore(store);
  const bytes = encodeBackup({ register, madeAt: now.toISOString(), objects });
  writeFileSync(`${file}.new`, bytes, { mode: OWNER_ONLY, flush: true });
  renameSync(`${file}.new`, file);
  const remarks = missing.length > 0 ? [BACKUP_WORDS.missing(missing.length)] : [];
  return [BACKUP_WORDS.made(file, objects.size), ...remarks].join('\n');
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw noSuchFile(file, cause);
  }
}

/** Writes over nothing that is another one, unless that was asked for. */
async function restoreInto(
  { store, register }: PrivatePlace,
  backup: Omit<Backup, 'missing'>,
  isOver: boolean,
): Promise<string> {
  if (backup.register !== register) throw foreignBackup();
  const differing = await differingFrom(store, backup);
  if (differing.length === 0) return BACKUP_WORDS.same;
  // A part that is another one than its name says is damaged, and not newer.
  const standing = differing.filter(({ path, isThere }) => isThere && !path.startsWith('parts/'));
  if (standing.length > 0 && !isOver) {
    const [state] = (await store.list('')).filter(({ path }) => path === STATE);
    throw wouldOverwrite(state?.writtenAt, backup.madeAt);
  }
  await writeBackup(store, backup);
  return BACKUP_WORDS.restored(backup.objects.size, backup.madeAt);
}

/** @returns what to say */
export async function restoreBackup(command: RestoreCommand, environment: Environment): Promise<string> {
  const { place, from, isOver } = command;
  const backup = decodeBackup(readFile(from));
  const target = await openPlace(place, environment);
  if (place === 'cloud') return restoreInto(target, backup, isOver);
  // A run meanwhile would write its own state.
  const { close } = await claimFolder(place.dataFolder);
  try {
    return await restoreInto(target, backup, isOver);
  } finally {
    await close();
  }
}
