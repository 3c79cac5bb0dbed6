/** Edges of a graph without which it falls into more pieces. */

export interface Edge {
  readonly from: number;
  readonly to: number;
}

/** The bridges among the edges, each pair of nodes having at most one edge. */
export function bridgesOf<E extends Edge>(edges: readonly E[]): readonly E[] {
  const edgesAt = new Map<number, E[]>();
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) {
      const here = edgesAt.get(node);
      if (here) here.push(edge);
      else edgesAt.set(node, [edge]);
    }
  }
  const bridges: E[] = [];
  /** When a node was reached. */
  const reached = new Map<number, number>();
  const visit = (node: number, by: E | null): number => {
    const now = reached.size;
    reached.set(node, now);
    let back = now;
    for (const edge of edgesAt.get(node) ?? []) {
      if (edge === by) continue;
      const other = edge.from === node ? edge.to : edge.from;
      const known = reached.get(other);
      if (known !== undefined) back = Math.min(back, known);
      else {
        const further = visit(other, edge);
        if (further > now) bridges.push(edge);
        back = Math.min(back, further);
      }
    }
    return back;
  };
  for (const node of edgesAt.keys()) if (!reached.has(node)) visit(node, null);
  return bridges;
}

/** Into how many pieces the nodes of the edges fall. */
export function piecesOf(nodes: Iterable<number>, edges: Iterable<Edge>): number {
  const parents = new Map([...nodes].map((node) => [node, node]));
  const rootOf = (node: number): number => {
    let root = node;
    while (parents.get(root) !== root) root = parents.get(root) ?? root;
    parents.set(node, root);
    return root;
  };
  let pieces = parents.size;
  for (const { from, to } of edges) {
    const [one, other] = [rootOf(from), rootOf(to)];
    if (one === other) continue;
    parents.set(one, other);
    pieces--;
  }
  return pieces;
}
