import { describe, expect, it } from 'vitest';
import { CLUSTER_STATUSES, type ClusterStatus } from '../../domain/cluster.ts';
import { PARTICIPANT_ROLES, type ParticipantRole } from '../../domain/participant.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Reference } from '../../domain/reference.ts';
import type { ThresholdCode } from '../../domain/thresholds.ts';
import {
  AS_OF,
  type Book,
  declaredCluster,
  gather,
  gatherUnder,
  jointProject,
  NO_THRESHOLDS,
  operatingCluster,
  type ParticipantEntry,
  participant,
  referenceWith,
  registrationNumbered,
  saidEverywhere,
  supportMeasure,
  taxIdNumbered,
  threshold,
} from './rows.ts';

const CLUSTER = operatingCluster({ id: 'C59-24-001', registryNumber: '11', jobs: 100, highProductivityJobs: 60 });

function member(serial: number, changes: Parameters<typeof participant>[0] = {}) {
  return participant({ taxId: taxIdNumbered(serial), registrationNumber: registrationNumbered(serial), ...changes });
}

const SPECIALIZED = member(9, { role: 'Специализированная организация', headcount: 5 });

/** What is said of the rows of one workbook, where no threshold is listed. */
function said(book: Omit<Book, 'region'>): readonly string[] {
  return saidEverywhere(gatherUnder(NO_THRESHOLDS, { region: '59', ...book }).problems);
}

describe('the specialised organisation of a cluster', () => {
  it('is exactly one', () => {
    expect(said({ clusters: [CLUSTER], participants: [SPECIALIZED] })).toEqual([]);
    expect(said({ clusters: [CLUSTER] })).toEqual(['59 clusters 2 warning SPECIALIZED_ORGANIZATION at id']);
    const second = member(8, { role: 'Специализированная организация', headcount: 5 });
    expect(said({ clusters: [CLUSTER], participants: [SPECIALIZED, second] })).toEqual([
      '59 clusters 2 warning SPECIALIZED_ORGANIZATION at id',
    ]);
  });

  it('is not asked for before the cluster was submitted, and sets nothing aside', () => {
    expect(said({ clusters: [declaredCluster()] })).toEqual([]);
    expect(gather({ region: '59', clusters: [CLUSTER] }).register.clusters).toHaveLength(1);
  });

  it('that has left counts no more', () => {
    const left = { ...SPECIALIZED, joinedOn: 45_000, leftOn: 45_100 };
    expect(said({ clusters: [CLUSTER], participants: [left] })).toEqual([
      '59 clusters 2 warning SPECIALIZED_ORGANIZATION at id',
    ]);
  });
});

/** Organisations from a serial number on, each in one role. */
function standing(role: ParticipantRole, count: number, from: number): readonly ParticipantEntry[] {
  return Array.from({ length: count }, (_, index) =>
    member(from + index, { role: PARTICIPANT_ROLES.label(role), headcount: null }),
  );
}

type RoleProblem = Extract<Problem, { readonly code: 'ROLE_COUNT_LOW' | 'ROLE_COUNT_HIGH' }>;

function roleProblems(reference: Reference, ...books: readonly Book[]): readonly RoleProblem[] {
  return gatherUnder(reference, ...books).problems.filter(
    (problem): problem is RoleProblem => problem.code === 'ROLE_COUNT_LOW' || problem.code === 'ROLE_COUNT_HIGH',
  );
}

/** What is said of the roles in a registered cluster: the threshold and how many there are. */
function roles(reference: Reference, participants: readonly ParticipantEntry[]): readonly string[] {
  return roleProblems(reference, { region: '59', clusters: [CLUSTER], participants }).map(
    ({ code, threshold: asked, count }) => `${code} ${asked} ${count}`,
  );
}

describe('the roles in a cluster', () => {
  it.each<[ThresholdCode, number, ParticipantRole]>([
    ['INDUSTRY_PARTICIPANTS', 10, 'FINAL_PRODUCER'],
    ['INDUSTRY_PARTICIPANTS', 10, 'SUPPLIER'],
    ['INDUSTRY_PARTICIPANTS', 10, 'PRODUCTION_ORGANISER'],
    ['FINAL_PRODUCERS', 1, 'FINAL_PRODUCER'],
    ['EDUCATION', 1, 'EDUCATION'],
    ['TECHNOLOGY_INFRASTRUCTURE', 2, 'TECHNOLOGY_INFRASTRUCTURE'],
  ])('reach %s of %i with as many in the role %s, not with one fewer', (code, limit, role) => {
    const reference = referenceWith(threshold(code, limit));
    expect(roles(reference, standing(role, limit - 1, 1))).toEqual([`ROLE_COUNT_LOW ${code} ${limit - 1}`]);
    expect(roles(reference, standing(role, limit, 1))).toEqual([]);
    expect(roles(reference, standing(role, limit + 1, 1))).toEqual([]);
  });

  it('exceed PRODUCTION_ORGANISERS of 3 with four of them, not with three', () => {
    const reference = referenceWith(threshold('PRODUCTION_ORGANISERS', 3));
    for (const count of [0, 2, 3]) expect(roles(reference, standing('PRODUCTION_ORGANISER', count, 1))).toEqual([]);
    expect(roles(reference, standing('PRODUCTION_ORGANISER', 4, 1))).toEqual([
      'ROLE_COUNT_HIGH PRODUCTION_ORGANISERS 4',
    ]);
  });

  it.each<[ThresholdCode, readonly ParticipantRole[]]>([
    ['INDUSTRY_PARTICIPANTS', ['FINAL_PRODUCER', 'SUPPLIER', 'PRODUCTION_ORGANISER']],
    ['FINAL_PRODUCERS', ['FINAL_PRODUCER']],
    ['EDUCATION', ['EDUCATION']],
    ['TECHNOLOGY_INFRASTRUCTURE', ['TECHNOLOGY_INFRASTRUCTURE']],
  ])('count for %s where they are %j, and no others', (code, counted) => {
    for (const role of PARTICIPANT_ROLES.keys) {
      const expected = counted.includes(role) ? [] : [`ROLE_COUNT_LOW ${code} 0`];
      expect(roles(referenceWith(threshold(code, 1)), standing(role, 1, 1))).toEqual(expected);
    }
  });

  it('count an organisation once for a threshold, and for each threshold whose role it has', () => {
    const everywhere = [
      ...standing('SUPPLIER', 1, 1),
      ...standing('FINAL_PRODUCER', 1, 1),
      ...standing('EDUCATION', 1, 1),
    ];
    const lists = (limit: number) =>
      referenceWith(
        threshold('INDUSTRY_PARTICIPANTS', limit),
        threshold('FINAL_PRODUCERS', 1),
        threshold('EDUCATION', 1),
      );
    expect(roles(lists(1), everywhere)).toEqual([]);
    expect(roles(lists(2), everywhere)).toEqual(['ROLE_COUNT_LOW INDUSTRY_PARTICIPANTS 1']);
    expect(roles(lists(2), [...everywhere, ...standing('PRODUCTION_ORGANISER', 1, 2)])).toEqual([]);
  });

  it('count current participants alone', () => {
    const reference = referenceWith(threshold('EDUCATION', 1));
    const [school = member(1)] = standing('EDUCATION', 1, 1);
    expect(roles(reference, [school])).toEqual([]);
    expect(roles(reference, [{ ...school, leftOn: 45_100 }])).toEqual(['ROLE_COUNT_LOW EDUCATION 0']);
    expect(roles(reference, [{ ...school, leftOn: AS_OF }])).toEqual(['ROLE_COUNT_LOW EDUCATION 0']);
    expect(
      roles(reference, [
        { ...school, leftOn: 45_100 },
        { ...school, joinedOn: 45_200 },
      ]),
    ).toEqual([]);
  });

  it('count accepted participants alone', () => {
    const reference = referenceWith(threshold('EDUCATION', 1));
    const [school = member(1)] = standing('EDUCATION', 1, 1);
    expect(roles(reference, [{ ...school, name: null }])).toEqual(['ROLE_COUNT_LOW EDUCATION 0']);
    expect(roles(reference, [school, school])).toEqual([]);
    expect(roles(reference, [school, { ...school, headcount: 7 }])).toEqual(['ROLE_COUNT_LOW EDUCATION 0']);
    expect(roles(reference, [{ ...school, clusterId: 'C59-24-404' }])).toEqual(['ROLE_COUNT_LOW EDUCATION 0']);
  });

  it('count a participant in whatever workbook, and in its own cluster alone', () => {
    const reference = referenceWith(threshold('EDUCATION', 1));
    const other = operatingCluster({ id: 'C59-24-002', registryNumber: '12', name: 'Кластер станков' });
    const said = roleProblems(
      reference,
      { region: '59', clusters: [CLUSTER, other] },
      { region: '18', participants: standing('EDUCATION', 1, 1) },
    );
    expect(said.map(({ place }) => `${place.workbook} ${place.table} ${place.row} ${place.column}`)).toEqual([
      '59 clusters 3 id',
    ]);
  });

  it('are asked for by every threshold of the starting lists, each in a problem of its own', () => {
    const books = (participants: readonly ParticipantEntry[]) => ({ region: '59', clusters: [CLUSTER], participants });
    expect(saidEverywhere(gather(books([SPECIALIZED])).problems)).toEqual(
      Array(4).fill('59 clusters 2 warning ROLE_COUNT_LOW at id'),
    );
    const organisers = standing('PRODUCTION_ORGANISER', 4, 1);
    expect(saidEverywhere(gather(books([SPECIALIZED, ...organisers])).problems)).toEqual([
      '59 clusters 2 warning ROLE_COUNT_HIGH at id',
      ...Array(4).fill('59 clusters 2 warning ROLE_COUNT_LOW at id'),
    ]);
    const enough = [
      ...standing('PRODUCTION_ORGANISER', 3, 11),
      ...standing('SUPPLIER', 6, 21),
      ...standing('FINAL_PRODUCER', 1, 31),
      ...standing('EDUCATION', 1, 41),
      ...standing('TECHNOLOGY_INFRASTRUCTURE', 2, 51),
    ];
    expect(saidEverywhere(gather(books([SPECIALIZED, ...enough])).problems)).toEqual([]);
  });

  it('are told with the threshold, how many there are, the limit, the act, and whether anybody has checked it', () => {
    const reference = referenceWith(threshold('EDUCATION', 2, { act: 'ПП 779, редакция 2021 года', verified: false }));
    const book = { region: '59', clusters: [CLUSTER], participants: standing('EDUCATION', 1, 1) };
    expect(roleProblems(reference, book)).toEqual([
      {
        code: 'ROLE_COUNT_LOW',
        severity: 'warning',
        place: { workbook: '59', table: 'clusters', row: 2, column: 'id' },
        threshold: 'EDUCATION',
        count: 1,
        limit: 2,
        act: 'ПП 779, редакция 2021 года',
        verified: false,
      },
    ]);
  });

  it('set nothing aside', () => {
    const { register } = gather({ region: '59', clusters: [CLUSTER] });
    expect(register.rows.byTable.clusters).toEqual({ read: 1, accepted: 1, setAside: 0 });
  });

  const ASKED: readonly ClusterStatus[] = ['SUBMITTED', 'REVIEW', 'RETURNED', 'REGISTERED', 'RECONFIRM'];

  it.each(CLUSTER_STATUSES.keys)('are asked of a cluster in %s if it was submitted', (status) => {
    const registryNumber = ['REGISTERED', 'RECONFIRM', 'EXCLUDED'].includes(status) ? '11' : null;
    const clusters = [declaredCluster({ status: CLUSTER_STATUSES.label(status), registryNumber })];
    const reference = referenceWith(threshold('EDUCATION', 1), threshold('PRODUCTION_ORGANISERS', 0));
    const participants = standing('PRODUCTION_ORGANISER', 1, 1);
    expect(roleProblems(reference, { region: '59', clusters, participants }).map(({ code }) => code)).toEqual(
      ASKED.includes(status) ? ['ROLE_COUNT_LOW', 'ROLE_COUNT_HIGH'] : [],
    );
  });

  it('are not asked of a cluster that was set aside', () => {
    const clusters = [{ ...CLUSTER, industry: null }];
    expect(roleProblems(referenceWith(threshold('EDUCATION', 1)), { region: '59', clusters })).toEqual([]);
  });
});

describe('a threshold of roles', () => {
  it('that is not listed asks nothing', () => {
    expect(roles(NO_THRESHOLDS, standing('PRODUCTION_ORGANISER', 50, 1))).toEqual([]);
    expect(roles(referenceWith(threshold('COOPERATION_PERCENT', 100)), [])).toEqual([]);
  });

  it.each<[string, number, readonly string[]]>([
    ['lower', 5, []],
    ['higher', 8, ['ROLE_COUNT_LOW INDUSTRY_PARTICIPANTS 7']],
    ['nothing at all', 0, []],
    ['a fraction below', 6.5, []],
    ['a fraction above', 7.000001, ['ROLE_COUNT_LOW INDUSTRY_PARTICIPANTS 7']],
  ])('may be edited: %s', (_name, limit, expected) => {
    const reference = referenceWith(threshold('INDUSTRY_PARTICIPANTS', limit));
    expect(roles(reference, standing('SUPPLIER', 7, 1))).toEqual(expected);
  });

  it('of none admits none', () => {
    const reference = referenceWith(threshold('PRODUCTION_ORGANISERS', 0));
    expect(roles(reference, [])).toEqual([]);
    expect(roles(reference, standing('PRODUCTION_ORGANISER', 1, 1))).toEqual([
      'ROLE_COUNT_HIGH PRODUCTION_ORGANISERS 1',
    ]);
  });

  it.each<[string, { from?: number; to?: number }, boolean]>([
    ['from the day of the data on', { from: AS_OF }, true],
    ['from the next day on', { from: AS_OF + 1 }, false],
    ['up to the day of the data', { to: AS_OF }, true],
    ['up to the day before', { to: AS_OF - 1 }, false],
    ['on that day alone', { from: AS_OF, to: AS_OF }, true],
  ])('in force %s asks accordingly', (_name, period, isAsked) => {
    const reference = referenceWith(threshold('EDUCATION', 1, period));
    expect(roles(reference, [])).toEqual(isAsked ? ['ROLE_COUNT_LOW EDUCATION 0'] : []);
  });

  it('of the day of the data counts, not an earlier or a later one', () => {
    const reference = referenceWith(
      threshold('EDUCATION', 100, { to: AS_OF - 1 }),
      threshold('EDUCATION', 2, { from: AS_OF, to: AS_OF }),
      threshold('EDUCATION', 200, { from: AS_OF + 1 }),
    );
    expect(roles(reference, standing('EDUCATION', 2, 1))).toEqual([]);
    expect(roleProblems(reference, { region: '59', clusters: [CLUSTER] })).toMatchObject([{ limit: 2 }]);
  });
});

describe('the people of all participants', () => {
  it('may be half as many again as the jobs of the cluster, and no more', () => {
    const people = (headcount: number) => ({
      clusters: [CLUSTER],
      participants: [{ ...SPECIALIZED, headcount: 50 }, member(1, { headcount })],
    });
    expect(said(people(100))).toEqual([]);
    expect(said(people(101))).toEqual(['59 clusters 2 warning HEADCOUNT_EXCEEDS_JOBS at jobs']);
  });

  it('are counted once where an organisation stands in two roles', () => {
    const participants = [
      SPECIALIZED,
      member(1, { headcount: 100, role: 'Поставщик' }),
      member(1, { headcount: 100, role: 'Научная организация' }),
    ];
    expect(said({ clusters: [CLUSTER], participants })).toEqual([]);
  });
});

describe('an ИНН', () => {
  it('has one ОГРН and one name, in all workbooks', () => {
    const books = (changes: Parameters<typeof participant>[0]) =>
      saidEverywhere(
        gather(
          { region: '59', clusters: [declaredCluster({ otherRegions: '18' })], participants: [member(1)] },
          { region: '18', participants: [member(1, { role: 'Научная организация', ...changes })] },
        ).problems,
      );
    expect(books({})).toEqual([]);
    const both = [
      '18 participants 2 warning ORGANISATION_DIFFERS at taxId',
      '59 participants 2 warning ORGANISATION_DIFFERS at taxId',
    ];
    expect(books({ name: 'Совсем другое общество' })).toEqual(both);
    expect(books({ registrationNumber: registrationNumbered(77) })).toEqual(both);
  });

  it('may be written with other quotation marks and another case', () => {
    const clusters = [declaredCluster()];
    const participants = [
      member(1, { name: 'ООО «Литьё»', role: 'Поставщик' }),
      member(1, { name: 'ООО "ЛИТЬЕ"', role: 'Научная организация' }),
    ];
    expect(said({ clusters, participants })).toEqual([]);
  });
});

describe('the end of a project', () => {
  it('lies no more than a year before its cluster is planned', () => {
    const endingOn = (endDate: string) => ({
      clusters: [declaredCluster({ plannedYear: 2024 })],
      jointProjects: [jointProject({ startDate: '01.01.2020', endDate })],
    });
    const warnings = (endDate: string) => said(endingOn(endDate)).filter((line) => line.includes('ENDS_BEFORE'));
    expect(warnings('01.01.2023')).toEqual([]);
    expect(warnings('31.12.2022')).toEqual(['59 jointProjects 2 warning ENDS_BEFORE_CLUSTER at endDate']);
  });
});

describe('a measure of a project that names no cluster', () => {
  it('falls with the project, which does exist', () => {
    const jointProjects = [jointProject({ clusterId: 'C59-24-099' })];
    expect(said({ clusters: [declaredCluster()], jointProjects, supportMeasures: [supportMeasure()] })).toEqual([
      '59 jointProjects 2 error NO_PARENT at clusterId',
      '59 supportMeasures 2 error PARENT_SET_ASIDE at objectId',
    ]);
  });
});
