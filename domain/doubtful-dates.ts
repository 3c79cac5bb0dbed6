/**
 * Numbers that may be dates. Where a person typed `1.5` into a Russian sheet, the cell holds 1 May, and a plain reading of
 * the values shows only its serial number. Such cells must be looked at again, with their format.
 */
import { columnLetters } from './a1.ts';
import type { Cell, RawTable } from './cell.ts';
import { FIRST_DATE, LAST_DATE } from './date.ts';
import { findColumns } from './headings.ts';
import type { RuleContext } from './row-report.ts';
import { type Columns, isNeverDate, type Table } from './table.ts';

/** Zero-based position of a cell in its tab. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

function couldBeDate(cell: Cell | undefined): boolean {
  return typeof cell === 'number' && cell >= FIRST_DATE && cell < LAST_DATE + 1;
}

/** The cells of a tab that hold a number where a number belongs, and that might be a date all the same. */
export function findDoubtfulDates<C extends Columns>(
  table: Table<C>,
  raw: RawTable,
  context: RuleContext,
): readonly CellPosition[] {
  const layout = findColumns(table, raw, context).value;
  if (layout === null) return [];
  const numeric = layout.positions.filter((_, index) => {
    const key = table.columnKeys[index];
    const column = key === undefined ? undefined : table.columns[key];
    return column !== undefined && isNeverDate(column.kind);
  });
  const found: CellPosition[] = [];
  for (let row = layout.headingRow + 1; row < raw.length; row++) {
    for (const column of numeric) if (couldBeDate(raw[row]?.[column])) found.push({ row, column });
  }
  return found;
}

/** One range per column that covers the cells: `'Проекты'!K5:K70`. */
export function rangesOf(quotedTitle: string, cells: readonly CellPosition[]): readonly string[] {
  const spans = new Map<number, { first: number; last: number }>();
  for (const { row, column } of cells) {
    const span = spans.get(column) ?? { first: row, last: row };
    spans.set(column, { first: Math.min(span.first, row), last: Math.max(span.last, row) });
  }
  return [...spans].map(([column, { first, last }]) => {
    const letters = columnLetters(column);
    return `${quotedTitle}!${letters}${first + 1}:${letters}${last + 1}`;
  });
}

/** The tab with the numbers that are dates marked as such. */
export function markDates(raw: RawTable, dates: readonly CellPosition[]): RawTable {
  if (dates.length === 0) return raw;
  const copy = raw.map((row) => [...row]);
  for (const { row, column } of dates) {
    const cells = copy[row];
    const cell = cells?.[column];
    if (cells && typeof cell === 'number') cells[column] = { date: Math.floor(cell) };
  }
  return copy;
}
