/** Rounding of numbers as they are written: 1.005 to two places is 1.01, although in binary it is a little less. */

/** The number with its decimal point moved, without the error of a multiplication. */
function scaled(value: number, places: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

function roundedBy(round: (size: number) => number) {
  return (value: number, places: number): number => {
    const result = scaled(round(scaled(Math.abs(value), places)), -places);
    if (!Number.isFinite(result)) return value;
    return value < 0 ? 0 - result : result;
  };
}

/** Halves go away from zero. Places may be negative: tens, hundreds. */
export const rounded = roundedBy(Math.round);
export const roundedDown = roundedBy(Math.floor);

/** The size of a number with so many decimals, as people expect it rounded. */
export function fixed(size: number, places: number): string {
  if (size >= 1e21) return BigInt(Math.round(size)).toString() + (places > 0 ? `.${'0'.repeat(places)}` : '');
  const result = scaled(Math.round(scaled(size, places)), -places);
  return (Number.isSafeInteger(Math.round(scaled(size, places))) ? result : size).toFixed(places);
}

const MILLION = 1_000_000;
/** Fifteen digits: up to here no two decimals are one double, so that whichever gives the number is how it is written. */
export const MOST_MILLIONTHS = 999_999_999_999_999;

/**
 * The size of a number as a whole count of millionths, when that is what its shortest notation says; NaN otherwise.
 * A quotient of two exact doubles is rounded right, so that the count gives the number exactly when it is its nearest decimal.
 */
export function millionths(size: number): number {
  const count = Math.round(size * MILLION);
  return count <= MOST_MILLIONTHS && count / MILLION === size ? count : Number.NaN;
}
