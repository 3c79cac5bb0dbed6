/** Invented sums, numbers and days; in a crowded register round ones, so that they meet the limits of the rules exactly. */
import type { Dice } from './dice.ts';
import type { Setting } from './invented-rows.ts';

/** The last day of 2022, the first of 2023, the last of 2023, the first of 2024: where thresholds and years change. */
const TURNING_DAYS = [44_926, 44_927, 45_291, 45_292];

export class Quantities {
  readonly #dice: Dice;
  readonly #setting: Setting;

  constructor(dice: Dice, setting: Setting) {
    this.#dice = dice;
    this.#setting = setting;
  }

  /** A number of people or jobs. */
  count(most: number): number {
    return this.#dice.whole(0, this.#setting.isCrowded ? 6 : most);
  }

  /** Millions of rubles: mostly up to two thousand of them to the ruble, seldom perhaps thousands. */
  millions(): number {
    const dice = this.#dice;
    if (this.#setting.isCrowded) return dice.pick([0, 0.000001, 25, 50, 50.000001, 75, 100, 150, 150.000002, 300]);
    if (dice.chance(1)) return dice.pick([100_000, 100_000.5, 3_999_999_999.123456, 4_294_967_295.999999]);
    return dice.chance(15) ? dice.whole(0, 99_999) : dice.whole(0, 2_000_000_000) / 1_000_000;
  }

  /** A part of a sum, often exactly the half or the third that thresholds ask about. */
  part(millions: number): number {
    const rubles = Math.round(millions * 1_000_000);
    const part = Math.floor(rubles * this.#dice.pick([0.3, 0.5, 0.5, 1, this.#dice.whole(0, 700) / 1000]));
    return Math.min(rubles, part + (this.#dice.chance(20) ? 1 : 0)) / 1_000_000;
  }

  percent(): number {
    if (this.#setting.isCrowded) return this.#dice.pick([0, 1, 9.999999, 10, 19.999999, 20, 20.000001, 100]);
    return this.#dice.whole(0, 4000) / 40;
  }

  daysAgo(from: number, to: number): number {
    const isToday = from === 0 && this.#dice.chance(this.#setting.isCrowded ? 20 : 1);
    return this.#setting.asOf - (isToday ? 0 : this.#dice.whole(from, to));
  }

  /** The first and the last day of a project. */
  term(): readonly [start: number, end: number] {
    const isTurning = this.#dice.chance(this.#setting.isCrowded ? 60 : 2);
    const start = isTurning ? this.#dice.pick(TURNING_DAYS) : this.daysAgo(-500, 1800);
    const end = this.#dice.pick([
      start,
      start + this.#dice.whole(0, 1400),
      ...TURNING_DAYS.filter((day) => day >= start),
    ]);
    return [start, end];
  }
}
