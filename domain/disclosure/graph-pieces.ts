/** Pieces of a graph that nothing joins. */

export interface Edge {
  readonly from: number;
  readonly to: number;
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
