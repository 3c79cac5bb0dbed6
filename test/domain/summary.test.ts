import { describe, expect, it } from 'vitest';
import { ChoiceList } from '../../domain/choice-list.ts';
import { CLUSTER_STATUSES, type ClusterStatus } from '../../domain/cluster.ts';
import { PROJECT_STATUSES } from '../../domain/joint-project.ts';
import type { Reference } from '../../domain/reference.ts';
import { collect } from '../../domain/register.ts';
import { STARTING_INDUSTRIES, STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { planYearOf, summarize } from '../../domain/summary.ts';
import { parseWorkbook } from '../../domain/workbook.ts';
import {
  AS_OF,
  type Book,
  type ClusterEntry,
  contextOf,
  declaredCluster,
  type JointProjectEntry,
  jointProject,
  lineOf,
  operatingCluster,
  PLAN_YEAR,
  participant,
  partnersOf,
  rawWorkbook,
  registrationNumbered,
  summaryOf,
  taxIdNumbered,
} from './rows.ts';

function numbered(serial: number): string {
  return String(serial).padStart(3, '0');
}

/** A cluster of region 59 with its own code and name, in a status. */
function clusterIn(status: ClusterStatus, serial: number, changes: Partial<ClusterEntry> = {}): ClusterEntry {
  const inRegistry = ['REGISTERED', 'RECONFIRM', 'EXCLUDED'].includes(status);
  return declaredCluster({
    id: `C59-24-${numbered(serial)}`,
    name: `Кластер номер ${serial}`,
    status: CLUSTER_STATUSES.label(status),
    registryNumber: inRegistry ? String(serial) : null,
    ...changes,
  });
}

function member(clusterId: string, serial: number, changes: Parameters<typeof participant>[0] = {}) {
  return participant({
    clusterId,
    taxId: taxIdNumbered(serial),
    registrationNumber: registrationNumbered(serial),
    ...changes,
  });
}

function project(serial: number, changes: Partial<JointProjectEntry> = {}): JointProjectEntry {
  return jointProject({ id: `P59-24-${numbered(serial)}`, initiator: taxIdNumbered(serial + 100), ...changes });
}

/** Projects, and all whom they name as participants of their clusters. */
function withPartners(
  jointProjects: readonly JointProjectEntry[],
): Pick<Required<Book>, 'participants' | 'jointProjects'> {
  return { participants: partnersOf(jointProjects), jointProjects };
}

const ALL_STATUSES = CLUSTER_STATUSES.keys.map((status, index) => clusterIn(status, index + 1));

describe('the headline', () => {
  it('of nothing has zeros, and null for what cannot be divided', () => {
    expect(summaryOf().headline).toEqual({
      operatingClusters: 0,
      confirmedClusters: 0,
      declaredClusters: 0,
      forecastClusters: 0,
      growth: null,
      applyingRegions: 0,
      regions: 83,
      jointProjects: 0,
      jointProjectsPerDeclaredCluster: null,
    });
  });

  it('counts each status where it belongs', () => {
    expect(summaryOf({ region: '59', clusters: ALL_STATUSES }).headline).toMatchObject({
      operatingClusters: 2,
      confirmedClusters: 1,
      declaredClusters: 4,
      forecastClusters: 6,
      growth: 3,
      applyingRegions: 1,
    });
  });

  it.each(CLUSTER_STATUSES.keys)('counts a cluster in %s as declared only in the plan year', (status) => {
    const declared = ['DECLARED', 'SUBMITTED', 'REVIEW', 'RETURNED'].includes(status);
    const { headline } = summaryOf({
      region: '59',
      clusters: [clusterIn(status, 1), clusterIn(status, 2, { plannedYear: PLAN_YEAR + 1 })],
    });
    expect(headline.declaredClusters).toBe(declared ? 1 : 0);
    expect(headline.applyingRegions).toBe(declared ? 1 : 0);
    expect(headline.operatingClusters).toBe(['REGISTERED', 'RECONFIRM'].includes(status) ? 2 : 0);
  });

  it('repeats the reference of 29 May 2024', () => {
    const regions = STARTING_REFERENCE.regions.all.slice(0, 45).map(({ code }) => code);
    const operating = Array.from({ length: 61 }, (_, index) => clusterIn('REGISTERED', index + 1));
    const declared = Array.from({ length: 48 }, (_, index) => {
      const region = regions[index % 45] ?? '';
      return clusterIn('DECLARED', index + 101, { id: `C${region}-24-${numbered(index + 101)}`, region });
    });
    const jointProjects = Array.from({ length: 138 }, (_, index) => project(index + 1));
    const { headline } = summaryOf({
      region: '*',
      clusters: [...operating, ...declared],
      ...withPartners(jointProjects),
    });
    expect(headline).toEqual({
      operatingClusters: 61,
      confirmedClusters: 61,
      declaredClusters: 48,
      forecastClusters: 109,
      growth: 1.79,
      applyingRegions: 45,
      regions: 83,
      jointProjects: 138,
      jointProjectsPerDeclaredCluster: 2.88,
    });
  });

  it.each([
    [8, 1, 1.13],
    [8, 3, 1.38],
    [3, 1, 1.33],
    [3, 2, 1.67],
    [4, 0, 1],
  ])('with %i operating and %i declared says a growth of %d, half up', (operating, declared, growth) => {
    const clusters = [
      ...Array.from({ length: operating }, (_, index) => clusterIn('REGISTERED', index + 1)),
      ...Array.from({ length: declared }, (_, index) => clusterIn('DECLARED', index + 101)),
    ];
    expect(summaryOf({ region: '59', clusters }).headline.growth).toBe(growth);
  });

  it('says no growth where none operates', () => {
    expect(summaryOf({ region: '59', clusters: [clusterIn('DECLARED', 1)] }).headline.growth).toBeNull();
  });

  it('leaves out what was set aside', () => {
    const clusters = [clusterIn('REGISTERED', 1), clusterIn('REGISTERED', 2, { industry: 'Неведомая' })];
    expect(summaryOf({ region: '59', clusters }).headline.operatingClusters).toBe(1);
  });

  it('counts a region that applies once, by the head region', () => {
    const clusters = [
      clusterIn('DECLARED', 1, { otherRegions: '18; 43' }),
      clusterIn('SUBMITTED', 2),
      clusterIn('REVIEW', 3, { id: 'C77-24-003', region: 'Москва' }),
      clusterIn('POSTPONED', 4, { id: 'C66-24-004', region: '66' }),
      clusterIn('REGISTERED', 5, { id: 'C16-24-005', region: '16' }),
    ];
    expect(summaryOf({ region: '*', clusters }).headline.applyingRegions).toBe(2);
  });

  it('counts the regions of the reference', () => {
    const reference: Reference = { ...STARTING_REFERENCE, industries: new ChoiceList([]) };
    const { value } = collect([], { asOf: AS_OF, reference });
    expect(summarize(value, [], { planYear: PLAN_YEAR, asOf: AS_OF }, reference).headline.regions).toBe(
      reference.regions.all.length,
    );
  });

  it('counts projects of any cluster, cancelled ones left out', () => {
    const jointProjects = [
      project(1, { status: 'Идея' }),
      project(2, { status: 'Отменён' }),
      project(3, { clusterId: 'C59-24-002' }),
    ];
    const clusters = [clusterIn('DECLARED', 1), clusterIn('REJECTED', 2)];
    expect(summaryOf({ region: '59', clusters, ...withPartners(jointProjects) }).headline).toMatchObject({
      jointProjects: 2,
      jointProjectsPerDeclaredCluster: 2,
    });
  });
});

describe('the plan year', () => {
  it('is the setting, or else the year of the data', () => {
    expect(planYearOf(2024, AS_OF)).toBe(2024);
    expect(planYearOf(null, AS_OF)).toBe(2026);
    expect(planYearOf(null, 46_387)).toBe(2026);
    expect(planYearOf(null, 46_388)).toBe(2027);
  });
});

describe('plan and fact', () => {
  it('has a line for the plan year even where nothing is planned', () => {
    expect(summaryOf().planFact).toEqual([
      { year: PLAN_YEAR, declared: 0, registered: 0, postponed: 0, conversion: null },
    ]);
  });

  it('has a line for each plan year of a cluster that is no draft, ascending', () => {
    const clusters = [
      clusterIn('DECLARED', 1, { plannedYear: 2030 }),
      clusterIn('REGISTERED', 2, { plannedYear: 2016 }),
      clusterIn('WITHDRAWN', 3, { plannedYear: 2020 }),
      clusterIn('DRAFT', 4, { plannedYear: 2018 }),
      clusterIn('REGISTERED', 5, { plannedYear: null }),
    ];
    expect(summaryOf({ region: '59', clusters }).planFact).toEqual([
      { year: 2016, declared: 0, registered: 1, postponed: 0, conversion: 1 },
      { year: 2020, declared: 0, registered: 0, postponed: 0, conversion: 0 },
      { year: 2024, declared: 0, registered: 0, postponed: 0, conversion: null },
      { year: 2030, declared: 1, registered: 0, postponed: 0, conversion: 0 },
    ]);
  });

  it('converts over all clusters of the year but drafts, to four decimals', () => {
    expect(summaryOf({ region: '59', clusters: ALL_STATUSES }).planFact).toEqual([
      { year: PLAN_YEAR, declared: 4, registered: 2, postponed: 1, conversion: 0.2 },
    ]);
    const clusters = [
      clusterIn('REGISTERED', 1),
      clusterIn('REJECTED', 2),
      clusterIn('EXCLUDED', 3),
      ...Array.from({ length: 3 }, (_, index) => clusterIn('DRAFT', index + 10)),
    ];
    expect(summaryOf({ region: '59', clusters }).planFact[0]?.conversion).toBe(0.3333);
    expect(
      summaryOf({ region: '59', clusters: [...clusters, clusterIn('RECONFIRM', 4), clusterIn('RECONFIRM', 5)] })
        .planFact[0]?.conversion,
    ).toBe(0.6);
  });
});

describe('participants', () => {
  function participantsOf(...books: readonly Book[]): number {
    return summaryOf(...books).national.participants;
  }

  it('are distinct organisations, whatever their roles and clusters', () => {
    const clusters = [clusterIn('DECLARED', 1), clusterIn('REGISTERED', 2)];
    const participants = [
      member('C59-24-001', 1),
      member('C59-24-001', 1, { role: 'Научная организация' }),
      member('C59-24-002', 1),
      member('C59-24-002', 2),
    ];
    expect(participantsOf({ region: '59', clusters, participants })).toBe(2);
  });

  it('are only current ones', () => {
    const participants = [member('C59-24-001', 1, { leftOn: AS_OF }), member('C59-24-001', 2)];
    expect(participantsOf({ region: '59', clusters: [clusterIn('DECLARED', 1)], participants })).toBe(1);
  });

  it.each(CLUSTER_STATUSES.keys)('of a cluster in %s count where the cluster does', (status) => {
    const counts = ['DECLARED', 'SUBMITTED', 'REVIEW', 'RETURNED', 'REGISTERED', 'RECONFIRM'].includes(status);
    const participants = [member('C59-24-001', 1)];
    expect(participantsOf({ region: '59', clusters: [clusterIn(status, 1)], participants })).toBe(counts ? 1 : 0);
  });

  it('of a cluster declared for another year do not count', () => {
    const clusters = [clusterIn('DECLARED', 1, { plannedYear: PLAN_YEAR + 1 })];
    expect(participantsOf({ region: '59', clusters, participants: [member('C59-24-001', 1)] })).toBe(0);
  });

  it('are placed by the cluster’s head region and industry, distinct within the line', () => {
    const clusters = [
      clusterIn('DECLARED', 1),
      clusterIn('REGISTERED', 2, { industry: 'Судостроение' }),
      clusterIn('REGISTERED', 3, { id: 'C77-24-003', region: '77' }),
    ];
    const participants = [
      member('C59-24-001', 1, { siteRegion: '18' }),
      member('C59-24-002', 1),
      member('C77-24-003', 1),
      member('C77-24-003', 2),
    ];
    const summary = summaryOf({ region: '*', clusters, participants });
    expect(summary.national.participants).toBe(2);
    expect(lineOf(summary.byRegion, '59').participants).toBe(1);
    expect(lineOf(summary.byRegion, '77').participants).toBe(2);
    expect(lineOf(summary.byRegion, '18').participants).toBe(0);
    expect(lineOf(summary.byIndustry, 'Машиностроение').participants).toBe(2);
    expect(lineOf(summary.byIndustry, 'Судостроение').participants).toBe(1);
    expect(lineOf(summary.byFederalDistrict, 'Приволжский').participants).toBe(1);
    expect(lineOf(summary.byFederalDistrict, 'Центральный').participants).toBe(2);
  });
});

describe('sums', () => {
  it('are exact beyond what a number holds', () => {
    const jointProjects = Array.from({ length: 3 }, (_, index) =>
      project(index + 1, { costRubles: 4_294_967_295.999999, subsidyRubles: 4_294_967_295.999999 }),
    );
    const { national } = summaryOf({
      region: '59',
      clusters: [clusterIn('DECLARED', 1)],
      ...withPartners(jointProjects),
    });
    expect(national.investmentRubles).toEqual({ total: 12_884_901_887_999_997n, contributors: 3 });
    expect(national.subsidyRubles).toEqual({ total: 12_884_901_887_999_997n, contributors: 3 });
  });

  it('are in whole rubles, so that tenths of a million add up', () => {
    const jointProjects = [0.1, 0.2, 0.7].map((costRubles, index) =>
      project(index + 1, { costRubles, subsidyRubles: null }),
    );
    const { national } = summaryOf({
      region: '59',
      clusters: [clusterIn('DECLARED', 1)],
      ...withPartners(jointProjects),
    });
    expect(national.investmentRubles).toEqual({ total: 1_000_000n, contributors: 3 });
    expect(national.subsidyRubles).toEqual({ total: 0n, contributors: 0 });
  });

  it('leave cancelled projects out, and take those of every cluster', () => {
    const clusters = CLUSTER_STATUSES.keys.map((status, index) => clusterIn(status, index + 1));
    const jointProjects = clusters.map(({ id }, index) =>
      project(index + 1, { clusterId: id, costRubles: 1, subsidyRubles: null, newJobs: 2 }),
    );
    const cancelled = project(99, { status: 'Отменён', costRubles: 1000, newJobs: 1000 });
    const summary = summaryOf({ region: '59', clusters, ...withPartners([...jointProjects, cancelled]) });
    expect(summary.national.jointProjects).toBe(11);
    expect(summary.national.investmentRubles).toEqual({ total: 11_000_000n, contributors: 11 });
    expect(summary.national.newJobs).toEqual({ total: 22n, contributors: 11 });
    expect(lineOf(summary.byRegion, '59').newJobs).toEqual({ total: 22n, contributors: 11 });
  });

  it('count a contributor once, and only where the cell is filled', () => {
    const jointProjects = [
      project(1, { initiator: taxIdNumbered(7), costRubles: 5, subsidyRubles: 1 }),
      project(2, { initiator: taxIdNumbered(7), costRubles: 5, subsidyRubles: null }),
      project(3, { initiator: taxIdNumbered(8), costRubles: 5, subsidyRubles: null }),
      project(4, { initiator: taxIdNumbered(9), costRubles: 5, subsidyRubles: 0 }),
    ];
    const { national } = summaryOf({
      region: '59',
      clusters: [clusterIn('DECLARED', 1)],
      ...withPartners(jointProjects),
    });
    expect(national.investmentRubles).toEqual({ total: 20_000_000n, contributors: 3 });
    expect(national.subsidyRubles).toEqual({ total: 1_000_000n, contributors: 2 });
  });

  it('are placed by the head region and industry of the cluster', () => {
    const clusters = [clusterIn('DECLARED', 1, { otherRegions: '18', industry: 'Станкостроение' })];
    const summary = summaryOf({ region: '18', ...withPartners([project(1)]) }, { region: '59', clusters });
    expect(lineOf(summary.byRegion, '59').jointProjects).toBe(1);
    expect(lineOf(summary.byRegion, '18').jointProjects).toBe(0);
    expect(lineOf(summary.byIndustry, 'Станкостроение').investmentRubles.total).toBe(120_500_000n);
    expect(lineOf(summary.byFederalDistrict, 'Приволжский').newJobs).toEqual({ total: 35n, contributors: 1 });
  });
});

describe('the breakdowns', () => {
  const empty = summaryOf();

  it('write every region, district, industry and status, zeros too', () => {
    expect(empty.byRegion.map(({ key }) => key)).toEqual(STARTING_REFERENCE.regions.all.map(({ code }) => code));
    expect(empty.byRegion).toHaveLength(83);
    expect(empty.byFederalDistrict).toHaveLength(8);
    expect(empty.byIndustry.map(({ key }) => key).sort()).toEqual([...STARTING_INDUSTRIES].sort());
    expect(empty.byClusterStatus).toHaveLength(11);
    expect(empty.byProjectStatus).toHaveLength(8);
    for (const line of [...empty.byRegion, ...empty.byFederalDistrict, ...empty.byIndustry]) {
      expect(line).toMatchObject({
        operatingClusters: 0,
        declaredClusters: 0,
        jointProjects: 0,
        participants: 0,
        investmentRubles: { total: 0n, contributors: 0 },
      });
    }
  });

  it.each(['byFederalDistrict', 'byRegion', 'byIndustry', 'byClusterStatus', 'byProjectStatus'] as const)(
    '%s stands in the order of its keys',
    (breakdown) => {
      const keys = empty[breakdown].map(({ key }) => key);
      expect(keys).toEqual([...keys].sort());
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  it('stand in the order of code points, also where a key lies beyond the first 65 536', () => {
    const names = ['\u{1D400}', '\uFF21', 'Ё', 'я', 'A'];
    const reference: Reference = {
      ...STARTING_REFERENCE,
      industries: new ChoiceList(names.map((name) => [name, name])),
    };
    const { value } = collect([], { asOf: AS_OF, reference });
    const keys = summarize(value, [], { planYear: PLAN_YEAR, asOf: AS_OF }, reference).byIndustry.map(({ key }) => key);
    expect(keys).toEqual(['A', 'Ё', 'я', '\uFF21', '\u{1D400}']);
  });

  it('count clusters of every status, also those that count nowhere else', () => {
    const { byClusterStatus } = summaryOf({ region: '59', clusters: ALL_STATUSES });
    expect(byClusterStatus.map(({ key, name }) => [key, name])).toEqual(
      [...CLUSTER_STATUSES.entries].sort(([left], [right]) => (left < right ? -1 : 1)).map((entry) => [...entry]),
    );
    expect(byClusterStatus.every(({ clusters }) => clusters === 1)).toBe(true);
  });

  it('count projects of every status, cancelled ones on their own line', () => {
    const jointProjects = PROJECT_STATUSES.labels.map((status, index) => project(index + 1, { status }));
    const { byProjectStatus } = summaryOf({
      region: '59',
      clusters: [clusterIn('DECLARED', 1)],
      ...withPartners(jointProjects),
    });
    expect(byProjectStatus.map(({ key, jointProjects: count }) => [key, count])).toEqual([
      ['APPROVED', 1],
      ['CANCELLED', 1],
      ['DECLARED', 1],
      ['FINISHED', 1],
      ['IDEA', 1],
      ['RUNNING', 1],
      ['SELECTION', 1],
      ['SUSPENDED', 1],
    ]);
    expect(lineOf(byProjectStatus, 'CANCELLED').name).toBe('Отменён');
  });

  it('count a cluster of several regions once, in its head region', () => {
    const summary = summaryOf({ region: '59', clusters: [clusterIn('REGISTERED', 1, { otherRegions: '18; 77' })] });
    expect(summary.national.operatingClusters).toBe(1);
    expect(summary.byRegion.filter((line) => line.operatingClusters > 0).map(({ key }) => key)).toEqual(['59']);
  });
});

describe('the list of clusters', () => {
  it('shows operating clusters, and declared ones of the plan year with consent', () => {
    const clusters = [
      ...CLUSTER_STATUSES.keys.map((status, index) => clusterIn(status, index + 1, { publishCard: 'Да' })),
      ...CLUSTER_STATUSES.keys.map((status, index) => clusterIn(status, index + 101, { publishCard: 'Нет' })),
      ...CLUSTER_STATUSES.keys.map((status, index) => clusterIn(status, index + 201, { publishCard: null })),
      clusterIn('DECLARED', 301, { publishCard: 'Да', plannedYear: PLAN_YEAR + 1 }),
    ];
    const shown = summaryOf({ region: '59', clusters }).clusters.map(({ id, status }) => `${id} ${status}`);
    expect(shown).toEqual([
      'C59-24-002 DECLARED',
      'C59-24-003 SUBMITTED',
      'C59-24-004 REVIEW',
      'C59-24-005 RETURNED',
      'C59-24-007 REGISTERED',
      'C59-24-008 RECONFIRM',
      'C59-24-107 REGISTERED',
      'C59-24-108 RECONFIRM',
      'C59-24-207 REGISTERED',
      'C59-24-208 RECONFIRM',
    ]);
  });

  it('says of a cluster what is public, and no more', () => {
    const clusters = [
      operatingCluster({ id: 'C59-24-001', registryNumber: '011', otherRegions: '43; 18', plannedYear: null }),
    ];
    const participants = [
      member('C59-24-001', 1),
      member('C59-24-001', 1, { role: 'Научная организация' }),
      member('C59-24-001', 2),
      member('C59-24-001', 3, { leftOn: 45_500 }),
    ];
    const partners = { initiator: taxIdNumbered(1), coExecutors: taxIdNumbered(2) };
    const jointProjects = [project(1, partners), project(2, partners), project(3, { status: 'Отменён' })];
    expect(summaryOf({ region: '59', clusters, participants, jointProjects }).clusters).toEqual([
      {
        id: 'C59-24-001',
        name: 'Кластер точного литья',
        region: '59',
        otherRegions: ['18', '43'],
        industry: 'Машиностроение',
        status: 'REGISTERED',
        registryNumber: '011',
        plannedYear: null,
        participants: 2,
        jointProjects: 2,
      },
    ]);
  });

  it('stands in the order of the codes, whatever workbook they came from', () => {
    const summary = summaryOf(
      { region: '77', clusters: [clusterIn('REGISTERED', 1, { id: 'C77-24-001', region: '77' })] },
      { region: '59', clusters: [clusterIn('REGISTERED', 2), clusterIn('REGISTERED', 10), clusterIn('REGISTERED', 3)] },
    );
    expect(summary.clusters.map(({ id }) => id)).toEqual(['C59-24-002', 'C59-24-003', 'C59-24-010', 'C77-24-001']);
  });
});

describe('the rows', () => {
  const books: readonly Book[] = [
    {
      region: '59',
      clusters: [clusterIn('DECLARED', 1), clusterIn('DECLARED', 2, { name: null, jobs: 'x', region: 59 })],
      participants: [member('C59-24-002', 1), member('C59-24-404', 2, { name: null })],
    },
  ];

  it('are counted in all and by table', () => {
    expect(summaryOf(...books).rows).toMatchObject({
      read: 4,
      accepted: 1,
      setAside: 3,
      byTable: {
        clusters: { read: 2, accepted: 1, setAside: 1 },
        participants: { read: 2, accepted: 0, setAside: 2 },
        jointProjects: { read: 0, accepted: 0, setAside: 0 },
      },
    });
  });

  it('have their errors counted by code, in order; warnings and notes are not counted', () => {
    const { byCode } = summaryOf(...books).rows;
    expect(Object.entries(byCode)).toEqual([
      ['NOT_A_NUMBER', 1],
      ['NO_PARENT', 1],
      ['PARENT_SET_ASIDE', 1],
      ['REQUIRED', 2],
    ]);
  });

  it('do not count what is an error elsewhere but a warning here', () => {
    const clusters = [clusterIn('SUBMITTED', 1, { jobs: null, highProductivityJobs: null })];
    expect(summaryOf({ region: '59', clusters }).rows.byCode).toEqual({});
  });
});

it('a register can be summed up for another plan year', () => {
  const raw = rawWorkbook({ clusters: [clusterIn('DECLARED', 1), clusterIn('DECLARED', 2, { plannedYear: 2025 })] });
  const { value } = parseWorkbook(raw, contextOf());
  const { value: register } = collect(value ? [value] : [], { asOf: AS_OF, reference: STARTING_REFERENCE });
  expect(summarize(register, [], { planYear: 2025, asOf: AS_OF }, STARTING_REFERENCE)).toMatchObject({
    planYear: 2025,
    headline: { declaredClusters: 1 },
    planFact: [{ year: 2024 }, { year: 2025 }],
  });
});
