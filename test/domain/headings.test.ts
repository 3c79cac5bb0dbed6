import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { clusters } from '../../domain/cluster.ts';
import { findColumns } from '../../domain/headings.ts';
import { industryTable } from '../../domain/industry-table.ts';
import { jointProjects } from '../../domain/joint-project.ts';
import { participants } from '../../domain/participant.ts';
import type { Columns, Table } from '../../domain/table.ts';
import { REGISTER_TABLE_KEYS } from '../../domain/workbook.ts';
import { contextOf, headingsOf, tableOf } from './rows.ts';

function find<C extends Columns>(table: Table<C>, headings: readonly Cell[]) {
  const { value, problems } = findColumns(table, [headings], contextOf());
  return { value: value?.positions ?? null, problems };
}

const IN_ORDER = headingsOf(clusters).map((_, position) => position);

describe('the columns of a tab', () => {
  it.each(REGISTER_TABLE_KEYS)('of %s are found by their headings', (key) => {
    const headings = headingsOf(tableOf(key));
    expect(find(tableOf(key), headings)).toEqual({ value: headings.map((_, index) => index), problems: [] });
  });

  it('are found wherever they stand', () => {
    const headings = [...headingsOf(clusters)].reverse();
    expect(find(clusters, headings)).toEqual({ value: [...IN_ORDER].reverse(), problems: [] });
  });

  it('are found between strange and empty headings', () => {
    const headings = headingsOf(clusters).flatMap((heading): Cell[] => [null, heading, 'Своё', 17, true, '']);
    const { value, problems } = find(clusters, headings);
    expect(value).toEqual(IN_ORDER.map((index) => index * 6 + 1));
    expect(problems).toMatchObject([{ code: 'HEADING_UNKNOWN', severity: 'note', columns: ['C'], count: 1 }]);
  });

  it('are found below a title, and the row of the headings is told', () => {
    const raw = [['Кластеры Пермского края'], [], headingsOf(clusters), ['C59-24-001']];
    const { value, problems } = findColumns(clusters, raw, contextOf());
    expect(value).toEqual({ headingRow: 2, positions: IN_ORDER });
    expect(problems).toMatchObject([{ code: 'HEADINGS_BELOW', severity: 'note', row: 3, place: { row: 3 } }]);
  });

  it.each([1, 2, 19])('are found in row %i, counted from 0', (headingRow) => {
    const above = Array.from({ length: headingRow }, (_, index) => [`Примечание ${index}`, null, 17]);
    const { value, problems } = findColumns(clusters, [...above, headingsOf(clusters)], contextOf());
    expect(value).toEqual({ headingRow, positions: IN_ORDER });
    expect(problems).toMatchObject([{ code: 'HEADINGS_BELOW', row: headingRow + 1, place: { row: headingRow + 1 } }]);
  });

  it('are not looked for below row 20', () => {
    const above = Array.from({ length: 20 }, () => ['Примечание']);
    const { value, problems } = findColumns(clusters, [...above, headingsOf(clusters)], contextOf());
    expect(value).toBeNull();
    expect(problems.map(({ code, place: where }) => `${code} ${where.row}`)).toEqual(
      clusters.columnKeys.map(() => 'HEADING_MISSING 1'),
    );
  });

  it.each(REGISTER_TABLE_KEYS)('of %s are looked for below where more than half of them stand', (key) => {
    const table = tableOf(key);
    const headings = headingsOf(table);
    const half = Math.floor(headings.length / 2);
    const rowOfProblems = (count: number) =>
      new Set(findColumns(table, [[], headings.slice(0, count)], contextOf()).problems.map(({ place }) => place.row));
    expect([...rowOfProblems(half)]).toEqual([1]);
    expect([...rowOfProblems(half + 1)]).toEqual([2]);
  });

  it('are not looked for below where just half of them stand', () => {
    const { problems } = findColumns(industryTable, [[], ['Отрасль']], contextOf());
    expect(problems.map(({ code, place }) => `${code} ${place.row}`)).toEqual([
      'HEADING_MISSING 1',
      'HEADING_MISSING 1',
    ]);
  });

  it('are not looked for below a first row that names a single one', () => {
    const { value, problems } = findColumns(clusters, [['Отрасль', 'Площадки'], headingsOf(clusters)], contextOf());
    expect(value).toBeNull();
    expect(problems).toHaveLength(14);
    expect(new Set(problems.map(({ place }) => place.row))).toEqual(new Set([1]));
  });

  it('are missed where they were looked for', () => {
    const below = headingsOf(clusters).map((heading) => (heading === 'Отрасль' ? 'Отрасли' : heading));
    expect(findColumns(clusters, [[], ['Кластеры'], below], contextOf())).toEqual({
      value: null,
      problems: [
        {
          code: 'HEADING_MISSING',
          severity: 'error',
          place: { workbook: '59', table: 'clusters', row: 3, column: 'industry' },
          heading: 'Отрасль',
          likely: 'E',
        },
      ],
    });
  });

  it('are those of the first row that names most of them, not of a later one', () => {
    const { value } = findColumns(
      clusters,
      [[], headingsOf(clusters), [...headingsOf(clusters)].reverse()],
      contextOf(),
    );
    expect(value).toEqual({ headingRow: 1, positions: IN_ORDER });
  });

  it('have their strangers told beside them, below too', () => {
    const raw = [['Кластеры'], ['Своё', ...headingsOf(clusters), 'Ещё']];
    expect(findColumns(clusters, raw, contextOf()).problems).toMatchObject([
      { code: 'HEADINGS_BELOW', row: 2 },
      { code: 'HEADING_UNKNOWN', columns: ['A', 'Q'], count: 2, place: { row: 2 } },
    ]);
  });

  it('do not take «Проверка» alone for a heading row', () => {
    const { value } = findColumns(clusters, [['Проверка'], headingsOf(clusters)], contextOf());
    expect(value?.headingRow).toBe(1);
  });

  it('are not looked for below a first row that names some of them', () => {
    const first = headingsOf(clusters).slice(1);
    expect(findColumns(clusters, [first, headingsOf(clusters)], contextOf()).value).toBeNull();
  });

  it('that Svod writes itself are no strangers, and no more than ten strangers are named', () => {
    const headings = [...headingsOf(clusters), 'Проверка'];
    expect(find(clusters, headings).problems).toEqual([]);
    const many = [...headings, ...Array.from({ length: 12 }, (_, index) => `Своё ${index}`)];
    const [problem] = find(clusters, many).problems;
    expect(problem).toMatchObject({ code: 'HEADING_UNKNOWN', count: 12 });
    expect(problem).toHaveProperty('columns.length', 10);
  });

  it.each<[string, (heading: string) => string]>([
    ['small letters', (heading) => heading.toLowerCase()],
    ['capitals', (heading) => heading.toUpperCase()],
    ['spaces that do not break', (heading) => heading.replaceAll(' ', '\u00A0')],
    ['spaces around them', (heading) => `  ${heading}\t`],
    ['double spaces', (heading) => heading.replaceAll(' ', '  ')],
    ['line breaks', (heading) => heading.replaceAll(' ', '\n')],
    ['zero-width characters', (heading) => `\uFEFF${heading}\u200B`],
    ['ё for е', (heading) => heading.replaceAll('е', 'ё')],
  ])('are found under headings with %s', (_name, change) => {
    for (const key of REGISTER_TABLE_KEYS) {
      const headings = headingsOf(tableOf(key));
      expect(find(tableOf(key), headings.map(change)).value).toEqual(headings.map((_, index) => index));
    }
  });

  it('may stand beside headings that are names of the language', () => {
    const strange = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__', 'constructor'];
    const { value, problems } = find(clusters, [...strange, ...headingsOf(clusters)]);
    expect(value).toEqual(IN_ORDER.map((index) => index + strange.length));
    expect(problems).toMatchObject([{ code: 'HEADING_UNKNOWN', columns: ['A', 'B', 'C', 'D', 'E'], count: 5 }]);
  });

  it('may stand beside strange headings that stand twice', () => {
    const { value, problems } = find(clusters, [...headingsOf(clusters), 'Своё', 'своё', 'Проверка']);
    expect(value).toEqual(IN_ORDER);
    expect(problems).toMatchObject([{ code: 'HEADING_UNKNOWN', columns: ['P'], count: 1 }]);
  });
});

describe('a tab that cannot be read', () => {
  const place = { workbook: '59', table: 'clusters', row: 1 };

  it('is one without a heading, which is named', () => {
    const headings = headingsOf(clusters).filter((heading) => heading !== 'Отрасль');
    expect(find(clusters, headings)).toEqual({
      value: null,
      problems: [
        { code: 'HEADING_MISSING', severity: 'error', place: { ...place, column: 'industry' }, heading: 'Отрасль' },
      ],
    });
  });

  it('is one with a heading twice, and the columns are named', () => {
    expect(find(clusters, [...headingsOf(clusters), 'отрасль ', null, 'ОТРАСЛЬ'])).toEqual({
      value: null,
      problems: [
        {
          code: 'HEADING_REPEATED',
          severity: 'error',
          place: { ...place, column: 'industry' },
          heading: 'Отрасль',
          columns: ['E', 'P', 'R'],
        },
      ],
    });
  });

  it('has all its missing headings named at once', () => {
    const { value, problems } = find(participants, []);
    expect(value).toBeNull();
    expect(problems.map(({ code, place: where }) => [code, where.row])).toEqual(
      participants.columnKeys.map(() => ['HEADING_MISSING', 1]),
    );
  });

  it('is one whose heading is no text, even if it looks right', () => {
    const headings: readonly Cell[] = headingsOf(jointProjects).map((heading) =>
      heading === 'Статус' ? { formula: '="Статус"' } : heading,
    );
    expect(find(jointProjects, headings).problems.map(({ code }) => code)).toEqual(['HEADING_MISSING']);
  });

  it('is one where a strange heading only resembles the missing one', () => {
    const headings = headingsOf(clusters).map((heading) => (heading === 'Статус' ? 'Статус кластера' : heading));
    expect(find(clusters, headings).problems.map(({ code, place: where }) => `${code} at ${where.column}`)).toEqual([
      'HEADING_MISSING at status',
    ]);
  });
});

describe('a heading that was renamed', () => {
  const said = (changed: string) => {
    const headings = headingsOf(participants).map((heading) =>
      heading === 'Наименование организации' ? changed : heading,
    );
    return find(participants, headings).problems;
  };

  it.each(['Наименование организациии', 'наименованье организации', 'Наименование орг-ции'])(
    'to %j is missed, and the column it probably became is named',
    (changed) => {
      expect(said(changed)).toMatchObject([
        {
          code: 'HEADING_MISSING',
          heading: 'Наименование организации',
          likely: 'E',
          place: { column: 'name', row: 1 },
        },
      ]);
    },
  );

  it.each(['', 'Телефон', 42].map(String))('to %j is missed, and nothing is guessed', (changed) => {
    const [problem] = said(changed);
    expect(problem).toMatchObject({ code: 'HEADING_MISSING', heading: 'Наименование организации' });
    expect(problem).not.toHaveProperty('likely');
  });
});
