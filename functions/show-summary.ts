/** Writes «Сводка», unless it shows the same already. Where that cannot be done, the next run tries again. */
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Summary } from '../domain/summary.ts';
import { googleErrorOf } from './google-clients.ts';
import type { DaysSinceEdit } from './leadership-rows.ts';
import type { Central } from './read-central.ts';
import type { World } from './refresh.ts';
import { summaryRows } from './summary-rows.ts';
import { showsTheSame, summaryRequests } from './summary-tab.ts';
import type { DriveVersion } from './workbook-versions.ts';

/** How many civil days ago each listed workbook was edited last. */
export function daysSinceEdit(
  { workbooks }: Central,
  versions: ReadonlyMap<string, DriveVersion>,
  asOf: CivilDate,
): DaysSinceEdit {
  const days = new Map<string, number>();
  for (const { region, spreadsheetId } of workbooks) {
    const modifiedAt = versions.get(spreadsheetId)?.modifiedAt;
    if (modifiedAt) days.set(region, Math.max(0, asOf - dateInMoscow(modifiedAt.getTime())));
  }
  return days;
}

export async function showSummary(
  world: World,
  central: Central,
  published: { readonly snapshot: Snapshot; readonly sha256: string },
  summary: Summary,
  days: DaysSinceEdit,
): Promise<void> {
  const rows = summaryRows(published.snapshot, published.sha256, summary, central.reference, days);
  if (showsTheSame(central.summaryShown, rows)) return;
  const requests = summaryRequests(rows, central.summaryTab, central.sheetIds);
  try {
    const spreadsheetId = world.settings.centralSpreadsheetId;
    await world.google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  } catch (thrown) {
    const error = googleErrorOf(thrown);
    if (!error) throw thrown;
    world.log({ event: 'tab-not-written', message: `Google: ${error.status}` });
  }
}
