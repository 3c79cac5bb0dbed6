import { describe, expect, it } from 'vitest';
import { localeNamed } from '../../../local/google/locale.ts';
import { formatNumber, formatText } from '../../../local/google/number-format.ts';

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

  it.each(['0 fox', 'x0', 'ДД.ММ.ГГГГ'])('is refused when the pattern is %s', (pattern) => {
    expect(() => formatNumber(5, { type: 'NUMBER', pattern }, localeNamed('en_US'))).toThrow(/does not implement/);
  });

  it('is refused when no section takes it: Google fills the cell, whatever its width, with number signs', () => {
    expect(() => shown(150, '[<100]"Low";[>1000]"High"')).toThrow(/does not implement a number that no section/);
  });
});

function shown(value: number | string, pattern: string, locale = 'en_US'): string {
  const format = { type: 'NUMBER', pattern };
  if (typeof value === 'string') return formatText(value, format, localeNamed(locale));
  return formatNumber(value, format, localeNamed(locale));
}

/** Tuesday, April 5, 2016, 4:08:53.528 PM. */
const MOMENT = 42465 + (16 * 3600 + 8 * 60 + 53.528) / 86_400;
const DURATION = (3 * 3600 + 13 * 60 + 41.255) / 86_400;

describe('the examples of Google’s guide to formats', () => {
  it.each([
    [MOMENT, 'h:mm:ss.00 a/p', '4:08:53.53 p'],
    [MOMENT, 'hh:mm A/P".M."', '04:08 P.M.'],
    [MOMENT, 'yyyy-mm-dd', '2016-04-05'],
    [MOMENT, 'mmmm d \\[dddd\\]', 'April 5 [Tuesday]'],
    [MOMENT, 'h PM, ddd mmm dd', '4 PM, Tue Apr 05'],
    [MOMENT, 'dddd, m/d/yy at h:mm', 'Tuesday, 4/5/16 at 16:08'],
    [DURATION, '[hh]:[mm]:[ss].000', '03:13:41.255'],
    [DURATION, '[mmmm]:[ss].000', '0193:41.255'],
    [DURATION, '[hh]', '03'],
    [DURATION, '[mmmm]', '0193'],
    [DURATION, '[ss]', '11621'],
  ])('dates and times: %d in %s is %s', (value, pattern, text) => {
    expect(shown(value, pattern)).toBe(text);
  });

  it.each([
    [3, '00.0', '03.0'],
    [12, '##0', '12'],
    [12.4, '???.???', ' 12.4  '],
    [3, '#0.#', '3.'],
    [0.25, '#%', '25%'],
    [12200000, '#0.0,,', '12.2'],
    [0.0000001, '##0.00#E+##', '100.00E-9'],
    [23.25, '0 #/#', '23 1/4'],
    [23.25, '0 #/8', '23 2/8'],
    [23.1, '0 #/3', '23'],
    [10, '\\#0', '#10'],
    [12345.125, '####.#', '12345.1'],
    [12.34, '000.0000', '012.3400'],
    [12, '#.0#', '12.0'],
    [5.125, '# ???/???', '5   1/8  '],
    [12000, '#,###', '12,000'],
    [1230000, '0.0,,"M"', '1.2M'],
    [1234500000, '0.00e+00', '1.23e+09'],
    [123114.15115, '###0.000;"TEXT: "_(@_)', '123114.151'],
    ['MyText', '###0.000;"TEXT: "_(@_)', 'TEXT:  MyText '],
    [1234, '[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)', '1,234'],
    [-1234, '[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)', '1,234'],
    [0, '[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)', '0.0'],
    ['MyText', '[Blue]#,##0;[Red]#,##0;[Green]0.0;[Magenta]_(@_)', ' MyText '],
    [1005, '[>1000]"HIGH";[Color43][<=200]"LOW";0000', 'HIGH'],
    [32, '[>1000]"HIGH";[Color43][<=200]"LOW";0000', 'LOW'],
    [527, '[>1000]"HIGH";[Color43][<=200]"LOW";0000', '0527'],
    [50, '[<100]"Low";[>1000]"High";000', 'Low'],
  ])('numbers: %j in %s is %s', (value, pattern, text) => {
    expect(shown(value, pattern)).toBe(text);
  });
});

describe('what the guide says of tokens', () => {
  it.each([
    ['a capital M is a month where a small one is a minute', MOMENT, 'h:MM', '16:04'],
    ['five m are the first letter of the month', MOMENT, 'mmmmm', 'A'],
    ['an elapsed time goes beyond a day', 1.5, '[h]:mm:ss', '36:00:00'],
    ['a duration below zero has a minus', -0.25, '[h]:mm', '-6:00'],
    ['only the first period is the decimal point', 1.5, '0.0.', '1.5.'],
    ['a number in a format for texts is a general one', 1.5, '@', '1.5'],
    ['a date may be a section', 43831, '0;yyyy', '43831'],
    ['a second section shows the size of a negative number', -5, '0;(0)', '(5)'],
    ['a condition that other numbers meet too leaves the minus', -5, '[<100]0;0.0', '-5'],
    ['general is no format at all', 1234.5, 'General', '1234.5'],
    ['places between literals take the digits from the right', 79161234567, '+# (###) ###-##-##', '+7 (916) 123-45-67'],
    ['zeros are grouped as well', 5, '0,000', '0,005'],
    ['a section with @ takes texts only', 'слово', '0;"—"@"—"', '—слово—'],
    ['a text in a format for numbers is the text', 'слово', '#,##0.00', 'слово'],
    ['a number beyond all digits keeps them', 1e21, '#,##0', '1,000,000,000,000,000,000,000'],
  ])('%s', (_, value, pattern, text) => {
    expect(shown(value, pattern)).toBe(text);
  });

  it.each([
    [1234567.891, '#,##0.00', '1\u00A0234\u00A0567,89'],
    [1234.5, '#,##0.00\u00A0[$₽]', '1\u00A0234,50\u00A0₽'],
    [-1234.5, '#,##0.00;(#,##0.00)', '(1\u00A0234,50)'],
    [MOMENT, 'dddd, d mmmm yyyy "г.", h:mm', 'вторник, 5 апреля 2016 г., 16:08'],
    [MOMENT, 'ddd, mmm', 'вт, апр.'],
    [12345, '0.00E+00', '1,23E+04'],
  ])('in ru_RU: %d in %s is %s', (value, pattern, text) => {
    expect(shown(value, pattern, 'ru_RU')).toBe(text);
  });
});
