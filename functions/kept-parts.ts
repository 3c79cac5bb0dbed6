/** Workbooks as they were last read, in the private store under the hashes of their contents; what is at hand stays in memory. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RawTable } from '../domain/cell.ts';
import { byTable, type RawWorkbook, REGISTER_TABLE_KEYS } from '../domain/workbook.ts';
import type { RegionReading } from './read-region.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

export const PART_FOLDER = 'parts';
/** More than there are regions. */
const MOST_AT_HAND = 200;

export function pathOfPart(sha256: string): string {
  return `${PART_FOLDER}/${sha256}.json.gz`;
}

function isTable(value: unknown): value is RawTable {
  return Array.isArray(value) && value.every((row) => Array.isArray(row));
}

/** Null for bytes that are no part, or not the one of that hash. */
function decode(bytes: Buffer, sha256: string): RawWorkbook | null {
  try {
    const text = gunzipSync(bytes);
    if (createHash('sha256').update(text).digest('hex') !== sha256) return null;
    const tabs = JSON.parse(text.toString('utf8')) as Readonly<Record<string, unknown>>;
    return REGISTER_TABLE_KEYS.every((key) => isTable(tabs[key])) ? (tabs as RawWorkbook) : null;
  } catch {
    return null;
  }
}

type Judged = WeakMap<RawWorkbook, { readonly under: string; readonly reading: RegionReading }>;

export class KeptParts {
  readonly #store: SnapshotStore;
  readonly #atHand: Map<string, RawWorkbook>;
  /** What the cells amounted to, by what it depends on: read again, the same part under the same rules amounts to the same. */
  readonly #judged: Judged;

  constructor(store: SnapshotStore, atHand = new Map<string, RawWorkbook>(), judged: Judged = new WeakMap()) {
    this.#store = store;
    this.#atHand = atHand;
    this.#judged = judged;
  }

  /** The same parts, and what is at hand of them, over another face of their store. */
  through(store: SnapshotStore): KeptParts {
    return new KeptParts(store, this.#atHand, this.#judged);
  }

  /** The hash under which it is kept. */
  async keep(raw: RawWorkbook): Promise<string> {
    const text = Buffer.from(JSON.stringify(byTable((key) => raw[key])), 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    if (!this.#atHand.has(sha256)) await this.#write(sha256, gzipSync(text));
    this.#remember(sha256, raw);
    return sha256;
  }

  /** Null when it is not there any more, or damaged: then the workbook is read anew. */
  async load(sha256: string): Promise<RawWorkbook | null> {
    const known = this.#atHand.get(sha256);
    if (known) return known;
    const stored = await this.#store.read(pathOfPart(sha256));
    const raw = stored && decode(stored.bytes, sha256);
    if (raw) this.#remember(sha256, raw);
    return raw;
  }

  /** The part as it was judged `under` the very same rules, or as `judge` judges it now. */
  judged(raw: RawWorkbook, under: string, judge: () => RegionReading): RegionReading {
    const known = this.#judged.get(raw);
    if (known?.under === under) return known.reading;
    const reading = judge();
    this.#judged.set(raw, { under, reading });
    return reading;
  }

  /** One that was damaged on its way would stay so for ever, for its place is taken. */
  async #write(sha256: string, bytes: Buffer): Promise<void> {
    const path = pathOfPart(sha256);
    if (await this.#store.create(path, bytes)) return;
    const stored = await this.#store.read(path);
    if (!stored || !decode(stored.bytes, sha256)) await this.#store.put(path, bytes);
  }

  #remember(sha256: string, raw: RawWorkbook): void {
    this.#atHand.delete(sha256);
    this.#atHand.set(sha256, raw);
    const [oldest] = this.#atHand.keys();
    if (this.#atHand.size > MOST_AT_HAND && oldest !== undefined) this.#atHand.delete(oldest);
  }
}
