/** Finds the columns of a tab by their headings, wherever they stand. */
import { columnLetters } from './a1.ts';
import { type Cell, foldText, type RawTable } from './cell.ts';
import { nearest } from './likeness.ts';
import type { Reading } from './problem.ts';
import { RowReport, type RuleContext } from './row-report.ts';
import type { Columns, Table } from './table.ts';
import { OWN_HEADINGS } from './verdict.ts';

/** Where the headings and the columns of a tab stand, counted from 0. */
export interface Layout {
  readonly headingRow: number;
  /** In the order of `columnKeys`. */
  readonly positions: readonly number[];
}

/** So far down a title or a remark of a person may have pushed the headings. */
const LAST_HEADING_ROW = 20;
const MOST_NAMED = 10;

type Positions = ReadonlyMap<string, readonly number[]>;

/** Null when a column is missing or stands there twice, for then the tab cannot be read. */
export function findColumns<C extends Columns>(
  table: Table<C>,
  raw: RawTable,
  context: RuleContext,
): Reading<Layout | null> {
  const headingRow = findHeadingRow(table, raw);
  const report = new RowReport(context, table.key);
  report.startRow(headingRow + 1);
  const found = positionsByHeading(raw[headingRow] ?? []);
  const strangers = headingsOfNoColumn(table, found);
  const positions = table.columnKeys.map((key) => findColumn(table, key, found, strangers, report));
  if (report.failed) return { value: null, problems: report.problems };
  report.column = undefined;
  if (headingRow > 0) report.add('HEADINGS_BELOW', { row: headingRow + 1 });
  if (strangers.size > 0) {
    const letters = [...strangers.values()].sort((left, right) => left - right).map(columnLetters);
    report.add('HEADING_UNKNOWN', { columns: letters.slice(0, MOST_NAMED), count: letters.length });
  }
  return { value: { headingRow, positions }, problems: report.problems };
}

function headingOf<C extends Columns>(table: Table<C>, key: keyof C & string): string {
  return table.columns[key]?.heading ?? '';
}

/** The row of the headings: the first one, unless it names no column and one of the next names more than half of them. */
export function findHeadingRow<C extends Columns>(table: Table<C>, raw: RawTable): number {
  const known = new Set(table.columnKeys.map((key) => foldText(headingOf(table, key))));
  const countKnown = (row: readonly Cell[]) =>
    [...positionsByHeading(row).keys()].filter((one) => known.has(one)).length;
  if (countKnown(raw[0] ?? []) > 0) return 0;
  const below = raw.slice(0, LAST_HEADING_ROW).findIndex((row) => countKnown(row) * 2 > known.size);
  return Math.max(0, below);
}

/** The position of one column; -1 after a problem was told. */
function findColumn<C extends Columns>(
  table: Table<C>,
  key: keyof C & string,
  found: Positions,
  strangers: ReadonlyMap<string, number>,
  report: RowReport,
): number {
  const heading = headingOf(table, key);
  const [position, ...repeated] = found.get(foldText(heading)) ?? [];
  report.column = key;
  if (position === undefined && table.columns[key]?.mayLack) return -1;
  if (position === undefined) {
    const stranger = nearest(heading, [...strangers.keys()]);
    const likely = stranger === undefined ? undefined : strangers.get(stranger);
    report.add('HEADING_MISSING', { heading, ...(likely !== undefined && { likely: columnLetters(likely) }) });
  } else if (repeated.length > 0) {
    report.add('HEADING_REPEATED', { heading, columns: [position, ...repeated].map(columnLetters) });
  }
  return position ?? -1;
}

/** Headings that belong to no declared column, with their positions: a missing one was perhaps renamed to one of them. */
function headingsOfNoColumn<C extends Columns>(table: Table<C>, found: Positions): ReadonlyMap<string, number> {
  const known = new Set(table.columnKeys.map((key) => foldText(headingOf(table, key))));
  for (const heading of OWN_HEADINGS) known.add(foldText(heading));
  const strangers = new Map<string, number>();
  for (const [heading, [position]] of found) {
    if (position !== undefined && !known.has(heading)) strangers.set(heading, position);
  }
  return strangers;
}

function positionsByHeading(headings: readonly Cell[]): Positions {
  const positions = new Map<string, number[]>();
  headings.forEach((cell, position) => {
    // A formula is no heading, whatever it comes to: nobody reads it the same everywhere.
    const folded = typeof cell === 'string' && !cell.startsWith('=') ? foldText(cell) : '';
    if (folded !== '') positions.set(folded, [...(positions.get(folded) ?? []), position]);
  });
  return positions;
}
