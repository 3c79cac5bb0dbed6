/** The cells of a workbook as they are seen: formulas computed, values in their formats. */
import { type Calculation, calculationOf } from './formula/calculation.ts';
import { FormulaError } from './formula/formula-error.ts';
import { notImplemented } from './google-error.ts';
import { type Locale, localeNamed } from './locale.ts';
import { formatText } from './number-format.ts';
import { numberText } from './number-texts.ts';
import { type NumberFormat, numberFormatOf, rowAttributes, rowValues, type Sheet, type Workbook } from './workbook.ts';

export type SeenValue = number | string | boolean | FormulaError;

/** What one cell shows; a formula may come to a blank cell. */
export interface Seen {
  readonly value: SeenValue | null;
  /** The cell's own format, or the one that its formula brings along. */
  readonly format: NumberFormat | undefined;
}

const BLANK: Seen = { value: null, format: undefined };

export function textOf({ value, format }: Seen, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value, format, locale);
  if (typeof value === 'boolean') return locale.truth[Number(value)] ?? '';
  return value instanceof FormulaError ? value.text : formatText(value, format, locale);
}

/** As scripts and values are given it: an error is its text. */
export function plainValue(value: SeenValue): number | string | boolean {
  return value instanceof FormulaError ? value.text : value;
}

/** A sheet must be one of the workbook's own. Nothing is computed before it is asked for. */
export class SeenCells {
  readonly workbook: Workbook;
  readonly locale: Locale;
  private readonly now: () => Date;
  private known: Calculation | undefined;

  constructor(workbook: Workbook, now: () => Date) {
    this.workbook = workbook;
    this.locale = localeNamed(workbook.properties.locale);
    this.now = now;
  }

  /** The same one for all cells: one answer knows one present. */
  private get calculation(): Calculation {
    this.known ??= calculationOf(this.workbook, this.now);
    return this.known;
  }

  at(sheet: Sheet, row: number, column: number): Seen {
    const value = rowValues(sheet, row)[column] ?? null;
    if (value === null) return BLANK;
    const format = numberFormatOf(rowAttributes(sheet, row)[column]);
    if (typeof value !== 'object') return { value, format };
    const outcome = this.calculation.outcomeAt(sheet, row, column);
    if (outcome.uncomputed) throw notImplemented(`the value of a formula (${value.formula}): ${outcome.uncomputed}`);
    return { value: outcome.value, format: format ?? outcome.numberFormat };
  }

  /** The format that a formula gives to a cell without one; none for a formula that cannot be computed here. */
  broughtFormat(sheet: Sheet, row: number, column: number): NumberFormat | undefined {
    return this.calculation.outcomeAt(sheet, row, column).numberFormat;
  }

  value(sheet: Sheet, row: number, column: number): SeenValue | null {
    return this.at(sheet, row, column).value;
  }

  text(sheet: Sheet, row: number, column: number): string {
    return textOf(this.at(sheet, row, column), this.locale);
  }
}
