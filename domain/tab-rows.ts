/** The rows of one tab over all workbooks, with what was decided of each: accepted, or set aside. */
import type { ParsedRow, ParsedTable } from './parsed-table.ts';
import type { FactsOf, Problem, ProblemCode, RowReference, Severity } from './problem.ts';
import { severityOf } from './problem-text.ts';
import type { Columns, RecordOf, Table } from './table.ts';

/** Errors that only show beside other rows, and are the row's own all the same: it names what it cannot belong to. */
const OWN_ERRORS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['NO_PARENT', 'FOREIGN_REGION', 'NOT_A_PARTICIPANT']);

export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly setAside: number;
}

export class TabRows<C extends Columns> {
  readonly table: Table<C>;
  readonly parts: readonly ParsedTable<C>[];
  readonly problems: Problem[] = [];
  readonly #setAside = new Map<ParsedTable<C>, Uint8Array>();
  /** Rows with an error of their own, which take no part among duplicates. */
  readonly #failed = new Map<ParsedTable<C>, Uint8Array>();

  constructor(table: Table<C>, parts: readonly ParsedTable<C>[]) {
    this.table = table;
    this.parts = parts;
    for (const part of parts) {
      this.#setAside.set(part, part.failures());
      this.#failed.set(part, part.failures());
    }
  }

  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.size, 0);
  }

  /** Every row, whatever was decided of it. */
  forEach(visit: (row: ParsedRow<C>) => void): void {
    for (const part of this.parts) for (let index = 0; index < part.size; index++) visit(part.row(index));
  }

  /** The rows that are not set aside. A row without an error has every required value, so it is a record. */
  forEachAccepted(visit: (row: ParsedRow<C> & RecordOf<C>) => void): void {
    for (const [part, flags] of this.#setAside) {
      for (let index = 0; index < part.size; index++) {
        if (flags[index] === 0) visit(part.row(index) as ParsedRow<C> & RecordOf<C>);
      }
    }
  }

  /** A flag for every row of a part: 1 where it is set aside. */
  setAsideIn(part: ParsedTable<C>): Uint8Array {
    return this.#setAside.get(part) ?? part.failures();
  }

  isAccepted(row: ParsedRow<C>): boolean {
    return this.#setAside.get(row.source)?.[row.index] === 0;
  }

  /** Whether each row of a part has an error of its own: 1 where it has. */
  failuresOf(part: ParsedTable<C>): Uint8Array {
    return this.#failed.get(part) ?? part.failures();
  }

  setAside(row: ParsedRow<C>): void {
    const flags = this.#setAside.get(row.source);
    if (flags) flags[row.index] = 1;
  }

  /** Reports a problem of a row that only shows beside other rows; an error sets the row aside. */
  report<Code extends ProblemCode>(
    row: ParsedRow<C>,
    column: (keyof C & string) | undefined,
    code: Code,
    facts: FactsOf<Code>,
    severity: Severity = severityOf(code),
  ): void {
    if (severity === 'error') this.setAside(row);
    const failed = severity === 'error' && OWN_ERRORS.has(code) ? this.#failed.get(row.source) : undefined;
    if (failed) failed[row.index] = 1;
    const place = { ...placeOf(row), table: this.table.key, ...(column && { column }) };
    // The compiler cannot see that one code and its own facts make one member of the union.
    this.problems.push({ code, severity, place, ...(facts as object) } as unknown as Problem);
  }

  /** Counts by the alias of the workbook. */
  countsByWorkbook(): ReadonlyMap<string, RowCounts> {
    return new Map([...this.#setAside].map(([part, flags]) => [part.workbook, countsOf(flags)]));
  }

  counts(): RowCounts {
    return addCounts([...this.#setAside.values()].map(countsOf));
  }
}

function countsOf(flags: Uint8Array): RowCounts {
  let setAside = 0;
  for (let index = 0; index < flags.length; index++) setAside += flags[index] ?? 0;
  return { read: flags.length, accepted: flags.length - setAside, setAside };
}

export function addCounts(counts: Iterable<RowCounts>): RowCounts {
  const sum = { read: 0, accepted: 0, setAside: 0 };
  for (const one of counts) {
    sum.read += one.read;
    sum.accepted += one.accepted;
    sum.setAside += one.setAside;
  }
  return sum;
}

/** Where a row stands. */
export function placeOf<C extends Columns>(row: ParsedRow<C>): RowReference {
  return row.source.place(row.index);
}
