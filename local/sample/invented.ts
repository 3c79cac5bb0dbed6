/** Invented numbers of organisations that pass their checks, and a random sequence that a seed repeats. */

/** Numbers from 0 to 1; the same seed gives the same sequence (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A serial number of three digits or more. */
export function numbered(serial: number): string {
  return String(serial).padStart(3, '0');
}

const WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8] as const;

/** ИНН of an invented organisation: no tax office has the number 99, so it can be nobody's. */
export function organisationTaxId(region: string, serial: number): string {
  const digits = `${region}99${String(serial).padStart(5, '0').slice(-5)}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

/** ОГРН of an invented organisation of the year 2099. */
export function registrationNumberFor(region: string, serial: number): string {
  const digits = `199${region}${String(serial).padStart(7, '0')}`;
  return `${digits}${(Number(digits) % 11) % 10}`;
}
