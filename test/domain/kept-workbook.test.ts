import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { keepWorkbook } from '../../domain/kept-workbook.ts';
import { parseWorkbook, type RawWorkbook, REGISTER_TABLE_KEYS } from '../../domain/workbook.ts';
import { contextOf, declaredCluster, jointProject, participant, rawWorkbook } from './rows.ts';
import { SEED } from './seed.ts';

const CONTEXT = contextOf('59');
const SECRETS = ['Сидоров Иван Петрович', 'sidorov@example.org', '500100732259', 'ИП Сидоров', '+7 912 345-67-89'];
const BOOK = rawWorkbook({
  clusters: [declaredCluster()],
  participants: [participant()],
  jointProjects: [jointProject()],
});

function keep(raw: RawWorkbook): RawWorkbook {
  // As it comes back from the store.
  const { value, problems } = parseWorkbook(raw, CONTEXT);
  if (!value) throw new Error('The workbook has lost a heading.');
  return JSON.parse(JSON.stringify(keepWorkbook(raw, value, problems, CONTEXT))) as RawWorkbook;
}

function contentOf(raw: RawWorkbook) {
  const { value, problems } = parseWorkbook(raw, CONTEXT);
  const rows = REGISTER_TABLE_KEYS.map((key) =>
    Array.from({ length: value?.[key].size ?? 0 }, (_, index) => value?.[key].contentOf(index)),
  );
  return { problems, rows };
}

/** The workbook with other cells in one of its rows, behind which the columns of nobody stand. */
function withRow(key: (typeof REGISTER_TABLE_KEYS)[number], cells: readonly Cell[]): RawWorkbook {
  const [headings = [], ...rows] = BOOK[key];
  return { ...BOOK, [key]: [[...headings, 'Чужой столбец', 'Проверка'], ...rows, cells, []] };
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    ...SECRETS,
    '',
    null,
    '=1+1',
    '#REF!',
    'н/д',
    'C59-24-001',
    'x'.repeat(1500),
    true,
    5,
    1.5,
    46_000,
  ),
  fc.string({ maxLength: 12 }),
  fc.integer({ min: -5, max: 80_000 }),
  fc.constant<Cell>({ date: 46_000 }),
);

describe('a workbook that is kept', () => {
  it('reads the same again, whatever stands in its cells', () => {
    const rows = fc.tuple(fc.constantFrom(...REGISTER_TABLE_KEYS), fc.array(cell, { maxLength: 18 }));
    fc.assert(
      fc.property(rows, ([key, cells]) => {
        const raw = withRow(key, cells);
        expect(contentOf(keep(raw))).toEqual(contentOf(raw));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('holds nothing of personal data, of columns of nobody, of formulas and of what stands above the headings', () => {
    for (const secret of SECRETS) {
      for (let column = 0; column < 17; column++) {
        const row: Cell[] = Array.from({ length: 17 }, (_, index) => (index === column ? secret : null));
        const raw = withRow('jointProjects', row);
        expect(JSON.stringify(keep(raw))).not.toContain(secret);
      }
    }
    const raw = {
      ...BOOK,
      clusters: [['Ответственный: Сидоров Иван Петрович'], ...BOOK.clusters, ['=IMPORTRANGE("x")']],
    };
    expect(JSON.stringify(keep(raw))).not.toMatch(/Сидоров|IMPORTRANGE/);
    expect(contentOf(keep(raw))).toEqual(contentOf(raw));
  });
});
