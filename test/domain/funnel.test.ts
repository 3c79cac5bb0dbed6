import { describe, expect, it } from 'vitest';
import { CLUSTER_STATUSES, type Cluster, type ClusterStatus } from '../../domain/cluster.ts';
import { funnelOf } from '../../domain/funnel.ts';
import { AS_OF, lineOf, PLAN_YEAR } from './rows.ts';

const CLUSTER: Cluster = {
  id: 'C59-24-001',
  region: '59',
  otherRegions: null,
  name: 'Кластер точного литья',
  industry: 'Машиностроение',
  site: null,
  easedThreshold: null,
  status: 'DECLARED',
  statusDate: AS_OF,
  plannedYear: PLAN_YEAR,
  registryNumber: null,
  cooperationPercent: null,
  jobs: null,
  highProductivityJobs: null,
  publishCard: null,
};

/** Clusters that have stood in a status for so many days each. */
function standing(status: ClusterStatus, ...days: readonly number[]): readonly Cluster[] {
  return days.map((since) => ({ ...CLUSTER, status, statusDate: AS_OF - since }));
}

function funnel(...clusters: readonly Cluster[]) {
  return funnelOf(clusters, PLAN_YEAR, AS_OF);
}

const STAGES = ['DECLARED', 'SUBMITTED', 'REGISTERED', 'POSTPONED', 'WITHDRAWN', 'REJECTED', 'EXCLUDED'] as const;

describe('the funnel', () => {
  it('of no cluster has all its stages in their order, with zeros and no days', () => {
    expect(funnel()).toEqual([
      { key: 'DECLARED', name: 'Заявлен к созданию', reached: 0, now: 0, medianDays: null },
      { key: 'SUBMITTED', name: 'Подан в Минпромторг', reached: 0, now: 0, medianDays: null },
      { key: 'REGISTERED', name: 'Включён в реестр', reached: 0, now: 0, medianDays: null },
      { key: 'POSTPONED', name: 'Отложен', reached: 0, now: 0, medianDays: null },
      { key: 'WITHDRAWN', name: 'Отозван', reached: 0, now: 0, medianDays: null },
      { key: 'REJECTED', name: 'Отказ', reached: 0, now: 0, medianDays: null },
      { key: 'EXCLUDED', name: 'Исключён из реестра', reached: 0, now: 0, medianDays: null },
    ]);
  });

  it.each<[ClusterStatus, readonly string[], string | undefined]>([
    ['DRAFT', [], undefined],
    ['DECLARED', ['DECLARED'], 'DECLARED'],
    ['SUBMITTED', ['DECLARED', 'SUBMITTED'], 'SUBMITTED'],
    ['REVIEW', ['DECLARED', 'SUBMITTED'], 'SUBMITTED'],
    ['RETURNED', ['DECLARED', 'SUBMITTED'], 'SUBMITTED'],
    ['POSTPONED', ['DECLARED', 'POSTPONED'], 'POSTPONED'],
    ['REGISTERED', ['DECLARED', 'SUBMITTED', 'REGISTERED'], 'REGISTERED'],
    ['RECONFIRM', ['DECLARED', 'SUBMITTED', 'REGISTERED'], 'REGISTERED'],
    ['REJECTED', ['DECLARED', 'SUBMITTED', 'REJECTED'], 'REJECTED'],
    ['WITHDRAWN', ['DECLARED', 'WITHDRAWN'], 'WITHDRAWN'],
    ['EXCLUDED', ['DECLARED', 'SUBMITTED', 'REGISTERED', 'EXCLUDED'], 'EXCLUDED'],
  ])('takes a cluster in %s to have reached %j, and to stand in %s', (status, reached, now) => {
    const lines = funnel(...standing(status, 5));
    for (const stage of STAGES) {
      expect(lineOf(lines, stage)).toMatchObject({
        reached: reached.includes(stage) ? 1 : 0,
        now: stage === now ? 1 : 0,
        medianDays: stage === now ? 5 : null,
      });
    }
  });

  it('leaves out other plan years and clusters without one', () => {
    const clusters = CLUSTER_STATUSES.keys.flatMap((status) =>
      [PLAN_YEAR - 1, PLAN_YEAR + 1, null].map((plannedYear) => ({ ...CLUSTER, status, plannedYear })),
    );
    expect(funnel(...clusters)).toEqual(funnel());
  });

  it('counts one cluster of each status together', () => {
    const lines = funnel(...CLUSTER_STATUSES.keys.flatMap((status) => standing(status, 1)));
    expect(lines.map(({ key, reached, now }) => [key, reached, now])).toEqual([
      ['DECLARED', 10, 1],
      ['SUBMITTED', 7, 3],
      ['REGISTERED', 3, 2],
      ['POSTPONED', 1, 1],
      ['WITHDRAWN', 1, 1],
      ['REJECTED', 1, 1],
      ['EXCLUDED', 1, 1],
    ]);
  });
});

describe('the days in a stage', () => {
  it.each<[readonly number[], number]>([
    [[0], 0],
    [[7], 7],
    [[9, 1, 5], 5],
    [[1, 2], 1.5],
    [[10, 3], 6.5],
    [[100, 2, 4, 3], 3.5],
    [[2, 2, 2, 9000], 2],
    [[1, 5, 5, 9], 5],
    [[0, 1], 0.5],
    // As numbers, not as texts.
    [[9, 10, 100], 10],
  ])('since %j days have a median of %d', (days, median) => {
    expect(lineOf(funnel(...standing('DECLARED', ...days)), 'DECLARED').medianDays).toBe(median);
  });

  it('are those of all statuses that stand in it, and of no other', () => {
    const clusters = [
      ...standing('SUBMITTED', 10),
      ...standing('REVIEW', 20),
      ...standing('RETURNED', 60),
      ...standing('REGISTERED', 1000),
      ...standing('DECLARED', 2000),
      ...standing('EXCLUDED', 3000),
    ];
    expect(funnel(...clusters).map(({ medianDays }) => medianDays)).toEqual([2000, 20, 1000, null, null, null, 3000]);
  });

  it('end with the day of the data', () => {
    const clusters = standing('DECLARED', 0);
    expect(lineOf(funnelOf(clusters, PLAN_YEAR, AS_OF + 30), 'DECLARED').medianDays).toBe(30);
  });
});
