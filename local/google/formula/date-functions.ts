/** Functions of dates and times. The library has them with a 29 February 1900, and answers dates, not serial numbers. */
import { dateOfSerial, serialOfDay } from '../serial-date.ts';
import { parseTypedDate } from '../typed-date.ts';
import type { NumberFormat } from '../workbook.ts';
import { type Call, define, type FunctionDefinition, type Functions, mapping } from './call.ts';
import { Failure, failure } from './formula-error.ts';
import { isError, type Result } from './formula-value.ts';

const DAY_MS = 86_400_000;
const DATE: NumberFormat = { type: 'DATE' };
const DATE_TIME: NumberFormat = { type: 'DATE_TIME' };
const TIME: NumberFormat = { type: 'TIME' };
const LAST_SERIAL = 2_958_465;

function dated(value: number, numberFormat: NumberFormat = DATE): Result {
  if (!Number.isFinite(value)) throw failure('NUM', 'The date is out of range.');
  return { value, numberFormat };
}

/** Days and months beyond the end of a month or year run on into the next. */
function serialOf(year: number, month: number, day: number): number {
  const months = year * 12 + month - 1;
  const first = serialOfDay(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1) ?? Number.NaN;
  return first + day - 1;
}

function date(call: Call): Result {
  const year = call.integer(0);
  if (year < 0 || year > 9999) {
    throw failure('NUM', `Function DATE parameter 1 value is ${year}. Valid values are between 0 and 9999 inclusive.`);
  }
  return dated(serialOf(year < 1900 ? year + 1900 : year, call.integer(1), call.integer(2)));
}

function dayAt(call: Call, index: number): Date {
  const serial = call.number(index);
  if (serial < -693_593 || serial > LAST_SERIAL + 1) {
    throw failure('NUM', `Function ${call.name} parameter ${index + 1} value ${serial} is out of range.`);
  }
  return dateOfSerial(serial);
}

function part(read: (day: Date) => number): FunctionDefinition {
  return mapping(1, 1, (call) => read(dayAt(call, 0)));
}

function weekday(call: Call): number {
  const day = dayAt(call, 0).getUTCDay();
  const type = call.integer(1, 1);
  if (type === 1) return day + 1;
  if (type === 2) return ((day + 6) % 7) + 1;
  if (type === 3) return (day + 6) % 7;
  throw failure('NUM', `Function WEEKDAY parameter 2 value is ${type}. It should be 1, 2 or 3.`);
}

function time(call: Call): Result {
  const seconds = call.integer(0) * 3600 + call.integer(1) * 60 + call.integer(2);
  if (seconds < 0) throw failure('NUM', 'Function TIME parameters must not make a negative time.');
  return dated((seconds % 86_400) / 86_400, TIME);
}

function parsed(call: Call): number {
  const text = call.text(0);
  const { locale, currentYear } = call.scope;
  const typed = parseTypedDate(text.trim(), locale, currentYear)?.value;
  if (typeof typed === 'number') return typed;
  throw failure('VALUE', `${call.name} parameter '${text}' cannot be parsed to date/time.`);
}

function monthsLater(call: Call, toEnd: boolean): Result {
  const start = dayAt(call, 0);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + 1 + call.integer(1)];
  const last = serialOf(year, month + 1, 0);
  const length = last - serialOf(year, month, 0);
  return dated(toEnd ? last : serialOf(year, month, Math.min(start.getUTCDate(), length)));
}

function wholeMonths(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() < from.getUTCDate() ? months - 1 : months;
}

/** From the same day in the year or month of the end, or in the one before. */
function daysSince(from: Date, to: Date, byMonth: boolean): number {
  const year = to.getUTCFullYear();
  const month = (byMonth ? to.getUTCMonth() : from.getUTCMonth()) + 1;
  const end = Math.floor((to.getTime() - Date.UTC(1899, 11, 30)) / DAY_MS);
  const start = serialOf(year, month, from.getUTCDate());
  if (start <= end) return end - start;
  return end - (byMonth ? serialOf(year, month - 1, from.getUTCDate()) : serialOf(year - 1, month, from.getUTCDate()));
}

function difference(call: Call): number {
  const [from, to, unit] = [dayAt(call, 0), dayAt(call, 1), call.text(2).toUpperCase()];
  if (from > to) throw failure('NUM', 'Function DATEDIF parameter 1 should be on or before parameter 2.');
  const months = wholeMonths(from, to);
  switch (unit) {
    case 'Y':
      return Math.floor(months / 12);
    case 'M':
      return months;
    case 'D':
      return Math.floor(call.number(1)) - Math.floor(call.number(0));
    case 'YM':
      return months % 12;
    case 'MD':
      return daysSince(from, to, true);
    case 'YD':
      return daysSince(from, to, false);
    default:
      throw failure('NUM', `Function DATEDIF parameter 3 value is '${unit}'. It should be one of Y, M, D, MD, YM, YD.`);
  }
}

function isoWeek(day: Date): number {
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - first) / DAY_MS / 7) + 1;
}

/** Serial numbers of days that are not worked. */
function holidays(call: Call): Set<number> {
  const found = new Set<number>();
  for (const value of call.values(2)) {
    if (isError(value)) throw new Failure(value);
    if (typeof value === 'number') found.add(Math.floor(value));
  }
  return found;
}

function isWorked(serial: number, free: ReadonlySet<number>): boolean {
  const day = dateOfSerial(serial).getUTCDay();
  return day !== 0 && day !== 6 && !free.has(serial);
}

function workdaysBetween(call: Call): number {
  const [from, to] = [Math.floor(call.number(0)), Math.floor(call.number(1))];
  dayAt(call, 0);
  dayAt(call, 1);
  const free = holidays(call);
  let count = 0;
  for (let day = Math.min(from, to); day <= Math.max(from, to); day += 1) count += Number(isWorked(day, free));
  return from <= to ? count : 0 - count;
}

function workday(call: Call): Result {
  dayAt(call, 0);
  let day = Math.floor(call.number(0));
  let left = Math.abs(call.integer(1));
  if (left > LAST_SERIAL) throw failure('NUM', 'Function WORKDAY parameter 2 is out of range.');
  const [step, free] = [call.integer(1) < 0 ? -1 : 1, holidays(call)];
  while (left > 0) {
    day += step;
    if (isWorked(day, free)) left -= 1;
  }
  return dated(day);
}

export const DATE_FUNCTIONS: Functions = {
  DATE: mapping(3, 3, date),
  TIME: mapping(3, 3, time),
  TODAY: define(0, 0, (call) => dated(Math.floor(call.scope.now()))),
  NOW: define(0, 0, (call) => dated(call.scope.now(), DATE_TIME)),
  YEAR: part((day) => day.getUTCFullYear()),
  MONTH: part((day) => day.getUTCMonth() + 1),
  DAY: part((day) => day.getUTCDate()),
  HOUR: part((day) => day.getUTCHours()),
  MINUTE: part((day) => day.getUTCMinutes()),
  SECOND: part((day) => day.getUTCSeconds()),
  ISOWEEKNUM: part(isoWeek),
  WEEKDAY: mapping(1, 2, weekday),
  DATEVALUE: mapping(1, 1, (call) => Math.floor(parsed(call))),
  TIMEVALUE: mapping(1, 1, (call) => parsed(call) % 1),
  EDATE: mapping(2, 2, (call) => monthsLater(call, false)),
  EOMONTH: mapping(2, 2, (call) => monthsLater(call, true)),
  DATEDIF: mapping(3, 3, difference),
  DAYS: mapping(2, 2, (call) => Math.floor(call.number(0)) - Math.floor(call.number(1))),
  NETWORKDAYS: define(2, 3, workdaysBetween),
  WORKDAY: define(2, 3, workday),
};
