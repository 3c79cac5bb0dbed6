/** Lists of numbers, one for each row of a tab: all stand in one array, one list behind the other. */

const FEWEST_NUMBERS = 64;

export class NumberLists {
  #numbers = new Float64Array(FEWEST_NUMBERS);
  #size = 0;
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  /** @param capacity rows */
  constructor(capacity: number) {
    this.#from = new Int32Array(capacity);
    this.#to = new Int32Array(capacity);
  }

  /** All numbers of all lists. Only those between the two ends of a row are the row's. */
  get numbers(): Float64Array {
    return this.#numbers;
  }

  fromOf(row: number): number {
    return this.#from[row] ?? 0;
  }

  toOf(row: number): number {
    return this.#to[row] ?? 0;
  }

  isEmpty(row: number): boolean {
    return this.#from[row] === this.#to[row];
  }

  /** Begins the list of a row; numbers that are pushed belong to it until the next one begins. */
  begin(row: number): void {
    this.#from[row] = this.#size;
    this.#to[row] = this.#size;
  }

  push(row: number, number: number): void {
    if (this.#size === this.#numbers.length) this.#grow();
    this.#numbers[this.#size++] = number;
    this.#to[row] = this.#size;
  }

  includes(row: number, number: number): boolean {
    const to = this.toOf(row);
    for (let at = this.fromOf(row); at < to; at++) if (this.#numbers[at] === number) return true;
    return false;
  }

  #grow(): void {
    const numbers = this.#numbers;
    this.#numbers = new Float64Array(numbers.length * 2);
    this.#numbers.set(numbers);
  }
}
