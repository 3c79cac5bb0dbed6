import { describe, expect, it } from 'vitest';
import type { RowReference } from '../../domain/problem.ts';
import { collect } from '../../domain/register.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { byTable } from '../../domain/workbook.ts';
import { jointProjectsOf, participantsOf } from './accepted.ts';
import {
  AS_OF,
  type Book,
  declaredCluster,
  type Gathered,
  gather,
  jointProject,
  operatingCluster,
  participant,
  partnersOf,
  saidEverywhere,
  taxIdNumbered,
} from './rows.ts';

const CLUSTER = declaredCluster();
/** Those whom a project names, unless it says otherwise. */
const PARTNERS = partnersOf([jointProject()]);

/** The codes of the accepted clusters, the ИНН of the accepted participants, the codes of the accepted projects. */
function accepted({ register }: Gathered) {
  return {
    clusters: register.clusters.map(({ id }) => id),
    participants: participantsOf(register).map(({ taxId }) => taxId),
    jointProjects: jointProjectsOf(register).map(({ id }) => id),
  };
}

describe('the register', () => {
  it('of no workbooks is empty', () => {
    const { value, problems } = collect([], { asOf: AS_OF, reference: STARTING_REFERENCE });
    expect(problems).toEqual([]);
    expect(value.clusters).toEqual([]);
    expect(value.rows.byWorkbook.size).toBe(0);
    const none = { read: 0, accepted: 0, setAside: 0 };
    expect(value.rows.byTable).toEqual(byTable(() => none));
  });

  it('holds the rows of all workbooks that have no error', () => {
    const books: readonly Book[] = [
      { region: '59', clusters: [CLUSTER], participants: PARTNERS, jointProjects: [jointProject()] },
      { region: '18', clusters: [declaredCluster({ id: 'C18-24-001', region: '18', name: 'Кластер оптики' })] },
    ];
    const gathered = gather(...books);
    expect(gathered.problems).toEqual([]);
    expect(accepted(gathered)).toEqual({
      clusters: ['C59-24-001', 'C18-24-001'],
      participants: [1, 2, 3].map(taxIdNumbered),
      jointProjects: ['P59-24-001'],
    });
  });

  it('can be gone through again and again', () => {
    const { register } = gather({ region: '59', clusters: [CLUSTER], participants: [participant()] });
    expect(participantsOf(register)).toHaveLength(1);
    expect(participantsOf(register)).toHaveLength(1);
  });
});

describe('a parent', () => {
  it('that stands nowhere sets the row aside', () => {
    const gathered = gather({
      region: '59',
      participants: [participant({ clusterId: 'C59-24-404' })],
      jointProjects: [jointProject({ clusterId: 'C59-24-404' })],
    });
    expect(saidEverywhere(gathered.problems)).toEqual([
      '59 jointProjects 2 error NO_PARENT at clusterId',
      '59 participants 2 error NO_PARENT at clusterId',
    ]);
    expect(accepted(gathered)).toEqual({ clusters: [], participants: [], jointProjects: [] });
    expect(gathered.problems[0]).toMatchObject({ found: 'C59-24-404' });
  });

  it('that is nothing but a code is no row, and stands nowhere', () => {
    const blank = Object.fromEntries(Object.keys(CLUSTER).map((key) => [key, null]));
    const clusters = [{ ...declaredCluster(blank), id: 'C59-24-001' }];
    expect(saidEverywhere(gather({ region: '59', clusters, participants: [participant()] }).problems)).toEqual([
      '59 participants 2 error NO_PARENT at clusterId',
    ]);
  });

  it('that is set aside sets its rows aside', () => {
    const gathered = gather({
      region: '59',
      clusters: [declaredCluster({ industry: null })],
      participants: [participant()],
      jointProjects: [jointProject()],
    });
    expect(saidEverywhere(gathered.problems)).toEqual([
      '59 clusters 2 error REQUIRED at industry',
      '59 jointProjects 2 error PARENT_SET_ASIDE at clusterId',
      '59 participants 2 error PARENT_SET_ASIDE at clusterId',
    ]);
  });

  it('that is set aside as a duplicate sets its rows aside', () => {
    const clusters = [CLUSTER, declaredCluster({ jobs: 1201 })];
    expect(saidEverywhere(gather({ region: '59', clusters, participants: [participant()] }).problems)).toEqual([
      '59 clusters 2 error DUPLICATE_KEY at id',
      '59 clusters 3 error DUPLICATE_KEY at id',
      '59 participants 2 error PARENT_SET_ASIDE at clusterId',
    ]);
  });

  it('that is set aside is told of beside the row’s own errors', () => {
    const gathered = gather({
      region: '59',
      clusters: [declaredCluster({ industry: null })],
      participants: [participant({ name: null })],
    });
    expect(saidEverywhere(gathered.problems)).toContain('59 participants 2 error REQUIRED at name');
    expect(saidEverywhere(gathered.problems)).toContain('59 participants 2 error PARENT_SET_ASIDE at clusterId');
    expect(gathered.register.rows.byTable.participants).toEqual({ read: 1, accepted: 0, setAside: 1 });
  });

  it('that stands twice, once with an error, is the good one', () => {
    for (const clusters of [
      [CLUSTER, declaredCluster({ jobs: 'x' })],
      [declaredCluster({ jobs: 'x' }), CLUSTER],
    ]) {
      const gathered = gather({ region: '59', clusters, participants: [participant()] });
      expect(accepted(gathered).participants).toEqual([taxIdNumbered(1)]);
    }
  });

  it('may stand in another workbook, also for a participant', () => {
    const gathered = gather({ region: '18', participants: [participant()] }, { region: '59', clusters: [CLUSTER] });
    expect(gathered.problems).toEqual([]);
    expect(accepted(gathered).participants).toEqual([taxIdNumbered(1)]);
  });

  it('is found only by a code that could be read', () => {
    const participants = [participant({ clusterId: 'кластер литья' })];
    expect(saidEverywhere(gather({ region: '59', clusters: [CLUSTER], participants }).problems)).toEqual([
      '59 participants 2 error ENTITY_CODE_FORMAT at clusterId',
    ]);
  });
});

describe('a project and the region of its workbook', () => {
  const jointProjects = [jointProject()];

  it('stands in the workbook of another region of its cluster', () => {
    const gathered = gather(
      { region: '59', clusters: [declaredCluster({ otherRegions: '18; 43' })], participants: PARTNERS },
      { region: '43', jointProjects },
    );
    expect(gathered.problems).toEqual([]);
    expect(accepted(gathered).jointProjects).toEqual(['P59-24-001']);
  });

  it('is foreign in the workbook of a region that the cluster does not name', () => {
    const gathered = gather(
      { region: '59', clusters: [declaredCluster({ otherRegions: '18; 43' })], participants: PARTNERS },
      { region: '77', jointProjects },
    );
    expect(saidEverywhere(gathered.problems)).toEqual(['77 jointProjects 2 error FOREIGN_REGION at clusterId']);
    expect(accepted(gathered).jointProjects).toEqual([]);
  });

  it('is foreign nowhere in a workbook for all regions', () => {
    const gathered = gather(
      { region: '59', clusters: [CLUSTER], participants: PARTNERS },
      { region: '*', jointProjects },
    );
    expect(gathered.problems).toEqual([]);
    expect(accepted(gathered).jointProjects).toEqual(['P59-24-001']);
  });

  it('a workbook for all regions serves clusters of any of them', () => {
    const away = [jointProject({ clusterId: 'C18-24-001' })];
    const gathered = gather({
      region: '*',
      clusters: [CLUSTER, declaredCluster({ id: 'C18-24-001', region: '18', name: 'Кластер оптики' })],
      participants: partnersOf(away),
      jointProjects: away,
    });
    expect(gathered.problems).toEqual([]);
  });
});

describe('the same name of a cluster twice', () => {
  it('within a region is warned of at both, and both stay', () => {
    const gathered = gather({
      region: '59',
      clusters: [CLUSTER, declaredCluster({ id: 'C59-24-002', jobs: 7, highProductivityJobs: 1 })],
    });
    expect(saidEverywhere(gathered.problems)).toEqual([
      '59 clusters 2 warning DUPLICATE_NAME at name',
      '59 clusters 3 warning DUPLICATE_NAME at name',
    ]);
    const others = gathered.problems.map((problem): readonly RowReference[] =>
      problem.code === 'DUPLICATE_NAME' ? problem.others : [],
    );
    expect(others).toEqual([[{ workbook: '59', row: 3 }], [{ workbook: '59', row: 2 }]]);
    expect(accepted(gathered).clusters).toEqual(['C59-24-001', 'C59-24-002']);
  });

  it.each(['КЛАСТЕР «ПОЛЁТ»', 'кластер "Полет"', 'Кластер  „Полёт“', 'Кластер Полет'])(
    'is the same whatever the case, quotes and ё: %s',
    (name) => {
      const clusters = [declaredCluster({ name: 'Кластер «Полёт»' }), declaredCluster({ id: 'C59-24-002', name })];
      expect(gather({ region: '59', clusters }).problems.map(({ code }) => code)).toEqual([
        'DUPLICATE_NAME',
        'DUPLICATE_NAME',
      ]);
    },
  );

  it('within a region but in two workbooks is warned of', () => {
    const books: readonly Book[] = [
      { region: '59', clusters: [CLUSTER] },
      { region: '*', clusters: [declaredCluster({ id: 'C59-24-002' })] },
    ];
    expect(saidEverywhere(gather(...books).problems)).toEqual([
      '* clusters 2 warning DUPLICATE_NAME at name',
      '59 clusters 2 warning DUPLICATE_NAME at name',
    ]);
  });

  it('in two regions is nothing to be said about', () => {
    const books: readonly Book[] = [
      { region: '59', clusters: [CLUSTER] },
      { region: '18', clusters: [declaredCluster({ id: 'C18-24-001', region: '18' })] },
    ];
    expect(gather(...books).problems).toEqual([]);
  });
});

describe('the counts of rows', () => {
  const books: readonly Book[] = [
    {
      region: '59',
      clusters: [CLUSTER, declaredCluster({ id: 'C59-24-002', name: null })],
      participants: [...PARTNERS, ...PARTNERS.slice(0, 1), participant({ clusterId: 'C59-24-002' })],
      jointProjects: [jointProject(), jointProject({ id: 'P59-24-002', newJobs: 'x', costRubles: 'y' })],
    },
    {
      region: '18',
      clusters: [operatingCluster({ id: 'C18-24-001', region: '18', name: 'Кластер оптики', registryNumber: '5' })],
      participants: [participant({ clusterId: 'C18-24-001' }), participant({ clusterId: 'C18-24-404' })],
    },
    { region: '77' },
  ];

  it('stand by table', () => {
    expect(gather(...books).register.rows.byTable).toEqual({
      clusters: { read: 3, accepted: 2, setAside: 1 },
      participants: { read: 7, accepted: 4, setAside: 3 },
      jointProjects: { read: 2, accepted: 1, setAside: 1 },
      supportMeasures: { read: 0, accepted: 0, setAside: 0 },
    });
  });

  it('stand by workbook, also for one without rows', () => {
    expect(Object.fromEntries(gather(...books).register.rows.byWorkbook)).toEqual({
      '59': { read: 9, accepted: 5, setAside: 4 },
      '18': { read: 3, accepted: 2, setAside: 1 },
      '77': { read: 0, accepted: 0, setAside: 0 },
    });
  });

  it('count a row with several errors once', () => {
    const { register } = gather({
      region: '59',
      clusters: [declaredCluster({ name: null, industry: null, jobs: 'x' })],
    });
    expect(register.rows.byTable.clusters).toEqual({ read: 1, accepted: 0, setAside: 1 });
  });
});
