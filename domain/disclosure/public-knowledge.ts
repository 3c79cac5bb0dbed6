/** What the public knows of a magnitude: of a time, which lines. */
import type { Ledger } from './ledger.ts';

/** Contributions at one time, and which lines the public knows of that time. */
export interface Side {
  readonly ledger: Ledger;
  readonly isKnown: (line: number) => boolean;
}

/** What was public before. */
export interface Past {
  /** The last version. */
  readonly version: Side;
  /** Every line that was ever shown, with the contributions of when it was shown last. */
  readonly shown: Side;
  /** The last version, but lines that are hidden for its sake alone with the contributions of when they had to be. */
  readonly hidden: Side;
}

/** The times of the past that differ. */
export function sidesOf({ version, shown, hidden }: Past): readonly Side[] {
  return [...new Set([version, shown, hidden])];
}
