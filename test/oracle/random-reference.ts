/** Random lists of the operator: regions and industries as they start, more or fewer; thresholds and baselines of any sort. */
import { STARTING_REGIONS } from '../../domain/region-list.ts';
import { STARTING_INDUSTRIES } from '../../domain/starting-reference.ts';
import type { Region } from './choices.ts';
import type { Dice } from './dice.ts';
import type { Baseline, Reference, Threshold } from './reference.ts';

function threshold(code: string, value: number, from: number | null = null, to: number | null = null): Threshold {
  return {
    code,
    value: BigInt(Math.round(value * 1_000_000)),
    from: from === null ? null : BigInt(from),
    to: to === null ? null : BigInt(to),
  };
}

/** The thresholds that a new central workbook has. */
const STARTING_THRESHOLDS: readonly Threshold[] = [
  threshold('INDUSTRY_PARTICIPANTS', 10),
  threshold('FINAL_PRODUCERS', 1),
  threshold('EDUCATION', 1),
  threshold('TECHNOLOGY_INFRASTRUCTURE', 2),
  threshold('PRODUCTION_ORGANISERS', 3),
  threshold('COOPERATION_PERCENT', 20),
  threshold('COOPERATION_EASED_PERCENT', 10),
  // Up to the last day of 2022, and from the first of 2023.
  threshold('SUBSIDY_SHARE_PERCENT', 30, null, 44_926),
  threshold('SUBSIDY_SHARE_PERCENT', 50, 44_927),
  threshold('SUBSIDY_PER_YEAR_MILLION_RUB', 150, 44_927),
];

const HIGHEST = new Map([
  ['COOPERATION_PERCENT', 60],
  ['COOPERATION_EASED_PERCENT', 40],
  ['SUBSIDY_SHARE_PERCENT', 100],
  ['SUBSIDY_PER_YEAR_MILLION_RUB', 2000],
]);

/** A threshold that is in force always, from some day, up to some day, or one after another. */
function randomPeriods(dice: Dice, code: string, asOf: number): readonly Threshold[] {
  const value = () => dice.whole(0, (HIGHEST.get(code) ?? 8) * 4) / 4 + (dice.chance(20) ? 0.000001 : 0);
  const day = dice.pick([asOf, asOf - 1, 44_926, dice.whole(44_000, 46_800)]);
  return dice.pick([
    [],
    [threshold(code, value())],
    [threshold(code, value(), day)],
    [threshold(code, value(), null, day)],
    [threshold(code, value(), null, day), threshold(code, value(), day + 1)],
    [threshold(code, value(), day + 30, day + 300), threshold(code, value(), day - 300, day)],
  ]);
}

function randomBaselines(dice: Dice): readonly Baseline[] {
  const indicators = ['operatingClusters', 'applyingRegions', 'declaredClusters', 'jointProjects'];
  return dice.some(indicators, dice.whole(0, 4)).map((indicator) => ({
    indicator,
    value: BigInt(dice.whole(0, 400)),
    asOf: BigInt(dice.whole(45_000, 46_000)),
    source: 'Отчёт',
  }));
}

const OWN_REGION: Region = { code: '95', name: 'Новая область', federalDistrict: 'Новый' };

export function randomReference(dice: Dice, asOf: number): Reference {
  const regions: readonly Region[] = STARTING_REGIONS;
  const codes = new Set(STARTING_THRESHOLDS.map(({ code }) => code));
  return {
    regions: dice.chance(20) ? [...dice.some(regions, 20), OWN_REGION] : regions,
    industries: dice.chance(20) ? ['Мебель и ёлки', ...dice.some(STARTING_INDUSTRIES, 5)] : STARTING_INDUSTRIES,
    thresholds: dice.chance(40) ? STARTING_THRESHOLDS : [...codes].flatMap((code) => randomPeriods(dice, code, asOf)),
    baselines: randomBaselines(dice),
  };
}
