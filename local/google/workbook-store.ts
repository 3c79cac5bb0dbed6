/** Workbooks in a folder: for each a base file and a journal of the changes since. A write that was answered is not lost. */
import { randomInt } from 'node:crypto';
import { type Disk, REAL_DISK, replaceFile } from './disk.ts';
import { DiskTurns } from './disk-turns.ts';
import { Journal } from './journal.ts';
import { onDisk, StorageFailure } from './storage-failure.ts';
import type { Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { encodeWorkbook, type StoredWorkbook } from './workbook-file.ts';
import { advance, basePath, type JournalEntry, journalPath, openWorkbooks } from './workbook-folder.ts';

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
  /** Throws when there is no such workbook, or no room on the disk; when it returns, the changes outlive the process. */
  commit(spreadsheetId: string, changes: readonly Change[], cause?: Cause): StoredWorkbook;
  remove(spreadsheetId: string): void;
  /** When it is done, all that was committed before outlives a loss of power; fails when some of that was taken back. */
  settled(): Promise<void>;
  /** The listener is told after every commit; the function returned ends that. */
  subscribe(listener: (event: WorkbookEvent) => void): () => void;
  close(): void;
}

export interface StoreWorld {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly disk: Disk;
}

interface Entry {
  stored: StoredWorkbook;
  readonly journal: Journal;
  /** What outlives a loss of power, and where its journal ends. */
  kept: { readonly stored: StoredWorkbook; readonly bytes: number };
  /** The size at which the journal goes into the base. */
  largestJournal: number;
}

const SMALLEST_JOURNAL_TO_COMPACT_BYTES = 1_000_000;
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** As Google's look: 44 characters that are safe in an address. */
function newSpreadsheetId(): string {
  return `1${Array.from({ length: 43 }, () => ID_ALPHABET[randomInt(ID_ALPHABET.length)]).join('')}`;
}

const REAL_WORLD: StoreWorld = { now: () => new Date(), newId: newSpreadsheetId, disk: REAL_DISK };

function entryOf(stored: StoredWorkbook, journal: Journal, baseBytes: number): Entry {
  const largestJournal = Math.max(SMALLEST_JOURNAL_TO_COMPACT_BYTES, baseBytes);
  return { stored, journal, kept: { stored, bytes: journal.size }, largestJournal };
}

class FolderStore implements WorkbookStore {
  private readonly folder: string;
  private readonly world: StoreWorld;
  private readonly entries: Map<string, Entry>;
  private readonly listeners = new Set<(event: WorkbookEvent) => void>();
  private readonly turns = new DiskTurns(
    () => this.keep(),
    () => this.takeBack(),
  );

  constructor(folder: string, world: StoreWorld) {
    this.folder = folder;
    this.world = world;
    const opened = openWorkbooks(world.disk, folder).map(
      ({ stored, journal, baseBytes }) => [stored.spreadsheetId, entryOf(stored, journal, baseBytes)] as const,
    );
    this.entries = new Map(opened);
  }

  list(): readonly StoredWorkbook[] {
    return [...this.entries.values()].map((entry) => entry.stored);
  }

  get(spreadsheetId: string): StoredWorkbook | undefined {
    return this.entries.get(spreadsheetId)?.stored;
  }

  create(workbook: Workbook): StoredWorkbook {
    const { now, newId, disk } = this.world;
    const time = now().toISOString();
    const stored = { spreadsheetId: newId(), version: 1, createdTime: time, modifiedTime: time, workbook };
    const { spreadsheetId } = stored;
    if (this.entries.has(spreadsheetId)) throw new Error(`There is already a workbook ${spreadsheetId}.`);
    const base = basePath(this.folder, spreadsheetId);
    const bytes = Buffer.from(encodeWorkbook(stored), 'utf8');
    try {
      replaceFile(disk, this.folder, base, bytes);
    } catch (error) {
      disk.remove(base);
      throw new StorageFailure(error);
    }
    const journal = new Journal(disk, journalPath(this.folder, spreadsheetId));
    this.entries.set(spreadsheetId, entryOf(stored, journal, bytes.length));
    this.tell(stored, 'api');
    return stored;
  }

  commit(spreadsheetId: string, changes: readonly Change[], cause: Cause = 'api'): StoredWorkbook {
    const entry = this.entries.get(spreadsheetId);
    if (!entry) throw new Error(`There is no workbook ${spreadsheetId}.`);
    const record: JournalEntry = {
      version: entry.stored.version + 1,
      time: this.world.now().toISOString(),
      changes,
    };
    const stored = advance(entry.stored, record);
    onDisk(() => entry.journal.append(JSON.stringify(record)));
    entry.stored = stored;
    this.turns.ask();
    if (entry.journal.size > entry.largestJournal) this.compact(entry);
    this.tell(stored, cause);
    return stored;
  }

  remove(spreadsheetId: string): void {
    const { disk } = this.world;
    this.entries.get(spreadsheetId)?.journal.close();
    this.entries.delete(spreadsheetId);
    onDisk(() => {
      disk.remove(basePath(this.folder, spreadsheetId));
      disk.remove(journalPath(this.folder, spreadsheetId));
      disk.syncFolder(this.folder);
    });
  }

  settled(): Promise<void> {
    return this.turns.settled();
  }

  subscribe(listener: (event: WorkbookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    for (const { stored, kept, journal } of this.entries.values()) {
      if (stored !== kept.stored) journal.syncNow();
      journal.close();
    }
  }

  private tell({ spreadsheetId, version }: StoredWorkbook, cause: Cause): void {
    for (const listener of this.listeners) listener({ spreadsheetId, version, cause });
  }

  private unkept(): Entry[] {
    return [...this.entries.values()].filter(({ stored, kept }) => stored !== kept.stored);
  }

  /** What is committed while the disk is at work is for its next turn. */
  private async keep(): Promise<void> {
    const written = this.unkept().map((entry) => ({ entry, stored: entry.stored, bytes: entry.journal.size }));
    const outcomes = await Promise.allSettled(written.map(({ entry }) => entry.journal.sync()));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw new StorageFailure(failed.reason);
    for (const { entry, stored, bytes } of written) {
      if (entry.kept.stored.version < stored.version) entry.kept = { stored, bytes };
    }
  }

  private takeBack(): void {
    for (const entry of this.unkept()) {
      entry.stored = entry.kept.stored;
      try {
        entry.journal.cutTo(entry.kept.bytes);
      } catch (error) {
        console.error(new StorageFailure(error).message);
      }
    }
  }

  /** A journal that cannot go into the base now grows on; nothing is lost by that. */
  private compact(entry: Entry): void {
    const { stored, journal } = entry;
    const bytes = Buffer.from(encodeWorkbook(stored), 'utf8');
    try {
      replaceFile(this.world.disk, this.folder, basePath(this.folder, stored.spreadsheetId), bytes);
      entry.kept = { stored, bytes: 0 };
      entry.largestJournal = Math.max(SMALLEST_JOURNAL_TO_COMPACT_BYTES, bytes.length);
      journal.cutTo(0);
    } catch (error) {
      if (journal.size > 0) entry.largestJournal = journal.size * 2;
      console.error(new StorageFailure(error).message);
    }
  }
}

export function openWorkbookStore(folder: string, world: Partial<StoreWorld> = {}): WorkbookStore {
  return new FolderStore(folder, { ...REAL_WORLD, ...world });
}
