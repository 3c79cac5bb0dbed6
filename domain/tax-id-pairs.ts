/** Distinct pairs of a small whole number, such as the place of a cluster or a year, and an ИНН: each has its own place. */

import { Numbering } from './numbering.ts';

/** More than there are ИНН. */
const TAX_IDS = 1e10;

export class TaxIdPairs {
  readonly #pairs = new Numbering();

  /** The place of a pair; -1 where it never came. */
  find(first: number, taxId: number): number {
    return this.#pairs.find(first * TAX_IDS + taxId);
  }

  /** The place of a pair, a new one where it never came. */
  placeOf(first: number, taxId: number): number {
    return this.#pairs.placeOf(first * TAX_IDS + taxId);
  }

  /** How many there are: their places are below. */
  get size(): number {
    return this.#pairs.size;
  }

  firstAt(place: number): number {
    return Math.floor(this.#pairs.numberAt(place) / TAX_IDS);
  }

  taxIdAt(place: number): number {
    return this.#pairs.numberAt(place) - this.firstAt(place) * TAX_IDS;
  }
}
