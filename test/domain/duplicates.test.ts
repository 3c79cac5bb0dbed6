import { describe, expect, it } from 'vitest';
import type { RowReference } from '../../domain/problem.ts';
import {
  type Book,
  declaredCluster,
  gather,
  gatherUnder,
  jointProject,
  NO_THRESHOLDS,
  operatingCluster,
  type ParticipantEntry,
  participant,
  partnersOf,
  registrationNumbered,
  saidEverywhere,
  taxIdNumbered,
} from './rows.ts';

/** What is said about rows that repeat one another, and how many of each tab are accepted. */
function judge(...books: readonly Book[]) {
  const { register, problems } = gatherUnder(NO_THRESHOLDS, ...books);
  const { clusters, participants, jointProjects } = register.rows.byTable;
  const accepted = [clusters.accepted, participants.accepted, jointProjects.accepted];
  return { accepted, said: saidEverywhere(problems) };
}

/** The rows that each problem of a code names, by the row it stands at. */
function named(code: 'DUPLICATE_KEY' | 'DUPLICATE_ROW', ...books: readonly Book[]): Readonly<Record<string, string>> {
  const spell = ({ workbook, row }: RowReference) => `${workbook}:${row}`;
  const lines = gather(...books).problems.flatMap((problem) => {
    if (problem.code !== code) return [];
    const others =
      problem.code === 'DUPLICATE_KEY' ? problem.others : problem.code === 'DUPLICATE_ROW' ? [problem.kept] : [];
    return [[spell(problem.place), others.map(spell).sort().join(' ')]];
  });
  return Object.fromEntries(lines);
}

/** Every order of a list. */
function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length <= 1) return [list];
  return list.flatMap((one, index) => orders(list.filter((_, other) => other !== index)).map((rest) => [one, ...rest]));
}

const CLUSTER = declaredCluster();
const OTHER = declaredCluster({ name: 'Кластер точного литья и ковки' });

describe('rows that are equal', () => {
  it('one is kept, the first of the workbook', () => {
    expect(judge({ region: '59', clusters: [CLUSTER, CLUSTER, CLUSTER] })).toEqual({
      accepted: [1, 0, 0],
      said: ['59 clusters 3 error DUPLICATE_ROW', '59 clusters 4 error DUPLICATE_ROW'],
    });
    expect(named('DUPLICATE_ROW', { region: '59', clusters: [CLUSTER, CLUSTER, CLUSTER] })).toEqual({
      '59:3': '59:2',
      '59:4': '59:2',
    });
  });

  it('in two workbooks the one in the smallest region code is kept, whatever comes first', () => {
    // A cluster of another region than the workbook's is foreign, but a participant may stand anywhere.
    const books: readonly Book[] = [
      { region: '77', participants: [participant()] },
      { region: '59', clusters: [CLUSTER] },
      { region: '09', participants: [participant(), participant()] },
      { region: '10', participants: [participant()] },
    ];
    for (const order of orders(books)) {
      expect(judge(...order)).toEqual({
        accepted: [1, 1, 0],
        said: [
          '09 participants 3 error DUPLICATE_ROW',
          '10 participants 2 error DUPLICATE_ROW',
          '77 participants 2 error DUPLICATE_ROW',
        ],
      });
      expect(named('DUPLICATE_ROW', ...order)).toEqual({ '09:3': '09:2', '10:2': '09:2', '77:2': '09:2' });
    }
  });

  it('may be written differently where it is the same value', () => {
    const rewritten = declaredCluster({ region: '59', statusDate: { date: 45_400 }, easedThreshold: 'нет ' });
    expect(judge({ region: '59', clusters: [CLUSTER, rewritten] }).accepted).toEqual([1, 0, 0]);
  });

  it('of projects too', () => {
    const jointProjects = [jointProject(), jointProject()];
    const book = { region: '59', clusters: [CLUSTER], participants: partnersOf(jointProjects), jointProjects };
    expect(judge(book)).toEqual({ accepted: [1, 3, 1], said: ['59 jointProjects 3 error DUPLICATE_ROW'] });
  });

  it('are told of once, though both the code and the registry number repeat', () => {
    const row = operatingCluster({ id: 'C59-24-001', registryNumber: '11' });
    expect(judge({ region: '59', clusters: [row, row] })).toEqual({
      accepted: [1, 0, 0],
      said: ['59 clusters 2 warning SPECIALIZED_ORGANIZATION at id', '59 clusters 3 error DUPLICATE_ROW'],
    });
  });

  it('their children stay, for their parent does', () => {
    const jointProjects = [jointProject()];
    const book = { region: '59', clusters: [CLUSTER, CLUSTER], participants: partnersOf(jointProjects), jointProjects };
    expect(judge(book).accepted).toEqual([1, 3, 1]);
  });
});

describe('rows that differ under one code', () => {
  it('are all set aside, each naming the other', () => {
    const book = { region: '59', clusters: [CLUSTER, OTHER] };
    expect(judge(book)).toEqual({
      accepted: [0, 0, 0],
      said: ['59 clusters 2 error DUPLICATE_KEY at id', '59 clusters 3 error DUPLICATE_KEY at id'],
    });
    expect(named('DUPLICATE_KEY', book)).toEqual({ '59:2': '59:3', '59:3': '59:2' });
  });

  it('are all set aside also when some of them are equal', () => {
    for (const rows of orders([CLUSTER, CLUSTER, OTHER])) {
      const book = { region: '59', clusters: rows };
      expect(judge(book)).toEqual({
        accepted: [0, 0, 0],
        said: [2, 3, 4].map((row) => `59 clusters ${row} error DUPLICATE_KEY at id`),
      });
      expect(named('DUPLICATE_KEY', book)).toEqual({ '59:2': '59:3 59:4', '59:3': '59:2 59:4', '59:4': '59:2 59:3' });
    }
  });

  it('in two workbooks are set aside in both, whatever comes first', () => {
    const books: readonly Book[] = [
      { region: '*', clusters: [CLUSTER] },
      { region: '59', clusters: [OTHER] },
    ];
    for (const order of orders(books)) {
      expect(judge(...order)).toEqual({
        accepted: [0, 0, 0],
        said: ['* clusters 2 error DUPLICATE_KEY at id', '59 clusters 2 error DUPLICATE_KEY at id'],
      });
      expect(named('DUPLICATE_KEY', ...order)).toEqual({ '*:2': '59:2', '59:2': '*:2' });
    }
  });

  it.each([
    { jobs: 1201 },
    { jobs: null },
    { otherRegions: '18' },
    { site: null },
    { cooperationPercent: 25.000001 },
    { publishCard: 'Да' },
  ])('differ in any cell: %j', (changes) => {
    expect(judge({ region: '59', clusters: [CLUSTER, declaredCluster(changes)] }).accepted).toEqual([0, 0, 0]);
  });

  it('of projects too', () => {
    const jointProjects = [jointProject(), jointProject({ newJobs: 36 })];
    const participants = partnersOf(jointProjects);
    expect(judge({ region: '59', clusters: [CLUSTER], participants, jointProjects })).toEqual({
      accepted: [1, 3, 0],
      said: ['59 jointProjects 2 error DUPLICATE_KEY at id', '59 jointProjects 3 error DUPLICATE_KEY at id'],
    });
  });

  it('a great many are counted, and some of them named', () => {
    const clusters = Array.from({ length: 40 }, (_, index) => declaredCluster({ jobs: 1000 + index }));
    const [first, ...rest] = gather({ region: '59', clusters }).problems.filter(({ code }) => code === 'DUPLICATE_KEY');
    expect(rest).toHaveLength(39);
    expect(first).toMatchObject({ count: 39, place: { row: 2 } });
    expect(first?.code === 'DUPLICATE_KEY' && first.others.length).toBe(10);
  });
});

describe('a registry number used twice', () => {
  const first = operatingCluster({ id: 'C59-24-001', registryNumber: '11' });
  const second = operatingCluster({ id: 'C59-24-002', registryNumber: '11', name: 'Кластер станков' });

  it('sets both clusters aside', () => {
    const book = { region: '59', clusters: [first, second] };
    expect(judge(book)).toEqual({
      accepted: [0, 0, 0],
      said: [
        '59 clusters 2 error DUPLICATE_KEY at registryNumber',
        '59 clusters 3 error DUPLICATE_KEY at registryNumber',
      ],
    });
    expect(named('DUPLICATE_KEY', book)).toEqual({ '59:2': '59:3', '59:3': '59:2' });
  });

  it('is the same whether it is written as a text or as a number', () => {
    const asNumber = { ...second, registryNumber: 11 };
    expect(judge({ region: '59', clusters: [first, asNumber] }).accepted).toEqual([0, 0, 0]);
  });

  it('sets clusters of two regions aside', () => {
    const elsewhere = { ...second, id: 'C18-24-001', region: '18' };
    const books: readonly Book[] = [
      { region: '59', clusters: [first] },
      { region: '18', clusters: [elsewhere] },
    ];
    for (const order of orders(books)) expect(judge(...order).accepted).toEqual([0, 0, 0]);
  });

  it('reaches along a chain of codes and numbers, in any order', () => {
    const rows = [
      first,
      operatingCluster({ id: 'C59-24-001', registryNumber: '12', name: 'Кластер станков' }),
      operatingCluster({ id: 'C59-24-003', registryNumber: '12', name: 'Кластер приборов' }),
      operatingCluster({ id: 'C59-24-004', registryNumber: '13', name: 'Кластер двигателей' }),
    ];
    for (const clusters of orders(rows)) expect(judge({ region: '59', clusters }).accepted).toEqual([1, 0, 0]);
  });

  it('takes no part where it is not filled in', () => {
    const clusters = [CLUSTER, declaredCluster({ id: 'C59-24-002', name: 'Кластер станков' })];
    expect(judge({ region: '59', clusters })).toEqual({ accepted: [2, 0, 0], said: [] });
  });
});

describe('one organisation in one role of one cluster', () => {
  const second = { taxId: taxIdNumbered(2), registrationNumber: registrationNumbered(2) };

  function accepted(...rows: readonly ParticipantEntry[]): number | undefined {
    const clusters = [CLUSTER, declaredCluster({ id: 'C59-24-002', name: 'Кластер станков' })];
    return judge({ region: '59', clusters, participants: rows }).accepted[1];
  }

  it('stands there once while it has not left', () => {
    expect(accepted(participant(), participant())).toBe(1);
    expect(accepted(participant(), participant({ headcount: 151 }))).toBe(0);
    expect(accepted(participant(), participant({ joinedOn: 45_001 }))).toBe(0);
  });

  it('is reported at its ИНН', () => {
    const participants = [participant(), participant({ headcount: 151 })];
    expect(judge({ region: '59', clusters: [CLUSTER], participants }).said).toEqual([
      '59 participants 2 error DUPLICATE_KEY at taxId',
      '59 participants 3 error DUPLICATE_KEY at taxId',
    ]);
  });

  it('may have left and come again', () => {
    expect(accepted(participant({ leftOn: 45_200 }), participant({ joinedOn: 45_300 }))).toBe(2);
    expect(accepted(participant({ leftOn: 45_200 }), participant({ leftOn: 45_200 }))).toBe(2);
  });

  it('may have another role, and stand in another cluster', () => {
    expect(accepted(participant(), participant({ role: 'Научная организация' }))).toBe(2);
    expect(accepted(participant(), participant({ clusterId: 'C59-24-002' }))).toBe(2);
    expect(accepted(participant(), participant(second))).toBe(2);
  });

  it('may stand in workbooks of several regions, in different clusters', () => {
    const away = declaredCluster({ id: 'C18-24-001', region: '18', name: 'Кластер оптики' });
    const books: readonly Book[] = [
      { region: '59', clusters: [CLUSTER], participants: [participant()] },
      { region: '18', clusters: [away], participants: [participant({ clusterId: 'C18-24-001' })] },
    ];
    expect(judge(...books)).toEqual({ accepted: [2, 2, 0], said: [] });
  });

  it('an unreadable day of leaving is an error and no duplicate', () => {
    const participants = [participant(), participant({ leftOn: 'давно' })];
    expect(judge({ region: '59', clusters: [CLUSTER], participants })).toEqual({
      accepted: [1, 1, 0],
      said: ['59 participants 3 error NOT_A_DATE at leftOn'],
    });
  });
});

describe('a row with another error', () => {
  it('takes no part: the good row stays', () => {
    const bad = declaredCluster({ jobs: 'x' });
    for (const clusters of orders([CLUSTER, bad])) {
      expect(judge({ region: '59', clusters }).accepted).toEqual([1, 0, 0]);
    }
    expect(judge({ region: '59', clusters: [CLUSTER, bad] }).said).toEqual([
      '59 clusters 3 error NOT_A_NUMBER at jobs',
    ]);
  });

  it('takes no part: two bad rows are not called duplicates', () => {
    const bad = declaredCluster({ jobs: 'x' });
    expect(judge({ region: '59', clusters: [bad, bad] }).said).toEqual([
      '59 clusters 2 error NOT_A_NUMBER at jobs',
      '59 clusters 3 error NOT_A_NUMBER at jobs',
    ]);
  });

  it('takes no part: a cluster that is foreign in its workbook', () => {
    const books: readonly Book[] = [
      { region: '59', clusters: [CLUSTER] },
      { region: '18', clusters: [OTHER] },
    ];
    expect(judge(...books)).toEqual({ accepted: [1, 0, 0], said: ['18 clusters 2 error FOREIGN_REGION at region'] });
  });

  it('takes no part: a project that is foreign in its workbook', () => {
    const jointProjects = [jointProject()];
    const books: readonly Book[] = [
      { region: '59', clusters: [CLUSTER], participants: partnersOf(jointProjects), jointProjects },
      { region: '18', jointProjects: [jointProject({ newJobs: 36 })] },
    ];
    for (const order of orders(books)) {
      expect(judge(...order)).toEqual({
        accepted: [1, 3, 1],
        said: ['18 jointProjects 2 error FOREIGN_REGION at clusterId'],
      });
    }
  });

  it('takes no part: a project of a cluster that stands nowhere', () => {
    const jointProjects = [jointProject(), jointProject({ clusterId: 'C59-24-404' })];
    const participants = partnersOf(jointProjects.slice(0, 1));
    expect(judge({ region: '59', clusters: [CLUSTER], participants, jointProjects })).toEqual({
      accepted: [1, 3, 1],
      said: ['59 jointProjects 3 error NO_PARENT at clusterId'],
    });
  });

  it('a row with only a warning takes part', () => {
    const warned = declaredCluster({ id: 'C18-24-001' });
    expect(
      judge({ region: '59', clusters: [warned, { ...warned, jobs: 7, highProductivityJobs: 1 }] }).accepted,
    ).toEqual([0, 0, 0]);
  });

  it('rows without a code are no duplicates of one another', () => {
    const nameless = declaredCluster({ id: null });
    expect(judge({ region: '59', clusters: [nameless, nameless] }).said).toEqual([
      '59 clusters 2 error ID_MISSING at id',
      '59 clusters 3 error ID_MISSING at id',
    ]);
  });
});

describe('a lot of rows', () => {
  it('whose codes are all different has no duplicates', () => {
    const serials = Array.from({ length: 5000 }, (_, index) => String(index).padStart(4, '0'));
    const jointProjects = serials.map((serial) => jointProject({ id: `P59-24-${serial}` }));
    const participants = partnersOf(jointProjects);
    expect(judge({ region: '59', clusters: [CLUSTER], participants, jointProjects })).toEqual({
      accepted: [1, 3, 5000],
      said: [],
    });
  });

  it('has each of its pairs found', () => {
    const serials = Array.from({ length: 2000 }, (_, index) => String(index % 1000).padStart(4, '0'));
    const jointProjects = serials.map((serial) => jointProject({ id: `P59-24-${serial}` }));
    const participants = partnersOf(jointProjects);
    const { accepted, said } = judge({ region: '59', clusters: [CLUSTER], participants, jointProjects });
    expect(accepted).toEqual([1, 3, 1000]);
    expect(said).toHaveLength(1000);
  });
});
