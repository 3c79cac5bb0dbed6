/** Numbers as vulgar fractions: `# ?/?`, `0 #/8`. */
import type { Locale } from './locale.ts';

interface FractionPattern {
  /** Before the fraction: the places of whole numbers, and what stands around them. */
  readonly whole: readonly string[];
  readonly numerator: string;
  readonly denominator: string;
  readonly behind: readonly string[];
}

const DIGITS = /^[0#?]$/;
const MOST_DIGITS = 4;

function readFraction(tokens: readonly string[]): FractionPattern | undefined {
  const stroke = tokens.indexOf('/');
  if (stroke < 0 || tokens.includes('.') || tokens.some((token) => /^E[+-]$/i.test(token))) return undefined;
  let start = stroke;
  while (start > 0 && DIGITS.test(tokens[start - 1] ?? '')) start -= 1;
  let end = stroke + 1;
  while (end < tokens.length && /^[0-9#?]$/.test(tokens[end] ?? '')) end += 1;
  const [numerator, denominator] = [tokens.slice(start, stroke).join(''), tokens.slice(stroke + 1, end).join('')];
  const isMeant = numerator !== '' && /^(?:[0#?]{1,4}|[1-9]\d*)$/.test(denominator);
  if (!isMeant) return undefined;
  return { whole: tokens.slice(0, start), numerator, denominator, behind: tokens.slice(end) };
}

/** The fraction nearest to a number, of those whose lower part has so many digits at most. */
function nearest(value: number, digits: number): readonly [number, number] {
  let best: readonly [number, number] = [Math.round(value), 1];
  let error = Math.abs(value - best[0]);
  const most = 10 ** Math.min(digits, MOST_DIGITS) - 1;
  for (let lower = 2; lower <= most && error > 1e-12; lower += 1) {
    const upper = Math.round(value * lower);
    const own = Math.abs(value - upper / lower);
    if (own < error - 1e-12) [best, error] = [[upper, lower], own];
  }
  return best;
}

function filled(text: string, places: string, atEnd: boolean): string {
  const zeros = (places.match(/0/g) ?? []).length;
  const spaces = places.includes('?') ? places.length : 0;
  const padded = text.padStart(zeros, '0');
  return atEnd ? padded.padEnd(spaces, ' ') : padded.padStart(spaces, ' ');
}

function wholeText(tokens: readonly string[], value: number): string {
  const places = tokens.filter((token) => DIGITS.test(token)).join('');
  const text = filled(value === 0 ? '' : String(value), places, false);
  let isWritten = false;
  return tokens
    .map((token) => {
      if (!DIGITS.test(token)) return token.replace(/^"|"$|^\\/g, '');
      if (isWritten) return '';
      isWritten = true;
      return text;
    })
    .join('');
}

/** undefined when the tokens are no fraction. Its lower part is chosen, or is the number that the pattern names. */
export function compileFraction(tokens: readonly string[], _locale: Locale): ((size: number) => string) | undefined {
  const pattern = readFraction(tokens);
  if (!pattern) return undefined;
  const hasWhole = pattern.whole.some((token) => DIGITS.test(token));
  const isFixed = /^[1-9]/.test(pattern.denominator);
  return (size) => {
    const part = hasWhole ? size - Math.floor(size) : size;
    const lower = Number(pattern.denominator);
    const [upper, under] = isFixed ? [Math.round(part * lower), lower] : nearest(part, pattern.denominator.length);
    const isCarried = hasWhole && upper === under;
    const whole = hasWhole ? Math.floor(size) + Number(isCarried) : 0;
    if (hasWhole && (upper === 0 || isCarried)) {
      return `${wholeText(pattern.whole, whole).trimEnd() || '0'}${pattern.behind.join('')}`;
    }
    const over = filled(String(upper), pattern.numerator, false);
    const below = isFixed ? String(under) : filled(String(under), pattern.denominator, true);
    return `${wholeText(pattern.whole, whole)}${over}/${below}${pattern.behind.join('')}`;
  };
}
