/** Numbers in the patterns of Google's number formats: digits, grouping, scale, percents, powers of ten. */
import { compileFraction } from './fraction-format.ts';
import type { Locale } from './locale.ts';
import { compilePlainDigits } from './plain-digits.ts';
import { fixed } from './rounding.ts';

export type Item =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'whole' | 'decimal' | 'power'; readonly filler: string }
  | { readonly kind: 'point' }
  | { readonly kind: 'exponent'; readonly letter: string; readonly plus: boolean };

interface DigitPattern {
  readonly items: readonly Item[];
  readonly isGrouped: boolean;
  /** What the number is multiplied by before it is shown. */
  readonly percents: number;
  readonly thousands: number;
}

const TOKEN = /"[^"]*"?|\\[\s\S]?|\[[^\]]*\]?|_[\s\S]?|\*[\s\S]?|E[+-]|[\s\S]/gi;
const CURRENCY = /^\[\$([^\]-]*)(?:-[^\]]*)?\]$/;
const DIGIT = /^[0#?]$/;
/** What stands for itself without quotes: Google's own characters, signs of money, and letters that mean nothing in a format. */
const PLAIN = /^[\s$€₽£¥()+\-:!^&'~{}<>=/]$|^\p{Script=Cyrillic}$/u;

/** undefined for what is no literal that is known to be one. */
export function literalOf(token: string): string | undefined {
  if (token.startsWith('"')) return token.slice(1).replace(/"$/, '');
  if (token.startsWith('\\')) return token.slice(1);
  if (token.startsWith('_')) return ' ';
  if (token.startsWith('*')) return '';
  const currency = CURRENCY.exec(token);
  if (currency) return currency[1] ?? '';
  return token === '.' || token === ',' || token === '%' || PLAIN.test(token) ? token : undefined;
}

export function tokensOf(section: string): string[] {
  return section.match(TOKEN) ?? [];
}

/** Between two digits a comma groups, behind the last one it divides by a thousand. */
function commaMeaning(tokens: readonly string[], index: number): 'group' | 'scale' | 'literal' {
  const before = tokens.slice(0, index).findLast((token) => token !== ',');
  const after = tokens.slice(index + 1).find((token) => token !== ',');
  if (!DIGIT.test(before ?? '')) return 'literal';
  return DIGIT.test(after ?? '') ? 'group' : 'scale';
}

/** undefined when a token is not known. */
function readPattern(tokens: readonly string[]): DigitPattern | undefined {
  const items: Item[] = [];
  let part: 'whole' | 'decimal' | 'power' = 'whole';
  let [isGrouped, percents, thousands] = [false, 0, 0];
  for (const [index, token] of tokens.entries()) {
    const comma = token === ',' ? commaMeaning(tokens, index) : 'literal';
    if (comma === 'group') isGrouped = true;
    else if (comma === 'scale') thousands += 1;
    else if (DIGIT.test(token)) items.push({ kind: part, filler: token });
    else if (token === '.' && part === 'whole') {
      part = 'decimal';
      items.push({ kind: 'point' });
    } else if (/^E[+-]$/i.test(token)) {
      part = 'power';
      items.push({ kind: 'exponent', letter: token.charAt(0), plus: token.endsWith('+') });
    } else {
      const text = literalOf(token);
      if (text === undefined) return undefined;
      if (token === '%') percents += 1;
      items.push({ kind: 'literal', text });
    }
  }
  // Letters alone are a pattern in another tongue, such as «ДД.ММ.ГГГГ», not a text.
  const hasDigits = items.some(({ kind }) => kind === 'whole' || kind === 'decimal');
  if (!hasDigits && tokens.some((token) => /^\p{Script=Cyrillic}$/u.test(token))) return undefined;
  return { items, isGrouped, percents, thousands };
}

function filled(filler: string): string {
  if (filler === '0') return '0';
  return filler === '?' ? ' ' : '';
}

/** The digits from the right into their places; the first place takes all that are left over. */
function placeWhole(digits: string, fillers: readonly string[], group: string): string[] {
  const places: string[] = [];
  const withGroup = (text: string, fromRight: number) =>
    group !== '' && fromRight > 0 && fromRight % 3 === 0 && /\d/.test(text) ? text + group : text;
  for (const [index, filler] of fillers.entries()) {
    const fromRight = fillers.length - 1 - index;
    const at = digits.length - 1 - fromRight;
    const own = at >= 0 ? digits.charAt(at) : filled(filler);
    const surplus = index === 0 ? [...digits.slice(0, Math.max(0, at))] : [];
    places.push([...surplus, own].map((each, i, all) => withGroup(each, fromRight + all.length - 1 - i)).join(''));
  }
  return places;
}

function placeDecimals(digits: string, fillers: readonly string[]): string[] {
  const significant = digits.replace(/0+$/, '').length;
  return fillers.map((filler, index) => (index < significant ? digits.charAt(index) : filled(filler)));
}

function fillersOf(items: readonly Item[], kind: 'whole' | 'decimal' | 'power'): string[] {
  return items.flatMap((item) => (item.kind === kind ? [item.filler] : []));
}

interface Shown {
  readonly whole: string[];
  readonly decimal: string[];
  readonly power: string[];
  readonly powerSign: '' | '-' | '+';
}

function join(items: readonly Item[], shown: Shown, { decimal }: Locale): string {
  const [whole, decimals, power] = [[...shown.whole], [...shown.decimal], [...shown.power]];
  return items
    .map((item) => {
      if (item.kind === 'literal') return item.text;
      if (item.kind === 'point') return decimal;
      if (item.kind === 'exponent') return item.letter + (shown.powerSign === '+' && !item.plus ? '' : shown.powerSign);
      if (item.kind === 'whole') return whole.shift() ?? '';
      return (item.kind === 'decimal' ? decimals.shift() : power.shift()) ?? '';
    })
    .join('');
}

function withoutLeadingZero(whole: string): string {
  return whole === '0' ? '' : whole;
}

/** The power is a multiple of the number of places before the point. */
function powerOf(value: number, step: number, places: number): number {
  if (value === 0) return 0;
  const power = Math.floor(Number(value.toExponential().split('e')[1]) / step) * step;
  const isFull = Number(fixed(value / 10 ** power, places)) >= 10 ** step;
  return isFull ? power + step : power;
}

function moved(value: number, places: number): number {
  const [mantissa = '', power = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(power) + places}`);
}

/** By places: whatever the pattern is. */
function compilePlaces({ items, isGrouped, percents, thousands }: DigitPattern, locale: Locale) {
  const [whole, decimal, power] = [fillersOf(items, 'whole'), fillersOf(items, 'decimal'), fillersOf(items, 'power')];
  const isScientific = items.some(({ kind }) => kind === 'exponent');
  const group = isGrouped ? locale.group : '';
  return (size: number): string => {
    const scaled = moved(size, 2 * percents - 3 * thousands);
    const exponent = isScientific ? powerOf(scaled, Math.max(1, whole.length), decimal.length) : 0;
    const [digits = '', decimals = ''] = fixed(moved(scaled, -exponent), decimal.length).split('.');
    const shown: Shown = {
      whole: placeWhole(withoutLeadingZero(digits), whole, group),
      decimal: placeDecimals(decimals, decimal),
      power: placeWhole(withoutLeadingZero(String(Math.abs(exponent))), power, ''),
      powerSign: exponent < 0 ? '-' : '+',
    };
    return join(items, shown, locale);
  };
}

/** undefined when the pattern has something that is not known. */
export function compileDigits(section: string, locale: Locale): ((size: number) => string) | undefined {
  const tokens = tokensOf(section);
  const fraction = compileFraction(tokens, locale);
  if (fraction) return fraction;
  const pattern = readPattern(tokens);
  if (!pattern) return undefined;
  const { items, isGrouped, percents, thousands } = pattern;
  const byPlaces = compilePlaces(pattern, locale);
  const plain = thousands > 0 ? undefined : compilePlainDigits(items, percents, isGrouped ? locale.group : '', locale);
  return plain ? (size) => plain(size) ?? byPlaces(size) : byPlaces;
}

/** The same without the short way: what that one is held against. */
export function compileDigitsByPlaces(section: string, locale: Locale): ((size: number) => string) | undefined {
  const pattern = readPattern(tokensOf(section));
  return pattern && compilePlaces(pattern, locale);
}
