import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDigits, compileDigitsByPlaces } from '../../../local/google/digit-format.ts';
import { localeNamed } from '../../../local/google/locale.ts';
import { SEED } from '../../domain/seed.ts';

const literal = fc.constantFrom('', '"≈ "', '$', '\\x', '(', '[$€-407]', ' ');
const behind = fc.constantFrom('', '%', ' "₽"', ' %%', ')', '_)', ',', ',,');
const whole = fc.constantFrom('0', '#', '#,##0', '#,###', '##0', '00', '0,000', '?0', '');
const decimals = fc.constantFrom('', '.', '.0', '.00', '.0#', '.##', '.000000', '.######', '.#0', '.0?', '.0000000');
const pattern = fc.tuple(literal, whole, decimals, behind).map((parts) => parts.join(''));
/** Sizes that formats are asked for: halves that are rounded, and what no fifteen digits hold. */
const size = fc.oneof(
  fc.nat({ max: 10_000 }),
  fc.tuple(fc.nat(1e9), fc.integer({ min: 0, max: 9 })).map(([units, places]) => Number(`${units}e-${places}`)),
  fc.tuple(fc.nat(1e6), fc.integer({ min: 0, max: 6 })).map(([units, places]) => Number(`${units}5e-${places}`)),
  fc.maxSafeInteger().map(Math.abs),
  fc.double({ min: 0, max: 1e22, noNaN: true }),
);

describe.each(['ru_RU', 'en_US'])(`the short way of plain digits in %s (seed ${SEED})`, (name) => {
  it('shows what the long way by places shows', () => {
    const locale = localeNamed(name);
    fc.assert(
      fc.property(pattern, size, (section, value) => {
        const [short, long] = [compileDigits(section, locale), compileDigitsByPlaces(section, locale)];
        expect([section, value, short?.(value)]).toEqual([section, value, long?.(value)]);
      }),
      { seed: SEED, numRuns: 5_000 },
    );
  });
});
