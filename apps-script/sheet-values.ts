/** The cells of a tab as the domain reads them: what a script is given, turned into what the gate is given. */
import type { Cell, RawTable } from '../domain/cell.ts';
import { findDoubtfulDates, markDates } from '../domain/doubtful-dates.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';

/** What `getValues` gives. */
export type Values = readonly (readonly unknown[])[];

/** Numbers for dates, formulas as such; the places where a date stood. */
function cellsOf(values: Values, formulas: readonly (readonly string[])[], read: (instant: Date) => number) {
  const dated = new Set<string>();
  const rows = values.map((row, y) =>
    row.map((value, x): Cell => {
      const formula = formulas[y]?.[x];
      if (formula) return { formula };
      if (value instanceof Date) {
        dated.add(`${y} ${x}`);
        return read(value);
      }
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    }),
  );
  return { rows, dated };
}

/** Whether there is a date among the values, so that the workbook's clock must be known. */
export function hasDates(values: Values): boolean {
  return values.some((row) => row.some((value) => value instanceof Date));
}

/** A tab as the gate sees it: a number that looks like a date is one only where the cell shows a date. */
export function rawTableOf(
  table: Table<Columns>,
  values: Values,
  formulas: readonly (readonly string[])[],
  read: (instant: Date) => number,
  context: RuleContext,
): RawTable {
  const { rows, dated } = cellsOf(values, formulas, read);
  const doubtful = findDoubtfulDates(table, rows, context);
  return markDates(
    rows,
    doubtful.filter(({ row, column }) => dated.has(`${row} ${column}`)),
  );
}
