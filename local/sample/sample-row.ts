/** A row of the sample before it becomes cells: values by the keys of the columns of its tab. */
import type { ClusterColumns } from '../../domain/cluster.ts';
import type { JointProjectColumns } from '../../domain/joint-project.ts';
import type { ParticipantColumns } from '../../domain/participant.ts';
import type { SupportMeasureColumns } from '../../domain/support-measure.ts';
import type { Columns, Table } from '../../domain/table.ts';

/** Dates are serial numbers, money stands in millions of rubles, an empty cell is null. */
export type SampleCell = string | number | null;

/** Every required column has its value; of the others those that the sample speaks of. */
export type SampleRow<C extends Columns> = {
  readonly [K in keyof C & string as C[K] extends { required: string } ? K : never]: SampleCell;
} & {
  readonly [K in keyof C & string as C[K] extends { required: string } ? never : K]?: SampleCell;
};
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
  const cells: Readonly<Record<string, SampleCell | undefined>> = row;
  return table.columnKeys.map((key) => cells[key] ?? null);
}

/** A row that somebody left empty. */
export function blankCells<C extends Columns>(table: Table<C>): readonly SampleCell[] {
  return table.columnKeys.map(() => null);
}
