/** Civil dates, kept as a spreadsheet keeps them: whole days since 1899-12-30. No time zone, no hour. */

/** Days since 1899-12-30; 45658 is 2025-01-01. */
export type CivilDate = number;

/** 2000-01-01 and 2099-12-31: what the register can hold. */
export const FIRST_DATE: CivilDate = 36526;
export const LAST_DATE: CivilDate = 73050;

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
const MOSCOW_OFFSET_MS = 3 * 3_600_000;
const RUSSIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?)?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const TWO_DIGIT_YEAR = /^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/;

export type DateFault = 'NOT_A_DATE' | 'TWO_DIGIT_YEAR' | 'DATE_OUT_OF_RANGE';

function serialOf(year: number, month: number, day: number): CivilDate | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? Math.round((ms - EPOCH_MS) / DAY_MS) : undefined;
}

/** A serial number as a date; the part of a day after the point is an hour and does not count. */
export function dateFromSerial(serial: number): CivilDate | DateFault {
  const day = Math.floor(serial);
  return day >= FIRST_DATE && day <= LAST_DATE ? day : 'DATE_OUT_OF_RANGE';
}

/** Reads dd.mm.yyyy or yyyy-mm-dd. */
export function parseDate(text: string): CivilDate | DateFault {
  const russian = RUSSIAN.exec(text);
  const iso = ISO.exec(text);
  if (!russian && !iso) return TWO_DIGIT_YEAR.test(text) ? 'TWO_DIGIT_YEAR' : 'NOT_A_DATE';
  const [year, month, day] = russian
    ? [Number(russian[3]), Number(russian[2]), Number(russian[1])]
    : [Number(iso?.[1]), Number(iso?.[2]), Number(iso?.[3])];
  const serial = serialOf(year, month, day);
  return serial === undefined ? 'NOT_A_DATE' : dateFromSerial(serial);
}

function dateOf(date: CivilDate): Date {
  return new Date(EPOCH_MS + date * DAY_MS);
}

/** dd.mm.yyyy */
export function formatDate(date: CivilDate): string {
  const [year, month, day] = formatIsoDate(date).split('-');
  return `${day}.${month}.${year}`;
}

/** yyyy-mm-dd */
export function formatIsoDate(date: CivilDate): string {
  return dateOf(date).toISOString().slice(0, 10);
}

export function firstDayOf(year: number): CivilDate {
  return Math.round((Date.UTC(year, 0, 1) - EPOCH_MS) / DAY_MS);
}

export function yearOf(date: CivilDate): number {
  return dateOf(date).getUTCFullYear();
}

/** The civil date in Moscow (UTC+3 all year since 2014) at an instant. */
export function dateInMoscow(instantMs: number): CivilDate {
  return Math.floor((instantMs + MOSCOW_OFFSET_MS - EPOCH_MS) / DAY_MS);
}
