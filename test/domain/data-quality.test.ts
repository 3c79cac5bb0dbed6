import { describe, expect, it } from 'vitest';
import { CLUSTER_STATUSES, type ClusterStatus } from '../../domain/cluster.ts';
import { cardsCompleteness, qualityByWorkbook } from '../../domain/data-quality.ts';
import {
  type Book,
  type ClusterEntry,
  declaredCluster,
  gather,
  gatherUnder,
  jointProject,
  lineOf,
  NO_THRESHOLDS,
  participant,
} from './rows.ts';

function cardsOf(...clusters: readonly ClusterEntry[]) {
  return cardsCompleteness(gather({ region: '59', clusters }).register);
}

function qualityOf(...books: readonly Book[]) {
  const { register, problems } = gatherUnder(NO_THRESHOLDS, ...books);
  return qualityByWorkbook(register, problems);
}

const HAS_NUMBER: readonly ClusterStatus[] = ['REGISTERED', 'RECONFIRM', 'EXCLUDED'];

/** A cluster of its own, in a status. */
function clusterIn(status: ClusterStatus, serial: number, changes: Partial<ClusterEntry> = {}): ClusterEntry {
  return declaredCluster({
    id: `C59-24-${String(serial).padStart(3, '0')}`,
    name: `Кластер номер ${serial}`,
    status: CLUSTER_STATUSES.label(status),
    registryNumber: HAS_NUMBER.includes(status) ? String(serial) : null,
    ...changes,
  });
}

/** A declared cluster of which so many of its ten cells are filled in; six are required. */
function filledTo(filled: number, serial: number): ClusterEntry {
  const optional = ['site', 'cooperationPercent', 'jobs', 'highProductivityJobs'] as const;
  const empty = Object.fromEntries(optional.slice(0, 10 - filled).map((key) => [key, null]));
  return clusterIn('DECLARED', serial, empty);
}

describe('the completeness of a card', () => {
  it.each<[ClusterStatus, number]>([
    ['DRAFT', 9],
    ['DECLARED', 10],
    ['SUBMITTED', 10],
    ['REVIEW', 10],
    ['RETURNED', 10],
    ['POSTPONED', 10],
    ['REGISTERED', 10],
    ['RECONFIRM', 10],
    ['REJECTED', 9],
    ['WITHDRAWN', 9],
    ['EXCLUDED', 10],
  ])('asks a cluster in %s for %i cells', (status, applicable) => {
    expect(cardsOf(clusterIn(status, 1))).toEqual([{ id: 'C59-24-001', filled: applicable, applicable }]);
  });

  it('asks neither for other regions nor for the two answers, and does not praise them', () => {
    const more = { otherRegions: '18; 43', easedThreshold: 'Да', publishCard: 'Да' };
    const fewer = { otherRegions: null, easedThreshold: null, publishCard: null };
    expect(cardsOf(clusterIn('DECLARED', 1, more))).toEqual(cardsOf(clusterIn('DECLARED', 1, fewer)));
  });

  it.each(['site', 'cooperationPercent', 'jobs', 'highProductivityJobs'] as const)('misses an empty %s', (column) => {
    for (const empty of [null, '—']) {
      expect(cardsOf(clusterIn('DECLARED', 1, { [column]: empty }))).toMatchObject([{ filled: 9, applicable: 10 }]);
    }
  });

  it('takes a zero for an answer', () => {
    expect(
      cardsOf(clusterIn('DECLARED', 1, { cooperationPercent: 0, jobs: 0, highProductivityJobs: 0 })),
    ).toMatchObject([{ filled: 10 }]);
  });

  it('does not count a plan year where none is asked for', () => {
    expect(cardsOf(clusterIn('REGISTERED', 1, { plannedYear: null }))).toMatchObject([{ filled: 10, applicable: 10 }]);
    expect(cardsOf(clusterIn('REGISTERED', 1, { plannedYear: 2020 }))).toMatchObject([{ filled: 10, applicable: 10 }]);
  });

  it('may be six cells of ten', () => {
    expect(cardsOf(filledTo(6, 1))).toMatchObject([{ filled: 6, applicable: 10 }]);
  });

  it('is told of accepted clusters, in the order of their codes', () => {
    const cards = cardsOf(
      clusterIn('DECLARED', 10),
      clusterIn('DECLARED', 2),
      clusterIn('DECLARED', 3, { industry: null }),
      clusterIn('REGISTERED', 1),
    );
    expect(cards.map(({ id }) => id)).toEqual(['C59-24-001', 'C59-24-002', 'C59-24-010']);
  });
});

describe('the completeness of a workbook', () => {
  const percentOf = (...clusters: readonly ClusterEntry[]) =>
    lineOf(qualityOf({ region: '59', clusters }), '59').completenessPercent;

  it.each<[readonly number[], number]>([
    [[10], 100],
    [[6], 60],
    [[10, 9], 95],
    [[10, 10, 9], 97],
    [[10, 9, 9], 93],
    // 37 of 40: 92.5, half up.
    [[10, 9, 9, 9], 93],
    // 35 of 40: 87.5, half up.
    [[10, 9, 8, 8], 88],
    [[9, 9, 9, 9, 9, 9, 9, 8], 89],
  ])('of cards with %j cells of ten is %i per cent', (filled, percent) => {
    expect(percentOf(...filled.map((cells, index) => filledTo(cells, index + 1)))).toBe(percent);
  });

  it('is the mean of the shares, not the share of all cells', () => {
    // 5/9 and 10/10 are 77.8; 15 of 19 would be 78.9.
    const bare = { site: null, cooperationPercent: null, jobs: null, highProductivityJobs: null };
    expect(percentOf(clusterIn('DRAFT', 1, bare), clusterIn('DECLARED', 2))).toBe(78);
    // 8/9, 8/9 and 9/10 are 89.26.
    const noSite = { site: null };
    const three = [clusterIn('DRAFT', 1, noSite), clusterIn('REJECTED', 2, noSite), clusterIn('DECLARED', 3, noSite)];
    expect(percentOf(...three)).toBe(89);
  });

  it('is none where no cluster is accepted', () => {
    expect(percentOf()).toBeNull();
    expect(percentOf(clusterIn('DECLARED', 1, { name: null }))).toBeNull();
  });

  it('leaves out what was set aside', () => {
    expect(percentOf(clusterIn('DECLARED', 1), { ...filledTo(6, 2), industry: null })).toBe(100);
  });
});

describe('the quality of the workbooks', () => {
  it('of none has no lines', () => {
    expect(qualityOf()).toEqual([]);
  });

  it('has a line for every workbook, also an empty one, in the order of their names', () => {
    const lines = qualityOf({ region: '77' }, { region: '*' }, { region: 'выгрузка' }, { region: '09' });
    expect(lines.map(({ key }) => key)).toEqual(['*', '09', '77', 'выгрузка']);
    for (const line of lines) {
      expect(line).toMatchObject({
        rows: { read: 0, accepted: 0, setAside: 0 },
        errors: 0,
        warnings: 0,
        completenessPercent: null,
      });
    }
  });

  it('counts rows, errors and warnings where they stand; notes are not counted', () => {
    const lines = qualityOf(
      {
        region: '59',
        clusters: [
          // A note and a warning.
          declaredCluster({ region: 59, id: 'C18-24-001' }),
          // Two errors.
          declaredCluster({ id: 'C59-24-002', name: null, jobs: 'x' }),
        ],
        // Two warnings: both partners are no participants.
        jointProjects: [jointProject({ clusterId: 'C18-24-001', status: 'Идея' })],
      },
      // An error: its cluster was set aside.
      { region: '18', participants: [participant({ clusterId: 'C59-24-002' })] },
    );
    expect(lines).toEqual([
      {
        key: '18',
        rows: { read: 1, accepted: 0, setAside: 1 },
        errors: 1,
        warnings: 0,
        completenessPercent: null,
      },
      {
        key: '59',
        rows: { read: 3, accepted: 2, setAside: 1 },
        errors: 2,
        warnings: 3,
        completenessPercent: 100,
      },
    ]);
  });

  it('has the completeness of each workbook’s own clusters', () => {
    const lines = qualityOf(
      { region: '59', clusters: [filledTo(9, 1)] },
      { region: '18', clusters: [declaredCluster({ id: 'C18-24-001', region: '18', name: 'Кластер оптики' })] },
      { region: '*', clusters: [filledTo(6, 3)] },
    );
    expect(lines.map(({ key, completenessPercent }) => [key, completenessPercent])).toEqual([
      ['*', 60],
      ['18', 100],
      ['59', 90],
    ]);
  });
});
