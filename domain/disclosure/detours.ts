/**
 * Ways round an edge: if what crosses there were larger, something else in the same industry would be smaller, then something else
 * in that region larger, and so on until the region of the edge is reached again. Such a way hides the edge, unless somebody who
 * stands on the way knows better.
 */
import type { CrossingEdge } from './crossings.ts';
import type { Amounts } from './ledger.ts';
import type { Weight } from './protection-rules.ts';

/** An edge with its ends counted from nought. */
interface Road {
  readonly edge: CrossingEdge;
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/** A road that is gone upwards, from the region to the industry, or down and back. */
interface Step {
  readonly road: Road;
  readonly isUp: boolean;
}

export class Detours {
  readonly #roads = new Map<CrossingEdge, Road>();
  readonly #roadsAt: Road[][] = [];
  readonly #amountsOf: (edge: CrossingEdge) => Amounts;
  readonly #isChange: boolean;
  /** In which search a node was reached last, and by which step. */
  readonly #reachedIn: Int32Array;
  readonly #reachedBy: Step[] = [];
  #search = 0;

  /** @param isChange whether what crosses may also become negative */
  constructor(
    edges: readonly CrossingEdge[],
    weights: ReadonlyMap<CrossingEdge, Weight>,
    amountsOf: (edge: CrossingEdge) => Amounts,
    isChange: boolean,
  ) {
    this.#amountsOf = amountsOf;
    this.#isChange = isChange;
    const nodes = new Map<number, number>();
    const nodeOf = (node: number) => {
      const known = nodes.get(node) ?? nodes.size;
      nodes.set(node, known);
      return known;
    };
    for (const edge of edges) {
      const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
      const road = { edge, from, to, total: weights.get(edge)?.total ?? 0 };
      this.#roads.set(edge, road);
      for (const node of [from, to]) {
        const here = this.#roadsAt[node] ?? [];
        here.push(road);
        this.#roadsAt[node] = here;
      }
    }
    this.#reachedIn = new Int32Array(nodes.size);
  }

  /** Whether an edge is hidden from everybody, so far upwards and, where it can be smaller, so far downwards. */
  hide(edge: CrossingEdge, distance: number): boolean {
    const road = this.#roads.get(edge);
    if (!road) return true;
    const smaller = Math.min(distance, road.total);
    return this.#hides(road, distance, true) && (smaller === 0 || this.#hides(road, smaller, false));
  }

  #hides(road: Road, distance: number, isUp: boolean): boolean {
    const way = this.#wayRound(road, distance, isUp, null);
    if (!way) return false;
    const { few } = road.edge;
    for (const insider of this.#knowingBetter(way, distance)) {
      // Whoever contributed all that crosses here has nothing to learn.
      if (few?.size === 1 && few.has(insider)) continue;
      if (!this.#wayRound(road, distance, isUp, insider)) return false;
    }
    return true;
  }

  /** A shortest way from the far end of an edge to its near one. */
  #wayRound(road: Road, distance: number, isUp: boolean, insider: number | null): readonly Step[] | null {
    const [start, end] = isUp ? [road.to, road.from] : [road.from, road.to];
    const search = ++this.#search;
    this.#reachedIn[start] = search;
    const queue = [start];
    for (let place = 0; place < queue.length; place++) {
      const node = queue[place] ?? start;
      for (const next of this.#roadsAt[node] ?? []) {
        const goesUp = next.from === node;
        const other = goesUp ? next.to : next.from;
        if (this.#reachedIn[other] === search || next === road) continue;
        if (!this.#canPass(next, goesUp, distance, insider)) continue;
        this.#reachedIn[other] = search;
        this.#reachedBy[other] = { road: next, isUp: goesUp };
        if (other === end) return this.#stepsFrom(start, end);
        queue.push(other);
      }
    }
    return null;
  }

  #stepsFrom(start: number, end: number): readonly Step[] {
    const steps: Step[] = [];
    for (let node = end; node !== start; ) {
      const step = this.#reachedBy[node];
      if (!step) break;
      steps.push(step);
      node = step.isUp ? step.road.from : step.road.to;
    }
    return steps;
  }

  /** Whether what crosses may be so much larger, or so much smaller, for all that an insider knows. */
  #canPass({ edge, total }: Road, isUp: boolean, distance: number, insider: number | null): boolean {
    const isFree = isUp || this.#isChange;
    if (!isFree && total < distance) return false;
    if (insider === null) return true;
    const { few } = edge;
    if (few?.size === 1 && few.has(insider)) return false;
    return isFree || total - (this.#amountsOf(edge).get(insider) ?? 0) >= distance;
  }

  /** Those for whom a way is blocked by their own contributions. */
  #knowingBetter(way: readonly Step[], distance: number): ReadonlySet<number> {
    const found = new Set<number>();
    for (const { road, isUp } of way) {
      if (!road.edge.few && (isUp || this.#isChange)) continue;
      for (const organisation of this.#amountsOf(road.edge).keys()) {
        if (!this.#canPass(road, isUp, distance, organisation)) found.add(organisation);
      }
    }
    return found;
  }
}
