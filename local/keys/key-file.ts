/** Private keys as files that only their owner may read; each appears whole or not at all. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateSigningKey, parseSigningKey, type SigningKey } from '../../functions/signing-key.ts';

const OWNER_ONLY = 0o600;
/** The key of a data folder. */
const KEY_FILE = 'signing-key.pem';
/** The one that comes after it, until the old one has given over. */
const NEXT_KEY_FILE = 'signing-key.next.pem';

export function keyFileOf(dataFolder: string): string {
  return join(dataFolder, KEY_FILE);
}

export function nextKeyFileOf(dataFolder: string): string {
  return join(dataFolder, NEXT_KEY_FILE);
}

/** Undefined for a file that holds no key. Throws where it cannot be read. */
export function readKeyFile(file: string): SigningKey | undefined {
  return parseSigningKey(readFileSync(file, 'utf8'));
}

function flushFolder(folder: string): void {
  // Windows cannot open a folder.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

export function moveFile(from: string, to: string): void {
  renameSync(from, to);
  flushFolder(dirname(to));
}

/** The key of the file, or a new one where there is no file; undefined for a file that holds something else. */
export function readOrMakeKeyFile(file: string): SigningKey | undefined {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, generateSigningKey(), { mode: OWNER_ONLY, flush: true });
    moveFile(`${file}.new`, file);
  }
  return readKeyFile(file);
}
