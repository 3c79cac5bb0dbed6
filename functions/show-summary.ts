/** Writes «Сводка», unless it shows the same already. Where that cannot be done, the next run tries again. */
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Summary } from '../domain/summary.ts';
import { GarbledAnswer, googleErrorOf, mayHaveBeenDone } from './google-error.ts';
import { googleFailure } from './google-failure.ts';
import type { DaysSinceEdit } from './leadership-rows.ts';
import { backOff } from './patience.ts';
import { type Central, readShownSummary, type ShownSummary } from './read-central.ts';
import type { RunWorld } from './refresh.ts';
import { type Row, summaryRows } from './summary-rows.ts';
import { showsTheSame, summaryRequests } from './summary-tab.ts';
import type { DriveVersions } from './workbook-versions.ts';

/** How many civil days ago each listed workbook was edited last. */
export function daysSinceEdit({ workbooks }: Central, versions: DriveVersions, asOf: CivilDate): DaysSinceEdit {
  const days = new Map<string, number>();
  for (const { region, spreadsheetId } of workbooks) {
    const modifiedAt = versions.get(spreadsheetId)?.modifiedAt;
    if (modifiedAt) days.set(region, Math.max(0, asOf - dateInMoscow(modifiedAt.getTime())));
  }
  return days;
}

/** A write whose answer was lost is looked for before it is done again, so that nothing is done twice. */
const MOST_WRITES = 4;
const PLACE = 'лист «Сводка»';

/** Whether it is written; false when nobody knows. Throws what the Google client throws when it is not. */
async function write({ google, settings }: RunWorld, rows: readonly Row[], shown: ShownSummary): Promise<boolean> {
  const spreadsheetId = settings.centralSpreadsheetId;
  const requests = summaryRequests(rows, shown.summaryTab, shown.sheetIds);
  try {
    await google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    return true;
  } catch (thrown) {
    const error = googleErrorOf(thrown);
    if (!error || !mayHaveBeenDone(error)) throw thrown;
    return false;
  }
}

async function writeUntilShown(world: RunWorld, rows: readonly Row[], before: ShownSummary): Promise<void> {
  let shown = before;
  for (let writes = 1; !showsTheSame(shown.summaryShown, rows); writes += 1) {
    if (await write(world, rows, shown)) return;
    if (writes === MOST_WRITES) throw new GarbledAnswer('a write whose answer was lost every time');
    await world.patience.wait(backOff(world.patience, writes));
    shown = await readShownSummary(world.google.sheets, world.settings.centralSpreadsheetId);
  }
}

export async function showSummary(
  world: RunWorld,
  central: Central,
  published: { readonly snapshot: Snapshot; readonly sha256: string },
  summary: Summary,
  days: DaysSinceEdit,
): Promise<void> {
  const rows = summaryRows(published.snapshot, published.sha256, summary, central.reference, days);
  try {
    await writeUntilShown(world, rows, central);
  } catch (thrown) {
    world.log({ event: 'tab-not-written', message: googleFailure(thrown, PLACE).message });
  }
}
