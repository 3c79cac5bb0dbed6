/** What becomes of a text that a person types into a cell. */
import type { JsonObject } from './json.ts';
import type { Locale } from './locale.ts';
import { parseTypedDate } from './typed-date.ts';
import { parseTypedNumber, percentOf } from './typed-number.ts';
import type { CellValue, NumberFormat } from './workbook.ts';

export interface TypedValue {
  /** '' clears the cell. */
  readonly value: CellValue;
  /** The format that Sheets gives to the cell because of what was typed. */
  readonly numberFormat?: NumberFormat & JsonObject;
}

export interface Typing {
  readonly locale: Locale;
  /** The year of a date that is typed without one. */
  readonly currentYear: number;
  /** The format that the cell already has. */
  readonly numberFormat?: NumberFormat | undefined;
}

function family(format: NumberFormat | undefined): string | undefined {
  return format && /^(?:DATE|TIME|DATE_TIME)$/.test(format.type) ? 'DATE' : format?.type;
}

/** A format that somebody chose stays, unless what was typed is of another sort: a date in a column of amounts. */
function keepChosenFormat(typed: TypedValue, { numberFormat }: Typing): TypedValue {
  const kind = family(typed.numberFormat);
  const keeps =
    numberFormat !== undefined && (kind === 'NUMBER' || kind === 'SCIENTIFIC' || kind === family(numberFormat));
  return keeps ? { value: typed.value } : typed;
}

/** A bare number in a cell of percents counts percents. */
function countPercents(typed: TypedValue | undefined, { numberFormat }: Typing): TypedValue | undefined {
  const isBare = typed?.numberFormat === undefined || /^(?:NUMBER|SCIENTIFIC)$/.test(typed.numberFormat.type);
  if (typeof typed?.value !== 'number' || numberFormat?.type !== 'PERCENT' || !isBare) return typed;
  return { value: percentOf(typed.value) };
}

/** A text that is a number, a date or a truth value in the locale; undefined for every other text. */
export function parseTypedScalar(text: string, locale: Locale, currentYear: number): TypedValue | undefined {
  const bare = text.trim();
  const truth = locale.typedTruth.get(bare.toUpperCase());
  if (truth !== undefined) return { value: truth };
  return parseTypedDate(bare, locale, currentYear) ?? parseTypedNumber(bare, locale);
}

function interpret(text: string, typing: Typing): TypedValue {
  const { locale, currentYear } = typing;
  const typed = countPercents(parseTypedScalar(text, locale, currentYear), typing);
  if (typed) return keepChosenFormat(typed, typing);
  const bare = text.trim();
  const isSum = bare.startsWith('+') && bare.length > 1;
  return isSum ? { value: { formula: `=${bare}` } } : { value: text };
}

/** An apostrophe in front makes a text of whatever follows, and is not part of it, in a cell of any format. */
export function typeValue(text: string, typing: Typing): TypedValue {
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (typing.numberFormat?.type === 'TEXT' || text === '') return { value: text };
  if (text.startsWith('=') && text.length > 1) return { value: { formula: text } };
  return interpret(text, typing);
}
