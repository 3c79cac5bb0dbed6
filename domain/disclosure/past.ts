/**
 * What the public knows of one magnitude from the versions before. When what was kept of them is lost, the last snapshot says
 * which lines were shown and with which values; then it is assumed that nobody's contribution has changed since, but a value
 * that is another one today stays as it was until enough contributions have changed from now on.
 */
import type { KeptAmounts, KeptLine } from './kept-disclosure.ts';
import { type Amounts, Ledger } from './ledger.ts';
import type { Past, Side } from './public-knowledge.ts';

/** A line as it was shown last. */
export interface ShownLine {
  readonly seq: number;
  readonly value: number;
  /** Null where they are those of the last version. */
  readonly amounts: Amounts | null;
}

export interface PastOfMagnitude extends Past {
  readonly lines: ReadonlyMap<number, ShownLine>;
}

/** Numbers for organisations; the same one has the same number at all times. */
export class Organisations {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  numberOf(organisation: string): number {
    const known = this.#numbers.get(organisation);
    if (known !== undefined) return known;
    this.#numbers.set(organisation, this.#names.length);
    return this.#names.push(organisation) - 1;
  }

  nameOf(number: number): string {
    return this.#names[number] ?? '';
  }
}

/**
 * @param version the contributions of the last version
 * @param hidden of lines that the last version hid for the sake of an earlier one, the contributions of that
 */
export function pastOf(
  version: Ledger,
  lines: ReadonlyMap<number, ShownLine>,
  hidden: ReadonlyMap<number, Amounts>,
): PastOfMagnitude {
  const dated = new Map<number, Amounts>();
  for (const [line, { amounts }] of lines) if (amounts) dated.set(line, amounts);
  const ofVersion: Side = { ledger: version, isKnown: (line) => lines.get(line)?.amounts === null };
  const redated = (other: ReadonlyMap<number, Amounts>, isDatedAbove: boolean) =>
    new Ledger(version.places, version.amounts, other, isDatedAbove);
  return {
    lines,
    version: ofVersion,
    shown: dated.size === 0 ? ofVersion : { ledger: redated(dated, false), isKnown: (line) => lines.has(line) },
    hidden: hidden.size === 0 ? ofVersion : { ledger: redated(hidden, true), isKnown: ofVersion.isKnown },
  };
}

export function readKeptLine({ seq, value, amounts }: KeptLine, organisations: Organisations): ShownLine {
  return { seq, value, amounts: amounts ? readAmounts(amounts, organisations) : null };
}

export function readAmounts(amounts: KeptAmounts, organisations: Organisations): Amounts {
  return new Map(Object.entries(amounts).map(([name, amount]) => [organisations.numberOf(name), amount] as const));
}

export function nameAmounts(amounts: Amounts, organisations: Organisations): KeptAmounts {
  return Object.fromEntries([...amounts].map(([number, amount]) => [organisations.nameOf(number), amount]));
}

/** A line of the last snapshot of which nothing else is remembered. */
export function guessLine(
  line: number,
  shown: { readonly value: number; readonly seq: number; readonly isHeld: boolean },
  now: Ledger,
  total: number,
): ShownLine {
  const { seq, value } = shown;
  return { seq, value, amounts: shown.isHeld || value !== total ? now.amountsOf(line) : null };
}
