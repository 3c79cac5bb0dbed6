/** Which cell of its workbook a problem is about: columns stand where the headings are. */
import { columnLetters } from '../domain/a1.ts';
import { findColumns } from '../domain/headings.ts';
import type { Problem } from '../domain/problem.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { type RegisterTableKey, TABLES } from '../domain/workbook.ts';
import type { RegionReading } from './read-region.ts';

/** A cell of a tab: G2 of «Кластеры». */
export interface TabCell {
  readonly title: string;
  readonly range: string;
}

/** Null for a problem of a tab that no region has. */
export function addressIn({ raw }: RegionReading, { place }: Problem, context: RuleContext): TabCell | null {
  if (!(place.table in TABLES)) return null;
  // Each table is used with its own columns; which one it is does not matter here.
  const table = TABLES[place.table as RegisterTableKey] as unknown as Table<Columns>;
  const layout = raw && findColumns(table, raw[place.table as RegisterTableKey], context).value;
  const index = place.column === undefined ? 0 : table.columnKeys.indexOf(place.column);
  return { title: table.title, range: `${columnLetters(layout?.positions[index] ?? 0)}${place.row}` };
}
