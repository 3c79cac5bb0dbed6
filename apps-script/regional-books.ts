/** The workbooks of «Книги» with the names of their regions, read by the rules of the gate. */
import { ALL_REGIONS, parseWorkbookList, workbookList } from '../domain/central.ts';
import { dateInMoscow } from '../domain/date.ts';
import { NO_REFERENCE } from '../domain/reference.ts';
import { Regions } from '../domain/region.ts';
import { parseRegions, regionTable } from '../domain/region-table.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { serialReader } from './civil-serial.ts';
import { rawTableOf } from './sheet-values.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export interface RegionalBook {
  /** A region's two-digit code, or `*`. */
  readonly region: string;
  /** On one line, as people say it. */
  readonly name: string;
  readonly spreadsheetId: string;
}

function rowsOf(spreadsheet: Spreadsheet, table: Table<Columns>, context: RuleContext) {
  const values = spreadsheet.getSheetByName(table.title)?.getDataRange().getValues() ?? [];
  return rawTableOf(table, values, [], serialReader(spreadsheet.getSpreadsheetTimeZone()), context);
}

export interface RegionalBooks {
  readonly books: readonly RegionalBook[];
  /** How many rows of «Книги» the gate would refuse: it says itself what is wrong with them. */
  readonly wrongRows: number;
}

export function readRegionalBooks(spreadsheet: Spreadsheet): RegionalBooks {
  const bare: RuleContext = { asOf: dateInMoscow(Date.now()), reference: NO_REFERENCE, workbook: ALL_REGIONS };
  // Each table is used with its own columns; which one it is does not matter here.
  const rows = (table: unknown, context: RuleContext) => rowsOf(spreadsheet, table as Table<Columns>, context);
  const regions = new Regions(parseRegions(rows(regionTable, bare), bare).value);
  const context = { ...bare, reference: { ...NO_REFERENCE, regions } };
  const { value, problems } = parseWorkbookList(rows(workbookList, context), context);
  const wrong = problems.filter(({ severity }) => severity === 'error');
  const books = value.map(({ region, spreadsheetId }) => {
    const name = region === ALL_REGIONS ? 'все субъекты' : (regions.get(region)?.name ?? region);
    return { region, spreadsheetId, name: name.replace(/\s+/g, ' ') };
  });
  return { books, wrongRows: new Set(wrong.map(({ place }) => place.row)).size };
}
