/** The figures of the summary that stay in the house. */
import { CLUSTER_STATUSES, SITES, SUPPORT_LEVELS } from './choices.ts';
import { hasStatus, inOrder, isDeclared, isGoingOn, isOperating, ratio, sumOf } from './figures.ts';
import { dateOf } from './numbers.ts';
import type { Reference } from './reference.ts';
import type { Accepted } from './rules-between-rows.ts';
import { IN_REGISTRY, PLAN_YEAR_NEEDED } from './rules-within-row.ts';
import { groupedBy } from './twins.ts';
import type { Finding, Row } from './vocabulary.ts';

interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly setAside: number;
}

/** What the figures are made of. */
export interface Known {
  readonly accepted: Accepted;
  readonly reference: Reference;
  readonly asOf: bigint;
  readonly planYear: bigint;
  readonly findings: readonly Finding[];
  readonly byWorkbook: readonly (readonly [string, RowCounts])[];
}

function halfUp(part: bigint, whole: bigint): bigint | null {
  return whole === 0n ? null : (2n * part + whole) / (2n * whole);
}

function regionsOf(cluster: Row): readonly string[] {
  return [cluster.text('region') ?? '', ...cluster.list('otherRegions')];
}

function countedClusters({ accepted: { clusters }, planYear }: Known): readonly Row[] {
  return clusters.filter((cluster) => isOperating(cluster) || isDeclared(cluster, planYear));
}

function participationOf(known: Known) {
  const counted = countedClusters(known);
  return inOrder(known.reference.regions, ({ code }) => code).map(({ code }) => ({
    key: code,
    clusters: counted.filter((cluster) => regionsOf(cluster).includes(code)).length,
  }));
}

const MILLION = 1_000_000n;

/** The mean fall of the import share, weighted by cost. */
function importShareFallOf(projects: readonly Row[]): number | null {
  let [weighed, cost] = [0n, 0n];
  for (const project of projects) {
    const [before, after] = [project.whole('importSharePercentBefore'), project.whole('importSharePercentAfter')];
    const rubles = project.whole('costRubles');
    if (before === null || after === null || rubles === null) continue;
    weighed += rubles * (before - after);
    cost += rubles;
  }
  return ratio(weighed, cost * MILLION, 2);
}

/** Projects and their cost by some key; only keys that occur. */
function projectsBy(projects: readonly Row[], keyOf: (project: Row) => string | null) {
  return inOrder([...groupedBy(projects, keyOf)], ([key]) => key).map(([key, group]) => ({
    key,
    jointProjects: group.length,
    investmentRubles: sumOf(group, 'costRubles'),
  }));
}

function quarterOf(project: Row): string | null {
  const end = project.whole('endDate');
  if (end === null) return null;
  const date = dateOf(end);
  return `${date.getUTCFullYear()}-Q${1 + Math.floor(date.getUTCMonth() / 3)}`;
}

function bySiteOf({ accepted: { clusters }, planYear }: Known) {
  const line = (key: string, name: string, there: readonly Row[]) => ({
    key,
    name,
    operatingClusters: there.filter(isOperating).length,
    declaredClusters: there.filter((cluster) => isDeclared(cluster, planYear)).length,
  });
  const sites = inOrder([...SITES], ([key]) => key).map(([key, name]) =>
    line(
      key,
      name,
      clusters.filter((cluster) => cluster.text('site') === key),
    ),
  );
  return [
    ...sites,
    line(
      'UNSET',
      'Не указана',
      clusters.filter((cluster) => cluster.isEmpty('site')),
    ),
  ];
}

function bySupportLevelOf({ accepted: { supportMeasures } }: Known) {
  return inOrder([...SUPPORT_LEVELS], ([key]) => key).map(([key, name]) => {
    const measures = supportMeasures.filter((measure) => measure.text('level') === key);
    const granted = measures.filter((measure) => hasStatus(measure, 'APPROVED', 'RECEIVED'));
    return {
      key,
      name,
      requested: measures.filter((measure) => hasStatus(measure, 'REQUESTED')).length,
      granted: granted.length,
      amountRubles: sumOf(granted, 'amountRubles'),
    };
  });
}

/** The middle one of some numbers, or the mean of the two in the middle. */
function medianOf(numbers: readonly bigint[]): number | null {
  const ordered = [...numbers].sort((left, right) => Number(left - right));
  const [lower, upper] = [ordered[Math.ceil(ordered.length / 2) - 1], ordered[Math.floor(ordered.length / 2)]];
  return lower === undefined || upper === undefined ? null : Number(lower + upper) / 2;
}

type Statuses = readonly string[];

/** Each stage with the statuses of those who reached it and of those who stand there now; null is every status. */
const STAGES: readonly (readonly [key: string, reached: Statuses | null, now: Statuses])[] = [
  ['DECLARED', null, ['DECLARED']],
  [
    'SUBMITTED',
    ['SUBMITTED', 'REVIEW', 'RETURNED', 'REGISTERED', 'RECONFIRM', 'REJECTED', 'EXCLUDED'],
    ['SUBMITTED', 'REVIEW', 'RETURNED'],
  ],
  ['REGISTERED', ['REGISTERED', 'RECONFIRM', 'EXCLUDED'], ['REGISTERED', 'RECONFIRM']],
  ['POSTPONED', ['POSTPONED'], ['POSTPONED']],
  ['WITHDRAWN', ['WITHDRAWN'], ['WITHDRAWN']],
  ['REJECTED', ['REJECTED'], ['REJECTED']],
  ['EXCLUDED', ['EXCLUDED'], ['EXCLUDED']],
];

function funnelOf({ accepted: { clusters }, planYear, asOf }: Known) {
  const planned = clusters.filter((row) => row.whole('plannedYear') === planYear && !hasStatus(row, 'DRAFT'));
  return STAGES.map(([key, reached, now]) => {
    const here = planned.filter((row) => hasStatus(row, ...now));
    return {
      key,
      name: CLUSTER_STATUSES.get(key),
      reached: reached === null ? planned.length : planned.filter((row) => hasStatus(row, ...reached)).length,
      now: here.length,
      medianDays: medianOf(here.map((row) => asOf - (row.whole('statusDate') ?? 0n))),
    };
  });
}

/** Products that projects of several head regions make. */
function sameProductsOf(projects: readonly Row[], { parents }: Accepted) {
  const products = groupedBy(projects, (project) => {
    const code = project.text('productCode') ?? '';
    return code.length < 'XX.XX.XX'.length ? null : code.slice(0, 'XX.XX.XX'.length);
  });
  return inOrder([...products], ([key]) => key)
    .map(([key, group]) => ({
      key,
      jointProjects: group.length,
      regions: [...new Set(group.map((project) => parents.clusterOf(project.text('id'))?.text('region') ?? ''))].sort(),
    }))
    .filter(({ regions }) => regions.length > 1);
}

const ALWAYS_APPLICABLE = [
  ...['region', 'name', 'industry', 'site', 'status', 'statusDate', 'cooperationPercent', 'jobs'],
  'highProductivityJobs',
];

function completenessOf(cluster: Row) {
  const columns = [...ALWAYS_APPLICABLE];
  if (hasStatus(cluster, ...PLAN_YEAR_NEEDED)) columns.push('plannedYear');
  if (hasStatus(cluster, ...IN_REGISTRY)) columns.push('registryNumber');
  return { filled: columns.filter((column) => !cluster.isEmpty(column)).length, applicable: columns.length };
}

/** Divisible by every number of columns that there may be. */
const COMMON_DENOMINATOR = 27_720n;

function meanPercentOf(clusters: readonly Row[]): bigint | null {
  let sum = 0n;
  for (const { filled, applicable } of clusters.map(completenessOf)) {
    sum += (BigInt(filled) * COMMON_DENOMINATOR) / BigInt(applicable);
  }
  return halfUp(sum * 100n, BigInt(clusters.length) * COMMON_DENOMINATOR);
}

function qualityOf({ accepted: { clusters }, findings, byWorkbook }: Known) {
  return byWorkbook.map(([alias, rows]) => ({
    key: alias,
    rows,
    errors: findings.filter(({ workbook, severity }) => workbook === alias && severity === 'error').length,
    warnings: findings.filter(({ workbook, severity }) => workbook === alias && severity === 'warning').length,
    completenessPercent: meanPercentOf(clusters.filter((cluster) => cluster.workbook === alias)),
  }));
}

const INDICATORS = new Map([
  ['operatingClusters', 'Действующие кластеры'],
  ['applyingRegions', 'Субъекты РФ, заявившие кластеры'],
  ['declaredClusters', 'Заявленные кластеры'],
  ['jointProjects', 'Совместные проекты'],
]);

export function internalFiguresOf(known: Known, headline: Readonly<Record<string, number | null>>) {
  const { accepted, reference } = known;
  const counted = countedClusters(known);
  const projects = accepted.jointProjects.filter(isGoingOn);
  const heads = new Set(accepted.clusters.map((cluster) => cluster.text('region')));
  return {
    participatingRegions: new Set(counted.flatMap(regionsOf)).size,
    participation: participationOf(known),
    projectsPerCluster: ratio(BigInt(projects.length), BigInt(counted.length), 2),
    rublesPerNewJob: halfUp(sumOf(projects, 'costRubles'), sumOf(projects, 'newJobs')),
    importShareFallPercent: importShareFallOf(projects),
    byProductClass: projectsBy(projects, (project) => (project.text('productCode') ?? '').slice(0, 2)),
    bySite: bySiteOf(known),
    bySupportLevel: bySupportLevelOf(known),
    byLaunchQuarter: projectsBy(projects, quarterOf),
    funnel: funnelOf(known),
    sameProducts: sameProductsOf(projects, accepted),
    quality: qualityOf(known),
    cards: inOrder(accepted.clusters, (row) => row.text('id') ?? '').map((row) => ({
      id: row.text('id'),
      ...completenessOf(row),
    })),
    regionsWithoutRows: reference.regions.filter(({ code }) => !heads.has(code)).length,
    reconciliation: reference.baselines.map(({ indicator, value, ...origin }) => {
      const entered = headline[indicator] ?? 0;
      return {
        key: indicator,
        name: INDICATORS.get(indicator),
        ...origin,
        reference: value,
        entered,
        difference: BigInt(entered) - value,
      };
    }),
  };
}
