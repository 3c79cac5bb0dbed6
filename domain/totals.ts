/** Sums that stay exact whatever is added, and shares rounded half up from whole numbers. */

/** A sum of non-negative whole numbers; beyond 2^53 it goes on in big integers. */
export class ExactSum {
  #part = 0;
  #carried = 0n;

  add(value: number): void {
    const next = this.#part + value;
    if (next <= Number.MAX_SAFE_INTEGER) {
      this.#part = next;
      return;
    }
    this.#carried += BigInt(this.#part);
    this.#part = value;
  }

  addSum(other: ExactSum): void {
    this.#carried += other.#carried;
    this.add(other.#part);
  }

  get total(): bigint {
    return this.#carried + BigInt(this.#part);
  }
}

/** Many such sums, each at its place. */
export class ExactSums {
  #parts = new Float64Array(16);
  readonly #carried = new Map<number, bigint>();

  add(place: number, value: number): void {
    if (place >= this.#parts.length) this.#grow(place);
    const part = this.#parts[place] ?? 0;
    const next = part + value;
    if (next <= Number.MAX_SAFE_INTEGER) {
      this.#parts[place] = next;
      return;
    }
    this.#carried.set(place, (this.#carried.get(place) ?? 0n) + BigInt(part));
    this.#parts[place] = value;
  }

  totalAt(place: number): bigint {
    return (this.#carried.get(place) ?? 0n) + BigInt(this.#parts[place] ?? 0);
  }

  isZero(place: number): boolean {
    return (this.#parts[place] ?? 0) === 0 && !this.#carried.has(place);
  }

  /** Behind the last place that ever got anything, and perhaps further. */
  get length(): number {
    return this.#parts.length;
  }

  get largest(): bigint {
    let largest = 0n;
    for (const place of this.#carried.keys()) if (this.totalAt(place) > largest) largest = this.totalAt(place);
    const part = BigInt(this.#parts.reduce((most, one) => Math.max(most, one), 0));
    return part > largest ? part : largest;
  }

  #grow(place: number): void {
    const parts = this.#parts;
    this.#parts = new Float64Array(Math.max(place + 1, parts.length * 2));
    this.#parts.set(parts);
  }
}

/** part / whole with so many decimals, half up; null when there is no whole. */
export function ratio(part: number, whole: number, decimals: number): number | null {
  if (whole === 0) return null;
  const scale = 10 ** decimals;
  return Math.floor((2 * scale * part + whole) / (2 * whole)) / scale;
}

/** The same of sums of any size, of either sign; half up means towards the larger number. */
export function ratioOfSums(part: bigint, whole: bigint, decimals: number): number | null {
  if (whole === 0n) return null;
  const scale = 10 ** decimals;
  const numerator = 2n * part * BigInt(scale) + whole;
  const denominator = 2n * whole;
  const rest = numerator % denominator;
  const floor = numerator / denominator - (rest < 0n ? 1n : 0n);
  return Number(floor) / scale;
}
