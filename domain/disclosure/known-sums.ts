/**
 * The audit: every sum that outsiders can compute of what is hidden, in one version and from two, must be as safe as a published
 * one. Whoever is told a line and all but a few of its children knows what these few come to; whoever remembers the version
 * before knows in addition what has not changed since. It is assumed that outsiders know who contributes and whose
 * contribution changed, and that one of them may be a contributor; not what the contributions of others are.
 */
import { Crossings } from './crossings.ts';
import { intervalsOf } from './intervals.ts';
import { type Ledger, Scales } from './ledger.ts';
import { COUNTRY, type Equation, type LinkedTable } from './linked-table.ts';
import { isSafeChange, isSafeSum, neededDistance, type ProtectionRules, type Weight } from './protection-rules.ts';
import { type Past, type Side, sidesOf } from './public-knowledge.ts';

/** `sum`: of today. `change`: between two times. `uncovered`: of the version before, from what is newly shown today. */
type BreachKind = 'sum' | 'change' | 'uncovered';

export interface Breach {
  readonly kind: BreachKind;
  readonly equation: Equation;
  /** Names what can be computed. */
  readonly id: string;
  /** Where two branches cross, the leaves that do; hiding one of them helps. */
  readonly ends?: readonly number[];
}

/** Crossings that were found well hidden, by what they were looked at in. */
export type WellHidden = Map<string, Set<unknown>>;

/** Which hidden lines outsiders take from the other time: none, those that did not change, all that they know. */
type Borrowing = 'nothing' | 'unchanged' | 'known';

const FEWEST_BEHIND_A_REST = 3;

const BORROWINGS: readonly Borrowing[] = ['unchanged', 'known'];

export class KnownSums {
  readonly table: LinkedTable;
  readonly now: Ledger;
  readonly past: Past | null;
  readonly weights: readonly Weight[];
  readonly #rules: ProtectionRules;
  readonly #scales = new Scales();
  readonly #changes = new Map<Side, readonly Weight[]>();
  readonly #crossings: Crossings;
  /** Of the last version, and of what has changed since. */
  readonly #crossingsBefore: { readonly of: Crossings; readonly changes: Crossings } | null;

  constructor(table: LinkedTable, now: Ledger, past: Past | null, rules: ProtectionRules) {
    this.table = table;
    this.now = now;
    this.past = past;
    this.#rules = rules;
    this.weights = table.lines.map((_line, place) => {
      this.#scales.put(now, place, 1, true);
      return this.#weigh();
    });
    const today = { ledger: now, sign: 1 } as const;
    this.#crossings = new Crossings([today], false);
    const before = past?.version.ledger;
    this.#crossingsBefore = before
      ? {
          of: new Crossings([{ ledger: before, sign: 1 }], false),
          changes: new Crossings([today, { ledger: before, sign: -1 }], true),
        }
      : null;
    for (const side of past ? sidesOf(past) : []) {
      this.#changes.set(
        side,
        table.lines.map((_line, place) => {
          this.#putChange(now, side.ledger, place);
          return this.#weigh();
        }),
      );
    }
  }

  /** Whether a line by itself may be shown today. */
  isSafe(line: number): boolean {
    const weight = this.weights[line];
    return weight !== undefined && isSafeSum(weight, this.#rules);
  }

  /** Whether what has happened to a line since a time of the past may be known. */
  isSafeSince(side: Side, line: number): boolean {
    const weight = this.#changes.get(side)?.[line];
    return weight === undefined || isSafeChange(weight, this.#rules);
  }

  isChanged(side: Side, line: number): boolean {
    return (this.#changes.get(side)?.[line]?.contributors ?? 0) > 0;
  }

  /**
   * What must not be published so.
   * @param past what cannot be helped any more, by its name
   * @param hidden what earlier calls found well hidden among the crossings; less may be known now than then
   */
  breaches(
    isKnown: (line: number) => boolean,
    past: ReadonlySet<string> = new Set(),
    hidden: WellHidden = new Map(),
  ): readonly Breach[] {
    const today = { ledger: this.now, isKnown };
    const found: Breach[] = [];
    for (const equation of this.table.equations) {
      found.push(...this.#sumBreaches(equation, today), ...this.#changeBreaches(equation, today));
    }
    found.push(...this.#narrowBreaches(isKnown));
    const isNew = ({ id }: Breach) => !past.has(id);
    return found.some(isNew) ? found.filter(isNew) : this.#crossingBreaches(isKnown, hidden).filter(isNew);
  }

  /** They are looked for last, for what is hidden already parts fewer sums from each other. */
  #crossingBreaches(isKnown: (line: number) => boolean, hidden: WellHidden): readonly Breach[] {
    const cut = (kind: BreachKind, name: string, crossings: Crossings, isTold: (line: number) => boolean) =>
      this.#cutCrossings(kind, name, crossings, isTold, hidden);
    const found = cut('sum', 'today', this.#crossings, isKnown);
    const { past } = this;
    if (!past || !this.#crossingsBefore) return found;
    const { version, shown } = past;
    const { of, changes } = this.#crossingsBefore;
    // Whoever knows of a small change takes a sum of one time for a sum of the other.
    const isAlike = (side: Side, line: number) => !this.isChanged(side, line) || !this.isSafeSince(side, line);
    const isKnownToday = (line: number) => isKnown(line) || (shown.isKnown(line) && isAlike(shown, line));
    const wasKnown = (line: number) => version.isKnown(line) || (isKnown(line) && isAlike(version, line));
    const isKnownBoth = (line: number) => isKnown(line) && version.isKnown(line);
    return [
      ...found,
      ...cut('change', 'change', changes, isKnownBoth),
      ...cut('sum', 'remembered', this.#crossings, isKnownToday),
      ...cut('uncovered', 'before', of, wasKnown),
    ];
  }

  #cutCrossings(
    kind: BreachKind,
    name: string,
    crossings: Crossings,
    isTold: (line: number) => boolean,
    hidden: WellHidden,
  ): readonly Breach[] {
    const equation = this.table.equations.filter(({ parent }) => parent === COUNTRY).pop();
    if (!equation) return [];
    const already = hidden.get(name) ?? new Set();
    hidden.set(name, already);
    return crossings.unsafe(this.table.sumsOf(isTold), this.#rules, already).map((ends) => {
      return { kind, equation, id: `crossing ${name} ${ends.slice(0, 2).join(' ')}`, ends };
    });
  }

  #sumBreaches(equation: Equation, today: Side): readonly Breach[] {
    const found: Breach[] = [];
    const expectSafe = (kind: BreachKind, side: Side, other: Side | null, borrowing: Borrowing) => {
      if (this.#isSafeRest(equation, side, other, borrowing)) return;
      const time = this.past ? [this.past.version, this.past.shown, this.past.hidden] : [];
      const times = `${time.indexOf(side)} ${other === null ? '' : time.indexOf(other)}`;
      found.push({ kind, equation, id: `${kind} ${idOf(equation)} ${times} ${borrowing}` });
    };
    expectSafe('sum', today, null, 'nothing');
    if (!today.isKnown(equation.parent) && !this.#hidesAny(equation.children, today)) {
      found.push({ kind: 'sum', equation, id: `derived ${idOf(equation)}` });
    }
    if (!this.past) return found;
    const { version, shown, hidden } = this.past;
    for (const borrowing of BORROWINGS) {
      for (const side of new Set([version, shown])) expectSafe('sum', today, side, borrowing);
      for (const side of new Set([version, hidden])) expectSafe('uncovered', side, today, borrowing);
    }
    return found;
  }

  /** Whether what is left of a line, when everything known is taken away, may be known. */
  #isSafeRest({ parent, children }: Equation, side: Side, other: Side | null, borrowing: Borrowing): boolean {
    const isBorrowed = other !== null && !side.isKnown(parent) && this.#borrows(parent, side, other, borrowing);
    if (!side.isKnown(parent) && !isBorrowed) return true;
    const put = { whole: false, borrowed: isBorrowed };
    this.#putRest(children, side, other, borrowing, put);
    if (isBorrowed) this.#putChange(other.ledger, side.ledger, parent);
    const weight = this.#weigh();
    // Without anything borrowed it is what one version tells by itself, and that is looked at once.
    if (other !== null && !put.borrowed) return true;
    if (!put.whole) return isSafeChange(weight, this.#rules);
    // Of two behind a hidden sum each would know the other: it takes a third, whatever the rules ask of a line.
    const fewestContributors = Math.max(this.#rules.fewestContributors, FEWEST_BEHIND_A_REST);
    return isSafeSum(weight, { ...this.#rules, fewestContributors });
  }

  #borrows(line: number, side: Side, other: Side, borrowing: Borrowing): boolean {
    if (borrowing === 'nothing' || !other.isKnown(line)) return false;
    return borrowing === 'known' || !this.#isChangedBetween(side, other, line);
  }

  #isChangedBetween(one: Side, other: Side, line: number): boolean {
    return this.isChanged(this.#changes.has(one) ? one : other, line);
  }

  #putRest(
    lines: readonly number[],
    side: Side,
    other: Side | null,
    borrowing: Borrowing,
    put: { whole: boolean; borrowed: boolean },
  ): void {
    for (const line of lines) {
      if (side.isKnown(line)) continue;
      if (other && this.#borrows(line, side, other, borrowing)) {
        put.borrowed = true;
        if (this.#isChangedBetween(side, other, line)) this.#putChange(side.ledger, other.ledger, line);
      } else if (this.table.isLeaf(line)) {
        put.whole = true;
        this.#scales.put(side.ledger, line, 1, true);
      } else {
        this.#putRest(this.table.childrenOf(line), side, other, borrowing, put);
      }
    }
  }

  #hidesAny(lines: readonly number[], side: Side): boolean {
    return lines.some((line) => {
      if (side.isKnown(line)) return false;
      return this.table.isLeaf(line) || this.#hidesAny(this.table.childrenOf(line), side);
    });
  }

  /** Differences between what is shown today and what was shown: they add up as the lines do. */
  #changeBreaches(equation: Equation, today: Side): readonly Breach[] {
    if (!this.past) return [];
    const sides = [...new Set([this.past.version, this.past.shown])];
    return sides.flatMap((side, place) => {
      const isKnown = (line: number) => today.isKnown(line) && side.isKnown(line);
      const id = `change ${idOf(equation)} ${place}`;
      if (isKnown(equation.parent)) {
        this.#putUnknownChanges(equation.children, side, isKnown);
        return isSafeChange(this.#weigh(), this.#rules) ? [] : [{ kind: 'change', equation, id } as const];
      }
      if (!side.isKnown(equation.parent) || !this.isChanged(side, equation.parent)) return [];
      if (this.isSafeSince(side, equation.parent)) return [];
      this.#putUnknownChanges(equation.children, side, isKnown);
      const isDerived = this.#weigh().contributors === 0;
      return isDerived ? [{ kind: 'change', equation, id: `derived ${id}` } as const] : [];
    });
  }

  #putUnknownChanges(lines: readonly number[], side: Side, isKnown: (line: number) => boolean): void {
    for (const line of lines) {
      if (isKnown(line)) continue;
      if (this.table.isLeaf(line)) this.#putChange(this.now, side.ledger, line);
      else this.#putUnknownChanges(this.table.childrenOf(line), side, isKnown);
    }
  }

  /** Hidden lines whose interval is too narrow. One that was shown before is guarded by what is known of its change. */
  #narrowBreaches(isKnown: (line: number) => boolean): readonly Breach[] {
    const values = this.weights.map(({ total }) => total);
    const found: Breach[] = [];
    for (const [line, { low, high }] of intervalsOf(this.table, values, (one) => !isKnown(one))) {
      const weight = this.weights[line];
      if (weight === undefined || this.past?.shown.isKnown(line)) continue;
      const needed = neededDistance(weight, this.#rules);
      const isTooLow = high - weight.total < needed;
      const isTooHigh = low > Math.max(0, weight.total - needed);
      if (!isTooLow && !isTooHigh) continue;
      for (const equation of this.#equationsOf(line, isTooLow, isKnown)) {
        found.push({ kind: 'sum', equation, id: `narrow ${line} ${idOf(equation)}` });
      }
    }
    return found;
  }

  /** Where more must be hidden to widen the interval of a line: below it, or beside it. */
  #equationsOf(line: number, isTooLow: boolean, isKnown: (line: number) => boolean): readonly Equation[] {
    const { equations } = this.table;
    if (!isTooLow && !this.table.isLeaf(line)) return equations.filter(({ parent }) => parent === line);
    const pool = this.table.poolOf(line, isKnown);
    return pool ? [pool] : [];
  }

  #putChange(now: Ledger, before: Ledger, line: number): void {
    this.#scales.put(now, line, 1, false);
    this.#scales.put(before, line, -1, false);
  }

  #weigh(): Weight {
    return this.#scales.weigh(Math.max(2, this.#rules.dominantContributors));
  }
}

function idOf({ parent, children }: Equation): string {
  return `${parent} ${children[0] ?? ''}`;
}
