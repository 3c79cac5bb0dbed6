/** When a sum says too much of one of the organisations behind it: three rules, each of which must be kept. */

export interface ProtectionRules {
  /** Fewer distinct organisations than that are too few. */
  readonly fewestContributors: number;
  /** So many of the largest contributors… */
  readonly dominantContributors: number;
  /** …may not make up more than this share of a sum. */
  readonly dominancePercent: number;
  /** Nobody may be able to estimate another's contribution more closely than by this share of it. */
  readonly closenessPercent: number;
}

export const DEFAULT_RULES: ProtectionRules = {
  fewestContributors: 3,
  dominantContributors: 2,
  dominancePercent: 85,
  closenessPercent: 10,
};

/** What the rules must know of the contributions to a sum. */
export interface Weight {
  /** Distinct organisations. */
  readonly contributors: number;
  /** Of the contributions without their signs. */
  readonly total: number;
  /** The largest contributions, the very largest first: as many as the rules ask for, and at least two. */
  readonly largest: readonly number[];
}

function keepsDistance({ total, largest }: Weight, { closenessPercent }: ProtectionRules): boolean {
  const [first = 0, second = 0] = largest;
  const rest = BigInt(total) - BigInt(first) - BigInt(second);
  return rest * 100n >= BigInt(closenessPercent) * BigInt(first);
}

function isDominated({ total, largest }: Weight, rules: ProtectionRules): boolean {
  let most = 0n;
  for (const one of largest.slice(0, rules.dominantContributors)) most += BigInt(one);
  return most * 100n > BigInt(rules.dominancePercent) * BigInt(total);
}

/** Whether a sum may be known. Nobody's sum may; a sum of 0 may not, for then each contribution is known to be 0. */
export function isSafeSum(weight: Weight, rules: ProtectionRules): boolean {
  if (weight.contributors === 0) return true;
  if (weight.contributors < rules.fewestContributors || weight.total === 0) return false;
  return keepsDistance(weight, rules) && !isDominated(weight, rules);
}

/** Whether the difference between two sums may be known: which contributions grew and which fell nobody knows. */
export function isSafeChange(weight: Weight, rules: ProtectionRules): boolean {
  if (weight.contributors === 0) return true;
  return weight.contributors >= rules.fewestContributors && keepsDistance(weight, rules);
}

/** How far from a hidden value what can be computed of it must reach. */
export function neededDistance({ largest }: Weight, { closenessPercent }: ProtectionRules): number {
  const [first = 0] = largest;
  return Math.max(1, Number((BigInt(first) * BigInt(closenessPercent) + 99n) / 100n));
}
