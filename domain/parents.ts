/** Rows name the cluster or project they belong to: one that does not exist, or was set aside, takes its rows along. */
import type { ClusterColumns } from './cluster.ts';
import { type CivilDate, FIRST_DATE, firstDayOf, yearOf } from './date.ts';
import type { JointProjectColumns } from './joint-project.ts';
import type { Memberships } from './membership.ts';
import { Numbering } from './numbering.ts';
import type { ParsedTable } from './parsed-table.ts';
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

/** Where a project stands whose cluster nobody knows. */
const NOWHERE: Parent = { accepted: false, regions: [], plannedYear: null, earliestEnd: FIRST_DATE };

/** Clusters or projects by the numbers of their codes. */
export class Parents {
  readonly #codes = new Numbering();
  readonly #parents: Parent[] = [];

  /** Of several rows under one code the accepted one counts. */
  add(code: number, parent: Parent): void {
    const place = this.#codes.placeOf(code);
    if (!this.#parents[place]?.accepted) this.#parents[place] = parent;
  }

  /** The place of a code among them all; -1 where nobody knows it. */
  placeOf(code: number): number {
    return this.#codes.find(code);
  }

  at(place: number): Parent | undefined {
    return place < 0 ? undefined : this.#parents[place];
  }
}

export function parentsOf(rows: TabRows<ClusterColumns>): Parents {
  const parents = new Parents();
  rows.forEach((row) => {
    const { region, otherRegions, plannedYear, source, index } = row;
    const code = source.codes.id[index] ?? -1;
    if (code < 0) return;
    const regions = [...(region ? [region] : []), ...(otherRegions ?? [])];
    const year = plannedYear ?? null;
    const earliestEnd = year === null ? FIRST_DATE : firstDayOf(year - 1);
    parents.add(code, { accepted: rows.isAccepted(row), regions, plannedYear: year, earliestEnd });
  });
  return parents;
}

/**
 * Of each row of a part the place of its parent; -1 where none stands: such a row is set aside, its parent does not exist or
 * was set aside.
 */
function standingParentsIn<C extends Columns>(
  rows: TabRows<C>,
  part: ParsedTable<C>,
  column: keyof C & string,
  parents: Parents,
): Int32Array {
  const codes = part.codesOf(column) ?? [];
  const places = new Int32Array(part.size).fill(-1);
  for (let index = 0; index < places.length; index++) {
    const code = codes[index] ?? -1;
    if (code < 0) continue;
    const place = parents.placeOf(code);
    const parent = parents.at(place);
    if (parent?.accepted) {
      places[index] = place;
      continue;
    }
    const row = part.row(index);
    rows.report(row, column, parent ? 'PARENT_SET_ASIDE' : 'NO_PARENT', { found: String(row[column]) });
  }
  return places;
}

/** A row belongs into the workbook of its cluster's head region, or of another region of that cluster. */
function refuseForeigners<C extends Columns>(
  rows: TabRows<C>,
  part: ParsedTable<C>,
  column: keyof C & string,
  parents: Parents,
  places: Int32Array,
  reference: Reference,
): void {
  const { workbook } = part;
  const own = reference.regions.get(workbook);
  if (!own) return;
  for (let index = 0; index < places.length; index++) {
    const parent = parents.at(places[index] ?? -1);
    if (!parent || parent.regions.includes(workbook)) continue;
    rows.report(part.row(index), column, 'FOREIGN_REGION', { expected: own.name });
  }
}

export function checkParticipantParents(rows: TabRows<ParticipantColumns>, parents: Parents): void {
  for (const part of rows.parts) standingParentsIn(rows, part, 'clusterId', parents);
}

/** A project ends no more than a year before the year that its cluster is planned for. */
function checkEnds(
  rows: TabRows<JointProjectColumns>,
  part: ParsedTable<JointProjectColumns>,
  parents: Parents,
  places: Int32Array,
): void {
  const { endDate: endDates } = part.columns;
  for (let index = 0; index < places.length; index++) {
    const parent = parents.at(places[index] ?? -1);
    const endDate = endDates[index] ?? -1;
    if (!parent || endDate < 0 || parent.plannedYear === null || endDate >= parent.earliestEnd) continue;
    const { plannedYear } = parent;
    rows.report(part.row(index), 'endDate', 'ENDS_BEFORE_CLUSTER', { endYear: yearOf(endDate), plannedYear });
  }
}

export function checkProjectParents(
  rows: TabRows<JointProjectColumns>,
  parents: Parents,
  memberships: Memberships,
  reference: Reference,
): void {
  for (const part of rows.parts) {
    const places = standingParentsIn(rows, part, 'clusterId', parents);
    refuseForeigners(rows, part, 'clusterId', parents, places, reference);
    checkPartners(rows, part, places, memberships);
    checkEnds(rows, part, parents, places);
  }
}

/** Projects as parents: each stands where its cluster does. Only those that a measure names are looked at. */
export function addProjectParents(
  parents: Parents,
  projects: TabRows<JointProjectColumns>,
  measures: TabRows<SupportMeasureColumns>,
): void {
  const named = new Numbering();
  for (const { codes, size } of measures.parts) {
    for (const code of codes.objectId.subarray(0, size)) if (code >= 0) named.placeOf(code);
  }
  if (named.size === 0) return;
  for (const part of projects.parts) {
    const { id: ids, clusterId: clusterIds } = part.codes;
    const { size } = part;
    for (let index = 0; index < size; index++) {
      const id = ids[index] ?? -1;
      if (id < 0 || named.find(id) < 0) continue;
      const cluster = parents.at(parents.placeOf(clusterIds[index] ?? -1)) ?? NOWHERE;
      parents.add(id, { ...cluster, accepted: projects.isAccepted(part.row(index)) });
    }
  }
}

/** The object of a measure is a cluster or a project. */
export function checkMeasureParents(
  rows: TabRows<SupportMeasureColumns>,
  parents: Parents,
  reference: Reference,
): void {
  for (const part of rows.parts) {
    const places = standingParentsIn(rows, part, 'objectId', parents);
    refuseForeigners(rows, part, 'objectId', parents, places, reference);
  }
}
