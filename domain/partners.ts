/** The partners of a joint project are current participants of its cluster. */
import { type JointProjectColumns, NEEDS_PARTNERS, PROJECT_STATUSES } from './joint-project.ts';
import type { Memberships } from './membership.ts';
import type { NumberLists } from './number-lists.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { TabRows } from './tab-rows.ts';

/** How many digits an ИНН has. */
const TAX_ID_LENGTH = 10;

const SEVERITIES = PROJECT_STATUSES.keys.map((status) => (NEEDS_PARTNERS.has(status) ? 'error' : 'warning'));

/** The ИНН of a row's list that are not among the members of a cluster, as a problem names them; mostly none. */
function strangersIn(lists: NumberLists, index: number, cluster: number, memberships: Memberships): string {
  const { numbers } = lists;
  const to = lists.toOf(index);
  let found = '';
  for (let at = lists.fromOf(index); at < to; at++) {
    const taxId = numbers[at] ?? -1;
    if (memberships.includes(cluster, taxId)) continue;
    found += `${found && '; '}${String(taxId).padStart(TAX_ID_LENGTH, '0')}`;
  }
  return found;
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
    const found = strangersIn(lists, index, cluster, memberships);
    if (found) rows.report(part.row(index), 'coExecutors', 'NOT_A_PARTICIPANT', { found }, severity);
  }
}
