/** A fault in data is data: a code, a severity, a place and the facts. Which there are, and the sentences, is in problem-text.ts. */
import type { ProblemKind } from './problem-kind.ts';
import type { PROBLEMS } from './problem-text.ts';

/** The tabs of a regional workbook, then those of the central one. */
export type TableKey =
  | 'clusters'
  | 'participants'
  | 'jointProjects'
  | 'supportMeasures'
  | 'workbookList'
  | 'settings'
  | 'regions'
  | 'industries'
  | 'thresholds'
  | 'baselines';

/** `error` sets the row aside, `warning` and `note` leave it in the totals. */
export type Severity = 'error' | 'warning' | 'note';

/** Where: a row of a tab of a workbook, and the column unless the whole row is meant. */
export interface Place {
  /** The alias of the workbook: its region's two-digit code, or `*` for a workbook of all regions. */
  readonly workbook: string;
  readonly table: TableKey;
  /** As the spreadsheet numbers it: row 1 holds the headings. */
  readonly row: number;
  readonly column?: string;
}

/** A row named by another row's problem. */
export interface RowReference {
  readonly workbook: string;
  readonly row: number;
}

/** Kinds of personal data that Svod refuses (152-ФЗ, art. 18 part 5). */
export type PersonalDataKind = 'email' | 'phone' | 'snils' | 'taxId' | 'registrationNumber' | 'soleTrader' | 'fullName';

type Kinds = typeof PROBLEMS;
export type ProblemCode = keyof Kinds;
export type FactsOf<Code extends ProblemCode> = Kinds[Code] extends ProblemKind<infer Facts> ? Facts : never;

/** Any one problem; `code` tells which facts stand beside it. */
export type Problem = {
  [Code in ProblemCode]: { readonly code: Code; readonly severity: Severity; readonly place: Place } & FactsOf<Code>;
}[ProblemCode];

/** A value together with what was found while reading it. */
export interface Reading<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
