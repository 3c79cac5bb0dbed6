/** Everything random in the workbooks comes from fast-check's source, so that a seed brings it all back. */
import type * as fc from 'fast-check';

export class Dice {
  readonly #random: fc.Random;

  constructor(random: fc.Random) {
    this.#random = random;
  }

  whole(from: number, to: number): number {
    return this.#random.nextInt(from, to);
  }

  /** True so many times in a hundred. */
  chance(percent: number): boolean {
    return this.whole(1, 1000) <= percent * 10;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.whole(0, list.length - 1)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  }

  /** So many of a list, each once, in random order. */
  some<T>(list: readonly T[], count: number): readonly T[] {
    const rest = [...list];
    const picked: T[] = [];
    while (picked.length < count && rest.length > 0) picked.push(...rest.splice(this.whole(0, rest.length - 1), 1));
    return picked;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.whole(0, 9)).join('');
  }

  /** A value of a fast-check arbitrary. */
  one<T>(arbitrary: fc.Arbitrary<T>): T {
    return arbitrary.generate(this.#random, undefined).value;
  }
}
