import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { FIRST_DATE, LAST_DATE } from '../../domain/date.ts';
import { parseThresholds, THRESHOLDS, thresholdTable } from '../../domain/threshold-table.ts';
import { limitOf, Thresholds } from '../../domain/thresholds.ts';
import { AS_OF, contextOf, headingsOf, said, threshold } from './rows.ts';

const EDUCATION = THRESHOLDS.label('EDUCATION');

/** The cells of one row: code, value, from, to, act, edition, verified. */
function row(...changes: readonly (readonly [column: number, cell: Cell])[]): readonly Cell[] {
  const cells: Cell[] = [EDUCATION, 1, null, null, 'ПП РФ № 779', null, null];
  for (const [column, cell] of changes) cells[column] = cell;
  return cells;
}

function read(...rows: readonly (readonly Cell[])[]) {
  const { value, problems } = parseThresholds([headingsOf(thresholdTable), ...rows], contextOf('*'));
  return { all: value.all, said: said(problems), problems };
}

describe('the tab «Пороги»', () => {
  it('has its seven headings in their order', () => {
    expect(thresholdTable.title).toBe('Пороги');
    expect(headingsOf(thresholdTable)).toEqual([
      'Порог',
      'Значение',
      'Действует с',
      'Действует по',
      'Акт',
      'Редакция',
      'Проверено',
    ]);
  });

  it('knows nine thresholds', () => {
    expect(THRESHOLDS.keys).toEqual([
      'INDUSTRY_PARTICIPANTS',
      'FINAL_PRODUCERS',
      'EDUCATION',
      'TECHNOLOGY_INFRASTRUCTURE',
      'PRODUCTION_ORGANISERS',
      'COOPERATION_PERCENT',
      'COOPERATION_EASED_PERCENT',
      'SUBSIDY_SHARE_PERCENT',
      'SUBSIDY_PER_YEAR_MILLION_RUB',
    ]);
  });

  it('is read row by row, with the edition beside the act and open ends of the period', () => {
    const rows = [
      row([5, 'редакция 2021 года'], [6, 'начальник отдела, 01.02.2026']),
      row([0, 'Уровень кооперации, %, не меньше'], [1, 20.5], [2, 44_927], [3, { date: 45_291 }]),
    ];
    expect(read(...rows)).toMatchObject({
      all: [
        {
          code: 'EDUCATION',
          value: 1,
          from: FIRST_DATE,
          to: LAST_DATE,
          act: 'ПП РФ № 779, редакция 2021 года',
          verified: true,
        },
        {
          code: 'COOPERATION_PERCENT',
          value: 20.5,
          from: 44_927,
          to: 45_291,
          act: 'ПП РФ № 779',
          verified: false,
        },
      ],
      said: [],
    });
  });

  it('may be empty: then there are no thresholds', () => {
    expect(read()).toMatchObject({ all: [], said: [] });
    expect(read([], [null, ' '], ['—'])).toMatchObject({ all: [], said: [] });
  });

  it('cannot be read without a heading, or as a blank sheet', () => {
    const headings = headingsOf(thresholdTable).filter((heading) => heading !== 'Значение');
    const { value, problems } = parseThresholds([headings, row()], contextOf('*'));
    expect([value.all, said(problems)]).toEqual([[], ['1 error HEADING_MISSING at value']]);
    expect(said(parseThresholds([], contextOf('*')).problems)).toHaveLength(7);
  });

  it('may have columns and a title of the operator', () => {
    const raw = [['Пороги ассоциации'], ['Ответственный отдел', ...headingsOf(thresholdTable)], ['право', ...row()]];
    const { value, problems } = parseThresholds(raw, contextOf('*'));
    expect(value.all).toHaveLength(1);
    expect(said(problems)).toEqual(['2 note HEADINGS_BELOW', '2 note HEADING_UNKNOWN']);
  });
});

describe('a row of «Пороги»', () => {
  it.each(['образовательных организаций, не меньше', 'ОБРАЗОВАТЕЛЬНЫХ  ОРГАНИЗАЦИЙ, НЕ МЕНЬШЕ', ` ${EDUCATION}\u200B`])(
    'may name its threshold %j',
    (name) => {
      expect(read(row([0, name]))).toMatchObject({ all: [{ code: 'EDUCATION' }], said: [] });
    },
  );

  it.each<[Cell, string | undefined]>([
    ['Образовательных организацый, не меньше', EDUCATION],
    ['Образовательных организаций', EDUCATION],
    ['Промышленных участников', 'Промышленных участников, не меньше'],
    ['Уровень кооперации, %', 'Уровень кооперации, %, не меньше'],
    ['Уровень кооперации', undefined],
    ['Рабочих мест, не меньше', undefined],
    ['EDUCATION', undefined],
    [7, undefined],
  ])('with the unknown threshold %j is left out, and the likely one is named', (name, likely) => {
    const { all, problems, said: complaints } = read(row([0, name]), row());
    expect(complaints).toEqual(['2 error NOT_IN_LIST at code']);
    expect(all).toHaveLength(1);
    const [problem] = problems;
    expect(problem?.code === 'NOT_IN_LIST' ? problem.likely : 'another problem').toBe(likely);
  });

  it.each<[Cell, number | undefined, readonly string[]]>([
    [0, 0, []],
    [0.000001, 0.000001, []],
    [33.333333, 33.333333, []],
    [1_000_000, 1_000_000, []],
    ['20,5', 20.5, ['2 note NUMBER_FROM_TEXT at value']],
    ['150', 150, ['2 note NUMBER_FROM_TEXT at value']],
    [-1, undefined, ['2 error NEGATIVE at value']],
    [0.0000001, undefined, ['2 error TOO_MANY_DECIMALS at value']],
    [1e21, undefined, ['2 error NUMBER_TOO_LARGE at value']],
    ['десять', undefined, ['2 error NOT_A_NUMBER at value']],
    ['20 %', undefined, ['2 error NOT_A_NUMBER at value']],
    ['1,234.5', undefined, ['2 error AMBIGUOUS_NUMBER at value']],
    [null, undefined, ['2 error REQUIRED at value']],
    ['н/д', undefined, ['2 error REQUIRED at value', '2 note MEANS_EMPTY at value']],
    [{ date: 45_000 }, undefined, ['2 error DATE_FOR_NUMBER at value']],
    ['=10', undefined, ['2 error FORMULA at value']],
    [{ error: '#REF!' }, undefined, ['2 error ERROR_VALUE at value']],
    [true, undefined, ['2 error NOT_A_NUMBER at value']],
  ])('with the value %j gives %d and is told %j', (cell, value, complaints) => {
    const { all, said: told } = read(row([1, cell]));
    expect(told).toEqual(complaints);
    expect(all.map((one) => one.value)).toEqual(value === undefined ? [] : [value]);
  });

  it.each<[Cell, Cell, readonly string[]]>([
    [45_000, 45_000, []],
    [45_000, 44_999, ['2 error DATE_ORDER at to']],
    [null, 44_999, []],
    [45_000, null, []],
    ['01.01.2023', '31.12.2023', ['2 note DATE_FROM_TEXT at from', '2 note DATE_FROM_TEXT at to']],
    ['01.01.23', null, ['2 error TWO_DIGIT_YEAR at from']],
    ['2023', null, ['2 error NOT_A_DATE at from']],
    [2023, null, ['2 error DATE_OUT_OF_RANGE at from']],
    [null, '31.02.2023', ['2 error NOT_A_DATE at to']],
    [60_000, 70_000, []],
  ])('in force from %j to %j is told %j', (from, to, complaints) => {
    const { all, said: told } = read(row([2, from], [3, to]));
    expect(told).toEqual(complaints);
    expect(all).toHaveLength(complaints.some((one) => one.includes('error')) ? 0 : 1);
  });

  it.each<[string, number, Cell, string]>([
    ['without its threshold', 0, null, 'REQUIRED at code'],
    ['without its act', 4, null, 'REQUIRED at act'],
    ['with a number for an act', 4, 779, 'TEXT_EXPECTED at act'],
    ['with an act of one letter', 4, 'П', 'TEXT_LENGTH at act'],
    ['with a number for an edition', 5, 2021, 'TEXT_EXPECTED at edition'],
    ['with the name of a person', 6, 'Иванов Иван Иванович', 'PERSONAL_DATA at verified'],
    ['with an address', 6, 'ivanov@example.org', 'PERSONAL_DATA at verified'],
  ])('%s is told and left out', (_name, column, cell, complaint) => {
    expect(read(row([column, cell]))).toMatchObject({ all: [], said: [`2 error ${complaint}`] });
  });

  it.each<[Cell, boolean]>([
    [null, false],
    ['не проверено', false],
    ['Не проверено', false],
    [' НЕ  ПРОВЕРЕНО ', false],
    ['—', false],
    ['юрист ассоциации, 12.03.2026', true],
    ['проверено', true],
  ])('with %j in «Проверено» counts as checked: %s', (cell, verified) => {
    expect(read(row([6, cell])).all).toMatchObject([{ verified }]);
  });
});

describe('the periods of one threshold', () => {
  type Period = readonly [from: number | null, to: number | null];

  it.each<[Period, Period, boolean]>([
    [[null, null], [null, null], true],
    [[null, 45_000], [45_001, null], false],
    [[null, 45_000], [45_000, null], true],
    [[45_001, null], [null, 45_000], false],
    [[45_000, null], [null, 45_000], true],
    [[45_000, 45_100], [45_050, 45_060], true],
    [[45_050, 45_060], [45_000, 45_100], true],
    [[45_000, 45_010], [45_011, 45_020], false],
    [[45_000, 45_000], [45_000, 45_000], true],
    [[45_000, null], [45_100, null], true],
    [[null, 45_000], [null, 44_000], true],
  ])('%j and %j overlap: %s', (first, second, overlap) => {
    const rows = [first, second].map(([from, to], index) => row([1, index], [2, from], [3, to]));
    expect(read(...rows).said).toEqual(overlap ? ['3 error PERIODS_OVERLAP at from'] : []);
  });

  it('that overlap are told at the later row, which names the earlier one', () => {
    const { problems } = read([], row([2, 45_000]), [], row([3, 44_999]), row([2, 45_100], [3, 45_200]));
    expect(problems).toMatchObject([
      { code: 'PERIODS_OVERLAP', severity: 'error', place: { table: 'thresholds', row: 6, column: 'from' }, row: 3 },
    ]);
  });

  it('that are repeated whole are told at each repetition', () => {
    expect(read(row(), row(), row()).said).toEqual([
      '3 error PERIODS_OVERLAP at from',
      '4 error PERIODS_OVERLAP at from',
    ]);
  });

  it('of different thresholds do not overlap', () => {
    const rows = THRESHOLDS.labels.map((label) => row([0, label]));
    expect(read(...rows)).toMatchObject({ said: [] });
    expect(read(...rows).all).toHaveLength(9);
  });

  it('do not overlap with those of a row that was left out', () => {
    expect(read(row([4, null]), row()).said).toEqual(['2 error REQUIRED at act']);
    expect(read(row([2, 45_100], [3, 45_000]), row()).said).toEqual(['2 error DATE_ORDER at to']);
  });

  it('may stand in any order', () => {
    const periods: readonly Period[] = [
      [45_201, null],
      [null, 45_000],
      [45_001, 45_200],
    ];
    const rows = periods.map(([from, to], index) => row([1, index], [2, from], [3, to]));
    const { all, said: told } = read(...rows);
    expect(told).toEqual([]);
    const on = (day: number) => new Thresholds(all).on(day, 'EDUCATION')?.value;
    expect([45_000, 45_001, 45_200, 45_201].map(on)).toEqual([1, 2, 2, 0]);
  });
});

describe('the threshold on a day', () => {
  const thresholds = new Thresholds([
    threshold('EDUCATION', 1, { to: AS_OF - 1 }),
    threshold('SUBSIDY_SHARE_PERCENT', 30, { to: 44_926 }),
    threshold('EDUCATION', 2, { from: AS_OF + 1, to: AS_OF + 10 }),
    threshold('SUBSIDY_SHARE_PERCENT', 50, { from: 44_927 }),
  ]);

  it.each([
    [FIRST_DATE, 1],
    [AS_OF - 1, 1],
    [AS_OF, undefined],
    [AS_OF + 1, 2],
    [AS_OF + 10, 2],
    [AS_OF + 11, undefined],
    [LAST_DATE, undefined],
  ])('%i of one with gaps is %s', (day, value) => {
    expect(thresholds.on(day, 'EDUCATION')?.value).toBe(value);
  });

  it.each([
    [44_926, 30],
    [44_927, 50],
    [FIRST_DATE, 30],
    [LAST_DATE, 50],
  ])('%i of one without gaps is %d', (day, value) => {
    expect(thresholds.on(day, 'SUBSIDY_SHARE_PERCENT')?.value).toBe(value);
  });

  it('is none where none is listed', () => {
    expect(thresholds.on(AS_OF, 'COOPERATION_PERCENT')).toBeUndefined();
    expect(new Thresholds([]).on(AS_OF, 'EDUCATION')).toBeUndefined();
  });

  it('is spoken of by its limit and act, and whether anybody has checked it', () => {
    expect(limitOf(threshold('EDUCATION', 2, { act: 'ПП 779', verified: false }))).toEqual({
      limit: 2,
      act: 'ПП 779',
      verified: false,
    });
  });
});
