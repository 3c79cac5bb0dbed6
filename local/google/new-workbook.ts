/** A new workbook from Google's `Spreadsheet` message: `spreadsheets.create`. */
import type { sheets_v4 } from '@googleapis/sheets';
import { cellEntry } from './cell-data.ts';
import { notImplemented } from './google-error.ts';
import { checkedProperties, checkVisible, newSheetProperties } from './sheet-properties.ts';
import { exceedsGrid } from './sheet-range.ts';
import { newSpreadsheetProperties } from './spreadsheet-properties.ts';
import { type Area, gridArea, type Sheet, sheetById, type Workbook } from './workbook.ts';
import { applyChange, type Change } from './workbook-change.ts';
import { checkSize } from './workbook-limits.ts';

const SPREADSHEET_FIELDS = new Set(['properties', 'sheets', 'spreadsheetId', 'spreadsheetUrl']);
const SHEET_FIELDS = new Set(['properties', 'data']);
const DATA_FIELDS = new Set(['startRow', 'startColumn', 'rowData']);

function refuseOthers(message: object, known: ReadonlySet<string>, name: string): void {
  for (const field of Object.keys(message)) {
    if (!known.has(field)) throw notImplemented(`${name}.${field} of spreadsheets.create`);
  }
}

function dataArea({ startRow, startColumn, rowData }: sheets_v4.Schema$GridData): Area {
  const [startRowIndex, startColumnIndex] = [startRow ?? 0, startColumn ?? 0];
  const width = (rowData ?? []).reduce((widest, { values }) => Math.max(widest, values?.length ?? 0), 0);
  return {
    startRowIndex,
    endRowIndex: startRowIndex + (rowData?.length ?? 0),
    startColumnIndex,
    endColumnIndex: startColumnIndex + width,
  };
}

function dataChange(sheetId: number, data: sheets_v4.Schema$GridData): Change {
  refuseOthers(data, DATA_FIELDS, 'GridData');
  const rows = (data.rowData ?? []).map(({ values }) => (values ?? []).map(cellEntry));
  return { kind: 'changeCells', sheetId, area: dataArea(data), fields: '*', rows };
}

/** A grid whose size nobody gave is made large enough for its data. */
function sized(workbook: Workbook, sheet: Sheet, message: sheets_v4.Schema$Sheet): Sheet {
  const areas = (message.data ?? []).map(dataArea);
  const grid = sheet.properties.gridProperties;
  const asked = message.properties?.gridProperties;
  const rowCount = Math.max(grid.rowCount, ...areas.map((area) => area.endRowIndex));
  const columnCount = Math.max(grid.columnCount, ...areas.map((area) => area.endColumnIndex));
  const tooLow = typeof asked?.rowCount === 'number' && rowCount > grid.rowCount;
  const tooWide = typeof asked?.columnCount === 'number' && columnCount > grid.columnCount;
  if (tooLow || tooWide)
    throw exceedsGrid(sheet, { ...gridArea(sheet), endRowIndex: rowCount, endColumnIndex: columnCount });
  const gridProperties = { ...grid, rowCount, columnCount };
  return { ...sheet, properties: checkedProperties(workbook, { ...sheet.properties, gridProperties }) };
}

function withSheet(workbook: Workbook, message: sheets_v4.Schema$Sheet): Workbook {
  refuseOthers(message, SHEET_FIELDS, 'Sheet');
  const properties = newSheetProperties(workbook, message.properties ?? {});
  const { sheetId } = properties;
  const added = applyChange(workbook, { kind: 'addSheet', properties, index: workbook.sheets.length });
  const sheet = sheetById(added, sheetId);
  if (!sheet) return added;
  const fitted = { ...workbook, sheets: [...workbook.sheets, sized(added, sheet, message)] };
  checkSize(fitted);
  return (message.data ?? []).map((data) => dataChange(sheetId, data)).reduce(applyChange, fitted);
}

export function newWorkbook(message: sheets_v4.Schema$Spreadsheet): Workbook {
  refuseOthers(message, SPREADSHEET_FIELDS, 'Spreadsheet');
  const properties = newSpreadsheetProperties(message.properties ?? {});
  const sheets = message.sheets && message.sheets.length > 0 ? message.sheets : [{}];
  const workbook = sheets.reduce(withSheet, { properties, sheets: [], trashed: false });
  checkVisible(workbook);
  return workbook;
}
