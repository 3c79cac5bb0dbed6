/** Dates, times and durations in the patterns of Google's number formats. */
import type { Locale } from './locale.ts';
import { dateOfSerial } from './serial-date.ts';

type Part = (instant: Instant) => string;

interface Instant {
  readonly date: Date;
  /** Whole seconds since the epoch of serial numbers, and what is left in the smallest unit that is shown. */
  readonly seconds: number;
  readonly fraction: number;
}

const TOKEN =
  /"[^"]*"?|\\[\s\S]?|\[(?:h+|m+|s+)\]|\[\$?[^\]]*\]|_[\s\S]?|\*[\s\S]?|am\/pm|a\/p|\b[ap]m\b|y+|m+|d+|h+|s+|0+|[\s\S]/gi;
const NAMED = /^(?:\[(?:h+|m+|s+)\]|y+|m+|d+|h+|s+)$/i;
const HALF = /^(?:am\/pm|a\/p|[ap]m)$/i;
const DAY_SECONDS = 86_400;

export function isDatePattern(section: string): boolean {
  const bare = section.replace(/"[^"]*"?|\\[\s\S]?|\[\$[^\]]*\]|[_*][\s\S]?/g, '');
  return /\[(?:h+|m+|s+)\]/i.test(bare) || /[ymdhs]|a\/p/i.test(bare.replace(/\[[^\]]*\]/g, ''));
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** A small `m` is a minute behind an hour and before a second, a capital one is always a month. */
function isMinute(tokens: readonly string[], index: number): boolean {
  const token = tokens[index] ?? '';
  if (token.length > 2 || token.startsWith('M')) return false;
  const before = tokens.slice(0, index).findLast((each) => NAMED.test(each));
  const after = tokens.slice(index + 1).find((each) => NAMED.test(each));
  return /^\[?h/i.test(before ?? '') || /^\[?s/i.test(after ?? '');
}

function monthPart(length: number, locale: Locale, withDay: boolean): Part {
  if (length <= 2) return ({ date }) => padded(date.getUTCMonth() + 1, length);
  const full = withDay ? locale.monthsOfDates : locale.months;
  const names = length === 3 ? locale.monthsShort : full;
  const shown = length === 5 ? 1 : Number.POSITIVE_INFINITY;
  return ({ date }) => (names[date.getUTCMonth()] ?? '').slice(0, shown);
}

function dayPart(length: number, locale: Locale): Part {
  if (length <= 2) return ({ date }) => padded(date.getUTCDate(), length);
  const names = length === 3 ? locale.weekdaysShort : locale.weekdays;
  return ({ date }) => names[date.getUTCDay()] ?? '';
}

function yearPart(length: number): Part {
  return ({ date }) => (length <= 2 ? padded(date.getUTCFullYear() % 100, 2) : padded(date.getUTCFullYear(), 4));
}

/** The largest unit counts everything that has elapsed, the smaller ones what is left over. */
function elapsedPart(token: string, tokens: readonly string[]): Part {
  const [unit, length] = [token[1]?.toLowerCase(), token.length - 2];
  const has = (letter: string) => tokens.some((each) => each.toLowerCase().startsWith(`[${letter}`));
  if (unit === 'h') return ({ seconds }) => padded(Math.floor(seconds / 3600), length);
  const isRest = has('h') || (unit === 's' && has('m'));
  const size = unit === 'm' ? 60 : 1;
  return ({ seconds }) => padded(isRest ? Math.floor(seconds / size) % 60 : Math.floor(seconds / size), length);
}

/** The halves of the day in the capitals of the token; without a stroke it is a word that is always in capitals. */
function halfPart(token: string): Part {
  const letters = token.includes('/') && token.length === 3 ? [token.charAt(0), token.charAt(2)] : ['AM', 'PM'];
  return ({ date }) => letters[date.getUTCHours() < 12 ? 0 : 1] ?? '';
}

function literal(token: string): Part {
  if (token.startsWith('"')) return () => token.slice(1).replace(/"$/, '');
  if (token.startsWith('\\')) return () => token.slice(1);
  if (token.startsWith('_')) return () => ' ';
  return () => (/^[*[]/.test(token) ? '' : token);
}

function partOf(tokens: readonly string[], index: number, locale: Locale, places: number): Part {
  const token = tokens[index] ?? '';
  const { length } = token;
  if (/^0+$/.test(token)) return ({ fraction }) => padded(fraction, places).slice(0, length);
  if (HALF.test(token)) return halfPart(token);
  if (!NAMED.test(token)) return literal(token);
  if (token.startsWith('[')) return elapsedPart(token, tokens);
  const letter = token.charAt(0).toLowerCase();
  if (letter === 'y') return yearPart(length);
  if (letter === 'd') return dayPart(length, locale);
  if (letter === 's') return ({ date }) => padded(date.getUTCSeconds(), Math.min(length, 2));
  if (letter === 'm') {
    const withDay = tokens.some((each) => /^d{1,2}$/i.test(each));
    if (!isMinute(tokens, index)) return monthPart(length, locale, withDay);
    return ({ date }) => padded(date.getUTCMinutes(), length);
  }
  const isHalf = tokens.some((each) => HALF.test(each));
  const hour = (date: Date) => (isHalf ? ((date.getUTCHours() + 11) % 12) + 1 : date.getUTCHours());
  return ({ date }) => padded(hour(date), Math.min(length, 2));
}

/** Seconds are rounded to what is shown of them. */
function instantOf(value: number, places: number): Instant {
  const unit = 10 ** places;
  const units = Math.round(value * DAY_SECONDS * unit);
  const seconds = Math.floor(units / unit);
  return { date: dateOfSerial(seconds / DAY_SECONDS), seconds, fraction: units - seconds * unit };
}

export function compileDate(section: string, locale: Locale): (value: number) => string {
  const tokens = section.match(TOKEN) ?? [];
  const places = Math.min(3, Math.max(0, ...tokens.filter((each) => /^0+$/.test(each)).map((each) => each.length)));
  const isElapsed = tokens.some((each) => /^\[[hms]/i.test(each));
  const parts = tokens.map((_, index) => partOf(tokens, index, locale, places));
  return (value) => {
    const isNegative = isElapsed && value < 0;
    const instant = instantOf(isNegative ? -value : value, places);
    return `${isNegative ? '-' : ''}${parts.map((part) => part(instant)).join('')}`;
  };
}
