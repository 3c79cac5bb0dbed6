/** Members of Range that move its content: copying, sorting, merging. */
import type { sheets_v4 } from '@googleapis/sheets';
import { objectsOf } from '../google/workbook.ts';
import { anything, flag, isFields, oneOfEnum, optional, whole } from './argument-kinds.ts';
import { stateOfMessage } from './range-finder.ts';
import { aRange, gridRange, heightOf, type RangeState, rangeObject, widthOf } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import { noted, SELF, signatures } from './service-class.ts';
import { aSheet } from './sheet-state.ts';

export interface SortColumn {
  /** One-based, of the tab. */
  readonly column: number;
  readonly ascending: boolean;
}

const on = signatures<RangeState>();

export function sortRange(state: RangeState, columns: readonly SortColumn[]): typeof SELF {
  const { startColumnIndex, endColumnIndex } = state.area;
  const sortSpecs = columns.map(({ column, ascending }) => {
    if (column - 1 < startColumnIndex || column > endColumnIndex) {
      throw new ScriptError(`Sort column ${column} is out of bounds.`);
    }
    return { dimensionIndex: column - 1, sortOrder: ascending ? 'ASCENDING' : 'DESCENDING' };
  });
  state.book.batch([{ sortRange: { range: gridRange(state), sortSpecs } }], state);
  return SELF;
}

/** A column number, `{column, ascending}`, or a list of either. */
function sortColumn(given: unknown): SortColumn {
  if (typeof given === 'number') return { column: given, ascending: true };
  if (isFields(given) && typeof given['column'] === 'number') {
    return { column: given['column'], ascending: given['ascending'] !== false };
  }
  throw new ScriptError('Invalid argument: sortSpecObj');
}

function sort(state: RangeState, given: unknown): typeof SELF {
  return sortRange(state, Array.isArray(given) ? given.map(sortColumn) : [sortColumn(given)]);
}

const PASTES: Readonly<Record<string, string>> = { PASTE_COLUMN_WIDTHS: '' };

/** The target is the range given, or as many cells from its first on as are copied. */
function copyTo(state: RangeState, target: RangeState, pasteType = 'PASTE_NORMAL', transposed = false): void {
  if (PASTES[pasteType] !== undefined) throw new ScriptError(`Range.copyTo with ${pasteType} is not in the stand-in`);
  if (target.book.spreadsheetId !== state.book.spreadsheetId) {
    throw new ScriptError('Target range and source range must be on the same spreadsheet.');
  }
  const { startRowIndex, startColumnIndex } = target.area;
  const [height, width] = transposed ? [widthOf(state), heightOf(state)] : [heightOf(state), widthOf(state)];
  const area = {
    ...target.area,
    endRowIndex: Math.max(target.area.endRowIndex, startRowIndex + height),
    endColumnIndex: Math.max(target.area.endColumnIndex, startColumnIndex + width),
  };
  const copyPaste: sheets_v4.Schema$CopyPasteRequest = {
    source: gridRange(state),
    destination: gridRange({ sheetId: target.sheetId, area }),
    pasteType,
    pasteOrientation: transposed ? 'TRANSPOSE' : 'NORMAL',
  };
  state.book.batch([{ copyPaste }], { sheetId: target.sheetId, area });
}

/** `{contentsOnly: true}` or `{formatOnly: true}`. */
function copyWithOptions(state: RangeState, target: RangeState, options: unknown): void {
  const asked = isFields(options) ? Object.keys(options).filter((name) => options[name] === true) : [];
  if (asked.length > 1) throw new ScriptError('Range.copyTo with two options is not in the stand-in');
  const types: Readonly<Record<string, string>> = { contentsOnly: 'PASTE_VALUES', formatOnly: 'PASTE_FORMAT' };
  copyTo(state, target, types[asked[0] ?? ''] ?? 'PASTE_NORMAL');
}

function copyValuesToRange(
  state: RangeState,
  sheetId: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
): void {
  const area = { startRowIndex: top - 1, endRowIndex: bottom, startColumnIndex: left - 1, endColumnIndex: right };
  copyTo(state, { book: state.book, sheetId, area }, 'PASTE_VALUES');
}

function moveTo(state: RangeState, target: RangeState): void {
  const { startRowIndex: rowIndex, startColumnIndex: columnIndex } = target.area;
  const destination = { sheetId: target.sheetId, rowIndex, columnIndex };
  state.book.checkAccess(target);
  state.book.batch([{ cutPaste: { source: gridRange(state), destination, pasteType: 'PASTE_NORMAL' } }], state);
}

function merge(state: RangeState, mergeType: string): typeof SELF {
  state.book.batch([{ mergeCells: { range: gridRange(state), mergeType } }], state);
  return SELF;
}

function breakApart(state: RangeState): typeof SELF {
  state.book.batch([{ unmergeCells: { range: gridRange(state) } }], state);
  return SELF;
}

function mergesIn(state: RangeState): RangeState[] {
  const { area } = state;
  return objectsOf(state.book.sheet(state.sheetId), 'merges')
    .map((merged) => stateOfMessage(state.book, { sheetId: state.sheetId, ...merged }))
    .filter(
      (merged) =>
        merged.area.startRowIndex < area.endRowIndex &&
        area.startRowIndex < merged.area.endRowIndex &&
        merged.area.startColumnIndex < area.endColumnIndex &&
        area.startColumnIndex < merged.area.endColumnIndex,
    );
}

export const COPY_MEMBERS = {
  sort: on([anything], sort),
  copyTo: noted(
    { partly: 'not the widths of columns, and only one option at a time' },
    on([aRange], (state, target) => copyTo(state, target)),
    on([aRange, oneOfEnum('CopyPasteType'), flag], copyTo),
    on([aRange, optional(anything)], copyWithOptions),
  ),
  copyValuesToRange: [
    on([whole, whole, whole, whole, whole], copyValuesToRange),
    on([aSheet, whole, whole, whole, whole], (state, { sheetId }, left, right, top, bottom) =>
      copyValuesToRange(state, sheetId, left, right, top, bottom),
    ),
  ],
  moveTo: on([aRange], moveTo),
  merge: on([], (state) => merge(state, 'MERGE_ALL')),
  mergeAcross: on([], (state) => merge(state, 'MERGE_ROWS')),
  mergeVertically: on([], (state) => merge(state, 'MERGE_COLUMNS')),
  breakApart: on([], breakApart),
  getMergedRanges: on([], (state) => mergesIn(state).map(rangeObject)),
  isPartOfMerge: on([], (state) => mergesIn(state).length > 0),
};
