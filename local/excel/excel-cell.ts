/** One cell of an Excel file as a `Cell` of the domain, and what its number format says. */
import * as sheetjs from '@e965/xlsx';
import type { Cell } from '../../domain/cell.ts';

/** More than a cell of Excel (32 767) or of Google Sheets can hold. */
const LONGEST_TEXT = 50_000;
/** Days between the first days of Excel's two calendars: a file from an old Mac counts from 1904. */
const DAYS_UNTIL_1904 = 1_462;
const SIGNIFICANT_DIGITS = 15;

/** The numbers under which a file keeps its error values. */
const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

interface FormatLibrary {
  is_date(format: string): boolean;
}
const formats: FormatLibrary = sheetjs.SSF;

/** Quoted text, escaped characters, paddings and conditions of a number format: what is not the format itself. */
const NOT_FORMAT = /"[^"]*"|\\.|[_*].|\[[^\]]*\]/g;

/** Whether a cell of this format shows a date or an hour. */
export function isDateFormat({ z: format }: sheetjs.CellObject): boolean {
  return typeof format === 'string' && formats.is_date(format);
}

/** Whether a cell of this format shows its number a hundredfold, with a percent sign. */
export function isPercentFormat({ z: format }: sheetjs.CellObject): boolean {
  return typeof format === 'string' && format.replace(NOT_FORMAT, '').includes('%');
}

/** The number that a percent format shows: 20 for 0.2. */
export function shownPercent(value: number): number {
  return Number((value * 100).toPrecision(SIGNIFICANT_DIGITS));
}

export function cellOf(found: sheetjs.CellObject, countsFrom1904: boolean): Cell {
  const { t: type, v: value, f: formula, F: formulaRange } = found;
  if (formula !== undefined || formulaRange !== undefined) return { formula: `=${formula ?? ''}` };
  if (type === 'e') return { error: ERROR_TEXTS[Number(value)] ?? '#?' };
  if (typeof value === 'string') return value === '' ? null : value.slice(0, LONGEST_TEXT);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return countsFrom1904 && isDateFormat(found) ? value + DAYS_UNTIL_1904 : value;
}
