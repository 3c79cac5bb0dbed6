/** What is counted and summed for the country, a district, a region or an industry. */

import type { ProjectTotals } from './cluster-projects.ts';
import { DistinctNumbers } from './distinct-numbers.ts';

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

/** Organisations are known by small numbers. */
export class Tally {
  operatingClusters = 0;
  declaredClusters = 0;
  jointProjects = 0;
  readonly participants = new DistinctNumbers();
  readonly #investors = new DistinctNumbers();
  readonly #applicants = new DistinctNumbers();
  #investmentRubles = 0n;
  #subsidyRubles = 0n;
  #newJobs = 0n;

  addProjects(totals: ProjectTotals): void {
    this.jointProjects += totals.jointProjects;
    this.#investmentRubles += totals.investmentRubles;
    this.#subsidyRubles += totals.subsidyRubles;
    this.#newJobs += totals.newJobs;
  }

  /** @param applies whether it asks for a subsidy */
  addInitiator(organisation: number, applies: boolean): void {
    this.#investors.add(organisation);
    if (applies) this.#applicants.add(organisation);
  }

  get measures(): Measures {
    const contributors = this.#investors.size;
    return {
      operatingClusters: this.operatingClusters,
      declaredClusters: this.declaredClusters,
      jointProjects: this.jointProjects,
      participants: this.participants.size,
      investmentRubles: { total: this.#investmentRubles, contributors },
      subsidyRubles: { total: this.#subsidyRubles, contributors: this.#applicants.size },
      newJobs: { total: this.#newJobs, contributors },
    };
  }
}
