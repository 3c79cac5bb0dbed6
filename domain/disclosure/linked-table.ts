/** Lines that add up: every line but the first has a parent, and the children of a line on one branch add up to it. */

export interface Line {
  readonly level: string;
  readonly key: string;
  /** The place of its parent; -1 for the country. */
  readonly parent: number;
  /** Children of one line that stand on different branches each add up to it by themselves. */
  readonly branch: number;
}

/** A line with children on a branch. */
export interface Equation {
  readonly parent: number;
  readonly children: readonly number[];
}

export const COUNTRY = 0;

/** Lines are known by their places; a parent stands before its children. */
export class LinkedTable {
  readonly lines: readonly Line[];
  readonly equations: readonly Equation[];
  readonly #childrenOf: readonly (readonly number[])[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(lines: readonly Line[]) {
    this.lines = lines;
    this.#places = new Map(lines.map(({ level, key }, place) => [`${level} ${key}`, place]));
    const childrenOf: number[][] = lines.map(() => []);
    const equations = new Map<string, { parent: number; children: number[] }>();
    for (const [place, { parent, branch }] of lines.entries()) {
      if (parent < 0) continue;
      childrenOf[parent]?.push(place);
      const equation = equations.get(`${parent} ${branch}`) ?? { parent, children: [] };
      equation.children.push(place);
      equations.set(`${parent} ${branch}`, equation);
    }
    this.#childrenOf = childrenOf;
    this.equations = [...equations.values()];
  }

  /** -1 where there is no such line. */
  placeOf(level: string, key: string): number {
    return this.#places.get(`${level} ${key}`) ?? -1;
  }

  childrenOf(place: number): readonly number[] {
    return this.#childrenOf[place] ?? [];
  }

  isLeaf(place: number): boolean {
    return this.childrenOf(place).length === 0;
  }

  /** The lines without children below a line, or the line itself; below the country those of the first branch. */
  leavesOf(place: number): readonly number[] {
    if (this.isLeaf(place)) return [place];
    const children = this.childrenOf(place);
    const branch = this.lines[children[0] ?? -1]?.branch;
    return children.filter((child) => this.lines[child]?.branch === branch).flatMap((child) => this.leavesOf(child));
  }

  /** The equation whose known parent, or the country, bounds the sum of the hidden lines that a hidden line is one of. */
  poolOf(line: number, isKnown: (line: number) => boolean): Equation | undefined {
    let top = line;
    while (top !== COUNTRY) {
      const parent = this.lines[top]?.parent ?? COUNTRY;
      if (parent === COUNTRY || isKnown(parent)) break;
      top = parent;
    }
    return this.equations.find(({ children }) => children.includes(top));
  }

  /**
   * What is known as one sum, by a number for each leaf: that of a told leaf alone, that of a pool for its hidden ones. Where the
   * country is not told its pools are one.
   */
  sumsOf(isTold: (line: number) => boolean): (leaf: number) => number {
    const sums = new Map<number, number>();
    return (leaf) => {
      const known = sums.get(leaf);
      if (known !== undefined) return known;
      let sum = leaf;
      if (!isTold(leaf)) {
        const pool = this.poolOf(leaf, isTold);
        const isOpen = pool?.parent === COUNTRY && !isTold(COUNTRY);
        sum = this.lines.length + (pool && !isOpen ? this.equations.indexOf(pool) : this.equations.length);
      }
      sums.set(leaf, sum);
      return sum;
    };
  }
}
