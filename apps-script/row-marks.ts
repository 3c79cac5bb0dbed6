/** What is to be marked in a tab: the problems of its rows as notes, as «Проверка», as the hidden state of each row. */
import type { RawTable } from '../domain/cell.ts';
import type { Layout } from '../domain/headings.ts';
import { isNotYet, softened } from '../domain/marks.ts';
import type { Problem } from '../domain/problem.ts';
import { explain } from '../domain/problem-text.ts';
import type { Columns, Table } from '../domain/table.ts';
import type { RowMark } from '../domain/verdict.ts';

export interface CellMark extends RowMark {
  /** Counted from 0. */
  readonly column: number;
}

export interface RowMarks {
  readonly marks: readonly CellMark[];
  /** The headings of what is not filled in yet and is not told as a problem. */
  readonly missing: readonly string[];
}

/** By the number of the row in the tab; `isWhole` says of which rows everything is told. */
export function marksByRow(
  table: Table<Columns>,
  raw: RawTable,
  layout: Layout | null,
  problems: readonly Problem[],
  region: string,
  isWhole: (row: number) => boolean,
): ReadonlyMap<number, RowMarks> {
  const rows = new Map<number, { marks: CellMark[]; missing: string[] }>();
  for (const found of problems) {
    if (found.place.table !== table.key) continue;
    const problem = softened(found, region);
    const { row, column: key } = problem.place;
    const column = layout?.positions[key === undefined ? 0 : table.columnKeys.indexOf(key)] ?? 0;
    const heading = String(raw[layout?.headingRow ?? 0]?.[column] ?? '').trim();
    const entry = rows.get(row) ?? { marks: [], missing: [] };
    rows.set(row, entry);
    if (isNotYet(problem) && !isWhole(row)) {
      if (problem.severity === 'error') entry.missing.push(heading);
      continue;
    }
    const { sentence, remedy } = explain(problem);
    entry.marks.push({ severity: problem.severity, column, heading, note: `${sentence} ${remedy}` });
  }
  return rows;
}
