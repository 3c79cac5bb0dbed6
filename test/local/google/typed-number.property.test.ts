import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeNamed } from '../../../local/google/locale.ts';
import { formatNumber } from '../../../local/google/number-format.ts';
import { typeValue } from '../../../local/google/typed-value.ts';
import { SEED } from '../../domain/seed.ts';
import { retyped, seen, shownValue, typedWorkbook } from './formula/compute.ts';

const LOCALES = ['en_US', 'ru_RU'];
const SETTINGS = { seed: SEED, numRuns: 500 };

/** Numbers that a pattern with so many decimals shows whole. */
const decimals = (places: number) =>
  fc.integer({ min: -1e11, max: 1e11 }).map((units) => Number(`${units}e-${places}`) + 0);

const PATTERNS: readonly (readonly [type: string, pattern: string, numbers: fc.Arbitrary<number>])[] = [
  ['NUMBER', '#,##0.00', decimals(2)],
  ['NUMBER', '0.###', decimals(3)],
  ['PERCENT', '0.00%', decimals(4)],
  ['DATE', 'yyyy-mm-dd', fc.integer({ min: 0, max: 60_000 })],
  ['DATE_TIME', 'yyyy-mm-dd h:mm:ss', fc.integer({ min: 0, max: 5e9 }).map((seconds) => seconds / 86_400)],
  ['TIME', '[h]:mm:ss', fc.integer({ min: 0, max: 9e7 }).map((seconds) => seconds / 86_400)],
];

function typedAgain(text: string, localeName: string): unknown {
  return typeValue(text, { locale: localeNamed(localeName), currentYear: 2026 }).value;
}

describe.each(LOCALES)(`what is typed in %s (seed ${SEED})`, (localeName) => {
  const locale = localeNamed(localeName);

  it('without a format, is the same number when it is typed as it is shown', () => {
    fc.assert(
      fc.property(decimals(4), (number) => {
        const text = String(number).replace('.', locale.decimal);
        const typed = typedAgain(text, localeName);
        expect(typed).toBe(number);
        expect(typedAgain(formatNumber(number, undefined, locale), localeName)).toBe(number);
      }),
      SETTINGS,
    );
  });

  it.each(PATTERNS)('as %s in %s, is the same number when it is typed as it is shown', (type, pattern, numbers) => {
    fc.assert(
      fc.property(numbers, (number) => {
        const shown = formatNumber(number, { type, pattern }, locale);
        const typed = typedAgain(shown, localeName);
        if (type.includes('TIME')) expect(typed).toBeCloseTo(number, 9);
        else expect(typed).toBe(number);
      }),
      SETTINGS,
    );
  });

  it('in the locale’s own formats of dates and money, is the same number again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), decimals(2), (day, amount) => {
        expect(typedAgain(formatNumber(day, { type: 'DATE' }, locale), localeName)).toBe(day);
        expect(typedAgain(formatNumber(amount, { type: 'CURRENCY' }, locale), localeName)).toBe(amount);
      }),
      SETTINGS,
    );
  });
});

describe(`a sum (seed ${SEED})`, () => {
  const integer = fc.integer({ min: -1e9, max: 1e9 });

  it.each(LOCALES)('of whole numbers in %s is the sum that BigInt gives', (locale) => {
    const mark = locale === 'en_US' ? ',' : ';';
    fc.assert(
      fc.property(fc.array(integer, { minLength: 3, maxLength: 60 }), (numbers) => {
        const exact = numbers.reduce((sum, each) => sum + BigInt(each), 0n);
        const last = numbers.length;
        const odd = numbers.filter((_, index) => index % 2 === 0).reduce((sum, each) => sum + BigInt(each), 0n);
        const chain = numbers.map((_, index) => `A${index + 1}`).join('+');
        const formulas = [
          `=SUM(A1:A${last})`,
          `=SUM(A1${mark}A2:A${last})`,
          `=${chain}`,
          `=SUMPRODUCT(A1:A${last}*(MOD(ROW(A1:A${last})${mark}2)=1))`,
        ];
        const rows = formulas
          .concat(numbers.slice(formulas.length).map(() => ''))
          .map((formula, index) => [String(numbers[index] ?? ''), formula]);
        const workbook = typedWorkbook(rows, locale);
        const values = formulas.map((_, index) => shownValue(workbook, index, 1));
        expect(values).toEqual([Number(exact), Number(exact), Number(exact), Number(odd)]);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('is right after any cell changes', () => {
    fc.assert(
      fc.property(fc.array(integer, { minLength: 2, maxLength: 30 }), integer, fc.nat(), (numbers, other, place) => {
        const changed = numbers.with(place % numbers.length, other);
        const before = typedWorkbook([['=SUM(A2:A99)'], ...numbers.map((each) => [each])]);
        const after = retyped(before, [[other]], 1 + (place % numbers.length));
        const sum = (of: readonly number[]) => Number(of.reduce((total, each) => total + BigInt(each), 0n));
        expect([seen(before, 0, 0).value, seen(after, 0, 0).value]).toEqual([sum(numbers), sum(changed)]);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
