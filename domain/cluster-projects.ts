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

export class ClusterProjects {
  readonly #counts = new ExactSums();
  readonly #investment = new ExactSums();
  readonly #subsidy = new ExactSums();
  readonly #newJobs = new ExactSums();
  readonly #initiators = new TaxIdPairs();
  /** Whether each of them asks for a subsidy. */
  readonly #applies: boolean[] = [];

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
      if (place === this.#applies.length) this.#applies.push(false);
      if (subsidy < 0) continue;
      this.#subsidy.add(cluster, subsidy);
      this.#applies[place] = true;
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
    return this.#applies[initiator] === true;
  }
}
