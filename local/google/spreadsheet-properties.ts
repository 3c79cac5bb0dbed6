/** Google's `SpreadsheetProperties` message: checked, and made into the properties of a workbook. */
import type { sheets_v4 } from '@googleapis/sheets';
import { invalidArgument, notImplemented } from './google-error.ts';
import { localeNamed } from './locale.ts';
import type { SpreadsheetProperties } from './workbook.ts';

/** What a workbook can be told here. */
export const SPREADSHEET_FIELDS: ReadonlySet<string> = new Set(['title', 'locale', 'timeZone']);

const DEFAULT_LOCALE = 'ru_RU';
const DEFAULT_TIME_ZONE = 'Europe/Moscow';
const DEFAULT_TITLES: Readonly<Record<string, string>> = { ru: 'Новая таблица', en: 'Untitled spreadsheet' };

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export function newSpreadsheetProperties(message: sheets_v4.Schema$SpreadsheetProperties): SpreadsheetProperties {
  for (const name of Object.keys(message)) {
    if (!SPREADSHEET_FIELDS.has(name)) throw notImplemented(`SpreadsheetProperties.${name}`);
  }
  const locale = message.locale ?? DEFAULT_LOCALE;
  const timeZone = message.timeZone ?? DEFAULT_TIME_ZONE;
  localeNamed(locale);
  if (!isTimeZone(timeZone)) throw invalidArgument(`Invalid time zone: ${timeZone}`);
  const title = message.title ?? '';
  return { title: title === '' ? (DEFAULT_TITLES[locale.slice(0, 2)] ?? '') : title, locale, timeZone };
}
