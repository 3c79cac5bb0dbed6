/** The lists that the operator keeps: what the oracle is told besides the workbooks. */
import type { Region } from './choices.ts';

/** A threshold of the law with the days on which it is in force, the first and the last included. */
export interface Threshold {
  readonly code: string;
  /** In millionths. */
  readonly value: bigint;
  /** null: always. */
  readonly from: bigint | null;
  readonly to: bigint | null;
}

/** A figure that somebody else published. */
export interface Baseline {
  readonly indicator: string;
  readonly value: bigint;
  readonly asOf: bigint;
  readonly source: string;
}

export interface Reference {
  readonly regions: readonly Region[];
  readonly industries: readonly string[];
  readonly thresholds: readonly Threshold[];
  readonly baselines: readonly Baseline[];
}

/** The threshold in force on a day; null where there is none, and the rule is silent. */
export function thresholdOn({ thresholds }: Reference, code: string, day: bigint): bigint | null {
  for (const { code: one, value, from, to } of thresholds) {
    if (one === code && (from === null || from <= day) && (to === null || day <= to)) return value;
  }
  return null;
}
