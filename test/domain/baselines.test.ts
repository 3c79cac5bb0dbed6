import { describe, expect, it } from 'vitest';
import { BASELINE_INDICATORS, baselineTable, parseBaselines } from '../../domain/baselines.ts';
import type { Cell } from '../../domain/cell.ts';
import { explain } from '../../domain/problem-text.ts';
import { contextOf, headingsOf, said } from './rows.ts';

const OPERATING = BASELINE_INDICATORS.label('operatingClusters');
const PROJECTS = BASELINE_INDICATORS.label('jointProjects');
const DAY = 45_441;

function row(indicator: Cell = OPERATING, value: Cell = 61, asOf: Cell = DAY, origin: Cell = 'ТАСС'): readonly Cell[] {
  return [indicator, value, asOf, origin];
}

function read(...rows: readonly (readonly Cell[])[]) {
  const { value, problems } = parseBaselines([headingsOf(baselineTable), ...rows], contextOf('*'));
  return { value, said: said(problems), problems };
}

describe('the tab «Базовые показатели»', () => {
  it('has its four headings in their order', () => {
    expect(baselineTable.title).toBe('Базовые показатели');
    expect(headingsOf(baselineTable)).toEqual(['Показатель', 'Значение', 'На дату', 'Источник']);
  });

  it('offers four indicators of the headline', () => {
    expect(BASELINE_INDICATORS.entries).toEqual([
      ['operatingClusters', 'Действующие кластеры'],
      ['applyingRegions', 'Субъекты РФ, заявившие кластеры'],
      ['declaredClusters', 'Заявленные кластеры'],
      ['jointProjects', 'Совместные проекты'],
    ]);
  });

  it('is read in the order of its rows', () => {
    expect(read(row(PROJECTS, 138), row(OPERATING, 61, DAY, 'Отчёт')).value).toEqual([
      { indicator: 'jointProjects', value: 138, asOf: DAY, source: 'ТАСС' },
      { indicator: 'operatingClusters', value: 61, asOf: DAY, source: 'Отчёт' },
    ]);
  });

  it('may be empty', () => {
    expect(read()).toMatchObject({ value: [], said: [] });
    expect(read([], ['', ' ', null, '-'])).toMatchObject({ value: [], said: [] });
  });

  it('cannot be read without a heading', () => {
    const { value, problems } = parseBaselines([['Показатель', 'Значение', 'На дату'], row()], contextOf('*'));
    expect([value, said(problems)]).toEqual([[], ['1 error HEADING_MISSING at origin']]);
  });
});

describe('a row of «Базовые показатели»', () => {
  it.each<[string, readonly Cell[], readonly string[]]>([
    ['without its indicator', row(null), ['REQUIRED at indicator']],
    ['without its value', row(OPERATING, null), ['REQUIRED at value']],
    ['without its day', row(OPERATING, 61, null), ['REQUIRED at asOf']],
    ['without its source', row(OPERATING, 61, DAY, null), ['REQUIRED at origin']],
    ['of nothing but an indicator', [OPERATING], ['REQUIRED at asOf', 'REQUIRED at origin', 'REQUIRED at value']],
    ['with an unknown indicator', row('Резиденты'), ['NOT_IN_LIST at indicator']],
    ['with a number for an indicator', row(61), ['NOT_IN_LIST at indicator']],
    ['with half a cluster', row(OPERATING, 61.5), ['NOT_WHOLE at value']],
    ['with fewer than none', row(OPERATING, -1), ['NEGATIVE at value']],
    ['with words for a number', row(OPERATING, 'около 60'), ['NOT_A_NUMBER at value']],
    ['with a date for a number', row(OPERATING, { date: DAY }), ['DATE_FOR_NUMBER at value']],
    ['with a year for a day', row(OPERATING, 61, 2024), ['DATE_OUT_OF_RANGE at asOf']],
    ['with a month for a day', row(OPERATING, 61, 'май 2024'), ['NOT_A_DATE at asOf']],
    ['with a person for a source', row(OPERATING, 61, DAY, 'Иванов Иван Иванович'), ['PERSONAL_DATA at origin']],
  ])('%s is told and left out', (_name, cells, complaints) => {
    const { value, said: told } = read(cells, row(PROJECTS, 138));
    expect(told).toEqual(complaints.map((complaint) => `2 error ${complaint}`));
    expect(value.map(({ indicator }) => indicator)).toEqual(['jointProjects']);
  });

  it('with a mistyped indicator is answered with the likely one', () => {
    expect(read(row('Действующие кластры')).problems).toMatchObject([{ code: 'NOT_IN_LIST', likely: OPERATING }]);
  });

  it.each<[string, readonly Cell[], readonly string[]]>([
    ['nothing', row(OPERATING, 0), []],
    ['a number stored as text', row(OPERATING, '61'), ['2 note NUMBER_FROM_TEXT at value']],
    ['a day stored as text', row(OPERATING, 61, '29.05.2024'), ['2 note DATE_FROM_TEXT at asOf']],
    ['a day to come', row(OPERATING, 61, 60_000), []],
    ['its indicator in another case', row('действующие  КЛАСТЕРЫ'), []],
  ])('may have %s', (_name, cells, complaints) => {
    expect(read(cells)).toMatchObject({ value: [{ indicator: 'operatingClusters' }], said: complaints });
  });
});

describe('the same indicator twice', () => {
  it('on one day is told at the later row, which is left out', () => {
    const { value, said: told, problems } = read(row(), row(PROJECTS), row(OPERATING, 62));
    expect(told).toEqual(['4 error LISTED_TWICE at indicator']);
    expect(problems).toMatchObject([{ row: 2 }]);
    expect(value.map(({ value: figure }) => figure)).toEqual([61, 61]);
  });

  it('is named as it stands in the cell', () => {
    const [problem] = read(row(), row()).problems;
    expect(problem && explain(problem).sentence).toBe(`«${OPERATING}» уже есть в строке 2.`);
  });

  it('on two days may stand there, in the order of the tab', () => {
    expect(read(row(OPERATING, 61, DAY + 1), row(OPERATING, 54, DAY)).value.map(({ value }) => value)).toEqual([
      61, 54,
    ]);
  });

  it('is no repetition of a row that was left out', () => {
    expect(read(row(OPERATING, 'x'), row()).said).toEqual(['2 error NOT_A_NUMBER at value']);
  });
});
