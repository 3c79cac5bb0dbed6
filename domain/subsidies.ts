/** What one initiator asks for in a year, over all clusters and regions, against what the law admits (ПП 41). */

import { type CivilDate, firstDayOf, yearOf } from './date.ts';
import { groupDigits } from './headline.ts';
import type { JointProjectColumns } from './joint-project.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { TabRows } from './tab-rows.ts';
import { TaxIdPairs } from './tax-id-pairs.ts';
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

/** What each initiator asks for in each year. */
class YearlySubsidies {
  readonly #initiators = new TaxIdPairs();
  readonly #sums = new ExactSums();
  /** The year of the latest date, from its first day to the next one's: most dates need no calendar. */
  #year = 0;
  #from = 0;
  #to = 0;

  add(initiator: number, startDate: CivilDate, rubles: number): void {
    this.#sums.add(this.#initiators.placeOf(this.#yearOf(startDate), initiator), rubles);
  }

  totalOf(initiator: number, startDate: CivilDate): bigint {
    return this.#sums.totalAt(this.#initiators.find(this.#yearOf(startDate), initiator));
  }

  get largest(): bigint {
    let largest = 0n;
    this.#initiators.forEach((_year, _initiator, place) => {
      const total = this.#sums.totalAt(place);
      if (total > largest) largest = total;
    });
    return largest;
  }

  #yearOf(date: CivilDate): number {
    if (date < this.#from || date >= this.#to) {
      this.#year = yearOf(date);
      this.#from = firstDayOf(this.#year);
      this.#to = firstDayOf(this.#year + 1);
    }
    return this.#year;
  }
}

type Visit = (initiator: number, startDate: CivilDate, rubles: number, index: number) => void;

/** Visits the accepted projects for which a subsidy is asked, unless they were cancelled. */
function forEachSubsidy(
  rows: TabRows<JointProjectColumns>,
  part: ParsedTable<JointProjectColumns>,
  visit: Visit,
): void {
  const setAside = rows.setAsideIn(part);
  const { initiator } = part.codes;
  const { status, startDate, subsidyRubles } = part.columns;
  for (let index = 0; index < part.size; index++) {
    const rubles = subsidyRubles[index] ?? -1;
    if (rubles < 0 || setAside[index] === 1 || status[index] === 'CANCELLED') continue;
    visit(initiator[index] ?? 0, startDate[index] ?? 0, rubles, index);
  }
}

function rublesOf({ value }: Threshold): bigint {
  return BigInt(Math.round(value * LIMIT_SCALE));
}

export function checkSubsidies(rows: TabRows<JointProjectColumns>, thresholds: Thresholds): void {
  const limits = thresholds.all.filter(({ code }) => code === 'SUBSIDY_PER_YEAR_MILLION_RUB').map(rublesOf);
  if (limits.length === 0) return;
  const subsidies = new YearlySubsidies();
  for (const part of rows.parts) {
    forEachSubsidy(rows, part, (initiator, startDate, rubles) => subsidies.add(initiator, startDate, rubles));
  }
  const { largest } = subsidies;
  if (limits.every((limit) => largest <= limit)) return;
  for (const part of rows.parts) {
    forEachSubsidy(rows, part, (initiator, startDate, _rubles, index) => {
      const threshold = thresholds.on(startDate, 'SUBSIDY_PER_YEAR_MILLION_RUB');
      const total = subsidies.totalOf(initiator, startDate);
      if (!threshold || total <= rublesOf(threshold)) return;
      const facts = { year: yearOf(startDate), millionRub: inMillions(total), ...limitOf(threshold) };
      rows.report(part.row(index), 'subsidyRubles', 'SUBSIDY_PER_YEAR_HIGH', facts);
    });
  }
}
