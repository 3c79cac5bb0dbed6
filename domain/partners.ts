/** The partners of a joint project are current participants of its cluster. */
import { type JointProjectColumns, NEEDS_PARTNERS, PROJECT_STATUSES } from './joint-project.ts';
import type { Memberships } from './membership.ts';
import type { NumberLists } from './number-lists.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { TabRows } from './tab-rows.ts';

/** How many digits an ИНН has. */
const TAX_ID_LENGTH = 10;

const SEVERITIES = PROJECT_STATUSES.keys.map((status) => (NEEDS_PARTNERS.has(status) ? 'error' : 'warning'));

/** The ИНН of a row's list that are not among the members of a cluster, as they stand in a problem. */
function strangersIn(lists: NumberLists, index: number, cluster: number, memberships: Memberships): string {
  const strangers: string[] = [];
  const to = lists.toOf(index);
  for (let at = lists.fromOf(index); at < to; at++) {
    const taxId = lists.numbers[at] ?? -1;
    if (!memberships.includes(cluster, taxId)) strangers.push(String(taxId).padStart(TAX_ID_LENGTH, '0'));
  }
  return strangers.join('; ');
}

/** Whether all ИНН of a row's list are among the members of a cluster. */
function areMembers(lists: NumberLists, index: number, cluster: number, memberships: Memberships): boolean {
  const { numbers } = lists;
  const to = lists.toOf(index);
  for (let at = lists.fromOf(index); at < to; at++) {
    if (!memberships.includes(cluster, numbers[at] ?? -1)) return false;
  }
  return true;
}

/**
 * From the selection on a partner who is no participant is an error, before it a warning.
 * @param clusters of each row the place of its cluster among the parents; -1 where none stands
 */
export function checkPartners(
  rows: TabRows<JointProjectColumns>,
  part: ParsedTable<JointProjectColumns>,
  clusters: Int32Array,
  memberships: Memberships,
): void {
  const { initiator: initiators } = part.codes;
  const { status: statuses } = part.columns;
  const lists = part.codeLists.coExecutors;
  for (let index = 0; index < clusters.length; index++) {
    const cluster = clusters[index] ?? -1;
    const severity = SEVERITIES[statuses[index] ?? -1];
    if (cluster < 0 || !severity) continue;
    const initiator = initiators[index] ?? -1;
    if (initiator >= 0 && !memberships.includes(cluster, initiator)) {
      const row = part.row(index);
      rows.report(row, 'initiator', 'NOT_A_PARTICIPANT', { found: row.initiator ?? '' }, severity);
    }
    if (areMembers(lists, index, cluster, memberships)) continue;
    const found = strangersIn(lists, index, cluster, memberships);
    rows.report(part.row(index), 'coExecutors', 'NOT_A_PARTICIPANT', { found }, severity);
  }
}
