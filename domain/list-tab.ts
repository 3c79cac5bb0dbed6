/** Reads a tab that the operator keeps: a wrong row, or one that repeats another, is told and left out. */
import { type RawTable, visibleText } from './cell.ts';
import { findColumns } from './headings.ts';
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
  const positions = findColumns(table, raw, context).value?.positions ?? [];
  for (let line = 0; line < parsed.size; line++) {
    if (parsed.isFailed(line)) continue;
    // A row without an error has every required value, so it is a record.
    const row = parsed.row(line) as ListRow<C>;
    report.startRow(parsed.place(line).row);
    for (const [index, { column, keyOf }] of table.uniqueKeys.entries()) {
      const key = keyOf(row);
      const first = key === null ? undefined : firstRows[index]?.get(key);
      if (first !== undefined) {
        const position = positions[table.columnKeys.indexOf(column)] ?? -1;
        report.column = column;
        report.cellText = visibleText(String(raw[report.row - 1]?.[position]));
        report.addFound('LISTED_TWICE', report.cellText, { row: first });
      }
      if (first === undefined && key !== null) firstRows[index]?.set(key, report.row);
    }
    if (!report.failed) rows.push(row);
  }
  return { value: rows, problems: [...problems, ...report.problems] };
}
