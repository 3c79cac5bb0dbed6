/** A set of small whole numbers, such as the places of organisations, kept as bits. */

const FEWEST_WORDS = 256;

export class DistinctNumbers {
  #words = new Int32Array(FEWEST_WORDS);
  #size = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  add(number: number): void {
    const word = number >>> 5;
    if (word >= this.#words.length) this.#grow(word);
    const bits = this.#words[word] ?? 0;
    const bit = 1 << (number & 31);
    if ((bits & bit) !== 0) return;
    this.#words[word] = bits | bit;
    this.#size++;
  }

  #grow(word: number): void {
    const words = this.#words;
    this.#words = new Int32Array(Math.max(word + 1, words.length * 2));
    this.#words.set(words);
  }
}
