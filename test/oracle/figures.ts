/** The figures of the summary, counted the long way: each line goes through all accepted rows by itself. */
import { CLUSTER_STATUSES, PROJECT_STATUSES, type Region, SUPPORT_KINDS } from './choices.ts';
import { taxIdsOf } from './partners.ts';
import type { Reference } from './reference.ts';
import { type Accepted, isCurrent } from './rules-between-rows.ts';
import type { Row } from './vocabulary.ts';

/** They all have a line, also where the list of regions has none of theirs. */
const DISTRICTS = [
  ...['Дальневосточный', 'Приволжский', 'Северо-Западный', 'Северо-Кавказский', 'Сибирский', 'Уральский'],
  ...['Центральный', 'Южный'],
];
const DECLARED = ['DECLARED', 'SUBMITTED', 'REVIEW', 'RETURNED'];

export function hasStatus(row: Row, ...statuses: readonly string[]): boolean {
  return statuses.includes(row.text('status') ?? '');
}

export function isOperating(cluster: Row): boolean {
  return hasStatus(cluster, 'REGISTERED', 'RECONFIRM');
}

export function isDeclared(cluster: Row, year: bigint): boolean {
  return hasStatus(cluster, ...DECLARED) && cluster.whole('plannedYear') === year;
}

export function isGoingOn(project: Row): boolean {
  return !hasStatus(project, 'CANCELLED');
}

/** A part of a whole, rounded half up to so many decimals; null where there is no whole. */
export function ratio(part: bigint, whole: bigint, decimals: number): number | null {
  if (whole === 0n) return null;
  const scale = 10n ** BigInt(decimals);
  const doubled = part * scale * 2n + whole;
  const floor = doubled / (whole * 2n) - (doubled < 0n && doubled % (whole * 2n) !== 0n ? 1n : 0n);
  return Number(floor) / Number(scale);
}

export function inOrder<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);
  return [...list].sort((left, right) => {
    const [one, other] = [codePoints(keyOf(left)), codePoints(keyOf(right))];
    for (const [index, code] of one.entries()) {
      const difference = code - (other[index] ?? -1);
      if (difference !== 0) return difference;
    }
    return one.length - other.length;
  });
}

export function sumOf(rows: readonly Row[], column: string): bigint {
  let sum = 0n;
  for (const row of rows) sum += row.whole(column) ?? 0n;
  return sum;
}

/** A sum with the number of those who stand behind it: only those whose cell is filled. */
function magnitude(rows: readonly Row[], column: string, contributorOf: (row: Row) => string) {
  const filled = rows.filter((row) => row.whole(column) !== null);
  return { total: sumOf(filled, column), contributors: new Set(filled.map(contributorOf)).size };
}

function initiatorOf(project: Row): string {
  return project.text('initiator') ?? '';
}

/** The measures of the clusters of one line of a breakdown, with their participants and projects. */
function measuresOf(accepted: Accepted, year: bigint, belongs: (cluster: Row) => boolean) {
  const clusters = accepted.clusters.filter(belongs);
  const counted = clusters.filter((cluster) => isOperating(cluster) || isDeclared(cluster, year));
  const codes = new Set(clusters.map((cluster) => cluster.text('id')));
  const countedCodes = new Set(counted.map((cluster) => cluster.text('id')));
  const projects = accepted.jointProjects.filter((row) => isGoingOn(row) && codes.has(row.text('clusterId')));
  const members = accepted.participants.filter((row) => isCurrent(row) && countedCodes.has(row.text('clusterId')));
  return {
    operatingClusters: clusters.filter(isOperating).length,
    declaredClusters: clusters.filter((cluster) => isDeclared(cluster, year)).length,
    jointProjects: projects.length,
    participants: taxIdsOf(members).size,
    investmentRubles: magnitude(projects, 'costRubles', initiatorOf),
    subsidyRubles: magnitude(projects, 'subsidyRubles', initiatorOf),
    newJobs: magnitude(projects, 'newJobs', initiatorOf),
  };
}

function headlineOf(accepted: Accepted, year: bigint, regions: readonly Region[]) {
  const { clusters, jointProjects } = accepted;
  const operating = clusters.filter(isOperating).length;
  const declared = clusters.filter((cluster) => isDeclared(cluster, year));
  const projects = jointProjects.filter(isGoingOn).length;
  return {
    operatingClusters: operating,
    confirmedClusters: clusters.filter((cluster) => hasStatus(cluster, 'REGISTERED')).length,
    declaredClusters: declared.length,
    forecastClusters: operating + declared.length,
    growth: ratio(BigInt(operating + declared.length), BigInt(operating), 2),
    applyingRegions: new Set(declared.map((cluster) => cluster.text('region'))).size,
    regions: regions.length,
    jointProjects: projects,
    jointProjectsPerDeclaredCluster: ratio(BigInt(projects), BigInt(declared.length), 2),
  };
}

function planFactOf({ clusters }: Accepted, planYear: bigint) {
  const submitted = clusters.filter((cluster) => !hasStatus(cluster, 'DRAFT'));
  const years = new Set([planYear]);
  for (const cluster of submitted) {
    const year = cluster.whole('plannedYear');
    if (year !== null) years.add(year);
  }
  return [...years]
    .sort((left, right) => Number(left - right))
    .map((year) => {
      const planned = submitted.filter((cluster) => cluster.whole('plannedYear') === year);
      const registered = planned.filter(isOperating).length;
      return {
        year,
        declared: planned.filter((cluster) => isDeclared(cluster, year)).length,
        registered,
        postponed: planned.filter((cluster) => hasStatus(cluster, 'POSTPONED')).length,
        conversion: ratio(BigInt(registered), BigInt(planned.length), 4),
      };
    });
}

function supportOf({ supportMeasures, parents }: Accepted) {
  const contributorOf = (measure: Row) => {
    const object = parents.accepted(measure.text('objectId'));
    return object?.table === 'jointProjects' ? initiatorOf(object) : (measure.text('objectId') ?? '');
  };
  return inOrder([...SUPPORT_KINDS], ([key]) => key).map(([key, name]) => {
    const measures = supportMeasures.filter((row) => row.text('kind') === key);
    const granted = measures.filter((row) => hasStatus(row, 'APPROVED', 'RECEIVED'));
    return {
      key,
      name,
      requested: measures.filter((row) => hasStatus(row, 'REQUESTED')).length,
      granted: granted.length,
      amountRubles: magnitude(granted, 'amountRubles', contributorOf),
      areaSquareMetres: magnitude(granted, 'areaSquareMetres', contributorOf),
    };
  });
}

function cardsOf({ clusters, participants, jointProjects }: Accepted, year: bigint) {
  const shown = clusters.filter((row) => isOperating(row) || (isDeclared(row, year) && row.isYes('publishCard')));
  return inOrder(shown, (row) => row.text('id') ?? '').map((row) => {
    const id = row.text('id');
    const members = participants.filter((one) => isCurrent(one) && one.text('clusterId') === id);
    return {
      id,
      name: row.text('name'),
      region: row.text('region'),
      otherRegions: row.list('otherRegions'),
      industry: row.text('industry'),
      status: row.text('status'),
      registryNumber: row.text('registryNumber'),
      plannedYear: row.whole('plannedYear'),
      participants: taxIdsOf(members).size,
      jointProjects: jointProjects.filter((one) => isGoingOn(one) && one.text('clusterId') === id).length,
    };
  });
}

export function figuresOf(accepted: Accepted, { regions, industries }: Reference, planYear: bigint) {
  const line = (key: string, belongs: (cluster: Row) => boolean) => ({
    key,
    ...measuresOf(accepted, planYear, belongs),
  });
  const districts = [...new Set([...DISTRICTS, ...regions.map(({ federalDistrict }) => federalDistrict)])];
  const codesIn = (district: string) =>
    regions.filter(({ federalDistrict }) => federalDistrict === district).map(({ code }) => code);
  return {
    planYear,
    headline: headlineOf(accepted, planYear, regions),
    national: measuresOf(accepted, planYear, () => true),
    planFact: planFactOf(accepted, planYear),
    byFederalDistrict: inOrder(districts, (district) => district).map((district) =>
      line(district, (cluster) => codesIn(district).includes(cluster.text('region') ?? '')),
    ),
    byRegion: inOrder(regions, ({ code }) => code).map(({ code }) =>
      line(code, (cluster) => cluster.text('region') === code),
    ),
    byIndustry: inOrder(industries, (name) => name).map((name) =>
      line(name, (cluster) => cluster.text('industry') === name),
    ),
    byClusterStatus: inOrder([...CLUSTER_STATUSES], ([key]) => key).map(([key, name]) => ({
      key,
      name,
      clusters: accepted.clusters.filter((row) => hasStatus(row, key)).length,
    })),
    byProjectStatus: inOrder([...PROJECT_STATUSES], ([key]) => key).map(([key, name]) => ({
      key,
      name,
      jointProjects: accepted.jointProjects.filter((row) => hasStatus(row, key)).length,
    })),
    bySupportKind: supportOf(accepted),
    clusters: cardsOf(accepted, planYear),
  };
}
