/** How a problem is declared: its severity, and how it is said. */
import type { Place, Severity } from './problem.ts';

/** What is known of one sort of problem. */
export interface ProblemKind<Facts> {
  /** Unless a rule says otherwise. */
  readonly severity: Severity;
  readonly say: (facts: Facts & { readonly place: Place }) => readonly [sentence: string, remedy: string];
}

type Say<Facts> = ProblemKind<Facts>['say'];

export function error<Facts>(say: Say<Facts>): ProblemKind<Facts> {
  return { severity: 'error', say };
}

export function warning<Facts>(say: Say<Facts>): ProblemKind<Facts> {
  return { severity: 'warning', say };
}

export function note<Facts>(say: Say<Facts>): ProblemKind<Facts> {
  return { severity: 'note', say };
}

export interface Found {
  /** What stands in the cell, shortened; never personal data. */
  readonly found: string;
}
export type Nothing = Record<never, never>;
