/**
 * How the status of a cluster changes, seen by whoever holds the tab before and after an edit: the keyboard. The gate keeps
 * no history, so it never tells these problems.
 */
import { CLUSTER_STATUSES, type ClusterColumns, type ClusterStatus } from './cluster.ts';
import { formatDate } from './date.ts';
import type { ParsedRow, ParsedTable } from './parsed-table.ts';
import type { Problem } from './problem.ts';
import { RowReport, type RuleContext } from './row-report.ts';

/** Where each status usually leads. */
const USUAL: Readonly<Record<ClusterStatus, readonly ClusterStatus[]>> = {
  DRAFT: ['DECLARED'],
  DECLARED: ['SUBMITTED', 'POSTPONED', 'WITHDRAWN'],
  SUBMITTED: ['REVIEW', 'POSTPONED', 'WITHDRAWN'],
  REVIEW: ['REGISTERED', 'RETURNED', 'REJECTED'],
  RETURNED: ['SUBMITTED', 'POSTPONED', 'WITHDRAWN'],
  POSTPONED: ['DECLARED'],
  REGISTERED: ['RECONFIRM', 'EXCLUDED'],
  RECONFIRM: ['REGISTERED', 'EXCLUDED'],
  REJECTED: ['DECLARED'],
  WITHDRAWN: [],
  EXCLUDED: [],
};

type ClusterRow = ParsedRow<ClusterColumns>;

/** Rows by code; a code that stands twice tells nothing. */
function rowsByCode(table: ParsedTable<ClusterColumns>): ReadonlyMap<string, ClusterRow | null> {
  const rows = new Map<string, ClusterRow | null>();
  for (let index = 0; index < table.size; index++) {
    const row = table.row(index);
    if (row.id) rows.set(row.id, rows.has(row.id) ? null : row);
  }
  return rows;
}

function compare(before: ClusterRow, after: ClusterRow, report: RowReport): void {
  const { status: from, statusDate: earlier } = before;
  const { status: to, statusDate: later } = after;
  if (from && to && from !== to && !USUAL[from].includes(to)) {
    const labels = { from: CLUSTER_STATUSES.label(from), to: CLUSTER_STATUSES.label(to) };
    report.addAt('status', 'UNUSUAL_TRANSITION', labels);
  }
  if (earlier && later && later < earlier) {
    report.addAt('statusDate', 'STATUS_DATE_FALLS', { read: formatDate(later), before: formatDate(earlier) });
  }
}

/** What is to be said of clusters that stand in both readings of a tab; the places are those of the later one. */
export function checkStatusChanges(
  before: ParsedTable<ClusterColumns>,
  after: ParsedTable<ClusterColumns>,
  context: RuleContext,
): readonly Problem[] {
  const report = new RowReport(context, 'clusters');
  const earlier = rowsByCode(before);
  for (const [code, row] of rowsByCode(after)) {
    const old = earlier.get(code);
    if (!row || !old) continue;
    report.startRow(row.source.place(row.index).row);
    compare(old, row, report);
  }
  return report.problems;
}
