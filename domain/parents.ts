/** Rows name the cluster or project they belong to: one that does not exist, or was set aside, takes its rows along. */
import type { ClusterColumns } from './cluster.ts';
import { type CivilDate, FIRST_DATE, firstDayOf, yearOf } from './date.ts';
import type { JointProjectColumns } from './joint-project.ts';
import type { Memberships } from './membership.ts';
import type { ParsedRow } from './parsed-table.ts';
import type { ParticipantColumns } from './participant.ts';
import { checkPartners } from './partners.ts';
import type { Reference } from './reference.ts';
import type { SupportMeasureColumns } from './support-measure.ts';
import type { TabRows } from './tab-rows.ts';
import type { Columns } from './table.ts';

/** What the rows of a cluster or a project need to know of it: whether it stands, and where. */
interface Parent {
  readonly accepted: boolean;
  readonly regions: readonly string[];
  /** In which year a cluster is planned. */
  readonly plannedYear: number | null;
  /** A project that ends before this day, more than a year before its cluster, belongs to another plan. */
  readonly earliestEnd: CivilDate;
}

export type Parents = ReadonlyMap<string, Parent>;

/** Where a project stands whose cluster nobody knows. */
const NOWHERE: Parent = { accepted: false, regions: [], plannedYear: null, earliestEnd: FIRST_DATE };

export function parentsOf(rows: TabRows<ClusterColumns>): Parents {
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
  parents: Parents,
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
  if (parent.regions.includes(workbook)) return;
  const own = reference.regions.get(workbook);
  if (own) rows.report(row, column, 'FOREIGN_REGION', { expected: own.name });
}

export function checkParticipantParents(rows: TabRows<ParticipantColumns>, parents: Parents): void {
  rows.forEach((row) => {
    if (row.clusterId) acceptedParent(rows, row, 'clusterId', row.clusterId, parents);
  });
}

export function checkProjectParents(
  rows: TabRows<JointProjectColumns>,
  parents: Parents,
  memberships: Memberships,
  reference: Reference,
): void {
  rows.forEach((row) => {
    const { clusterId } = row;
    const parent = clusterId && acceptedParent(rows, row, 'clusterId', clusterId, parents);
    if (!parent) return;
    refuseForeign(rows, row, 'clusterId', parent, reference);
    checkPartners(rows, row, memberships.get(clusterId));
    const { endDate } = row;
    const { plannedYear, earliestEnd } = parent;
    if (!endDate || plannedYear === null || endDate >= earliestEnd) return;
    rows.report(row, 'endDate', 'ENDS_BEFORE_CLUSTER', { endYear: yearOf(endDate), plannedYear });
  });
}

/** Projects as parents: each stands where its cluster does. Only those that a measure names are looked at. */
export function projectParents(
  rows: TabRows<JointProjectColumns>,
  clusterParents: Parents,
  named: ReadonlySet<string>,
): Parents {
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

/** The clusters and projects that support measures name. */
export function namedObjects(rows: TabRows<SupportMeasureColumns>): ReadonlySet<string> {
  const named = new Set<string>();
  rows.forEach((row) => {
    if (row.objectId) named.add(row.objectId);
  });
  return named;
}

/** The object of a measure is a cluster or a project. */
export function checkMeasureParents(
  rows: TabRows<SupportMeasureColumns>,
  parents: Parents,
  reference: Reference,
): void {
  rows.forEach((row) => {
    const { objectId } = row;
    const parent = objectId && acceptedParent(rows, row, 'objectId', objectId, parents);
    if (parent) refuseForeign(rows, row, 'objectId', parent, reference);
  });
}
