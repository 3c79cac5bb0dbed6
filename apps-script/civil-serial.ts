/** Dates as the gate reads them: a script is given instants, a cell holds days since 1899-12-30 on the workbook's clock. */

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** Reads instants on one clock; the same few dates come again and again. */
export function serialReader(timeZone: string): (instant: Date) => number {
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
  const known = new Map<number, number>();
  const read = (instant: number): number => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
    const field = (name: string) => Number(parts[name]);
    const clock = new Date(0);
    clock.setUTCFullYear(parts['era'] === 'BC' ? 1 - field('year') : field('year'), field('month') - 1, field('day'));
    clock.setUTCHours(field('hour'), field('minute'), field('second'), ((instant % 1000) + 1000) % 1000);
    return (clock.getTime() - EPOCH_MS) / DAY_MS;
  };
  return (instant) => {
    const ms = instant.getTime();
    const serial = known.get(ms) ?? read(ms);
    known.set(ms, serial);
    return serial;
  };
}
