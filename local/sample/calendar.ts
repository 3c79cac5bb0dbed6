/** The days of the sample, as serial numbers: it ends with 29 May 2024, the day of the figures that it repeats. */

export const SAMPLE_PLAN_YEAR = 2024;
export const FIRST_OF_2024 = 45_292;
export const NEWS_DAY = 45_441;

const DAYS_IN_YEAR = 365.25;

/** About the first of January of a year. */
export function startOf(year: number): number {
  return Math.ceil(FIRST_OF_2024 - (2024 - year) * DAYS_IN_YEAR);
}
