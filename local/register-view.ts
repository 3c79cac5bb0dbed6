/** The register as it stands in the workbooks this moment, for the desk and for the marks: read through the real client. */
import { ALL_REGIONS, type ListedWorkbook, SETTINGS_TAB, workbookList } from '../domain/central.ts';
import { dateInMoscow } from '../domain/date.ts';
import { type Mark, marksOf } from '../domain/marks.ts';
import type { Problem } from '../domain/problem.ts';
import { explain } from '../domain/problem-text.ts';
import { REFERENCE_TABLES, type Reference } from '../domain/reference.ts';
import { collect } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import type { Columns, Table } from '../domain/table.ts';
import { type RawWorkbook, REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import type { GoogleClients } from '../functions/google-clients.ts';
import { type Central, inspectCentral, readCentral } from '../functions/read-central.ts';
import { type RegionReading, readRegion } from '../functions/read-region.ts';
import type { TouchedRows } from './shown-marks.ts';

/** A workbook of the list as it stands. */
export interface WorkbookState {
  readonly listed: ListedWorkbook;
  readonly rows: RowCounts;
  /** Why it cannot be read; empty when it can. */
  readonly trouble: string;
  /** The marks of rows that are set aside. */
  readonly errors: readonly Mark[];
}

function contextOf(region: string, reference: Reference, now: Date): RuleContext {
  return { asOf: dateInMoscow(now.getTime()), reference, workbook: region };
}

function marksOfWorkbook(raw: RawWorkbook, context: RuleContext, problems: readonly Problem[]): readonly Mark[] {
  return REGISTER_TABLE_KEYS.flatMap((key) => {
    // Each table is used with its own columns; which one it is does not matter here.
    return marksOf(TABLES[key] as unknown as Table<Columns>, raw[key], context, problems);
  });
}

/** The central workbook: which workbooks there are, and the lists that the rules consult. */
export function readCentralNow(google: GoogleClients, centralSpreadsheetId: string, now: Date): Promise<Central> {
  return readCentral(google.sheets, centralSpreadsheetId, dateInMoscow(now.getTime()));
}

/** What the operator who edits these rows of a tab of the central workbook is told. */
export async function centralMarksAt(
  google: GoogleClients,
  centralSpreadsheetId: string,
  touched: TouchedRows,
  now: Date,
): Promise<readonly Mark[]> {
  const asOf = dateInMoscow(now.getTime());
  const { central, problems, tabs } = await inspectCentral(google.sheets, centralSpreadsheetId, asOf);
  const table = [workbookList, ...Object.values(REFERENCE_TABLES)].find(({ title }) => title === touched.title);
  const key = table?.key ?? 'settings';
  const told = problems.filter(({ place }) => place.table === key && isTouched(place.row, touched));
  if (!table) return touched.title === SETTINGS_TAB.title ? settingMarks(told) : [];
  const context = { asOf, reference: central.reference, workbook: ALL_REGIONS };
  // Each table is used with its own columns; which one it is does not matter here.
  return marksOf(table as unknown as Table<Columns>, tabs.get(table.title) ?? [], context, told);
}

/** In «Настройки» the values stand in the second column. */
function settingMarks(problems: readonly Problem[]): readonly Mark[] {
  return problems.map((problem) => {
    const { sentence, remedy } = explain(problem);
    const cell = `${SETTINGS_TAB.title}!B${problem.place.row}`;
    return { cell, note: `${sentence} ${remedy}`, severity: problem.severity };
  });
}

function isTouched(row: number, { firstRow, lastRow }: TouchedRows): boolean {
  return row >= firstRow && row <= lastRow;
}

/** One workbook of the list, read and checked by itself. */
export function readOne(
  google: GoogleClients,
  listed: ListedWorkbook,
  reference: Reference,
  now: Date,
): Promise<RegionReading> {
  return readRegion(google, listed, contextOf(listed.region, reference, now));
}

/** Every listed workbook, checked together as the gate does it. */
export function statesOf(
  readings: readonly RegionReading[],
  reference: Reference,
  now: Date,
): readonly WorkbookState[] {
  const parsed = readings.flatMap(({ workbook }) => (workbook ? [workbook] : []));
  const { value: register, problems } = collect(parsed, { asOf: dateInMoscow(now.getTime()), reference });
  const all = [...readings.flatMap((reading) => reading.problems), ...problems];
  const none = { read: 0, accepted: 0, setAside: 0 };
  return readings.map(({ listed, raw, unreadable }) => {
    const own = all.filter(({ place, severity }) => place.workbook === listed.region && severity === 'error');
    return {
      listed,
      rows: register.rows.byWorkbook.get(listed.region) ?? none,
      trouble: unreadable ? `${unreadable.message} ${unreadable.remedy}` : '',
      errors: raw ? marksOfWorkbook(raw, contextOf(listed.region, reference, now), own) : [],
    };
  });
}
