/** Dates and times as people type them. */
import type { Locale } from './locale.ts';
import { serialOfDay } from './serial-date.ts';
import type { TypedValue } from './typed-value.ts';

interface Parsed {
  readonly serial: number;
  readonly pattern: string;
}

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const MONTH_AND_YEAR = /^(\d{1,2})([-/.])(\d{4})$/;
const DAY_MONTH = /^(\d{1,2})([ -])(\p{L}+)\.?(?:\2(\d{4}|\d{2})(?: ?г\.?)?)?$/u;
const MONTH_DAY = /^(\p{L}+)\.?[ -](\d{1,2})(?:(?:, ?| |-)(\d{4}))?$/u;
const MONTH_YEAR = /^(\p{L}+)\.?[ -](\d{4})(?: ?г\.?)?$/u;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?(?: ?(am|pm))?$/i;
const HALF_OF_DAY = /^(\d{1,2}) ?(am|pm)$/i;
const DURATION = /^(\d{1,5}):(\d{2})(?::(\d{2}))?$/;
const DATE_AND_TIME = /^(.*[^\s,]),? +(\d{1,2}:.*|\d{1,2} ?(?:am|pm))$/i;
const DAY_SECONDS = 86_400;

/** Two digits up to 29 belong to this century, as in other spreadsheets. */
function fullYear(text: string | undefined, currentYear: number): number {
  if (text === undefined) return currentYear;
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 30 ? 2000 : 1900);
}

function dated(serial: number | undefined, pattern: string): Parsed | undefined {
  return serial === undefined ? undefined : { serial, pattern };
}

function monthAndYear(text: string, locale: Locale): Parsed | undefined {
  const match = MONTH_AND_YEAR.exec(text);
  if (!match || !locale.dateMarks.test(match[2] ?? '')) return undefined;
  return dated(serialOfDay(Number(match[3]), Number(match[1]), 1), locale.typedMonthAndYear);
}

function numericDate(text: string, locale: Locale, currentYear: number): Parsed | undefined {
  const byYear = YEAR_FIRST.exec(text);
  if (byYear && (byYear[2] !== '.' || locale.dateMarks.test('.'))) {
    return dated(serialOfDay(Number(byYear[1]), Number(byYear[3]), Number(byYear[4])), 'yyyy-mm-dd');
  }
  const match = NUMBERS.exec(text);
  if (!match) return monthAndYear(text, locale);
  if (!locale.dateMarks.test(match[2] ?? '')) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const [day, month] = locale.dayFirst ? [first, second] : [second, first];
  const pattern = match[4] === undefined ? locale.typedDayAndMonth : locale.typedDate;
  return dated(serialOfDay(fullYear(match[4], currentYear), month, day), pattern);
}

/** 0 for a word that names no month. */
function monthNumber(word: string, { months, monthsOfDates, monthsShort }: Locale): number {
  const lower = word.toLowerCase();
  const isNamed = (name: string) => {
    const full = name.toLowerCase().replace('.', '');
    return full === lower || (full.length > 3 && full.slice(0, 3) === lower);
  };
  const index = [months, monthsOfDates, monthsShort]
    .map((names) => names.findIndex(isNamed))
    .find((found) => found >= 0);
  return (index ?? -1) + 1;
}

function monthPattern(word: string, { months, monthsOfDates }: Locale): string {
  return [...months, ...monthsOfDates].some((name) => name.toLowerCase() === word.toLowerCase()) ? 'mmmm' : 'mmm';
}

function dayAndWord(text: string, locale: Locale, currentYear: number): Parsed | undefined {
  const match = DAY_MONTH.exec(text);
  if (!match) return undefined;
  const [, day, mark = ' ', word = '', year] = match;
  const pattern = [
    'd',
    monthPattern(word, locale),
    ...(year === undefined ? [] : [year.length === 4 ? 'yyyy' : 'yy']),
  ].join(mark);
  return dated(serialOfDay(fullYear(year, currentYear), monthNumber(word, locale), Number(day)), pattern);
}

function wordAndDay(text: string, locale: Locale, currentYear: number): Parsed | undefined {
  const match = MONTH_DAY.exec(text);
  if (!match) return undefined;
  const [, word = '', day, year] = match;
  const comma = text.includes(',') ? ',' : '';
  const pattern = `${monthPattern(word, locale)} d${year === undefined ? '' : `${comma} yyyy`}`;
  return dated(serialOfDay(fullYear(year, currentYear), monthNumber(word, locale), Number(day)), pattern);
}

function wordAndYear(text: string, locale: Locale): Parsed | undefined {
  const match = MONTH_YEAR.exec(text);
  if (!match) return undefined;
  const [, word = '', year] = match;
  return dated(serialOfDay(Number(year), monthNumber(word, locale), 1), `${monthPattern(word, locale)} yyyy`);
}

/** `Friday, March 1, 2024`: the day of the week is not checked. */
function withoutWeekday(text: string, { weekdays, weekdaysShort }: Locale): string {
  const match = /^(\p{L}+),? (.*)$/u.exec(text);
  const word = match?.[1]?.toLowerCase();
  const isDay = [...weekdays, ...weekdaysShort].some((name) => name.toLowerCase() === word);
  return isDay ? (match?.[2] ?? '') : text;
}

function readDay(text: string, locale: Locale, currentYear: number): Parsed | undefined {
  const bare = withoutWeekday(text, locale);
  return (
    numericDate(bare, locale, currentYear) ??
    dayAndWord(bare, locale, currentYear) ??
    wordAndYear(bare, locale) ??
    wordAndDay(bare, locale, currentYear)
  );
}

function clockSerial(hour: number, minutes: number, seconds: number): number | undefined {
  if (hour > 23 || minutes > 59 || seconds >= 60) return undefined;
  return (hour * 3600 + minutes * 60 + seconds) / DAY_SECONDS;
}

function hourOf(hours: string, half: string | undefined): number {
  if (half === undefined) return Number(hours);
  if (Number(hours) > 12) return Number.NaN;
  return (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function clockTime(text: string, { halvesOfDay }: Locale): Parsed | undefined {
  const short = HALF_OF_DAY.exec(text);
  const match = CLOCK.exec(text);
  const half = match?.[5] ?? short?.[2];
  if ((!match && !short) || (half !== undefined && !halvesOfDay)) return undefined;
  const hour = hourOf(match?.[1] ?? short?.[1] ?? '', half);
  if (Number.isNaN(hour)) return undefined;
  const [minutes, seconds, fraction] = [match?.[2] ?? '0', match?.[3], match?.[4]];
  const serial = clockSerial(hour, Number(minutes), Number(`${seconds ?? 0}${fraction ?? ''}`));
  const shownSeconds = seconds === undefined ? '' : `:ss${fraction === undefined ? '' : '.000'}`;
  return dated(serial, `h:mm${shownSeconds}${half === undefined ? '' : ' am/pm'}`);
}

function duration(text: string): Parsed | undefined {
  const match = DURATION.exec(text);
  if (!match || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return undefined;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return { serial: seconds / DAY_SECONDS, pattern: '[h]:mm:ss' };
}

export function parseTypedDate(text: string, locale: Locale, currentYear: number): TypedValue | undefined {
  if (!/\d/.test(text)) return undefined;
  const day = readDay(text, locale, currentYear);
  if (day) return { value: day.serial, numberFormat: { type: 'DATE', pattern: day.pattern } };
  const time = clockTime(text, locale) ?? duration(text);
  if (time) return { value: time.serial, numberFormat: { type: 'TIME', pattern: time.pattern } };
  const [, dayText, timeText] = DATE_AND_TIME.exec(text) ?? [];
  const dayPart = dayText === undefined ? undefined : readDay(dayText, locale, currentYear);
  const timePart = timeText === undefined ? undefined : clockTime(timeText, locale);
  if (!dayPart || !timePart) return undefined;
  const pattern = `${dayPart.pattern} ${timePart.pattern}`;
  return { value: dayPart.serial + timePart.serial, numberFormat: { type: 'DATE_TIME', pattern } };
}
