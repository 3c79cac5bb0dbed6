/** Who stands behind the magnitudes, line by line: what disclosure control needs, and nobody else sees. */
import type { Line } from './disclosure/linked-table.ts';
import { compareCodePoints } from './order.ts';
import type { RegisterCount } from './register-count.ts';
import { SUPPORT_KINDS } from './support-measure.ts';

export const PROJECT_MAGNITUDES = ['investmentMillionRub', 'subsidyMillionRub', 'newJobs'] as const;
export const SUPPORT_MAGNITUDES = ['amountMillionRub', 'areaHa'] as const;
export type Magnitude = (typeof PROJECT_MAGNITUDES | typeof SUPPORT_MAGNITUDES)[number];

/** Rows, column by column. */
export interface ContributionColumns {
  /** The ИНН of an organisation, or the code of a cluster that stands for itself. */
  readonly organisations: readonly string[];
  /** For each branch the key of the line on which a row stands. */
  readonly leaves: readonly (readonly string[])[];
  /** Whole rubles, jobs or square metres; below zero where the cell is empty. */
  readonly amounts: Readonly<Partial<Record<Magnitude, readonly number[]>>>;
}

/** Magnitudes that stand in the same lines. */
export interface ContributionTable {
  readonly lines: readonly Line[];
  /** The level of the leaves of each branch. */
  readonly leafLevels: readonly string[];
  readonly columns: ContributionColumns;
}

export interface Contributions {
  readonly projects: ContributionTable;
  readonly support: ContributionTable;
}

const COUNTRY_LINE: Line = { level: 'country', key: '', parent: -1, branch: 0 };

function projectLines({ districts, regions, industries, reference }: RegisterCount): readonly Line[] {
  const lines = [COUNTRY_LINE];
  const places = new Map<string, number>();
  for (const key of [...districts.keys()].sort(compareCodePoints)) {
    places.set(key, lines.push({ level: 'district', key, parent: 0, branch: 0 }) - 1);
  }
  for (const key of [...regions.keys()].sort(compareCodePoints)) {
    const district = reference.regions.get(key)?.federalDistrict ?? '';
    lines.push({ level: 'region', key, parent: places.get(district) ?? 0, branch: 0 });
  }
  for (const key of [...industries.keys()].sort(compareCodePoints)) {
    lines.push({ level: 'industry', key, parent: 0, branch: 1 });
  }
  return lines;
}

function projectColumns(count: RegisterCount): ContributionColumns {
  const organisations: string[] = [];
  const [regions, industries]: [string[], string[]] = [[], []];
  const [investment, subsidy, newJobs]: [number[], number[], number[]] = [[], [], []];
  count.forEachInitiator((cluster, taxId, sums) => {
    organisations.push(String(taxId).padStart(10, '0'));
    regions.push(cluster.region);
    industries.push(cluster.industry);
    investment.push(sums.costRubles);
    subsidy.push(sums.subsidyRubles);
    newJobs.push(sums.newJobs);
  });
  const amounts = { investmentMillionRub: investment, subsidyMillionRub: subsidy, newJobs };
  return { organisations, leaves: [regions, industries], amounts };
}

/** The total of support is not published, but may be known from elsewhere. */
const SUPPORT_LINES: readonly Line[] = [
  COUNTRY_LINE,
  ...SUPPORT_KINDS.keys.map((key): Line => ({ level: 'kind', key, parent: 0, branch: 0 })),
];

export function contributionsOf(count: RegisterCount, support: ContributionColumns): Contributions {
  return {
    projects: { lines: projectLines(count), leafLevels: ['region', 'industry'], columns: projectColumns(count) },
    support: { lines: SUPPORT_LINES, leafLevels: ['kind'], columns: support },
  };
}
