/** Workbooks in a folder: for each a base file and a journal of the changes since. A write that was answered is not lost. */
import { randomInt } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Journal } from './journal.ts';
import type { Workbook } from './workbook.ts';
import { applyChanges, type Change } from './workbook-change.ts';
import { decodeWorkbook, encodeWorkbook, type StoredWorkbook } from './workbook-file.ts';

export type Cause = 'api' | 'person' | 'script';

export interface WorkbookEvent {
  readonly spreadsheetId: string;
  readonly version: number;
  readonly cause: Cause;
}

export interface WorkbookStore {
  list(): readonly StoredWorkbook[];
  get(spreadsheetId: string): StoredWorkbook | undefined;
  create(workbook: Workbook): StoredWorkbook;
  /** Throws when there is no such workbook; when it returns, the changes are on disk. */
  commit(spreadsheetId: string, changes: readonly Change[], cause?: Cause): StoredWorkbook;
  remove(spreadsheetId: string): void;
  /** The listener is told after every commit; the function returned ends that. */
  subscribe(listener: (event: WorkbookEvent) => void): () => void;
  close(): void;
}

export interface StoreWorld {
  readonly now: () => Date;
  readonly newId: () => string;
}

interface JournalEntry {
  readonly version: number;
  readonly time: string;
  readonly changes: readonly Change[];
}

interface Entry {
  stored: StoredWorkbook;
  readonly journal: Journal;
  baseBytes: number;
}

const BASE = '.workbook.json';
const JOURNAL = '.journal.jsonl';
const UNFINISHED = '.unfinished';
const SMALLEST_JOURNAL_TO_COMPACT_BYTES = 1_000_000;
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** As Google's look: 44 characters that are safe in an address. */
export function newSpreadsheetId(): string {
  return `1${Array.from({ length: 43 }, () => ID_ALPHABET[randomInt(ID_ALPHABET.length)]).join('')}`;
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** The file is the old one or the new one, never a part of either. Returns its length. */
function replaceFile(folder: string, name: string, content: string): number {
  const unfinished = join(folder, name + UNFINISHED);
  const file = openSync(unfinished, 'w');
  const bytes = Buffer.from(content, 'utf8');
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, join(folder, name));
  syncFolder(folder);
  return bytes.length;
}

function advance(stored: StoredWorkbook, { version, time, changes }: JournalEntry): StoredWorkbook {
  return { ...stored, version, modifiedTime: time, workbook: applyChanges(stored.workbook, changes) };
}

/** Lines at or below the version of the base were already in it when the process was killed between two steps. */
function replay(base: StoredWorkbook, lines: readonly string[]): StoredWorkbook {
  let stored = base;
  for (const line of lines) {
    const entry: JournalEntry = JSON.parse(line);
    if (entry.version <= stored.version) continue;
    if (entry.version !== stored.version + 1) {
      throw new Error(`The journal of ${base.spreadsheetId} goes from version ${stored.version} to ${entry.version}.`);
    }
    stored = advance(stored, entry);
  }
  return stored;
}

function openEntry(folder: string, spreadsheetId: string): Entry {
  const text = readFileSync(join(folder, spreadsheetId + BASE), 'utf8');
  const journal = new Journal(join(folder, spreadsheetId + JOURNAL));
  return { stored: replay(decodeWorkbook(text), journal.read()), journal, baseBytes: text.length };
}

function openFolder(folder: string): Map<string, Entry> {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  for (const name of names.filter((each) => each.endsWith(UNFINISHED))) rmSync(join(folder, name));
  const ids = names.filter((name) => name.endsWith(BASE)).map((name) => name.slice(0, -BASE.length));
  const known = new Set(ids);
  // A journal without a base is what a removal leaves that was killed half-way.
  for (const name of names.filter((each) => each.endsWith(JOURNAL))) {
    if (!known.has(name.slice(0, -JOURNAL.length))) rmSync(join(folder, name));
  }
  return new Map(ids.map((id) => [id, openEntry(folder, id)]));
}

export function openWorkbookStore(
  folder: string,
  { now, newId }: StoreWorld = { now: () => new Date(), newId: newSpreadsheetId },
): WorkbookStore {
  const entries = openFolder(folder);
  const listeners = new Set<(event: WorkbookEvent) => void>();

  function tell({ spreadsheetId, version }: StoredWorkbook, cause: Cause): void {
    for (const listener of listeners) listener({ spreadsheetId, version, cause });
  }

  function compact(entry: Entry): void {
    const { stored, journal } = entry;
    entry.baseBytes = replaceFile(folder, stored.spreadsheetId + BASE, encodeWorkbook(stored));
    journal.clear();
  }

  return {
    list: () => [...entries.values()].map((entry) => entry.stored),
    get: (spreadsheetId) => entries.get(spreadsheetId)?.stored,
    create(workbook) {
      const time = now().toISOString();
      const stored = { spreadsheetId: newId(), version: 1, createdTime: time, modifiedTime: time, workbook };
      const { spreadsheetId } = stored;
      if (entries.has(spreadsheetId)) throw new Error(`There is already a workbook ${spreadsheetId}.`);
      const baseBytes = replaceFile(folder, spreadsheetId + BASE, encodeWorkbook(stored));
      entries.set(spreadsheetId, { stored, journal: new Journal(join(folder, spreadsheetId + JOURNAL)), baseBytes });
      tell(stored, 'api');
      return stored;
    },
    commit(spreadsheetId, changes, cause = 'api') {
      const entry = entries.get(spreadsheetId);
      if (!entry) throw new Error(`There is no workbook ${spreadsheetId}.`);
      const record = { version: entry.stored.version + 1, time: now().toISOString(), changes };
      const stored = advance(entry.stored, record);
      entry.journal.append(JSON.stringify(record));
      entry.stored = stored;
      if (entry.journal.size > Math.max(SMALLEST_JOURNAL_TO_COMPACT_BYTES, entry.baseBytes)) compact(entry);
      tell(stored, cause);
      return stored;
    },
    remove(spreadsheetId) {
      entries.get(spreadsheetId)?.journal.close();
      entries.delete(spreadsheetId);
      rmSync(join(folder, spreadsheetId + BASE), { force: true });
      rmSync(join(folder, spreadsheetId + JOURNAL), { force: true });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      for (const { journal } of entries.values()) journal.close();
    },
  };
}
