/**
 * One object of every class that a run makes and leaves, kept for as long as the program runs. V8 throws the code that it
 * compiled for a class away with the last object of that class: between two runs there is none, and each began with code that
 * was not compiled yet. Only whoever publishes needs it, so nothing at the keyboard comes here.
 */
import { ClusterProjects } from './cluster-projects.ts';
import { DistinctNumbers } from './distinct-numbers.ts';
import { SeenBefore } from './duplicates.ts';
import { Memberships } from './membership.ts';
import { Numbering } from './numbering.ts';
import { Parents } from './parents.ts';
import { ParsedTable } from './parsed-table.ts';
import { ProjectFigures } from './project-figures.ts';
import { NO_REFERENCE } from './reference.ts';
import { RegisterCount } from './register-count.ts';
import { RowReport } from './row-report.ts';
import { YearlySubsidies } from './subsidies.ts';
import { TabRows } from './tab-rows.ts';
import type { Columns, Table } from './table.ts';
import { Tally } from './tally.ts';
import { TaxIdPairs } from './tax-id-pairs.ts';
import { ExactSums } from './totals.ts';
import { TABLES } from './workbook.ts';

function shapesOf(table: Table<Columns>): readonly object[] {
  const empty = new ParsedTable(table, '', 0);
  return [empty, empty.row(0), new TabRows(table, [empty])];
}

/** Nobody reads them: that they are reachable is all. */
export const LASTING_SHAPES: readonly object[] = [
  // Each table is used with its own columns; which one it is does not matter here.
  ...Object.values(TABLES).flatMap((table) => shapesOf(table as unknown as Table<Columns>)),
  new RowReport({ asOf: 0, reference: NO_REFERENCE, workbook: '' }, 'clusters'),
  new RegisterCount(0, NO_REFERENCE),
  new ClusterProjects(),
  new DistinctNumbers(),
  new ExactSums(),
  new Memberships(),
  new Numbering(),
  new Parents(),
  new ProjectFigures(),
  new SeenBefore(0),
  new Tally(),
  new TaxIdPairs(),
  new YearlySubsidies(),
];
