/** What one run has cost so far: time, calls to Google, calls to the stores and their bytes, workbooks. */
import type { Snapshot } from '../domain/snapshot.ts';
import type { RegionReading } from './read-region.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

interface Calls {
  readonly reads: number;
  readonly writes: number;
}

/** Spent by a run; every attempt counts, also one that was refused. */
export interface Spent {
  readonly durationMs: number;
  /** Of the whole process: what else runs in it is in it. */
  readonly cpuMs: number;
  readonly google: Calls;
  /** Both stores together. */
  readonly store: Calls & { readonly bytesRead: number; readonly bytesWritten: number };
  /** Read from Google; taken as they were kept; kept because they cannot be read. */
  readonly workbooks: { readonly read: number; readonly kept: number; readonly stale: number };
}

type Rows = Pick<Snapshot['rows'], 'read' | 'accepted' | 'setAside'>;

/** Clocks in milliseconds, each from a moment of its own. */
export interface Clocks {
  readonly now: () => number;
  readonly cpuMs: () => number;
}

export class RunMeter {
  readonly #clocks: Clocks;
  readonly #began: number;
  readonly #cpuBefore: number;
  readonly #google = { reads: 0, writes: 0 };
  readonly #store = { reads: 0, writes: 0, bytesRead: 0, bytesWritten: 0 };
  #workbooks = { read: 0, kept: 0, stale: 0 };
  /** Regions whose workbook could not be read. */
  staleRegions: readonly string[] = [];
  /** Null until they are counted. */
  rows: Rows | null = null;

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
    this.#began = clocks.now();
    this.#cpuBefore = clocks.cpuMs();
  }

  called(method: string): void {
    if (method === 'GET') this.#google.reads += 1;
    else this.#google.writes += 1;
  }

  sawWorkbooks(readings: readonly RegionReading[]): void {
    const stale = readings.filter(({ unreadable }) => unreadable);
    const kept = readings.filter((reading) => reading.kept && !reading.unreadable).length;
    this.#workbooks = { read: readings.length - kept - stale.length, kept, stale: stale.length };
    this.staleRegions = stale.map(({ listed }) => listed.region);
  }

  /** The same store, whose calls are counted. */
  over(store: SnapshotStore): SnapshotStore {
    const counted = this.#store;
    const wrote = (bytes: number) => {
      counted.writes += 1;
      counted.bytesWritten += bytes;
    };
    return {
      read: async (path) => {
        counted.reads += 1;
        const stored = await store.read(path);
        counted.bytesRead += stored?.bytes.length ?? 0;
        return stored;
      },
      create: (path, bytes) => {
        wrote(bytes.length);
        return store.create(path, bytes);
      },
      replace: (path, bytes, expected) => {
        wrote(bytes.length);
        return store.replace(path, bytes, expected);
      },
      put: (path, bytes) => {
        wrote(bytes.length);
        return store.put(path, bytes);
      },
      list: (prefix) => {
        counted.reads += 1;
        return store.list(prefix);
      },
      remove: (path) => {
        wrote(0);
        return store.remove(path);
      },
    };
  }

  spent(): Spent {
    return {
      durationMs: Math.round(this.#clocks.now() - this.#began),
      cpuMs: Math.round(this.#clocks.cpuMs() - this.#cpuBefore),
      google: { ...this.#google },
      store: { ...this.#store },
      workbooks: this.#workbooks,
    };
  }
}
