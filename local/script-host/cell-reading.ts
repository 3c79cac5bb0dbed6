/** Cells as scripts are given them: dates as instants on the workbook's clock, a blank cell as ''. */
import { isDateType } from '../google/cell-value.ts';
import { GoogleError } from '../google/google-error.ts';
import { plainValue, type Seen, SeenCells, textOf } from '../google/seen-cells.ts';
import { type CellAttributes, rowAttributes, rowValues, type Sheet } from '../google/workbook.ts';
import { eachCell, type RangeState } from './range-state.ts';
import { instantOfSerial } from './time-zone.ts';

export type ScriptValue = string | number | boolean | Date;

function seenCells({ book }: RangeState): SeenCells {
  return new SeenCells(book.workbook, book.run.world.now);
}

/** What Sheets gives to a script until the value of a formula has come. Of one that cannot be computed here it never comes. */
const NOT_YET: Seen = { value: 'Loading...', format: undefined };
const UNIMPLEMENTED = 501;

export const FORMULAS_LOAD = {
  partly: 'a formula that cannot be computed here reads as one whose value has not come yet',
};

function seenAt(cells: SeenCells, sheet: Sheet, row: number, column: number): Seen {
  try {
    return cells.at(sheet, row, column);
  } catch (error) {
    if (error instanceof GoogleError && error.code === UNIMPLEMENTED) return NOT_YET;
    throw error;
  }
}

/** No Date reaches further than a hundred million days from 1970; a number beyond that stays one. */
function hasInstant(serial: number): boolean {
  return Math.abs(serial) < 99_000_000;
}

export function readValues(state: RangeState): ScriptValue[][] {
  const cells = seenCells(state);
  const sheet = state.book.sheet(state.sheetId);
  const { timeZone } = cells.workbook.properties;
  return eachCell(state, (row, column) => {
    const { value, format } = seenAt(cells, sheet, row, column);
    if (value === null) return '';
    const isDate = typeof value === 'number' && isDateType(format?.type) && hasInstant(value);
    return isDate ? instantOfSerial(value, timeZone) : plainValue(value);
  });
}

export function readDisplayValues(state: RangeState): string[][] {
  const cells = seenCells(state);
  const sheet = state.book.sheet(state.sheetId);
  return eachCell(state, (row, column) => textOf(seenAt(cells, sheet, row, column), cells.locale));
}

export function readFormulas(state: RangeState): string[][] {
  const sheet = state.book.sheet(state.sheetId);
  return eachCell(state, (row, column) => {
    const value = rowValues(sheet, row)[column] ?? null;
    return typeof value === 'object' && value !== null ? value.formula : '';
  });
}

export function readAttributes<T>(state: RangeState, read: (attributes: CellAttributes | null) => T): T[][] {
  const sheet = state.book.sheet(state.sheetId);
  return eachCell(state, (row, column) => read(rowAttributes(sheet, row)[column] ?? null));
}

/** How far a tab is filled: cells with a value count, formats and notes do not. */
export function filledSize(values: readonly (readonly unknown[])[]): {
  readonly rows: number;
  readonly columns: number;
} {
  return { rows: values.length, columns: values.reduce((widest, row) => Math.max(widest, row.length), 0) };
}
