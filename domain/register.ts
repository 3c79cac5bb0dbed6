/** The register: the rows of all workbooks that were accepted, after duplicates and parents were looked at. */
import { foldName } from './cell.ts';
import { type Cluster, type ClusterColumns, clusters } from './cluster.ts';
import { compareRows, refuseDuplicates, twinsOf } from './duplicates.ts';
import { type JointProject, type JointProjectColumns, jointProjects } from './joint-project.ts';
import type { ListRow } from './list-tab.ts';
import { checkMemberships, membershipsOf, reportDifferences } from './membership.ts';
import {
  addProjectParents,
  checkMeasureParents,
  checkParticipantParents,
  checkProjectParents,
  parentsOf,
} from './parents.ts';
import type { ParsedRow } from './parsed-table.ts';
import { type Participant, type ParticipantColumns, participants } from './participant.ts';
import type { Reading } from './problem.ts';
import type { RuleContext } from './row-report.ts';
import { checkSubsidies } from './subsidies.ts';
import { type SupportMeasure, supportMeasures } from './support-measure.ts';
import { addCounts, type RowCounts, TabRows } from './tab-rows.ts';
import type { ParsedWorkbook, RegisterTableKey } from './workbook.ts';

export interface Register {
  readonly clusters: readonly ListRow<ClusterColumns>[];
  /** The accepted clusters of one workbook, by its alias. */
  readonly clustersOf: (workbook: string) => readonly Cluster[];
  readonly participants: TabRows<ParticipantColumns>;
  readonly jointProjects: TabRows<JointProjectColumns>;
  readonly forEachParticipant: (visit: (participant: Participant) => void) => void;
  readonly forEachJointProject: (visit: (project: JointProject) => void) => void;
  readonly forEachSupportMeasure: (visit: (measure: SupportMeasure) => void) => void;
  readonly rows: {
    readonly byTable: Readonly<Record<RegisterTableKey, RowCounts>>;
    /** By the alias of the workbook. */
    readonly byWorkbook: ReadonlyMap<string, RowCounts>;
  };
}

function reportSameNames(rows: TabRows<ClusterColumns>): void {
  const byName = new Map<string, ParsedRow<ClusterColumns>[]>();
  rows.forEachAccepted((row) => {
    const name = `${row.region} ${foldName(row.name)}`;
    const group = byName.get(name);
    if (group) group.push(row);
    else byName.set(name, [row]);
  });
  for (const group of byName.values()) {
    if (group.length === 1) continue;
    group.sort(compareRows);
    for (const row of group) rows.report(row, 'name', 'DUPLICATE_NAME', twinsOf(row, group));
  }
}

function countByWorkbook(tabs: readonly ReadonlyMap<string, RowCounts>[]): ReadonlyMap<string, RowCounts> {
  const workbooks = new Set(tabs.flatMap((tab) => [...tab.keys()]));
  const none = { read: 0, accepted: 0, setAside: 0 };
  return new Map([...workbooks].map((alias) => [alias, addCounts(tabs.map((tab) => tab.get(alias) ?? none))]));
}

/** Puts the workbooks together: which rows are accepted, which are set aside because of another row. */
export function collect(
  workbooks: readonly ParsedWorkbook[],
  { reference, asOf }: Pick<RuleContext, 'reference' | 'asOf'>,
): Reading<Register> {
  const clusterRows = new TabRows(
    clusters,
    workbooks.map((workbook) => workbook.clusters),
  );
  const participantRows = new TabRows(
    participants,
    workbooks.map((workbook) => workbook.participants),
  );
  const projectRows = new TabRows(
    jointProjects,
    workbooks.map((workbook) => workbook.jointProjects),
  );
  const measureRows = new TabRows(
    supportMeasures,
    workbooks.map((workbook) => workbook.supportMeasures),
  );

  refuseDuplicates(clusterRows);
  const parents = parentsOf(clusterRows);
  checkParticipantParents(participantRows, parents);
  refuseDuplicates(participantRows);
  const memberships = membershipsOf(participantRows, parents);
  checkProjectParents(projectRows, parents, memberships, reference);
  refuseDuplicates(projectRows);
  addProjectParents(parents, projectRows, measureRows);
  checkMeasureParents(measureRows, parents, reference);
  refuseDuplicates(measureRows);
  reportSameNames(clusterRows);
  reportDifferences(participantRows);
  checkMemberships(clusterRows, parents, memberships, reference.thresholds, asOf);
  checkSubsidies(projectRows, reference.thresholds);

  const acceptedClusters: ListRow<ClusterColumns>[] = [];
  clusterRows.forEachAccepted((row) => acceptedClusters.push(row));
  const tabs = [clusterRows, participantRows, projectRows, measureRows];
  const register: Register = {
    clusters: acceptedClusters,
    clustersOf: (workbook) => acceptedClusters.filter(({ source }) => source.workbook === workbook),
    participants: participantRows,
    jointProjects: projectRows,
    forEachParticipant: (visit) => participantRows.forEachAccepted(visit),
    forEachJointProject: (visit) => projectRows.forEachAccepted(visit),
    forEachSupportMeasure: (visit) => measureRows.forEachAccepted(visit),
    rows: {
      byTable: {
        clusters: clusterRows.counts(),
        participants: participantRows.counts(),
        jointProjects: projectRows.counts(),
        supportMeasures: measureRows.counts(),
      },
      byWorkbook: countByWorkbook(tabs.map((tab) => tab.countsByWorkbook())),
    },
  };
  return { value: register, problems: tabs.flatMap((tab) => tab.problems) };
}
