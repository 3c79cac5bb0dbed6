/** Numbers as cells show them, remembered by format and value: a column of dates is written out once for every day in it. */
import type { Locale } from './locale.ts';
import { formatNumber } from './number-format.ts';
import type { NumberFormat } from './workbook.ts';

type Texts = Map<number, string>;

/** Of one format; when there are more, the column holds measurements, and few of them come again. */
const MOST_TEXTS = 2_000;
/** Whole numbers below it are written alike in all locales by a cell without a format. */
const LARGEST_PLAIN = 1e10;

const byLocale = new WeakMap<Locale, WeakMap<NumberFormat, Texts>>();

function textsOf(format: NumberFormat, locale: Locale): Texts {
  const byFormat = byLocale.get(locale) ?? new WeakMap<NumberFormat, Texts>();
  const texts = byFormat.get(format) ?? new Map<number, string>();
  byLocale.set(locale, byFormat);
  byFormat.set(format, texts);
  return texts;
}

export function numberText(value: number, format: NumberFormat | undefined, locale: Locale): string {
  if (format === undefined) {
    const isPlain = Number.isInteger(value) && value < LARGEST_PLAIN && value > -LARGEST_PLAIN;
    return isPlain ? String(value) : formatNumber(value, format, locale);
  }
  const texts = byLocale.get(locale)?.get(format) ?? textsOf(format, locale);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = formatNumber(value, format, locale);
  if (texts.size < MOST_TEXTS) texts.set(value, text);
  return text;
}
