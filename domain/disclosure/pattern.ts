/** Which lines are hidden: what is unsafe by itself, and then as little more as makes the audit find nothing. */
import type { Breach, KnownSums, WellHidden } from './known-sums.ts';
import { COUNTRY, type Equation } from './linked-table.ts';
import { type Side, sidesOf } from './public-knowledge.ts';

export interface Pattern {
  readonly isHidden: (line: number) => boolean;
  /** What the audit finds although nothing is told but what is known already: it cannot be helped any more. */
  readonly past: ReadonlySet<string>;
}

class Hiding {
  readonly #sums: KnownSums;
  readonly #hidden: Uint8Array;

  constructor(sums: KnownSums) {
    this.#sums = sums;
    this.#hidden = new Uint8Array(sums.table.lines.length);
  }

  readonly isHidden = (line: number): boolean => this.#hidden[line] === 1;
  readonly isKnown = (line: number): boolean => this.#hidden[line] === 0;

  hide(line: number): void {
    this.#hidden[line] = 1;
  }

  /** Nobody contributes to the rest, and nobody did: everybody knows that they are 0. */
  hasContributors(line: number): boolean {
    return (this.#sums.weights[line]?.contributors ?? 0) > 0 || this.#isChanged(line);
  }

  #isChanged(line: number): boolean {
    const { past } = this.#sums;
    return past !== null && sidesOf(past).some((side) => this.#sums.isChanged(side, line));
  }

  /** Whether hiding a line takes anything from those who could compute too much. */
  #isUseful({ kind }: Breach, line: number): boolean {
    if (this.isHidden(line) || !this.hasContributors(line)) return false;
    const { past } = this.#sums;
    if (kind === 'change') return this.#isChanged(line);
    if (kind === 'uncovered') return past?.version.isKnown(line) === false;
    // What was shown and has not changed is known, whether it is shown again or not.
    return !past?.shown.isKnown(line) || this.#sums.isChanged(past.shown, line);
  }

  #linesUnder(lines: readonly number[]): readonly number[] {
    const { table } = this.#sums;
    return lines.flatMap((line) => (this.isHidden(line) ? this.#linesUnder(table.childrenOf(line)) : [line]));
  }

  #smallestUseful(breach: Breach, lines: readonly number[]): number | undefined {
    const sumOf = (line: number) => this.#sums.weights[line]?.total ?? 0;
    const [first, ...rest] = lines.filter((line) => this.#isUseful(breach, line));
    if (first === undefined) return undefined;
    return rest.reduce((least, line) => (sumOf(line) < sumOf(least) ? line : least), first);
  }

  /** The line with the smallest sum that helps, or the parent, or something further up; undefined when nothing is left. */
  remedyFor(breach: Breach): number | undefined {
    const { table } = this.#sums;
    const end = this.#smallestUseful(breach, breach.ends ?? []);
    if (end !== undefined) return end;
    let equation: Equation | undefined = breach.equation;
    while (equation) {
      const { parent, children }: Equation = equation;
      const line = this.#smallestUseful(breach, this.#linesUnder(children));
      if (line !== undefined) return line;
      if (this.#isUseful(breach, parent)) return parent;
      if (parent === COUNTRY) return undefined;
      equation = table.equations.find((one) => one.children.includes(parent));
    }
    return undefined;
  }
}

/** Of so many breaches one is mended before the audit looks again, for that may mend others. */
const BREACHES_A_TIME = 16;

/** @param mayNotBeShown lines that are hidden whatever their sums are */
export function patternOf(sums: KnownSums, mayNotBeShown: (line: number) => boolean): Pattern {
  const { table, past } = sums;
  const places = table.lines.map((_line, place) => place);
  const everything = new Hiding(sums);
  const hiding = new Hiding(sums);
  for (const line of places) {
    if (!hiding.hasContributors(line) && !mayNotBeShown(line)) continue;
    if (!isToldAlready(sums, line) || mayNotBeShown(line)) everything.hide(line);
    const changesSafely = !past || [past.version, past.shown].every((side) => mayBeToldSince(sums, side, line));
    if (!sums.isSafe(line) || !changesSafely || mayNotBeShown(line)) hiding.hide(line);
  }
  const known = new Set<string>();
  // First what can be computed on one branch, then what crosses.
  for (let look = 0; past !== null && look < 2; look++) {
    for (const { id } of sums.breaches(everything.isKnown, known)) known.add(id);
  }
  let crossings: WellHidden = new Map();
  for (let isLastLook = false; ; ) {
    const breaches = sums.breaches(hiding.isKnown, known, crossings);
    if (breaches.length === 0 && isLastLook) return { isHidden: hiding.isHidden, past: known };
    isLastLook = breaches.length === 0;
    // What was found well hidden on the way is looked at once more in the end.
    if (isLastLook) crossings = new Map();
    const remedies = breaches
      .slice(0, Math.ceil(breaches.length / BREACHES_A_TIME))
      .map((one) => hiding.remedyFor(one));
    if (remedies.includes(undefined)) return { isHidden: everything.isHidden, past: known };
    for (const line of remedies) if (line !== undefined) hiding.hide(line);
  }
}

/** What was told, has not changed and is safe by itself is known anyway. */
function isToldAlready(sums: KnownSums, line: number): boolean {
  const version = sums.past?.version;
  return version?.isKnown(line) === true && !sums.isChanged(version, line) && sums.isSafe(line);
}

/** A line that the public knew at that time may only be told anew when what happened to it since may be known. */
function mayBeToldSince(sums: KnownSums, side: Side, line: number): boolean {
  return !side.isKnown(line) || sums.isSafeSince(side, line);
}
