/**
 * Decimal numbers as people write them in Russian: a comma (or one point) before the fraction, spaces between groups of
 * three. A text that could be read in two ways is a fault, never a guess.
 */

/** Why a text is no decimal number. */
export type DecimalFault = 'NOT_A_NUMBER' | 'AMBIGUOUS_NUMBER' | 'NEGATIVE' | 'TOO_MANY_DECIMALS' | 'NUMBER_TOO_LARGE';

const SCALES = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
const GROUP_SEPARATOR = '[ \\u00A0\\u202F\\u2009\\u2007]';
const PLAIN = /^[-−]?\d+(?:[.,]\d+)?$/;
const GROUPED = new RegExp(`^[-−]?\\d{1,3}(?:${GROUP_SEPARATOR}\\d{3})+(?:[.,]\\d+)?$`);
const SEVERAL_SEPARATORS = new RegExp(`^[-−]?\\d(?:\\d|${GROUP_SEPARATOR})*(?:[.,](?:\\d|${GROUP_SEPARATOR})+){2,}$`);

/**
 * Reads a text as a number of units of 10^-decimals: with six decimals "1 234,5" is 1 234 500 000.
 * @param text already without white space around it
 */
export function parseDecimal(text: string, decimals: number): number | DecimalFault {
  if (!PLAIN.test(text) && !GROUPED.test(text)) {
    return SEVERAL_SEPARATORS.test(text) ? 'AMBIGUOUS_NUMBER' : 'NOT_A_NUMBER';
  }
  const negative = text.startsWith('-') || text.startsWith('−');
  const [whole = '', fraction = ''] = text.replace(/[^\d.,]/g, '').split(/[.,]/);
  const significant = fraction.replace(/0+$/, '');
  const isZero = /^0*$/.test(whole + significant);
  if (isZero) return 0;
  if (negative) return 'NEGATIVE';
  if (significant.length > decimals) return 'TOO_MANY_DECIMALS';
  const units = Number(whole + significant.padEnd(decimals, '0'));
  return units <= Number.MAX_SAFE_INTEGER ? units : 'NUMBER_TOO_LARGE';
}

/**
 * Reads a number cell as a number of units of 10^-decimals.
 * A spreadsheet shows 15 significant digits; what a calculation elsewhere left beyond them was typed by nobody.
 */
export function scaleNumber(value: number, decimals: number): number | DecimalFault {
  if (value < 0) return 'NEGATIVE';
  const scale = SCALES[decimals] ?? 10 ** decimals;
  const units = Math.round(value * scale);
  if (!(units <= Number.MAX_SAFE_INTEGER)) return 'NUMBER_TOO_LARGE';
  if (units / scale === value || units / scale === Number(value.toPrecision(15))) return units === 0 ? 0 : units;
  return 'TOO_MANY_DECIMALS';
}
