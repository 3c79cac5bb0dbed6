/** What is settled of a cluster before its participants are invented: where it is, what it is called, how far it has come. */
import { type ClusterStatus, DECLARED, OPERATING } from '../../domain/cluster.ts';
import { SAMPLE_PLAN_YEAR } from './calendar.ts';
import { Chance } from './chance.ts';
import { type IndustryKey, industryProfile } from './industry-profile.ts';
import { NAMED_CLUSTERS } from './named-cluster.ts';
import { REGION_PLANS, type RegionPlan } from './region-plan.ts';
import { UNCOUNTED_CLUSTERS } from './uncounted-cluster.ts';

export interface ClusterOutline {
  /** The head region. */
  readonly region: string;
  readonly otherRegions: readonly string[];
  readonly name: string;
  readonly industry: IndustryKey;
  readonly status: ClusterStatus;
  readonly plannedYear: number | null;
  /** How many organisations take part. */
  readonly size: number;
  readonly publishCard: boolean;
}

/** Whether the headline counts the cluster. */
export function isCounted({ status, plannedYear }: ClusterOutline): boolean {
  return OPERATING.has(status) || (DECLARED.has(status) && plannedYear === SAMPLE_PLAN_YEAR);
}

/** Other regions of clusters that lie in several. */
const INTERREGIONAL: Readonly<Record<string, readonly string[]>> = {
  '16 plastics': ['02', '18'],
  '37 textiles': ['33'],
  '63 automotive': ['73'],
  '64 powerEngineering': ['34'],
  '66 metals': ['74'],
  '70 plastics': ['54'],
  '78 shipbuilding': ['47'],
};

const DECLARED_STATUSES: readonly [ClusterStatus, ...ClusterStatus[]] = [
  'DECLARED',
  'SUBMITTED',
  'REVIEW',
  'DECLARED',
  'SUBMITTED',
  'RETURNED',
  'DECLARED',
];

/** Fewest and most participants: an application with too few of them comes back. */
const SIZES: Partial<Record<ClusterStatus, readonly [number, number]>> = {
  DECLARED: [3, 14],
  RETURNED: [7, 12],
};
const FULL_SIZE = [15, 20] as const;

function outline(plan: RegionPlan, industry: IndustryKey, status: ClusterStatus, chance: Chance): ClusterOutline {
  return {
    region: plan.region,
    otherRegions: INTERREGIONAL[`${plan.region} ${industry}`] ?? [],
    name: `${industryProfile(industry).clusterName} ${plan.genitive} (пример)`,
    industry,
    status,
    plannedYear: OPERATING.has(status) ? chance.whole(2016, 2023) : SAMPLE_PLAN_YEAR,
    size: chance.whole(...(SIZES[status] ?? FULL_SIZE)),
    publishCard: DECLARED.has(status) && chance.happens(35),
  };
}

function plannedOutlines(): readonly ClusterOutline[] {
  const chance = new Chance(2024);
  let declared = 0;
  return REGION_PLANS.flatMap((plan) => [
    ...plan.operating.map((industry) => outline(plan, industry, 'REGISTERED', chance)),
    ...plan.declared.map((industry) => {
      const status = DECLARED_STATUSES[declared++ % DECLARED_STATUSES.length] ?? DECLARED_STATUSES[0];
      return outline(plan, industry, status, chance);
    }),
  ]);
}

/** Every cluster of the sample, by region; within a region in the order in which they were entered. */
export function clusterOutlines(): readonly ClusterOutline[] {
  const outlines = [...plannedOutlines(), ...NAMED_CLUSTERS, ...UNCOUNTED_CLUSTERS];
  return outlines.sort((left, right) => Number(left.region) - Number(right.region));
}
