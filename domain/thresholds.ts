/**
 * What the law asks of clusters and projects, as dated rows that the operator keeps. A threshold only ever gives a warning,
 * and the warning says whether anybody has compared it with the text of the act.
 */
import type { CivilDate } from './date.ts';
import type { THRESHOLDS } from './threshold-table.ts';

export type ThresholdCode = (typeof THRESHOLDS.keys)[number];

export interface Threshold {
  readonly code: ThresholdCode;
  readonly value: number;
  /** First and last day on which it is in force. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The act and its edition. */
  readonly act: string;
  readonly verified: boolean;
}

/** The thresholds, looked up by the day on which they must hold. */
export class Thresholds {
  readonly all: readonly Threshold[];
  readonly #byCode = new Map<ThresholdCode, Threshold[]>();
  readonly #smallest = new Map<ThresholdCode, number>();

  constructor(all: readonly Threshold[]) {
    this.all = all;
    for (const threshold of all) {
      this.#smallest.set(threshold.code, Math.min(this.smallest(threshold.code), threshold.value));
      const rows = this.#byCode.get(threshold.code);
      if (rows) rows.push(threshold);
      else this.#byCode.set(threshold.code, [threshold]);
    }
  }

  /** The smallest value that a threshold has on any day; infinite where the operator lists none. */
  smallest(code: ThresholdCode): number {
    return this.#smallest.get(code) ?? Number.POSITIVE_INFINITY;
  }

  /** The threshold in force on a day; undefined where the operator lists none: then the rule is silent. */
  on(day: CivilDate, code: ThresholdCode): Threshold | undefined {
    return this.#byCode.get(code)?.find(({ from, to }) => from <= day && day <= to);
  }
}

/** A threshold as a problem speaks of it. */
export function limitOf({ value, act, verified }: Threshold): Pick<Threshold, 'act' | 'verified'> & { limit: number } {
  return { limit: value, act, verified };
}
