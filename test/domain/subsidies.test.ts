import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import type { Reference } from '../../domain/reference.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import {
  type Book,
  declaredCluster,
  gatherUnder,
  type JointProjectEntry,
  jointProject,
  NO_THRESHOLDS,
  partnersOf,
  referenceWith,
  taxIdNumbered,
  threshold,
} from './rows.ts';
import { SEED } from './seed.ts';

const CLUSTERS = [declaredCluster(), declaredCluster({ id: 'C59-24-002', name: 'Кластер станков' })];
const ONE_INITIATOR = taxIdNumbered(1);
const JANUARY_1_2023 = 44_927;
const DECEMBER_31_2023 = 45_291;
const JANUARY_1_2024 = 45_292;
const DECEMBER_31_2024 = 45_657;

/** A project of the first initiator, begun in 2023, that costs as much as the law could ask for. */
function project(serial: number, subsidyRubles: number | null, changes: Partial<JointProjectEntry> = {}) {
  return jointProject({
    id: `P59-24-${String(serial).padStart(3, '0')}`,
    startDate: 45_100,
    endDate: 47_000,
    costRubles: 100_000,
    subsidyRubles,
    ...changes,
  });
}

type SubsidyProblem = Extract<Problem, { readonly code: 'SUBSIDY_PER_YEAR_HIGH' }>;

function problemsUnder(reference: Reference, ...books: readonly Book[]): readonly SubsidyProblem[] {
  return gatherUnder(reference, ...books).problems.filter(
    (problem): problem is SubsidyProblem => problem.code === 'SUBSIDY_PER_YEAR_HIGH',
  );
}

function bookOf(jointProjects: readonly JointProjectEntry[], region = '59'): Book {
  return { region, participants: partnersOf(jointProjects), jointProjects };
}

/** The rows that are told of. */
function told(...jointProjects: readonly JointProjectEntry[]): readonly number[] {
  return problemsUnder(STARTING_REFERENCE, { ...bookOf(jointProjects), clusters: CLUSTERS }).map(
    ({ place }) => place.row,
  );
}

describe('what an initiator asks for in a year', () => {
  it('may be 150 million rubles, and not a ruble more', () => {
    expect(told(project(1, 150))).toEqual([]);
    expect(told(project(1, 150.000001))).toEqual([2]);
    expect(told(project(1, 100), project(2, 50))).toEqual([]);
    expect(told(project(1, 100), project(2, 50.000001))).toEqual([2, 3]);
    expect(told(...Array.from({ length: 4 }, (_, index) => project(index + 1, 37.6)))).toEqual([2, 3, 4, 5]);
  });

  it('is told with the year, the sum, the limit, the act and whether anybody has checked it', () => {
    const reference = referenceWith(
      threshold('SUBSIDY_PER_YEAR_MILLION_RUB', 150.5, { act: 'ПП 41', verified: false }),
    );
    const jointProjects = [project(1, 150.5), project(2, 10)];
    const facts = {
      code: 'SUBSIDY_PER_YEAR_HIGH',
      severity: 'warning',
      year: 2023,
      millionRub: '160,5',
      limit: 150.5,
      act: 'ПП 41',
      verified: false,
    };
    expect(problemsUnder(reference, { ...bookOf(jointProjects), clusters: CLUSTERS })).toEqual(
      [2, 3].map((row) => ({
        ...facts,
        place: { workbook: '59', table: 'jointProjects', row, column: 'subsidyRubles' },
      })),
    );
  });

  it.each([
    [151, '151'],
    [150.000001, '150,000001'],
    [150.1, '150,1'],
    [1234.05, '1\u00A0234,05'],
    [99_999.999999, '99\u00A0999,999999'],
  ])('of %d million is written %s', (subsidy, written) => {
    const jointProjects = [project(1, subsidy)];
    const [problem] = problemsUnder(STARTING_REFERENCE, { ...bookOf(jointProjects), clusters: CLUSTERS });
    expect(problem?.millionRub).toBe(written);
  });

  it('is summed exactly beyond what a number holds', () => {
    const sums = { costRubles: 4_294_967_295.999999 };
    const jointProjects = [1, 2, 3].map((serial) => project(serial, 4_294_967_295.999999, sums));
    const said = problemsUnder(STARTING_REFERENCE, { ...bookOf(jointProjects), clusters: CLUSTERS });
    expect(said.map(({ millionRub }) => millionRub)).toEqual(Array(3).fill('12\u00A0884\u00A0901\u00A0887,999997'));
  });

  it('sets nothing aside', () => {
    const { register } = gatherUnder(STARTING_REFERENCE, { ...bookOf([project(1, 1000)]), clusters: CLUSTERS });
    expect(register.rows.byTable.jointProjects).toEqual({ read: 1, accepted: 1, setAside: 0 });
  });
});

describe('the year of a subsidy', () => {
  it('is that of the first day of the project, from its first day to its last', () => {
    const at = (serial: number, startDate: number) => project(serial, 100, { startDate });
    expect(told(at(1, JANUARY_1_2023), at(2, DECEMBER_31_2023))).toEqual([2, 3]);
    expect(told(at(1, DECEMBER_31_2023), at(2, JANUARY_1_2024))).toEqual([]);
    expect(told(at(1, JANUARY_1_2024), at(2, DECEMBER_31_2024))).toEqual([2, 3]);
    expect(told(at(1, DECEMBER_31_2023), at(2, JANUARY_1_2024), at(3, DECEMBER_31_2024))).toEqual([3, 4]);
  });

  it('is told beside each row, whatever order they stand in', () => {
    const startDates = [JANUARY_1_2024, JANUARY_1_2023, DECEMBER_31_2024, DECEMBER_31_2023, 46_000];
    const jointProjects = startDates.map((startDate, index) => project(index + 1, 100, { startDate }));
    const said = problemsUnder(STARTING_REFERENCE, { ...bookOf(jointProjects), clusters: CLUSTERS });
    expect(said.map(({ place, year, millionRub }) => [place.row, year, millionRub])).toEqual([
      [2, 2024, '200'],
      [3, 2023, '200'],
      [4, 2024, '200'],
      [5, 2023, '200'],
    ]);
  });

  it('before any threshold was in force is not spoken of', () => {
    expect(told(project(1, 1000, { startDate: JANUARY_1_2023 - 1 }))).toEqual([]);
    expect(told(project(1, 1000, { startDate: JANUARY_1_2023 }))).toEqual([2]);
  });

  it('has its threshold by the first day of each row, and its sum over all rows of the year', () => {
    const reference = referenceWith(
      threshold('SUBSIDY_PER_YEAR_MILLION_RUB', 150, { from: 45_108, to: 45_200 }),
      threshold('SUBSIDY_PER_YEAR_MILLION_RUB', 300, { from: 45_201 }),
    );
    const startDates = [45_107, 45_108, 45_200, 45_201];
    const jointProjects = startDates.map((startDate, index) => project(index + 1, 75, { startDate }));
    const rows = (...projects: readonly JointProjectEntry[]) =>
      problemsUnder(reference, { ...bookOf(projects), clusters: CLUSTERS }).map(({ place, limit }) => [
        place.row,
        limit,
      ]);
    expect(rows(...jointProjects)).toEqual([
      [3, 150],
      [4, 150],
    ]);
    expect(rows(...jointProjects, project(5, 0.000001, { startDate: JANUARY_1_2023 }))).toEqual([
      [3, 150],
      [4, 150],
      [5, 300],
    ]);
  });

  it('is not asked about where no threshold is listed', () => {
    const book = { ...bookOf([project(1, 10_000)]), clusters: CLUSTERS };
    expect(problemsUnder(NO_THRESHOLDS, book)).toEqual([]);
    expect(problemsUnder(referenceWith(threshold('SUBSIDY_SHARE_PERCENT', 1)), book)).toEqual([]);
  });

  it('may admit nothing at all', () => {
    const book = {
      ...bookOf([project(1, 0), project(2, 0.000001, { startDate: JANUARY_1_2024 })]),
      clusters: CLUSTERS,
    };
    const reference = referenceWith(threshold('SUBSIDY_PER_YEAR_MILLION_RUB', 0));
    expect(problemsUnder(reference, book).map(({ place }) => place.row)).toEqual([3]);
  });
});

describe('the projects of an initiator', () => {
  it('are summed over clusters, regions and workbooks', () => {
    const away = declaredCluster({ id: 'C18-24-001', region: '18', name: 'Кластер оптики' });
    const said = problemsUnder(
      STARTING_REFERENCE,
      { ...bookOf([project(1, 60), project(2, 50, { clusterId: 'C59-24-002' })]), clusters: CLUSTERS },
      { ...bookOf([project(3, 40.5, { id: 'P18-24-003', clusterId: 'C18-24-001' })], '18'), clusters: [away] },
    );
    expect(said.map(({ place, millionRub }) => `${place.workbook} ${place.row} ${millionRub}`)).toEqual([
      '59 2 150,5',
      '59 3 150,5',
      '18 2 150,5',
    ]);
  });

  it('are not those of another initiator, nor those it only helps with', () => {
    const other = { initiator: taxIdNumbered(2), coExecutors: ONE_INITIATOR };
    expect(told(project(1, 100), project(2, 100, other))).toEqual([]);
    expect(told(project(1, 100), project(2, 100, other), project(3, 100, other))).toEqual([3, 4]);
  });

  it.each(['Идея', 'Заявлен', 'Отбор', 'Одобрен', 'Реализуется', 'Завершён', 'Приостановлен'])(
    'count in the status %s',
    (status) => {
      expect(told(project(1, 100), project(2, 100, { status }))).toEqual([2, 3]);
    },
  );

  it('that were cancelled neither count nor are told of', () => {
    const cancelled = { status: 'Отменён' };
    expect(told(project(1, 100), project(2, 100, cancelled))).toEqual([]);
    expect(told(project(1, 151), project(2, 100, cancelled))).toEqual([2]);
    expect(told(project(1, 1000, cancelled))).toEqual([]);
  });

  it('that ask for no subsidy are not told of', () => {
    expect(told(project(1, 151), project(2, null))).toEqual([2]);
  });

  it.each<[string, Partial<JointProjectEntry>]>([
    ['with an error of their own', { name: null }],
    ['of a cluster that stands nowhere', { clusterId: 'C59-24-404' }],
    ['with a wrong initiator', { initiator: '7707083894' }],
    ['with an unreadable start', { startDate: 'весной' }],
    ['whose subsidy exceeds the cost', { costRubles: 1 }],
  ])('that were set aside, %s, neither count nor are told of', (_name, changes) => {
    expect(told(project(1, 100), project(2, 100, changes))).toEqual([]);
  });

  it('whose partners are no participants neither count nor are told of', () => {
    const jointProjects = [project(1, 100), project(2, 100, { coExecutors: taxIdNumbered(9) })];
    const participants = partnersOf(jointProjects.slice(0, 1));
    expect(
      problemsUnder(STARTING_REFERENCE, { region: '59', clusters: CLUSTERS, participants, jointProjects }),
    ).toEqual([]);
  });

  it('that repeat each other count once, and not at all where they differ', () => {
    expect(told(project(1, 100), project(1, 100))).toEqual([]);
    expect(told(project(1, 151), project(1, 151))).toEqual([2]);
    expect(told(project(1, 100), project(2, 100), project(2, 100, { newJobs: 1 }))).toEqual([]);
  });
});

describe('whatever initiators ask for', () => {
  const anyProject = fc.record({
    initiator: fc.integer({ min: 1, max: 3 }),
    startDate: fc.integer({ min: JANUARY_1_2023 - 400, max: DECEMBER_31_2024 + 400 }),
    rubles: fc.option(fc.integer({ min: 0, max: 90_000_000 }), { freq: 6 }),
    isCancelled: fc.boolean(),
  });

  it('the rows told of are those of the initiators and years above the limit', () => {
    const yearOfDay = (day: number) => new Date(Date.UTC(1899, 11, 30 + day)).getUTCFullYear();
    fc.assert(
      fc.property(fc.array(anyProject, { maxLength: 14 }), (projects) => {
        const rows = projects.map(({ initiator, startDate, rubles, isCancelled }, index) =>
          project(index + 1, rubles === null ? null : rubles / 1e6, {
            initiator: taxIdNumbered(initiator),
            coExecutors: taxIdNumbered(9),
            startDate,
            ...(isCancelled && { status: 'Отменён' }),
          }),
        );
        const asking = projects.filter(({ rubles, isCancelled }) => rubles !== null && !isCancelled);
        const expected = projects.flatMap((one, index) => {
          if (!asking.includes(one) || one.startDate < JANUARY_1_2023) return [];
          const year = yearOfDay(one.startDate);
          const sum = asking
            .filter(({ initiator, startDate }) => initiator === one.initiator && yearOfDay(startDate) === year)
            .reduce((total, { rubles }) => total + (rubles ?? 0), 0);
          return sum > 150_000_000 ? [index + 2] : [];
        });
        expect(told(...rows)).toEqual(expected);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});
