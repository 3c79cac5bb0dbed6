/** A row of the sample before it becomes cells: one value for every column of its tab, by the column's key. */
import type { ClusterColumns } from '../../domain/cluster.ts';
import type { JointProjectColumns } from '../../domain/joint-project.ts';
import type { ParticipantColumns } from '../../domain/participant.ts';
import type { SupportMeasureColumns } from '../../domain/support-measure.ts';
import type { Columns, Table } from '../../domain/table.ts';

/** Dates are serial numbers, money stands in millions of rubles, an empty cell is null. */
export type SampleCell = string | number | null;

export type SampleRow<C extends Columns> = Readonly<Record<keyof C & string, SampleCell>>;
export type ClusterRow = SampleRow<ClusterColumns>;
export type ParticipantRow = SampleRow<ParticipantColumns>;
export type JointProjectRow = SampleRow<JointProjectColumns>;
export type SupportMeasureRow = SampleRow<SupportMeasureColumns>;

/** The rows of one workbook, or of all of them, in the order in which they were entered. */
export interface RegisterRows {
  readonly clusters: readonly ClusterRow[];
  readonly participants: readonly ParticipantRow[];
  readonly jointProjects: readonly JointProjectRow[];
  readonly supportMeasures: readonly SupportMeasureRow[];
}

/** The cells of a row, in the order of the tab. */
export function cellsOf<C extends Columns>(table: Table<C>, row: SampleRow<C>): readonly SampleCell[] {
  return table.columnKeys.map((key) => row[key]);
}

/** A row that somebody left empty. */
export function blankCells<C extends Columns>(table: Table<C>): readonly SampleCell[] {
  return table.columnKeys.map(() => null);
}
