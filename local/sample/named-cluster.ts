/**
 * Clusters that the news of 29 May 2024 named among the plans of that year. Region, name and, for Roshal, the number of
 * residents are from there; everything else is invented.
 */
import { SAMPLE_PLAN_YEAR } from './calendar.ts';
import type { ClusterOutline } from './cluster-outline.ts';

const ROSHAL_RESIDENTS = 20;

const DECLARED_FOR_2024 = {
  status: 'DECLARED',
  plannedYear: SAMPLE_PLAN_YEAR,
  otherRegions: [],
  publishCard: true,
} as const satisfies Partial<ClusterOutline>;

export const NAMED_CLUSTERS: readonly ClusterOutline[] = [
  {
    ...DECLARED_FOR_2024,
    region: '16',
    name: 'Промышленный кластер «Северные ворота» (пример)',
    industry: 'engineering',
    size: 11,
  },
  {
    ...DECLARED_FOR_2024,
    region: '16',
    name: 'Промышленный кластер «Этилен-600» (пример)',
    industry: 'chemistry',
    size: 9,
  },
  {
    ...DECLARED_FOR_2024,
    region: '26',
    name: 'Кластер минеральных удобрений Ставропольского края (пример)',
    industry: 'fertilisers',
    size: 8,
  },
  {
    ...DECLARED_FOR_2024,
    region: '50',
    name: 'Химический кластер в Рошале (пример)',
    industry: 'chemistry',
    size: ROSHAL_RESIDENTS,
  },
];
