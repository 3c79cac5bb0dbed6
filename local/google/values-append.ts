/** `values.append`: finds the table in a range and writes below it. */
import type { sheets_v4 } from '@googleapis/sheets';
import { findDataTable } from './data-table.ts';
import type { Call } from './rest-method.ts';
import { clipToGrid, exceedsGrid, findRange, formatArea } from './sheet-range.ts';
import { changeOfRows, readRows, writtenArea } from './value-input.ts';
import {
  answerOptions,
  answerOptionsOfQuery,
  inputOptions,
  majorDimensionOf,
  storedWorkbook,
} from './value-options.ts';
import { foreseen, updateReply } from './values-update.ts';
import { type Area, type Sheet, sheetById } from './workbook.ts';
import { applyChanges, type Change } from './workbook-change.ts';
import { checkGrowth } from './workbook-limits.ts';
import type { WorkbookStore } from './workbook-store.ts';

type InsertDataOption = 'OVERWRITE' | 'INSERT_ROWS';

const INSERT: readonly InsertDataOption[] = ['OVERWRITE', 'INSERT_ROWS'];

/** Rows are made where the data needs them; columns are not. */
function makeRoom(sheet: Sheet, area: Area, option: InsertDataOption): Change[] {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  if (area.endColumnIndex > columnCount) throw exceedsGrid(sheet, area);
  const startIndex = option === 'INSERT_ROWS' ? area.startRowIndex : rowCount;
  const endIndex = area.endRowIndex;
  if (endIndex <= startIndex) return [];
  const { sheetId } = sheet.properties;
  return [
    { kind: 'insertDimension', sheetId, dimension: 'ROWS', startIndex, endIndex, inheritFromBefore: startIndex > 0 },
  ];
}

export function appendValues(store: WorkbookStore, now: () => Date, call: Call) {
  const stored = storedWorkbook(store, call.path['id']);
  const { spreadsheetId, workbook } = stored;
  const body = call.body as sheets_v4.Schema$ValueRange;
  const how = inputOptions(workbook, call.query.text('valueInputOption'), now);
  const option = call.query.oneOf('insertDataOption', INSERT, 'OVERWRITE');
  const majorDimension = majorDimensionOf(body.majorDimension);
  const rows = readRows(body.values, majorDimension);
  const { sheet, area: searched } = clipToGrid(findRange(workbook, call.path['range'] ?? ''));
  const table = findDataTable(sheet, searched);
  const start = table
    ? { ...table, startRowIndex: table.endRowIndex, startColumnIndex: table.startColumnIndex }
    : searched;
  const area = writtenArea(start, rows);
  const room = rows.length > 0 ? makeRoom(sheet, area, option) : [];
  checkGrowth(workbook, room);
  const roomy = sheetById(applyChanges(workbook, room), sheet.properties.sheetId) ?? sheet;
  const changes = [...room, changeOfRows(roomy, area, rows, how)];
  const target = { sheet, area };
  const answer = answerOptions(answerOptionsOfQuery(call), majorDimension);
  const written = { changes, target, requested: target, rows };
  const updates = updateReply(foreseen(stored, changes, answer), written, answer, now);
  store.commit(spreadsheetId, changes);
  return { spreadsheetId, ...(table ? { tableRange: formatArea(sheet, table) } : {}), updates };
}
