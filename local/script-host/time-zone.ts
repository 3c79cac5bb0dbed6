/** Instants and the clocks of time zones: a cell holds what the clock shows, a script a point in time. */
import { ScriptError } from './script-error.ts';

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) throw new ScriptError(`Invalid argument: ${timeZone}`);
    throw error;
  }
}

/** What the clock of the zone shows at an instant, as if it were UTC. */
export function clockOf(instant: number, timeZone: string): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = value;
  const field = (name: string) => Number(parts[name]);
  const year = parts['era'] === 'BC' ? 1 - field('year') : field('year');
  const clock = new Date(0);
  clock.setUTCFullYear(year, field('month') - 1, field('day'));
  clock.setUTCHours(field('hour'), field('minute'), field('second'), ((instant % 1000) + 1000) % 1000);
  return clock.getTime();
}

/** The instant at which the clock of the zone shows that; the earlier one where it shows it twice. */
export function instantOf(clock: number, timeZone: string): number {
  const offset = (instant: number) => clockOf(instant, timeZone) - instant;
  const candidates = [clock - offset(clock - DAY_MS), clock - offset(clock + DAY_MS)];
  const right = candidates.filter((instant) => clockOf(instant, timeZone) === clock);
  return Math.min(...(right.length > 0 ? right : [candidates[0] ?? clock]));
}

export function instantOfSerial(serial: number, timeZone: string): Date {
  return new Date(instantOf(EPOCH_MS + Math.round(serial * DAY_MS), timeZone));
}

export function serialOfInstant(date: Date, timeZone: string): number {
  return (clockOf(date.getTime(), timeZone) - EPOCH_MS) / DAY_MS;
}
