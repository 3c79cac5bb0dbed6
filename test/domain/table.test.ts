import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberLists } from '../../domain/number-lists.ts';
import { STARTING_REGIONS } from '../../domain/region-list.ts';
import { parseTable } from '../../domain/row-reading.ts';
import { STARTING_INDUSTRIES, STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { type Columns, defineTable, isNeverDate, type Kind } from '../../domain/table.ts';
import { text } from '../../domain/text-kinds.ts';
import { CONTEXT, KINDS, readOne, SUPPORT_STATUSES } from './one-cell.ts';
import { SEED } from './seed.ts';

/** The same kind, sent the long way every time. */
function slow(kind: Kind<unknown>): Kind<unknown> {
  const { quick: _quick, choices: _choices, numberOf: _numberOf, readNumbers: _readNumbers, ...rest } = kind;
  return rest;
}

/** Whether a cell is read without the long way. */
function isQuick({ quick, choices, numberOf, readNumbers }: Kind<unknown>, cell: string | number): boolean {
  if (quick?.(cell, CONTEXT) !== undefined) return true;
  if (typeof cell !== 'string') return false;
  if (choices && choices.placeOfExact(cell) >= 0) return true;
  return (numberOf?.(cell) ?? -1) >= 0 || readNumbers?.(cell, new NumberLists(1), 0) === true;
}

const RIGHT: readonly string[] = [
  ...['7707083893', '7830002293', '5903000040', '0105000015', '7707083893; 7830002293', '7830002293; 5903000040'],
  ...['1027700132195', '1037739010891', '770401001', '7704AB001', 'C59-24-001', 'P59-24-001', 'C01-26-12345'],
  ...['20', '20.15', '20.15.10', '20.15.10.130', '01.11', '59', '05', '77', '12', 'Да', 'Нет', 'да'],
  ...SUPPORT_STATUSES.labels,
  ...STARTING_INDUSTRIES,
  ...STARTING_REGIONS.map(({ name }) => name),
  ...[
    'ООО «Завод»',
    'Завод № 5 (Пермь)',
    'АО "ПМЗ"',
    'Plant 5',
    'Кластер точного литья',
    'Иванович',
    'Завод им. Кирова',
  ],
  ...['Сидоров Иван Иванович', 'ИП Сидоров', 'a@b.ru', '89161234567', 'КAМАЗ', 'Завод 🏭', '=1', '#REF!', 'н/д', '-'],
  ...['Loading...', 'Загрузка…', 'нет данных', '1 234,5', '01.01.2025', '2025-01-01', '20 %', '500100732259'],
];
const MARKS = [
  ' ',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\n',
  ';',
  '; ',
  ',',
  '.',
  '-',
  '0',
  '9',
  'ё',
  'Е',
  'c',
  'С',
  '"',
  '»',
  '@',
];

/** A right text with a slip: something put in, left out, doubled, in another case. */
const nearlyRight: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...RIGHT),
    fc.nat(),
    fc.constantFrom(...MARKS),
    fc.constantFrom('put', 'drop', 'case', 'double'),
  )
  .map(([text, anywhere, mark, slip]) => {
    const at = anywhere % (text.length + 1);
    if (slip === 'put') return text.slice(0, at) + mark + text.slice(at);
    if (slip === 'drop') return text.slice(0, at) + text.slice(at + 1);
    if (slip === 'case') return text.slice(0, at).toUpperCase() + text.slice(at).toLowerCase();
    return `${text}${mark}${text}`;
  });

const numbers: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -10, max: 110 }),
  fc.integer({ min: 2000, max: 2050 }),
  fc.integer({ min: 36_000, max: 74_000 }),
  fc.integer({ min: 0, max: 200_000_000_000 }).map((rubles) => rubles / 1e6),
  fc.double({ min: 0, max: 200_000 }),
  fc.double(),
  fc.constantFrom(0, -0, 0.1 + 0.2, 12.340000000000002, 100, 100.1, 100_000, 100_000.000001, 2 ** 53, 1e21, 7707083893),
);

const cells: fc.Arbitrary<string | number> = fc.oneof(
  fc.constantFrom(...RIGHT),
  nearlyRight,
  numbers,
  fc.string({ unit: fc.constantFrom(...'абИПич внёA1 0-;.«»"()@\u200b'), maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

describe('the quick way and the long way agree', () => {
  it.each(KINDS)('in a column of the kind %s', (_name, kind) => {
    const long = slow(kind);
    fc.assert(
      fc.property(cells, (cell) => {
        if (cell === '') return;
        const read = readOne(kind, cell);
        expect(readOne(long, cell)).toEqual(read);
        if (isQuick(kind, cell)) expect(read.problems).toEqual([]);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  const waysOf = ({ quick, choices, numberOf, readNumbers }: Kind<unknown>) =>
    quick ?? choices ?? numberOf ?? readNumbers;

  it.each(KINDS.filter(([, kind]) => waysOf(kind)))('and the quick way of the kind %s is used', (_name, kind) => {
    expect([...RIGHT, 5, 46_000, 1.5].filter((cell) => isQuick(kind, cell))).not.toEqual([]);
  });
});

describe('what a drop-down offers', () => {
  it.each(KINDS.filter(([, kind]) => kind.options))(
    'is read without a word in a column of the kind %s',
    (_name, kind) => {
      const offered = kind.options?.(STARTING_REFERENCE) ?? [];
      expect(offered.length).toBeGreaterThan(1);
      for (const option of offered) {
        const one = readOne(kind, option);
        expect(one.problems).toEqual([]);
        expect(one.value).toBeDefined();
      }
    },
  );
});

it('a tab of thirty-two columns is read to the last of them, and one of more is refused where it is declared', () => {
  const declare = (count: number) => {
    const column = (index: number) => ({
      heading: `Столбец ${index}`,
      kind: text(1, 9),
      hint: '',
      visibility: 'internal',
    });
    const columns = Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, column(index)]));
    return defineTable({
      key: 'clusters',
      title: 'Проба',
      columns: columns as Columns,
      checkRow: () => undefined,
      uniqueKeys: [],
    });
  };
  const table = declare(32);
  const headings = Object.values(table.columns).map(({ heading }) => heading);
  const { value } = parseTable(table, [headings, headings.map((_, index) => ` слово${index % 9} `)], CONTEXT);
  expect([value?.row(0)['c0'], value?.row(0)['c31']]).toEqual(['слово0', 'слово4']);
  expect(() => declare(33)).toThrow(RangeError);
});

describe('formats', () => {
  it('every kind that reads a number takes a date for a mistake, every code is plain text', () => {
    const numeric = KINDS.filter(([, kind]) => isNeverDate(kind)).map(([name]) => name);
    expect(numeric).toEqual(['amount', 'count', 'percent', 'planYear', 'registryNumber']);
    const dates = KINDS.filter(([, kind]) => kind.format === 'date').map(([name]) => name);
    expect(dates).toEqual(['date', 'pastDate']);
    expect(KINDS.filter(([, kind]) => kind.format === 'text')).toHaveLength(KINDS.length - 6);
  });
});
