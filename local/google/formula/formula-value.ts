/** The values that formulas reckon with, and how one sort of value is taken for another. */
import type { Locale } from '../locale.ts';
import { formatNumber } from '../number-format.ts';
import { parseTypedScalar } from '../typed-value.ts';
import type { Area, NumberFormat, Sheet } from '../workbook.ts';
import { Failure, FormulaError, failure } from './formula-error.ts';

/** null is a blank cell. */
export type Scalar = number | string | boolean | null | FormulaError;

/** A block of cells in a tab, clipped to its grid. */
export interface RangeValue {
  readonly kind: 'range';
  readonly sheet: Sheet;
  readonly area: Area;
}

/** Of ranges of one workbook, each has its own. */
export function nameOfRange({ sheet, area }: RangeValue): string {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = area;
  return `${sheet.properties.sheetId} ${startRowIndex} ${endRowIndex} ${startColumnIndex} ${endColumnIndex}`;
}

export interface ArrayValue {
  readonly kind: 'array';
  readonly rows: readonly (readonly Scalar[])[];
}

export type Operand = Scalar | RangeValue | ArrayValue;

/** A value, and the format in which Sheets would show it in a cell that has none. */
export interface Result {
  readonly value: Operand;
  readonly numberFormat?: NumberFormat | undefined;
}

/** Who asks for an argument: the words of Google's complaints need it. */
export interface Asking {
  readonly name: string;
  readonly parameter: number;
}

export function isError(value: unknown): value is FormulaError {
  return value instanceof FormulaError;
}

export function isBlock(value: Operand): value is RangeValue | ArrayValue {
  return typeof value === 'object' && value !== null && !isError(value);
}

/** A text by the locale, as if it had been typed; undefined when that gives no number. */
export function numberOfText(text: string, locale: Locale, currentYear: number): number | undefined {
  const typed = parseTypedScalar(text, locale, currentYear)?.value;
  return typeof typed === 'number' ? typed : undefined;
}

export function toNumber(value: Scalar, locale: Locale, currentYear: number, { name, parameter }: Asking): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return Number(value);
  if (isError(value)) throw new Failure(value);
  const number = numberOfText(value, locale, currentYear);
  if (number !== undefined) return number;
  const complaint = `expects number values. But '${value}' is a text and cannot be coerced to a number.`;
  throw failure('VALUE', `Function ${name} parameter ${parameter} ${complaint}`);
}

/** With all fifteen digits that count: a cell without a format shows fewer. */
function textOfNumber(value: number, locale: Locale): string {
  const written = String(Number(value.toPrecision(15)));
  const isScientific = Math.abs(value) >= 1e15 || written.includes('e');
  return isScientific ? formatNumber(value, undefined, locale) : written.replace('.', locale.decimal);
}

export function toText(value: Scalar, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (isError(value)) throw new Failure(value);
  return typeof value === 'number' ? textOfNumber(value, locale) : (locale.truth[Number(value)] ?? '');
}

export function toTruth(value: Scalar, locale: Locale, { name, parameter }: Asking): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (isError(value)) throw new Failure(value);
  if (typeof value === 'number') return value !== 0;
  const truth = locale.typedTruth.get(value.trim().toUpperCase());
  if (truth !== undefined) return truth;
  const complaint = `expects boolean values. But '${value}' is a text and cannot be coerced to a boolean.`;
  throw failure('VALUE', `Function ${name} parameter ${parameter} ${complaint}`);
}

const RANKS: Readonly<Record<string, number>> = { number: 0, string: 1, boolean: 2 };

/** A blank is like the emptiest value of the other's sort. */
function against(value: Scalar, other: Scalar): number | string | boolean {
  if (value !== null && !isError(value)) return value;
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

/** Numbers come before texts and texts before truth values; texts are compared without regard to capitals. */
export function compareScalars(left: Scalar, right: Scalar): number {
  const [one, other] = [against(left, right), against(right, left)];
  const ranks = (RANKS[typeof one] ?? 0) - (RANKS[typeof other] ?? 0);
  if (ranks !== 0) return ranks;
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other);
  return Number(one) - Number(other);
}

function compareTexts(one: string, other: string): number {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
