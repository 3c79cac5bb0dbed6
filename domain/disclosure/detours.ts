/**
 * Ways round an edge: if what crosses there were larger, something else in the same industry would be smaller, then something else
 * in that region larger, and so on until the region of the edge is reached again. Such a way hides the edge, unless somebody who
 * stands on the way knows better.
 */
import type { CrossingEdge } from './crossings.ts';
import type { Amounts } from './ledger.ts';
import type { Weight } from './protection-rules.ts';

/** A step over an edge: upwards from the region to the industry, or down and back. */
interface Step {
  readonly edge: CrossingEdge;
  readonly isUp: boolean;
  readonly before: Step | null;
}

export class Detours {
  readonly #weights: ReadonlyMap<CrossingEdge, Weight>;
  readonly #isChange: boolean;
  readonly #edgesAt = new Map<number, CrossingEdge[]>();
  readonly #amountsOf: (edge: CrossingEdge) => Amounts;

  /** @param isChange whether what crosses may also become negative */
  constructor(
    edges: readonly CrossingEdge[],
    weights: ReadonlyMap<CrossingEdge, Weight>,
    amountsOf: (edge: CrossingEdge) => Amounts,
    isChange: boolean,
  ) {
    this.#weights = weights;
    this.#amountsOf = amountsOf;
    this.#isChange = isChange;
    for (const edge of edges) {
      for (const node of [edge.from, edge.to]) {
        const here = this.#edgesAt.get(node);
        if (here) here.push(edge);
        else this.#edgesAt.set(node, [edge]);
      }
    }
  }

  /** Whether an edge is hidden from everybody, so far upwards and, where it can be smaller, so far downwards. */
  hide(edge: CrossingEdge, distance: number): boolean {
    const smaller = Math.min(distance, this.#weights.get(edge)?.total ?? 0);
    return this.#hides(edge, distance, true) && (smaller === 0 || this.#hides(edge, smaller, false));
  }

  #hides(edge: CrossingEdge, distance: number, isUp: boolean): boolean {
    const way = this.#wayRound(edge, distance, isUp, null);
    if (!way) return false;
    return this.#knowingBetter(way, distance).every((insider) => {
      // Whoever contributed all that crosses here has nothing to learn.
      const { few } = edge;
      if (few?.size === 1 && few.has(insider)) return true;
      return this.#wayRound(edge, distance, isUp, insider) !== null;
    });
  }

  /** The shortest way from the far end of an edge to its near one. */
  #wayRound(edge: CrossingEdge, distance: number, isUp: boolean, insider: number | null): Step | null {
    const [start, end] = isUp ? [edge.to, edge.from] : [edge.from, edge.to];
    const reached = new Map<number, Step | null>([[start, null]]);
    for (const [node, before] of reached) {
      for (const next of this.#edgesAt.get(node) ?? []) {
        if (next === edge) continue;
        const goesUp = next.from === node;
        const other = goesUp ? next.to : next.from;
        if (reached.has(other) || !this.#canPass(next, goesUp, distance, insider)) continue;
        const step = { edge: next, isUp: goesUp, before };
        if (other === end) return step;
        reached.set(other, step);
      }
    }
    return null;
  }

  /** Whether what crosses may be so much larger, or so much smaller, for all that an insider knows. */
  #canPass(edge: CrossingEdge, isUp: boolean, distance: number, insider: number | null): boolean {
    const { few } = edge;
    if (insider !== null && few?.size === 1 && few.has(insider)) return false;
    if (isUp || this.#isChange) return true;
    const { total = 0 } = this.#weights.get(edge) ?? {};
    const own = insider === null ? 0 : (this.#amountsOf(edge).get(insider) ?? 0);
    return total - own >= distance;
  }

  /** Those for whom a way is blocked by their own contributions. */
  #knowingBetter(way: Step, distance: number): readonly number[] {
    const found = new Set<number>();
    for (let step: Step | null = way; step; step = step.before) {
      const isOfMany = !step.edge.few && (step.isUp || this.#isChange);
      for (const organisation of isOfMany ? [] : this.#amountsOf(step.edge).keys()) {
        if (!this.#canPass(step.edge, step.isUp, distance, organisation)) found.add(organisation);
      }
    }
    return [...found];
  }
}
