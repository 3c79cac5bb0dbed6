/** When a time-driven trigger fires next. */
import { clockOf, instantOf } from './time-zone.ts';
import type { ClockPlan } from './trigger-table.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

function fits(day: Date, { weekday, monthDay }: ClockPlan): boolean {
  if (weekday !== undefined && WEEKDAYS[day.getUTCDay()] !== weekday) return false;
  return monthDay === undefined || day.getUTCDate() === monthDay;
}

/** The first fitting day, at the hour on the clock of the plan's zone, that lies behind the instant. */
function nextDay(plan: ClockPlan, after: number): number | undefined {
  const { hour = 0, minute = 0, timeZone, everyDays = 1, everyWeeks = 1 } = plan;
  const midnight = Math.floor(clockOf(after, timeZone) / DAY_MS) * DAY_MS;
  const isOnFittingDays = plan.weekday !== undefined || plan.monthDay !== undefined;
  const first = isOnFittingDays ? 0 : everyDays - 1;
  for (let days = first; days <= first + 62; days += 1) {
    const day = midnight + days * DAY_MS;
    const instant = instantOf(day + hour * HOUR_MS + minute * MINUTE_MS, timeZone);
    if (instant > after && fits(new Date(day), plan)) return instant + (everyWeeks - 1) * 7 * DAY_MS;
  }
  return undefined;
}

/** undefined when the plan has no further time. */
export function nextTime(plan: ClockPlan, after: number): number | undefined {
  if (plan.atInstant !== undefined) return plan.atInstant > after ? plan.atInstant : undefined;
  if (plan.everyMinutes !== undefined) return after + plan.everyMinutes * MINUTE_MS;
  if (plan.everyHours !== undefined) return after + plan.everyHours * HOUR_MS;
  return nextDay(plan, after);
}
