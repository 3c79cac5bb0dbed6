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
