/** Values as a cell shows them, by the cell's number format and the workbook's locale. */
import { compileDate, isDatePattern } from './date-format.ts';
import { compileDigits, literalOf, tokensOf } from './digit-format.ts';
import { chooseSection, readSections, type Section } from './format-sections.ts';
import { notImplemented } from './google-error.ts';
import type { Locale } from './locale.ts';
import type { NumberFormat } from './workbook.ts';

interface CompiledFormat {
  readonly number: (value: number) => string;
  readonly text: (text: string) => string;
}

function refusal(pattern: string) {
  return notImplemented(`the number format "${pattern}"`);
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
    return `${String(Number(mantissa)).replace('.', decimal)}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const rounded = Number(Number(value.toPrecision(15)).toFixed(10));
  const text = Number.isInteger(rounded) || size >= 1e-6 ? String(rounded) : rounded.toFixed(10).replace(/0+$/, '');
  return text.replace('.', decimal);
}

interface CompiledSection {
  /** Of a date or a general number the sign is a part; of others the size is shown. */
  readonly takesSign: boolean;
  readonly show: (value: number) => string;
}

function compileSection({ body }: Section, pattern: string, locale: Locale): CompiledSection {
  const bare = body.trim().toLowerCase();
  if (bare === 'general' || body.replace(/"[^"]*"|\\./g, '').includes('@')) {
    return { takesSign: true, show: (value) => formatGeneral(value, locale) };
  }
  if (isDatePattern(body)) return { takesSign: true, show: compileDate(body, locale) };
  const show = compileDigits(body, locale);
  if (!show) throw refusal(pattern);
  return { takesSign: false, show };
}

function compileText({ body }: Section, pattern: string): (text: string) => string {
  const parts = tokensOf(body).map((token) => {
    if (token === '@') return undefined;
    const literal = literalOf(token);
    if (literal === undefined) throw refusal(pattern);
    return literal;
  });
  return (text) => parts.map((part) => part ?? text).join('');
}

function compile(pattern: string, locale: Locale): CompiledFormat {
  const sections = readSections(pattern);
  const shows = sections.numbers.map((section) => compileSection(section, pattern, locale));
  return {
    text: sections.text ? compileText(sections.text, pattern) : (text) => text,
    number: (value) => {
      const chosen = chooseSection(sections, value);
      const section = chosen && shows[chosen.index];
      // Google fills the whole width of the cell with number signs then, and no width is known here.
      if (!section) throw notImplemented(`a number that no section of the number format "${pattern}" takes`);
      if (value >= 0) return section.show(value);
      if (section.takesSign) return section.show(chosen.asSize ? -value : value);
      return `${chosen.asSize ? '' : '-'}${section.show(-value)}`;
    },
  };
}

const byLocale = new Map<Locale, Map<string, CompiledFormat>>();

function compiled(pattern: string, locale: Locale): CompiledFormat {
  const known = byLocale.get(locale) ?? new Map<string, CompiledFormat>();
  byLocale.set(locale, known);
  const found = known.get(pattern) ?? compile(pattern, locale);
  known.set(pattern, found);
  return found;
}

function patternOf(format: NumberFormat | undefined, locale: Locale): string | undefined {
  if (format === undefined || format.type === 'TEXT') return undefined;
  return format.pattern || locale.patterns[format.type];
}

/** Whether a number is shown as it is written: the format has nothing to say about it. */
export function isGeneral(format: NumberFormat | undefined, locale: Locale): boolean {
  return patternOf(format, locale) === undefined;
}

/** Throws what Google would not: 501 for a pattern that this stand-in cannot render. */
export function formatNumber(value: number, format: NumberFormat | undefined, locale: Locale): string {
  const pattern = patternOf(format, locale);
  return pattern === undefined ? formatGeneral(value, locale) : compiled(pattern, locale).number(value);
}

export function showsTextsAsTheyAre(format: NumberFormat | undefined): boolean {
  const pattern = format?.pattern;
  return pattern === undefined || pattern === '@' || pattern === '';
}

/** A text is shown as it is, unless the format has a section for texts. */
export function formatText(text: string, format: NumberFormat | undefined, locale: Locale): string {
  if (showsTextsAsTheyAre(format)) return text;
  return compiled(format?.pattern ?? '@', locale).text(text);
}
