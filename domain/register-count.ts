/** One pass over the register: every cluster is counted with its participants and projects, and then where it belongs. */
import { type Cluster, type ClusterStatus, DECLARED, OPERATING } from './cluster.ts';
import { ClusterProjects, type InitiatedSums } from './cluster-projects.ts';
import { type JointProjectColumns, PROJECT_STATUSES, type ProjectStatus } from './joint-project.ts';
import { Numbering } from './numbering.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { ParticipantColumns } from './participant.ts';
import { ProjectFigures } from './project-figures.ts';
import type { Reference } from './reference.ts';
import type { Register } from './register.ts';
import type { TabRows } from './tab-rows.ts';
import { Tally } from './tally.ts';
import { TaxIdPairs } from './tax-id-pairs.ts';

/** A cluster with what is counted of it. */
interface CountedCluster {
  readonly cluster: Cluster;
  /** Operating, or declared for the plan year. */
  readonly counts: boolean;
  /** The tallies of the country, the district, the region and the industry to which it belongs. */
  readonly tallies: readonly Tally[];
  /** Distinct organisations. */
  participants: number;
  jointProjects: number;
}

const CANCELLED = PROJECT_STATUSES.keys.indexOf('CANCELLED');

function talliesFor(keys: readonly string[]): Map<string, Tally> {
  return new Map(keys.map((key) => [key, new Tally()]));
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const found = tallies.get(key) ?? new Tally();
  tallies.set(key, found);
  return found;
}

export class RegisterCount {
  readonly national = new Tally();
  readonly districts: Map<string, Tally>;
  readonly regions: Map<string, Tally>;
  readonly industries: Map<string, Tally>;
  readonly clusters: CountedCluster[] = [];
  readonly clustersByStatus = new Map<ClusterStatus, number>();
  readonly projectsByStatus = new Map<ProjectStatus, number>();
  readonly projects = new ProjectFigures();
  readonly planYear: number;
  readonly reference: Reference;
  /** The codes of the clusters, in the order of the clusters. */
  readonly #codes = new Numbering();
  readonly #organisations = new Numbering();
  readonly #clusterProjects = new ClusterProjects();

  constructor(planYear: number, reference: Reference) {
    this.planYear = planYear;
    this.reference = reference;
    this.districts = talliesFor(reference.regions.federalDistricts);
    this.regions = talliesFor(reference.regions.all.map((region) => region.code));
    this.industries = talliesFor(reference.industries.keys);
  }

  isDeclared(cluster: Cluster): boolean {
    return DECLARED.has(cluster.status) && cluster.plannedYear === this.planYear;
  }

  addCluster(cluster: Cluster, code: number): void {
    const operates = OPERATING.has(cluster.status);
    const isDeclared = this.isDeclared(cluster);
    const tallies = this.#talliesOf(cluster);
    for (const tally of tallies) {
      if (operates) tally.operatingClusters++;
      if (isDeclared) tally.declaredClusters++;
    }
    const counted = { cluster, counts: operates || isDeclared, tallies, participants: 0, jointProjects: 0 };
    this.clusters[this.#codes.placeOf(code)] = counted;
    this.clustersByStatus.set(cluster.status, (this.clustersByStatus.get(cluster.status) ?? 0) + 1);
  }

  #talliesOf(cluster: Cluster): readonly Tally[] {
    const district = this.reference.regions.get(cluster.region)?.federalDistrict ?? '';
    return [
      this.national,
      tallyOf(this.districts, district),
      tallyOf(this.regions, cluster.region),
      tallyOf(this.industries, cluster.industry),
    ];
  }

  /** Current participants; an organisation counts once, in whatever roles it stands. */
  addParticipants(rows: TabRows<ParticipantColumns>): void {
    const members = new TaxIdPairs();
    for (const part of rows.parts) {
      const setAside = rows.setAsideIn(part);
      const { leftOn } = part.columns;
      const { clusterId, taxId } = part.codes;
      const { size } = part;
      for (let index = 0; index < size; index++) {
        const hasLeft = (leftOn[index] ?? 0) >= 0;
        const cluster = this.#codes.find(clusterId[index] ?? -1);
        if (setAside[index] === 0 && !hasLeft && cluster >= 0) members.placeOf(cluster, taxId[index] ?? -1);
      }
    }
    for (let member = 0; member < members.size; member++) {
      const counted = this.clusters[members.firstAt(member)];
      if (!counted) continue;
      counted.participants++;
      if (!counted.counts) continue;
      const organisation = this.#organisations.placeOf(members.taxIdAt(member));
      for (const tally of counted.tallies) tally.participants.add(organisation);
    }
  }

  addProjects(rows: TabRows<JointProjectColumns>): void {
    const projects = this.#clusterProjects;
    const headRegions = this.clusters.map(({ cluster }) => cluster.region);
    for (const part of rows.parts) {
      this.#countStatuses(part, rows.setAsideIn(part));
      const clusters = this.#clustersOf(part, rows.setAsideIn(part));
      projects.add(part, clusters);
      this.projects.add(part, clusters, headRegions);
    }
    this.#addUp(projects);
  }

  #countStatuses(part: ParsedTable<JointProjectColumns>, setAside: Uint8Array): void {
    const counts = PROJECT_STATUSES.keys.map(() => 0);
    const { status: statuses } = part.columns;
    const { size } = part;
    for (let index = 0; index < size; index++) {
      const status = statuses[index] ?? -1;
      if (setAside[index] === 0) counts[status] = (counts[status] ?? 0) + 1;
    }
    for (const [place, status] of PROJECT_STATUSES.keys.entries()) {
      const count = (this.projectsByStatus.get(status) ?? 0) + (counts[place] ?? 0);
      if (count > 0) this.projectsByStatus.set(status, count);
    }
  }

  /** Of each project the place of its cluster; -1 where it does not count: set aside, cancelled, of an unknown cluster. */
  #clustersOf(part: ParsedTable<JointProjectColumns>, setAside: Uint8Array): Int32Array {
    const clusters = new Int32Array(part.size).fill(-1);
    const { status } = part.columns;
    const { clusterId } = part.codes;
    for (let index = 0; index < clusters.length; index++) {
      if (setAside[index] === 1 || status[index] === CANCELLED) continue;
      clusters[index] = this.#codes.find(clusterId[index] ?? -1);
    }
    return clusters;
  }

  #addUp(projects: ClusterProjects): void {
    for (const [cluster, counted] of this.clusters.entries()) {
      const totals = projects.totalsOf(cluster);
      counted.jointProjects = totals.jointProjects;
      for (const tally of counted.tallies) tally.addProjects(totals);
    }
    const { initiators } = projects;
    for (let initiator = 0; initiator < initiators.size; initiator++) {
      const organisation = this.#organisations.placeOf(initiators.taxIdAt(initiator));
      const tallies = this.clusters[initiators.firstAt(initiator)]?.tallies ?? [];
      for (const tally of tallies) tally.addInitiator(organisation, projects.applies(initiator));
    }
  }

  /** Visits every organisation that initiates projects of a cluster, with what they come to. */
  forEachInitiator(visit: (cluster: Cluster, taxId: number, sums: InitiatedSums) => void): void {
    const { initiators } = this.#clusterProjects;
    for (let initiator = 0; initiator < initiators.size; initiator++) {
      const counted = this.clusters[initiators.firstAt(initiator)];
      if (counted) visit(counted.cluster, initiators.taxIdAt(initiator), this.#clusterProjects.sumsOf(initiator));
    }
  }
}

export function countRegister(register: Register, planYear: number, reference: Reference): RegisterCount {
  const count = new RegisterCount(planYear, reference);
  for (const cluster of register.clusters) count.addCluster(cluster, cluster.source.codes.id[cluster.index] ?? -1);
  count.addParticipants(register.participants);
  count.addProjects(register.jointProjects);
  return count;
}
