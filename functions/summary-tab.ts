/** «Сводка»: the tab that the leadership opens, written in one batch update of plain values. */
import type { sheets_v4 } from '@googleapis/sheets';
import { columnLetters, quoteTitle } from '../domain/a1.ts';
import type { RawTable } from '../domain/cell.ts';
import type { Row, Value } from './summary-rows.ts';

export const SUMMARY_TAB_TITLE = 'Сводка';

/** The columns of the tab that belong to Svod; what stands right of them is a person's. */
const OWNED_COLUMNS = 8;
export const OWNED_RANGE = `${quoteTitle(SUMMARY_TAB_TITLE)}!A:${columnLetters(OWNED_COLUMNS - 1)}`;
const SPARE_ROWS = 50;

function cellData(value: Value): sheets_v4.Schema$CellData {
  if (value === null) return {};
  return { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } };
}

interface ExistingTab {
  readonly sheetId: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** The requests of the one batch update: the tab is made or grown if need be, cleared, and written anew. */
export function summaryRequests(
  rows: readonly Row[],
  tab: ExistingTab | null,
  takenSheetIds: readonly number[],
): sheets_v4.Schema$Request[] {
  const sheetId = tab?.sheetId ?? Math.max(0, ...takenSheetIds) + 1;
  const rowCount = Math.max(tab?.rowCount ?? 0, rows.length + (tab ? 0 : SPARE_ROWS));
  const columnCount = Math.max(tab?.columnCount ?? 0, OWNED_COLUMNS);
  const gridProperties = { rowCount, columnCount };
  const owned = {
    sheetId,
    startRowIndex: 0,
    endRowIndex: rowCount,
    startColumnIndex: 0,
    endColumnIndex: OWNED_COLUMNS,
  };
  const isTooSmall = tab !== null && (tab.rowCount < rowCount || tab.columnCount < columnCount);
  const resize = {
    updateSheetProperties: { properties: { sheetId, gridProperties }, fields: 'gridProperties(rowCount,columnCount)' },
  };
  const create = { addSheet: { properties: { sheetId, title: SUMMARY_TAB_TITLE, gridProperties } } };
  return [
    ...(tab === null ? [create] : []),
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
