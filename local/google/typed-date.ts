/** Dates and times as people type them. */
import type { Locale } from './locale.ts';
import { serialOfDay } from './serial-date.ts';
import type { TypedValue } from './typed-value.ts';

interface Parsed {
  readonly serial: number;
  readonly pattern: string;
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const POINTS = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/;
const SLASHES = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/;
const DAY_MONTH = /^(\d{1,2}) (\p{L}+)\.? (\d{4})$/u;
const MONTH_DAY = /^(\p{L}+)\.? (\d{1,2}),? (\d{4})$/u;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?(am|pm))?$/i;

/** Two digits up to 29 belong to this century, as in other spreadsheets. */
function fullYear(text: string | undefined, currentYear: number): number {
  if (text === undefined) return currentYear;
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 30 ? 2000 : 1900);
}

function dated(serial: number | undefined, pattern: string): Parsed | undefined {
  return serial === undefined ? undefined : { serial, pattern };
}

function numericDate(text: string, locale: Locale, currentYear: number): Parsed | undefined {
  const iso = ISO.exec(text);
  if (iso) return dated(serialOfDay(Number(iso[1]), Number(iso[2]), Number(iso[3])), 'yyyy-mm-dd');
  const dayFirst = locale.decimal === ',';
  const match = dayFirst ? (POINTS.exec(text) ?? SLASHES.exec(text)) : SLASHES.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [day, month] = dayFirst ? [first, second] : [second, first];
  const pattern = dayFirst ? 'dd.mm.yyyy' : 'm/d/yyyy';
  const shown = match[3] === undefined ? pattern.slice(0, -5) : pattern;
  return dated(serialOfDay(fullYear(match[3], currentYear), month, day), shown);
}

function monthNumber(word: string, { months, monthsOfDates, monthsShort }: Locale): number {
  const lower = word.toLowerCase();
  const isNamed = (name: string) => name.toLowerCase().replace('.', '') === lower;
  const index = [months, monthsOfDates, monthsShort]
    .map((names) => names.findIndex(isNamed))
    .find((found) => found >= 0);
  return (index ?? -1) + 1;
}

function wordedDate(text: string, locale: Locale): Parsed | undefined {
  const dayFirst = DAY_MONTH.exec(text);
  const monthFirst = MONTH_DAY.exec(text);
  const [day, word = '', year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = monthNumber(word, locale);
  if (month === 0) return undefined;
  const name = word.length > 4 ? 'mmmm' : 'mmm';
  const pattern = dayFirst ? `d ${name} yyyy` : `${name} d${text.includes(',') ? ',' : ''} yyyy`;
  return dated(serialOfDay(Number(year), month, Number(day)), pattern);
}

function clockTime(text: string): Parsed | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hours = '', minutes = '', seconds, half] = match;
  const afternoon = half?.toLowerCase() === 'pm' ? 12 : 0;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + afternoon;
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const serial = (hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  return { serial, pattern: `h:mm${seconds === undefined ? '' : ':ss'}${half === undefined ? '' : ' am/pm'}` };
}

export function parseTypedDate(text: string, locale: Locale, currentYear: number): TypedValue | undefined {
  const readDay = (part: string) => numericDate(part, locale, currentYear) ?? wordedDate(part, locale);
  const day = readDay(text);
  if (day) return { value: day.serial, numberFormat: { type: 'DATE', pattern: day.pattern } };
  const time = clockTime(text);
  if (time) return { value: time.serial, numberFormat: { type: 'TIME', pattern: time.pattern } };
  const gap = /^(.*\d)[ T](\d{1,2}:.*)$/.exec(text);
  const [dayPart, timePart] = [gap?.[1] ? readDay(gap[1]) : undefined, gap?.[2] ? clockTime(gap[2]) : undefined];
  if (!dayPart || !timePart) return undefined;
  const pattern = `${dayPart.pattern} ${timePart.pattern}`;
  return { value: dayPart.serial + timePart.serial, numberFormat: { type: 'DATE_TIME', pattern } };
}
