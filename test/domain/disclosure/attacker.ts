/**
 * An attacker who remembers every version, knows who contributes to what and who changed, and perhaps its own contributions; the
 * amounts of the others it does not know. Regions and industries are two tables to it that meet in the country.
 */
import { type Equality, rangeOf, type Terms } from './linear-program.ts';
import { type Contribution, FIRST_INDUSTRY, FIRST_REGION, LINES } from './random-tables.ts';

/** What was published of a version: the lines whose value of that day was told. */
export interface ToldVersion {
  readonly rows: readonly Contribution[];
  readonly isTold: (line: number) => boolean;
}

/** What one organisation contributes to one leaf, or to two leaves that cross. */
interface Unknown {
  readonly organisation: number;
  readonly leaves: readonly number[];
  readonly amount: number;
}

/** Whether the attacker knows in which industry each contribution to a region stands. */
export type Sight = 'apart' | 'crossed';

function unknownsOf({ rows }: ToldVersion, sight: Sight): ReadonlyMap<string, Unknown> {
  const found = new Map<string, Unknown>();
  for (const row of rows) {
    const own = [FIRST_REGION + row.region, FIRST_INDUSTRY + row.industry];
    for (const leaves of sight === 'crossed' ? [own] : own.map((leaf) => [leaf])) {
      const key = `${row.organisation} ${leaves.join(' ')}`;
      found.set(key, { ...row, leaves, amount: (found.get(key)?.amount ?? 0) + row.amount });
    }
  }
  return found;
}

function isUnder(leaf: number, line: number): boolean {
  for (let place = leaf; place >= 0; place = LINES[place]?.parent ?? -1) if (place === line) return true;
  return false;
}

export class Attacker {
  readonly #versions: readonly ReadonlyMap<string, { readonly unknown: Unknown; readonly variable: number }>[];
  readonly #equalities: Equality[] = [];

  /** @param insider an organisation that knows what it contributed itself; null for an outsider */
  constructor(versions: readonly ToldVersion[], insider: number | null, sight: Sight = 'apart') {
    let variables = 0;
    const told: Map<string, { unknown: Unknown; variable: number }>[] = [];
    for (const version of versions) {
      const before = told.at(-1);
      const now = new Map<string, { unknown: Unknown; variable: number }>();
      for (const [key, unknown] of unknownsOf(version, sight)) {
        const old = before?.get(key);
        const isTheSame = old?.unknown.amount === unknown.amount;
        now.set(key, { unknown, variable: isTheSame && old ? old.variable : variables++ });
      }
      told.push(now);
      this.#learn(version, now, insider);
    }
    this.#versions = told;
  }

  #learn(
    { isTold }: ToldVersion,
    now: ReadonlyMap<string, { unknown: Unknown; variable: number }>,
    insider: number | null,
  ): void {
    const unknowns = [...now.values()];
    const sum = (line: number, isOfBranch: (leaf: number) => boolean) => {
      const here = unknowns.filter(({ unknown: { leaves } }) =>
        leaves.some((leaf) => isUnder(leaf, line) && isOfBranch(leaf)),
      );
      const value = here.reduce((all, { unknown }) => all + unknown.amount, 0);
      return { terms: new Map(here.map(({ variable }) => [variable, 1])), value };
    };
    const isIndustry = (leaf: number) => leaf >= FIRST_INDUSTRY;
    for (const line of LINES.keys()) {
      if (line === 0 || !isTold(line)) continue;
      this.#equalities.push(sum(line, () => true));
    }
    const [regions, industries] = [sum(0, (leaf) => !isIndustry(leaf)), sum(0, isIndustry)];
    if (isTold(0)) this.#equalities.push(regions, industries);
    // Even where the country is not told, both tables come to the same.
    const difference = new Map(regions.terms);
    for (const variable of industries.terms.keys()) difference.set(variable, (difference.get(variable) ?? 0) - 1);
    for (const [variable, factor] of difference) if (factor === 0) difference.delete(variable);
    this.#equalities.push({ terms: difference, value: 0 });
    for (const { unknown, variable } of unknowns) {
      if (unknown.organisation !== insider) continue;
      this.#equalities.push({ terms: new Map([[variable, 1]]), value: unknown.amount });
    }
  }

  /** What an organisation contributed to a line in a version, and between which bounds the attacker sees it. */
  amount(version: number, organisation: number, line: number) {
    const terms = new Map<number, number>();
    const value = this.#put(terms, version, organisation, line, 1);
    return { value, ...this.#range(terms) };
  }

  /** The same of how much more that is than in the version before. */
  change(version: number, organisation: number, line: number) {
    const terms = new Map<number, number>();
    const now = this.#put(terms, version, organisation, line, 1);
    const before = this.#put(terms, version - 1, organisation, line, -1);
    return { value: now + before, ...this.#range(terms) };
  }

  #put(terms: Map<number, number>, version: number, organisation: number, line: number, sign: number): number {
    let value = 0;
    for (const { unknown, variable } of this.#versions[version]?.values() ?? []) {
      const isHere = unknown.leaves.some((leaf) => isUnder(leaf, line) && (line > 0 || leaf < FIRST_INDUSTRY));
      if (unknown.organisation !== organisation || !isHere) continue;
      terms.set(variable, (terms.get(variable) ?? 0) + sign);
      value += sign * unknown.amount;
    }
    return value;
  }

  #range(terms: Terms) {
    const some = new Map([...terms].filter(([, factor]) => factor !== 0));
    return some.size === 0 ? { low: 0, high: 0 } : rangeOf(some, this.#equalities);
  }
}
