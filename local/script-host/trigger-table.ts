/** The installable triggers of all scripts, kept in one file of the data folder. */
import { randomInt } from 'node:crypto';
import { readJsonFile, replaceJsonFile } from './property-table.ts';
import { ScriptError } from './script-error.ts';

export type EventType = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE';

/** When a time-driven trigger fires, as its builder was told. */
export interface ClockPlan {
  readonly atInstant?: number;
  readonly everyMinutes?: number;
  readonly everyHours?: number;
  readonly everyDays?: number;
  readonly everyWeeks?: number;
  readonly weekday?: string;
  readonly monthDay?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly timeZone: string;
}

export interface TriggerRecord {
  readonly uid: string;
  readonly functionName: string;
  readonly eventType: EventType;
  /** The workbook whose script it belongs to. */
  readonly scriptOf: string;
  /** The workbook that it watches; undefined for a clock. */
  readonly sourceId?: string;
  /** Who made it: as whom it runs. */
  readonly owner: string;
  readonly plan?: ClockPlan;
  /** Milliseconds since 1970; undefined when it will not fire again. */
  readonly nextAt?: number;
}

const MOST_PER_USER_AND_SCRIPT = 20;

export class TriggerTable {
  private readonly path: string;
  private records: readonly TriggerRecord[];

  constructor(path: string) {
    this.path = path;
    this.records = readJsonFile<readonly TriggerRecord[]>(path, []);
  }

  private write(records: readonly TriggerRecord[]): void {
    this.records = records;
    replaceJsonFile(this.path, records);
  }

  list(): readonly TriggerRecord[] {
    return this.records;
  }

  add(record: Omit<TriggerRecord, 'uid'>): TriggerRecord {
    const own = this.records.filter(({ owner, scriptOf }) => owner === record.owner && scriptOf === record.scriptOf);
    if (own.length >= MOST_PER_USER_AND_SCRIPT) {
      throw new ScriptError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    const uid = String(randomInt(1e9, 1e12)) + String(randomInt(1e5, 1e6));
    const made = { uid, ...record };
    this.write([...this.records, made]);
    return made;
  }

  replace(record: TriggerRecord): void {
    this.write(this.records.map((each) => (each.uid === record.uid ? record : each)));
  }

  remove(uid: string): void {
    this.write(this.records.filter((each) => each.uid !== uid));
  }
}
