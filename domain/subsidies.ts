/** What one initiator asks for in a year, over all clusters and regions, against what the law admits (ПП 41). */

import { firstDayOf, yearOf } from './date.ts';
import { groupDigits } from './headline.ts';
import type { JointProjectColumns } from './joint-project.ts';
import type { TabRows } from './tab-rows.ts';
import { limitOf, type Thresholds } from './thresholds.ts';
import { ExactSum } from './totals.ts';

const RUBLES_PER_MILLION = 1_000_000n;
const LIMIT_SCALE = 1e6;

/** Whole rubles as millions with a decimal comma: 160500000 as 160,5. */
function inMillions(rubles: bigint): string {
  const fraction = String(rubles % RUBLES_PER_MILLION)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const whole = groupDigits(rubles / RUBLES_PER_MILLION);
  return fraction === '' ? whole : `${whole},${fraction}`;
}

/** The sums of what each initiator asks for, by ИНН within each year. */
type SumsByYear = ReadonlyMap<number, ReadonlyMap<string, ExactSum>>;

/** A year's first day and the next year's, so that the year of most dates is found without a calendar. */
interface Year {
  readonly from: number;
  readonly to: number;
  readonly sums: Map<string, ExactSum>;
}

function sumUp(rows: TabRows<JointProjectColumns>): SumsByYear {
  const years = new Map<number, Year>();
  let current: Year | undefined;
  rows.forEachAccepted(({ status, initiator, startDate, subsidyRubles }) => {
    if (status === 'CANCELLED' || subsidyRubles === null) return;
    if (!current || startDate < current.from || startDate >= current.to) {
      const year = yearOf(startDate);
      current = years.get(year) ?? { from: firstDayOf(year), to: firstDayOf(year + 1), sums: new Map() };
      years.set(year, current);
    }
    const sum = current.sums.get(initiator) ?? new ExactSum();
    current.sums.set(initiator, sum);
    sum.add(subsidyRubles);
  });
  return new Map([...years].map(([year, { sums }]) => [year, sums]));
}

export function checkSubsidies(rows: TabRows<JointProjectColumns>, thresholds: Thresholds): void {
  if (!thresholds.all.some(({ code }) => code === 'SUBSIDY_PER_YEAR_MILLION_RUB')) return;
  const sums = sumUp(rows);
  rows.forEachAccepted((row) => {
    const { status, initiator, startDate, subsidyRubles } = row;
    if (status === 'CANCELLED' || subsidyRubles === null) return;
    const threshold = thresholds.on(startDate, 'SUBSIDY_PER_YEAR_MILLION_RUB');
    if (!threshold) return;
    const year = yearOf(startDate);
    const total = sums.get(year)?.get(initiator)?.total ?? 0n;
    if (total <= BigInt(Math.round(threshold.value * LIMIT_SCALE))) return;
    const millionRub = inMillions(total);
    rows.report(row, 'subsidyRubles', 'SUBSIDY_PER_YEAR_HIGH', { year, millionRub, ...limitOf(threshold) });
  });
}
