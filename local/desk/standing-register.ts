/**
 * The register as it stands in the workbooks, for the desk: read through the real client, past the faults that were asked
 * for, and each workbook anew only when its cells have changed.
 */
import { type ListedWorkbook, SETTINGS_TAB, workbookList } from '../../domain/central.ts';
import { dateInMoscow } from '../../domain/date.ts';
import { REFERENCE_TABLES } from '../../domain/reference.ts';
import { RECEIPT_TAB } from '../../domain/workbook-tabs.ts';
import type { GoogleClients } from '../../functions/google-clients.ts';
import type { Central } from '../../functions/read-central.ts';
import type { RegionReading } from '../../functions/read-region.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';
import { readCentralNow, readOne, statesOf, type WorkbookState } from '../register-view.ts';

interface StandingRegister {
  readonly central: Central;
  readonly states: readonly WorkbookState[];
}

/** What a reading was made of: the same parts give the same reading. */
type Parts = readonly unknown[];

interface Kept<T> {
  readonly parts: Parts;
  readonly read: T;
}

const CENTRAL_TITLES: ReadonlySet<string> = new Set([
  workbookList.title,
  SETTINGS_TAB.title,
  ...Object.values(REFERENCE_TABLES).map(({ title }) => title),
]);

function isSame(parts: Parts, others: Parts): boolean {
  return parts.length === others.length && parts.every((part, index) => part === others[index]);
}

interface RegisterSource {
  readonly google: GoogleClients;
  readonly workbooks: WorkbookStore;
  readonly centralSpreadsheetId: string;
  readonly now: () => Date;
}

export class RegisterReader {
  private readonly source: RegisterSource;
  private central: Kept<Central> | undefined;
  private readonly readings = new Map<string, Kept<RegionReading>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(source: RegisterSource) {
    this.source = source;
  }

  /** One reading after the other, so that many desks read what changed once. Throws a failure of Google or the central workbook. */
  read(): Promise<StandingRegister> {
    const reading = this.last.then(() => this.readNow());
    this.last = reading.catch(() => undefined);
    return reading;
  }

  private async readNow(): Promise<StandingRegister> {
    const { centralSpreadsheetId, google, now } = this.source;
    const day = dateInMoscow(now().getTime());
    // Sheets are values: one that nobody has changed is the same object.
    const parts = [day, ...this.partsOf(centralSpreadsheetId, (title) => CENTRAL_TITLES.has(title))];
    if (!this.central || !isSame(this.central.parts, parts)) {
      this.central = { parts, read: await readCentralNow(google, centralSpreadsheetId, now()) };
    }
    const central = this.central.read;
    const readings: RegionReading[] = [];
    for (const listed of central.workbooks) readings.push(await this.readListed(listed, central));
    return { central, states: statesOf(readings, central.reference, now()) };
  }

  private async readListed(listed: ListedWorkbook, central: Central): Promise<RegionReading> {
    const { spreadsheetId } = listed;
    // What a run tells the region is no news about the region.
    const parts = [central, ...this.partsOf(spreadsheetId, (title) => title !== RECEIPT_TAB)];
    const kept = this.readings.get(spreadsheetId);
    if (kept && isSame(kept.parts, parts)) return kept.read;
    const read = await readOne(this.source.google, listed, central.reference, this.source.now());
    this.readings.set(spreadsheetId, { parts, read });
    return read;
  }

  private partsOf(spreadsheetId: string, isPart: (title: string) => boolean): Parts {
    const sheets = this.source.workbooks.get(spreadsheetId)?.workbook.sheets ?? [];
    return sheets
      .filter(({ properties }) => isPart(properties.title))
      .flatMap(({ values, attributes, properties }) => [properties.title, values, attributes]);
  }
}
