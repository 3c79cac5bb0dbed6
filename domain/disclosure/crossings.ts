/**
 * Two branches of a table cross: a contribution stands in a region and in an industry, and from published lists everybody knows
 * which regions and industries cross at all. The sum of a region less that of an industry tells what stands in one of them alone.
 * Seen as a graph, with what is known as a sum for nodes and the crossings for edges, everything that can be computed so is what
 * must be cut to part the nodes. So no cut may consist of the contributions of too few.
 */
import { bridgesOf, type Edge, piecesOf } from './bridges.ts';
import { type Amounts, type Ledger, Scales } from './ledger.ts';
import type { ProtectionRules, Weight } from './protection-rules.ts';

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

interface CrossingEdge extends Edge {
  readonly crossings: Crossing[];
  few: Map<number, number> | null;
}

const MOST_FEW = 2;

export class Crossings {
  readonly #ledgers: readonly SignedLedger[];
  readonly #isChange: boolean;
  readonly #crossings: readonly Crossing[];
  readonly #scales = new Scales();

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
    for (const [time, { ledger, sign }] of this.#ledgers.entries()) {
      for (const row of rows[time] ?? []) {
        const organisation = ledger.places.rows.organisations[row] ?? 0;
        amounts.set(organisation, (amounts.get(organisation) ?? 0) + sign * (ledger.amounts[row] ?? 0));
        if (!this.#isChange && amounts.size > MOST_FEW) return null;
      }
    }
    if (this.#isChange) for (const [organisation, amount] of amounts) if (amount === 0) amounts.delete(organisation);
    return amounts.size > MOST_FEW ? null : amounts;
  }

  #edgesBetween(nodeOf: (leaf: number) => number): readonly CrossingEdge[] {
    const edges = new Map<string, CrossingEdge>();
    for (const crossing of this.#crossings) {
      const [from, to] = [nodeOf(crossing.leaves[0]), nodeOf(crossing.leaves[1])];
      if (from === to) continue;
      const key = from < to ? `${from} ${to}` : `${to} ${from}`;
      const edge = edges.get(key) ?? { from, to, crossings: [] as Crossing[], few: new Map<number, number>() };
      edge.crossings.push(crossing);
      edge.few = together(edge.few, crossing.few);
      edges.set(key, edge);
    }
    return [...edges.values()];
  }

  /**
   * The leaves of crossings that could be computed although too few stand behind them, by what is computed.
   * @param nodeOf what is known as one sum has one number
   */
  unsafe(
    nodeOf: (leaf: number) => number,
    rules: ProtectionRules,
    isSafe: (weight: Weight, rules: ProtectionRules) => boolean,
  ): readonly (readonly number[])[] {
    const edges = this.#edgesBetween(nodeOf);
    const nodes = new Set(edges.flatMap(({ from, to }) => [from, to]));
    const insiders = new Set<number | null>([null]);
    for (const { few } of edges) for (const organisation of few?.keys() ?? []) insiders.add(organisation);
    const cut = new Set<CrossingEdge>();
    for (const insider of insiders) {
      const unknown = edges.filter(({ few }) => others(few, insider) > 0);
      for (const edge of bridgesOf(unknown)) {
        if (!cut.has(edge) && !this.#mayBeTold(edge, insider, rules, isSafe)) cut.add(edge);
      }
      for (const edge of cutOfOne(unknown, nodes, insider) ?? []) cut.add(edge);
    }
    return [...cut].map(({ crossings }) => crossings.flatMap(({ leaves }) => leaves));
  }

  /** Whether an insider may learn what crosses on an edge. */
  #mayBeTold(
    edge: CrossingEdge,
    insider: number | null,
    rules: ProtectionRules,
    isSafe: (weight: Weight, rules: ProtectionRules) => boolean,
  ): boolean {
    const { few } = edge;
    if (insider === null || few === null) return isSafe(this.#weigh(edge, rules), rules);
    if (rules.fewestContributors > MOST_FEW + 1 || others(few, insider) < MOST_FEW) return false;
    const [smaller = 0, larger = 0] = [...few.values()].map(Math.abs).sort((left, right) => left - right);
    return smaller * 100 >= larger * rules.closenessPercent;
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

/** How many organisations are unknown to an insider on an edge. */
function others(few: Amounts | null, insider: number | null): number {
  if (!few) return Number.POSITIVE_INFINITY;
  return few.size - (insider !== null && few.has(insider) ? 1 : 0);
}

/** Several edges of one and the same organisation whose loss parts the graph. */
function cutOfOne(
  unknown: readonly CrossingEdge[],
  nodes: ReadonlySet<number>,
  insider: number | null,
): readonly CrossingEdge[] | undefined {
  const edgesOf = new Map<number, CrossingEdge[]>();
  for (const edge of unknown) {
    if (others(edge.few, insider) !== 1) continue;
    const [organisation] = [...(edge.few?.keys() ?? [])].filter((one) => one !== insider);
    if (organisation === undefined) continue;
    edgesOf.set(organisation, [...(edgesOf.get(organisation) ?? []), edge]);
  }
  const pieces = piecesOf(nodes, unknown);
  for (const own of edgesOf.values()) {
    if (own.length < 2) continue;
    const rest = unknown.filter((edge) => !own.includes(edge));
    if (piecesOf(nodes, rest) > pieces) return own;
  }
  return undefined;
}
