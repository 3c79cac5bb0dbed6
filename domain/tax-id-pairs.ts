/** Distinct pairs of a small whole number, such as the place of a cluster or a year, and an ИНН: each has its own place. */

import { keepShape } from './lasting-shape.ts';
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

  forEach(visit: (first: number, taxId: number, place: number) => void): void {
    for (let place = 0; place < this.#pairs.size; place++) {
      const pair = this.#pairs.numberAt(place);
      const first = Math.floor(pair / TAX_IDS);
      visit(first, pair - first * TAX_IDS, place);
    }
  }
}

keepShape(new TaxIdPairs());
