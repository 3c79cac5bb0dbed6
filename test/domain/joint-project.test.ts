import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointProjects, PROJECT_STATUSES, type ProjectStatus } from '../../domain/joint-project.ts';
import { LARGEST_RUBLES } from '../../domain/number-kinds.ts';
import type { Reference } from '../../domain/reference.ts';
import { parseTable } from '../../domain/row-reading.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import {
  contextOf,
  headingsOf,
  type JointProjectEntry,
  jointProject,
  judgeJointProject,
  NO_THRESHOLDS,
  referenceWith,
  tab,
  taxIdNumbered,
  threshold,
} from './rows.ts';
import { SEED } from './seed.ts';

/** ИНН with the serial numbers from one to another, as a person writes them into one cell. */
function taxIds(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => taxIdNumbered(from + index)).join('; ');
}

describe('the tab «Проекты»', () => {
  it('has the fifteen headings of the workbook in their order', () => {
    expect(jointProjects.title).toBe('Проекты');
    expect(headingsOf(jointProjects)).toEqual([
      'Код проекта',
      'Код кластера',
      'Наименование проекта',
      'ИНН инициатора',
      'ИНН соисполнителей',
      'Код ОКПД2',
      'Продукция',
      'Статус',
      'Дата начала',
      'Дата завершения',
      'Стоимость, млн руб.',
      'Запрошенная субсидия, млн руб.',
      'Новые рабочие места, ед.',
      'Доля импортных компонентов до, %',
      'Доля импортных компонентов после, %',
    ]);
  });

  it('offers the eight statuses by their Russian names', () => {
    expect(PROJECT_STATUSES.entries).toEqual([
      ['IDEA', 'Идея'],
      ['DECLARED', 'Заявлен'],
      ['SELECTION', 'Отбор'],
      ['APPROVED', 'Одобрен'],
      ['RUNNING', 'Реализуется'],
      ['FINISHED', 'Завершён'],
      ['SUSPENDED', 'Приостановлен'],
      ['CANCELLED', 'Отменён'],
    ]);
  });

  it('says nothing about a good row', () => {
    expect(judgeJointProject({})).toEqual([]);
  });
});

describe('required columns of a joint project', () => {
  it.each<[keyof JointProjectEntry, string]>([
    ['id', 'error ID_MISSING at id'],
    ['clusterId', 'error REQUIRED at clusterId'],
    ['name', 'error REQUIRED at name'],
    ['initiator', 'error REQUIRED at initiator'],
    ['productCode', 'error REQUIRED at productCode'],
    ['product', 'error REQUIRED at product'],
    ['status', 'error REQUIRED at status'],
    ['startDate', 'error REQUIRED at startDate'],
    ['endDate', 'error REQUIRED at endDate'],
    ['costRubles', 'error REQUIRED at costRubles'],
    ['newJobs', 'error REQUIRED at newJobs'],
  ])('%s is required', (column, complaint) => {
    for (const empty of [null, '', ' \u200B']) expect(judgeJointProject({ [column]: empty })).toEqual([complaint]);
  });

  it('the initiator is required in every status', () => {
    for (const status of PROJECT_STATUSES.labels) {
      expect(judgeJointProject({ status, initiator: null })).toEqual(['error REQUIRED at initiator']);
    }
  });

  it.each<keyof JointProjectEntry>(['subsidyRubles', 'importSharePercentBefore', 'importSharePercentAfter'])(
    '%s may be empty',
    (column) => {
      expect(judgeJointProject({ [column]: null })).toEqual([]);
    },
  );
});

describe('the partners of a joint project', () => {
  const STRICT: readonly ProjectStatus[] = ['SELECTION', 'APPROVED', 'RUNNING', 'FINISHED'];

  it.each(PROJECT_STATUSES.entries)('without co-executors a project in %s is told by its status', (key, status) => {
    const severity = STRICT.includes(key) ? 'error' : 'warning';
    expect(judgeJointProject({ status, coExecutors: null })).toEqual([
      `${severity} COEXECUTORS_MISSING at coExecutors`,
    ]);
  });

  it.each(PROJECT_STATUSES.entries)('an initiator among the co-executors is told by the status %s', (key, status) => {
    const severity = STRICT.includes(key) ? 'error' : 'warning';
    expect(judgeJointProject({ status, coExecutors: taxIds(1, 3) })).toEqual([
      `${severity} INITIATOR_AMONG_COEXECUTORS at coExecutors`,
    ]);
  });

  it.each([';', ' ; ; ', ',', '\n;'])('a list of nothing but separators, %j, names no co-executor', (coExecutors) => {
    expect(judgeJointProject({ coExecutors })).toEqual(['error COEXECUTORS_MISSING at coExecutors']);
    expect(judgeJointProject({ coExecutors, status: 'Идея' })).toEqual(['warning COEXECUTORS_MISSING at coExecutors']);
  });

  it('one co-executor is enough, ten are the most', () => {
    expect(judgeJointProject({ coExecutors: taxIds(2, 2) })).toEqual([]);
    expect(judgeJointProject({ coExecutors: taxIds(2, 11) })).toEqual([]);
    expect(judgeJointProject({ coExecutors: taxIds(2, 12) })).toEqual(['error TOO_MANY_COEXECUTORS at coExecutors']);
  });

  it.each([';', ',', '\n', '; ', ' ;; ', ';\n'])('the list is split at %j', (separator) => {
    expect(judgeJointProject({ coExecutors: taxIds(2, 4).replaceAll('; ', separator) })).toEqual([]);
  });

  it('a co-executor named twice is an error', () => {
    expect(judgeJointProject({ coExecutors: `${taxIds(2, 3)}; ${taxIdNumbered(2)}` })).toEqual([
      'error REPEATED_VALUE at coExecutors',
    ]);
  });

  it.each<[string | number, string]>([
    [`${taxIds(2, 2)}; 7707083894`, 'error INN_CHECKSUM at coExecutors'],
    [`${taxIds(2, 2)}; 500100732259`, 'error PERSONAL_DATA at coExecutors'],
    [`${taxIds(2, 2)}; завод`, 'error INN_FORMAT at coExecutors'],
    [7_707_083_893, 'warning CODE_AS_NUMBER at coExecutors'],
  ])('co-executors %j are told %s', (coExecutors, complaint) => {
    expect(judgeJointProject({ coExecutors })).toEqual([complaint]);
  });

  it('unreadable co-executors are not called missing too', () => {
    expect(judgeJointProject({ coExecutors: 'пока неизвестны' })).toEqual(['error INN_FORMAT at coExecutors']);
  });
});

describe('the product of a joint project', () => {
  it.each(['20.15', '20.15.1', '20.15.10', '20.15.10.130'])('%s is a code', (productCode) => {
    expect(judgeJointProject({ productCode })).toEqual([]);
  });

  it.each<[string | number, string]>([
    ['20', 'error OKPD2_TOO_SHORT at productCode'],
    ['20.1', 'error OKPD2_TOO_SHORT at productCode'],
    ['20.15.10.13', 'error OKPD2_FORMAT at productCode'],
    ['2015', 'error OKPD2_FORMAT at productCode'],
    ['34.15', 'error ACTIVITY_CLASS_UNKNOWN at productCode'],
    [20.15, 'error CODE_NOT_TEXT at productCode'],
    [45_597, 'error CODE_NOT_TEXT at productCode'],
  ])('%j is told %s', (productCode, complaint) => {
    expect(judgeJointProject({ productCode })).toEqual([complaint]);
  });
});

describe('the dates of a joint project', () => {
  it('may lie in the future', () => {
    expect(judgeJointProject({ startDate: 47_000, endDate: 48_000 })).toEqual([]);
  });

  it('the end may be the day of the start, not before it', () => {
    expect(judgeJointProject({ startDate: 45_000, endDate: 45_000 })).toEqual([]);
    expect(judgeJointProject({ startDate: 45_000, endDate: 44_999 })).toEqual(['error DATE_ORDER at endDate']);
  });

  it('an unreadable start is not compared with the end', () => {
    expect(judgeJointProject({ startDate: 'весной' })).toEqual(['error NOT_A_DATE at startDate']);
  });
});

describe('the money of a joint project', () => {
  it('the subsidy may be the whole cost, not more, to the ruble', () => {
    const said = (costRubles: number, subsidyRubles: number) =>
      judgeJointProject({ costRubles, subsidyRubles }, '59', NO_THRESHOLDS);
    expect(said(10.000001, 10.000001)).toEqual([]);
    expect(said(10, 10.000001)).toEqual(['error SUBSIDY_EXCEEDS_COST at subsidyRubles']);
    expect(said(0, 0)).toEqual([]);
    expect(said(0, 1)).toEqual(['error SUBSIDY_EXCEEDS_COST at subsidyRubles']);
  });

  it('an unreadable cost is not compared with the subsidy', () => {
    expect(judgeJointProject({ costRubles: 'много' })).toEqual(['error NOT_A_NUMBER at costRubles']);
  });

  it.each<[number | { date: number }, readonly string[]]>([
    [100_000, []],
    [100_000.000001, ['warning PERHAPS_THOUSANDS at costRubles']],
    [-1, ['error NEGATIVE at costRubles']],
    [100.1234567, ['error TOO_MANY_DECIMALS at costRubles']],
    [{ date: 45_000 }, ['error DATE_FOR_NUMBER at costRubles']],
  ])('a cost of %j is told %j', (costRubles, complaints) => {
    expect(judgeJointProject({ costRubles })).toEqual(complaints);
  });

  it('new jobs may be none', () => {
    expect(judgeJointProject({ newJobs: 0 })).toEqual([]);
  });
});

describe('the share of the subsidy in the cost', () => {
  const HIGH = 'warning SUBSIDY_SHARE_HIGH at subsidyRubles';
  /** 31 December 2022, and the day after. */
  const LAST_DAY_OF_2022 = 44_926;
  const FIRST_DAY_OF_2023 = 44_927;

  function said(project: Partial<JointProjectEntry>, reference: Reference = STARTING_REFERENCE) {
    const raw = tab(jointProjects, [jointProject(project)]);
    return parseTable(jointProjects, raw, contextOf('59', reference)).problems;
  }

  function isHigh(project: Partial<JointProjectEntry>, reference?: Reference): boolean {
    return said(project, reference).some(({ code }) => code === 'SUBSIDY_SHARE_HIGH');
  }

  it.each([
    [LAST_DAY_OF_2022, 100, 30, false],
    [LAST_DAY_OF_2022, 100, 30.000001, true],
    [LAST_DAY_OF_2022, 100, 29.999999, false],
    [FIRST_DAY_OF_2023, 100, 30.000001, false],
    [FIRST_DAY_OF_2023, 100, 50, false],
    [FIRST_DAY_OF_2023, 100, 50.000001, true],
    [FIRST_DAY_OF_2023, 100, 100, true],
    [36_526, 100, 30.000001, true],
    [73_050, 100, 50.000001, true],
    [FIRST_DAY_OF_2023, 0.000003, 0.000001, false],
    [FIRST_DAY_OF_2023, 0.000003, 0.000002, true],
    [LAST_DAY_OF_2022, 0.000003, 0.000001, true],
    [FIRST_DAY_OF_2023, 0.000001, 0.000001, true],
    [FIRST_DAY_OF_2023, 0, 0, false],
    [FIRST_DAY_OF_2023, 100, 0, false],
  ])(
    'of a project begun on day %i that costs %d with a subsidy of %d is too high: %s',
    (...[day, cost, subsidy, high]) => {
      const dates = { startDate: day, endDate: 73_050 };
      expect(isHigh({ ...dates, costRubles: cost, subsidyRubles: subsidy })).toBe(high);
    },
  );

  it('is exact to the ruble for the largest sums', () => {
    const costRubles = 4_294_967_295.999998;
    expect(isHigh({ costRubles, subsidyRubles: 2_147_483_647.999999 })).toBe(false);
    expect(isHigh({ costRubles, subsidyRubles: 2_147_483_648 })).toBe(true);
    expect(isHigh({ costRubles: 4_294_967_295.999999, subsidyRubles: 2_147_483_647.999999 })).toBe(false);
    expect(isHigh({ costRubles: 4_294_967_295.999999, subsidyRubles: 2_147_483_648 })).toBe(true);
  });

  it('above the threshold leaves the row in, and says limit, act and whether anybody has checked it', () => {
    const reference = referenceWith(threshold('SUBSIDY_SHARE_PERCENT', 12.5, { act: 'ПП 41', verified: false }));
    expect(said({ costRubles: 8, subsidyRubles: 1 }, reference)).toEqual([]);
    expect(said({ costRubles: 8, subsidyRubles: 1.000001 }, reference)).toEqual([
      {
        code: 'SUBSIDY_SHARE_HIGH',
        severity: 'warning',
        place: { workbook: '59', table: 'jointProjects', row: 2, column: 'subsidyRubles' },
        limit: 12.5,
        act: 'ПП 41',
        verified: false,
      },
    ]);
  });

  it.each(PROJECT_STATUSES.labels)('is looked at in the status %s', (status) => {
    expect(judgeJointProject({ status, costRubles: 10, subsidyRubles: 6 })).toEqual([HIGH]);
  });

  it('is not spoken of where the subsidy exceeds the whole cost', () => {
    expect(judgeJointProject({ costRubles: 10, subsidyRubles: 11 })).toEqual([
      'error SUBSIDY_EXCEEDS_COST at subsidyRubles',
    ]);
  });

  it.each<[string, Partial<JointProjectEntry>, readonly string[]]>([
    ['no subsidy', { subsidyRubles: null }, []],
    ['no cost', { costRubles: null }, ['error REQUIRED at costRubles']],
    ['an unreadable cost', { costRubles: 'сто' }, ['error NOT_A_NUMBER at costRubles']],
    ['an unreadable subsidy', { subsidyRubles: 'половина' }, ['error NOT_A_NUMBER at subsidyRubles']],
    ['no start', { startDate: null }, ['error REQUIRED at startDate']],
    ['an unreadable start', { startDate: '01.01.23' }, ['error TWO_DIGIT_YEAR at startDate']],
  ])('is not asked where there is %s', (_name, project, complaints) => {
    expect(judgeJointProject({ costRubles: 10, subsidyRubles: 6, ...project })).toEqual(complaints);
  });

  it('is looked at beside other errors of the row', () => {
    expect(judgeJointProject({ costRubles: 10, subsidyRubles: 6, name: null, status: 'x' })).toEqual([
      'error NOT_IN_LIST at status',
      'error REQUIRED at name',
      HIGH,
    ]);
  });

  it('is asked by the threshold in force on the first day of the project, not on the day of the data', () => {
    const reference = referenceWith(
      threshold('SUBSIDY_SHARE_PERCENT', 10, { from: 45_000, to: 45_099 }),
      threshold('SUBSIDY_SHARE_PERCENT', 90, { from: 45_101 }),
    );
    const project = { costRubles: 100, subsidyRubles: 80 };
    expect(isHigh({ ...project, startDate: 44_999 }, reference)).toBe(false);
    expect(isHigh({ ...project, startDate: 45_000 }, reference)).toBe(true);
    expect(isHigh({ ...project, startDate: 45_099 }, reference)).toBe(true);
    expect(isHigh({ ...project, startDate: 45_100 }, reference)).toBe(false);
    expect(isHigh({ ...project, startDate: 45_101 }, reference)).toBe(false);
    expect(isHigh({ ...project, startDate: 45_101, subsidyRubles: 90.000001 }, reference)).toBe(true);
  });

  it('may be no more than nothing, or all', () => {
    const none = referenceWith(threshold('SUBSIDY_SHARE_PERCENT', 0));
    expect(isHigh({ subsidyRubles: 0 }, none)).toBe(false);
    expect(isHigh({ subsidyRubles: 0.000001 }, none)).toBe(true);
    const all = referenceWith(threshold('SUBSIDY_SHARE_PERCENT', 100));
    expect(isHigh({ costRubles: 7, subsidyRubles: 7 }, all)).toBe(false);
  });

  it('is compared exactly, whatever the cost, the subsidy and the limit', () => {
    // Near the limit, where a floating-point number might round to either side of it.
    const sums = fc.tuple(
      fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: LARGEST_RUBLES })),
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.integer({ min: -2, max: 2 }),
    );
    fc.assert(
      fc.property(sums, ([cost, millionths, aside]) => {
        const limit = Number((BigInt(cost) * BigInt(millionths)) / 100_000_000n);
        const subsidy = Math.min(cost, Math.max(0, limit + aside));
        const reference = referenceWith(threshold('SUBSIDY_SHARE_PERCENT', millionths / 1e6));
        const expected = BigInt(subsidy) * 100_000_000n > BigInt(cost) * BigInt(millionths);
        expect(isHigh({ costRubles: cost / 1e6, subsidyRubles: subsidy / 1e6 }, reference)).toBe(expected);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('the import share of a joint project', () => {
  it('is warned of where it grows', () => {
    expect(judgeJointProject({ importSharePercentBefore: 20, importSharePercentAfter: 20 })).toEqual([]);
    expect(judgeJointProject({ importSharePercentBefore: 20, importSharePercentAfter: 20.5 })).toEqual([
      'warning IMPORT_SHARE_GROWS at importSharePercentAfter',
    ]);
    expect(judgeJointProject({ importSharePercentBefore: 0, importSharePercentAfter: 1 })).toEqual([
      'warning IMPORT_SHARE_GROWS at importSharePercentAfter',
    ]);
  });

  it('is not compared where one of the two is empty', () => {
    expect(judgeJointProject({ importSharePercentBefore: null, importSharePercentAfter: 90 })).toEqual([]);
  });
});

it('a project of another region’s cluster has no error of its own: only the register knows that cluster', () => {
  expect(judgeJointProject({ clusterId: 'C18-24-001' })).toEqual([]);
});
