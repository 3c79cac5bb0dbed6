/** The register: the rows of all workbooks that were accepted, after duplicates and parents were looked at. */
import { foldName } from './cell.ts';
import { type Cluster, type ClusterColumns, clusters } from './cluster.ts';
import { type CivilDate, FIRST_DATE, firstDayOf, yearOf } from './date.ts';
import { refuseDuplicates, twinsOf } from './duplicates.ts';
import { type JointProject, type JointProjectColumns, jointProjects } from './joint-project.ts';
import { checkMemberships, membershipsOf, reportDifferences } from './membership.ts';
import type { ParsedRow } from './parsed-table.ts';
import { type Participant, type ParticipantColumns, participants } from './participant.ts';
import type { Reading } from './problem.ts';
import type { Reference } from './reference.ts';
import { type SupportMeasure, type SupportMeasureColumns, supportMeasures } from './support-measure.ts';
import { addCounts, type RowCounts, TabRows } from './tab-rows.ts';
import type { Columns } from './table.ts';
import type { ParsedWorkbook, RegisterTableKey } from './workbook.ts';

export interface Register {
  readonly clusters: readonly Cluster[];
  readonly forEachParticipant: (visit: (participant: Participant) => void) => void;
  readonly forEachJointProject: (visit: (project: JointProject) => void) => void;
  readonly forEachSupportMeasure: (visit: (measure: SupportMeasure) => void) => void;
  readonly rows: {
    readonly byTable: Readonly<Record<RegisterTableKey, RowCounts>>;
    /** By the alias of the workbook. */
    readonly byWorkbook: ReadonlyMap<string, RowCounts>;
  };
}

/** What children need to know of a cluster or a project: whether it stands, and where. */
interface Parent {
  readonly accepted: boolean;
  readonly regions: readonly string[];
  /** In which year a cluster is planned. */
  readonly plannedYear: number | null;
  /** A project that ends before this day, more than a year before its cluster, belongs to another plan. */
  readonly earliestEnd: CivilDate;
}

/** Where a project stands whose cluster nobody knows. */
const NOWHERE: Parent = { accepted: false, regions: [], plannedYear: null, earliestEnd: FIRST_DATE };

function parentsOf(rows: TabRows<ClusterColumns>): ReadonlyMap<string, Parent> {
  const parents = new Map<string, Parent>();
  rows.forEach((row) => {
    const { id, region, otherRegions, plannedYear } = row;
    if (!id || parents.get(id)?.accepted) return;
    const regions = [...(region ? [region] : []), ...(otherRegions ?? [])];
    const year = plannedYear ?? null;
    const earliestEnd = year === null ? FIRST_DATE : firstDayOf(year - 1);
    parents.set(id, { accepted: rows.isAccepted(row), regions, plannedYear: year, earliestEnd });
  });
  return parents;
}

/** The parent that a row names, unless it does not exist or was set aside: then the row is set aside too. */
function acceptedParent<C extends Columns>(
  rows: TabRows<C>,
  row: ParsedRow<C>,
  column: keyof C & string,
  found: string,
  parents: ReadonlyMap<string, Parent>,
): Parent | undefined {
  const parent = parents.get(found);
  if (parent?.accepted) return parent;
  rows.report(row, column, parent ? 'PARENT_SET_ASIDE' : 'NO_PARENT', { found });
  return undefined;
}

/** A row belongs into the workbook of its cluster's head region, or of another region of that cluster. */
function refuseForeign<C extends Columns>(
  rows: TabRows<C>,
  row: ParsedRow<C>,
  column: keyof C & string,
  parent: Parent,
  reference: Reference,
): void {
  const { workbook } = row.source;
  if (workbook === '*' || parent.regions.includes(workbook)) return;
  rows.report(row, column, 'FOREIGN_REGION', { expected: reference.regions.get(workbook)?.name ?? workbook });
}

function checkParticipantParents(rows: TabRows<ParticipantColumns>, parents: ReadonlyMap<string, Parent>): void {
  rows.forEach((row) => {
    if (row.clusterId) acceptedParent(rows, row, 'clusterId', row.clusterId, parents);
  });
}

function checkProjectParents(
  rows: TabRows<JointProjectColumns>,
  parents: ReadonlyMap<string, Parent>,
  reference: Reference,
): void {
  rows.forEach((row) => {
    const { clusterId } = row;
    const parent = clusterId && acceptedParent(rows, row, 'clusterId', clusterId, parents);
    if (!parent) return;
    refuseForeign(rows, row, 'clusterId', parent, reference);
    const { endDate } = row;
    const { plannedYear, earliestEnd } = parent;
    if (!endDate || plannedYear === null || endDate >= earliestEnd) return;
    rows.report(row, 'endDate', 'ENDS_BEFORE_CLUSTER', { endYear: yearOf(endDate), plannedYear });
  });
}

/** Projects as parents: each stands where its cluster does. Only those that a measure names are looked at. */
function projectParents(
  rows: TabRows<JointProjectColumns>,
  clusterParents: ReadonlyMap<string, Parent>,
  named: ReadonlySet<string>,
): ReadonlyMap<string, Parent> {
  const parents = new Map<string, Parent>();
  if (named.size === 0) return parents;
  rows.forEach((row) => {
    const { id, clusterId } = row;
    if (!id || !named.has(id) || parents.get(id)?.accepted) return;
    const cluster = clusterParents.get(clusterId ?? '') ?? NOWHERE;
    parents.set(id, { ...cluster, accepted: rows.isAccepted(row) });
  });
  return parents;
}

function namedObjects(rows: TabRows<SupportMeasureColumns>): ReadonlySet<string> {
  const named = new Set<string>();
  rows.forEach((row) => {
    if (row.objectId) named.add(row.objectId);
  });
  return named;
}

/** The object of a measure is a cluster or a project. */
function checkMeasureParents(
  rows: TabRows<SupportMeasureColumns>,
  parents: ReadonlyMap<string, Parent>,
  reference: Reference,
): void {
  rows.forEach((row) => {
    const { objectId } = row;
    const parent = objectId && acceptedParent(rows, row, 'objectId', objectId, parents);
    if (parent) refuseForeign(rows, row, 'objectId', parent, reference);
  });
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
    for (const row of group) rows.report(row, 'name', 'DUPLICATE_NAME', twinsOf(row, group));
  }
}

function countByWorkbook(tabs: readonly ReadonlyMap<string, RowCounts>[]): ReadonlyMap<string, RowCounts> {
  const workbooks = new Set(tabs.flatMap((tab) => [...tab.keys()]));
  const none = { read: 0, accepted: 0, setAside: 0 };
  return new Map([...workbooks].map((alias) => [alias, addCounts(tabs.map((tab) => tab.get(alias) ?? none))]));
}

/** Puts the workbooks together: which rows are accepted, which are set aside because of another row. */
export function collect(workbooks: readonly ParsedWorkbook[], reference: Reference): Reading<Register> {
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
  checkProjectParents(projectRows, parents, reference);
  refuseDuplicates(participantRows);
  const memberships = membershipsOf(participantRows);
  refuseDuplicates(projectRows);
  const projects = projectParents(projectRows, parents, namedObjects(measureRows));
  checkMeasureParents(measureRows, new Map([...parents, ...projects]), reference);
  refuseDuplicates(measureRows);
  reportSameNames(clusterRows);
  reportDifferences(participantRows);
  checkMemberships(clusterRows, memberships);

  const acceptedClusters: Cluster[] = [];
  clusterRows.forEachAccepted((row) => acceptedClusters.push(row));
  const tabs = [clusterRows, participantRows, projectRows, measureRows];
  const register: Register = {
    clusters: acceptedClusters,
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
