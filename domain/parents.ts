/** Rows name the cluster or project they belong to: one that does not exist, or was set aside, takes its rows along. */
import type { ClusterColumns } from './cluster.ts';
import { type CivilDate, FIRST_DATE, firstDayOf, yearOf } from './date.ts';
import type { JointProjectColumns } from './joint-project.ts';
import { keepShape } from './lasting-shape.ts';
import type { Memberships } from './membership.ts';
import { Numbering } from './numbering.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { ParticipantColumns } from './participant.ts';
import { partnersIn } from './partners.ts';
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

keepShape(new Parents());

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

type Visit = (index: number, parent: Parent, place: number) => void;

/** Visits every row whose parent stands; a row whose parent does not exist or was set aside is set aside too. */
function forEachChild<C extends Columns>(
  rows: TabRows<C>,
  column: keyof C & string,
  parents: Parents,
  visitorOf: (part: ParsedTable<C>) => Visit,
): void {
  for (const part of rows.parts) {
    const codes = part.codesOf(column) ?? [];
    const visit = visitorOf(part);
    const { size } = part;
    for (let index = 0; index < size; index++) {
      const code = codes[index] ?? -1;
      if (code < 0) continue;
      const place = parents.placeOf(code);
      const parent = parents.at(place);
      if (parent?.accepted) {
        visit(index, parent, place);
        continue;
      }
      const row = part.row(index);
      rows.report(row, column, parent ? 'PARENT_SET_ASIDE' : 'NO_PARENT', { found: String(row[column]) });
    }
  }
}

/** A row belongs into the workbook of its cluster's head region, or of another region of that cluster. */
function foreignersIn<C extends Columns>(
  rows: TabRows<C>,
  column: keyof C & string,
  part: ParsedTable<C>,
  reference: Reference,
): (index: number, parent: Parent) => void {
  const { workbook } = part;
  const own = reference.regions.get(workbook);
  return (index, parent) => {
    if (!own || parent.regions.includes(workbook)) return;
    rows.report(part.row(index), column, 'FOREIGN_REGION', { expected: own.name });
  };
}

export function checkParticipantParents(rows: TabRows<ParticipantColumns>, parents: Parents): void {
  forEachChild(rows, 'clusterId', parents, () => () => undefined);
}

export function checkProjectParents(
  rows: TabRows<JointProjectColumns>,
  parents: Parents,
  memberships: Memberships,
  reference: Reference,
): void {
  forEachChild(rows, 'clusterId', parents, (part) => {
    const refuseForeign = foreignersIn(rows, 'clusterId', part, reference);
    const checkPartners = partnersIn(rows, part, memberships);
    const { endDate: endDates } = part.columns;
    return (index, parent, place) => {
      refuseForeign(index, parent);
      checkPartners(index, place);
      const endDate = endDates[index] ?? -1;
      const { plannedYear, earliestEnd } = parent;
      if (endDate < 0 || plannedYear === null || endDate >= earliestEnd) return;
      const endYear = yearOf(endDate);
      rows.report(part.row(index), 'endDate', 'ENDS_BEFORE_CLUSTER', { endYear, plannedYear });
    };
  });
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
  forEachChild(rows, 'objectId', parents, (part) => foreignersIn(rows, 'objectId', part, reference));
}
