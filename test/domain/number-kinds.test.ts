import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { amount, count, date, pastDate, percent, planYear, russianNumber } from '../../domain/number-kinds.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { Kind } from '../../domain/table.ts';
import { AS_OF, nameOf, onlyProblem, readOne } from './one-cell.ts';
import { SEED } from './seed.ts';

type Check = (cell: Cell, value: number | null | undefined, ...codes: readonly ProblemCode[]) => void;

function checkOf(kind: Kind<number>): Check {
  return (cell, value, ...codes) => {
    it(`${nameOf(cell)}: ${[...(value === undefined ? [] : [value]), ...codes].join(', ')}`, () => {
      const one = readOne(kind, cell);
      expect(one.codes).toEqual(codes);
      expect(one.value).toBe(value);
    });
  };
}

/** What is a fault in every column of numbers. */
function checkWhatIsNoNumber(check: Check): void {
  describe('is no number', () => {
    for (const cell of ['1e3', '1E+21', '0x10', '١٢٣', '۱۲۳', '１２', '½', '(5)', '12 34', '5 шт.', 'пять', '1О0']) {
      check(cell, undefined, 'NOT_A_NUMBER');
    }
    for (const cell of ['1,234.5', '1.234,5', '1,234,567', '1.234.567']) check(cell, undefined, 'AMBIGUOUS_NUMBER');
    for (const cell of [true, false, 'да', 'Нет', 'TRUE', 'нет', '--']) check(cell, undefined, 'NOT_A_NUMBER');
  });

  describe('is negative', () => {
    for (const cell of [-1, '-5', '−5', -0.000001, Number.NEGATIVE_INFINITY]) check(cell, undefined, 'NEGATIVE');
  });

  describe('is too large', () => {
    for (const cell of [Number.POSITIVE_INFINITY, 1e21, 2 ** 53, '9007199254740993', '9'.repeat(50)]) {
      check(cell, undefined, 'NUMBER_TOO_LARGE');
    }
  });

  describe('is a date', () => {
    check({ date: 46143 }, undefined, 'DATE_FOR_NUMBER');
    check({ date: 36526.75 }, undefined, 'DATE_FOR_NUMBER');
  });
}

describe('an amount in millions of rubles is kept in whole rubles', () => {
  const check = checkOf(amount);

  check(1234.5, 1_234_500_000);
  check(0, 0);
  check(-0, 0);
  check(0.000001, 1);
  check(0.1 + 0.2, 300_000);
  check(12.340000000000002, 12_340_000);
  check(46143, 46_143_000_000);
  check(100_000, 100_000_000_000);

  describe('a text is read with a note', () => {
    check('1234,5', 1_234_500_000, 'NUMBER_FROM_TEXT');
    check('1 234,5', 1_234_500_000, 'NUMBER_FROM_TEXT');
    check('1\u00a0234,5', 1_234_500_000, 'NUMBER_FROM_TEXT');
    check('1\u202f234,5', 1_234_500_000, 'NUMBER_FROM_TEXT');
    check('1\u2009234,5', 1_234_500_000, 'NUMBER_FROM_TEXT');
    check('1\u2007234,5', 1_234_500_000, 'NUMBER_FROM_TEXT');
    check('\u00a01234,5\u200b ', 1_234_500_000, 'NUMBER_FROM_TEXT');
    check('1.5', 1_500_000, 'NUMBER_FROM_TEXT');
    check('0', 0, 'NUMBER_FROM_TEXT');
    check('-0', 0, 'NUMBER_FROM_TEXT');
    check('−0', 0, 'NUMBER_FROM_TEXT');
    it('that says how it was read', () => {
      expect(onlyProblem(amount, '1 234.5')).toMatchObject({ severity: 'note', read: '1234,5' });
    });
  });

  describe('has at most six decimals', () => {
    check(1.123456, 1_123_456);
    check(1.1234567, undefined, 'TOO_MANY_DECIMALS');
    check(0.0000001, undefined, 'TOO_MANY_DECIMALS');
    check('1,1234567', undefined, 'TOO_MANY_DECIMALS');
    it('as the problem says', () => {
      expect(onlyProblem(amount, 1.1234567)).toMatchObject({ severity: 'error', found: '1,1234567', allowed: 6 });
    });
  });

  describe('is perhaps in thousands above 100 000', () => {
    check(100_000.000001, 100_000_000_001, 'PERHAPS_THOUSANDS');
    check(250_000, 250_000_000_000, 'PERHAPS_THOUSANDS');
    check('250 000', 250_000_000_000, 'NUMBER_FROM_TEXT', 'PERHAPS_THOUSANDS');
    it('which is a warning', () => {
      expect(onlyProblem(amount, 250_000)).toMatchObject({ severity: 'warning', found: '250000' });
    });
  });

  it('a date in it is shown as a date', () => {
    expect(onlyProblem(amount, { date: 46143 })).toMatchObject({ severity: 'error', read: '01.05.2026' });
  });

  it('every sum of whole rubles up to 100 000 millions is exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (rubles) => {
        expect(readOne(amount, rubles / 1e6)).toEqual({ value: rubles, problems: [], codes: [] });
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  checkWhatIsNoNumber(check);
});

describe('a count is a whole number', () => {
  const check = checkOf(count);

  check(0, 0);
  check(-0, 0);
  check(7, 7);
  check(36526, 36526);
  check(1_000_000, 1_000_000);
  check('1 200', 1200, 'NUMBER_FROM_TEXT');
  check('0', 0, 'NUMBER_FROM_TEXT');
  check(1.5, undefined, 'NOT_WHOLE');
  check(0.1, undefined, 'NOT_WHOLE');
  check('1,5', undefined, 'NOT_WHOLE');
  check('1.5', undefined, 'NOT_WHOLE');
  checkWhatIsNoNumber(check);
});

describe('a percentage lies between 0 and 100', () => {
  const check = checkOf(percent);

  check(0, 0);
  check(-0, 0);
  check(1, 1);
  check(100, 100);
  check(12.5, 12.5);
  check(99.999999, 99.999999);
  check(66.60000000000001, 66.6);
  check('20', 20, 'NUMBER_FROM_TEXT');
  check('20 %', 20, 'NUMBER_FROM_TEXT');
  check('20%', 20, 'NUMBER_FROM_TEXT');
  check('12,5', 12.5, 'NUMBER_FROM_TEXT');
  check(100.1, undefined, 'OUT_OF_RANGE');
  check(101, undefined, 'OUT_OF_RANGE');
  check(2000, undefined, 'OUT_OF_RANGE');
  check(12.1234567, undefined, 'TOO_MANY_DECIMALS');
  check('%', undefined, 'NOT_A_NUMBER');
  check('20%%', undefined, 'NOT_A_NUMBER');

  describe('and between 0 and 1 is perhaps a fraction', () => {
    check(0.2, 0.2, 'PERHAPS_FRACTION');
    check(0.999999, 0.999999, 'PERHAPS_FRACTION');
    check('0,2', 0.2, 'NUMBER_FROM_TEXT', 'PERHAPS_FRACTION');
    check('0,2 %', 0.2, 'NUMBER_FROM_TEXT');
    it('which is a warning', () => {
      expect(onlyProblem(percent, 0.2)).toMatchObject({ severity: 'warning', found: '0,2' });
    });
  });

  it('the range stands in the problem', () => {
    expect(onlyProblem(percent, 150)).toMatchObject({ severity: 'error', found: '150', min: 0, max: 100 });
  });

  checkWhatIsNoNumber(check);
});

describe('a plan year lies between 2015 and ten years ahead', () => {
  const check = checkOf(planYear);

  check(2015, 2015);
  check(2026, 2026);
  check(2036, 2036);
  check('2026', 2026, 'NUMBER_FROM_TEXT');
  for (const year of [0, 1, 26, 2014, 2037, 20_260]) check(year, undefined, 'OUT_OF_RANGE');
  check(2026.5, undefined, 'NOT_WHOLE');
  check(45658, undefined, 'OUT_OF_RANGE');
  check('2026 г.', undefined, 'NOT_A_NUMBER');
  checkWhatIsNoNumber(check);

  it('counted from the date of the data', () => {
    expect(onlyProblem(planYear, 2037)).toMatchObject({ min: 2015, max: 2036 });
  });
});

describe('a date', () => {
  const check = checkOf(date);

  describe('is a serial number, whether or not the cell is known to hold a date', () => {
    check(45658, 45658);
    check({ date: 45658 }, 45658);
    check(46023, 46023);
    check(36526, 36526);
    check(73050, 73050);
    check(45658.75, 45658);
    check({ date: 45658.999988 }, 45658);
  });

  describe('or a text, with a note', () => {
    check('01.01.2025', 45658, 'DATE_FROM_TEXT');
    check('2025-01-01', 45658, 'DATE_FROM_TEXT');
    check('29.02.2024', 45351, 'DATE_FROM_TEXT');
    check(' 01.01.2025\u00a0', 45658, 'DATE_FROM_TEXT');
    it('that says how it was read', () => {
      expect(onlyProblem(date, '2025-01-31')).toMatchObject({ severity: 'note', read: '31.01.2025' });
    });
  });

  describe('may lie in the future', () => {
    check(AS_OF + 1, AS_OF + 1);
    check('31.12.2099', 73050, 'DATE_FROM_TEXT');
  });

  describe('anything else is refused', () => {
    for (const cell of [36525, 73051, 0, -1, 2025, 20250101, 1e21, Number.POSITIVE_INFINITY]) {
      check(cell, undefined, 'DATE_OUT_OF_RANGE');
    }
    for (const cell of ['31.12.1999', '01.01.2100']) check(cell, undefined, 'DATE_OUT_OF_RANGE');
    for (const cell of ['31.02.2026', '29.02.2025', 'скоро', '45658', '1 января 2025', '01/01/2025', true, false]) {
      check(cell, undefined, 'NOT_A_DATE');
    }
    for (const cell of ['01.01.25', '1.5.26']) check(cell, undefined, 'TWO_DIGIT_YEAR');
  });
});

describe('the date of something that has happened', () => {
  const check = checkOf(pastDate);

  check(AS_OF, AS_OF);
  check(AS_OF + 0.99, AS_OF);
  check(36526, 36526);
  check('01.07.2026', AS_OF, 'DATE_FROM_TEXT');
  check({ date: AS_OF }, AS_OF);
  check(AS_OF + 1, undefined, 'DATE_IN_FUTURE');
  check({ date: AS_OF + 1 }, undefined, 'DATE_IN_FUTURE');
  check('02.07.2026', undefined, 'DATE_FROM_TEXT', 'DATE_IN_FUTURE');
  check('31.02.2026', undefined, 'NOT_A_DATE');
  check('01.07.26', undefined, 'TWO_DIGIT_YEAR');
  check(73051, undefined, 'DATE_OUT_OF_RANGE');

  it('is shown when it lies in the future', () => {
    expect(onlyProblem(pastDate, AS_OF + 1)).toMatchObject({ severity: 'error', read: '02.07.2026' });
  });
});

describe('a number in a sentence', () => {
  it.each([
    [1234.5, '1234,5'],
    [0.2, '0,2'],
    [7, '7'],
  ])('%s is written %s', (value, written) => {
    expect(russianNumber(value)).toBe(written);
  });
});
