/** Clusters that stand in the workbooks and in no figure of the headline: drafts, other years, and those that fell out. */
import type { ClusterStatus } from '../../domain/cluster.ts';
import type { ClusterOutline } from './cluster-outline.ts';
import type { IndustryKey } from './industry-profile.ts';

type Row = readonly [
  region: string,
  name: string,
  industry: IndustryKey,
  status: ClusterStatus,
  plannedYear: number | null,
  size: number,
];

const ROWS: readonly Row[] = [
  ['10', 'Лесопромышленный кластер Республики Карелия', 'timber', 'WITHDRAWN', 2024, 0],
  ['23', 'Кластер минеральных удобрений Краснодарского края', 'fertilisers', 'DRAFT', null, 0],
  ['36', 'Химический кластер Воронежской области', 'chemistry', 'DECLARED', 2023, 5],
  ['39', 'Автомобильный кластер Калининградской области', 'automotive', 'EXCLUDED', 2016, 0],
  ['47', 'Химический кластер Ленинградской области', 'chemistry', 'DECLARED', 2025, 6],
  ['47', 'Судостроительный кластер Ленинградской области', 'shipbuilding', 'DRAFT', null, 0],
  ['54', 'Кластер радиоэлектроники Новосибирской области', 'electronics', 'REJECTED', 2023, 0],
  ['55', 'Химический кластер Омской области', 'chemistry', 'WITHDRAWN', 2023, 0],
  ['58', 'Станкостроительный кластер Пензенской области', 'machineTools', 'POSTPONED', 2026, 4],
  ['63', 'Фармацевтический кластер Самарской области', 'pharma', 'EXCLUDED', 2017, 0],
  ['65', 'Судостроительный кластер Сахалинской области', 'shipbuilding', 'POSTPONED', 2025, 4],
  ['68', 'Агропромышленный кластер Тамбовской области', 'food', 'POSTPONED', 2025, 5],
  ['77', 'Кластер строительных материалов Москвы', 'buildingMaterials', 'DRAFT', 2025, 0],
  ['78', 'Фармацевтический кластер Санкт-Петербурга', 'pharma', 'DECLARED', 2025, 6],
];

export const UNCOUNTED_CLUSTERS: readonly ClusterOutline[] = ROWS.map(
  ([region, name, industry, status, plannedYear, size]) => ({
    region,
    otherRegions: [],
    name: `${name} (пример)`,
    industry,
    status,
    plannedYear,
    size,
    publishCard: false,
  }),
);
