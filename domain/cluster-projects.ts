/** What the projects of each cluster come to, and who initiates them. Clusters are known by their places. */
import type { JointProjectColumns } from './joint-project.ts';
import type { ParsedTable } from './parsed-table.ts';
import { TaxIdPairs } from './tax-id-pairs.ts';
import { ExactSums } from './totals.ts';

export interface ProjectTotals {
  readonly jointProjects: number;
  readonly investmentRubles: bigint;
  readonly subsidyRubles: bigint;
  readonly newJobs: bigint;
}

/** What one organisation initiates in one cluster. */
export interface InitiatedSums {
  readonly costRubles: number;
  /** Below zero when no subsidy is asked for. */
  readonly subsidyRubles: number;
  readonly newJobs: number;
}

export class ClusterProjects {
  readonly #counts = new ExactSums();
  readonly #investment = new ExactSums();
  readonly #subsidy = new ExactSums();
  readonly #newJobs = new ExactSums();
  readonly #initiators = new TaxIdPairs();
  /** Of each of them; subsidies below zero where none is asked for. */
  readonly #costs: number[] = [];
  readonly #subsidies: number[] = [];
  readonly #jobs: number[] = [];

  /**
   * Adds the projects of a tab.
   * @param clusters of each row the place of its cluster; below zero where the project does not count
   */
  add(part: ParsedTable<JointProjectColumns>, clusters: Int32Array): void {
    const { initiator } = part.codes;
    const { costRubles, subsidyRubles, newJobs } = part.columns;
    for (let index = 0; index < clusters.length; index++) {
      const cluster = clusters[index] ?? -1;
      if (cluster < 0) continue;
      this.#counts.add(cluster, 1);
      this.#investment.add(cluster, costRubles[index] ?? 0);
      this.#newJobs.add(cluster, newJobs[index] ?? 0);
      const place = this.#initiators.placeOf(cluster, initiator[index] ?? -1);
      const subsidy = subsidyRubles[index] ?? -1;
      if (place === this.#costs.length) {
        this.#costs.push(0);
        this.#subsidies.push(-1);
        this.#jobs.push(0);
      }
      this.#costs[place] = (this.#costs[place] ?? 0) + (costRubles[index] ?? 0);
      this.#jobs[place] = (this.#jobs[place] ?? 0) + (newJobs[index] ?? 0);
      if (subsidy < 0) continue;
      this.#subsidy.add(cluster, subsidy);
      this.#subsidies[place] = Math.max(0, this.#subsidies[place] ?? 0) + subsidy;
    }
  }

  totalsOf(cluster: number): ProjectTotals {
    return {
      jointProjects: Number(this.#counts.totalAt(cluster)),
      investmentRubles: this.#investment.totalAt(cluster),
      subsidyRubles: this.#subsidy.totalAt(cluster),
      newJobs: this.#newJobs.totalAt(cluster),
    };
  }

  /** Every organisation that initiates a project of a cluster, with the place of the cluster. */
  get initiators(): TaxIdPairs {
    return this.#initiators;
  }

  /** Whether one of them asks for a subsidy there. */
  applies(initiator: number): boolean {
    return (this.#subsidies[initiator] ?? -1) >= 0;
  }

  /** What the projects of one of them come to there. */
  sumsOf(initiator: number): InitiatedSums {
    return {
      costRubles: this.#costs[initiator] ?? 0,
      subsidyRubles: this.#subsidies[initiator] ?? -1,
      newJobs: this.#jobs[initiator] ?? 0,
    };
  }
}
