/**
 * The rows of one tab as they were read, kept column by column: a hundred thousand rows are a few arrays, not a hundred
 * thousand objects. A row is a view of them, with a property for every column.
 */
import type { RowReference } from './problem.ts';
import type { Columns, Draft, Table } from './table.ts';

/** A view of one row. */
export type ParsedRow<C extends Columns> = Draft<C> & {
  readonly source: ParsedTable<C>;
  /** Its place among the rows that were read, from 0. */
  readonly index: number;
};

type Value = unknown;

/** Numbers stand unboxed; no value of the register is negative. */
const EMPTY = -1;
const UNREADABLE = -2;

class NumberStore {
  readonly #values: Float64Array;

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity);
  }

  get(index: number): Value {
    const value = this.#values[index] ?? EMPTY;
    return value >= 0 ? value : value === EMPTY ? null : undefined;
  }

  set(index: number, value: Value): void {
    this.#values[index] = typeof value === 'number' ? value : value === null ? EMPTY : UNREADABLE;
  }
}

class ValueStore {
  readonly #values: Value[];

  constructor(capacity: number) {
    this.#values = new Array<Value>(capacity);
  }

  get(index: number): Value {
    return this.#values[index];
  }

  set(index: number, value: Value): void {
    this.#values[index] = value;
  }
}

const NO_KEY = 0;

/** FNV-1a over UTF-16 units; never 0. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash === NO_KEY ? 1 : hash;
}

/** The view of a row; each tab has a class of its own with a getter for each of its columns. */
class RowView {
  readonly source: ParsedTable<Columns>;
  readonly index: number;

  constructor(source: ParsedTable<Columns>, index: number) {
    this.source = source;
    this.index = index;
  }
}

const VIEWS = new WeakMap<object, typeof RowView>();

function viewOf(columns: Columns): typeof RowView {
  const known = VIEWS.get(columns);
  if (known) return known;
  class TableRowView extends RowView {}
  for (const [position, key] of Object.keys(columns).entries()) {
    Object.defineProperty(TableRowView.prototype, key, {
      get(this: RowView) {
        return this.source.valueAt(position, this.index);
      },
    });
  }
  VIEWS.set(columns, TableRowView);
  return TableRowView;
}

export class ParsedTable<C extends Columns> {
  readonly table: Table<C>;
  /** The alias of the workbook. */
  readonly workbook: string;
  readonly #stores: readonly (NumberStore | ValueStore)[];
  readonly #rowNumbers: Int32Array;
  readonly #failed: Uint8Array;
  readonly #View: typeof RowView;
  readonly #keyHashes: readonly Int32Array[];
  #size = 0;

  constructor(table: Table<C>, workbook: string, capacity: number) {
    this.table = table;
    this.workbook = workbook;
    this.#stores = Object.values(table.columns).map(({ kind }) =>
      kind.format === 'text' ? new ValueStore(capacity) : new NumberStore(capacity),
    );
    this.#rowNumbers = new Int32Array(capacity);
    this.#failed = new Uint8Array(capacity);
    this.#View = viewOf(table.columns);
    this.#keyHashes = table.uniqueKeys.map(() => new Int32Array(capacity));
  }

  get size(): number {
    return this.#size;
  }

  /** Writes a value of the row that is being read, which `keep` or nothing follows. */
  put(position: number, value: Value): void {
    this.#stores[position]?.set(this.#size, value);
  }

  /** The row that is being read. */
  get pending(): ParsedRow<C> {
    return this.row(this.#size);
  }

  /** Ends the row that was being read. Its keys are hashed while they are at hand. */
  keep(row: ParsedRow<C>, rowNumber: number, failed: boolean): void {
    const { uniqueKeys } = this.table;
    for (let index = 0; index < uniqueKeys.length; index++) {
      const key = failed ? null : (uniqueKeys[index]?.keyOf(row) ?? null);
      const hashes = this.#keyHashes[index];
      if (hashes) hashes[this.#size] = key === null ? NO_KEY : hashOf(key);
    }
    this.#rowNumbers[this.#size] = rowNumber;
    this.#failed[this.#size] = failed ? 1 : 0;
    this.#size++;
  }

  valueAt(position: number, index: number): Value {
    return this.#stores[position]?.get(index);
  }

  row(index: number): ParsedRow<C> {
    // The class has a getter for every declared column, each filled by its own kind.
    return new this.#View(this as unknown as ParsedTable<Columns>, index) as unknown as ParsedRow<C>;
  }

  /** Whether the row has an error of its own. */
  isFailed(index: number): boolean {
    return this.#failed[index] === 1;
  }

  /** A hash of every row's unique key; 0 where the row has an error or takes no part. Equal keys have equal hashes. */
  keyHashes(uniqueKey: number): Int32Array {
    return this.#keyHashes[uniqueKey]?.subarray(0, this.#size) ?? new Int32Array(0);
  }

  /** A flag for every row: 1 where it has an error of its own. */
  failures(): Uint8Array {
    return this.#failed.slice(0, this.#size);
  }

  /** Where a row stands. */
  place(index: number): RowReference {
    return { workbook: this.workbook, row: this.#rowNumbers[index] ?? 0 };
  }

  /** Everything that was read from a row, as a text that is equal for equal rows. */
  contentOf(index: number): string {
    return JSON.stringify(this.#stores.map((store) => store.get(index)));
  }
}
