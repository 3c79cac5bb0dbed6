/**
 * A tab is declared once: its columns, what each may hold, what a row must satisfy. Headings, hints, formats, drop-downs,
 * the parse of a row and the TypeScript type of a record are derived from that declaration.
 */
import type { ChoiceList } from './choice-list.ts';
import type { NumberLists } from './number-lists.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { TableKey } from './problem.ts';
import type { Reference } from './reference.ts';
import type { RowReport, RuleContext } from './row-report.ts';

export type ColumnFormat = 'text' | 'date' | 'amount' | 'count' | 'year' | 'percent';

/** What a column may hold, and how each sort of cell is read. `undefined` means: a problem was reported. */
export interface Kind<T> {
  /** How the column is formatted before anybody types. */
  readonly format: ColumnFormat;
  /** A column of text that any whole number may stand in. */
  readonly readsNumber?: true;
  /** A column of free text, so that nothing but text belongs in it. */
  readonly isFreeText?: true;
  /**
   * The value of a cell that is written exactly as it should be; undefined sends the cell the long way, through cleaning
   * and the two readers below. It only saves time: the long way gives the same value without a problem.
   */
  quick?(cell: string | number, context: RuleContext): T | undefined;
  readonly numberOf?: CodeKind['numberOf'];
  readonly readNumbers?: CodeListKind['readNumbers'];
  readonly choices?: ChoiceKind<string>['choices'];
  /** Values offered in a drop-down. */
  readonly options?: (reference: Reference) => readonly string[];
  /** Null where the text names nothing after all: a list of nothing but separators. */
  fromText(text: string, report: RowReport): T | null | undefined;
  fromNumber(value: number, report: RowReport): T | undefined;
}

/** Codes that stand for numbers: rules look at a hundred thousand numbers much faster than at as many texts. */
export interface CodeKind extends Kind<string> {
  /** The number of a code that is written exactly as it should be, which no other has; -1 for any other text. */
  readonly numberOf: (text: string) => number;
}

/** Lists of such codes. */
export interface CodeListKind extends Kind<string> {
  /** Puts the numbers of a list that is written exactly as it should be into the list of a row; false for any other text. */
  readonly readNumbers: (text: string, lists: NumberLists, row: number) => boolean;
}

/** Values of a closed list that belongs to the declaration: each is kept as its place in the list. */
export interface ChoiceKind<Key extends string> extends Kind<Key> {
  readonly choices: ChoiceList<Key>;
}

export interface Column<T> {
  readonly heading: string;
  readonly kind: Kind<T>;
  /** What to enter, for the note on the heading and for the dictionary. */
  readonly hint: string;
  /** `public`: may be published; `aggregate`: only inside totals; `internal`: never leaves the workbook. */
  readonly visibility: 'public' | 'aggregate' | 'internal';
  /** `always`: an error when empty; `code`: the row's own code, given by Svod at the keyboard. */
  readonly required?: 'always' | 'code';
  /** A workbook that was prepared before there was this column may lack it; then it is empty. */
  readonly mayLack?: true;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;
export type ValueOf<C extends Column<unknown>> = C['kind'] extends Kind<infer T> ? T : never;

/** A row that was accepted: required columns hold values, the others may hold null. */
export type RecordOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends { required: string } ? ValueOf<C[K]> : ValueOf<C[K]> | null;
};

/** A row as it was read: null is an empty cell, undefined one that could not be read. */
export type Draft<C extends Columns> = { readonly [K in keyof C]: ValueOf<C[K]> | null | undefined };

export interface Table<C extends Columns> {
  readonly key: TableKey;
  /** The name of the tab. */
  readonly title: string;
  readonly columns: C;
  /** In the order of the tab. */
  readonly columnKeys: readonly (keyof C & string)[];
  /** Rules within one row. */
  readonly checkRow: (row: Draft<C>, report: RowReport) => void;
  /**
   * Whether `checkRow` has nothing to say of a row, told from the columns. It only saves time: it may be wrong in one
   * direction alone, and send a right row to `checkRow`.
   */
  readonly isFlawless?: (rows: ParsedTable<C>, index: number, context: RuleContext) => boolean;
  /** What no two rows may share. */
  readonly uniqueKeys: readonly UniqueKey<C>[];
}

/** What must be unique among the rows of a tab; null means that a row does not take part. */
export interface UniqueKey<C extends Columns> {
  readonly column: keyof C & string;
  readonly keyOf: (row: Draft<C>) => string | null;
  /** A number that equal keys share, and few others; below zero where the row takes no part. It only saves time. */
  readonly numberAt?: (rows: ParsedTable<C>, index: number) => number;
}

/** While a row is read, each of its columns is a bit of one number. */
const MOST_COLUMNS = 32;

export function defineTable<const C extends Columns>(declaration: Omit<Table<C>, 'columnKeys'>): Table<C> {
  if (Object.keys(declaration.columns).length > MOST_COLUMNS) {
    throw new RangeError(`A tab has ${MOST_COLUMNS} columns at most; reading gives each of them a bit.`);
  }
  return { ...declaration, columnKeys: Object.keys(declaration.columns) };
}

/** Whether the column can hold a number that is no date, so that a date in it is a mistake. */
export function isNeverDate({ format, readsNumber }: Kind<unknown>): boolean {
  return readsNumber === true || format === 'amount' || format === 'count' || format === 'percent' || format === 'year';
}
