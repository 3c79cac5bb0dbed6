/** How well the workbooks are filled in: problems by workbook, completeness of the cards, regions without an entry. */
import { type Cluster, type ClusterColumns, clusters, HAS_REGISTRY_NUMBER, NEEDS_PLAN_YEAR } from './cluster.ts';
import { compareCodePoints } from './order.ts';
import type { Problem, Severity } from './problem.ts';
import type { Register } from './register.ts';
import type { RowCounts } from './tab-rows.ts';
import { ratioOfSums } from './totals.ts';

/** How much of a cluster's card is filled in. */
export interface CardCompleteness {
  readonly id: string;
  readonly filled: number;
  /** The cells that this cluster should have. */
  readonly applicable: number;
}

export interface WorkbookQuality {
  /** The alias of the workbook. */
  readonly key: string;
  readonly rows: RowCounts;
  readonly errors: number;
  readonly warnings: number;
  /** Mean of its accepted cards, whole percent; null when there is none. */
  readonly completenessPercent: number | null;
}

/** What a card may well leave empty: the code is Svod's, few clusters have other regions, an empty answer means Нет. */
const NO_MATTER: ReadonlySet<keyof ClusterColumns> = new Set(['id', 'otherRegions', 'easedThreshold', 'publishCard']);

function applies(column: keyof ClusterColumns, { status }: Cluster): boolean {
  if (column === 'plannedYear') return NEEDS_PLAN_YEAR.has(status);
  if (column === 'registryNumber') return HAS_REGISTRY_NUMBER.has(status);
  return !NO_MATTER.has(column);
}

function completenessOf(cluster: Cluster): CardCompleteness {
  const columns = clusters.columnKeys.filter((column) => applies(column, cluster));
  const filled = columns.filter((column) => cluster[column] !== null).length;
  return { id: cluster.id, filled, applicable: columns.length };
}

export function cardsCompleteness({ clusters: accepted }: Register): readonly CardCompleteness[] {
  return accepted.map(completenessOf).sort((left, right) => compareCodePoints(left.id, right.id));
}

/** The mean of filled/applicable, exact: cards of one kind have one denominator, and there are few kinds. */
function meanPercent(cards: readonly CardCompleteness[]): number | null {
  const filledByApplicable = new Map<number, number>();
  for (const { filled, applicable } of cards) {
    filledByApplicable.set(applicable, (filledByApplicable.get(applicable) ?? 0) + filled);
  }
  let numerator = 0n;
  let denominator = 1n;
  for (const [applicable, filled] of filledByApplicable) {
    numerator = numerator * BigInt(applicable) + BigInt(filled) * denominator;
    denominator *= BigInt(applicable);
  }
  return ratioOfSums(numerator * 100n, denominator * BigInt(cards.length), 0);
}

function countBySeverity(problems: readonly Problem[], severity: Severity): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const { workbook } = problem.place;
    if (problem.severity === severity) counts.set(workbook, (counts.get(workbook) ?? 0) + 1);
  }
  return counts;
}

export function qualityByWorkbook(register: Register, problems: readonly Problem[]): readonly WorkbookQuality[] {
  const errors = countBySeverity(problems, 'error');
  const warnings = countBySeverity(problems, 'warning');
  return [...register.rows.byWorkbook]
    .map(([key, rows]) => ({
      key,
      rows,
      errors: errors.get(key) ?? 0,
      warnings: warnings.get(key) ?? 0,
      completenessPercent: meanPercent(register.clustersOf(key).map(completenessOf)),
    }))
    .sort((left, right) => compareCodePoints(left.key, right.key));
}
