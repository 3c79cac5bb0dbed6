/** Sheet: one tab of a workbook. */
import type { sheets_v4 } from '@googleapis/sheets';
import { anything, fields, flag, listOf, optional, text, whole } from './argument-kinds.ts';
import { readValues } from './cell-reading.ts';
import { writeValues } from './cell-writing.ts';
import { hexOf, rgbOf } from './color.ts';
import { CONDITIONAL_SHEET_MEMBERS, clearRules } from './conditional-format.ts';
import { METADATA_SHEET_MEMBERS } from './developer-metadata.ts';
import { enumValue } from './enumerations.ts';
import { PROTECTION_SHEET_MEMBERS } from './protection-class.ts';
import { sortRange } from './range-copy.ts';
import { findInBook } from './range-finder.ts';
import { activate as activateRange } from './range-place.ts';
import { aRange, areaAt, type RangeState, rangeObject } from './range-state.ts';
import { CLEAR_NOTES, clear, clearFields } from './range-values.ts';
import { ScriptError } from './script-error.ts';
import { noted, SELF, ServiceObject, serviceClass, signatures } from './service-class.ts';
import { DIMENSION_MEMBERS } from './sheet-dimensions.ts';
import {
  activeRange,
  activeSheetId,
  aSpreadsheet,
  currentCell,
  dataRange,
  type SheetState,
  sheetObject,
  sheetOf,
  spreadsheetObject,
  wholeSheet,
} from './sheet-state.ts';

const on = signatures<SheetState>();

function rangeAt(state: SheetState, row: number, column: number, height = 1, width = 1): RangeState {
  return { ...state, area: areaAt(sheetOf(state), row, column, height, width) };
}

/** A range of this tab; the name of another tab in front of it is refused. */
function rangeCalled(state: SheetState, a1: string): RangeState {
  const found = findInBook(state.book, a1, state.sheetId);
  if (!found || found.sheetId !== state.sheetId) throw new ScriptError('Range not found');
  return found;
}

export function updateProperties(
  { book, sheetId }: SheetState,
  properties: sheets_v4.Schema$SheetProperties,
  names: string,
): typeof SELF {
  book.batch([{ updateSheetProperties: { properties: { sheetId, ...properties }, fields: names } }]);
  return SELF;
}

function setName(state: SheetState, title: string): typeof SELF {
  state.book.checkWholeSheet(state.sheetId);
  return updateProperties(state, { title }, 'title');
}

function setTabColor(state: SheetState, color: string | undefined): typeof SELF {
  const tabColorStyle = color === undefined ? {} : { tabColorStyle: { rgbColor: rgbOf(color) } };
  return updateProperties(state, tabColorStyle, 'tabColorStyle');
}

function tabColor(state: SheetState): string | null {
  const style = sheetOf(state).properties['tabColorStyle'] as { readonly rgbColor?: unknown } | undefined;
  return hexOf(style?.rgbColor) ?? null;
}

/** Behind the last row with a value; the tab grows by a row when it is full. */
function appendRow(state: SheetState, values: readonly unknown[]): typeof SELF {
  const sheet = sheetOf(state);
  const row = sheet.values.length + 1;
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  const { sheetId } = state;
  const growth: sheets_v4.Schema$Request[] = [];
  if (row > rowCount) growth.push({ appendDimension: { sheetId, dimension: 'ROWS', length: 1 } });
  if (values.length > columnCount) {
    growth.push({ appendDimension: { sheetId, dimension: 'COLUMNS', length: values.length - columnCount } });
  }
  state.book.batch(growth);
  if (values.length > 0) writeValues(rangeAt(state, row, 1, 1, values.length), [values]);
  return SELF;
}

function activate(state: SheetState): typeof SELF {
  const { book, sheetId } = state;
  if (activeSheetId(book) !== sheetId || !book.run.selection.selected) {
    book.run.selection.selected = { sheetId, area: areaAt(sheetOf(state), 1, 1) };
  }
  return SELF;
}

/** Into another workbook, under Google's name for a copy. */
function copyTo({ book, sheetId }: SheetState, target: typeof book): unknown {
  if (target.spreadsheetId !== book.spreadsheetId)
    throw new ScriptError('Sheet.copyTo another spreadsheet is not in the stand-in');
  const title = `Copy of ${book.sheet(sheetId).properties.title}`;
  const insertSheetIndex = book.workbook.sheets.length;
  book.batch([{ duplicateSheet: { sourceSheetId: sheetId, newSheetName: title, insertSheetIndex } }]);
  const made = book.workbook.sheets.at(-1);
  if (!made) throw new ScriptError('The copy is missing.');
  return sheetObject(target, made);
}

function clearSheet(state: SheetState, names: string): typeof SELF {
  return clearFields(wholeSheet(state), names);
}

function sheetRangeList(state: SheetState, a1s: readonly string[]): ServiceObject {
  return new ServiceObject(
    'RangeList',
    a1s.map((a1) => rangeCalled(state, a1)),
  );
}

function isActive({ book, sheetId }: SheetState): boolean {
  return activeSheetId(book) === sheetId;
}

function selectedHere(state: SheetState): RangeState {
  return isActive(state) ? activeRange(state.book) : rangeAt(state, 1, 1);
}

function currentHere(state: SheetState): RangeState {
  return isActive(state) ? currentCell(state.book) : rangeAt(state, 1, 1);
}

function gridNumber(state: SheetState, name: 'frozenRowCount' | 'frozenColumnCount'): number {
  return Number(sheetOf(state).properties.gridProperties[name] ?? 0);
}

const GRID_MEMBERS = {
  getMaxRows: on([], (state) => sheetOf(state).properties.gridProperties.rowCount),
  getMaxColumns: on([], (state) => sheetOf(state).properties.gridProperties.columnCount),
  getLastRow: on([], (state) => sheetOf(state).values.length),
  getLastColumn: on([], (state) => sheetOf(state).values.reduce((widest, row) => Math.max(widest, row.length), 0)),
  getFrozenRows: on([], (state) => gridNumber(state, 'frozenRowCount')),
  getFrozenColumns: on([], (state) => gridNumber(state, 'frozenColumnCount')),
  setFrozenRows: on([whole], (state, frozenRowCount) => {
    updateProperties(state, { gridProperties: { frozenRowCount } }, 'gridProperties.frozenRowCount');
  }),
  setFrozenColumns: on([whole], (state, frozenColumnCount) => {
    updateProperties(state, { gridProperties: { frozenColumnCount } }, 'gridProperties.frozenColumnCount');
  }),
};

const RANGE_MEMBERS = {
  getRange: [
    on([text], (state, a1) => rangeObject(rangeCalled(state, a1))),
    on([whole, whole], (state, row, column) => rangeObject(rangeAt(state, row, column))),
    on([whole, whole, whole], (state, row, column, height) => rangeObject(rangeAt(state, row, column, height))),
    on([whole, whole, whole, whole], (state, row, column, height, width) =>
      rangeObject(rangeAt(state, row, column, height, width)),
    ),
  ],
  getRangeList: on([listOf(text)], sheetRangeList),
  getDataRange: on([], (state) => rangeObject(dataRange(state))),
  getSheetValues: on([whole, whole, whole, whole], (state, row, column, height, width) => {
    const sheet = sheetOf(state).properties.gridProperties;
    return readValues(
      rangeAt(state, row, column, height < 0 ? sheet.rowCount : height, width < 0 ? sheet.columnCount : width),
    );
  }),
  getActiveRange: on([], (state) => rangeObject(selectedHere(state))),
  getActiveCell: on([], (state) => rangeObject(currentHere(state))),
  getCurrentCell: on([], (state) => rangeObject(currentHere(state))),
  setActiveRange: on([aRange], (_state, range) => {
    activateRange(range);
    return rangeObject(range);
  }),
  setActiveSelection: [
    on([aRange], (_state, range) => {
      activateRange(range);
      return rangeObject(range);
    }),
    on([text], (state, a1) => {
      const range = rangeCalled(state, a1);
      activateRange(range);
      return rangeObject(range);
    }),
  ],
};

const CLEAR_MEMBERS = {
  clear: noted(
    CLEAR_NOTES,
    on([optional(fields)], (state, options) => clear(wholeSheet(state), options)),
  ),
  clearContents: on([], (state) => clearSheet(state, 'userEnteredValue')),
  clearFormats: on([], (state) => {
    clearRules(state);
    return clearSheet(state, 'userEnteredFormat');
  }),
  clearNotes: on([], (state) => clearSheet(state, 'note')),
};

export const sheetClass = serviceClass<SheetState>(
  'Sheet',
  {
    ...GRID_MEMBERS,
    ...RANGE_MEMBERS,
    ...CLEAR_MEMBERS,
    ...DIMENSION_MEMBERS,
    ...PROTECTION_SHEET_MEMBERS,
    ...CONDITIONAL_SHEET_MEMBERS,
    ...METADATA_SHEET_MEMBERS,
    activate: on([], activate),
    appendRow: on([listOf(anything)], appendRow),
    copyTo: noted({ partly: 'only within its own workbook' }, on([aSpreadsheet], copyTo)),
    getIndex: on([], ({ book, sheetId }) => book.workbook.sheets.indexOf(book.sheet(sheetId)) + 1),
    getName: on([], (state) => sheetOf(state).properties.title),
    getSheetName: on([], (state) => sheetOf(state).properties.title),
    getParent: on([], ({ book }) => spreadsheetObject(book)),
    getSheetId: on([], ({ sheetId }) => sheetId),
    getTabColor: on([], tabColor),
    getType: on([], () => enumValue('SheetType', 'GRID')),
    hideSheet: on([], (state) => updateProperties(state, { hidden: true }, 'hidden')),
    showSheet: on([], (state) => updateProperties(state, { hidden: false }, 'hidden')),
    isSheetHidden: on([], (state) => sheetOf(state).properties['hidden'] === true),
    isRightToLeft: on([], (state) => sheetOf(state).properties['rightToLeft'] === true),
    setName: on([text], setName),
    setTabColor: on([optional(text)], setTabColor),
    sort: [
      on([whole], (state, column) => sortRange(wholeSheet(state), [{ column, ascending: true }])),
      on([whole, flag], (state, column, ascending) => sortRange(wholeSheet(state), [{ column, ascending }])),
    ],
  },
  {},
);
