/** What is counted and summed for the country, a district, a region, an industry or one cluster. */
import { ExactSum } from './totals.ts';

/** A sum with what disclosure control must know of it. */
export interface Magnitude {
  /** Whole rubles, or pieces. */
  readonly total: bigint;
  /** Distinct organisations that stand behind the sum. */
  readonly contributors: number;
}

export interface Measures {
  readonly operatingClusters: number;
  readonly declaredClusters: number;
  readonly jointProjects: number;
  readonly participants: number;
  readonly investmentRubles: Magnitude;
  readonly subsidyRubles: Magnitude;
  readonly newJobs: Magnitude;
}

export class Tally {
  operatingClusters = 0;
  declaredClusters = 0;
  jointProjects = 0;
  readonly participants = new Set<string>();
  readonly #investment = new ExactSum();
  readonly #subsidy = new ExactSum();
  readonly #newJobs = new ExactSum();
  readonly #investors = new Set<string>();
  readonly #applicants = new Set<string>();

  addProject(initiator: string, costRubles: number, subsidyRubles: number | null, newJobs: number): void {
    this.jointProjects++;
    this.#investment.add(costRubles);
    this.#newJobs.add(newJobs);
    this.#investors.add(initiator);
    if (subsidyRubles === null) return;
    this.#subsidy.add(subsidyRubles);
    this.#applicants.add(initiator);
  }

  /** Adds the projects of another tally, with those who stand behind them. */
  addProjectsOf(other: Tally): void {
    this.jointProjects += other.jointProjects;
    this.#investment.addSum(other.#investment);
    this.#subsidy.addSum(other.#subsidy);
    this.#newJobs.addSum(other.#newJobs);
    for (const initiator of other.#investors) this.#investors.add(initiator);
    for (const initiator of other.#applicants) this.#applicants.add(initiator);
  }

  get measures(): Measures {
    return {
      operatingClusters: this.operatingClusters,
      declaredClusters: this.declaredClusters,
      jointProjects: this.jointProjects,
      participants: this.participants.size,
      investmentRubles: { total: this.#investment.total, contributors: this.#investors.size },
      subsidyRubles: { total: this.#subsidy.total, contributors: this.#applicants.size },
      newJobs: { total: this.#newJobs.total, contributors: this.#investors.size },
    };
  }
}
