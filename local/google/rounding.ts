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
export const roundedUp = roundedBy(Math.ceil);
export const roundedDown = roundedBy(Math.floor);
