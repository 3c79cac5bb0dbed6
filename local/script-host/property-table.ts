/** The properties of scripts, documents and users, kept in one file of the data folder. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ScriptError } from './script-error.ts';

type Store = Readonly<Record<string, string>>;

const LARGEST_VALUE_BYTES = 9 * 1024;
const LARGEST_STORE_BYTES = 500 * 1024;

/** The file is the old one or the new one, never a part of either. */
export function replaceJsonFile(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(`${path}.unfinished`, 'w');
  writeSync(file, JSON.stringify(content));
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.unfinished`, path);
}

export function readJsonFile<T>(path: string, otherwise: T): T {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : otherwise;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function checkSize(store: Store): void {
  let size = 0;
  for (const [key, value] of Object.entries(store)) {
    if (bytes(value) > LARGEST_VALUE_BYTES) throw new ScriptError('Argument too large: value');
    size += bytes(key) + bytes(value);
  }
  if (size <= LARGEST_STORE_BYTES) return;
  throw new ScriptError('You have exceeded the property storage quota. Please remove some properties and try again.');
}

export class PropertyTable {
  private readonly path: string;
  private readonly stores: Record<string, Store>;

  constructor(path: string) {
    this.path = path;
    this.stores = readJsonFile(path, {});
  }

  read(storeKey: string): Store {
    return this.stores[storeKey] ?? {};
  }

  write(storeKey: string, store: Store): void {
    checkSize(store);
    this.stores[storeKey] = store;
    replaceJsonFile(this.path, this.stores);
  }
}
