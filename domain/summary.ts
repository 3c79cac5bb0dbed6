/** The summary: every indicator and breakdown of the register, with full figures. What of it may be published is decided later. */
import type { Cluster, ClusterStatus } from './cluster.ts';
import { CLUSTER_STATUSES, DECLARED, OPERATING } from './cluster.ts';
import { type Contributions, contributionsOf } from './contributions.ts';
import { type CivilDate, yearOf } from './date.ts';
import { type InternalFigures, internalFigures } from './internal-figures.ts';
import { PROJECT_STATUSES } from './joint-project.ts';
import './lasting-shapes.ts';
import { compareCodePoints } from './order.ts';
import type { Problem } from './problem.ts';
import type { Reference } from './reference.ts';
import type { Register } from './register.ts';
import { countRegister, type RegisterCount } from './register-count.ts';
import { countSupport, type SupportLine, supportContributions } from './support-count.ts';
import { addCounts, type RowCounts } from './tab-rows.ts';
import type { Measures, Tally } from './tally.ts';
import { ratio } from './totals.ts';
import type { RegisterTableKey } from './workbook.ts';

export type BreakdownLine = Measures & { readonly key: string };

export interface Headline {
  readonly operatingClusters: number;
  readonly confirmedClusters: number;
  readonly declaredClusters: number;
  readonly forecastClusters: number;
  readonly growth: number | null;
  readonly applyingRegions: number;
  readonly regions: number;
  readonly jointProjects: number;
  readonly jointProjectsPerDeclaredCluster: number | null;
}

interface PlanFactLine {
  readonly year: number;
  readonly declared: number;
  readonly registered: number;
  readonly postponed: number;
  readonly conversion: number | null;
}

export interface Summary {
  readonly planYear: number;
  readonly rows: RowCounts & {
    readonly byTable: Readonly<Record<RegisterTableKey, RowCounts>>;
    /** Problems that set rows aside, by code. */
    readonly byCode: Readonly<Record<string, number>>;
  };
  readonly headline: Headline;
  readonly national: Measures;
  readonly planFact: readonly PlanFactLine[];
  readonly byFederalDistrict: readonly BreakdownLine[];
  readonly byRegion: readonly BreakdownLine[];
  readonly byIndustry: readonly BreakdownLine[];
  readonly byClusterStatus: readonly { readonly key: string; readonly name: string; readonly clusters: number }[];
  readonly byProjectStatus: readonly { readonly key: string; readonly name: string; readonly jointProjects: number }[];
  readonly bySupportKind: readonly SupportLine[];
  readonly clusters: readonly ClusterCard[];
  /** What never leaves the house. */
  readonly internal: InternalFigures;
  /** Nor does this: who stands behind the sums. */
  readonly contributions: Contributions;
}

/** A cluster as it may be shown: in the registry, or declared with its owner's consent. */
interface ClusterCard {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly otherRegions: readonly string[];
  readonly industry: string;
  readonly status: ClusterStatus;
  readonly registryNumber: string | null;
  readonly plannedYear: number | null;
  readonly participants: number;
  readonly jointProjects: number;
}

function byKey<Line extends { readonly key: string }>(left: Line, right: Line): number {
  return compareCodePoints(left.key, right.key);
}

function linesOf(tallies: ReadonlyMap<string, Tally>): readonly BreakdownLine[] {
  return [...tallies].map(([key, tally]) => ({ key, ...tally.measures })).sort(byKey);
}

function countCodes(problems: readonly Problem[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { code, severity } of problems) {
    if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([left], [right]) => compareCodePoints(left, right)));
}

function planFactLines(clusters: readonly Cluster[], planYear: number): readonly PlanFactLine[] {
  const years = new Set([planYear]);
  for (const cluster of clusters) {
    if (cluster.status !== 'DRAFT' && cluster.plannedYear !== null) years.add(cluster.plannedYear);
  }
  return [...years]
    .sort((left, right) => left - right)
    .map((year) => {
      const planned = clusters.filter((one) => one.plannedYear === year && one.status !== 'DRAFT');
      const registered = planned.filter((one) => OPERATING.has(one.status)).length;
      return {
        year,
        declared: planned.filter((one) => DECLARED.has(one.status)).length,
        registered,
        postponed: planned.filter((one) => one.status === 'POSTPONED').length,
        conversion: ratio(registered, planned.length, 4),
      };
    });
}

function headlineOf(count: RegisterCount, clusters: readonly Cluster[]): Headline {
  const { operatingClusters, declaredClusters, jointProjects } = count.national;
  const forecastClusters = operatingClusters + declaredClusters;
  const applying = clusters.filter((cluster) => count.isDeclared(cluster)).map((cluster) => cluster.region);
  return {
    operatingClusters,
    confirmedClusters: clusters.filter((cluster) => cluster.status === 'REGISTERED').length,
    declaredClusters,
    forecastClusters,
    growth: ratio(forecastClusters, operatingClusters, 2),
    applyingRegions: new Set(applying).size,
    regions: count.reference.regions.all.length,
    jointProjects,
    jointProjectsPerDeclaredCluster: ratio(jointProjects, declaredClusters, 2),
  };
}

function cardsOf(count: RegisterCount): readonly ClusterCard[] {
  return count.clusters
    .filter(({ cluster, counts }) => counts && (OPERATING.has(cluster.status) || cluster.publishCard === true))
    .map(({ cluster, participants, jointProjects }) => ({
      id: cluster.id,
      name: cluster.name,
      region: cluster.region,
      otherRegions: cluster.otherRegions ?? [],
      industry: cluster.industry,
      status: cluster.status,
      registryNumber: cluster.registryNumber,
      plannedYear: cluster.plannedYear,
      participants,
      jointProjects,
    }))
    .sort((left, right) => compareCodePoints(left.id, right.id));
}

/** The plan year: the operator's setting, or the year of the data. */
export function planYearOf(setting: number | null, asOf: CivilDate): number {
  return setting ?? yearOf(asOf);
}

/** Counts and sums the register. */
export function summarize(
  register: Register,
  problems: readonly Problem[],
  { planYear, asOf }: { readonly planYear: number; readonly asOf: CivilDate },
  reference: Reference,
): Summary {
  const count = countRegister(register, planYear, reference);
  const headline = headlineOf(count, register.clusters);
  const { byTable } = register.rows;
  return {
    planYear,
    rows: { ...addCounts(Object.values(byTable)), byTable, byCode: countCodes(problems) },
    headline,
    national: count.national.measures,
    planFact: planFactLines(register.clusters, planYear),
    byFederalDistrict: linesOf(count.districts),
    byRegion: linesOf(count.regions),
    byIndustry: linesOf(count.industries),
    byClusterStatus: CLUSTER_STATUSES.entries
      .map(([key, name]) => ({ key, name, clusters: count.clustersByStatus.get(key) ?? 0 }))
      .sort(byKey),
    byProjectStatus: PROJECT_STATUSES.entries
      .map(([key, name]) => ({ key, name, jointProjects: count.projectsByStatus.get(key) ?? 0 }))
      .sort(byKey),
    bySupportKind: [...countSupport(register)].sort(byKey),
    clusters: cardsOf(count),
    internal: internalFigures(register, count, headline, problems, asOf),
    contributions: contributionsOf(count, supportContributions(register)),
  };
}
