/** Cells as scripts are given them: dates as instants on the workbook's clock, a blank cell as ''. */
import { isDateType } from '../google/cell-value.ts';
import { plainValue, SeenCells } from '../google/seen-cells.ts';
import { type CellAttributes, rowAttributes, rowValues } from '../google/workbook.ts';
import { eachCell, type RangeState } from './range-state.ts';
import { instantOfSerial } from './time-zone.ts';

export type ScriptValue = string | number | boolean | Date;

function seenCells({ book }: RangeState): SeenCells {
  return new SeenCells(book.workbook, book.run.world.now);
}

export function readValues(state: RangeState): ScriptValue[][] {
  const cells = seenCells(state);
  const sheet = state.book.sheet(state.sheetId);
  const { timeZone } = cells.workbook.properties;
  return eachCell(state, (row, column) => {
    const { value, format } = cells.at(sheet, row, column);
    if (value === null) return '';
    const isDate = typeof value === 'number' && isDateType(format?.type);
    return isDate ? instantOfSerial(value, timeZone) : plainValue(value);
  });
}

export function readDisplayValues(state: RangeState): string[][] {
  const cells = seenCells(state);
  const sheet = state.book.sheet(state.sheetId);
  return eachCell(state, (row, column) => cells.text(sheet, row, column));
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
