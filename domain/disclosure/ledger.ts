/** Who contributes how much to which line of a linked table, at one time. */
import { COUNTRY, type LinkedTable } from './linked-table.ts';
import type { Weight } from './protection-rules.ts';

/** Rows of contributions; a row stands on one leaf of every branch. */
export interface ContributionRows {
  /** Organisations by their places. */
  readonly organisations: Int32Array;
  /** For every branch the leaf of each row. */
  readonly leaves: readonly Int32Array[];
}

/** Some of the rows, by their leaf: those of leaf l stand in `order` from `starts[l]` to `starts[l + 1]`. */
interface RowsByLeaf {
  readonly starts: Int32Array;
  readonly order: Int32Array;
}

function sortByLeaf(leaves: Int32Array, lines: number): RowsByLeaf {
  const starts = new Int32Array(lines + 1);
  for (const leaf of leaves) starts[leaf + 1] = (starts[leaf + 1] ?? 0) + 1;
  for (let line = 0; line < lines; line++) starts[line + 1] = (starts[line + 1] ?? 0) + (starts[line] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(leaves.length);
  for (const [row, leaf] of leaves.entries()) {
    const place = next[leaf] ?? 0;
    order[place] = row;
    next[leaf] = place + 1;
  }
  return { starts, order };
}

/** The rows where they stand; the magnitudes of one table share it. */
export class ContributionPlaces {
  readonly table: LinkedTable;
  readonly rows: ContributionRows;
  readonly #byBranch: readonly RowsByLeaf[];
  readonly #branchOf = new Map<number, number>();

  constructor(table: LinkedTable, rows: ContributionRows) {
    this.table = table;
    this.rows = rows;
    this.#byBranch = rows.leaves.map((leaves) => sortByLeaf(leaves, table.lines.length));
    const branches = [...new Set(table.childrenOf(COUNTRY).map((child) => table.lines[child]?.branch ?? 0))];
    for (const [place, { branch }] of table.lines.entries()) this.#branchOf.set(place, branches.indexOf(branch));
  }

  /** Visits the rows of a leaf. */
  forEachRow(leaf: number, visit: (row: number) => void): void {
    const sorted = this.#byBranch[this.#branchOf.get(leaf) ?? 0];
    if (!sorted) return;
    const end = sorted.starts[leaf + 1] ?? 0;
    for (let place = sorted.starts[leaf] ?? 0; place < end; place++) visit(sorted.order[place] ?? 0);
  }
}

/** What each organisation contributed to a line. */
export type Amounts = ReadonlyMap<number, number>;

/** The contributions to one magnitude. */
export class Ledger {
  readonly places: ContributionPlaces;
  /** Below zero where a row contributes nothing: its cell is empty. */
  readonly amounts: Float64Array;
  /** Lines whose amounts are of another time than the rest. */
  readonly #dated: ReadonlyMap<number, Amounts>;
  readonly #isDatedAbove: boolean;

  /** @param isDatedAbove whether what stands above such a line is of that time too */
  constructor(
    places: ContributionPlaces,
    amounts: Float64Array,
    dated: ReadonlyMap<number, Amounts> = new Map(),
    isDatedAbove = false,
  ) {
    this.places = places;
    this.amounts = amounts;
    this.#dated = dated;
    this.#isDatedAbove = isDatedAbove;
  }

  /** Visits what is contributed to a line; an organisation may come several times. */
  forEachAmount(line: number, visit: (organisation: number, amount: number) => void): void {
    const dated = this.#dated.get(line);
    if (dated) {
      for (const [organisation, amount] of dated) visit(organisation, amount);
      return;
    }
    const { places, amounts } = this;
    const { organisations } = places.rows;
    for (const leaf of places.table.leavesOf(line)) {
      const datedBelow = this.#isDatedAbove ? this.#dated.get(leaf) : undefined;
      if (datedBelow) {
        for (const [organisation, amount] of datedBelow) visit(organisation, amount);
        continue;
      }
      places.forEachRow(leaf, (row) => {
        const amount = amounts[row] ?? -1;
        if (amount >= 0) visit(organisations[row] ?? 0, amount);
      });
    }
  }

  amountsOf(line: number): Amounts {
    const amounts = new Map<number, number>();
    this.forEachAmount(line, (organisation, amount) => {
      amounts.set(organisation, (amounts.get(organisation) ?? 0) + amount);
    });
    return amounts;
  }
}

/** Adds up what organisations contribute to a sum of lines, taken with their signs. */
export class Scales {
  #net = new Float64Array(256);
  /** 0: not seen; 1: seen, counts only when it comes to something; 2: counts in any case. */
  #seen = new Uint8Array(256);
  readonly #organisations: number[] = [];

  /** @param sign 1 or -1 @param counts whether even a contribution of 0 makes a contributor */
  put(ledger: Ledger, line: number, sign: 1 | -1, counts: boolean): void {
    ledger.forEachAmount(line, (organisation, amount) => this.#add(organisation, sign * amount, counts));
  }

  putRow({ places, amounts }: Ledger, row: number, sign: 1 | -1, counts: boolean): void {
    this.#add(places.rows.organisations[row] ?? 0, sign * (amounts[row] ?? 0), counts);
  }

  #add(organisation: number, amount: number, counts: boolean): void {
    if (organisation >= this.#net.length) this.#grow(organisation);
    const seen = this.#seen[organisation] ?? 0;
    if (seen === 0) this.#organisations.push(organisation);
    if (counts) this.#seen[organisation] = 2;
    else if (seen === 0) this.#seen[organisation] = 1;
    this.#net[organisation] = (this.#net[organisation] ?? 0) + amount;
  }

  /** What lies on the scales; they are empty afterwards. */
  weigh(howManyLargest: number): Weight {
    const largest: number[] = [];
    let contributors = 0;
    let total = 0;
    for (const organisation of this.#organisations) {
      const amount = Math.abs(this.#net[organisation] ?? 0);
      if (amount > 0 || this.#seen[organisation] === 2) contributors++;
      total += amount;
      insert(largest, amount, howManyLargest);
      this.#net[organisation] = 0;
      this.#seen[organisation] = 0;
    }
    this.#organisations.length = 0;
    return { contributors, total, largest };
  }

  #grow(organisation: number): void {
    const length = Math.max(organisation + 1, this.#net.length * 2);
    const [net, seen] = [this.#net, this.#seen];
    this.#net = new Float64Array(length);
    this.#net.set(net);
    this.#seen = new Uint8Array(length);
    this.#seen.set(seen);
  }
}

/** Puts an amount among the largest, the largest first. */
function insert(largest: number[], amount: number, most: number): void {
  if (largest.length === most && amount <= (largest[most - 1] ?? 0)) return;
  let place = largest.length < most ? largest.length : most - 1;
  for (; place > 0 && (largest[place - 1] ?? 0) < amount; place--) largest[place] = largest[place - 1] ?? 0;
  largest[place] = amount;
}
