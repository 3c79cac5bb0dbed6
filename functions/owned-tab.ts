/** A tab of the central workbook that Svod writes: its own columns alone, in plain values, in one batch update with the others. */
import type { sheets_v4 } from '@googleapis/sheets';
import { columnLetters, quoteTitle } from '../domain/a1.ts';
import type { RawTable } from '../domain/cell.ts';
import type { Row, Value } from './summary-rows.ts';

export interface OwnedTab {
  readonly title: string;
  /** The first columns belong to Svod; what stands right of them is a person's. */
  readonly columns: number;
}

export interface ExistingTab {
  readonly sheetId: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** A tab as it stands in the workbook. */
export interface ShownTab {
  /** Null when it is not there. */
  readonly place: ExistingTab | null;
  readonly rows: RawTable;
}

const SPARE_ROWS = 50;
/** For a person's notes. */
const SPARE_COLUMNS = 4;

export function ownedRange({ title, columns }: OwnedTab): string {
  return `${quoteTitle(title)}!A:${columnLetters(columns - 1)}`;
}

function cellData(value: Value): sheets_v4.Schema$CellData {
  if (value === null) return {};
  return { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } };
}

/**
 * The requests for one tab: it is made or grown if need be, cleared, and written anew.
 * @param newSheetId for a tab that is not there; no other tab has it
 */
export function tabRequests(
  { title, columns }: OwnedTab,
  rows: readonly Row[],
  place: ExistingTab | null,
  newSheetId: number,
): sheets_v4.Schema$Request[] {
  const sheetId = place?.sheetId ?? newSheetId;
  const rowCount = Math.max(place?.rowCount ?? 0, rows.length + (place ? 0 : SPARE_ROWS));
  const columnCount = Math.max(place?.columnCount ?? 0, columns + (place ? 0 : SPARE_COLUMNS));
  const gridProperties = { rowCount, columnCount };
  const owned = { sheetId, startRowIndex: 0, endRowIndex: rowCount, startColumnIndex: 0, endColumnIndex: columns };
  const isTooSmall = place !== null && (place.rowCount < rowCount || place.columnCount < columnCount);
  const resize = {
    updateSheetProperties: { properties: { sheetId, gridProperties }, fields: 'gridProperties(rowCount,columnCount)' },
  };
  const create = { addSheet: { properties: { sheetId, title, gridProperties } } };
  return [
    ...(place === null ? [create] : []),
    ...(isTooSmall ? [resize] : []),
    { updateCells: { range: owned, fields: 'userEnteredValue' } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: rows.map((row) => ({ values: row.map(cellData) })),
        fields: 'userEnteredValue',
      },
    },
  ];
}

/** Rows without what is empty at their ends, so that they can be compared with what a spreadsheet gives. */
function trimmed(rows: RawTable): RawTable {
  const isEmpty = (value: unknown) => value === null || value === '';
  const short = rows.map((row) => row.slice(0, row.findLastIndex((value) => !isEmpty(value)) + 1));
  return short.slice(0, short.findLastIndex((row) => row.length > 0) + 1).map((row) => row.map((one) => one ?? ''));
}

/** Whether the tab shows these rows already. */
export function showsTheSame(shown: RawTable, rows: readonly Row[]): boolean {
  return JSON.stringify(trimmed(shown)) === JSON.stringify(trimmed(rows));
}
