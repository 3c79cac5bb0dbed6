/**
 * Reads the cells that are written exactly as they should be, nearly all of them, column by column. The others are left for
 * the long way. The loops touch nothing but arrays: so they stay fast from one reading to the next.
 */
import type { Cell, RawTable } from './cell.ts';
import { type ColumnValues, EMPTY } from './parsed-table.ts';
import type { Reference } from './reference.ts';
import type { Column, Kind } from './table.ts';

/** Some rows of a tab, one after another. */
export interface Rows {
  readonly raw: RawTable;
  /** Of each row as the spreadsheet numbers it. */
  readonly rowNumbers: Int32Array;
  readonly from: number;
  readonly to: number;
  /** For each of them a bit for every column whose cell is left for the long way. */
  readonly late: Int32Array;
}

/** Where a column stands in the tab, and what belongs into it. */
export interface Target {
  readonly column: Column<unknown>;
  readonly position: number;
  readonly bit: number;
  readonly values: ColumnValues;
  readonly codes: Float64Array | undefined;
}

type Quick = Exclude<Kind<unknown>['quick'], undefined>;

const NEVER: Quick = () => undefined;

function isNothing(cell: Cell | undefined): boolean {
  return cell === '' || cell === null || cell === undefined;
}

function readNumbers(
  { raw, rowNumbers, from, to, late }: Rows,
  { position, bit }: Target,
  values: Float64Array,
  quick: Quick,
  mayBeEmpty: boolean,
  reference: Reference,
): void {
  for (let index = from; index < to; index++) {
    const cell = raw[(rowNumbers[index] ?? 0) - 1]?.[position];
    const value = typeof cell === 'number' ? quick(cell, reference) : undefined;
    if (typeof value === 'number') values[index] = value;
    else if (mayBeEmpty && isNothing(cell)) values[index] = EMPTY;
    else late[index - from] = (late[index - from] ?? 0) | bit;
  }
}

function readTexts(
  { raw, rowNumbers, from, to, late }: Rows,
  { position, bit }: Target,
  values: unknown[],
  quick: Quick,
  mayBeEmpty: boolean,
  reference: Reference,
): void {
  for (let index = from; index < to; index++) {
    const cell = raw[(rowNumbers[index] ?? 0) - 1]?.[position];
    const value = typeof cell === 'string' && cell !== '' ? quick(cell, reference) : undefined;
    if (value !== undefined) values[index] = value;
    else if (mayBeEmpty && isNothing(cell)) values[index] = null;
    else late[index - from] = (late[index - from] ?? 0) | bit;
  }
}

function readCodes(
  { raw, rowNumbers, from, to, late }: Rows,
  { position, bit }: Target,
  values: unknown[],
  codes: Float64Array,
  numberOf: (text: string) => number,
): void {
  for (let index = from; index < to; index++) {
    const cell = raw[(rowNumbers[index] ?? 0) - 1]?.[position];
    const code = typeof cell === 'string' ? numberOf(cell) : -1;
    if (code >= 0) {
      values[index] = cell;
      codes[index] = code;
    } else late[index - from] = (late[index - from] ?? 0) | bit;
  }
}

/** Reads one column of some rows. */
export function readQuickly(rows: Rows, target: Target, reference: Reference): void {
  const { column, values, codes } = target;
  const { numberOf, quick = NEVER } = column.kind;
  const mayBeEmpty = column.required === undefined;
  if (values instanceof Float64Array) readNumbers(rows, target, values, quick, mayBeEmpty, reference);
  else if (codes && numberOf && quick !== NEVER) readCodes(rows, target, values, codes, numberOf);
  else readTexts(rows, target, values, quick, mayBeEmpty, reference);
}
