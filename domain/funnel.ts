/** How far the clusters of the plan year have come on their way into the registry, and how long they have stood there. */
import type { Cluster, ClusterStatus } from './cluster.ts';
import { CLUSTER_STATUSES } from './cluster.ts';
import type { CivilDate } from './date.ts';

export interface FunnelLine {
  readonly key: ClusterStatus;
  readonly name: string;
  /** Clusters that came as far as this stage, also those that went on. */
  readonly reached: number;
  /** Clusters that stand in this stage now. */
  readonly now: number;
  /** Half of those that stand here now have stood here at least so many days; null when none does. */
  readonly medianDays: number | null;
}

interface Stage {
  readonly key: ClusterStatus;
  readonly now: readonly ClusterStatus[];
  /** Statuses that are only reached through this stage. */
  readonly beyond: readonly ClusterStatus[];
}

const EVERY_STATUS = CLUSTER_STATUSES.keys;
const STAGES: readonly Stage[] = [
  { key: 'DECLARED', now: ['DECLARED'], beyond: EVERY_STATUS },
  {
    key: 'SUBMITTED',
    now: ['SUBMITTED', 'REVIEW', 'RETURNED'],
    beyond: ['REGISTERED', 'RECONFIRM', 'REJECTED', 'EXCLUDED'],
  },
  { key: 'REGISTERED', now: ['REGISTERED', 'RECONFIRM'], beyond: ['EXCLUDED'] },
  { key: 'POSTPONED', now: ['POSTPONED'], beyond: [] },
  { key: 'WITHDRAWN', now: ['WITHDRAWN'], beyond: [] },
  { key: 'REJECTED', now: ['REJECTED'], beyond: [] },
  { key: 'EXCLUDED', now: ['EXCLUDED'], beyond: [] },
];

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((left, right) => left - right);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

export function funnelOf(clusters: readonly Cluster[], planYear: number, asOf: CivilDate): readonly FunnelLine[] {
  const planned = clusters.filter(({ plannedYear, status }) => plannedYear === planYear && status !== 'DRAFT');
  return STAGES.map(({ key, now, beyond }) => {
    const here = planned.filter(({ status }) => now.includes(status));
    const reached = planned.filter(({ status }) => now.includes(status) || beyond.includes(status)).length;
    const medianDays = median(here.map(({ statusDate }) => asOf - statusDate));
    return { key, name: CLUSTER_STATUSES.label(key), reached, now: here.length, medianDays };
  });
}
