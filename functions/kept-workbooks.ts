/** What Svod keeps of every workbook between two runs: one that did not change is not read, one that cannot be read stays. */
import type { ListedWorkbook } from '../domain/central.ts';
import { keepWorkbook } from '../domain/kept-workbook.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { RawWorkbook } from '../domain/workbook.ts';
import type { KeptParts } from './kept-parts.ts';
import {
  encodeState,
  type KeptWorkbook,
  type PrivateState,
  readState,
  type ToldRegion,
  writeState,
} from './private-state.ts';
import { judgeReading, type RegionReading, type Unreadable } from './read-region.ts';
import { contentOf } from './reference-content.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

type Rules = Omit<RuleContext, 'workbook'>;
type Entries = ReadonlyMap<string, KeptWorkbook>;

export class KeptWorkbooks {
  readonly #store: SnapshotStore;
  readonly #parts: KeptParts;
  #state: PrivateState;
  readonly #told: Map<string, ToldRegion>;
  /** Of what was read in this run, so that nothing is packed twice. */
  readonly #packed = new WeakMap<RawWorkbook, Promise<KeptWorkbook>>();

  private constructor(store: SnapshotStore, parts: KeptParts, state: PrivateState) {
    this.#store = store;
    this.#parts = parts;
    this.#state = state;
    this.#told = new Map(state.told);
  }

  static async open(store: SnapshotStore, parts: KeptParts): Promise<KeptWorkbooks> {
    return new KeptWorkbooks(store, parts, await readState(store));
  }

  /**
   * The workbook, when it is still of the version that two runs read the same under, or that a run read which was cut off and
   * is gone on with; null when it has to be read.
   */
  async unchanged(listed: ListedWorkbook, version: string, rules: Rules): Promise<RegionReading | null> {
    const read = entryIn(this.#state.read, listed);
    if (read?.version === version) return this.#readingOf(listed, read, rules);
    const kept = this.#keptOf(listed);
    return kept?.settled && kept.version === version ? this.#readingOf(listed, kept, rules) : null;
  }

  /** The workbook as the last run read it, when it is of that version: good enough, until another reading says the same. */
  async unconfirmed(listed: ListedWorkbook, version: string, rules: Rules): Promise<RegionReading | null> {
    const kept = this.#keptOf(listed);
    return kept?.version === version ? this.#readingOf(listed, kept, rules) : null;
  }

  /** The workbook as it last was, when it cannot be read now; null when nothing is kept of it. */
  async last(listed: ListedWorkbook, rules: Rules, why: Unreadable): Promise<RegionReading | null> {
    const kept = this.#keptOf(listed);
    const reading = kept ? await this.#readingOf(listed, kept, rules) : null;
    return reading && { ...reading, unreadable: why };
  }

  /** What the region was told last. */
  toldTo({ region, spreadsheetId }: ListedWorkbook): ToldRegion | undefined {
    const told = this.#told.get(region);
    return told?.spreadsheetId === spreadsheetId ? told : undefined;
  }

  noteTold({ region }: ListedWorkbook, told: ToldRegion): void {
    this.#told.set(region, told);
  }

  /** Keeps what a publication stands on, and what every region was told of it. */
  async keep(readings: readonly RegionReading[], rules: Rules): Promise<void> {
    const workbooks = await this.#entriesOf(readings, rules);
    const listed = new Set(readings.map(({ listed: { region } }) => region));
    const told = new Map([...this.#told].filter(([region]) => listed.has(region)));
    await this.#save({ workbooks, read: new Map(), told });
  }

  /** Keeps what was told since. */
  async keepTold(): Promise<void> {
    await this.#save({ ...this.#state, told: new Map(this.#told) });
  }

  /** Keeps what was read so far, for a run that goes on from here if this one does not come to its end. */
  async keepRead(readings: readonly RegionReading[], rules: Rules): Promise<void> {
    const read = await this.#entriesOf(readings, rules);
    await this.#save({ ...this.#state, read: new Map([...this.#state.read, ...read]) });
  }

  async #save(state: PrivateState): Promise<void> {
    if (encodeState(state) !== encodeState(this.#state)) await writeState(this.#store, state);
    this.#state = state;
  }

  #keptOf(listed: ListedWorkbook): KeptWorkbook | undefined {
    return entryIn(this.#state.workbooks, listed);
  }

  async #readingOf(listed: ListedWorkbook, kept: KeptWorkbook, rules: Rules): Promise<RegionReading | null> {
    const raw = await this.#parts.load(kept.part);
    if (!raw) return null;
    const under = `${listed.region} ${rules.asOf} ${contentOf(rules.reference)}`;
    const judge = () => judgeReading(listed, raw, { ...rules, workbook: listed.region });
    const reading = this.#parts.judged(raw, under, judge);
    return reading.workbook && { ...reading, listed, version: kept.version, kept };
  }

  async #entriesOf(readings: readonly RegionReading[], rules: Rules): Promise<Entries> {
    const entries = new Map<string, KeptWorkbook>();
    for (const reading of readings) {
      const entry = await this.#entryOf(reading, rules);
      if (entry) entries.set(reading.listed.region, entry);
    }
    return entries;
  }

  async #entryOf(reading: RegionReading, rules: Rules): Promise<KeptWorkbook | undefined> {
    const { listed, raw, workbook, problems, version, kept } = reading;
    if (kept) return kept;
    if (!raw || !workbook || version === undefined) return undefined;
    const pack = async (): Promise<KeptWorkbook> => {
      const part = await this.#parts.keep(keepWorkbook(raw, workbook, problems, { ...rules, workbook: listed.region }));
      const before = this.#keptOf(listed);
      const settled = before?.version === version && before.part === part;
      return { spreadsheetId: listed.spreadsheetId, epoch: listed.epoch, version, part, settled };
    };
    const packed = this.#packed.get(raw) ?? pack();
    this.#packed.set(raw, packed);
    return packed;
  }
}

/** Only of the very workbook that is listed now. */
function entryIn(entries: Entries, { region, spreadsheetId, epoch }: ListedWorkbook): KeptWorkbook | undefined {
  const entry = entries.get(region);
  return entry?.spreadsheetId === spreadsheetId && entry.epoch === epoch ? entry : undefined;
}
