/**
 * What a run reads of the listed workbooks: first what changed, then what only one run has read. What was read before a run was
 * cut off is kept, so that runs that are each too short for the quota come to an end together.
 */
import type { ListedWorkbook } from '../domain/central.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { asFailure, Failure } from './failure.ts';
import { outOfTime } from './google-failure.ts';
import type { KeptWorkbooks } from './kept-workbooks.ts';
import { readLoaded } from './loaded-region.ts';
import type { RegionReading } from './read-region.ts';
import type { RunWorld } from './refresh.ts';
import type { DriveVersions } from './workbook-versions.ts';

type Rules = Omit<RuleContext, 'workbook'>;

const MS_PER_SECOND = 1000;
/** As many readings are kept at once, should the run not come to its end: a minute of Google's quota. */
const READINGS_KEPT_AT_ONCE = 60;

export class ReadingList {
  readonly readings: RegionReading[] = [];
  readonly #world: RunWorld;
  readonly #workbooks: readonly ListedWorkbook[];
  readonly #rules: Rules;
  readonly #kept: KeptWorkbooks;
  #fresh: RegionReading[] = [];

  constructor(world: RunWorld, workbooks: readonly ListedWorkbook[], rules: Rules, kept: KeptWorkbooks) {
    this.#world = world;
    this.#workbooks = workbooks;
    this.#rules = rules;
    this.#kept = kept;
  }

  /** Throws a failure where Google does not answer; what was read until then is kept. */
  async read(before: DriveVersions): Promise<void> {
    try {
      await this.#confirm(await this.#readChanged(before));
    } catch (thrown) {
      await this.#keepProgress();
      throw isOutOfTime(thrown) ? this.#cutOff(thrown) : thrown;
    }
  }

  /** The places in the list of what only one run has read. */
  async #readChanged(before: DriveVersions): Promise<readonly number[]> {
    const unconfirmed: number[] = [];
    for (const [at, listed] of this.#workbooks.entries()) {
      const version = versionIn(before, listed);
      const same = version === undefined ? null : await this.#kept.unchanged(listed, version, this.#rules);
      const once = same || version === undefined ? null : await this.#kept.unconfirmed(listed, version, this.#rules);
      const known = same ?? once;
      if (once) unconfirmed.push(at);
      this.readings[at] = known ?? (await this.#readNow(listed, version));
    }
    return unconfirmed;
  }

  /** As far as half of the time goes; the rest is for the next run. */
  async #confirm(places: readonly number[]): Promise<void> {
    for (const at of places) {
      const [listed, once] = [this.#workbooks[at], this.readings[at]];
      if (!listed || !once || !this.#hasTimeToConfirm()) return;
      try {
        this.readings[at] = await this.#readNow(listed, once.version);
      } catch (thrown) {
        if (isOutOfTime(thrown)) return;
        throw thrown;
      }
    }
  }

  /** So that the next run goes on where this one was cut off. */
  async #keepProgress(): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = [];
    if (fresh.length === 0) return;
    try {
      await this.#kept.keepRead(fresh, this.#rules);
    } catch (thrown) {
      this.#world.log({ event: 'state-not-kept', message: asFailure(thrown).forLog });
    }
  }

  #cutOff(cause: unknown): Failure {
    const place = `прочитано таблиц ${this.readings.length} из ${this.#workbooks.length}; следующий запуск продолжит`;
    return outOfTime(place, cause);
  }

  #hasTimeToConfirm(): boolean {
    const { deadline, patience, settings } = this.#world;
    return deadline - patience.now() > (settings.deadlineSeconds * MS_PER_SECOND) / 2;
  }

  async #readNow(listed: ListedWorkbook, version: string | undefined): Promise<RegionReading> {
    const reading = { ...(await readLoaded(this.#world, listed, this.#rules)), version };
    this.#fresh.push(reading);
    if (this.#fresh.length === READINGS_KEPT_AT_ONCE) await this.#keepProgress();
    return reading;
  }
}

/** Undefined for what Drive does not know, or knows in the bin. */
function versionIn(versions: DriveVersions, { spreadsheetId }: ListedWorkbook): string | undefined {
  const file = versions.get(spreadsheetId);
  return file?.trashed ? undefined : file?.version;
}

function isOutOfTime(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.code === 'RUN_TOO_LONG';
}
