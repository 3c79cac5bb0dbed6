/** Instants and days as a person in Moscow reads them. */

const MOSCOW_OFFSET_MS = 3 * 3_600_000;

/** 2026-11-23 as 23.11.2026 */
function russianDate(iso: string): string {
  return iso.split('-').reverse().join('.');
}

/** An instant as the clock in Moscow shows it: 23.11.2026 12:15. */
export function moscowTime(iso: string): string {
  const [date = '', time = ''] = new Date(Date.parse(iso) + MOSCOW_OFFSET_MS).toISOString().split('T');
  return `${russianDate(date)} ${time.slice(0, 5)}`;
}
