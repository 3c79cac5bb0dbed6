/** Who takes part in which cluster, and what must agree between a cluster and its participants. */
import { foldName } from './cell.ts';
import { type ClusterColumns, NEEDS_FIGURES } from './cluster.ts';
import { twinsOf } from './duplicates.ts';
import type { ParsedRow } from './parsed-table.ts';
import type { ParticipantColumns } from './participant.ts';
import type { TabRows } from './tab-rows.ts';

/** Participants together may have half as many people again as the cluster has jobs; more is an outlier. */
const MOST_HEADCOUNT_PER_JOB = 1.5;

/** What the participants of one cluster come to. */
class Membership {
  /** The largest headcount that each organisation gives: it may stand in several roles. */
  readonly headcounts = new Map<string, number>();
  specializedOrganizations = 0;

  get headcount(): number {
    return [...this.headcounts.values()].reduce((sum, headcount) => sum + headcount, 0);
  }
}

export type Memberships = ReadonlyMap<string, Membership>;

/** The accepted current participants, by cluster. */
export function membershipsOf(rows: TabRows<ParticipantColumns>): Memberships {
  const memberships = new Map<string, Membership>();
  rows.forEachAccepted(({ clusterId, taxId, role, leftOn, headcount }) => {
    if (leftOn !== null) return;
    const membership = memberships.get(clusterId) ?? new Membership();
    memberships.set(clusterId, membership);
    membership.headcounts.set(taxId, Math.max(membership.headcounts.get(taxId) ?? 0, headcount ?? 0));
    if (role === 'SPECIALIZED_ORGANIZATION') membership.specializedOrganizations++;
  });
  return memberships;
}

/** What a cluster that was submitted must agree with: one specialised organisation, no more people than its jobs allow. */
export function checkMemberships(rows: TabRows<ClusterColumns>, memberships: Memberships): void {
  rows.forEachAccepted((row) => {
    if (!NEEDS_FIGURES.has(row.status)) return;
    const membership = memberships.get(row.id);
    const count = membership?.specializedOrganizations ?? 0;
    if (count !== 1) rows.report(row, 'id', 'SPECIALIZED_ORGANIZATION', { count });
    const headcount = membership?.headcount ?? 0;
    const { jobs } = row;
    if (jobs !== null && headcount > jobs * MOST_HEADCOUNT_PER_JOB) {
      rows.report(row, 'jobs', 'HEADCOUNT_EXCEEDS_JOBS', { headcount, jobs });
    }
  });
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
    for (const row of group) rows.report(row, 'taxId', 'ORGANISATION_DIFFERS', twinsOf(row, group));
  }
}
