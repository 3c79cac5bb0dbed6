/** New workbooks as Google's `Spreadsheet` message: tabs, headings with hints, formats, and the rows they start with. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { Cell, RawTable } from '../domain/cell.ts';
import { SETTINGS_TAB, workbookList } from '../domain/central.ts';
import { fingerprint, REFERENCE_TABLES, type Reference, type ReferenceTableKey } from '../domain/reference.ts';
import { encodeReferenceCopy, REFERENCE_TAB } from '../domain/reference-copy.ts';
import { STARTING_ROWS } from '../domain/starting-reference.ts';
import type { Column, ColumnFormat, Columns, Table } from '../domain/table.ts';
import { OWN_HEADINGS } from '../domain/verdict.ts';
import { REGISTER_TABLE_KEYS, type RegisterTableKey, TABLES } from '../domain/workbook.ts';
import { JOURNAL_HEADINGS, JOURNAL_TAB, RECEIPT_TAB } from '../domain/workbook-tabs.ts';
import { FIRST_RECEIPT, OWN_SHEET_IDS } from '../functions/region-tabs.ts';
import { SUMMARY_TAB_TITLE } from '../functions/summary-tab.ts';

type StartingCell = Extract<Cell, string | number | null>;
export type StartingRows = readonly (readonly StartingCell[])[];

const SPARE_ROWS = 200;
const FIRST_LIST_ID = 3;
const LOCALE = { locale: 'ru_RU', timeZone: 'Europe/Moscow' };

const NUMBER_FORMATS: Readonly<Partial<Record<ColumnFormat, sheets_v4.Schema$NumberFormat>>> = {
  text: { type: 'TEXT', pattern: '@' },
  date: { type: 'DATE', pattern: 'dd.mm.yyyy' },
};

function cellData(value: StartingCell, column: Column<unknown>): sheets_v4.Schema$CellData {
  const numberFormat = NUMBER_FORMATS[column.kind.format];
  return {
    ...(value !== null && {
      userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value },
    }),
    ...(numberFormat && { userEnteredFormat: { numberFormat } }),
  };
}

function tab<C extends Columns>(
  table: Table<C>,
  rows: StartingRows,
  sheetId: number,
  ownHeadings: readonly string[] = [],
): sheets_v4.Schema$Sheet {
  const columns = Object.values(table.columns);
  const blank: readonly StartingCell[] = columns.map(() => null);
  const spare = Array.from({ length: SPARE_ROWS }, () => blank);
  const own = ownHeadings.map((heading) => ({ userEnteredValue: { stringValue: heading } }));
  const headings = [
    ...columns.map(({ heading, hint }) => ({ userEnteredValue: { stringValue: heading }, note: hint })),
    ...own,
  ];
  const body = [...rows, ...spare].map((row) => ({
    values: columns.map((column, position) => cellData(row[position] ?? null, column)),
  }));
  return {
    properties: {
      sheetId,
      title: table.title,
      gridProperties: { rowCount: body.length + 1, columnCount: columns.length + own.length + 2, frozenRowCount: 1 },
    },
    data: [{ startRow: 0, startColumn: 0, rowData: [{ values: headings }, ...body] }],
  };
}

function plainTab(title: string, rows: RawTable, sheetId: number, hidden: boolean): sheets_v4.Schema$Sheet {
  const width = Math.max(...rows.map((row) => row.length));
  const rowData = rows.map((row) => ({
    values: row.map((cell) => {
      if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } };
      return typeof cell === 'string' && cell !== '' ? { userEnteredValue: { stringValue: cell } } : {};
    }),
  }));
  const gridProperties = { rowCount: rows.length + SPARE_ROWS, columnCount: width, frozenRowCount: 1 };
  return {
    properties: { sheetId, title, hidden, gridProperties },
    data: [{ startRow: 0, startColumn: 0, rowData }],
  };
}

/** Large enough for everything that a receipt may say. */
function receiptTab(): sheets_v4.Schema$Sheet {
  const { properties, ...content } = plainTab(RECEIPT_TAB, FIRST_RECEIPT, OWN_SHEET_IDS.receipt, false);
  return { properties: { ...properties, gridProperties: { rowCount: 400, columnCount: 6 } }, ...content };
}

/** For whom a workbook is made: the alias of its region, and the lists as they stand. */
export interface Owner {
  readonly workbook: string;
  readonly reference: Reference;
}

/** A workbook of one region (or of all). */
export function regionalWorkbook(
  title: string,
  { workbook, reference }: Owner,
  rows: Partial<Readonly<Record<RegisterTableKey, StartingRows>>> = {},
): sheets_v4.Schema$Spreadsheet {
  const sheets = REGISTER_TABLE_KEYS.map((key, index) => {
    // Each table is used with its own columns; which one it is does not matter here.
    const table = TABLES[key] as unknown as Table<Columns>;
    return tab(table, rows[key] ?? [], index, OWN_HEADINGS);
  });
  const lists = encodeReferenceCopy({ workbook, stamp: fingerprint(reference), reference });
  const others = [
    plainTab(JOURNAL_TAB, [JOURNAL_HEADINGS], sheets.length, false),
    receiptTab(),
    plainTab(REFERENCE_TAB, lists, OWN_SHEET_IDS.lists, true),
  ];
  return { properties: { title, ...LOCALE }, sheets: [...sheets, ...others] };
}

export type StartingDecisions = Readonly<Record<keyof typeof SETTINGS_TAB.names, StartingCell>>;

function settingsTab(decisions: StartingDecisions, sheetId: number): sheets_v4.Schema$Sheet {
  const lines = Object.entries(SETTINGS_TAB.names).map(([key, [name, meaning]]) => [
    name,
    decisions[key as keyof StartingDecisions],
    meaning,
  ]);
  const rowData = [SETTINGS_TAB.headings, ...lines].map((line) => ({
    values: line.map((value) => {
      if (value === null) return {};
      return { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } };
    }),
  }));
  const gridProperties = { rowCount: 50, columnCount: 6, frozenRowCount: 1 };
  return {
    properties: { sheetId, title: SETTINGS_TAB.title, gridProperties },
    data: [{ startRow: 0, startColumn: 0, rowData }],
  };
}

/** The tabs of the central workbook that the operator fills in, as they start. */
export function centralTabs(list: StartingRows, decisions: StartingDecisions): readonly sheets_v4.Schema$Sheet[] {
  const lists = Object.keys(REFERENCE_TABLES).map((key, index) => {
    // Each table is used with its own rows; which one it is does not matter here.
    const table = REFERENCE_TABLES[key as ReferenceTableKey] as unknown as Table<Columns>;
    return tab(table, STARTING_ROWS[key as ReferenceTableKey] as StartingRows, FIRST_LIST_ID + index);
  });
  return [tab(workbookList, list, 1), settingsTab(decisions, 2), ...lists];
}

/** The central workbook: which workbooks there are, what the operator decides, his lists, and the summary. */
export function centralWorkbook(list: StartingRows, decisions: StartingDecisions): sheets_v4.Schema$Spreadsheet {
  const summary = {
    properties: { sheetId: 0, title: SUMMARY_TAB_TITLE, gridProperties: { rowCount: 200, columnCount: 12 } },
  };
  return {
    properties: { title: 'Свод: центральная таблица', ...LOCALE },
    sheets: [summary, ...centralTabs(list, decisions)],
  };
}
