/** What becomes of a text that a person types into a cell. */
import type { JsonObject } from './json.ts';
import type { Locale } from './locale.ts';
import { parseTypedDate } from './typed-date.ts';
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

interface ParsedNumber {
  readonly value: number;
  readonly grouped: boolean;
  readonly fraction: boolean;
  readonly exponent: boolean;
}

const TRUTH = new Map([
  ['TRUE', true],
  ['FALSE', false],
  ['ИСТИНА', true],
  ['ЛОЖЬ', false],
]);
const CANONICAL = /^(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?$/i;
const THOUSANDS = /^\d{1,3}(?:G\d{3})+(?![\dG])/;

/** Digits by the locale, without a sign. In a locale with a decimal comma a point is tried too: 20.15 is no date. */
function parseDigits(text: string, locale: Locale): ParsedNumber | undefined {
  const marked = text.replace(locale.typedGroup, 'G');
  const grouped = marked.includes('G');
  if (grouped && !THOUSANDS.test(marked)) return undefined;
  const bare = marked.replaceAll('G', '');
  if (locale.decimal === ',' && bare.includes(',') && bare.includes('.')) return undefined;
  const canonical = locale.decimal === ',' ? bare.replace(',', '.') : bare;
  if (!CANONICAL.test(canonical)) return undefined;
  const value = Number(canonical);
  if (!Number.isFinite(value)) return undefined;
  return { value, grouped, fraction: canonical.includes('.'), exponent: /e/i.test(canonical) };
}

function parseSigned(text: string, locale: Locale): ParsedNumber | undefined {
  const negative = text.startsWith('-') || text.startsWith('−') || /^\(.*\)$/.test(text);
  const bare = text.replace(/^[-−+(]\s*/, '').replace(/^(.*)\)$/, '$1');
  const parsed = parseDigits(bare, locale);
  return parsed && { ...parsed, value: negative ? 0 - parsed.value : parsed.value };
}

function percent(text: string, locale: Locale): TypedValue | undefined {
  const parsed = text.endsWith('%') ? parseSigned(text.slice(0, -1).trimEnd(), locale) : undefined;
  if (!parsed) return undefined;
  const pattern = parsed.fraction ? '0.00%' : '0%';
  return { value: Number((parsed.value / 100).toPrecision(15)), numberFormat: { type: 'PERCENT', pattern } };
}

function currency(text: string, locale: Locale): TypedValue | undefined {
  if (!text.includes(locale.currencySign)) return undefined;
  const parsed = parseSigned(text.replace(locale.currencySign, '').trim(), locale);
  return parsed && { value: parsed.value, numberFormat: { type: 'CURRENCY', pattern: locale.currencyPattern } };
}

function plainNumber(text: string, { locale, numberFormat }: Typing): TypedValue | undefined {
  const parsed = parseSigned(text, locale);
  if (!parsed) return undefined;
  const { value } = parsed;
  if (numberFormat?.type === 'PERCENT') return { value: Number((value / 100).toPrecision(15)) };
  if (parsed.exponent) return { value, numberFormat: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (!parsed.grouped) return { value };
  return { value, numberFormat: { type: 'NUMBER', pattern: parsed.fraction ? '#,##0.00' : '#,##0' } };
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

function interpret(text: string, typing: Typing): TypedValue {
  const { locale } = typing;
  const bare = text.trim();
  const truth = TRUTH.get(bare.toUpperCase());
  if (truth !== undefined) return { value: truth };
  const typed =
    parseTypedDate(bare, locale, typing.currentYear) ??
    percent(bare, locale) ??
    currency(bare, locale) ??
    plainNumber(bare, typing);
  if (typed) return keepChosenFormat(typed, typing);
  return bare.startsWith('+') && bare.length > 1 ? { value: { formula: `=${bare}` } } : { value: text };
}

/** An apostrophe in front makes a text of whatever follows, and is not part of it, in a cell of any format. */
export function typeValue(text: string, typing: Typing): TypedValue {
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (typing.numberFormat?.type === 'TEXT' || text === '') return { value: text };
  if (text.startsWith('=') && text.length > 1) return { value: { formula: text } };
  return interpret(text, typing);
}
