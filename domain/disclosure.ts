/**
 * Disclosure control: what of the sums may leave the house, so that nobody can compute what a single organisation contributed;
 * from one version, from two, or from tables that meet in one line.
 */
import {
  type Contributions,
  type ContributionTable,
  type Magnitude,
  PROJECT_MAGNITUDES,
  SUPPORT_MAGNITUDES,
} from './contributions.ts';
import type { KeptAmounts, KeptDisclosure, KeptLine, KeptTable } from './disclosure/kept-disclosure.ts';
import { KnownSums } from './disclosure/known-sums.ts';
import { type Amounts, ContributionPlaces, Ledger } from './disclosure/ledger.ts';
import { COUNTRY, type Equation, LinkedTable } from './disclosure/linked-table.ts';
import {
  guessLine,
  nameAmounts,
  Organisations,
  type PastOfMagnitude,
  pastOf,
  readAmounts,
  readKeptLine,
  type ShownLine,
} from './disclosure/past.ts';
import { patternOf } from './disclosure/pattern.ts';
import type { ProtectionRules } from './disclosure/protection-rules.ts';
import { LARGEST_RUBLES } from './number-kinds.ts';
import { type PublicMagnitude, publishedIn, unitsIn } from './public-magnitudes.ts';
import type { Snapshot } from './snapshot.ts';

/** What the public was told last, and what was kept of it; null when that is lost. */
export interface DisclosureBase {
  readonly snapshot: Snapshot;
  readonly kept: KeptDisclosure | null;
}

export interface Disclosure {
  readonly of: (magnitude: Magnitude, level: string, key: string) => PublicMagnitude;
  readonly kept: KeptDisclosure;
}

const NOTHING: PublicMagnitude = { suppressed: true };
const TOO_LARGE: PublicMagnitude = { withheld: true };

/** By line. */
interface KeptLines {
  readonly shown: Record<string, KeptLine>;
  readonly hidden: Record<string, KeptAmounts>;
}

export function disclose(
  { projects, support }: Contributions,
  base: DisclosureBase | null,
  rules: ProtectionRules,
): Disclosure {
  const shown = new Map<string, PublicMagnitude>();
  const keep = (table: ContributionTable, kept: KeptTable | null, magnitudes: readonly Magnitude[]) =>
    new TableDisclosure(table, base && { snapshot: base.snapshot, kept }, rules).disclose(magnitudes, shown);
  const kept = {
    projects: keep(projects, base?.kept?.projects ?? null, PROJECT_MAGNITUDES),
    support: keep(support, base?.kept?.support ?? null, SUPPORT_MAGNITUDES),
  };
  return { of: (magnitude, level, key) => shown.get(`${magnitude} ${level} ${key}`) ?? NOTHING, kept };
}

/** The same lines for several magnitudes. */
class TableDisclosure {
  readonly #contributions: ContributionTable;
  readonly #base: { readonly snapshot: Snapshot; readonly kept: KeptTable | null } | null;
  readonly #rules: ProtectionRules;
  readonly #table: LinkedTable;
  readonly #organisations = new Organisations();
  readonly #places: ContributionPlaces;
  readonly #placesBefore: ContributionPlaces | null;
  readonly #structure: string;

  constructor(
    contributions: ContributionTable,
    base: { readonly snapshot: Snapshot; readonly kept: KeptTable | null } | null,
    rules: ProtectionRules,
  ) {
    this.#contributions = contributions;
    this.#table = new LinkedTable(contributions.lines);
    this.#structure = contributions.lines.map(({ level, key, parent }) => `${level} ${key} ${parent}`).join('\n');
    // Lines that add up in another way cannot be compared.
    const kept = base?.kept?.structure === this.#structure ? base.kept : null;
    this.#base = base && { snapshot: base.snapshot, kept };
    this.#rules = rules;
    this.#places = this.#placesOf(contributions.columns);
    this.#placesBefore = kept && this.#placesOf(kept);
  }

  #placesOf(columns: Pick<KeptTable, 'organisations' | 'leaves'> | ContributionTable['columns']): ContributionPlaces {
    const levels = this.#contributions.leafLevels;
    return new ContributionPlaces(this.#table, {
      organisations: Int32Array.from(columns.organisations, (name) => this.#organisations.numberOf(name)),
      leaves: levels.map((level, branch) => {
        const places = new Map<string, number>();
        for (const [place, line] of this.#table.lines.entries()) if (line.level === level) places.set(line.key, place);
        return Int32Array.from(columns.leaves[branch] ?? [], (key) => places.get(key) ?? COUNTRY);
      }),
    });
  }

  disclose(magnitudes: readonly Magnitude[], shown: Map<string, PublicMagnitude>): KeptTable {
    const { organisations, leaves, amounts } = this.#contributions.columns;
    const kept = magnitudes.map((magnitude) => [magnitude, this.#discloseOne(magnitude, shown)] as const);
    return {
      structure: this.#structure,
      organisations: [...organisations],
      leaves: leaves.map((keys) => [...keys]),
      amounts: Object.fromEntries(magnitudes.map((magnitude) => [magnitude, [...(amounts[magnitude] ?? [])]])),
      shown: Object.fromEntries(kept.map(([magnitude, lines]) => [magnitude, lines.shown])),
      hidden: Object.fromEntries(kept.map(([magnitude, lines]) => [magnitude, lines.hidden])),
    };
  }

  #discloseOne(magnitude: Magnitude, shown: Map<string, PublicMagnitude>): KeptLines {
    const now = new Ledger(this.#places, Float64Array.from(this.#contributions.columns.amounts[magnitude] ?? []));
    const past = this.#pastOf(magnitude, now);
    const sums = new KnownSums(this.#table, now, past, this.#rules);
    // Beyond that a sum is not exact: nothing of it is compared with anything.
    const isCountable = (sums.weights[COUNTRY]?.total ?? 0) <= LARGEST_RUBLES;
    const isHidden = isCountable ? patternOf(sums, isOtherwiseUnchanged(sums, past)).isHidden : () => true;
    for (const [place, { level, key }] of this.#table.lines.entries()) {
      const value = sums.weights[place]?.total ?? 0;
      const before = sums.isSafe(place) ? past?.lines.get(place) : undefined;
      const said = isCountable ? sayLine(magnitude, value, isHidden(place), before) : TOO_LARGE;
      shown.set(`${magnitude} ${level} ${key}`, said);
    }
    return this.#keep(sums, past, isHidden);
  }

  /** What the next version must know of this one. */
  #keep(sums: KnownSums, past: PastOfMagnitude | null, isHidden: (line: number) => boolean): KeptLines {
    const seq = (this.#base?.snapshot.seq ?? 0) + 1;
    const kept: KeptLines = { shown: {}, hidden: {} };
    const mustBeHidden = new Set<Equation | undefined>();
    const poolOf = (line: number) => sums.poolOf(line, (one) => !isHidden(one));
    for (const place of this.#table.lines.keys()) {
      if (isHidden(place) && !sums.isSafe(place)) mustBeHidden.add(poolOf(place));
    }
    for (const [place, { level, key }] of this.#table.lines.entries()) {
      const name = `${level} ${key}`;
      const before = past?.lines.get(place);
      if (!isHidden(place)) kept.shown[name] = { seq, value: sums.weights[place]?.total ?? 0 };
      else if (before && past) {
        const amounts = before.amounts ?? past.version.ledger.amountsOf(place);
        kept.shown[name] = { seq: before.seq, value: before.value, amounts: nameAmounts(amounts, this.#organisations) };
      }
      if (past && isHidden(place) && !past.version.isKnown(place) && !mustBeHidden.has(poolOf(place))) {
        kept.hidden[name] = nameAmounts(past.hidden.ledger.amountsOf(place), this.#organisations);
      }
    }
    return kept;
  }

  #pastOf(magnitude: Magnitude, now: Ledger): PastOfMagnitude | null {
    if (!this.#base) return null;
    const { kept, snapshot } = this.#base;
    const lines = new Map<number, ShownLine>();
    if (kept && this.#placesBefore) {
      for (const [place, { level, key }] of this.#table.lines.entries()) {
        const line = kept.shown[magnitude]?.[`${level} ${key}`];
        if (line) lines.set(place, readKeptLine(line, this.#organisations));
      }
      const hidden = new Map<number, Amounts>();
      for (const [place, { level, key }] of this.#table.lines.entries()) {
        const amounts = kept.hidden[magnitude]?.[`${level} ${key}`];
        if (amounts) hidden.set(place, readAmounts(amounts, this.#organisations));
      }
      const version = new Ledger(this.#placesBefore, Float64Array.from(kept.amounts[magnitude] ?? []));
      return pastOf(version, lines, hidden);
    }
    for (const [place, { level, key }] of this.#table.lines.entries()) {
      const published = publishedIn(snapshot, magnitude, level, key);
      if (!published) continue;
      const total = [...now.amountsOf(place).values()].reduce((sum, amount) => sum + amount, 0);
      lines.set(place, guessLine(place, published, now, total));
    }
    return pastOf(now, lines, new Map());
  }
}

/** Lines that were shown with another value although nothing of them is known to have changed: what was kept was lost. */
function isOtherwiseUnchanged(sums: KnownSums, past: PastOfMagnitude | null): (line: number) => boolean {
  return (line) => {
    const before = past?.lines.get(line);
    if (!past || !before || before.value === sums.weights[line]?.total) return false;
    return !sums.isChanged(past.shown, line);
  };
}

function sayLine(
  magnitude: Magnitude,
  value: number,
  isHidden: boolean,
  before: ShownLine | undefined,
): PublicMagnitude {
  if (!isHidden) return unitsIn(magnitude, value);
  if (!before) return NOTHING;
  return { value: unitsIn(magnitude, before.value), heldSince: before.seq };
}
