/** The hour of a time-driven event, field by field, in UTC as Google gives it. */

const DAY_MS = 86_400_000;

/** By ISO 8601. */
function weekOfYear(date: Date): number {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS);
  return Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY_MS / 7) + 1;
}

export function instantClock(now: Date): Readonly<Record<string, number | string>> {
  return {
    year: now.getUTCFullYear(),
    month: now.getUTCMonth() + 1,
    'day-of-month': now.getUTCDate(),
    'day-of-week': now.getUTCDay() || 7,
    'week-of-year': weekOfYear(now),
    hour: now.getUTCHours(),
    minute: now.getUTCMinutes(),
    second: now.getUTCSeconds(),
    timezone: 'UTC',
  };
}
