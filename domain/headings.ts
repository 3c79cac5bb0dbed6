/** Finds the columns of a tab by their headings, wherever they stand. */
import { columnLetters } from './a1.ts';
import { type Cell, foldText } from './cell.ts';
import { nearest } from './likeness.ts';
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
  const strangers = headingsOfNoColumn(table, positions);
  const layout = table.columnKeys.map((key) => {
    const heading = table.columns[key]?.heading ?? '';
    const [position, ...repeated] = positions.get(foldText(heading)) ?? [];
    report.column = key;
    if (position === undefined) {
      const stranger = nearest(heading, [...strangers.keys()]);
      const likely = stranger === undefined ? undefined : strangers.get(stranger);
      report.add('HEADING_MISSING', { heading, ...(likely !== undefined && { likely: columnLetters(likely) }) });
    } else if (repeated.length > 0) {
      report.add('HEADING_REPEATED', { heading, columns: [position, ...repeated].map(columnLetters) });
    }
    return position ?? -1;
  });
  return { value: report.failed ? null : layout, problems: report.problems };
}

/** Headings that belong to no declared column, with their positions: a missing one was perhaps renamed to one of them. */
function headingsOfNoColumn<C extends Columns>(
  table: Table<C>,
  positions: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, number> {
  const known = new Set(table.columnKeys.map((key) => foldText(table.columns[key]?.heading ?? '')));
  const strangers = new Map<string, number>();
  for (const [heading, [position]] of positions) {
    if (position !== undefined && !known.has(heading)) strangers.set(heading, position);
  }
  return strangers;
}

function positionsByHeading(headings: readonly Cell[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  headings.forEach((cell, position) => {
    const folded = typeof cell === 'string' ? foldText(cell) : '';
    if (folded !== '') positions.set(folded, [...(positions.get(folded) ?? []), position]);
  });
  return positions;
}
