/** The digits of nearly all number formats, `#,##0.00` and its like: counted in millionths, exactly, and written in one go. */
import type { Item } from './digit-format.ts';
import type { Locale } from './locale.ts';
import { MOST_MILLIONTHS, millionths } from './rounding.ts';

/** Literals, one whole zero at most, decimals that are shown always and then those that are shown when there are any, literals. */
const PLAIN = /^(l*)(#*)(0?)(?:(\.)(0*)(#*))?l*$/;
const MOST_DECIMALS = 6;

function letterOf(item: Item): string {
  if (item.kind === 'literal') return 'l';
  if (item.kind === 'point') return '.';
  return item.kind === 'exponent' || item.kind === 'power' ? 'E' : item.filler;
}

function literals(items: readonly Item[]): string {
  return items.map((item) => (item.kind === 'literal' ? item.text : '')).join('');
}

function grouped(digits: string, group: string): string {
  if (group === '' || digits.length <= 3) return digits;
  let at = digits.length % 3 || 3;
  let text = digits.slice(0, at);
  for (; at < digits.length; at += 3) text += group + digits.slice(at, at + 3);
  return text;
}

function decimalsOf(count: number, most: number, least: number): string {
  const digits = String(count).padStart(most, '0');
  let end = most;
  while (end > least && digits.charCodeAt(end - 1) === 0x30) end -= 1;
  return end === most ? digits : digits.slice(0, end);
}

/** undefined when the pattern is another one; the function gives undefined for a size that takes more than fifteen digits. */
export function compilePlainDigits(
  items: readonly Item[],
  percents: number,
  group: string,
  { decimal }: Locale,
): ((size: number) => string | undefined) | undefined {
  const [, before = '', hashes = '', zero = '', point = '', always = '', perhaps = ''] =
    PLAIN.exec(items.map(letterOf).join('')) ?? [];
  const [least, most] = [always.length, always.length + perhaps.length];
  if (hashes === '' && zero === '') return undefined;
  if (most > MOST_DECIMALS) return undefined;
  const [factor, unit, one] = [100 ** percents, 10 ** (MOST_DECIMALS - most), 10 ** most];
  const first = literals(items.slice(0, before.length));
  const last = literals(items.slice(before.length));
  const mark = point === '' ? '' : decimal;
  return (size) => {
    const count = millionths(size) * factor;
    if (!(count <= MOST_MILLIONTHS)) return undefined;
    const shown = Math.floor((count + unit / 2) / unit);
    const whole = Math.floor(shown / one);
    const digits = whole === 0 ? zero : grouped(String(whole), group);
    const decimals = most === 0 ? '' : decimalsOf(shown - whole * one, most, least);
    return first + digits + mark + decimals + last;
  };
}
