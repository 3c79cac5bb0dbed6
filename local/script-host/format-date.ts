/** Dates by the patterns of Java's SimpleDateFormat, as Utilities.formatDate takes them. */
import { ScriptError } from './script-error.ts';
import { clockOf } from './time-zone.ts';

const TOKEN = /'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g;
const DAY_MS = 86_400_000;

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function named(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(date);
}

function zoneOffset(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${separator}${padded(size % 60, 2)}`;
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
}

interface Moment {
  /** Its UTC fields are those of the clock in the zone. */
  readonly clock: Date;
  readonly offsetMinutes: number;
  readonly instant: Date;
  readonly timeZone: string;
}

type Part = (moment: Moment, length: number) => string;

const PARTS: Readonly<Record<string, Part>> = {
  G: ({ clock }) => (clock.getUTCFullYear() > 0 ? 'AD' : 'BC'),
  y: ({ clock }, length) =>
    length === 2 ? padded(clock.getUTCFullYear() % 100, 2) : padded(clock.getUTCFullYear(), length),
  M: ({ clock }, length) => {
    if (length >= 3) return named(clock, { month: length === 3 ? 'short' : 'long' });
    return padded(clock.getUTCMonth() + 1, length);
  },
  d: ({ clock }, length) => padded(clock.getUTCDate(), length),
  D: ({ clock }, length) => padded(dayOfYear(clock), length),
  E: ({ clock }, length) => named(clock, { weekday: length >= 4 ? 'long' : 'short' }),
  u: ({ clock }, length) => padded(clock.getUTCDay() === 0 ? 7 : clock.getUTCDay(), length),
  a: ({ clock }) => (clock.getUTCHours() < 12 ? 'AM' : 'PM'),
  H: ({ clock }, length) => padded(clock.getUTCHours(), length),
  k: ({ clock }, length) => padded(clock.getUTCHours() || 24, length),
  K: ({ clock }, length) => padded(clock.getUTCHours() % 12, length),
  h: ({ clock }, length) => padded(clock.getUTCHours() % 12 || 12, length),
  m: ({ clock }, length) => padded(clock.getUTCMinutes(), length),
  s: ({ clock }, length) => padded(clock.getUTCSeconds(), length),
  S: ({ clock }, length) => padded(clock.getUTCMilliseconds(), length),
  Z: ({ offsetMinutes }) => zoneOffset(offsetMinutes, ''),
  X: ({ offsetMinutes }, length) => {
    if (offsetMinutes === 0) return 'Z';
    const whole = zoneOffset(offsetMinutes, length === 3 ? ':' : '');
    return length === 1 ? whole.slice(0, 3) : whole;
  },
  z: ({ instant, timeZone }, length) => {
    const timeZoneName = length >= 4 ? 'long' : 'short';
    const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName }).formatToParts(instant);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  },
};

function partOf(token: string, moment: Moment): string {
  if (token === "''") return "'";
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (!/^[A-Za-z]/.test(token)) return token;
  const part = PARTS[token.charAt(0)];
  if (!part) throw new ScriptError(`Invalid argument: format. Illegal pattern character '${token.charAt(0)}'`);
  return part(moment, token.length);
}

export function formatDate(instant: Date, timeZone: string, pattern: string): string {
  if (Number.isNaN(instant.getTime())) throw new ScriptError('Invalid argument: date. Should be of type: Date');
  const clock = clockOf(instant.getTime(), timeZone);
  const offsetMinutes = Math.round((clock - instant.getTime()) / 60_000);
  const moment = { clock: new Date(clock), offsetMinutes, instant, timeZone };
  return (pattern.match(TOKEN) ?? []).map((token) => partOf(token, moment)).join('');
}
