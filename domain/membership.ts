/** Who takes part in which cluster, and what must agree between a cluster and its participants. */
import { foldName } from './cell.ts';
import { type ClusterColumns, NEEDS_FIGURES } from './cluster.ts';
import type { CivilDate } from './date.ts';
import { compareRows, twinsOf } from './duplicates.ts';
import type { ParsedRow } from './parsed-table.ts';
import { PARTICIPANT_ROLES, type ParticipantColumns, type ParticipantRole } from './participant.ts';
import type { TabRows } from './tab-rows.ts';
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

const ZERO = 48;

/** The ten digits of an ИНН as a number. */
function numberAt(text: string, from: number): number {
  let number = 0;
  for (let index = from; index < from + 10; index++) number = number * 10 + text.charCodeAt(index) - ZERO;
  return number;
}

/** The accepted current participants of one cluster. */
export class Membership {
  /** The largest headcount that each organisation gives: it may stand in several roles. */
  readonly #headcounts = new Map<string, number>();
  /** The roles of each organisation, a bit for each. */
  readonly #roles = new Map<string, number>();
  #sorted: Float64Array | undefined;
  specializedOrganizations = 0;

  add(taxId: string, role: ParticipantRole, headcount: number): void {
    this.#headcounts.set(taxId, Math.max(this.#headcounts.get(taxId) ?? 0, headcount));
    this.#roles.set(taxId, (this.#roles.get(taxId) ?? 0) | bitsOf([role]));
    if (role === 'SPECIALIZED_ORGANIZATION') this.specializedOrganizations++;
  }

  get headcount(): number {
    return [...this.#headcounts.values()].reduce((sum, headcount) => sum + headcount, 0);
  }

  /** How many organisations stand in one of the roles. */
  count(roles: readonly ParticipantRole[]): number {
    const bits = bitsOf(roles);
    return [...this.#roles.values()].filter((own) => (own & bits) !== 0).length;
  }

  /** Whether the ИНН that stands in a text from a position on is a member's. To be asked when all members are in. */
  includes(text: string, from: number): boolean {
    this.#sorted ??= Float64Array.from([...this.#roles.keys()].map((taxId) => numberAt(taxId, 0))).sort();
    const wanted = numberAt(text, from);
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low] === wanted;
  }
}

function bitsOf(roles: readonly ParticipantRole[]): number {
  return roles.reduce((bits, role) => bits | (1 << PARTICIPANT_ROLES.keys.indexOf(role)), 0);
}

export type Memberships = ReadonlyMap<string, Membership>;

/** The accepted current participants, by cluster. */
export function membershipsOf(rows: TabRows<ParticipantColumns>): Memberships {
  const memberships = new Map<string, Membership>();
  rows.forEachAccepted(({ clusterId, taxId, role, leftOn, headcount }) => {
    if (leftOn !== null) return;
    const membership = memberships.get(clusterId) ?? new Membership();
    memberships.set(clusterId, membership);
    membership.add(taxId, role, headcount ?? 0);
  });
  return memberships;
}

const NOBODY = new Membership();

/** What a cluster that was submitted must agree with: its roles, and no more people than its jobs allow. */
export function checkMemberships(
  rows: TabRows<ClusterColumns>,
  memberships: Memberships,
  thresholds: Thresholds,
  asOf: CivilDate,
): void {
  rows.forEachAccepted((row) => {
    if (!NEEDS_FIGURES.has(row.status)) return;
    const membership = memberships.get(row.id) ?? NOBODY;
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

/** One ИНН is one organisation: one ОГРН and one name, wherever it stands. */
export function reportDifferences(rows: TabRows<ParticipantColumns>): void {
  const byTaxId = new Map<string, ParsedRow<ParticipantColumns>[]>();
  rows.forEachAccepted((row) => {
    const group = byTaxId.get(row.taxId);
    if (group) group.push(row);
    else byTaxId.set(row.taxId, [row]);
  });
  for (const group of byTaxId.values()) {
    const [first, ...rest] = group.map((row) => `${row.registrationNumber} ${foldName(row.name ?? '')}`);
    if (rest.every((identity) => identity === first)) continue;
    group.sort(compareRows);
    for (const row of group) rows.report(row, 'taxId', 'ORGANISATION_DIFFERS', twinsOf(row, group));
  }
}
