/** The register as it stands in the workbooks this moment, for the desk and for the marks: read through the real client. */
import type { ListedWorkbook } from '../domain/central.ts';
import { dateInMoscow } from '../domain/date.ts';
import { type Mark, marksOf, toldAtKeyboard } from '../domain/marks.ts';
import type { Problem } from '../domain/problem.ts';
import { STARTING_REFERENCE } from '../domain/reference.ts';
import { collect } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import type { Columns, Table } from '../domain/table.ts';
import { parseWorkbook, type RawWorkbook, REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import type { GoogleClients } from '../functions/google-clients.ts';
import { readCentral } from '../functions/read-central.ts';
import { type RegionReading, readRegion } from '../functions/read-region.ts';
import { readWorkbook } from '../functions/read-workbook.ts';

/** A workbook of the list as it stands. */
export interface WorkbookState {
  readonly listed: ListedWorkbook;
  readonly rows: RowCounts;
  /** Why it cannot be read; empty when it can. */
  readonly trouble: string;
  /** The marks of rows that are set aside. */
  readonly errors: readonly Mark[];
}

export interface TouchedRows {
  readonly title: string;
  /** As the spreadsheet numbers them. */
  readonly firstRow: number;
  readonly lastRow: number;
}

function contextOf(region: string, now: Date): RuleContext {
  return { asOf: dateInMoscow(now.getTime()), reference: STARTING_REFERENCE, workbook: region };
}

function marksOfWorkbook(raw: RawWorkbook, context: RuleContext, problems: readonly Problem[]): readonly Mark[] {
  return REGISTER_TABLE_KEYS.flatMap((key) => {
    // Each table is used with its own columns; which one it is does not matter here.
    return marksOf(TABLES[key] as unknown as Table<Columns>, raw[key], context, problems);
  });
}

/** The workbooks that the central one lists. */
export async function listWorkbooks(
  google: GoogleClients,
  centralSpreadsheetId: string,
  now: Date,
): Promise<readonly ListedWorkbook[]> {
  return (await readCentral(google.sheets, centralSpreadsheetId, contextOf('*', now))).workbooks;
}

/** What a person who edits these rows of a tab is told. */
export async function marksAt(
  google: GoogleClients,
  listed: ListedWorkbook,
  touched: TouchedRows,
  now: Date,
): Promise<readonly Mark[]> {
  const key = REGISTER_TABLE_KEYS.find((candidate) => TABLES[candidate].title === touched.title);
  if (key === undefined) return [];
  const context = contextOf(listed.region, now);
  const raw = await readWorkbook(google.sheets, listed.spreadsheetId, context);
  const { value, problems } = parseWorkbook(raw, context);
  const linked = value ? collect([value], context.reference).problems : [];
  const told = toldAtKeyboard([...problems, ...linked], listed.region).filter(({ place }) => {
    const isTouched = place.row === 1 || (place.row >= touched.firstRow && place.row <= touched.lastRow);
    return place.table === key && isTouched;
  });
  return marksOfWorkbook(raw, context, told);
}

/** Every listed workbook, read and checked together as the gate does it. */
export async function readStates(
  google: GoogleClients,
  workbooks: readonly ListedWorkbook[],
  now: Date,
): Promise<readonly WorkbookState[]> {
  const readings: RegionReading[] = [];
  for (const listed of workbooks) readings.push(await readRegion(google, listed, contextOf(listed.region, now)));
  const parsed = readings.flatMap(({ workbook }) => (workbook ? [workbook] : []));
  const { value: register, problems } = collect(parsed, STARTING_REFERENCE);
  const all = [...readings.flatMap((reading) => reading.problems), ...problems];
  const none = { read: 0, accepted: 0, setAside: 0 };
  return readings.map(({ listed, raw, unreadable }) => {
    const own = all.filter(({ place, severity }) => place.workbook === listed.region && severity === 'error');
    return {
      listed,
      rows: register.rows.byWorkbook.get(listed.region) ?? none,
      trouble: unreadable ? `${unreadable.message} ${unreadable.remedy}` : '',
      errors: raw ? marksOfWorkbook(raw, contextOf(listed.region, now), own) : [],
    };
  });
}
