/** What one initiator asks for in a year, over all clusters and regions, against what the law admits (ПП 41). */

import { type CivilDate, FIRST_DATE, firstDayOf, LAST_DATE, yearOf } from './date.ts';
import { groupDigits } from './headline.ts';
import { type JointProjectColumns, PROJECT_STATUSES } from './joint-project.ts';
import { Numbering } from './numbering.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { TabRows } from './tab-rows.ts';
import { limitOf, type Threshold, type Thresholds } from './thresholds.ts';
import { ExactSums } from './totals.ts';

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

const FIRST_YEAR = yearOf(FIRST_DATE);
const YEARS = yearOf(LAST_DATE) - FIRST_YEAR + 1;
const FIRST_DAYS = Int32Array.from({ length: YEARS + 1 }, (_, year) => firstDayOf(FIRST_YEAR + year));
const DAYS_PER_YEAR = 365.2425;

/** In which year a date lies, from 0 for the first one that the register knows. */
function yearIndexOf(date: CivilDate): number {
  const year = Math.max(0, Math.floor((date - FIRST_DATE) / DAYS_PER_YEAR));
  if (date < (FIRST_DAYS[year] ?? 0)) return year - 1;
  return date >= (FIRST_DAYS[year + 1] ?? Number.POSITIVE_INFINITY) ? year + 1 : year;
}

/** What each initiator asks for in each year. */
export class YearlySubsidies {
  readonly #initiators = new Numbering();
  readonly #years = Array.from({ length: YEARS }, () => new ExactSums());

  add(initiator: number, startDate: CivilDate, rubles: number): void {
    this.#years[yearIndexOf(startDate)]?.add(this.#initiators.placeOf(initiator), rubles);
  }

  totalOf(initiator: number, startDate: CivilDate): bigint {
    return this.#years[yearIndexOf(startDate)]?.totalAt(this.#initiators.find(initiator)) ?? 0n;
  }

  get largest(): bigint {
    return this.#years.map((sums) => sums.largest).reduce((most, one) => (one > most ? one : most), 0n);
  }
}

const CANCELLED = PROJECT_STATUSES.keys.indexOf('CANCELLED');

/** Which rows are accepted projects for which a subsidy is asked, and that were not cancelled. */
function applicantsIn(rows: TabRows<JointProjectColumns>, part: ParsedTable<JointProjectColumns>): Int32Array {
  const setAside = rows.setAsideIn(part);
  const { status, subsidyRubles } = part.columns;
  const applicants = new Int32Array(part.size);
  let size = 0;
  for (let index = 0; index < applicants.length; index++) {
    if ((subsidyRubles[index] ?? -1) < 0 || setAside[index] === 1 || status[index] === CANCELLED) continue;
    applicants[size++] = index;
  }
  return applicants.subarray(0, size);
}

function rublesOf({ value }: Threshold): bigint {
  return BigInt(Math.round(value * LIMIT_SCALE));
}

export function checkSubsidies(rows: TabRows<JointProjectColumns>, thresholds: Thresholds): void {
  const limits = thresholds.all.filter(({ code }) => code === 'SUBSIDY_PER_YEAR_MILLION_RUB').map(rublesOf);
  if (limits.length === 0) return;
  const subsidies = new YearlySubsidies();
  for (const part of rows.parts) {
    const { initiator } = part.codes;
    const { startDate, subsidyRubles } = part.columns;
    for (const index of applicantsIn(rows, part)) {
      subsidies.add(initiator[index] ?? 0, startDate[index] ?? 0, subsidyRubles[index] ?? 0);
    }
  }
  const { largest } = subsidies;
  if (limits.every((limit) => largest <= limit)) return;
  for (const part of rows.parts) {
    for (const index of applicantsIn(rows, part)) {
      const startDate = part.columns.startDate[index] ?? 0;
      const threshold = thresholds.on(startDate, 'SUBSIDY_PER_YEAR_MILLION_RUB');
      const total = subsidies.totalOf(part.codes.initiator[index] ?? 0, startDate);
      if (!threshold || total <= rublesOf(threshold)) continue;
      const facts = { year: yearOf(startDate), millionRub: inMillions(total), ...limitOf(threshold) };
      rows.report(part.row(index), 'subsidyRubles', 'SUBSIDY_PER_YEAR_HIGH', facts);
    }
  }
}
