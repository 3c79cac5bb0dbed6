/** Finds the columns of a tab by their headings, wherever they stand. */
import { columnLetters } from './a1.ts';
import { type Cell, foldText } from './cell.ts';
import type { Reading } from './problem.ts';
import { RowReport, type RuleContext } from './row-report.ts';
import type { Columns, Table } from './table.ts';

/** Position of each declared column in the tab, in the order of `columnKeys`. */
export type Layout = readonly number[];

/** The positions of the columns; null when one is missing or stands there twice, for then the tab cannot be read. */
export function findColumns<C extends Columns>(
  table: Table<C>,
  headings: readonly Cell[],
  context: RuleContext,
): Reading<Layout | null> {
  const report = new RowReport(context, table.key);
  report.startRow(1);
  const positions = positionsByHeading(headings);
  const layout = table.columnKeys.map((key) => {
    const heading = table.columns[key]?.heading ?? '';
    const [position, ...repeated] = positions.get(foldText(heading)) ?? [];
    report.column = key;
    if (position === undefined) report.add('HEADING_MISSING', { heading });
    else if (repeated.length > 0) {
      report.add('HEADING_REPEATED', { heading, columns: [position, ...repeated].map(columnLetters) });
    }
    return position ?? -1;
  });
  return { value: report.failed ? null : layout, problems: report.problems };
}

function positionsByHeading(headings: readonly Cell[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  headings.forEach((cell, position) => {
    const folded = typeof cell === 'string' ? foldText(cell) : '';
    if (folded !== '') positions.set(folded, [...(positions.get(folded) ?? []), position]);
  });
  return positions;
}
