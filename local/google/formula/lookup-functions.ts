/** Functions that find values in ranges and tell where cells are. */
import { gridArea } from '../workbook.ts';
import { at, type Block, formatIn, heightOf, widthOf } from './blocks.ts';
import { type Call, define, type Functions } from './call.ts';
import { type Failure, failure, uncomputed } from './formula-error.ts';
import type { Operand, RangeValue, Result, Scalar } from './formula-value.ts';
import { parseReference, titleOf } from './reference.ts';
import { columnOf, findEqual, findNearest, findSorted, lineOf, rowOf } from './search-line.ts';

function notFound(name: string, key: Scalar): Failure {
  return failure('N_A', `Did not find value '${key ?? ''}' in ${name} evaluation.`);
}

function cellOf(call: Call, block: Block, row: number, column: number): Result {
  return { value: at(call.scope, block, row, column), numberFormat: formatIn(call.scope, block, row, column) };
}

function lookUp(call: Call, vertical: boolean): Result {
  const [key, block, index] = [call.scalar(0), call.block(1), call.integer(2)];
  const size = vertical ? widthOf(block) : heightOf(block);
  if (index < 1)
    throw failure(
      'VALUE',
      `Function ${call.name} parameter 3 value is ${index}. It should be greater than or equal to 1.`,
    );
  if (index > size) throw failure('REF', `${call.name} evaluates to an out of bounds range.`);
  const line = vertical ? columnOf(call, block, 0) : rowOf(call, block, 0);
  const found = call.truth(3, true) ? findSorted(line, key ?? 0, false) : findEqual(call, line, key);
  if (found < 0) throw notFound(call.name, key);
  return vertical ? cellOf(call, block, found, index - 1) : cellOf(call, block, index - 1, found);
}

function match(call: Call): number {
  const [key, line, order] = [call.scalar(0), lineOf(call, 1), call.number(2, 1)];
  const found = order === 0 ? findEqual(call, line, key) : findSorted(line, key ?? 0, order < 0);
  if (found < 0) throw notFound(call.name, key);
  return found + 1;
}

function checkSameLength(call: Call, results: Block): void {
  const searched = call.block(1);
  const isSame =
    widthOf(searched) === 1 ? heightOf(results) === heightOf(searched) : widthOf(results) === widthOf(searched);
  if (!isSame) throw failure('VALUE', 'Array arguments to XLOOKUP are of different size.');
}

function extendedLookUp(call: Call): Result {
  const [key, line, results] = [call.scalar(0), lineOf(call, 1), call.block(2)];
  checkSameLength(call, results);
  const mode = call.has(4) ? call.number(4) : 0;
  if (call.has(5) && call.number(5) !== 1) throw uncomputed('XLOOKUP that does not search from the first');
  const exact = findEqual(call, line, mode === 2 || typeof key !== 'string' ? key : key.replace(/[*?~]/g, '~$&'));
  const found = exact < 0 && Math.abs(mode) === 1 ? findNearest(line, key, mode) : exact;
  if (found < 0 && call.has(3) && call.args[3]) return call.result(3);
  if (found < 0) throw notFound(call.name, key);
  const isVertical = widthOf(call.block(1)) === 1;
  const [width, height] = [widthOf(results), heightOf(results)];
  const part = isVertical
    ? { fromRow: found, toRow: found + 1, fromColumn: 0, toColumn: width }
    : { fromRow: 0, toRow: height, fromColumn: found, toColumn: found + 1 };
  const value = cut(call, results, part);
  return { value, numberFormat: formatIn(call.scope, value, 0, 0) };
}

function outOfBounds(call: Call, parameter: number, value: number, size: number): Failure {
  const range = `Function ${call.name} parameter ${parameter} value is ${value}.`;
  return failure('NUM', `${range} Valid values are between 0 and ${size} inclusive.`);
}

/** With a row or a column of 0 the whole column or row. */
function index(call: Call): Result {
  const block = call.block(0);
  const [height, width] = [heightOf(block), widthOf(block)];
  const isRow = height === 1 && width > 1 && !call.has(2);
  const row = isRow ? 1 : call.integer(1, 0);
  const column = isRow ? call.integer(1, 0) : call.integer(2, 0);
  if (row < 0 || row > height) throw outOfBounds(call, 2, row, height);
  if (column < 0 || column > width) throw outOfBounds(call, 3, column, width);
  const [fromRow, toRow] = row === 0 ? [0, height] : [row - 1, row];
  const [fromColumn, toColumn] = column === 0 ? [0, width] : [column - 1, column];
  const part = cut(call, block, { fromRow, toRow, fromColumn, toColumn });
  return { value: part, numberFormat: formatIn(call.scope, part, 0, 0) };
}

interface Cut {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

function cut(call: Call, block: Block, { fromRow, toRow, fromColumn, toColumn }: Cut): Block {
  if (block.kind === 'array') {
    const rows = block.rows.slice(fromRow, toRow).map((row) => row.slice(fromColumn, toColumn));
    return { kind: 'array', rows };
  }
  const { startRowIndex, startColumnIndex } = block.area;
  return rangeAt(call, block, {
    fromRow: startRowIndex + fromRow,
    toRow: startRowIndex + toRow,
    fromColumn: startColumnIndex + fromColumn,
    toColumn: startColumnIndex + toColumn,
  });
}

function rangeAt(call: Call, { sheet }: RangeValue, { fromRow, toRow, fromColumn, toColumn }: Cut): RangeValue {
  const grid = gridArea(sheet);
  if (fromRow < 0 || fromColumn < 0 || toRow > grid.endRowIndex || toColumn > grid.endColumnIndex) {
    throw failure('REF', `Function ${call.name} evaluates to an out of bounds range.`);
  }
  const area = { startRowIndex: fromRow, endRowIndex: toRow, startColumnIndex: fromColumn, endColumnIndex: toColumn };
  const range: RangeValue = { kind: 'range', sheet, area };
  call.scope.require(range);
  return range;
}

/** Only where it is: its values are not asked for. */
function rangeOf(call: Call, position: number): RangeValue {
  const place = call.place(position);
  if (place) return place;
  throw failure('N_A', 'Argument must be a range.');
}

/** The number of the first row or column; in an array those of all. */
function position(call: Call, isRow: boolean): Operand {
  const { scope } = call;
  if (!call.has(0)) return (isRow ? scope.row : scope.column) + 1;
  const range = rangeOf(call, 0);
  const first = (isRow ? range.area.startRowIndex : range.area.startColumnIndex) + 1;
  const numbers = Array.from({ length: isRow ? heightOf(range) : widthOf(range) }, (_, offset) => first + offset);
  if (!call.inArray) return first;
  return { kind: 'array', rows: isRow ? numbers.map((number) => [number]) : [numbers] };
}

function offset(call: Call): Result {
  const range = rangeOf(call, 0);
  const { area } = range;
  const fromRow = area.startRowIndex + call.integer(1);
  const fromColumn = area.startColumnIndex + call.integer(2);
  const [height, width] = [call.integer(3, heightOf(range)), call.integer(4, widthOf(range))];
  const value = rangeAt(call, range, { fromRow, toRow: fromRow + height, fromColumn, toColumn: fromColumn + width });
  return { value, numberFormat: formatIn(call.scope, value, 0, 0) };
}

function indirect(call: Call): Result {
  const text = call.text(0);
  const reference = call.truth(1, true) ? parseReference(text) : undefined;
  const title = reference && titleOf(reference);
  const sheet = title === undefined ? call.scope.sheet : call.scope.sheetTitled(title);
  const named = call.scope.rangeNamed(text);
  if (named) return { value: rangeAt(call, { kind: 'range', ...named }, cutOf(named.area)) };
  const lost = `Function INDIRECT parameter 1 value is '${text}'. It is not a valid cell/range reference.`;
  if (!reference || !sheet) throw failure('REF', lost);
  const { first, last = first } = reference;
  const grid = gridArea(sheet);
  const value = rangeAt(
    call,
    { kind: 'range', sheet, area: grid },
    {
      fromRow: first.row ?? 0,
      toRow: last.row === undefined ? grid.endRowIndex : last.row + 1,
      fromColumn: first.column ?? 0,
      toColumn: last.column === undefined ? grid.endColumnIndex : last.column + 1,
    },
  );
  return { value, numberFormat: formatIn(call.scope, value, 0, 0) };
}

function cutOf(area: RangeValue['area']): Cut {
  const { startRowIndex: fromRow, endRowIndex: toRow, startColumnIndex: fromColumn, endColumnIndex: toColumn } = area;
  return { fromRow, toRow, fromColumn, toColumn };
}

export const LOOKUP_FUNCTIONS: Functions = {
  VLOOKUP: define(3, 4, (call) => lookUp(call, true)),
  HLOOKUP: define(3, 4, (call) => lookUp(call, false)),
  XLOOKUP: define(3, 6, extendedLookUp),
  MATCH: define(2, 3, match),
  INDEX: define(1, 3, index),
  OFFSET: define(3, 5, offset),
  INDIRECT: define(1, 2, indirect),
  ROW: define(0, 1, (call) => position(call, true)),
  COLUMN: define(0, 1, (call) => position(call, false)),
  ROWS: define(1, 1, (call) => heightOf(call.place(0) ?? call.block(0))),
  COLUMNS: define(1, 1, (call) => widthOf(call.place(0) ?? call.block(0))),
};
