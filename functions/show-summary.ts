/** Writes «Сводка», «Качество» and «Публикации», unless they show the same already. Where that cannot be done, the next run tries again. */
import type { sheets_v4 } from '@googleapis/sheets';
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import { GarbledAnswer, googleErrorOf, mayHaveBeenDone } from './google-error.ts';
import { googleFailure } from './google-failure.ts';
import type { DaysSinceEdit } from './leadership-rows.ts';
import { type ShownTab, type TabContent, tabRequests } from './owned-tab.ts';
import { backOff } from './patience.ts';
import { type Central, readShownTabs, type ShownTabs } from './read-central.ts';
import type { RunWorld } from './refresh.ts';
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

/** The number of every tab of Svod, by title; one that is not there yet has the number that it will get. */
type SheetIds = ReadonlyMap<string, number>;
/** What the tabs should show, which may lead from one to another. */
export type MakeTabs = (sheetIds: SheetIds) => readonly TabContent[];

function sheetIdsOf({ shown, sheetIds }: ShownTabs): SheetIds {
  const free = Math.max(0, ...sheetIds) + 1;
  return new Map([...shown].map(([title, { place }], index) => [title, place?.sheetId ?? free + index]));
}

/** A write whose answer was lost is looked for before it is done again, so that nothing is done twice. */
const MOST_WRITES = 4;
const PLACE = 'листы «Сводка», «Качество» и «Публикации»';

const NOT_THERE: ShownTab = { place: null, rows: [] };

function requestsFor(make: MakeTabs, now: ShownTabs): sheets_v4.Schema$Request[] {
  const sheetIds = sheetIdsOf(now);
  return make(sheetIds).flatMap((content) => {
    const { title } = content.tab;
    return tabRequests(content, now.shown.get(title) ?? NOT_THERE, sheetIds.get(title) ?? 0, now.charts);
  });
}

/** Whether they are written, all or none; false when nobody knows. Throws what the Google client throws when they are not. */
async function write({ google, settings }: RunWorld, requests: sheets_v4.Schema$Request[]): Promise<boolean> {
  const spreadsheetId = settings.centralSpreadsheetId;
  try {
    await google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    return true;
  } catch (thrown) {
    const error = googleErrorOf(thrown);
    if (!error || !mayHaveBeenDone(error)) throw thrown;
    return false;
  }
}

async function writeUntilShown(world: RunWorld, make: MakeTabs, before: ShownTabs): Promise<void> {
  let now = before;
  for (let writes = 1; ; writes += 1) {
    const requests = requestsFor(make, now);
    if (requests.length === 0 || (await write(world, requests))) return;
    if (writes === MOST_WRITES) throw new GarbledAnswer('a write whose answer was lost every time');
    await world.patience.wait(backOff(world.patience, writes));
    now = await readShownTabs(world.google.sheets, world.settings.centralSpreadsheetId);
  }
}

/** @param before as they stand; read here where nobody has read them yet */
export async function showTabs(world: RunWorld, make: MakeTabs, before?: ShownTabs): Promise<void> {
  try {
    const { google, settings } = world;
    const shown = before ?? (await readShownTabs(google.sheets, settings.centralSpreadsheetId));
    await writeUntilShown(world, make, shown);
  } catch (thrown) {
    world.log({ event: 'tab-not-written', message: googleFailure(thrown, PLACE).forLog });
  }
}
