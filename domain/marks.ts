/** Problems as marks at cells: what a person sees beside what was typed. */
import { columnLetters, quoteTitle } from './a1.ts';
import type { RawTable } from './cell.ts';
import { findColumns } from './headings.ts';
import { regionOfEntityCode } from './identifiers.ts';
import type { Problem, ProblemCode, Severity } from './problem.ts';
import { explain } from './problem-text.ts';
import type { RuleContext } from './row-report.ts';
import type { Columns, Table } from './table.ts';

export interface Mark {
  /** With its tab: `Кластеры!C2`. */
  readonly cell: string;
  /** What was found, what is expected, what to do. */
  readonly note: string;
  readonly severity: Severity;
}

/** What is empty and may still be filled in. */
const NOT_YET: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['REQUIRED', 'ID_MISSING', 'COEXECUTORS_MISSING']);

/** Another region's cluster may well stand in that region's workbook: only the gate can know. */
export function softened(problem: Problem, region: string): Problem {
  if (problem.code !== 'NO_PARENT' || regionOfEntityCode(problem.found) === region) return problem;
  return { ...problem, severity: 'note' };
}

/** Whether a problem only says that something is still to be filled in. */
export function isNotYet({ code }: Problem): boolean {
  return NOT_YET.has(code);
}

/**
 * The problems that are told while a person is still typing. What is not filled in yet is no mistake, and a cluster of
 * another region may stand in that region's workbook: only the gate can know.
 */
export function toldAtKeyboard(problems: readonly Problem[], region: string): readonly Problem[] {
  return problems.filter((problem) => !isNotYet(problem)).map((problem) => softened(problem, region));
}

/** Marks of the problems of one tab; a problem of a whole row stands at the row's first column. */
export function marksOf<C extends Columns>(
  table: Table<C>,
  raw: RawTable,
  context: RuleContext,
  problems: readonly Problem[],
): readonly Mark[] {
  const layout = findColumns(table, raw, context).value?.positions;
  return problems
    .filter((problem) => problem.place.table === table.key)
    .map((problem) => {
      const { row, column } = problem.place;
      const position = column === undefined ? undefined : layout?.[table.columnKeys.indexOf(column)];
      const { sentence, remedy } = explain(problem);
      const cell = `${quoteTitle(table.title)}!${columnLetters(position ?? layout?.[0] ?? 0)}${row}`;
      return { cell, note: `${sentence} ${remedy}`, severity: problem.severity };
    });
}
