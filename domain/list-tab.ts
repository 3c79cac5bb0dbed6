/** Reads a tab that the operator keeps: a wrong row, or one that repeats another, is told and left out. */
import type { RawTable } from './cell.ts';
import type { ParsedRow } from './parsed-table.ts';
import type { Reading } from './problem.ts';
import { parseTable } from './row-reading.ts';
import { RowReport, type RuleContext } from './row-report.ts';
import type { Columns, RecordOf, Table } from './table.ts';

export type ListRow<C extends Columns> = ParsedRow<C> & RecordOf<C>;

/** The right rows in their order. Null when the columns of the tab cannot be found. */
export function parseListTab<C extends Columns>(
  table: Table<C>,
  raw: RawTable,
  context: RuleContext,
): Reading<readonly ListRow<C>[] | null> {
  const { value: parsed, problems } = parseTable(table, raw, context);
  if (!parsed) return { value: null, problems };
  const report = new RowReport(context, table.key);
  const firstRows = table.uniqueKeys.map(() => new Map<string, number>());
  const rows: ListRow<C>[] = [];
  for (let index = 0; index < parsed.size; index++) {
    if (parsed.isFailed(index)) continue;
    // A row without an error has every required value, so it is a record.
    const row = parsed.row(index) as ListRow<C>;
    report.startRow(parsed.place(index).row);
    for (const [position, { column, keyOf }] of table.uniqueKeys.entries()) {
      const key = keyOf(row);
      const first = key === null ? undefined : firstRows[position]?.get(key);
      if (first !== undefined) report.addAt(column, 'LISTED_TWICE', { found: String(row[column]), row: first });
      else if (key !== null) firstRows[position]?.set(key, report.row);
    }
    if (!report.failed) rows.push(row);
  }
  return { value: rows, problems: [...problems, ...report.problems] };
}
