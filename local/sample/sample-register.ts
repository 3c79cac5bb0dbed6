/** The register that Svod starts with on a laptop: invented workbooks that say the figures of 29 May 2024. */
import { clusters } from '../../domain/cluster.ts';
import { jointProjects } from '../../domain/joint-project.ts';
import { participants } from '../../domain/participant.ts';
import { supportMeasures } from '../../domain/support-measure.ts';
import type { Columns, Table } from '../../domain/table.ts';
import type { RegisterTableKey } from '../../domain/workbook.ts';
import { Chance } from './chance.ts';
import { clusterRow, draftClusters } from './cluster-draft.ts';
import { jointProjectRows } from './joint-project-draft.ts';
import { participantRow } from './membership.ts';
import { withMistakes } from './mistaken-row.ts';
import {
  blankCells,
  cellsOf,
  type ParticipantRow,
  type RegisterRows,
  type SampleCell,
  type SampleRow,
} from './sample-row.ts';
import { supportMeasureRows } from './support-measure-draft.ts';
import { writtenByPeople } from './untidy-cell.ts';

export { SAMPLE_PLAN_YEAR } from './calendar.ts';
export type { SampleCell } from './sample-row.ts';

export interface SampleWorkbook {
  /** The two-digit code of the region, which is the alias of the workbook. */
  readonly region: string;
  /** Rows without the headings, cells in the order of the columns of the tab. */
  readonly tabs: Readonly<Record<RegisterTableKey, readonly (readonly SampleCell[])[]>>;
}

type Cells = readonly (readonly SampleCell[])[];

/** In these workbooks a blank row parts the participants of one cluster from those of the next. */
const PARTED_BY_BLANK_ROWS: ReadonlySet<string> = new Set(['24', '54', '73']);

function tabOf<C extends Columns>(table: Table<C>, rows: readonly SampleRow<C>[]): Cells {
  return rows.map((row) => cellsOf(table, row));
}

function partedTab(rows: readonly ParticipantRow[]): Cells {
  return rows.flatMap((row, index) => {
    const cells = cellsOf(participants, row);
    const previous = rows[index - 1];
    return previous && previous.clusterId !== row.clusterId ? [blankCells(participants), cells] : [cells];
  });
}

function workbookOf(region: string, all: RegisterRows): SampleWorkbook {
  const isOwn = ({ id }: { readonly id: SampleCell }) => String(id).slice(1, 3) === region;
  const rows = withMistakes(region, {
    clusters: all.clusters.filter(isOwn),
    participants: all.participants.filter(({ clusterId }) => isOwn({ id: clusterId })),
    jointProjects: all.jointProjects.filter(isOwn),
    supportMeasures: all.supportMeasures.filter(isOwn),
  });
  const isParted = PARTED_BY_BLANK_ROWS.has(region);
  return {
    region,
    tabs: {
      clusters: tabOf(clusters, rows.clusters),
      participants: isParted ? partedTab(rows.participants) : tabOf(participants, rows.participants),
      jointProjects: tabOf(jointProjects, rows.jointProjects),
      supportMeasures: tabOf(supportMeasures, rows.supportMeasures),
    },
  };
}

/** One workbook for every region that has a cluster, by region code. */
export function sampleWorkbooks(): readonly SampleWorkbook[] {
  const drafts = draftClusters();
  const chance = new Chance(138);
  const clusterRows = drafts.map((draft) => clusterRow(draft, chance));
  const participantRows = drafts.flatMap(({ id, members }) =>
    members.map((member) => participantRow(id, member, chance)),
  );
  const projects = jointProjectRows(drafts, chance);
  const all = writtenByPeople({
    clusters: clusterRows,
    participants: participantRows,
    jointProjects: projects,
    supportMeasures: supportMeasureRows(drafts, projects, chance),
  });
  const regions = [...new Set(drafts.map(({ outline }) => outline.region))].sort();
  return regions.map((region) => workbookOf(region, all));
}
