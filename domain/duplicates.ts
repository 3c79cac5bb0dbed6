/**
 * The same thing entered twice. Equal rows: one is kept. Different rows under one key: nobody can know which is right, so
 * all are set aside. The order of rows and workbooks never matters for what is kept.
 */

import type { ParsedRow } from './parsed-table.ts';
import type { FactsOf, RowReference } from './problem.ts';
import { placeOf, type TabRows } from './tab-rows.ts';
import type { Columns, UniqueKey } from './table.ts';

const MOST_NAMED = 10;

/** The order in which rows are named, whatever the order of workbooks. */
export function compareRows<C extends Columns>(left: ParsedRow<C>, right: ParsedRow<C>): number {
  const [one, other] = [placeOf(left), placeOf(right)];
  if (one.workbook !== other.workbook) return one.workbook < other.workbook ? -1 : 1;
  return one.row - other.row;
}

/** Notes hashes, and tells which were noted before. */
export class SeenBefore {
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
  }

  note(hash: number): boolean {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#slots[slot] !== 0) {
      if (this.#slots[slot] === hash) return true;
      slot = (slot + 1) & this.#mask;
    }
    this.#slots[slot] = hash;
    return false;
  }
}

/**
 * Rows that share a key, where there is more than one, in a fixed order. Nearly all keys are unique, and a set of a hundred
 * thousand texts is slow: only rows whose hash stands twice are compared as texts.
 */
function groupsOf<C extends Columns>(
  rows: TabRows<C>,
  uniqueKey: number,
  keyOf: UniqueKey<C>['keyOf'],
): readonly (readonly ParsedRow<C>[])[] {
  const seen = new SeenBefore(rows.size);
  const repeated = new Set<number>();
  for (const part of rows.parts) {
    const failed = rows.failuresOf(part);
    const hashes = part.keyHashes(uniqueKey);
    for (let index = 0; index < hashes.length; index++) {
      const hash = hashes[index] ?? 0;
      if (hash !== 0 && failed[index] === 0 && seen.note(hash)) repeated.add(hash);
    }
  }
  if (repeated.size === 0) return [];
  const groups = new Map<string, ParsedRow<C>[]>();
  for (const part of rows.parts) {
    part.keyHashes(uniqueKey).forEach((hash, index) => {
      if (!repeated.has(hash) || rows.failuresOf(part)[index] === 1) return;
      const row = part.row(index);
      const key = keyOf(row) ?? '';
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    });
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
export function refuseDuplicates<C extends Columns>(rows: TabRows<C>): void {
  const copies = new Set<string>();
  for (const [index, { column, keyOf }] of rows.table.uniqueKeys.entries()) {
    for (const group of groupsOf(rows, index, keyOf)) {
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
