/** What rows say about one another, in the order in which one thing follows from another. */
import { yearOf } from './numbers.ts';
import { Parents } from './parents.ts';
import { sayPartners, sayRoles, sayYearlySubsidies, taxIdsOf } from './partners.ts';
import { FROM_SUBMISSION_ON } from './rules-within-row.ts';
import type { Surroundings } from './tabs.ts';
import { foldedName } from './texts.ts';
import { groupedBy, sayTwins } from './twins.ts';
import type { Row, TabKey } from './vocabulary.ts';

/** The accepted rows of each tab, and what each hangs on. */
export interface Accepted {
  readonly clusters: readonly Row[];
  readonly participants: readonly Row[];
  readonly jointProjects: readonly Row[];
  readonly supportMeasures: readonly Row[];
  readonly parents: Parents;
}

function of(rows: readonly Row[], table: TabKey): readonly Row[] {
  return rows.filter((row) => row.table === table);
}

function accepted(rows: readonly Row[], table: TabKey): readonly Row[] {
  return of(rows, table).filter((row) => row.isAccepted);
}

export function isCurrent(participant: Row): boolean {
  return participant.isEmpty('leftOn');
}

function sayNames(clusters: readonly Row[]): void {
  const named = groupedBy(clusters, (row) => `${row.text('region')} ${foldedName(row.text('name') ?? '')}`);
  for (const group of named.values()) {
    if (group.length > 1) for (const row of group) row.say('warning', 'DUPLICATE_NAME', 'name');
  }
}

/** An organisation in several roles counts once, by its largest number of people. */
function headcountOf(members: readonly Row[]): bigint {
  const most = new Map<string, bigint>();
  for (const member of members) {
    const taxId = member.text('taxId') ?? '';
    const headcount = member.whole('headcount') ?? 0n;
    if (headcount > (most.get(taxId) ?? 0n)) most.set(taxId, headcount);
  }
  let sum = 0n;
  for (const headcount of most.values()) sum += headcount;
  return sum;
}

function sayMembers(cluster: Row, members: readonly Row[]): void {
  if (!FROM_SUBMISSION_ON.includes(cluster.text('status') ?? '')) return;
  const specialized = members.filter((member) => member.text('role') === 'SPECIALIZED_ORGANIZATION');
  if (taxIdsOf(specialized).size !== 1) cluster.say('warning', 'SPECIALIZED_ORGANIZATION', 'id');
  const jobs = cluster.whole('jobs');
  if (jobs !== null && headcountOf(members) * 2n > jobs * 3n) {
    cluster.say('warning', 'HEADCOUNT_EXCEEDS_JOBS', 'jobs');
  }
}

function sayOrganisations(participants: readonly Row[]): void {
  for (const group of groupedBy(participants, (row) => row.text('taxId')).values()) {
    const identities = group.map((row) => `${row.text('registrationNumber')} ${foldedName(row.text('name') ?? '')}`);
    if (new Set(identities).size === 1) continue;
    for (const row of group) row.say('warning', 'ORGANISATION_DIFFERS', 'taxId');
  }
}

function sayTerms(projects: readonly Row[], parents: Parents): void {
  for (const project of projects) {
    const end = project.whole('endDate');
    const planned = parents.accepted(project.text('clusterId'))?.whole('plannedYear') ?? null;
    if (end === null || planned === null || yearOf(end) >= planned - 1n) continue;
    project.say('warning', 'ENDS_BEFORE_CLUSTER', 'endDate');
  }
}

export function membersByCluster(participants: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return groupedBy(participants.filter(isCurrent), (row) => row.text('clusterId'));
}

export function sayBetweenRows(rows: readonly Row[], { reference, asOf }: Surroundings): Accepted {
  const parents = new Parents(reference);
  sayTwins(of(rows, 'clusters'));
  parents.add(of(rows, 'clusters'));

  for (const row of of(rows, 'participants')) parents.sayOf(row, 'clusterId');
  sayTwins(of(rows, 'participants'));

  const participants = accepted(rows, 'participants');
  const members = membersByCluster(participants);

  for (const row of of(rows, 'jointProjects')) {
    parents.sayOf(row, 'clusterId');
    sayPartners(row, parents, members);
  }
  sayTwins(of(rows, 'jointProjects'));
  parents.add(of(rows, 'jointProjects'));

  for (const row of of(rows, 'supportMeasures')) parents.sayOf(row, 'objectId');
  sayTwins(of(rows, 'supportMeasures'));

  const clusters = accepted(rows, 'clusters');
  const jointProjects = accepted(rows, 'jointProjects');
  sayNames(clusters);
  for (const cluster of clusters) {
    const own = members.get(cluster.text('id') ?? '') ?? [];
    sayMembers(cluster, own);
    sayRoles(cluster, own, reference, asOf);
  }
  sayOrganisations(participants);
  sayTerms(of(rows, 'jointProjects'), parents);
  sayYearlySubsidies(jointProjects, reference);
  return { clusters, participants, jointProjects, supportMeasures: accepted(rows, 'supportMeasures'), parents };
}
