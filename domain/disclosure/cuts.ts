/**
 * Which few edges part a graph: every edge bears a random mark, and the marks of edges that are a cut come to nothing together
 * (the cycle space of the graph, sampled: what is no cut is taken for one once in 2^52 times).
 */

export interface Edge {
  readonly from: number;
  readonly to: number;
}

/** Numbers from a fixed start: the same graph has the same marks. */
function randomMarks(): () => bigint {
  let state = 0x9e3779b97f4a7c15n;
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return state >> 12n;
  };
}

/** The mark of every edge. */
export function cutMarks<E extends Edge>(edges: readonly E[]): ReadonlyMap<E, bigint> {
  const edgesAt = new Map<number, E[]>();
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) {
      const here = edgesAt.get(node);
      if (here) here.push(edge);
      else edgesAt.set(node, [edge]);
    }
  }
  /** By node, a parent before its children: the edge that leads to it. */
  const tree = new Map<number, { readonly edge: E | null; readonly parent: number }>();
  for (const root of edgesAt.keys()) {
    if (tree.has(root)) continue;
    tree.set(root, { edge: null, parent: root });
    for (const queue = [root]; queue.length > 0; ) {
      const node = queue.pop() ?? root;
      for (const edge of edgesAt.get(node) ?? []) {
        const other = edge.from === node ? edge.to : edge.from;
        if (tree.has(other)) continue;
        tree.set(other, { edge, parent: node });
        queue.push(other);
      }
    }
  }
  const branches = new Set([...tree.values()].map(({ edge }) => edge));
  const next = randomMarks();
  const marks = new Map<E, bigint>();
  const atNode = new Map<number, bigint>();
  const add = (node: number, mark: bigint) => atNode.set(node, (atNode.get(node) ?? 0n) ^ mark);
  for (const edge of edges) {
    if (branches.has(edge)) continue;
    const mark = next();
    marks.set(edge, mark);
    add(edge.from, mark);
    add(edge.to, mark);
  }
  for (const [node, { edge, parent }] of [...tree].reverse()) {
    if (!edge) continue;
    const mark = atNode.get(node) ?? 0n;
    marks.set(edge, mark);
    add(parent, mark);
  }
  return marks;
}

/** What the marks of each set of some edges come to; of a great many edges only of the first. */
export function marksTogether(marks: readonly bigint[]): readonly bigint[] {
  let sums: readonly bigint[] = [0n];
  for (const mark of marks.slice(0, MOST_TOGETHER)) sums = [...sums, ...sums.map((sum) => sum ^ mark)];
  return sums.slice(1);
}

const MOST_TOGETHER = 8;
