/** The partners of a joint project are current participants of its cluster. */
import { taxIdNumberAt } from './identifiers.ts';
import { type JointProjectColumns, NEEDS_PARTNERS } from './joint-project.ts';
import type { Memberships } from './membership.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { TabRows } from './tab-rows.ts';

/** How far apart the ИНН of a list of them stand: ten digits, a semicolon, a space. */
const STEP = 12;
const TAX_ID_LENGTH = 10;

/** From the selection on a partner who is no participant is an error, before it a warning. */
export function partnersIn(
  rows: TabRows<JointProjectColumns>,
  part: ParsedTable<JointProjectColumns>,
  memberships: Memberships,
): (index: number, cluster: number) => void {
  const { initiator: initiators } = part.codes;
  const { status: statuses, coExecutors: lists } = part.columns;

  /** The ИНН of a list that are not among the members, as a list; empty when all are. */
  function strangersOf(taxIds: string, cluster: number): string {
    let strangers = '';
    for (let from = 0; from < taxIds.length; from += STEP) {
      if (memberships.includes(cluster, taxIdNumberAt(taxIds, from))) continue;
      const taxId = taxIds.slice(from, from + TAX_ID_LENGTH);
      strangers = strangers === '' ? taxId : `${strangers}; ${taxId}`;
    }
    return strangers;
  }

  return (index, cluster) => {
    const status = statuses[index];
    if (!status) return;
    const severity = NEEDS_PARTNERS.has(status) ? 'error' : 'warning';
    const initiator = initiators[index] ?? -1;
    if (initiator >= 0 && !memberships.includes(cluster, initiator)) {
      const row = part.row(index);
      rows.report(row, 'initiator', 'NOT_A_PARTICIPANT', { found: row.initiator ?? '' }, severity);
    }
    const found = strangersOf(lists[index] ?? '', cluster);
    if (found !== '') rows.report(part.row(index), 'coExecutors', 'NOT_A_PARTICIPANT', { found }, severity);
  };
}
