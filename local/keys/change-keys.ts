/** `npm run keys` as it was asked for: over a data folder, or over the store and the key of the cloud. */
import { existsSync, renameSync } from 'node:fs';
import { Failure } from '../../functions/failure.ts';
import { readSome } from '../../functions/settings.ts';
import { fingerprintOf, type SigningKey } from '../../functions/signing-key.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import { openStore } from '../../functions/stores/store-address.ts';
import { claimFolder, isDataFolder, publicStoreOf } from '../data-folder.ts';
import { StartFailure } from '../start-failure.ts';
import { sayFingerprint } from '../verify/words.ts';
import { type ChangedKey, type KeyChange, replaceLostKey, rotateKey } from './key-change.ts';
import type { KeyCommand } from './key-command.ts';
import { keyFileOf, moveFile, nextKeyFileOf, readKeyFile, readOrMakeKeyFile } from './key-file.ts';
import { KEY_WORDS, strangeKeyFile } from './key-words.ts';
import { describeKeys } from './published-keys.ts';

type Environment = Readonly<Record<string, string | undefined>>;

function makeKey(file: string): SigningKey {
  const key = readOrMakeKeyFile(file);
  if (!key) throw strangeKeyFile(file);
  return key;
}

async function change(action: 'rotate' | 'lost', world: KeyChange): Promise<{ changed: ChangedKey; words: string[] }> {
  const changed = action === 'rotate' ? await rotateKey(world) : await replaceLostKey(world);
  const fingerprint = sayFingerprint(fingerprintOf(changed.key.publicKey));
  const words =
    action === 'rotate'
      ? [KEY_WORDS.rotated(changed.fromKeyId, changed.key.keyId, fingerprint), KEY_WORDS.followByThemselves]
      : [KEY_WORDS.lost(changed.fromKeyId, changed.key.keyId, fingerprint), KEY_WORDS.tellConsumers];
  return { changed, words };
}

function keyOfFolder(dataFolder: string): SigningKey | null {
  const file = keyFileOf(dataFolder);
  return existsSync(file) ? (readKeyFile(file) ?? null) : null;
}

/** What stood in the file was no key, or one that another took from us: it is kept beside, and signs nothing more. */
function putAside(file: string): void {
  if (existsSync(file)) renameSync(file, `${file}.replaced-${Date.now()}`);
}

async function changeInFolder(action: 'rotate' | 'lost', dataFolder: string, now: Date): Promise<string> {
  // A Svod that is running has the old key in its memory.
  const { folder, close } = await claimFolder(dataFolder);
  try {
    const store = createFileStore(publicStoreOf(folder));
    const nextFile = nextKeyFileOf(folder);
    const world = { store, old: keyOfFolder(folder), next: () => makeKey(nextFile), now };
    const { words } = await change(action, world);
    if (action === 'lost') putAside(keyFileOf(folder));
    moveFile(nextFile, keyFileOf(folder));
    return [...words, KEY_WORDS.nextRun(dataFolder)].join('\n');
  } finally {
    await close();
  }
}

const STORE_SETTINGS = ['publicStore', 's3Region', 's3Endpoint'] as const;

function keyOfEnvironment(environment: Environment, mayBeLost: boolean): SigningKey | null {
  try {
    return readSome(environment, ['signingKey']).signingKey;
  } catch (thrown) {
    if (mayBeLost && thrown instanceof Failure) return null;
    throw thrown;
  }
}

async function openPublicStore(environment: Environment) {
  const settings = readSome(environment, STORE_SETTINGS);
  return openStore(settings.publicStore, settings);
}

/** @returns what to say */
export async function changeKeys(command: KeyCommand, environment: Environment, now: Date): Promise<string> {
  const { action, place, keyFile } = command;
  if (place === 'cloud') {
    const store = await openPublicStore(environment);
    const old = keyOfEnvironment(environment, action !== 'rotate');
    if (action === 'show' || keyFile === undefined) return describeKeys(store, old);
    const { words } = await change(action, { store, old, next: () => makeKey(keyFile), now });
    return [...words, KEY_WORDS.putIntoCloud(keyFile)].join('\n');
  }
  const { dataFolder } = place;
  if (!isDataFolder(dataFolder)) {
    throw new StartFailure(`В папке ${dataFolder} Свода нет.`, 'Укажите папку данных: --data ПАПКА.');
  }
  if (action !== 'show') return changeInFolder(action, dataFolder, now);
  return describeKeys(createFileStore(publicStoreOf(dataFolder)), keyOfFolder(dataFolder));
}
