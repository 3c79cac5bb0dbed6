/** Members of Range about where it lies. */

import { rowValues } from '../google/workbook.ts';
import { whole } from './argument-kinds.ts';
import { a1Of, areaAt, eachCell, heightOf, OUTSIDE, type RangeState, rangeObject, widthOf } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import { noted, SELF, signatures } from './service-class.ts';
import { sheetObject } from './sheet-state.ts';

const on = signatures<RangeState>();

function cellAt(state: RangeState, row: number, column: number): RangeState {
  if (row < 1 || column < 1 || row > heightOf(state) || column > widthOf(state)) {
    throw new ScriptError('Cell reference out of range');
  }
  return moved(state, row - 1, column - 1, 1, 1);
}

function moved(state: RangeState, down: number, right: number, height: number, width: number): RangeState {
  const { book, sheetId, area } = state;
  const [row, column] = [area.startRowIndex + 1 + down, area.startColumnIndex + 1 + right];
  if (row < 1 || column < 1) throw new ScriptError(OUTSIDE);
  return { book, sheetId, area: areaAt(book.sheet(sheetId), row, column, height, width) };
}

export function activate(state: RangeState): typeof SELF {
  const { book, sheetId, area } = state;
  book.run.selection.selected = { sheetId, area };
  return SELF;
}

export function activateAsCurrentCell(state: RangeState): typeof SELF {
  if (heightOf(state) > 1 || widthOf(state) > 1) throw new ScriptError('The range must be a single cell.');
  const { book, sheetId, area } = state;
  book.run.selection.setCurrent({ sheetId, area });
  return SELF;
}

/** Around the range: as far as cells with values touch it. */
function dataRegion(state: RangeState): RangeState {
  const sheet = state.book.sheet(state.sheetId);
  const isFilled = (row: number, column: number) => (rowValues(sheet, row)[column] ?? null) !== null;
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  let { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = state.area;
  const any = (area: RangeState['area']) => eachCell({ area }, isFilled).some((row) => row.includes(true));
  for (let grew = true; grew; ) {
    const now = { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
    const wide = {
      ...now,
      startColumnIndex: Math.max(0, startColumnIndex - 1),
      endColumnIndex: Math.min(columnCount, endColumnIndex + 1),
    };
    const tall = {
      ...now,
      startRowIndex: Math.max(0, startRowIndex - 1),
      endRowIndex: Math.min(rowCount, endRowIndex + 1),
    };
    if (startRowIndex > 0 && any({ ...wide, startRowIndex: startRowIndex - 1, endRowIndex: startRowIndex }))
      startRowIndex -= 1;
    if (endRowIndex < rowCount && any({ ...wide, startRowIndex: endRowIndex, endRowIndex: endRowIndex + 1 }))
      endRowIndex += 1;
    if (
      startColumnIndex > 0 &&
      any({ ...tall, startColumnIndex: startColumnIndex - 1, endColumnIndex: startColumnIndex })
    )
      startColumnIndex -= 1;
    if (
      endColumnIndex < columnCount &&
      any({ ...tall, startColumnIndex: endColumnIndex, endColumnIndex: endColumnIndex + 1 })
    )
      endColumnIndex += 1;
    grew =
      startRowIndex !== now.startRowIndex ||
      endRowIndex !== now.endRowIndex ||
      startColumnIndex !== now.startColumnIndex ||
      endColumnIndex !== now.endColumnIndex;
  }
  return { ...state, area: { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } };
}

export const PLACE_MEMBERS = {
  activate: on([], activate),
  activateAsCurrentCell: on([], activateAsCurrentCell),
  getA1Notation: on([], a1Of),
  getRow: on([], ({ area }) => area.startRowIndex + 1),
  getRowIndex: on([], ({ area }) => area.startRowIndex + 1),
  getColumn: on([], ({ area }) => area.startColumnIndex + 1),
  getLastRow: on([], ({ area }) => area.endRowIndex),
  getLastColumn: on([], ({ area }) => area.endColumnIndex),
  getNumRows: on([], heightOf),
  getNumColumns: on([], widthOf),
  getHeight: on([], heightOf),
  getWidth: on([], widthOf),
  getGridId: on([], ({ sheetId }) => sheetId),
  getSheet: on([], ({ book, sheetId }) => sheetObject(book, book.sheet(sheetId))),
  getCell: on([whole, whole], (state, row, column) => rangeObject(cellAt(state, row, column))),
  getDataRegion: noted(
    { partly: 'not in one dimension only' },
    on([], (state) => rangeObject(dataRegion(state))),
  ),
  offset: [
    on([whole, whole], (state, down, right) => rangeObject(moved(state, down, right, heightOf(state), widthOf(state)))),
    on([whole, whole, whole], (state, down, right, height) =>
      rangeObject(moved(state, down, right, height, widthOf(state))),
    ),
    on([whole, whole, whole, whole], (state, down, right, height, width) =>
      rangeObject(moved(state, down, right, height, width)),
    ),
  ],
};
