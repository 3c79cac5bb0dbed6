/** Numbers as a cell shows them, by the cell's number format and the workbook's locale. */
import { notImplemented } from './google-error.ts';
import type { Locale } from './locale.ts';
import { dateOfSerial } from './serial-date.ts';
import type { NumberFormat } from './workbook.ts';

type Show = (value: number) => string;

const TOKEN = /"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|am\/pm|a\/p|y+|m+|d+|h+|s+|E[+-]0+|[#0?,.]+|[\s\S]/gi;
const IS_DATE = /^(?:y+|m+|d+|h+|s+|am\/pm|a\/p)$/i;
const DIGITS = /^[#0?,.]+$/;
const EXPONENT = /^E[+-]0+$/i;
const COLOR = /^\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\d+)\]$/i;
const CURRENCY = /^\[\$([^\]-]*)(?:-[^\]]*)?\]$/;
const PLAIN = /^[\s$€₽£¥%()+\-/:.,!^&'~{}<>=]$|^\p{Script=Cyrillic}$/u;

function tokensOf(pattern: string): string[] {
  return pattern.match(TOKEN) ?? [];
}

/** A token that stands for itself. */
function literal(token: string, pattern: string): string {
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith('\\')) return token.slice(1);
  if (token.startsWith('_')) return ' ';
  if (token.startsWith('*')) return '';
  if (COLOR.test(token)) return '';
  const currency = CURRENCY.exec(token);
  if (currency) return currency[1] ?? '';
  if (PLAIN.test(token)) return token;
  throw notImplemented(`the number format "${pattern}"`);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function isMinute(tokens: readonly string[], index: number): boolean {
  const named = (token: string) => IS_DATE.test(token);
  const before = tokens.slice(0, index).findLast(named);
  const after = tokens.slice(index + 1).find(named);
  return /^h/i.test(before ?? '') || /^s/i.test(after ?? '');
}

type DatePart = (date: Date) => string;

function monthPart(length: number, locale: Locale, withDay: boolean): DatePart {
  if (length === 1) return (date) => String(date.getUTCMonth() + 1);
  if (length === 2) return (date) => two(date.getUTCMonth() + 1);
  const full = withDay ? locale.monthsOfDates : locale.months;
  const names = length === 3 ? locale.monthsShort : full;
  return (date) => names[date.getUTCMonth()] ?? '';
}

function dayPart(length: number, locale: Locale): DatePart {
  if (length === 1) return (date) => String(date.getUTCDate());
  if (length === 2) return (date) => two(date.getUTCDate());
  const names = length === 3 ? locale.weekdaysShort : locale.weekdays;
  return (date) => names[date.getUTCDay()] ?? '';
}

function clockPart(length: number, read: (date: Date) => number): DatePart {
  return length === 1 ? (date) => String(read(date)) : (date) => two(read(date));
}

function datePart(tokens: readonly string[], index: number, locale: Locale, pattern: string): DatePart {
  const token = (tokens[index] ?? '').toLowerCase();
  const half = tokens.some((each) => /^a/i.test(each) && IS_DATE.test(each));
  const { length } = token;
  if (!IS_DATE.test(token)) return () => literal(tokens[index] ?? '', pattern);
  if (token.startsWith('y')) {
    return (date) => (length <= 2 ? two(date.getUTCFullYear() % 100) : String(date.getUTCFullYear()).padStart(4, '0'));
  }
  if (token.startsWith('d')) return dayPart(length, locale);
  if (token.startsWith('h'))
    return clockPart(length, (d) => (half ? ((d.getUTCHours() + 11) % 12) + 1 : d.getUTCHours()));
  if (token.startsWith('s')) return clockPart(length, (date) => date.getUTCSeconds());
  if (token.startsWith('a')) return (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, token === 'a/p' ? 1 : 2);
  if (isMinute(tokens, index)) return clockPart(length, (date) => date.getUTCMinutes());
  return monthPart(
    length,
    locale,
    tokens.some((each) => /^d{1,2}$/i.test(each)),
  );
}

function showDate(pattern: string, locale: Locale): Show {
  const tokens = tokensOf(pattern);
  const parts = tokens.map((_, index) => datePart(tokens, index, locale, pattern));
  return (value) => {
    const date = dateOfSerial(value);
    return parts.map((part) => part(date)).join('');
  };
}

/** Rounded half away from zero as people expect, although 1.005 is a little less in binary. */
function toFixed(value: number, digits: number): string {
  if (value >= 1e21) return value.toFixed(digits);
  const [mantissa = '', exponent = '0'] = value.toString().split('e');
  const rounded = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  return Number.isSafeInteger(rounded) ? Number(`${rounded}e${-digits}`).toFixed(digits) : value.toFixed(digits);
}

interface DigitMask {
  readonly least: number;
  readonly fixed: number;
  readonly most: number;
  readonly grouped: boolean;
  /** Every comma after the last digit divides by a thousand. */
  readonly divisor: number;
}

function digitMask(mask: string, pattern: string): DigitMask {
  const scaling = /,+$/.exec(mask)?.[0].length ?? 0;
  const [whole = '', fraction = '', ...more] = mask.slice(0, mask.length - scaling).split('.');
  if (more.length > 0 || fraction.includes(',')) throw notImplemented(`the number format "${pattern}"`);
  const count = (text: string, sign: string) => text.split(sign).length - 1;
  return {
    least: count(whole, '0'),
    fixed: count(fraction, '0'),
    most: fraction.length,
    grouped: whole.includes(','),
    divisor: 1000 ** scaling,
  };
}

function showDigits(mask: DigitMask, value: number, { decimal, group }: Locale): string {
  const [whole = '', fraction = ''] = toFixed(value / mask.divisor, mask.most).split('.');
  let kept = fraction;
  while (kept.length > mask.fixed && kept.endsWith('0')) kept = kept.slice(0, -1);
  const padded = (whole === '0' && mask.least === 0 ? '' : whole).padStart(mask.least, '0');
  const grouped = mask.grouped ? padded.replace(/\B(?=(\d{3})+$)/g, group) : padded;
  return mask.most > 0 ? grouped + decimal + kept : grouped;
}

function showExponent(mask: DigitMask, exponent: string, value: number, locale: Locale): string {
  const [mantissa = '', power = '0'] = value.toExponential(mask.most).split('e');
  const sign = power.startsWith('-') ? '-' : exponent.slice(1, 2).replace('-', '');
  const places = String(Math.abs(Number(power))).padStart(exponent.length - 2, '0');
  return `${showDigits(mask, Number(mantissa), locale)}E${sign}${places}`;
}

function showSection(section: string, pattern: string, locale: Locale): Show {
  const tokens = tokensOf(section);
  const masks = tokens.filter((token) => DIGITS.test(token));
  if (masks.length > 1) throw notImplemented(`the number format "${pattern}"`);
  const mask = digitMask(masks[0] ?? '', pattern);
  const exponent = tokens.find((token) => EXPONENT.test(token));
  const scale = tokens.includes('%') ? 100 : 1;
  const parts = tokens.map((token): Show => {
    if (EXPONENT.test(token)) return () => '';
    if (!DIGITS.test(token)) return () => literal(token, pattern);
    if (exponent) return (value) => showExponent(mask, exponent, value, locale);
    return (value) => showDigits(mask, Number((value * scale).toPrecision(15)), locale);
  });
  for (const part of parts) part(0);
  return (value) => parts.map((part) => part(value)).join('');
}

function showNumber(pattern: string, locale: Locale): Show {
  const [positive, negative, zero] = pattern
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((section) => (section.includes('@') ? undefined : showSection(section, pattern, locale)));
  const general = positive ?? ((value: number) => formatGeneral(value, locale));
  return (value) => {
    if (value === 0) return (zero ?? general)(0);
    if (value > 0) return general(value);
    return negative ? negative(-value) : `-${general(-value)}`;
  };
}

/** Most numbers that people enter: shown as they are written, with ten decimals at most. */
const SHORT = /^-?\d{1,15}(?:\.\d{1,10})?$/;

/** A number in a cell that has no format. */
function formatGeneral(value: number, { decimal }: Locale): string {
  const written = String(value);
  if (written.length <= 16 && SHORT.test(written)) return written.replace('.', decimal);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-10)) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
    const power = Number(exponent);
    const sign = power < 0 ? '-' : '+';
    return `${String(Number(mantissa)).replace('.', decimal)}E${sign}${two(Math.abs(power))}`;
  }
  const rounded = Number(Number(value.toPrecision(15)).toFixed(10));
  const text = Number.isInteger(rounded) || size >= 1e-6 ? String(rounded) : rounded.toFixed(10).replace(/0+$/, '');
  return text.replace('.', decimal);
}

const known = new Map<string, Show>();

function compile(pattern: string, locale: Locale): Show {
  const tokens = tokensOf(pattern);
  return tokens.some((token) => IS_DATE.test(token)) ? showDate(pattern, locale) : showNumber(pattern, locale);
}

/** Throws what Google would not: 501 for a pattern that this stand-in cannot render. */
export function formatNumber(value: number, format: NumberFormat | undefined, locale: Locale): string {
  const pattern = format?.pattern ?? locale.patterns[format?.type ?? ''];
  if (format === undefined || pattern === undefined || format.type === 'TEXT') return formatGeneral(value, locale);
  const key = locale.decimal + pattern;
  const show = known.get(key) ?? compile(pattern, locale);
  known.set(key, show);
  return show(value);
}
