/**
 * The rows of one tab as they were read, kept column by column: a hundred thousand rows are a few arrays, not a hundred
 * thousand objects. A row is a view of them, with a property for every column.
 */
import { NumberLists } from './number-lists.ts';
import type { RowReference } from './problem.ts';
import { type ColumnValues, EMPTY, type RowView, UNREADABLE, viewOf } from './row-view.ts';
import type { CodeKind, CodeListKind, Columns, Draft, Kind, Table, ValueOf } from './table.ts';

/** A view of one row. */
export type ParsedRow<C extends Columns> = Draft<C> & {
  readonly source: ParsedTable<C>;
  /** Its place among the rows that were read, from 0. */
  readonly index: number;
};

/**
 * The values of every column, by its key: numbers unboxed, choices as their places in the list, both below zero where there
 * is none. Behind those of the last row there may be more.
 */
export type ColumnsOf<C extends Columns> = {
  readonly [K in keyof C]: C[K]['kind'] extends { readonly choices: unknown }
    ? Float64Array
    : ValueOf<C[K]> extends number
      ? Float64Array
      : readonly (ValueOf<C[K]> | null | undefined)[];
};

/** The numbers of the columns of codes; below zero where there is none. */
export type CodesOf<C extends Columns> = {
  readonly [K in keyof C as C[K]['kind'] extends CodeKind ? K : never]: Float64Array;
};

/** The numbers of the columns of lists of codes. */
export type CodeListsOf<C extends Columns> = {
  readonly [K in keyof C as C[K]['kind'] extends CodeListKind ? K : never]: NumberLists;
};

function numberFor(value: unknown, { choices }: Kind<unknown>): number {
  if (typeof value === 'number') return value;
  if (choices && typeof value === 'string') return choices.keys.indexOf(value);
  return value === null ? EMPTY : UNREADABLE;
}

function valuesFor({ format, choices }: Kind<unknown>, capacity: number): ColumnValues {
  return format === 'text' && !choices ? new Array<unknown>(capacity) : new Float64Array(capacity);
}

const NO_KEY = 0;
const SPREAD = 0x9e3779b1;

/** FNV-1a over UTF-16 units; never 0. */
function hashOf(key: string | null): number {
  if (key === null) return NO_KEY;
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash === NO_KEY ? 1 : hash;
}

/** Of the number of a code; never 0 where there is one. */
function hashOfNumber(number: number): number {
  if (number < 0) return NO_KEY;
  const hash = Math.imul((number | 0) ^ Math.imul(Math.floor(number / 2 ** 32), 0x01000193), SPREAD);
  return hash === NO_KEY ? 1 : hash;
}

function pick<T>(
  kinds: readonly (readonly [key: string, kind: Kind<unknown>])[],
  make: (kind: Kind<unknown>) => T | undefined,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    kinds.flatMap(([key, kind]) => {
      const made = make(kind);
      return made === undefined ? [] : [[key, made] as const];
    }),
  );
}

export class ParsedTable<C extends Columns> {
  readonly table: Table<C>;
  /** The alias of the workbook. */
  readonly workbook: string;
  readonly columns: ColumnsOf<C>;
  readonly codes: CodesOf<C>;
  readonly codeLists: CodeListsOf<C>;
  /** The values of the columns in the order of the tab. */
  readonly inOrder: readonly ColumnValues[];
  /** Of each row as the spreadsheet numbers it. */
  readonly rowNumbers: Int32Array;
  readonly #failed: Uint8Array;
  readonly #View: typeof RowView;
  #size = 0;

  constructor(table: Table<C>, workbook: string, capacity: number) {
    const kinds = Object.entries(table.columns).map(([key, { kind }]) => [key, kind] as const);
    const columns = pick(kinds, (kind) => valuesFor(kind, capacity));
    this.table = table;
    this.workbook = workbook;
    // What the columns hold follows from their kinds.
    this.columns = columns as unknown as ColumnsOf<C>;
    this.codes = pick(kinds, ({ numberOf }) => numberOf && new Float64Array(capacity)) as unknown as CodesOf<C>;
    this.codeLists = pick(
      kinds,
      ({ readNumbers }) => readNumbers && new NumberLists(capacity),
    ) as unknown as CodeListsOf<C>;
    this.inOrder = Object.values(columns);
    this.rowNumbers = new Int32Array(capacity);
    this.#failed = new Uint8Array(capacity);
    this.#View = viewOf(table.columns);
  }

  get size(): number {
    return this.#size;
  }

  /** A row whose values are still to be put. */
  addRow(rowNumber: number): void {
    this.rowNumbers[this.#size++] = rowNumber;
  }

  put(column: keyof C & string, index: number, value: unknown): void {
    const kind = this.table.columns[column]?.kind;
    if (!kind) return;
    const values = this.columns[column] as ColumnValues;
    if (values instanceof Float64Array) values[index] = numberFor(value, kind);
    else values[index] = value;
    const codes = this.codesOf(column);
    if (codes && kind.numberOf) codes[index] = typeof value === 'string' ? kind.numberOf(value) : EMPTY;
    const lists = this.listsOf(column);
    if (!lists) return;
    lists.begin(index);
    if (typeof value === 'string') kind.readNumbers?.(value, lists, index);
  }

  /** Notes that a row has an error of its own. */
  fail(index: number): void {
    this.#failed[index] = 1;
  }

  row(index: number): ParsedRow<C> {
    // The class has a getter for every declared column, each filled by its own kind.
    return new this.#View(this as unknown as ParsedTable<Columns>, index) as unknown as ParsedRow<C>;
  }

  /** The numbers of any column, if it holds codes. */
  codesOf(column: keyof C & string): Float64Array | undefined {
    return (this.codes as Readonly<Record<string, Float64Array>>)[column];
  }

  /** The numbers of any column, if it holds lists of codes. */
  listsOf(column: keyof C & string): NumberLists | undefined {
    return (this.codeLists as Readonly<Record<string, NumberLists>>)[column];
  }

  /** Whether the row has an error of its own. */
  isFailed(index: number): boolean {
    return this.#failed[index] === 1;
  }

  /** A hash of every row's unique key; 0 where the row has an error or takes no part. Equal keys have equal hashes. */
  keyHashes(uniqueKey: number): Int32Array {
    const hashes = new Int32Array(this.#size);
    const key = this.table.uniqueKeys[uniqueKey];
    if (!key) return hashes;
    for (let index = 0; index < hashes.length; index++) {
      if (this.#failed[index] === 1) continue;
      hashes[index] = key.numberAt ? hashOfNumber(key.numberAt(this, index)) : hashOf(key.keyOf(this.row(index)));
    }
    return hashes;
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
    const row = this.row(index);
    return JSON.stringify(this.table.columnKeys.map((key) => row[key]));
  }
}
