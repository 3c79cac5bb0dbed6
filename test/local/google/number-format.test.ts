import { describe, expect, it } from 'vitest';
import { localeNamed } from '../../../local/google/locale.ts';
import { formatNumber } from '../../../local/google/number-format.ts';

type Row = readonly [value: number, pattern: string, shown: string];

const EN: readonly Row[] = [
  [1234.5, '#,##0.00', '1,234.50'],
  [-1234.5, '#,##0.00', '-1,234.50'],
  [1234567, '#,##0', '1,234,567'],
  [0.5, '#.##', '.5'],
  [5, '#.##', '5.'],
  [5, '00000', '00005'],
  [1.005, '0.00', '1.01'],
  [0.285, '0%', '29%'],
  [0.12, '0.00%', '12.00%'],
  [12345, '0.00E+00', '1.23E+04'],
  [0.00012, '0.00E+00', '1.20E-04'],
  [9.999, '0.00E+00', '1.00E+01'],
  [1500000, '0.0,,', '1.5'],
  [100.15, '"$"#,##0.00', '$100.15'],
  [5, '[$$-409]#,##0', '$5'],
  [-5, '0;(0)', '(5)'],
  [0, '0;-0;"none"', 'none'],
  [43831, 'yyyy-mm-dd', '2020-01-01'],
  [43831.4375, 'm/d/yyyy h:mm', '1/1/2020 10:30'],
  [43831.9375, 'h:mm:ss am/pm', '10:30:00 PM'],
  [43831, 'dddd, mmmm d', 'Wednesday, January 1'],
  [43831, 'M/d/yy', '1/1/20'],
];

const RU: readonly Row[] = [
  [1234.5, '#,##0.00', '1\u00A0234,50'],
  [43831, 'dd.mm.yyyy', '01.01.2020'],
  [43831, 'd mmmm yyyy" г."', '1 января 2020 г.'],
  [43831, 'mmmm yyyy', 'январь 2020'],
  [1.5, '0.0 ₽', '1,5 ₽'],
];

const GENERAL: readonly [number, string][] = [
  [0, '0'],
  [1, '1'],
  [-1.5, '-1,5'],
  [0.1 + 0.2, '0,3'],
  [1 / 3, '0,3333333333'],
  [1234567.891, '1234567,891'],
  [1e15, '1E+15'],
  [1.23456789e20, '1,23457E+20'],
  [1e-7, '0,0000001'],
];

describe('a number in a format', () => {
  it.each(EN)('%d in %s is %s in en_US', (value, pattern, shown) => {
    expect(formatNumber(value, { type: 'NUMBER', pattern }, localeNamed('en_US'))).toBe(shown);
  });

  it.each(RU)('%d in %s is %s in ru_RU', (value, pattern, shown) => {
    expect(formatNumber(value, { type: 'NUMBER', pattern }, localeNamed('ru_RU'))).toBe(shown);
  });

  it.each(GENERAL)('%d without a format is %s in ru_RU', (value, shown) => {
    expect(formatNumber(value, undefined, localeNamed('ru_RU'))).toBe(shown);
  });

  it('takes the pattern of the locale when it has none of its own', () => {
    expect(formatNumber(43831, { type: 'DATE' }, localeNamed('ru_RU'))).toBe('01.01.2020');
    expect(formatNumber(0.5, { type: 'PERCENT' }, localeNamed('en_US'))).toBe('50.00%');
  });

  it.each(['# ?/?', '[h]:mm', 'General', '[>100]0;0.0', '0 0'])('is refused when the pattern is %s', (pattern) => {
    expect(() => formatNumber(5, { type: 'NUMBER', pattern }, localeNamed('en_US'))).toThrow(/does not implement/);
  });
});
