/** What an invented joint project costs, and the subsidy that its initiator asks for (ПП 41: a half, 150 million at most). */
import type { ProjectStatus } from '../../domain/joint-project.ts';
import type { Chance } from './chance.ts';
import type { JointProjectRow } from './sample-row.ts';

/** What each initiator has asked for so far, in thousands of rubles. */
export type SubsidyLimits = Map<string, number>;

/** In thousands of rubles, so that sums in millions have three decimals at most. */
const MOST_SUBSIDY = 150_000;
const CHEAP = [18_000, 240_000] as const;
const DEAR = [240_000, 2_400_000] as const;
/** Sums are round to a million, a hundred, ten or one thousand rubles. */
const STEPS = [1_000, 100, 100, 10, 1] as const;

/** How many projects in a hundred ask for a subsidy. */
function applicantsPercent(status: ProjectStatus): number {
  if (status === 'IDEA') return 0;
  return status === 'DECLARED' ? 60 : 90;
}

type Money = Pick<JointProjectRow, 'costRubles' | 'subsidyRubles'>;

export function projectMoney(status: ProjectStatus, initiator: string, limits: SubsidyLimits, chance: Chance): Money {
  const step = chance.pick(STEPS);
  const roundDown = (thousands: number) => Math.floor(thousands / step) * step;
  const [cheapest, dearest] = chance.happens(25) ? DEAR : CHEAP;
  const cost = roundDown(chance.whole(cheapest, dearest));
  const asked = limits.get(initiator) ?? 0;
  const wanted = chance.happens(applicantsPercent(status)) ? (cost * chance.whole(15, 50)) / 100 : 0;
  const subsidy = roundDown(Math.min(wanted, MOST_SUBSIDY - asked));
  limits.set(initiator, asked + subsidy);
  return { costRubles: cost / 1_000, subsidyRubles: subsidy > 0 ? subsidy / 1_000 : null };
}
