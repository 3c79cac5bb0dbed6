/**
 * The same thing entered twice. Equal rows: one is kept. Different rows under one key: nobody can know which is right, so
 * all are set aside. The order of rows and workbooks never matters for what is kept.
 */
import type { ParsedRow } from './parsed-table.ts';
import type { FactsOf, RowReference } from './problem.ts';
import { placeOf, type TabRows } from './tab-rows.ts';
import type { Columns } from './table.ts';

const MOST_NAMED = 10;

/** What must be unique among the rows of a tab; null means that a row does not take part. */
export interface UniqueKey<C extends Columns> {
  readonly column: keyof C & string;
  readonly keyOf: (row: ParsedRow<C>) => string | null;
}

function compareRows<C extends Columns>(left: ParsedRow<C>, right: ParsedRow<C>): number {
  const [one, other] = [placeOf(left), placeOf(right)];
  if (one.workbook !== other.workbook) return one.workbook < other.workbook ? -1 : 1;
  return one.row - other.row;
}

/**
 * Which keys were seen before, told by a hash of 32 bits: it may say "perhaps" of a key that is new, and never "no" of one
 * that is not. Most keys are new, and a set of a hundred thousand texts costs ten times as much.
 */
class SeenBefore {
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
  }

  /** Notes the key; whether it was perhaps noted before. */
  note(key: string): boolean {
    let hash = 0x811c9dc5;
    for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
    const mark = hash === 0 ? 1 : hash;
    let slot = (mark ^ (mark >>> 15)) & this.#mask;
    while (this.#slots[slot] !== 0) {
      if (this.#slots[slot] === mark) return true;
      slot = (slot + 1) & this.#mask;
    }
    this.#slots[slot] = mark;
    return false;
  }
}

/** Rows that share a key, where there is more than one, in a fixed order. */
export function groupsOf<C extends Columns, Row extends ParsedRow<C>>(
  rows: Iterable<Row>,
  size: number,
  keyOf: (row: Row) => string | null,
): readonly (readonly Row[])[] {
  const seen = new SeenBefore(size);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null && seen.note(key)) groups.set(key, []);
  }
  if (groups.size === 0) return [];
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) groups.get(key)?.push(row);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.sort(compareRows));
}

/** The other rows of a group, the first ten by name. */
export function twinsOf<C extends Columns>(
  row: ParsedRow<C>,
  group: readonly ParsedRow<C>[],
): FactsOf<'DUPLICATE_KEY'> {
  const others: RowReference[] = [];
  for (const other of group) {
    if (others.length === MOST_NAMED) break;
    if (other !== row) others.push(placeOf(other));
  }
  return { others, count: group.length - 1 };
}

/** Sets aside the rows that repeat another one. Rows with an error of their own take no part. */
export function refuseDuplicates<C extends Columns>(rows: TabRows<C>, uniqueKeys: readonly UniqueKey<C>[]): void {
  const copies = new Set<string>();
  const found = uniqueKeys.map(({ column, keyOf }) => {
    const keyOfRight = (row: ParsedRow<C>) => (row.source.isFailed(row.index) ? null : keyOf(row));
    return { column, groups: groupsOf<C, ParsedRow<C>>(rows, rows.size, keyOfRight) };
  });
  for (const { column, groups } of found) {
    for (const group of groups) {
      const [kept, ...rest] = group;
      if (!kept) continue;
      const content = kept.source.contentOf(kept.index);
      if (rest.every((row) => row.source.contentOf(row.index) === content)) {
        for (const row of rest) {
          const place = placeOf(row);
          const name = `${place.workbook} ${place.row}`;
          if (!copies.has(name)) rows.report(row, undefined, 'DUPLICATE_ROW', { kept: placeOf(kept) });
          copies.add(name);
        }
      } else {
        for (const row of group) rows.report(row, column, 'DUPLICATE_KEY', twinsOf(row, group));
      }
    }
  }
}
