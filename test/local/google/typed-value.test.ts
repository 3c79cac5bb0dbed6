import { describe, expect, it } from 'vitest';
import { localeNamed } from '../../../local/google/locale.ts';
import { typeValue } from '../../../local/google/typed-value.ts';
import type { CellValue, NumberFormat } from '../../../local/google/workbook.ts';

type Row = readonly [text: string, value: CellValue, pattern?: string];

const date = 'dd.mm.yyyy';

const RU: readonly Row[] = [
  ['', ''],
  ['слово', 'слово'],
  [' с пробелом ', ' с пробелом '],
  ['12', 12],
  [' 12 ', 12],
  ['-12', -12],
  ['+12', 12],
  ['1,5', 1.5],
  ['0105000015', 105000015],
  ['1 234', 1234, '#,##0'],
  ['1\u00A0234\u00A0567,89', 1234567.89, '#,##0.00'],
  ['12 34', '12 34'],
  ['1,5,6', '1,5,6'],
  ['1,234.5', '1,234.5'],
  ['1e5', 100000, '0.00E+00'],
  ['12%', 0.12, '0%'],
  ['12,5 %', 0.125, '0.00%'],
  ['100 ₽', 100, '#,##0\u00A0"₽"'],
  ['100,50 ₽', 100.5, '#,##0.00\u00A0"₽"'],
  ['-1 234 руб.', -1234, '#,##0\u00A0"руб."'],
  ['$5', 5, '[$$]#,##0'],
  ['1.5', 46143, 'dd.mm'],
  ['01.11', 46327, 'dd.mm'],
  ['20.15', 20.15],
  ['3.14', 3.14],
  ['1 234.5', '1 234.5'],
  ['01.11.24', 45597, date],
  ['05.03.2024', 45356, date],
  ['29.02.2023', '29.02.2023'],
  ['31.12.1899', 1, date],
  ['2024-03-05', 45356, 'yyyy-mm-dd'],
  ['1 марта 2016', 42430, 'd mmmm yyyy'],
  ['10:30', 0.4375, 'h:mm'],
  ['05.03.2024 12:00', 45356.5, `${date} h:mm`],
  ['25:00', 25 / 24, '[h]:mm:ss'],
  ['25:00:30', (25 * 3600 + 30) / 86_400, '[h]:mm:ss'],
  ['24:60', '24:60'],
  ['31.12.2025 23:59', 46022 + (23 * 60 + 59) / 1440, `${date} h:mm`],
  ['1 мая', 46143, 'd mmmm'],
  ['1 янв 2026', 46023, 'd mmm yyyy'],
  ['март 2016', 42430, 'mmmm yyyy'],
  ['7.2026', 46204, 'mm.yyyy'],
  ['−5', -5],
  ['12 345%', 123.45, '0%'],
  ['1234567890123456789', 1234567890123456800],
  ['TRUE', true],
  ['истина', true],
  ['ЛОЖЬ', false],
  ['да', 'да'],
  ["'007", '007'],
  ["'=1+2", '=1+2'],
  ["''кавычка", "'кавычка"],
  ['=SUM(A1:A3)', { formula: '=SUM(A1:A3)' }],
  ['=', '='],
  ['+7 495 123-45-67', { formula: '=+7 495 123-45-67' }],
  ['20.15.11.110', '20.15.11.110'],
  ['Infinity', 'Infinity'],
  ['0x10', '0x10'],
];

const EN: readonly Row[] = [
  ['1.5', 1.5],
  ['.5', 0.5],
  ['1,234', 1234, '#,##0'],
  ['1,234.50', 1234.5, '#,##0.00'],
  ['1,5', '1,5'],
  ['(100)', -100],
  ['$100', 100, '"$"#,##0'],
  ['-$5', -5, '"$"#,##0'],
  ['€5', 5, '[$€]#,##0'],
  ['50%', 0.5, '0%'],
  ['1e3', 1000, '0.00E+00'],
  ['Friday, March 1, 2024', 45352, 'mmmm d, yyyy'],
  ['1/5/2024 10:30', 45296.4375, 'm/d/yyyy h:mm'],
  ['12 AM', 0, 'h:mm am/pm'],
  ['ИСТИНА', 'ИСТИНА'],
  ['1 234', '1 234'],
  ['$100.15', 100.15, '"$"#,##0.00'],
  ['1/5', 46027, 'm/d'],
  ['1/5/2024', 45296, 'm/d/yyyy'],
  ['13/5/2024', '13/5/2024'],
  ['2020-01-01', 43831, 'yyyy-mm-dd'],
  ['Mar 1 2016', 42430, 'mmm d yyyy'],
  ['March 1, 2016', 42430, 'mmmm d, yyyy'],
  ['10:30 PM', 0.9375, 'h:mm am/pm'],
  ['01.11', 1.11],
  ['true', true],
];

function check(localeName: string, rows: readonly Row[]): void {
  for (const [text, value, pattern] of rows) {
    it(`${JSON.stringify(text)} is ${JSON.stringify(value)}${pattern === undefined ? '' : ` shown as ${pattern}`}`, () => {
      const typed = typeValue(text, { locale: localeNamed(localeName), currentYear: 2026 });
      expect([typed.value, typed.numberFormat?.pattern]).toEqual([value, pattern]);
    });
  }
}

describe('typed in ru_RU', () => {
  check('ru_RU', RU);
});

describe('typed in en_US', () => {
  check('en_US', EN);
});

describe('typed into a cell that has a format', () => {
  const typing = (text: string, numberFormat: NumberFormat) =>
    typeValue(text, { locale: localeNamed('ru_RU'), currentYear: 2026, numberFormat });
  const text = { type: 'TEXT', pattern: '@' };
  const amount = { type: 'NUMBER', pattern: '#,##0.00' };
  const iso = { type: 'DATE', pattern: 'yyyy-mm-dd' };

  it.each(['0105000015', '01.11', '=1+2', 'TRUE', '12%', ' x'])('%j stays a text in a text cell', (typed) => {
    expect(typing(typed, text)).toEqual({ value: typed });
  });

  it('an apostrophe in front is no part of the text, in a text cell either', () => {
    expect(typing("'007", text)).toEqual({ value: '007' });
  });

  it('a chosen format stays when what is typed is of its sort', () => {
    expect(typing('05.03.2024', iso)).toEqual({ value: 45356 });
    expect(typing('1 234', amount)).toEqual({ value: 1234 });
    expect(typing('5', iso)).toEqual({ value: 5 });
  });

  it('a date typed among amounts makes the cell a date', () => {
    expect(typing('01.11', amount)).toEqual({ value: 46327, numberFormat: { type: 'DATE', pattern: 'dd.mm' } });
  });

  it('a number typed into a percent cell is a number of percents', () => {
    expect(typing('12,5', { type: 'PERCENT', pattern: '0.00%' })).toEqual({ value: 0.125 });
  });
});
