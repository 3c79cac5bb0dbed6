/** Numbers as cells show them, remembered by format and value: a column of dates is written out once for every day in it. */
import type { Locale } from './locale.ts';
import { formatNumber } from './number-format.ts';
import type { NumberFormat } from './workbook.ts';

/** Of one format; when there are more, the column holds measurements, and few of them come again. */
const MOST_TEXTS = 2_000;
/** Whole numbers below it are written alike in all locales by a cell without a format. */
const LARGEST_PLAIN = 1e10;

/** The texts of one format in one locale. */
export class NumberTexts {
  private readonly format: NumberFormat;
  private readonly locale: Locale;
  private readonly texts = new Map<number, string>();

  constructor(format: NumberFormat, locale: Locale) {
    this.format = format;
    this.locale = locale;
  }

  of(value: number): string {
    const known = this.texts.get(value);
    if (known !== undefined) return known;
    const text = formatNumber(value, this.format, this.locale);
    if (this.texts.size < MOST_TEXTS) this.texts.set(value, text);
    return text;
  }
}

const byLocale = new WeakMap<Locale, WeakMap<NumberFormat, NumberTexts>>();

/** One for a format and a locale, as long as the format lives. */
export function numberTexts(format: NumberFormat, locale: Locale): NumberTexts {
  const byFormat = byLocale.get(locale) ?? new WeakMap<NumberFormat, NumberTexts>();
  const texts = byFormat.get(format) ?? new NumberTexts(format, locale);
  byLocale.set(locale, byFormat);
  byFormat.set(format, texts);
  return texts;
}

export function numberText(value: number, format: NumberFormat | undefined, locale: Locale): string {
  if (format !== undefined) return (byLocale.get(locale)?.get(format) ?? numberTexts(format, locale)).of(value);
  const isPlain = Number.isInteger(value) && value < LARGEST_PLAIN && value > -LARGEST_PLAIN;
  return isPlain ? String(value) : formatNumber(value, format, locale);
}
