/**
 * Examples of the literature. The first is the table of `microdata1` of sdcTable: a hundred people of four regions and two sexes,
 * with a number each; here only what its published cells come to. τ-ARGUS and sdcTable hide the same cells.
 */
import { describe, expect, it } from 'vitest';
import { KnownSums } from '../../../domain/disclosure/known-sums.ts';
import { ContributionPlaces, Ledger } from '../../../domain/disclosure/ledger.ts';
import { LinkedTable } from '../../../domain/disclosure/linked-table.ts';
import { patternOf } from '../../../domain/disclosure/pattern.ts';
import { isSafeSum, type ProtectionRules } from '../../../domain/disclosure/protection-rules.ts';
import { type Equality, rangeOf } from './linear-program.ts';

/** Total, men, women of the whole, then of each region: how many, their sum, the two largest. */
const CELLS = [
  ...[
    [100, 1284, 280, 19],
    [55, 802, 280, 18],
    [45, 482, 19, 18],
  ],
  ...[
    [20, 198, 18, 15],
    [18, 178, 18, 15],
    [2, 20, 11, 9],
  ],
  ...[
    [33, 344, 18, 16],
    [14, 140, 15, 14],
    [19, 204, 18, 16],
  ],
  ...[
    [22, 224, 19, 18],
    [12, 118, 18, 12],
    [10, 106, 19, 12],
  ],
  ...[
    [25, 518, 280, 18],
    [11, 366, 280, 11],
    [14, 152, 18, 16],
  ],
].map(([contributors = 0, total = 0, ...largest], place) => ({ number: place + 1, contributors, total, largest }));

const LENIENT: ProtectionRules = {
  fewestContributors: 1,
  dominantContributors: 2,
  dominancePercent: 100,
  closenessPercent: 0,
};

function unsafeCells(rules: Partial<ProtectionRules>): readonly number[] {
  return CELLS.filter((cell) => !isSafeSum(cell, { ...LENIENT, ...rules })).map(({ number }) => number);
}

/** Each line of the table adds up: a total and its parts, by the numbers of the cells. */
const LINES = [
  ...[1, 4, 7, 10, 13].map((first) => [first, first + 1, first + 2]),
  ...[1, 2, 3].map((first) => [first, first + 3, first + 6, first + 9, first + 12]),
];

function isProtected(hidden: readonly number[]): boolean {
  if (LINES.some((line) => line.filter((cell) => hidden.includes(cell)).length === 1)) return false;
  const sums: readonly Equality[] = LINES.map(([total = 0, ...parts]) => {
    return { terms: new Map([[total, -1], ...parts.map((part) => [part, 1] as const)]), value: 0 };
  });
  const known = CELLS.filter(({ number }) => !hidden.includes(number)).map(({ number, contributors }) => {
    return { terms: new Map([[number, 1]]), value: contributors };
  });
  return hidden.every((cell) => {
    const { low, high } = rangeOf(new Map([[cell, 1]]), [...sums, ...known]);
    return high - low > 0.5;
  });
}

const costOf = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + (CELLS[cell - 1]?.contributors ?? 0), 0);

/** Every set of cells with the given one that costs no more than that. */
function setsWith(cell: number, most: number): readonly (readonly number[])[] {
  let sets: readonly (readonly number[])[] = [[cell]];
  for (const { number } of CELLS) {
    if (number === cell) continue;
    sets = [...sets, ...sets.map((set) => [...set, number]).filter((set) => costOf(set) <= most)];
  }
  return sets;
}

describe('the table of microdata1', () => {
  it.each<[Partial<ProtectionRules>, readonly number[]]>([
    [{ fewestContributors: 3 }, [6]],
    [{ dominantContributors: 2, dominancePercent: 75 }, [6, 14]],
    [{ closenessPercent: 70 }, [6, 14]],
  ])('has the primary cells of the literature under %o', (rules, cells) => {
    expect(unsafeCells(rules)).toEqual(cells);
  });

  it('is protected by {5, 6, 11, 12}, and by nothing that hides as few people', () => {
    const good = setsWith(6, 45)
      .filter(isProtected)
      .map((set) => ({ cells: [...set].sort((left, right) => left - right), cost: costOf(set) }))
      .sort((left, right) => left.cost - right.cost);
    expect(good[0]).toEqual({ cells: [5, 6, 11, 12], cost: 42 });
    expect(good[1]?.cost).toBe(45);
  });
});

/** Regions a, b, c and d with one, two, one and no organisation, each of which contributes something. Of one none may be told. */
function hiddenRegions(rules: ProtectionRules): string {
  const table = new LinkedTable([
    { level: 'country', key: 'total', parent: -1, branch: 0 },
    ...['a', 'b', 'c', 'd'].map((key) => ({ level: 'region', key, parent: 0, branch: 0 })),
  ]);
  const rows = { organisations: Int32Array.of(0, 1, 2, 3), leaves: [Int32Array.of(1, 2, 2, 3)] };
  const ledger = new Ledger(new ContributionPlaces(table, rows), Float64Array.of(50, 60, 70, 40));
  const { isHidden } = patternOf(new KnownSums(table, ledger, null, rules), () => false);
  return table.lines.flatMap(({ key }, line) => (isHidden(line) ? [key] : [])).join(' ');
}

describe('regions of a single organisation', () => {
  const SINGLE = { ...LENIENT, fewestContributors: 2 };

  it('are not hidden behind each other alone: each would know what it contributed itself', () => {
    expect(hiddenRegions(SINGLE)).toBe('a b c');
  });

  it('need two more lines hidden where five organisations must stand behind what can be computed', () => {
    // A line of nobody protects nothing here: that it is 0 is public. So the total is hidden.
    expect(hiddenRegions({ ...SINGLE, fewestContributors: 5 })).toBe('total a b c');
  });
});
