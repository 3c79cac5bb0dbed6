/** Writes «Сводка» and «Публикации», unless they show the same already. Where that cannot be done, the next run tries again. */
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import { GarbledAnswer, googleErrorOf, mayHaveBeenDone } from './google-error.ts';
import { googleFailure } from './google-failure.ts';
import type { DaysSinceEdit } from './leadership-rows.ts';
import { type OwnedTab, showsTheSame, tabRequests } from './owned-tab.ts';
import { backOff } from './patience.ts';
import { type Central, readShownTabs, type ShownTabs } from './read-central.ts';
import type { RunWorld } from './refresh.ts';
import type { Row } from './summary-rows.ts';
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

/** What a tab should show. */
export interface TabRows {
  readonly tab: OwnedTab;
  readonly rows: readonly Row[];
}

/** A write whose answer was lost is looked for before it is done again, so that nothing is done twice. */
const MOST_WRITES = 4;
const PLACE = 'листы «Сводка» и «Публикации»';

function differing(tabs: readonly TabRows[], { shown }: ShownTabs): readonly TabRows[] {
  return tabs.filter(({ tab, rows }) => !showsTheSame(shown.get(tab.title)?.rows ?? [], rows));
}

/** Whether they are written, all or none; false when nobody knows. Throws what the Google client throws when they are not. */
async function write({ google, settings }: RunWorld, tabs: readonly TabRows[], now: ShownTabs): Promise<boolean> {
  const spreadsheetId = settings.centralSpreadsheetId;
  const newId = Math.max(0, ...now.sheetIds) + 1;
  const requests = tabs.flatMap(({ tab, rows }, index) =>
    tabRequests(tab, rows, now.shown.get(tab.title)?.place ?? null, newId + index),
  );
  try {
    await google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    return true;
  } catch (thrown) {
    const error = googleErrorOf(thrown);
    if (!error || !mayHaveBeenDone(error)) throw thrown;
    return false;
  }
}

async function writeUntilShown(world: RunWorld, tabs: readonly TabRows[], before: ShownTabs): Promise<void> {
  let now = before;
  for (let writes = 1; ; writes += 1) {
    const wanted = differing(tabs, now);
    if (wanted.length === 0 || (await write(world, wanted, now))) return;
    if (writes === MOST_WRITES) throw new GarbledAnswer('a write whose answer was lost every time');
    await world.patience.wait(backOff(world.patience, writes));
    now = await readShownTabs(world.google.sheets, world.settings.centralSpreadsheetId);
  }
}

/** @param before as they stand; read here where nobody has read them yet */
export async function showTabs(world: RunWorld, tabs: readonly TabRows[], before?: ShownTabs): Promise<void> {
  try {
    const { google, settings } = world;
    const shown = before ?? (await readShownTabs(google.sheets, settings.centralSpreadsheetId));
    await writeUntilShown(world, tabs, shown);
  } catch (thrown) {
    world.log({ event: 'tab-not-written', message: googleFailure(thrown, PLACE).forLog });
  }
}
