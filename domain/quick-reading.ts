/**
 * Reads the cells that are written exactly as they should be, nearly all of them, column by column. The others are left for
 * the long way. The loops touch nothing but arrays: so they stay fast from one reading to the next.
 */
import type { Cell, RawTable } from './cell.ts';
import type { ChoiceList } from './choice-list.ts';
import type { NumberLists } from './number-lists.ts';
import type { RuleContext } from './row-report.ts';
import { type ColumnValues, EMPTY } from './row-view.ts';
import type { CodeListKind, Column, Kind } from './table.ts';

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
  readonly lists: NumberLists | undefined;
}

type Quick = Exclude<Kind<unknown>['quick'], undefined>;

const NEVER: Quick = () => undefined;

function isNothing(cell: Cell | undefined): boolean {
  return cell === '' || cell === null || cell === undefined;
}

function readFigures(
  { raw, rowNumbers, from, to, late }: Rows,
  { position, bit }: Target,
  values: Float64Array,
  quick: Quick,
  mayBeEmpty: boolean,
  context: RuleContext,
): void {
  for (let index = from; index < to; index++) {
    const cell = raw[(rowNumbers[index] ?? 0) - 1]?.[position];
    const value = typeof cell === 'number' ? quick(cell, context) : undefined;
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
  context: RuleContext,
): void {
  for (let index = from; index < to; index++) {
    const cell = raw[(rowNumbers[index] ?? 0) - 1]?.[position];
    const value = typeof cell === 'string' && cell !== '' ? quick(cell, context) : undefined;
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

function readChoices(
  { raw, rowNumbers, from, to, late }: Rows,
  { position, bit }: Target,
  values: Float64Array,
  choices: ChoiceList,
  mayBeEmpty: boolean,
): void {
  for (let index = from; index < to; index++) {
    const cell = raw[(rowNumbers[index] ?? 0) - 1]?.[position];
    const place = typeof cell === 'string' ? choices.placeOfExact(cell) : -1;
    if (place >= 0) values[index] = place;
    else if (mayBeEmpty && isNothing(cell)) values[index] = EMPTY;
    else late[index - from] = (late[index - from] ?? 0) | bit;
  }
}

function readLists(
  { raw, rowNumbers, from, to, late }: Rows,
  { position, bit }: Target,
  values: unknown[],
  lists: NumberLists,
  readNumbers: CodeListKind['readNumbers'],
): void {
  for (let index = from; index < to; index++) {
    const cell = raw[(rowNumbers[index] ?? 0) - 1]?.[position];
    if (typeof cell === 'string' && readNumbers(cell, lists, index)) values[index] = cell;
    else late[index - from] = (late[index - from] ?? 0) | bit;
  }
}

/** Reads one column of some rows. */
export function readQuickly(rows: Rows, target: Target, context: RuleContext): void {
  const { column, values, codes, lists } = target;
  const { choices, numberOf, readNumbers, quick = NEVER } = column.kind;
  const mayBeEmpty = column.required === undefined;
  if (values instanceof Float64Array) {
    if (choices) readChoices(rows, target, values, choices, mayBeEmpty);
    else readFigures(rows, target, values, quick, mayBeEmpty, context);
  } else if (codes && numberOf) readCodes(rows, target, values, codes, numberOf);
  else if (lists && readNumbers) readLists(rows, target, values, lists, readNumbers);
  else readTexts(rows, target, values, quick, mayBeEmpty, context);
}
