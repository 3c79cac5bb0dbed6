/** The partners of a joint project are current participants of its cluster. */
import { type JointProjectColumns, NEEDS_PARTNERS } from './joint-project.ts';
import type { Membership } from './membership.ts';
import type { ParsedRow } from './parsed-table.ts';
import type { TabRows } from './tab-rows.ts';

/** How far apart the ИНН of a list of them stand: ten digits, a semicolon, a space. */
const STEP = 12;
const TAX_ID_LENGTH = 10;

/** The ИНН of a list that are not among the members, as a list; empty when all are. */
function strangersOf(taxIds: string, membership: Membership | undefined): string {
  let strangers = '';
  for (let from = 0; from < taxIds.length; from += STEP) {
    if (membership?.includes(taxIds, from)) continue;
    const taxId = taxIds.slice(from, from + TAX_ID_LENGTH);
    strangers = strangers === '' ? taxId : `${strangers}; ${taxId}`;
  }
  return strangers;
}

/** From the selection on a partner who is no participant is an error, before it a warning. */
export function checkPartners(
  rows: TabRows<JointProjectColumns>,
  row: ParsedRow<JointProjectColumns>,
  membership: Membership | undefined,
): void {
  const { status } = row;
  if (!status) return;
  for (const column of ['initiator', 'coExecutors'] as const) {
    const found = strangersOf(row[column] ?? '', membership);
    if (found === '') continue;
    rows.report(row, column, 'NOT_A_PARTICIPANT', { found }, NEEDS_PARTNERS.has(status) ? 'error' : 'warning');
  }
}
