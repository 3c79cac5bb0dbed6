/**
 * The rows of one tab as they were read, kept column by column: a hundred thousand rows are a few arrays, not a hundred
 * thousand objects. A row is a view of them, with a property for every column.
 */
import type { RowReference } from './problem.ts';
import { type CodeKind, type Columns, type Draft, type Kind, keyOfRow, type Table, type ValueOf } from './table.ts';

/** A view of one row. */
export type ParsedRow<C extends Columns> = Draft<C> & {
  readonly source: ParsedTable<C>;
  /** Its place among the rows that were read, from 0. */
  readonly index: number;
};

/** The values of one column. Numbers stand unboxed, and none of the register is negative. */
export type ColumnValues = Float64Array | unknown[];

/** The values of every column, by its key. Behind those of the last row there may be more. */
export type ColumnsOf<C extends Columns> = {
  readonly [K in keyof C]: ValueOf<C[K]> extends number ? Float64Array : readonly (ValueOf<C[K]> | null | undefined)[];
};

/** The numbers of the columns of codes; below zero where there is none. */
export type CodesOf<C extends Columns> = {
  readonly [K in keyof C as C[K]['kind'] extends CodeKind ? K : never]: Float64Array;
};

/** What stands among numbers for no number. */
export const EMPTY = -1;
const UNREADABLE = -2;

function numberFor(value: unknown): number {
  return typeof value === 'number' ? value : value === null ? EMPTY : UNREADABLE;
}

function valuesFor({ format }: Kind<unknown>, capacity: number): ColumnValues {
  return format === 'text' ? new Array<unknown>(capacity) : new Float64Array(capacity);
}

function valueAt(values: ColumnValues | undefined, index: number): unknown {
  const value = values?.[index];
  return typeof value === 'number' && value < 0 ? (value === EMPTY ? null : undefined) : value;
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
  readonly values: readonly ColumnValues[];
  index: number;

  constructor(source: ParsedTable<Columns>, index: number) {
    this.source = source;
    this.values = source.inOrder;
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
        return valueAt(this.values[position], this.index);
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
  readonly columns: ColumnsOf<C>;
  readonly codes: CodesOf<C>;
  /** The values of the columns in the order of the tab. */
  readonly inOrder: readonly ColumnValues[];
  /** Of each row as the spreadsheet numbers it. */
  readonly rowNumbers: Int32Array;
  readonly #failed: Uint8Array;
  readonly #View: typeof RowView;
  readonly #keyHashes: readonly Int32Array[];
  #size = 0;

  constructor(table: Table<C>, workbook: string, capacity: number) {
    const kinds = Object.entries(table.columns).map(([key, { kind }]) => [key, kind] as const);
    const columns = kinds.map(([key, kind]) => [key, valuesFor(kind, capacity)] as const);
    const codes = kinds.filter(([, kind]) => kind.numberOf).map(([key]) => [key, new Float64Array(capacity)] as const);
    this.table = table;
    this.workbook = workbook;
    // What the columns hold follows from their kinds.
    this.columns = Object.fromEntries(columns) as unknown as ColumnsOf<C>;
    this.codes = Object.fromEntries(codes) as unknown as CodesOf<C>;
    this.inOrder = columns.map(([, values]) => values);
    this.rowNumbers = new Int32Array(capacity);
    this.#failed = new Uint8Array(capacity);
    this.#View = viewOf(table.columns);
    this.#keyHashes = table.uniqueKeys.map(() => new Int32Array(capacity));
  }

  get size(): number {
    return this.#size;
  }

  /** A row whose values are still to be put. */
  addRow(rowNumber: number): void {
    this.rowNumbers[this.#size++] = rowNumber;
  }

  put(column: keyof C & string, index: number, value: unknown): void {
    const values = this.columns[column] as ColumnValues;
    if (values instanceof Float64Array) values[index] = numberFor(value);
    else values[index] = value;
    const codes = this.codesOf(column);
    const numberOf = this.table.columns[column]?.kind.numberOf;
    if (codes && numberOf) codes[index] = typeof value === 'string' ? numberOf(value) : numberFor(value);
  }

  /** Ends a row that was read and checked. Its keys are hashed while they are at hand. */
  finish(row: ParsedRow<C>, failed: boolean): void {
    this.#failed[row.index] = failed ? 1 : 0;
    for (const [position, uniqueKey] of this.table.uniqueKeys.entries()) {
      const key = failed ? null : keyOfRow(uniqueKey, row);
      const hashes = this.#keyHashes[position];
      if (hashes) hashes[row.index] = key === null ? NO_KEY : hashOf(key);
    }
  }

  row(index: number): ParsedRow<C> {
    // The class has a getter for every declared column, each filled by its own kind.
    return new this.#View(this as unknown as ParsedTable<Columns>, index) as unknown as ParsedRow<C>;
  }

  /** The numbers of any column, if it holds codes. */
  codesOf(column: keyof C & string): Float64Array | undefined {
    return (this.codes as Readonly<Record<string, Float64Array>>)[column];
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
    return { workbook: this.workbook, row: this.rowNumbers[index] ?? 0 };
  }

  /** Everything that was read from a row, as a text that is equal for equal rows. */
  contentOf(index: number): string {
    return JSON.stringify(this.inOrder.map((values) => valueAt(values, index)));
  }
}
