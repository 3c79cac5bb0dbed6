import { describe, expect, it } from 'vitest';
import {
  type DateFault,
  dateFromSerial,
  dateInMoscow,
  FIRST_DATE,
  formatDate,
  formatIsoDate,
  LAST_DATE,
  parseDate,
  yearOf,
} from '../../domain/date.ts';
import { nameOf } from './one-cell.ts';

describe('a serial number is a date', () => {
  const check = (serial: number, expected: string | DateFault) => {
    it(`${serial} is ${expected}`, () => {
      const read = dateFromSerial(serial);
      expect(typeof read === 'number' ? formatIsoDate(read) : read).toBe(expected);
    });
  };

  check(36526, '2000-01-01');
  check(36585, '2000-02-29');
  check(45350, '2024-02-28');
  check(45351, '2024-02-29');
  check(45352, '2024-03-01');
  check(45657, '2024-12-31');
  check(45658, '2025-01-01');
  check(46023, '2026-01-01');
  check(46143, '2026-05-01');
  check(73050, '2099-12-31');

  describe('whose fraction is an hour', () => {
    check(45658.5, '2025-01-01');
    check(45658.999988, '2025-01-01');
    check(45658.00001, '2025-01-01');
    check(73050.999988, '2099-12-31');
    check(36525.999988, 'DATE_OUT_OF_RANGE');
  });

  describe('unless it lies outside 2000 to 2099', () => {
    const outside = [36525, 73051, 73051.5, 0, 1, -45658, 2025, 20250101, 1e21];
    for (const serial of outside) check(serial, 'DATE_OUT_OF_RANGE');
    check(Number.POSITIVE_INFINITY, 'DATE_OUT_OF_RANGE');
    check(Number.NaN, 'DATE_OUT_OF_RANGE');
  });
});

describe('a text is a date', () => {
  const check = (text: string, expected: number | DateFault) => {
    it(`${nameOf(text)} is ${expected}`, () => {
      expect(parseDate(text)).toBe(expected);
    });
  };

  check('01.01.2025', 45658);
  check('2025-01-01', 45658);
  check('31.12.2024', 45657);
  check('01.01.2000', FIRST_DATE);
  check('2099-12-31', LAST_DATE);

  describe('only if the day exists', () => {
    check('29.02.2024', 45351);
    check('29.02.2000', 36585);
    check('2028-02-29', 46812);
    const missing = ['31.02.2026', '29.02.2025', '29.02.2026', '30.02.2024', '31.04.2025', '31.11.2025', '32.01.2025'];
    const impossible = [
      '00.01.2025',
      '01.00.2025',
      '01.13.2025',
      '00.00.0000',
      '2025-02-29',
      '2025-13-01',
      '0000-00-00',
    ];
    for (const text of [...missing, ...impossible]) check(text, 'NOT_A_DATE');
  });

  describe('only with all four digits of the year', () => {
    for (const text of ['01.01.25', '1.1.25', '31.12.99', '01/01/25', '01-01-25']) check(text, 'TWO_DIGIT_YEAR');
  });

  describe('only between 2000 and 2099', () => {
    for (const text of ['31.12.1999', '1999-12-31', '01.01.2100', '2100-01-01', '9999-12-31', '01.01.1900']) {
      check(text, 'DATE_OUT_OF_RANGE');
    }
  });

  describe('only in the two layouts', () => {
    const numbers = ['', '2025', '45658', '20250101', '01012025', '01.2025', '2025-01', '01.01.', '1.2.3.2025'];
    const layouts = ['01/01/2025', '01-01-2025', '2025.01.01', '2025/01/01', '2025-1-1', '01. 01. 2025', '01,01,2025'];
    const words = ['1 января 2025', 'янв.25', 'I кв. 2025', 'сегодня', 'Jan 1, 2025', 'Wed Jan 01 2025', 'TRUE'];
    const foreign = ['٠١.٠١.٢٠٢٥', '۰۱.۰۱.۲۰۲۵', '０１.０１.２０２５', 'О1.01.2025', '-01.01.2025', '01.01.20255'];
    for (const text of [...numbers, ...layouts, ...words, ...foreign]) check(text, 'NOT_A_DATE');
  });
});

describe('writing and reading undo each other', () => {
  it('for every day from 2000 to 2099, in both layouts', () => {
    const wrong: number[] = [];
    for (let day = FIRST_DATE; day <= LAST_DATE; day++) {
      if (parseDate(formatDate(day)) !== day || parseDate(formatIsoDate(day)) !== day) wrong.push(day);
    }
    expect(wrong).toEqual([]);
    expect(LAST_DATE - FIRST_DATE + 1).toBe(36525);
  });

  it('the year changes with the first of January', () => {
    expect([45657, 45658, 46022, 46023, FIRST_DATE, LAST_DATE].map(yearOf)).toEqual([
      2024, 2025, 2025, 2026, 2000, 2099,
    ]);
  });

  it('a day is written with two digits, two digits, four digits', () => {
    expect(formatDate(45658)).toBe('01.01.2025');
    expect(formatIsoDate(45658)).toBe('2025-01-01');
  });
});

describe('the day in Moscow begins at 21:00 UTC', () => {
  const check = (instant: string, expected: string) => {
    it(`${instant} is ${expected}`, () => {
      expect(formatIsoDate(dateInMoscow(Date.parse(instant)))).toBe(expected);
    });
  };

  check('2024-12-31T20:59:59.999Z', '2024-12-31');
  check('2024-12-31T21:00:00.000Z', '2025-01-01');
  check('2025-01-01T00:00:00.000Z', '2025-01-01');
  check('2025-01-01T20:59:59.999Z', '2025-01-01');
  check('2025-01-01T21:00:00.000Z', '2025-01-02');
  check('2024-02-28T21:00:00.000Z', '2024-02-29');
  check('2024-02-29T20:59:59.999Z', '2024-02-29');
  check('2024-02-29T21:00:00.000Z', '2024-03-01');
  check('2025-02-28T21:00:00.000Z', '2025-03-01');
  // Summer time elsewhere begins and ends on these days.
  check('2026-03-29T20:59:59.999Z', '2026-03-29');
  check('2026-10-25T21:00:00.000Z', '2026-10-26');
  check('1970-01-01T00:00:00.000Z', '1970-01-01');

  it('is a whole number of days since 1899-12-30', () => {
    expect(dateInMoscow(Date.parse('2024-12-31T21:00:00Z'))).toBe(45658);
  });
});
