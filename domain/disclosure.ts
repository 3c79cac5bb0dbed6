/**
 * Disclosure control: what of the sums may leave the house, so that nobody can compute what a single organisation contributed;
 * from one version, from two, or from tables that meet in one line.
 */
import { type Contributions, type Magnitude, PROJECT_MAGNITUDES, SUPPORT_MAGNITUDES } from './contributions.ts';
import type { KeptDisclosure } from './disclosure/kept-disclosure.ts';
import type { ProtectionRules } from './disclosure/protection-rules.ts';
import { TableDisclosure } from './disclosure/table-disclosure.ts';
import type { PublicMagnitude } from './public-magnitude.ts';
import type { Snapshot } from './snapshot.ts';

/** What the public was told last, and what was kept of it; null when that is lost. */
export interface DisclosureBase {
  readonly snapshot: Snapshot;
  readonly kept: KeptDisclosure | null;
}

export interface Disclosure {
  /** What is told of a line. */
  readonly say: (magnitude: Magnitude, level: string, key: string) => PublicMagnitude;
  /** The audit of what is to be published: names what could be computed from it and should not. */
  readonly breachesIn: (snapshot: Snapshot) => readonly string[];
  /** What the next version must know of this one. */
  readonly kept: () => KeptDisclosure;
}

const OF_SUPPORT: ReadonlySet<Magnitude> = new Set(SUPPORT_MAGNITUDES);

export function disclose(
  contributions: Contributions,
  base: DisclosureBase | null,
  rules: ProtectionRules,
): Disclosure {
  const baseOf = (table: keyof Contributions) => base && { snapshot: base.snapshot, kept: base.kept?.[table] ?? null };
  const projects = new TableDisclosure(contributions.projects, baseOf('projects'), rules, PROJECT_MAGNITUDES);
  const support = new TableDisclosure(contributions.support, baseOf('support'), rules, SUPPORT_MAGNITUDES);
  return {
    say: (magnitude, level, key) => (OF_SUPPORT.has(magnitude) ? support : projects).say(magnitude, level, key),
    breachesIn: (snapshot) => [...projects.breachesIn(snapshot), ...support.breachesIn(snapshot)],
    kept: () => ({ projects: projects.kept(), support: support.kept() }),
  };
}
