import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { industryTable, parseIndustries } from '../../domain/industry-table.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { contextOf, headingsOf, judgeCluster, said } from './rows.ts';

function read(...rows: readonly (readonly Cell[])[]) {
  const { value, problems } = parseIndustries([headingsOf(industryTable), ...rows], contextOf('*'));
  return { names: value.labels, said: said(problems), problems, value };
}

describe('the tab «Отрасли»', () => {
  it('has its two headings in their order', () => {
    expect(industryTable.title).toBe('Отрасли');
    expect(headingsOf(industryTable)).toEqual(['Отрасль', 'Примечание']);
  });

  it('is read in the order of its rows, the remarks left alone', () => {
    expect(read(['Станкостроение', 'и инструмент'], [], ['Агромаш', null])).toMatchObject({
      names: ['Станкостроение', 'Агромаш'],
      said: [],
    });
  });

  it('may be empty: then there is no industry', () => {
    expect(read()).toMatchObject({ names: [], said: [] });
    expect(read([' ', '—'])).toMatchObject({ names: [], said: [] });
  });

  it('cannot be read without a heading', () => {
    const { value, problems } = parseIndustries([['Отрасли', 'Примечание'], ['Агромаш']], contextOf('*'));
    expect([value.labels, said(problems)]).toEqual([[], ['1 error HEADING_MISSING at name']]);
    expect(problems).toMatchObject([{ likely: 'A' }]);
  });

  it.each<[Cell, Cell, string]>([
    [null, 'без отрасли', 'REQUIRED at name'],
    ['А', null, 'TEXT_LENGTH at name'],
    ['я'.repeat(101), null, 'TEXT_LENGTH at name'],
    [20, null, 'TEXT_EXPECTED at name'],
    ['=A1', null, 'FORMULA at name'],
    ['Агромаш', 'звонить +7 912 345-67-89', 'PERSONAL_DATA at comment'],
    ['Агромаш', 20, 'TEXT_EXPECTED at comment'],
  ])('leaves out %j with the remark %j', (name, comment, complaint) => {
    expect(read([name, comment], ['Станкостроение'])).toMatchObject({
      names: ['Станкостроение'],
      said: [`2 error ${complaint}`],
    });
  });

  it.each(['Лёгкая промышленность', 'легкая промышленность', 'ЛЁГКАЯ  ПРОМЫШЛЕННОСТЬ', ' Легкая промышленность\u200B'])(
    'does not name an industry twice, as %j',
    (name) => {
      const { names, problems } = read(['Лёгкая промышленность'], ['Агромаш'], [name]);
      expect(names).toEqual(['Лёгкая промышленность', 'Агромаш']);
      expect(problems).toMatchObject([
        { code: 'LISTED_TWICE', severity: 'error', place: { table: 'industries', row: 4, column: 'name' }, row: 2 },
      ]);
    },
  );

  it('is what clusters may choose from', () => {
    const reference = { ...STARTING_REFERENCE, industries: read(['Стекло'], ['Агромаш']).value };
    expect(judgeCluster({ industry: 'стекло' }, '59', reference)).toEqual([]);
    expect(judgeCluster({ industry: 'Машиностроение' }, '59', reference)).toEqual(['error NOT_IN_LIST at industry']);
  });
});
