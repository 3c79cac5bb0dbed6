/** Gives distinct whole numbers places, 0, 1, 2… in the order in which they come: what belongs to each stands in an array. */

const FEWEST_SLOTS = 16;
/** The golden ratio of 2^32: multiplied by it, near numbers fall far apart. */
const SPREAD = 0x9e3779b1;

export class Numbering {
  /** Powers of two, at least twice as many as numbers: place + 1, or 0 where nothing is. */
  #slots = new Int32Array(FEWEST_SLOTS);
  #shift = 32 - Math.log2(FEWEST_SLOTS);
  #numbers = new Float64Array(FEWEST_SLOTS / 2);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The place of a number; -1 where it never came. */
  find(number: number): number {
    return (this.#slots[this.#slotOf(number)] ?? 0) - 1;
  }

  /** The place of a number, a new one where it never came. */
  placeOf(number: number): number {
    const slot = this.#slotOf(number);
    const found = this.#slots[slot] ?? 0;
    if (found !== 0) return found - 1;
    const place = this.#size++;
    this.#slots[slot] = place + 1;
    this.#numbers[place] = number;
    if (this.#size === this.#numbers.length) this.#grow();
    return place;
  }

  numberAt(place: number): number {
    return this.#numbers[place] ?? -1;
  }

  /** Where a number stands, or would stand. */
  #slotOf(number: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = Math.imul(number | 0, SPREAD) >>> this.#shift;
    for (;;) {
      const found = slots[slot] ?? 0;
      if (found === 0 || this.#numbers[found - 1] === number) return slot;
      slot = (slot + 1) & last;
    }
  }

  #grow(): void {
    const numbers = this.#numbers;
    this.#numbers = new Float64Array(numbers.length * 2);
    this.#numbers.set(numbers);
    this.#slots = new Int32Array(numbers.length * 4);
    this.#shift--;
    for (let place = 0; place < this.#size; place++) this.#slots[this.#slotOf(numbers[place] ?? 0)] = place + 1;
  }
}
