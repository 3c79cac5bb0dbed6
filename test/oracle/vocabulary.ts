/** The words of the oracle: workbooks, rows and what is said about them. */
import type { ProblemCode, Severity } from '../../domain/problem.ts';

export type { ProblemCode, Severity };

/** A cell as a spreadsheet hands it over; `date` is the serial number of a cell that is known to hold a date. */
export type Cell = string | number | boolean | null | { date: number } | { formula: string } | { error: string };

/** The first row holds the headings. */
export type RawTab = readonly (readonly Cell[])[];

export const TAB_KEYS = ['clusters', 'participants', 'jointProjects', 'supportMeasures'] as const;
export type TabKey = (typeof TAB_KEYS)[number];

export interface Workbook {
  /** A region's two-digit code, or `*` for a workbook of all regions. */
  readonly alias: string;
  readonly tabs: Readonly<Record<TabKey, RawTab>>;
}

export interface Finding {
  readonly workbook: string;
  readonly table: TabKey;
  readonly row: number;
  /** null where the whole row is meant. */
  readonly column: string | null;
  readonly code: ProblemCode;
  readonly severity: Severity;
}

/** What a cell says. Every number is whole: rubles, millionths of a percent, days, people. null is an empty cell. */
export type Value = string | bigint | boolean | readonly string[] | null;

/** What is said about a cell. */
export type Said = readonly [severity: Severity, code: ProblemCode];

/** A value with what was said while reading it; undefined is a cell that could not be read. */
export interface Reading {
  readonly value: Value | undefined;
  readonly said: readonly Said[];
}

export function read(value: Value, ...said: readonly Said[]): Reading {
  return { value, said };
}

export function refused(code: ProblemCode): Reading {
  return { value: undefined, said: [['error', code]] };
}

/** One row of a tab: what its cells say and what is said about it. */
export class Row {
  readonly workbook: string;
  readonly table: TabKey;
  /** As the spreadsheet numbers it: row 1 holds the headings. */
  readonly number: number;
  /** A column that could not be read is not here. */
  readonly values = new Map<string, Value>();
  readonly findings: Finding[] = [];

  constructor(workbook: string, table: TabKey, number: number) {
    this.workbook = workbook;
    this.table = table;
    this.number = number;
  }

  say(severity: Severity, code: ProblemCode, column: string | null): void {
    this.findings.push({ workbook: this.workbook, table: this.table, row: this.number, column, code, severity });
  }

  get isAccepted(): boolean {
    return this.findings.every(({ severity }) => severity !== 'error');
  }

  /** Whether an error stands here that is not merely the fate of its parent. */
  get hasOwnError(): boolean {
    return this.findings.some(({ severity, code }) => severity === 'error' && code !== 'PARENT_SET_ASIDE');
  }

  isEmpty(column: string): boolean {
    return this.values.get(column) === null;
  }

  text(column: string): string | null {
    const value = this.values.get(column);
    return typeof value === 'string' ? value : null;
  }

  whole(column: string): bigint | null {
    const value = this.values.get(column);
    return typeof value === 'bigint' ? value : null;
  }

  isYes(column: string): boolean {
    return this.values.get(column) === true;
  }

  list(column: string): readonly string[] {
    const value = this.values.get(column);
    return Array.isArray(value) ? value : [];
  }
}
