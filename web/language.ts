/** The two languages of the pages, how they write numbers and dates, and where each language has its pages. */
import { groupDigits } from '../domain/headline.ts';

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Chooses between the Russian and the English words. */
export type Say = (ru: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (ru, en) => (language === 'ru' ? ru : en);
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})/;
const MOSCOW_OFFSET_MS = 3 * 3_600_000;

/** 1234.5 as 1 234,5 or 1,234.5; no digit is lost. */
export function writeNumber(value: number, language: Language): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = language === 'ru' ? groupDigits(whole) : groupDigits(whole).replaceAll('\u00A0', ',');
  if (fraction === undefined) return grouped;
  return `${grouped}${language === 'ru' ? ',' : '.'}${fraction}`;
}

/** 0.4211 as 42,11 %. */
export function writeShare(value: number, language: Language): string {
  return `${writeNumber(Math.round(value * 10_000) / 100, language)}\u00A0%`;
}

/** 2026-11-23 as 23 ноября 2026; what is no date stays as it is. */
export function writeDate(iso: string, language: Language): string {
  const [, year, month, day] = ISO_DATE.exec(iso) ?? [];
  const name = MONTHS[language][Number(month) - 1];
  return name === undefined ? iso : `${Number(day)}\u00A0${name} ${year}`;
}

/** An instant as the civil date in Moscow. */
export function writeDayOf(instant: string, language: Language): string {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? instant : writeDate(new Date(ms + MOSCOW_OFFSET_MS).toISOString(), language);
}
