/** Cells as scripts are given them: dates as instants on the workbook's clock, a blank cell as ''. */
import { effectiveValue, formattedValue } from '../google/cell-value.ts';
import { localeNamed } from '../google/locale.ts';
import { type CellAttributes, numberFormatOf, rowAttributes, rowValues } from '../google/workbook.ts';
import { eachCell, type RangeState } from './range-state.ts';
import { instantOfSerial } from './time-zone.ts';

export type ScriptValue = string | number | boolean | Date;

const DATE_TYPES = new Set(['DATE', 'TIME', 'DATE_TIME']);
/** What Sheets shows, and gives to a script, until the value of a formula has come. Here it never comes. */
const NOT_YET = 'Loading...';

export const FORMULAS_LOAD = { partly: 'a formula reads as one whose value has not come yet' };

/** No Date reaches further than a hundred million days from 1970; a number beyond that stays one. */
function hasInstant(serial: number): boolean {
  return Math.abs(serial) < 99_000_000;
}

export function readValues(state: RangeState): ScriptValue[][] {
  const { workbook } = state.book;
  const sheet = state.book.sheet(state.sheetId);
  const { timeZone } = workbook.properties;
  return eachCell(state, (row, column) => {
    const held = rowValues(sheet, row)[column] ?? null;
    if (held === null) return '';
    if (typeof held === 'object') return NOT_YET;
    const value = effectiveValue(held);
    const isDate = DATE_TYPES.has(numberFormatOf(rowAttributes(sheet, row)[column])?.type ?? '');
    return typeof value === 'number' && isDate && hasInstant(value) ? instantOfSerial(value, timeZone) : value;
  });
}

export function readDisplayValues(state: RangeState): string[][] {
  const sheet = state.book.sheet(state.sheetId);
  const locale = localeNamed(state.book.workbook.properties.locale);
  return eachCell(state, (row, column) => {
    const value = rowValues(sheet, row)[column] ?? null;
    if (typeof value === 'object' && value !== null) return NOT_YET;
    return value === null ? '' : formattedValue(value, numberFormatOf(rowAttributes(sheet, row)[column]), locale);
  });
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
