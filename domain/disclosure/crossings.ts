/**
 * Two branches of a table cross: a contribution stands in a region and in an industry, and from published lists everybody knows
 * which regions and industries cross at all. The sum of a region less that of an industry tells what stands in one of them alone.
 * Seen as a graph, with what is known as a sum for nodes and the crossings for edges, a crossing is hidden as far as it can be
 * larger or smaller while others make up for it, all the way round.
 */

import { cutMarks, type Edge, marksTogether } from './cuts.ts';
import { Detours } from './detours.ts';
import { type Amounts, type Ledger, Scales } from './ledger.ts';
import { isSafeChange, isSafeSum, neededDistance, type ProtectionRules, type Weight } from './protection-rules.ts';

/** Contributions that count with a sign. */
export interface SignedLedger {
  readonly ledger: Ledger;
  readonly sign: 1 | -1;
}

/** Where a leaf of one branch crosses one of another. */
interface Crossing {
  readonly leaves: readonly [number, number];
  /** The contributions, where they are of one or two organisations; null where more cross here. */
  readonly few: Amounts | null;
  /** The rows, ledger by ledger. */
  readonly rows: readonly (readonly number[])[];
}

export interface CrossingEdge extends Edge {
  readonly crossings: Crossing[];
  few: Map<number, number> | null;
}

/** What is known as one sum has one number. */
export type NodeOf = (leaf: number) => number;

const MOST_FEW = 2;

export class Crossings {
  readonly #ledgers: readonly SignedLedger[];
  readonly #isChange: boolean;
  readonly #crossings: readonly Crossing[];
  readonly #scales = new Scales();
  readonly #amounts = new Map<CrossingEdge, Amounts>();

  /** @param isChange whether a contribution of 0 is none, as in the difference of two times */
  constructor(ledgers: readonly SignedLedger[], isChange: boolean) {
    this.#ledgers = ledgers;
    this.#isChange = isChange;
    this.#crossings = this.#findCrossings();
  }

  #findCrossings(): readonly Crossing[] {
    const found = new Map<string, { leaves: [number, number]; rows: number[][] }>();
    for (const [time, { ledger }] of this.#ledgers.entries()) {
      const [first, second] = ledger.places.rows.leaves;
      if (!first || !second) return [];
      for (const [row, amount] of ledger.amounts.entries()) {
        if (amount < 0) continue;
        const leaves: [number, number] = [first[row] ?? 0, second[row] ?? 0];
        const key = `${leaves[0]} ${leaves[1]}`;
        const here = found.get(key) ?? { leaves, rows: this.#ledgers.map(() => []) };
        here.rows[time]?.push(row);
        found.set(key, here);
      }
    }
    return [...found.values()].flatMap(({ leaves, rows }) => {
      const few = this.#fewOf(rows);
      return few?.size === 0 ? [] : [{ leaves, rows, few }];
    });
  }

  /** The contributions of at most two organisations; null where there are more. */
  #fewOf(rows: readonly (readonly number[])[]): Amounts | null {
    const amounts = new Map<number, number>();
    this.#addUp(amounts, rows, this.#isChange ? Number.POSITIVE_INFINITY : MOST_FEW);
    if (this.#isChange) for (const [organisation, amount] of amounts) if (amount === 0) amounts.delete(organisation);
    return amounts.size > MOST_FEW ? null : amounts;
  }

  /** Adds rows to the amounts of organisations until there are more of them than that. */
  #addUp(amounts: Map<number, number>, rows: readonly (readonly number[])[], most = Number.POSITIVE_INFINITY): void {
    for (const [time, { ledger, sign }] of this.#ledgers.entries()) {
      for (const row of rows[time] ?? []) {
        const organisation = ledger.places.rows.organisations[row] ?? 0;
        amounts.set(organisation, (amounts.get(organisation) ?? 0) + sign * (ledger.amounts[row] ?? 0));
        if (amounts.size > most) return;
      }
    }
  }

  #edgesBetween(nodeOf: NodeOf): readonly CrossingEdge[] {
    const edges = new Map<string, CrossingEdge>();
    for (const crossing of this.#crossings) {
      const [from, to] = [nodeOf(crossing.leaves[0]), nodeOf(crossing.leaves[1])];
      if (from === to) continue;
      const edge = edges.get(`${from} ${to}`) ?? { from, to, crossings: [] as Crossing[], few: new Map() };
      edge.crossings.push(crossing);
      edge.few = together(edge.few, crossing.few);
      edges.set(`${from} ${to}`, edge);
    }
    return [...edges.values()];
  }

  /**
   * The leaves of crossings that could be computed although too few stand behind them, by what is computed.
   * @param hidden crossings that were found hidden before fewer sums were known; those that are now are added
   */
  unsafe(nodeOf: NodeOf, rules: ProtectionRules, hidden: Set<unknown>): readonly (readonly number[])[] {
    const edges = this.#edgesBetween(nodeOf);
    const isSafe = this.#isChange ? isSafeChange : isSafeSum;
    const weights = new Map(edges.map((edge) => [edge, this.#weigh(edge, rules)]));
    const detours = new Detours(edges, weights, (edge) => this.#amountsOf(edge), this.#isChange);
    const told = new Set<CrossingEdge>();
    for (const [edge, weight] of weights) {
      if (edge.crossings.every((crossing) => hidden.has(crossing)) || isSafe(weight, rules)) continue;
      if (!detours.hide(edge, neededDistance(weight, rules))) told.add(edge);
      else for (const crossing of edge.crossings) hidden.add(crossing);
    }
    for (const edge of cutsOfOne(edges)) told.add(edge);
    return [...told].map(({ crossings }) => crossings.flatMap(({ leaves }) => leaves));
  }

  #amountsOf(edge: CrossingEdge): Amounts {
    if (edge.few) return edge.few;
    const known = this.#amounts.get(edge);
    if (known) return known;
    const amounts = new Map<number, number>();
    for (const { rows } of edge.crossings) this.#addUp(amounts, rows);
    this.#amounts.set(edge, amounts);
    return amounts;
  }

  #weigh({ crossings }: CrossingEdge, rules: ProtectionRules): Weight {
    for (const { rows } of crossings) {
      for (const [time, { ledger, sign }] of this.#ledgers.entries()) {
        for (const row of rows[time] ?? []) this.#scales.putRow(ledger, row, sign, !this.#isChange);
      }
    }
    return this.#scales.weigh(Math.max(2, rules.dominantContributors));
  }
}

function together(one: Map<number, number> | null, other: Amounts | null): Map<number, number> | null {
  if (!one || !other) return null;
  for (const [organisation, amount] of other) one.set(organisation, (one.get(organisation) ?? 0) + amount);
  return one.size > MOST_FEW ? null : one;
}

/**
 * Several edges that are all of one organisation, or of one and of an insider who takes its own away, and whose loss parts the
 * graph: then the sum or the difference of that organisation's contributions is known.
 */
function cutsOfOne(edges: readonly CrossingEdge[]): readonly CrossingEdge[] {
  const own = new Map<string, CrossingEdge[]>();
  const put = (key: string, edge: CrossingEdge) => own.set(key, [...(own.get(key) ?? []), edge]);
  for (const edge of edges) if (edge.few) put([...edge.few.keys()].sort().join(' '), edge);
  const marks = cutMarks(edges);
  const markOf = (edge: CrossingEdge) => marks.get(edge) ?? 0n;
  const ofInsiders = new Map<bigint, Set<string>>();
  for (const [key, some] of own) {
    if (key.includes(' ')) continue;
    for (const sum of marksTogether(some.map(markOf))) ofInsiders.set(sum, (ofInsiders.get(sum) ?? new Set()).add(key));
  }
  const isCut = (some: readonly CrossingEdge[], owner: string) =>
    marksTogether(some.map(markOf)).some((sum) => {
      return sum === 0n || [...(ofInsiders.get(sum) ?? [])].some((insider) => insider !== owner);
    });
  return [...own].flatMap(([key, some]) => {
    const [one = '', other] = key.split(' ');
    // What two share is of one of them to the other.
    const all = other === undefined ? some : [...some, ...(own.get(one) ?? []), ...(own.get(other) ?? [])];
    return all.length > 1 && isCut(all, key) ? all : [];
  });
}
