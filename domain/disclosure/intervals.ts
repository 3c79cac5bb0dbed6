/**
 * What an outsider can compute of the hidden lines of a linked table whose values are not negative: the exact interval of each,
 * in closed form. Every branch is a tree, and the branches meet at the country alone, so that bounds go up and come down once.
 */
import { COUNTRY, type LinkedTable } from './linked-table.ts';

export interface Interval {
  readonly low: number;
  /** Infinity where there is no bound. */
  readonly high: number;
}

/** Hidden leaves whose sum is known as well as the sum of what hides them. */
interface Pool {
  readonly sum: Interval;
  readonly leaves: readonly number[];
}

interface Below {
  /** The part of a line that is known from below. */
  readonly known: number;
  readonly hidden: readonly number[];
}

class Bounds {
  readonly intervals = new Map<number, Interval>();
  readonly #table: LinkedTable;
  readonly #values: readonly number[];
  readonly #isHidden: (line: number) => boolean;

  constructor(table: LinkedTable, values: readonly number[], isHidden: (line: number) => boolean) {
    this.#table = table;
    this.#values = values;
    this.#isHidden = isHidden;
  }

  /** What is known of a sum of lines, looking below the hidden ones. */
  below(lines: readonly number[]): Below {
    let known = 0;
    const hidden: number[] = [];
    for (const line of lines) {
      if (!this.#isHidden(line)) known += this.#values[line] ?? 0;
      else if (this.#table.isLeaf(line)) hidden.push(line);
      else {
        const inner = this.below(this.#table.childrenOf(line));
        known += inner.known;
        hidden.push(...inner.hidden);
      }
    }
    return { known, hidden };
  }

  /** Spreads the sum of a pool over its leaves and over the hidden lines between. */
  spread(lines: readonly number[], pool: Pool): void {
    for (const line of lines) {
      if (!this.#isHidden(line)) continue;
      if (this.#table.isLeaf(line)) {
        this.intervals.set(line, shareOf(pool, 1));
        continue;
      }
      const children = this.#table.childrenOf(line);
      const { known, hidden } = this.below(children);
      const { low, high } = hidden.length === 0 ? { low: 0, high: 0 } : shareOf(pool, hidden.length);
      this.intervals.set(line, { low: known + low, high: known + high });
      this.spread(children, pool);
    }
  }
}

/** What so many leaves of a pool come to: all of it when there are no others, and any part of it otherwise. */
function shareOf({ sum, leaves }: Pool, count: number): Interval {
  return count === leaves.length ? sum : { low: 0, high: sum.high };
}

function countryOf(values: readonly number[], isHidden: boolean, branches: readonly Below[]): Interval {
  const value = values[COUNTRY] ?? 0;
  const isDerived = branches.some(({ hidden }) => hidden.length === 0);
  if (!isHidden || isDerived) return { low: value, high: value };
  return { low: Math.max(...branches.map(({ known }) => known)), high: Number.POSITIVE_INFINITY };
}

/** The interval of every hidden line, by its place. */
export function intervalsOf(
  table: LinkedTable,
  values: readonly number[],
  isHidden: (line: number) => boolean,
): ReadonlyMap<number, Interval> {
  const bounds = new Bounds(table, values, isHidden);
  const branches = table.equations.filter(({ parent }) => parent === COUNTRY).map(({ children }) => children);
  const known = branches.map((lines) => bounds.below(lines));
  const country = countryOf(values, isHidden(COUNTRY), known);
  if (isHidden(COUNTRY)) bounds.intervals.set(COUNTRY, country);
  for (const [place, lines] of branches.entries()) {
    const { known: fromBelow = 0, hidden: leaves = [] } = known[place] ?? {};
    const sum = { low: country.low - fromBelow, high: country.high - fromBelow };
    bounds.spread(lines, { sum, leaves });
  }
  for (const { parent, children } of table.equations) {
    if (parent === COUNTRY || isHidden(parent)) continue;
    const { known: fromBelow, hidden: leaves } = bounds.below(children);
    const rest = (values[parent] ?? 0) - fromBelow;
    bounds.spread(children, { sum: { low: rest, high: rest }, leaves });
  }
  return bounds.intervals;
}
