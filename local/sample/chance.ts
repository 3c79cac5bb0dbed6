/** Choices that look accidental and are the same every time: one seed, one sequence. */
import { seededRandom } from './invented.ts';

export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }

  /** True so many times in a hundred. */
  happens(percent: number): boolean {
    return this.#random() * 100 < percent;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[Math.floor(this.#random() * list.length)] ?? list[0];
  }

  /** Some of a list, in an accidental order. */
  draw<T>(list: readonly T[], count: number): readonly T[] {
    const left = [...list];
    const drawn: T[] = [];
    while (drawn.length < count && left.length > 0) {
      drawn.push(...left.splice(Math.floor(this.#random() * left.length), 1));
    }
    return drawn;
  }
}
