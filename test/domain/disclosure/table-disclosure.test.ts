/** Cases made by hand: each is about one way to compute what should not be known, and about nothing else. */
import { describe, expect, it } from 'vitest';
import type { ContributionTable } from '../../../domain/contributions.ts';
import type { KeptTable } from '../../../domain/disclosure/kept-disclosure.ts';
import { DEFAULT_RULES } from '../../../domain/disclosure/protection-rules.ts';
import { TableDisclosure } from '../../../domain/disclosure/table-disclosure.ts';
import { NOTHING_TOLD } from './nothing-told.ts';
import { type Contribution, tableOf } from './random-tables.ts';

function row(organisation: number, region: number, industry: number, amount: number): Contribution {
  return { organisation, region, industry, amount };
}

/** The last of some versions. */
function publish(tables: readonly ContributionTable[]): TableDisclosure {
  let kept: KeptTable | null = null;
  let last: TableDisclosure | undefined;
  for (const [seq, table] of tables.entries()) {
    last = new TableDisclosure(table, kept && { snapshot: { ...NOTHING_TOLD, seq }, kept }, DEFAULT_RULES, ['newJobs']);
    kept = last.kept();
  }
  if (!last) throw new Error('No version.');
  return last;
}

function isTold(disclosure: TableDisclosure, level: string, key: string): boolean {
  return typeof disclosure.say('newJobs', level, key) === 'number';
}

/** A region of an industry, its neighbours of several. */
const CROSSING: readonly Contribution[] = [
  ...[0, 1, 2].map((organisation) => row(organisation, 0, 0, 30)),
  row(3, 0, 1, 20),
  ...[4, 5, 6].map((organisation) => row(organisation, 1, 1, 40)),
  ...[7, 8, 9].map((organisation) => row(organisation, 3, 2, 50)),
];

describe('regions and industries', () => {
  it('are not both told where their difference is what one organisation contributed', () => {
    const disclosure = publish([tableOf(CROSSING)]);
    // Everything of the industry i0 stands in r0, and one organisation of r0 is not of it.
    expect([isTold(disclosure, 'region', 'r0'), isTold(disclosure, 'industry', 'i0')]).not.toEqual([true, true]);
    expect(isTold(disclosure, 'country', '')).toBe(true);
  });

  it('are both told where three organisations make the difference', () => {
    const more = [3, 10, 11].map((organisation) => row(organisation, 0, 1, 20));
    const disclosure = publish([tableOf([...CROSSING.filter(({ organisation }) => organisation !== 3), ...more])]);
    expect([isTold(disclosure, 'region', 'r0'), isTold(disclosure, 'industry', 'i0')]).toEqual([true, true]);
  });
});

/** Regions without anything that crosses them. */
function regionsOf(rows: readonly Contribution[]): ContributionTable {
  const { lines, columns } = tableOf(rows);
  const [regions = []] = columns.leaves;
  return {
    lines: lines.filter(({ level }) => level !== 'industry'),
    leafLevels: ['region'],
    columns: { ...columns, leaves: [regions] },
  };
}

describe('regions alone', () => {
  const BEFORE: readonly Contribution[] = [
    row(0, 0, 0, 40),
    row(1, 0, 0, 50),
    ...[2, 3, 4, 5].map((organisation) => row(organisation, 1, 0, 10)),
    ...[6, 7, 8, 9].map((organisation) => row(organisation, 2, 0, 100)),
    ...[10, 11, 12, 13].map((organisation) => row(organisation, 3, 0, 100)),
  ];
  /** A third organisation in r0, and so much change in r2 that the district may be told anew. */
  const AFTER = [
    ...BEFORE.map((one) => (one.region === 2 ? { ...one, amount: one.amount + 9 + one.organisation } : one)),
    row(14, 0, 0, 45),
  ];

  it('stay hidden one behind the other when the one grows safe by one organisation', () => {
    expect(isTold(publish([regionsOf(AFTER)]), 'region', 'r0')).toBe(true);
    for (const versions of [
      [BEFORE, AFTER],
      [BEFORE, AFTER, AFTER],
      [BEFORE, AFTER, AFTER, AFTER],
    ]) {
      const disclosure = publish(versions.map(regionsOf));
      const told = ['r0', 'r1'].map((key) => isTold(disclosure, 'region', key));
      expect([versions.length, told.includes(false)]).toEqual([versions.length, true]);
      expect(isTold(disclosure, 'country', '')).toBe(true);
    }
  });
});
