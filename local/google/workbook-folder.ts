/** The files of workbooks in a folder, as they are found when the store opens: whole, or cut short by the end of a process. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { type Disk, UNFINISHED } from './disk.ts';
import { Journal } from './journal.ts';
import { applyChanges, type Change } from './workbook-change.ts';
import { decodeWorkbook, type StoredWorkbook } from './workbook-file.ts';

/** What one commit adds to the journal. */
export interface JournalEntry {
  readonly version: number;
  readonly time: string;
  readonly changes: readonly Change[];
}

export interface OpenedWorkbook {
  readonly stored: StoredWorkbook;
  readonly journal: Journal;
  readonly baseBytes: number;
}

const BASE = '.workbook.json';
const JOURNAL = '.journal.jsonl';

export function basePath(folder: string, spreadsheetId: string): string {
  return join(folder, spreadsheetId + BASE);
}

export function journalPath(folder: string, spreadsheetId: string): string {
  return join(folder, spreadsheetId + JOURNAL);
}

export function advance(stored: StoredWorkbook, { version, time, changes }: JournalEntry): StoredWorkbook {
  return { ...stored, version, modifiedTime: time, workbook: applyChanges(stored.workbook, changes) };
}

/** Lines at or below the version of the base were already in it when the process was killed between two steps. */
function replay(base: StoredWorkbook, lines: readonly string[]): StoredWorkbook {
  let stored = base;
  for (const line of lines) {
    const entry: JournalEntry = JSON.parse(line);
    if (entry.version <= stored.version) continue;
    if (entry.version !== stored.version + 1) {
      throw new Error(`The journal goes from version ${stored.version} to ${entry.version}.`);
    }
    stored = advance(stored, entry);
  }
  return stored;
}

function damaged(path: string, cause: unknown): StartFailure {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StartFailure(
    `Файл таблицы повреждён: ${path} (${why})`,
    'Ничего не изменено. Верните оба файла этой таблицы из копии или уберите их из папки — тогда запустятся остальные.',
    { cause },
  );
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw damaged(path, error);
  }
}

function openWorkbook(disk: Disk, folder: string, spreadsheetId: string): OpenedWorkbook {
  const [base, lines] = [basePath(folder, spreadsheetId), journalPath(folder, spreadsheetId)];
  const bytes = readFileSync(base);
  const stored = reading(base, () => decodeWorkbook(bytes.toString('utf8')));
  const journal = new Journal(disk, lines);
  return { stored: reading(lines, () => replay(stored, journal.read())), journal, baseBytes: bytes.length };
}

function removeLeftovers(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const isUnfinished = name.endsWith(UNFINISHED);
    // A journal without a base is what a removal leaves that was killed half-way.
    const isOrphan = name.endsWith(JOURNAL) && !existsSync(basePath(folder, name.slice(0, -JOURNAL.length)));
    if (isUnfinished || isOrphan) rmSync(join(folder, name));
  }
}

/** All workbooks of a folder, which is made if there is none. */
export function openWorkbooks(disk: Disk, folder: string): OpenedWorkbook[] {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  removeLeftovers(folder, names);
  disk.syncFolder(folder);
  const bases = names.filter((name) => name.endsWith(BASE));
  return bases.map((name) => openWorkbook(disk, folder, name.slice(0, -BASE.length)));
}
