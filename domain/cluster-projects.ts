/** What the projects of each cluster come to, and who initiates them. Clusters are known by their places. */
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
  readonly #applicants = new TaxIdPairs();

  /** @param subsidyRubles below zero where none is asked for */
  add(cluster: number, initiator: number, costRubles: number, subsidyRubles: number, newJobs: number): void {
    this.#counts.add(cluster, 1);
    this.#investment.add(cluster, costRubles);
    this.#newJobs.add(cluster, newJobs);
    this.#initiators.placeOf(cluster, initiator);
    if (subsidyRubles < 0) return;
    this.#subsidy.add(cluster, subsidyRubles);
    this.#applicants.placeOf(cluster, initiator);
  }

  totalsOf(cluster: number): ProjectTotals {
    return {
      jointProjects: Number(this.#counts.totalAt(cluster)),
      investmentRubles: this.#investment.totalAt(cluster),
      subsidyRubles: this.#subsidy.totalAt(cluster),
      newJobs: this.#newJobs.totalAt(cluster),
    };
  }

  /** Visits every organisation that initiates a project of a cluster, and tells whether it asks for a subsidy there. */
  forEachInitiator(visit: (cluster: number, taxId: number, applies: boolean) => void): void {
    this.#initiators.forEach((cluster, taxId) => {
      visit(cluster, taxId, this.#applicants.find(cluster, taxId) >= 0);
    });
  }
}
