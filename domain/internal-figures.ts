/** Figures for the leadership alone: they stand in «Сводка» and never leave the house. */
import { BASELINE_INDICATORS, type BaselineIndicator } from './baselines.ts';
import { CLUSTER_SITES, OPERATING } from './cluster.ts';
import { type CardCompleteness, cardsCompleteness, qualityByWorkbook, type WorkbookQuality } from './data-quality.ts';
import type { CivilDate } from './date.ts';
import { type FunnelLine, funnelOf } from './funnel.ts';
import { compareCodePoints } from './order.ts';
import type { Problem } from './problem.ts';
import type { ProjectLine, SameProduct } from './project-figures.ts';
import type { Register } from './register.ts';
import type { RegisterCount } from './register-count.ts';
import type { Headline } from './summary.ts';
import { countSupportByLevel, type SupportLevelLine } from './support-count.ts';
import { ratio } from './totals.ts';

interface SiteLine {
  readonly key: string;
  readonly name: string;
  readonly operatingClusters: number;
  readonly declaredClusters: number;
}

/** In how many counted clusters a region takes part, as head or otherwise: the lines do not add up. */
interface ParticipationLine {
  readonly key: string;
  readonly clusters: number;
}

/** A figure known from elsewhere, against what was entered. */
interface ReconciliationLine {
  readonly key: BaselineIndicator;
  readonly name: string;
  readonly reference: number;
  readonly asOf: CivilDate;
  readonly source: string;
  readonly entered: number;
  readonly difference: number;
}

export interface InternalFigures {
  readonly participatingRegions: number;
  readonly participation: readonly ParticipationLine[];
  readonly regionsWithoutRows: number;
  readonly projectsPerCluster: number | null;
  readonly rublesPerNewJob: bigint | null;
  readonly importShareFallPercent: number | null;
  readonly byProductClass: readonly ProjectLine[];
  readonly byLaunchQuarter: readonly ProjectLine[];
  readonly sameProducts: readonly SameProduct[];
  readonly bySite: readonly SiteLine[];
  readonly bySupportLevel: readonly SupportLevelLine[];
  readonly funnel: readonly FunnelLine[];
  readonly quality: readonly WorkbookQuality[];
  readonly cards: readonly CardCompleteness[];
  readonly reconciliation: readonly ReconciliationLine[];
}

const UNSET_SITE = { key: 'UNSET', name: 'Не указана' };

function participationOf(count: RegisterCount): readonly ParticipationLine[] {
  const clusters = new Map(count.reference.regions.all.map(({ code }) => [code, 0]));
  for (const { cluster, counts } of count.clusters) {
    if (!counts) continue;
    for (const region of [cluster.region, ...(cluster.otherRegions ?? [])]) {
      clusters.set(region, (clusters.get(region) ?? 0) + 1);
    }
  }
  return [...clusters]
    .map(([key, number]) => ({ key, clusters: number }))
    .sort((left, right) => compareCodePoints(left.key, right.key));
}

function siteLines(count: RegisterCount): readonly SiteLine[] {
  const counted = count.clusters.filter(({ counts }) => counts).map(({ cluster }) => cluster);
  const sites = CLUSTER_SITES.entries.map(([key, name]) => ({ key: key as string, name }));
  return [...sites.sort((left, right) => compareCodePoints(left.key, right.key)), UNSET_SITE].map(({ key, name }) => {
    const here = counted.filter(({ site }) => (site ?? UNSET_SITE.key) === key);
    const operatingClusters = here.filter(({ status }) => OPERATING.has(status)).length;
    return { key, name, operatingClusters, declaredClusters: here.length - operatingClusters };
  });
}

function reconcile(count: RegisterCount, headline: Headline): readonly ReconciliationLine[] {
  return count.reference.baselines.map(({ indicator, value, asOf, source }) => {
    const entered = headline[indicator];
    const name = BASELINE_INDICATORS.label(indicator);
    return { key: indicator, name, reference: value, asOf, source, entered, difference: entered - value };
  });
}

export function internalFigures(
  register: Register,
  count: RegisterCount,
  headline: Headline,
  problems: readonly Problem[],
  asOf: CivilDate,
): InternalFigures {
  const { national, projects, reference } = count;
  const { investmentRubles, newJobs } = national.measures;
  const participation = participationOf(count);
  const withRows = new Set(register.clusters.map(({ region }) => region));
  return {
    participatingRegions: participation.filter(({ clusters }) => clusters > 0).length,
    participation,
    regionsWithoutRows: reference.regions.all.filter(({ code }) => !withRows.has(code)).length,
    projectsPerCluster: ratio(national.jointProjects, national.operatingClusters + national.declaredClusters, 2),
    rublesPerNewJob: roundedShare(investmentRubles.total, newJobs.total),
    importShareFallPercent: projects.importShareFallPercent,
    byProductClass: projects.byProductClass,
    byLaunchQuarter: projects.byLaunchQuarter,
    sameProducts: projects.sameProducts,
    bySite: siteLines(count),
    bySupportLevel: countSupportByLevel(register),
    funnel: funnelOf(register.clusters, count.planYear, asOf),
    quality: qualityByWorkbook(register, problems),
    cards: cardsCompleteness(register),
    reconciliation: reconcile(count, headline),
  };
}

/** part / whole to the nearest whole number, half up; null when there is no whole. */
function roundedShare(part: bigint, whole: bigint): bigint | null {
  return whole === 0n ? null : (2n * part + whole) / (2n * whole);
}
