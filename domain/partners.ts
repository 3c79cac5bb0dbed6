/** The partners of a joint project are current participants of its cluster. */
import { type JointProjectColumns, NEEDS_PARTNERS, PROJECT_STATUSES } from './joint-project.ts';
import type { Memberships } from './membership.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { TabRows } from './tab-rows.ts';

/** How many digits an ИНН has. */
const TAX_ID_LENGTH = 10;

const SEVERITIES = PROJECT_STATUSES.keys.map((status) => (NEEDS_PARTNERS.has(status) ? 'error' : 'warning'));

/** From the selection on a partner who is no participant is an error, before it a warning. */
export function partnersIn(
  rows: TabRows<JointProjectColumns>,
  part: ParsedTable<JointProjectColumns>,
  memberships: Memberships,
): (index: number, cluster: number) => void {
  const { initiator: initiators } = part.codes;
  const { status: statuses } = part.columns;
  const lists = part.codeLists.coExecutors;
  const { numbers } = lists;

  /** The ИНН of a row's list that are not among the members; nothing when all are. */
  function strangersOf(index: number, cluster: number): readonly string[] | undefined {
    let strangers: string[] | undefined;
    const to = lists.toOf(index);
    for (let at = lists.fromOf(index); at < to; at++) {
      const taxId = numbers[at] ?? -1;
      if (memberships.includes(cluster, taxId)) continue;
      strangers ??= [];
      strangers.push(String(taxId).padStart(TAX_ID_LENGTH, '0'));
    }
    return strangers;
  }

  return (index, cluster) => {
    const severity = SEVERITIES[statuses[index] ?? -1];
    if (!severity) return;
    const initiator = initiators[index] ?? -1;
    if (initiator >= 0 && !memberships.includes(cluster, initiator)) {
      const row = part.row(index);
      rows.report(row, 'initiator', 'NOT_A_PARTICIPANT', { found: row.initiator ?? '' }, severity);
    }
    const found = strangersOf(index, cluster)?.join('; ');
    if (found) rows.report(part.row(index), 'coExecutors', 'NOT_A_PARTICIPANT', { found }, severity);
  };
}
