/** Numbers, percents and sums of money as people type them. */
import type { Locale } from './locale.ts';
import type { TypedValue } from './typed-value.ts';

interface ParsedNumber {
  readonly value: number;
  readonly grouped: boolean;
  readonly fraction: boolean;
  readonly exponent: boolean;
}

const CANONICAL = /^(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?$/i;
const SIGN = /^[-−+]\s*/;
const PARENTHESES = /^\(\s*(.*\S)\s*\)$/;
/** Money of other countries is taken in every locale. */
const OTHER_SIGNS = ['$', '€', '£', '¥', '₽'];

/** Digits by the locale, without a sign. */
function parseDigits(text: string, { typedGroup, groupedDigits, decimal }: Locale): ParsedNumber | undefined {
  const marked = text.replace(typedGroup, 'G');
  const grouped = marked.includes('G');
  if (grouped && !groupedDigits.test(marked)) return undefined;
  const bare = marked.replaceAll('G', '');
  // Where a comma is the decimal mark, digits around a point that are no date are a number all the same.
  if (decimal === ',' && bare.includes('.') && (grouped || bare.includes(','))) return undefined;
  const canonical = bare.replace(decimal, '.');
  if (!CANONICAL.test(canonical)) return undefined;
  const value = Number(canonical);
  if (!Number.isFinite(value)) return undefined;
  return { value, grouped, fraction: canonical.includes('.'), exponent: /e/i.test(canonical) };
}

interface Signed {
  readonly bare: string;
  readonly negative: boolean;
}

/** Parentheses make a number negative, as a minus does; both together make no number. */
function withoutSign(text: string): Signed | undefined {
  const inner = PARENTHESES.exec(text)?.[1];
  if (inner !== undefined) return SIGN.test(inner) ? undefined : { bare: inner, negative: true };
  const sign = SIGN.exec(text)?.[0];
  return { bare: sign === undefined ? text : text.slice(sign.length), negative: /^[-−]/.test(text) };
}

function parseSigned(text: string, locale: Locale): ParsedNumber | undefined {
  const signed = withoutSign(text);
  const parsed = signed && parseDigits(signed.bare, locale);
  return parsed && signed.negative ? { ...parsed, value: 0 - parsed.value } : parsed;
}

export function percentOf(value: number): number {
  return Number((value / 100).toPrecision(15));
}

function typedPercent(text: string, locale: Locale): TypedValue | undefined {
  const signed = withoutSign(text);
  if (!signed?.bare.endsWith('%')) return undefined;
  const parsed = parseDigits(signed.bare.slice(0, -1).trimEnd(), locale);
  if (!parsed) return undefined;
  const pattern = parsed.fraction ? '0.00%' : '0%';
  const value = percentOf(parsed.value);
  return { value: signed.negative ? 0 - value : value, numberFormat: { type: 'PERCENT', pattern } };
}

interface Money {
  readonly sign: string;
  readonly amount: string;
  readonly behind: boolean;
}

function splitMoney(text: string, { currencySigns }: Locale): Money | undefined {
  for (const sign of [...currencySigns, ...OTHER_SIGNS]) {
    if (text.startsWith(sign)) return { sign, amount: text.slice(sign.length).trimStart(), behind: false };
    if (text.toLowerCase().endsWith(sign)) return { sign, amount: text.slice(0, -sign.length).trimEnd(), behind: true };
  }
  return undefined;
}

function moneyPattern({ sign, behind }: Money, fraction: boolean, locale: Locale): string {
  const digits = fraction ? '#,##0.00' : '#,##0';
  if (!locale.currencySigns.includes(sign)) return behind ? `${digits}[$${sign}]` : `[$${sign}]${digits}`;
  return locale.currencyBehind ? `${digits}\u00A0"${sign}"` : `"${sign}"${digits}`;
}

function typedMoney(text: string, locale: Locale): TypedValue | undefined {
  const signed = withoutSign(text);
  const money = signed && splitMoney(signed.bare, locale);
  if (!money) return undefined;
  const parsed = signed.negative ? parseDigits(money.amount, locale) : parseSigned(money.amount, locale);
  if (!parsed || parsed.exponent) return undefined;
  const value = signed.negative ? 0 - parsed.value : parsed.value;
  return { value, numberFormat: { type: 'CURRENCY', pattern: moneyPattern(money, parsed.fraction, locale) } };
}

function plainNumber(text: string, locale: Locale): TypedValue | undefined {
  const parsed = parseSigned(text, locale);
  if (!parsed) return undefined;
  const { value } = parsed;
  if (parsed.exponent) return { value, numberFormat: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (!parsed.grouped) return { value };
  return { value, numberFormat: { type: 'NUMBER', pattern: parsed.fraction ? '#,##0.00' : '#,##0' } };
}

export function parseTypedNumber(text: string, locale: Locale): TypedValue | undefined {
  if (!/\d/.test(text)) return undefined;
  return plainNumber(text, locale) ?? typedPercent(text, locale) ?? typedMoney(text, locale);
}
