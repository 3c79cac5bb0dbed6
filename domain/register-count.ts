/** One pass over the register: every cluster is counted with its participants and projects, and then where it belongs. */
import { type Cluster, type ClusterStatus, DECLARED, OPERATING } from './cluster.ts';
import type { ProjectStatus } from './joint-project.ts';
import { ProjectFigures } from './project-figures.ts';
import type { Reference } from './reference.ts';
import type { Register } from './register.ts';
import { Tally } from './tally.ts';

/** A cluster with what is counted of it. */
interface CountedCluster {
  readonly cluster: Cluster;
  /** Operating, or declared for the plan year. */
  readonly counts: boolean;
  readonly own: Tally;
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
  readonly clusters = new Map<string, CountedCluster>();
  readonly clustersByStatus = new Map<ClusterStatus, number>();
  readonly projectsByStatus = new Map<ProjectStatus, number>();
  readonly projects = new ProjectFigures();
  readonly planYear: number;
  readonly reference: Reference;

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

  addCluster(cluster: Cluster): void {
    const counts = OPERATING.has(cluster.status) || this.isDeclared(cluster);
    this.clusters.set(cluster.id, { cluster, counts, own: new Tally() });
    this.clustersByStatus.set(cluster.status, (this.clustersByStatus.get(cluster.status) ?? 0) + 1);
  }

  /** The tallies of the country, the district, the region and the industry of a cluster. */
  #placesOf(cluster: Cluster): readonly Tally[] {
    const district = this.reference.regions.get(cluster.region)?.federalDistrict ?? '';
    return [
      this.national,
      tallyOf(this.districts, district),
      tallyOf(this.regions, cluster.region),
      tallyOf(this.industries, cluster.industry),
    ];
  }

  /** Adds what was counted of each cluster to the places it belongs to. */
  addUp(): void {
    for (const { cluster, counts, own } of this.clusters.values()) {
      for (const place of this.#placesOf(cluster)) {
        if (OPERATING.has(cluster.status)) place.operatingClusters++;
        if (this.isDeclared(cluster)) place.declaredClusters++;
        if (counts) for (const taxId of own.participants) place.participants.add(taxId);
        place.addProjectsOf(own);
      }
    }
  }
}

export function countRegister(register: Register, planYear: number, reference: Reference): RegisterCount {
  const count = new RegisterCount(planYear, reference);
  for (const cluster of register.clusters) count.addCluster(cluster);
  register.forEachParticipant(({ clusterId, taxId, leftOn }) => {
    if (leftOn === null) count.clusters.get(clusterId)?.own.participants.add(taxId);
  });
  register.forEachJointProject((project) => {
    const { status } = project;
    count.projectsByStatus.set(status, (count.projectsByStatus.get(status) ?? 0) + 1);
    if (status === 'CANCELLED') return;
    const { clusterId, initiator, costRubles, subsidyRubles, newJobs } = project;
    const counted = count.clusters.get(clusterId);
    if (!counted) return;
    counted.own.addProject(initiator, costRubles, subsidyRubles, newJobs);
    count.projects.add(project, counted.cluster.region);
  });
  count.addUp();
  return count;
}
