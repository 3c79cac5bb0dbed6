import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalFault, parseDecimal, scaleNumber } from '../../domain/decimal.ts';
import { nameOf } from './one-cell.ts';
import { SEED } from './seed.ts';

const RUBLES = 6;
const GROUP_SPACES = [' ', '\u00a0', '\u202f', '\u2009', '\u2007'];

describe('a text is read as a decimal number', () => {
  const check = (text: string, expected: number | DecimalFault, decimals = RUBLES) => {
    it(`${nameOf(text)} with ${decimals} decimals is ${expected}`, () => {
      expect(parseDecimal(text, decimals)).toBe(expected);
    });
  };

  check('0', 0);
  check('0,0', 0);
  check('007', 7_000_000);
  check('1234,5', 1_234_500_000);
  check('0,000001', 1);
  check('1,123456', 1_123_456);
  check('100000', 100_000_000_000);
  // A point alone stands for the comma.
  check('1.5', 1_500_000);
  check('0.1', 100_000);
  check('1,234', 1_234_000);

  for (const space of GROUP_SPACES) {
    check(`1${space}234,5`, 1_234_500_000);
    check(`12${space}345${space}678`, 12_345_678, 0);
    check(`1${space}234${space}567.89`, 1_234_567_890_000);
  }

  describe('groups are of three digits', () => {
    for (const text of ['12 34', '1 23', '1234 567', '1 2345', '1  234', '1 234 56', '1 ,5', '1, 5', '0 5 0']) {
      check(text, 'NOT_A_NUMBER');
    }
    check('1\t234', 'NOT_A_NUMBER');
    check('1\n234', 'NOT_A_NUMBER');
  });

  describe('two separators are never guessed at', () => {
    for (const text of ['1,234.5', '1.234,5', '1,234,567', '1.234.567', '1 234,567.8', '1,2,3', '1.2.3']) {
      check(text, 'AMBIGUOUS_NUMBER');
    }
  });

  describe('other ways to write a number are no numbers', () => {
    const texts = ['', ' ', ',5', '.5', '5,', '5.', '1e3', '1E3', '1E+21', '1,5e3', '0x10', '0b11', '0o7', '1_000'];
    const others = ["1'000", '½', '1½', '²', '(5)', '[5]', '5%', '5 руб.', '$5', '--5', '5-', '+-5', 'Infinity', 'NaN'];
    const foreign = ['١٢٣', '۱۲۳', '१२३', '１２３', '𝟏𝟐𝟑', '١٬٢٣٤٫٥', 'XII', '一二三', 'О', 'l00', '1О0'];
    for (const text of [...texts, ...others, ...foreign]) check(text, 'NOT_A_NUMBER');
  });

  describe('the sign', () => {
    check('-0', 0);
    check('\u22120', 0);
    check('-0,000', 0);
    check('-5', 'NEGATIVE');
    check('\u22125', 'NEGATIVE');
    check('-1 234,5', 'NEGATIVE');
    check('-0,000001', 'NEGATIVE');
    it('minus zero becomes plain zero', () => {
      expect(Object.is(parseDecimal('-0', RUBLES), 0)).toBe(true);
    });
  });

  describe('decimals beyond the allowed', () => {
    check('1,1234567', 'TOO_MANY_DECIMALS');
    check('0,0000001', 'TOO_MANY_DECIMALS');
    check('1,5', 'TOO_MANY_DECIMALS', 0);
    check('1,12', 112, 2);
    check('1,123', 'TOO_MANY_DECIMALS', 2);
  });

  describe('numbers that cannot be kept exactly', () => {
    check('9007199254740991', Number.MAX_SAFE_INTEGER, 0);
    check('9007199254740992', 'NUMBER_TOO_LARGE', 0);
    check('9007199254740993', 'NUMBER_TOO_LARGE', 0);
    check('9007199254,740991', Number.MAX_SAFE_INTEGER);
    check('9007199254,740993', 'NUMBER_TOO_LARGE');
    check('1000000000000000000000', 'NUMBER_TOO_LARGE');
    check('9'.repeat(400), 'NUMBER_TOO_LARGE', 0);
  });
});

describe('a number cell is scaled', () => {
  const check = (value: number, expected: number | DecimalFault, decimals = RUBLES) => {
    it(`${nameOf(value)} with ${decimals} decimals is ${expected}`, () => {
      expect(scaleNumber(value, decimals)).toBe(expected);
    });
  };

  check(0, 0);
  check(1, 1_000_000);
  check(1.5, 1_500_000);
  check(0.000001, 1);
  check(4.35, 4_350_000);
  check(1.005, 1_005_000);
  check(100_000, 100_000_000_000);
  check(7, 7, 0);

  it('minus zero becomes plain zero', () => {
    expect(Object.is(scaleNumber(-0, RUBLES), 0)).toBe(true);
    expect(Object.is(scaleNumber(-0, 0), 0)).toBe(true);
  });

  describe('what a calculation left beyond 15 digits was typed by nobody', () => {
    check(0.1 + 0.2, 300_000);
    check(12.340000000000002, 12_340_000);
    check(0.1 + 0.7, 800_000);
    check(1.1 * 3, 3_300_000);
    check(4.99999999999999, 'TOO_MANY_DECIMALS');
  });

  describe('refused', () => {
    check(-1, 'NEGATIVE');
    check(-0.000001, 'NEGATIVE');
    check(Number.NEGATIVE_INFINITY, 'NEGATIVE');
    check(Number.POSITIVE_INFINITY, 'NUMBER_TOO_LARGE');
    check(1e21, 'NUMBER_TOO_LARGE');
    check(1e21, 'NUMBER_TOO_LARGE', 0);
    check(2 ** 53, 'NUMBER_TOO_LARGE', 0);
    check(2 ** 53, 'NUMBER_TOO_LARGE');
    check(1.1234567, 'TOO_MANY_DECIMALS');
    check(0.0000001, 'TOO_MANY_DECIMALS');
    check(5e-324, 'TOO_MANY_DECIMALS');
    check(1.5, 'TOO_MANY_DECIMALS', 0);
    it('NaN is no number', () => {
      expect(typeof scaleNumber(Number.NaN, RUBLES)).toBe('string');
    });
  });
});

/** Units of a millionth as a person writes them. */
function inRussian(units: bigint, space: string): string {
  const whole = (units / 1_000_000n).toString().replace(/\B(?=(\d{3})+$)/g, space);
  const fraction = (units % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return fraction === '' ? whole : `${whole},${fraction}`;
}

describe('for every sum', () => {
  it('the text says exactly the units that it was made of', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) }),
        fc.constantFrom('', ...GROUP_SPACES),
        (units, space) => {
          expect(parseDecimal(inRussian(units, space), RUBLES)).toBe(Number(units));
        },
      ),
      { seed: SEED },
    );
  });

  it('the number cell and the text are read alike up to 15 digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (units) => {
        const text = inRussian(units, '');
        expect(scaleNumber(Number(text.replace(',', '.')), RUBLES)).toBe(parseDecimal(text, RUBLES));
      }),
      { seed: SEED },
    );
  });

  it('no text is read as a number unless it has nothing but digits, one separator, a minus and spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0159 ,.-−eExX()½٣\u00a0'), maxLength: 12 }), (text) => {
        const read = parseDecimal(text, RUBLES);
        if (typeof read !== 'number') return;
        const bare = text
          .replace(/[ \u00a0]/g, '')
          .replace(',', '.')
          .replace(/^[-−]/, '');
        expect(bare).toMatch(/^\d+(\.\d+)?$/);
        expect(read / 1e6).toBe(Number(bare));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
