/** Who takes part in which cluster, and what must agree between a cluster and its participants. */
import { foldName } from './cell.ts';
import { type ClusterColumns, NEEDS_FIGURES } from './cluster.ts';
import type { CivilDate } from './date.ts';
import { compareRows, twinsOf } from './duplicates.ts';
import { Numbering } from './numbering.ts';
import type { Parents } from './parents.ts';
import type { ParsedRow } from './parsed-table.ts';
import { PARTICIPANT_ROLES, type ParticipantColumns, type ParticipantRole } from './participant.ts';
import { EMPTY } from './row-view.ts';
import type { TabRows } from './tab-rows.ts';
import { TaxIdPairs } from './tax-id-pairs.ts';
import { limitOf, type ThresholdCode, type Thresholds } from './thresholds.ts';

/** Participants together may have half as many people again as the cluster has jobs; more is an outlier. */
const MOST_HEADCOUNT_PER_JOB = 1.5;

/** Which roles a threshold counts, and whether it is the most or the fewest there may be. */
const ROLE_THRESHOLDS: readonly {
  readonly threshold: ThresholdCode;
  readonly roles: readonly ParticipantRole[];
  readonly code: 'ROLE_COUNT_LOW' | 'ROLE_COUNT_HIGH';
}[] = [
  {
    threshold: 'INDUSTRY_PARTICIPANTS',
    roles: ['FINAL_PRODUCER', 'SUPPLIER', 'PRODUCTION_ORGANISER'],
    code: 'ROLE_COUNT_LOW',
  },
  { threshold: 'FINAL_PRODUCERS', roles: ['FINAL_PRODUCER'], code: 'ROLE_COUNT_LOW' },
  { threshold: 'EDUCATION', roles: ['EDUCATION'], code: 'ROLE_COUNT_LOW' },
  { threshold: 'TECHNOLOGY_INFRASTRUCTURE', roles: ['TECHNOLOGY_INFRASTRUCTURE'], code: 'ROLE_COUNT_LOW' },
  { threshold: 'PRODUCTION_ORGANISERS', roles: ['PRODUCTION_ORGANISER'], code: 'ROLE_COUNT_HIGH' },
];

const ROLE_BITS = new Map(PARTICIPANT_ROLES.keys.map((role, index) => [role, 1 << index]));

/** The accepted current participants of one cluster. */
class Membership {
  /** The roles of each organisation, a bit for each role. */
  readonly roles: number[] = [];
  /** An organisation that stands in several roles counts with the largest headcount that it gives. */
  headcount = 0;
  specializedOrganizations = 0;

  /** How many organisations stand in one of the roles. */
  count(roles: readonly ParticipantRole[]): number {
    const bits = roles.reduce((sum, role) => sum | (ROLE_BITS.get(role) ?? 0), 0);
    return this.roles.filter((own) => (own & bits) !== 0).length;
  }
}

const NOBODY = new Membership();

/** Who takes part in each cluster, known by its place among the parents. */
export class Memberships {
  readonly #clusters = new Map<number, Membership>();
  readonly #members = new TaxIdPairs();
  /** Of each member of a cluster. */
  readonly #headcounts: number[] = [];
  readonly #placesInCluster: number[] = [];

  add(cluster: number, taxId: number, role: ParticipantRole, headcount: number): void {
    const membership = this.#clusters.get(cluster) ?? new Membership();
    this.#clusters.set(cluster, membership);
    const member = this.#members.placeOf(cluster, taxId);
    const known = this.#headcounts[member] ?? 0;
    const place = this.#placesInCluster[member] ?? membership.roles.length;
    this.#headcounts[member] = Math.max(known, headcount);
    this.#placesInCluster[member] = place;
    membership.headcount += Math.max(known, headcount) - known;
    membership.roles[place] = (membership.roles[place] ?? 0) | (ROLE_BITS.get(role) ?? 0);
    if (role === 'SPECIALIZED_ORGANIZATION') membership.specializedOrganizations++;
  }

  of(cluster: number): Membership {
    return this.#clusters.get(cluster) ?? NOBODY;
  }

  includes(cluster: number, taxId: number): boolean {
    return this.#members.find(cluster, taxId) >= 0;
  }
}

export function membershipsOf(rows: TabRows<ParticipantColumns>, parents: Parents): Memberships {
  const memberships = new Memberships();
  for (const part of rows.parts) {
    const setAside = rows.setAsideIn(part);
    const { clusterId, taxId } = part.codes;
    const { role, leftOn, headcount } = part.columns;
    for (let index = 0; index < setAside.length; index++) {
      const at = PARTICIPANT_ROLES.keys[role[index] ?? -1];
      if (setAside[index] === 1 || leftOn[index] !== EMPTY || !at) continue;
      const cluster = parents.placeOf(clusterId[index] ?? -1);
      memberships.add(cluster, taxId[index] ?? -1, at, Math.max(0, headcount[index] ?? 0));
    }
  }
  return memberships;
}

/** What a cluster that was submitted must agree with: its roles, and no more people than its jobs allow. */
export function checkMemberships(
  rows: TabRows<ClusterColumns>,
  parents: Parents,
  memberships: Memberships,
  thresholds: Thresholds,
  asOf: CivilDate,
): void {
  rows.forEachAccepted((row) => {
    if (!NEEDS_FIGURES.has(row.status)) return;
    const membership = memberships.of(parents.placeOf(row.source.codes.id[row.index] ?? -1));
    const count = membership.specializedOrganizations;
    if (count !== 1) rows.report(row, 'id', 'SPECIALIZED_ORGANIZATION', { count });
    checkRoles(rows, row, membership, thresholds, asOf);
    const { headcount } = membership;
    const { jobs } = row;
    if (jobs !== null && headcount > jobs * MOST_HEADCOUNT_PER_JOB) {
      rows.report(row, 'jobs', 'HEADCOUNT_EXCEEDS_JOBS', { headcount, jobs });
    }
  });
}

function checkRoles(
  rows: TabRows<ClusterColumns>,
  row: ParsedRow<ClusterColumns>,
  membership: Membership,
  thresholds: Thresholds,
  asOf: CivilDate,
): void {
  for (const { threshold, roles, code } of ROLE_THRESHOLDS) {
    const found = thresholds.on(asOf, threshold);
    if (!found) continue;
    const count = membership.count(roles);
    const isMet = code === 'ROLE_COUNT_LOW' ? count >= found.value : count <= found.value;
    if (!isMet) rows.report(row, 'id', code, { threshold, count, ...limitOf(found) });
  }
}

function differ(one: ParsedRow<ParticipantColumns>, other: ParsedRow<ParticipantColumns>): boolean {
  if (one.registrationNumber !== other.registrationNumber) return true;
  return one.name !== other.name && foldName(one.name ?? '') !== foldName(other.name ?? '');
}

/** The accepted rows of every organisation that stands in more than one. */
function repeatedIn(rows: TabRows<ParticipantColumns>): readonly ParsedRow<ParticipantColumns>[][] {
  const organisations = new Numbering();
  const counts: number[] = [];
  for (const part of rows.parts) {
    const setAside = rows.setAsideIn(part);
    for (let index = 0; index < setAside.length; index++) {
      if (setAside[index] === 1) continue;
      const place = organisations.placeOf(part.codes.taxId[index] ?? -1);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  const groups = new Map<number, ParsedRow<ParticipantColumns>[]>();
  for (const part of rows.parts) {
    const setAside = rows.setAsideIn(part);
    for (let index = 0; index < setAside.length; index++) {
      const place = organisations.find(part.codes.taxId[index] ?? -1);
      if (setAside[index] === 1 || counts[place] === 1) continue;
      const group = groups.get(place);
      if (group) group.push(part.row(index));
      else groups.set(place, [part.row(index)]);
    }
  }
  return [...groups.values()];
}

/** One ИНН is one organisation: one ОГРН and one name, wherever it stands. */
export function reportDifferences(rows: TabRows<ParticipantColumns>): void {
  for (const group of repeatedIn(rows)) {
    const [first, ...rest] = group;
    if (!first || !rest.some((row) => differ(first, row))) continue;
    group.sort(compareRows);
    for (const row of group) rows.report(row, 'taxId', 'ORGANISATION_DIFFERS', twinsOf(row, group));
  }
}
