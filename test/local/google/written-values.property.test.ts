import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rendering, renderArea, type Scalar } from '../../../local/google/cell-value.ts';
import { jsonBytes } from '../../../local/google/json-bytes.ts';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import { SeenCells } from '../../../local/google/seen-cells.ts';
import type { CellAttributes, CellValue, Sheet, Workbook } from '../../../local/google/workbook.ts';
import { writtenValues } from '../../../local/google/written-values.ts';
import { SEED } from '../../domain/seed.ts';

const [ROWS, COLUMNS] = [8, 6];
const NOW = () => new Date('2026-11-25T09:00:00Z');

const text = fc.oneof(
  fc.constantFrom(
    '',
    'Кластер',
    '"',
    '\\',
    '\u0000',
    '\u001f',
    '\n\r\t\b\f',
    '\u007f',
    '\u2028',
    '😀',
    '\ud800',
    'я\udc00',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
);
/** Decimals of so many places, and whatever a double can be: neighbours of decimals too. */
const number = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    999_999_999_999_999,
    1e15,
    -1e15,
    1e21,
    1e-6,
    1e-7,
    0.1 + 0.2,
    0.000_001_5,
    2 ** 31,
    2 ** 53,
  ),
  fc.integer({ min: -60_000, max: 60_000 }),
  fc.maxSafeInteger(),
  fc
    .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 12 }))
    .map(([units, places]) => Number(`${units}e-${places}`)),
  fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 7 }), fc.constantFrom(-1, 0, 1))
    .map(([units, places, ulps]) => Number(`${units}e-${places}`) * (1 + ulps * Number.EPSILON)),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
);
const formula = fc
  .constantFrom('=A1', '="а""б"', '=1/3', '=1/0', '=TRUE', '=""', '=DATE(2026;1;2)', '=DATE(2026,1,2)', '=Z99')
  .map((written) => ({ formula: written }));
const cell: fc.Arbitrary<CellValue | null> = fc.oneof(
  { weight: 4, arbitrary: text.map((given) => given || null) },
  { weight: 5, arbitrary: number },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: formula },
);
const format = fc.constantFrom<CellAttributes | null>(
  null,
  { note: 'без формата' },
  ...[
    { type: 'TEXT', pattern: '@' },
    { type: 'TEXT' },
    { type: 'NUMBER' },
    { type: 'NUMBER_FORMAT_TYPE_UNSPECIFIED' },
    { type: 'NUMBER', pattern: '#,##0.00' },
    { type: 'NUMBER', pattern: '0.###;(0.0);"ноль";"<"@">"' },
    { type: 'NUMBER', pattern: 'General' },
    { type: 'NUMBER', pattern: ';;;' },
    { type: 'PERCENT', pattern: '0.0%' },
    { type: 'DATE' },
    { type: 'DATE', pattern: 'dd.mm.yyyy' },
    { type: 'DATE_TIME', pattern: 'd mmmm yyyy" г." h:mm' },
    { type: 'TIME', pattern: '[h]:mm:ss' },
    { type: 'CURRENCY' },
  ].map((numberFormat) => ({ userEnteredFormat: { numberFormat } })),
);

/** As a workbook holds them: neither a row nor a list of rows ends with a blank one. */
function trimmed<T>(rows: readonly (readonly (T | null)[])[]): (readonly (T | null)[])[] {
  const kept = rows.map((row) => row.slice(0, row.findLastIndex((each) => each !== null) + 1));
  return kept.slice(0, kept.findLastIndex((row) => row.length > 0) + 1);
}

const gridOf = <T>(each: fc.Arbitrary<T>) =>
  fc.array(fc.array(each, { maxLength: COLUMNS }), { maxLength: ROWS }).map((rows) => rows);
const book = fc
  .record({ locale: fc.constantFrom('ru_RU', 'en_US'), values: gridOf(cell), attributes: gridOf(format) })
  .map(({ locale, values, attributes }): Workbook => {
    const gridProperties = { rowCount: ROWS, columnCount: COLUMNS };
    const made = newWorkbook({ properties: { title: 'Книга', locale }, sheets: [{ properties: { gridProperties } }] });
    const sheets = made.sheets.map((sheet) => ({ ...sheet, values: trimmed(values), attributes: trimmed(attributes) }));
    return { ...made, sheets };
  });
const area = fc
  .tuple(fc.nat(ROWS - 1), fc.nat(ROWS), fc.nat(COLUMNS - 1), fc.nat(COLUMNS))
  .map(([top, height, left, width]) => ({
    startRowIndex: top,
    endRowIndex: Math.min(ROWS, top + height),
    startColumnIndex: left,
    endColumnIndex: Math.min(COLUMNS, left + width),
  }));
const rendering = fc.record<Rendering>({
  value: fc.constantFrom('FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'),
  dateTime: fc.constantFrom('SERIAL_NUMBER', 'FORMATTED_STRING'),
});

/** Columns with rows, and nothing that shows nothing at the end of one. */
function turned(rows: readonly (readonly Scalar[])[]): Scalar[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    return cells.slice(0, cells.findLastIndex((each) => each !== '') + 1);
  });
}

/** What comes of it, a refusal by its text. */
function outcomeOf(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch (error) {
    return `refused: ${String(error)}`;
  }
}

function firstSheet({ sheets: [sheet] }: Workbook): Sheet {
  if (!sheet) throw new Error('A workbook has a tab.');
  return sheet;
}

describe(`values written as bytes (seed ${SEED})`, () => {
  it.each(['ROWS', 'COLUMNS'] as const)('in %s are the bytes of the JSON of the values themselves', (dimension) => {
    let written = 0;
    fc.assert(
      fc.property(book, area, rendering, (workbook, where, how) => {
        const sheet = firstSheet(workbook);
        const cells = () => new SeenCells(workbook, NOW);
        const expected = outcomeOf(() => {
          const rows = renderArea(cells(), sheet, where, how);
          const values = dimension === 'ROWS' ? rows : turned(rows);
          return values.length > 0 ? JSON.stringify({ values }) : JSON.stringify({});
        });
        const bytes = outcomeOf(() => {
          const values = writtenValues(cells(), { sheet, area: where }, how, dimension);
          return jsonBytes({ ...(values ? { values } : {}) }).toString('latin1');
        });
        if (expected?.startsWith('refused') && bytes?.startsWith('refused')) return;
        written += 1;
        expect(bytes).toBe(Buffer.from(expected ?? '', 'utf8').toString('latin1'));
      }),
      { seed: SEED, numRuns: 3_000 },
    );
    expect(written).toBeGreaterThan(1_500);
  });
});

describe(`a reply written as bytes (seed ${SEED})`, () => {
  it('is what JSON.stringify makes of it', () => {
    const reply = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });
    fc.assert(
      fc.property(fc.oneof(reply, fc.array(text), fc.array(number), fc.dictionary(text, number)), (value) => {
        expect(jsonBytes(value).equals(Buffer.from(JSON.stringify(value), 'utf8'))).toBe(true);
      }),
      { seed: SEED, numRuns: 3_000 },
    );
  });

  it('is what JSON.stringify makes of it when a cell is longer than a piece', () => {
    const value = [1, 'ё"\n'.repeat(40_000), { a: undefined, b: [undefined, Number.NaN] }, '\ud83d'.repeat(70_000)];
    expect(jsonBytes(value).equals(Buffer.from(JSON.stringify(value), 'utf8'))).toBe(true);
  });
});
