/** One pass over the register: every cluster is counted with its participants and projects, and then where it belongs. */
import { type Cluster, type ClusterStatus, DECLARED, OPERATING } from './cluster.ts';
import { ClusterProjects } from './cluster-projects.ts';
import type { JointProjectColumns, ProjectStatus } from './joint-project.ts';
import { Numbering } from './numbering.ts';
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

function numberOrNull(number: number | undefined): number | null {
  return number === undefined || number < 0 ? null : number;
}

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
      for (let index = 0; index < part.size; index++) {
        const hasLeft = (leftOn[index] ?? 0) >= 0;
        const cluster = this.#codes.find(clusterId[index] ?? -1);
        if (setAside[index] === 0 && !hasLeft && cluster >= 0) members.placeOf(cluster, taxId[index] ?? -1);
      }
    }
    members.forEach((cluster, taxId) => {
      const counted = this.clusters[cluster];
      if (!counted) return;
      counted.participants++;
      if (!counted.counts) return;
      const organisation = this.#organisations.placeOf(taxId);
      for (const tally of counted.tallies) tally.participants.add(organisation);
    });
  }

  addProjects(rows: TabRows<JointProjectColumns>): void {
    const projects = new ClusterProjects();
    const regions = this.clusters.map(({ cluster }) => cluster.region);
    for (const part of rows.parts) {
      const setAside = rows.setAsideIn(part);
      const { clusterId, initiator } = part.codes;
      const { status, productCode, endDate, costRubles, subsidyRubles, newJobs } = part.columns;
      const { importSharePercentBefore: before, importSharePercentAfter: after } = part.columns;
      for (let index = 0; index < part.size; index++) {
        const at = status[index];
        if (setAside[index] === 1 || !at) continue;
        this.projectsByStatus.set(at, (this.projectsByStatus.get(at) ?? 0) + 1);
        const cluster = this.#codes.find(clusterId[index] ?? -1);
        if (at === 'CANCELLED' || cluster < 0) continue;
        const [cost, subsidy, jobs] = [costRubles[index] ?? 0, subsidyRubles[index] ?? -1, newJobs[index] ?? 0];
        projects.add(cluster, initiator[index] ?? -1, cost, subsidy, jobs);
        const project = {
          productCode: productCode[index] ?? '',
          endDate: endDate[index] ?? 0,
          costRubles: cost,
          importSharePercentBefore: numberOrNull(before[index]),
          importSharePercentAfter: numberOrNull(after[index]),
        };
        this.projects.add(project, regions[cluster] ?? '');
      }
    }
    this.#addUp(projects);
  }

  #addUp(projects: ClusterProjects): void {
    for (const [cluster, counted] of this.clusters.entries()) {
      const totals = projects.totalsOf(cluster);
      counted.jointProjects = totals.jointProjects;
      for (const tally of counted.tallies) tally.addProjects(totals);
    }
    projects.forEachInitiator((cluster, taxId, applies) => {
      const organisation = this.#organisations.placeOf(taxId);
      for (const tally of this.clusters[cluster]?.tallies ?? []) tally.addInitiator(organisation, applies);
    });
  }
}

export function countRegister(register: Register, planYear: number, reference: Reference): RegisterCount {
  const count = new RegisterCount(planYear, reference);
  for (const cluster of register.clusters) count.addCluster(cluster, cluster.source.codes.id[cluster.index] ?? -1);
  count.addParticipants(register.participants);
  count.addProjects(register.jointProjects);
  return count;
}
