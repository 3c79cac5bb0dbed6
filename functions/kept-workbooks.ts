/** What Svod keeps of every workbook between two runs: one that did not change is not read, one that cannot be read stays. */
import type { ListedWorkbook } from '../domain/central.ts';
import { keepWorkbook } from '../domain/kept-workbook.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { KeptParts } from './kept-parts.ts';
import { type KeptWorkbook, type PrivateState, readState, writeState } from './private-state.ts';
import { judgeReading, type RegionReading, type Unreadable } from './read-region.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

type Rules = Omit<RuleContext, 'workbook'>;

export class KeptWorkbooks {
  readonly #store: SnapshotStore;
  readonly #parts: KeptParts;
  readonly #state: PrivateState;

  private constructor(store: SnapshotStore, parts: KeptParts, state: PrivateState) {
    this.#store = store;
    this.#parts = parts;
    this.#state = state;
  }

  static async open(store: SnapshotStore, parts: KeptParts): Promise<KeptWorkbooks> {
    return new KeptWorkbooks(store, parts, await readState(store));
  }

  /** The workbook as two runs read it, when it is still of that version; null when it has to be read. */
  async unchanged(listed: ListedWorkbook, version: string, rules: Rules): Promise<RegionReading | null> {
    const kept = this.#keptOf(listed);
    return kept?.settled && kept.version === version ? this.#readingOf(listed, kept, rules) : null;
  }

  /** The workbook as it last was, when it cannot be read now; null when nothing is kept of it. */
  async last(listed: ListedWorkbook, rules: Rules, why: Unreadable): Promise<RegionReading | null> {
    const kept = this.#keptOf(listed);
    const reading = kept ? await this.#readingOf(listed, kept, rules) : null;
    return reading && { ...reading, unreadable: why };
  }

  /** What the workbook was told last; undefined when it was changed since, for then somebody may have changed that too. */
  toldTo({ listed, isKept }: RegionReading): string | undefined {
    return isKept ? this.#keptOf(listed)?.told : undefined;
  }

  /** Keeps what a publication stands on, and what every region was told of it. */
  async keep(readings: readonly RegionReading[], rules: Rules, told: ReadonlyMap<string, string>): Promise<void> {
    const state = new Map<string, KeptWorkbook>();
    for (const reading of readings) {
      const { region } = reading.listed;
      const kept = await this.#entryOf(reading, rules);
      const stamp = told.get(region);
      if (kept) state.set(region, { ...kept, ...(stamp !== undefined && { told: stamp }) });
    }
    if (JSON.stringify([...state]) !== JSON.stringify([...this.#state])) await writeState(this.#store, state);
  }

  #keptOf({ region, spreadsheetId, epoch }: ListedWorkbook): KeptWorkbook | undefined {
    const kept = this.#state.get(region);
    return kept?.spreadsheetId === spreadsheetId && kept.epoch === epoch ? kept : undefined;
  }

  async #readingOf(listed: ListedWorkbook, kept: KeptWorkbook, rules: Rules): Promise<RegionReading | null> {
    const raw = await this.#parts.load(kept.part);
    if (!raw) return null;
    const reading = judgeReading(listed, raw, { ...rules, workbook: listed.region });
    return reading.workbook && { ...reading, version: kept.version, isKept: true };
  }

  async #entryOf(reading: RegionReading, rules: Rules): Promise<KeptWorkbook | undefined> {
    const { listed, raw, workbook, problems, version, isKept } = reading;
    if (isKept) return this.#keptOf(listed);
    if (!raw || !workbook || version === undefined) return undefined;
    const part = await this.#parts.keep(keepWorkbook(raw, workbook, problems, { ...rules, workbook: listed.region }));
    const before = this.#keptOf(listed);
    const settled = before?.version === version && before.part === part;
    return { spreadsheetId: listed.spreadsheetId, epoch: listed.epoch, version, part, settled };
  }
}
