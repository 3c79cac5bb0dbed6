/** Members of Sheet about its rows and columns. */
import type { sheets_v4 } from '@googleapis/sheets';
import { gridArea } from '../google/workbook.ts';
import { optional, whole } from './argument-kinds.ts';
import { aRange, type RangeState } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import { SELF, type Signature, signatures } from './service-class.ts';
import { type SheetState, sheetOf } from './sheet-state.ts';

type Dimension = 'ROWS' | 'COLUMNS';

const on = signatures<SheetState>();

/** `start` is one-based. */
function rangeOf(
  { sheetId }: SheetState,
  dimension: Dimension,
  start: number,
  count: number,
): sheets_v4.Schema$DimensionRange {
  return { sheetId, dimension, startIndex: start - 1, endIndex: start - 1 + count };
}

function sizeOf(state: SheetState, dimension: Dimension): number {
  const { rowCount, columnCount } = sheetOf(state).properties.gridProperties;
  return dimension === 'ROWS' ? rowCount : columnCount;
}

function checkBounds(state: SheetState, dimension: Dimension, start: number, count: number): void {
  const words = dimension === 'ROWS' ? 'rows' : 'columns';
  if (start < 1 || count < 1 || start - 1 + count > sizeOf(state, dimension)) {
    throw new ScriptError(`Those ${words} are out of bounds.`);
  }
}

function insert(state: SheetState, dimension: Dimension, start: number, count: number, after: boolean): typeof SELF {
  checkBounds(state, dimension, after ? start - 1 : start, 1);
  state.book.checkWholeSheet(state.sheetId);
  const range = rangeOf(state, dimension, start, count);
  state.book.batch([{ insertDimension: { range, inheritFromBefore: after } }]);
  return SELF;
}

function remove(state: SheetState, dimension: Dimension, start: number, count: number): typeof SELF {
  checkBounds(state, dimension, start, count);
  state.book.checkAccess({ sheetId: state.sheetId, area: areaOf(state, dimension, start, count) });
  state.book.batch([{ deleteDimension: { range: rangeOf(state, dimension, start, count) } }]);
  return SELF;
}

function areaOf(state: SheetState, dimension: Dimension, start: number, count: number): RangeState['area'] {
  const grid = gridArea(sheetOf(state));
  const [from, to] = [start - 1, start - 1 + count];
  if (dimension === 'ROWS') return { ...grid, startRowIndex: from, endRowIndex: to };
  return { ...grid, startColumnIndex: from, endColumnIndex: to };
}

function look(
  state: SheetState,
  dimension: Dimension,
  start: number,
  count: number,
  properties: sheets_v4.Schema$DimensionProperties,
): typeof SELF {
  checkBounds(state, dimension, start, count);
  const fields = Object.keys(properties).join(',');
  const range = rangeOf(state, dimension, start, count);
  state.book.batch([{ updateDimensionProperties: { range, properties, fields } }]);
  return SELF;
}

function lookOf(state: SheetState, dimension: Dimension, place: number) {
  const { rows, columns } = sheetOf(state);
  return (dimension === 'ROWS' ? rows : columns)?.[place - 1] ?? {};
}

function move(state: SheetState, dimension: Dimension, from: RangeState, to: number): void {
  const { area } = from;
  const [startIndex, endIndex] =
    dimension === 'ROWS' ? [area.startRowIndex, area.endRowIndex] : [area.startColumnIndex, area.endColumnIndex];
  const source = { sheetId: state.sheetId, dimension, startIndex, endIndex };
  state.book.batch([{ moveDimension: { source, destinationIndex: to - 1 } }]);
}

function membersOf(dimension: Dimension, one: 'Row' | 'Column', size: 'Height' | 'Width', pixels: number) {
  const many = `${one}s`;
  const members: Record<string, Signature<SheetState> | readonly Signature<SheetState>[]> = {
    [`insert${one}Before`]: on([whole], (state, at) => insert(state, dimension, at, 1, false)),
    [`insert${one}After`]: on([whole], (state, at) => insert(state, dimension, at + 1, 1, true)),
    [`insert${many}Before`]: on([whole, whole], (state, at, count) => insert(state, dimension, at, count, false)),
    [`insert${many}After`]: on([whole, whole], (state, at, count) => insert(state, dimension, at + 1, count, true)),
    [`insert${many}`]: on([whole, optional(whole)], (state, at, count = 1) =>
      insert(state, dimension, at, count, false),
    ),
    [`delete${one}`]: on([whole], (state, at) => remove(state, dimension, at, 1)),
    [`delete${many}`]: on([whole, whole], (state, at, count) => remove(state, dimension, at, count)),
    [`hide${many}`]: on([whole, optional(whole)], (state, at, count = 1) =>
      look(state, dimension, at, count, { hiddenByUser: true }),
    ),
    [`show${many}`]: on([whole, optional(whole)], (state, at, count = 1) =>
      look(state, dimension, at, count, { hiddenByUser: false }),
    ),
    [`hide${one}`]: on([aRange], (state, { area }) => {
      const a =
        dimension === 'ROWS' ? [area.startRowIndex, area.endRowIndex] : [area.startColumnIndex, area.endColumnIndex];
      look(state, dimension, (a[0] ?? 0) + 1, (a[1] ?? 0) - (a[0] ?? 0), { hiddenByUser: true });
    }),
    [`set${one}${size}`]: on([whole, whole], (state, at, pixelSize) => look(state, dimension, at, 1, { pixelSize })),
    [`set${one}${size}s`]: on([whole, whole, whole], (state, at, count, pixelSize) =>
      look(state, dimension, at, count, { pixelSize }),
    ),
    [`get${one}${size}`]: on([whole], (state, at) => Number(lookOf(state, dimension, at).pixelSize ?? pixels)),
    [`is${one}HiddenByUser`]: on([whole], (state, at) => lookOf(state, dimension, at).hiddenByUser === true),
    [`move${many}`]: on([aRange, whole], (state, range, to) => move(state, dimension, range, to)),
  };
  return members;
}

export const DIMENSION_MEMBERS = {
  ...membersOf('ROWS', 'Row', 'Height', 21),
  ...membersOf('COLUMNS', 'Column', 'Width', 100),
};
