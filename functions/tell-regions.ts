/** Tells every region what was taken from its workbook. What cannot be written is tried again at the next run. */
import type { Problem } from '../domain/problem.ts';
import type { Register } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { RECEIPT_TAB } from '../domain/workbook-tabs.ts';
import { googleFailure } from './google-failure.ts';
import type { KeptWorkbooks } from './kept-workbooks.ts';
import type { RegionReading } from './read-region.ts';
import { receiptOf } from './receipt-rows.ts';
import type { RunWorld } from './refresh.ts';
import { stampsOf, writeRegionTabs } from './region-tabs.ts';
import type { Row } from './tab-cells.ts';

const NO_ROWS = { read: 0, accepted: 0, setAside: 0 };

export interface Told {
  readonly readings: readonly RegionReading[];
  readonly register: Register | null;
  readonly problems: readonly Problem[];
  /** When, and in which version, for the head of «Приём». */
  readonly since: Row;
}

/** A workbook that is gone, in the bin or closed cannot be told anything. */
const OUT_OF_REACH: ReadonlySet<string> = new Set(['WORKBOOK_NOT_FOUND', 'WORKBOOK_TRASHED', 'WORKBOOK_CLOSED']);

function isOutOfReach({ unreadable }: RegionReading): boolean {
  return unreadable !== null && OUT_OF_REACH.has(unreadable.code);
}

export async function tellRegions(
  world: Pick<RunWorld, 'google' | 'log'>,
  { readings, register, problems, since }: Told,
  rules: Omit<RuleContext, 'workbook'>,
  kept: KeptWorkbooks,
): Promise<void> {
  const byWorkbook = new Map<string, Problem[]>();
  for (const problem of problems) {
    const own = byWorkbook.get(problem.place.workbook);
    if (own) own.push(problem);
    else byWorkbook.set(problem.place.workbook, [problem]);
  }
  for (const reading of readings.filter((one) => !isOutOfReach(one))) {
    const { region } = reading.listed;
    const counts = register?.rows.byWorkbook.get(region) ?? NO_ROWS;
    const receipt = receiptOf(reading, counts, byWorkbook.get(region) ?? [], { ...rules, workbook: region });
    const { listed } = reading;
    const stamps = stampsOf(listed, rules.reference, receipt);
    const before = kept.toldTo(listed);
    if (before?.verdict === stamps.verdict && before.lists === stamps.lists) continue;
    try {
      const telling = { listed, reference: rules.reference, receipt, since, stamps, before };
      const written = await writeRegionTabs(world.google.sheets, telling);
      kept.noteTold(listed, { spreadsheetId: listed.spreadsheetId, ...stamps, ...written });
    } catch (thrown) {
      const { message } = googleFailure(thrown, `лист «${RECEIPT_TAB}»`);
      world.log({ event: 'receipt-not-written', region, message });
    }
  }
}
