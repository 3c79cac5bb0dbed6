/** Disclosure control of the magnitudes that stand in the same lines: what is told of each line, and what must be kept of it. */
import type { ContributionTable, Magnitude } from '../contributions.ts';
import { LARGEST_RUBLES } from '../number-kinds.ts';
import type { PublicMagnitude } from '../public-magnitude.ts';
import { magnitudeIn, partsIn, publishedIn, type ToldMagnitudes, unitsIn } from '../told-magnitudes.ts';
import type { KeptAmounts, KeptLine, KeptTable } from './kept-disclosure.ts';
import { KnownSums } from './known-sums.ts';
import { type Amounts, ContributionPlaces, Ledger } from './ledger.ts';
import { COUNTRY, type Equation, LinkedTable } from './linked-table.ts';
import {
  guessLine,
  nameAmounts,
  Organisations,
  type PastOfMagnitude,
  pastOf,
  readAmounts,
  readKeptLine,
  type ShownLine,
} from './past.ts';
import { type Pattern, patternOf } from './pattern.ts';
import type { ProtectionRules } from './protection-rules.ts';

const SUPPRESSED: PublicMagnitude = { suppressed: true };
const TOO_LARGE: PublicMagnitude = { withheld: true };

/** By line. */
interface KeptLines {
  readonly shown: Record<string, KeptLine>;
  readonly hidden: Record<string, KeptAmounts>;
}

/** A magnitude with what was decided of it. */
interface Decided {
  readonly sums: KnownSums;
  readonly past: PastOfMagnitude | null;
  /** Beyond what is exact nothing is compared with anything, and nothing told. */
  readonly isCountable: boolean;
  readonly pattern: Pattern;
}

/** The last snapshot, and what was kept of it; null when that is lost. */
export interface TableBase {
  readonly snapshot: ToldMagnitudes;
  readonly kept: KeptTable | null;
}

/** The same lines for several magnitudes. */
export class TableDisclosure {
  readonly #contributions: ContributionTable;
  readonly #base: TableBase | null;
  readonly #rules: ProtectionRules;
  readonly #table: LinkedTable;
  readonly #organisations = new Organisations();
  readonly #places: ContributionPlaces;
  readonly #placesBefore: ContributionPlaces | null;
  readonly #structure: string;
  readonly #decided: ReadonlyMap<Magnitude, Decided>;

  constructor(
    contributions: ContributionTable,
    base: TableBase | null,
    rules: ProtectionRules,
    magnitudes: readonly Magnitude[],
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
    this.#decided = new Map(magnitudes.map((magnitude) => [magnitude, this.#decide(magnitude)]));
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

  #decide(magnitude: Magnitude): Decided {
    const now = new Ledger(this.#places, Float64Array.from(this.#contributions.columns.amounts[magnitude] ?? []));
    const past = this.#pastOf(magnitude, now);
    const sums = new KnownSums(this.#table, now, past, this.#rules);
    const isCountable = (sums.weights[COUNTRY]?.total ?? 0) <= LARGEST_RUBLES;
    const pattern = isCountable
      ? patternOf(sums, (line) => this.#mayNotBeShown(magnitude, sums, past, line))
      : { isHidden: () => true, past: new Set<string>() };
    return { sums, past, isCountable, pattern };
  }

  /**
   * When what was kept was lost: lines that were shown with another value, and those that were suppressed. Of neither it is
   * known what has happened to them since.
   */
  #mayNotBeShown(magnitude: Magnitude, sums: KnownSums, past: PastOfMagnitude | null, line: number): boolean {
    if (!past) return false;
    const before = past.lines.get(line);
    if (before) return before.value !== sums.weights[line]?.total && !sums.isChanged(past.shown, line);
    if (!this.#base || this.#base.kept) return false;
    const { level, key } = this.#table.lines[line] ?? { level: '', key: '' };
    const published = magnitudeIn(this.#base.snapshot, magnitude, level, key);
    const wasSuppressed = typeof published === 'object' && 'suppressed' in published;
    return wasSuppressed && (sums.weights[line]?.contributors ?? 0) > 0;
  }

  /** What is told of a line. */
  say(magnitude: Magnitude, level: string, key: string): PublicMagnitude {
    const decided = this.#decided.get(magnitude);
    const line = this.#table.placeOf(level, key);
    if (!decided || line < 0) return SUPPRESSED;
    const { sums, past, isCountable, pattern } = decided;
    if (!isCountable) return TOO_LARGE;
    if (!pattern.isHidden(line)) return unitsIn(magnitude, sums.weights[line]?.total ?? 0);
    // What is unsafe by itself is not told in an older state either.
    const before = sums.isSafe(line) ? past?.lines.get(line) : undefined;
    return before ? { value: unitsIn(magnitude, before.value), heldSince: before.seq } : SUPPRESSED;
  }

  /** The audit of a snapshot as it would be published: what could be computed from it and should not. */
  breachesIn(snapshot: ToldMagnitudes): readonly string[] {
    return [...this.#decided].flatMap(([magnitude, { sums, pattern, past, isCountable }]) => {
      const told = this.#table.lines.map(({ level, key }) => magnitudeIn(snapshot, magnitude, level, key));
      const isKnown = (line: number) => {
        const value = told[line];
        return value === undefined ? !pattern.isHidden(line) : typeof value === 'number';
      };
      const mistold = told.flatMap((value, line) => {
        const total = sums.weights[line]?.total ?? 0;
        if (typeof value === 'number')
          return isCountable && partsIn(magnitude, value) === total ? [] : [`told ${line}`];
        if (typeof value !== 'object' || !('heldSince' in value)) return [];
        return partsIn(magnitude, value.value) === past?.lines.get(line)?.value ? [] : [`held ${line}`];
      });
      const breaches = isCountable ? sums.breaches(isKnown, pattern.past) : [];
      return [...mistold, ...breaches.map(({ id }) => id)].map((id) => `${magnitude} ${id}`);
    });
  }

  /** What the next version must know of this one. */
  kept(): KeptTable {
    const { organisations, leaves, amounts } = this.#contributions.columns;
    const lines = [...this.#decided].map(([magnitude, decided]) => [magnitude, this.#keepLines(decided)] as const);
    return {
      structure: this.#structure,
      organisations: [...organisations],
      leaves: leaves.map((keys) => [...keys]),
      amounts: Object.fromEntries(lines.map(([magnitude]) => [magnitude, [...(amounts[magnitude] ?? [])]])),
      shown: Object.fromEntries(lines.map(([magnitude, { shown }]) => [magnitude, shown])),
      hidden: Object.fromEntries(lines.map(([magnitude, { hidden }]) => [magnitude, hidden])),
    };
  }

  #keepLines({ sums, past, pattern: { isHidden } }: Decided): KeptLines {
    const seq = (this.#base?.snapshot.seq ?? 0) + 1;
    const kept: KeptLines = { shown: {}, hidden: {} };
    const mustBeHidden = new Set<Equation | undefined>();
    const poolOf = (line: number) => this.#table.poolOf(line, (one) => !isHidden(one));
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
