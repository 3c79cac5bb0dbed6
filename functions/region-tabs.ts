/**
 * Svod's own tabs of a regional workbook: «Приём», written when the verdict changed, and the hidden copy of the reference lists,
 * renewed when the lists did. Both have numbers that Svod gave them, so that nothing has to be read before they are written.
 */
import { createHash } from 'node:crypto';
import type { sheets_v4 } from '@googleapis/sheets';
import * as z from 'zod';
import type { Cell } from '../domain/cell.ts';
import type { ListedWorkbook } from '../domain/central.ts';
import { fingerprint, type Reference } from '../domain/reference.ts';
import { encodeReferenceCopy, REFERENCE_TAB, TEMPLATE_VERSION } from '../domain/reference-copy.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import { RECEIPT_HEADINGS, RECEIPT_TAB } from '../domain/workbook-tabs.ts';
import { decode, SHEETS_MASK, sheetsAnswer } from './google-answers.ts';
import { googleErrorOf } from './google-error.ts';
import type { ToldRegion } from './private-state.ts';
import type { Receipt } from './receipt-rows.ts';
import { contentOf } from './reference-content.ts';
import type { Row } from './tab-cells.ts';

export type SheetIds = ToldRegion['sheetIds'];
type TabIds = NonNullable<ToldRegion['tabs']>;
/** Where Svod's tabs are, and where the others are as far as that is known. */
type Written = Pick<ToldRegion, 'sheetIds' | 'tabs'>;

const updatedTabs = z.object({
  updatedSpreadsheet: z.object({
    sheets: z.array(z.object({ properties: z.object({ sheetId: z.int().default(0), title: z.string() }) })),
  }),
});

function written(sheetIds: SheetIds, tabs: TabIds | null, before: ToldRegion | undefined): Written {
  const known = tabs ?? before?.tabs;
  return known ? { sheetIds, tabs: known } : { sheetIds };
}

/** The `sheetId` of each in a workbook that Svod has made; in others they may be taken. */
export const OWN_SHEET_IDS: SheetIds = { receipt: 590_001, lists: 590_002 };
const RECEIPT_COLUMNS = RECEIPT_HEADINGS.length;
const SPARE_ROWS = 50;
const REFUSED = 400;

type Request = sheets_v4.Schema$Request;
type Rows = readonly (readonly Cell[])[];

interface Tab {
  readonly title: string;
  readonly rows: Rows;
  readonly columnCount: number;
  readonly hidden: boolean;
}

type Tabs = Readonly<Partial<Record<keyof SheetIds, Tab>>>;

interface Standing {
  readonly sheetId: number;
  readonly title: string;
  readonly gridProperties?: { readonly rowCount: number; readonly columnCount: number } | undefined;
}

function cellData(cell: Cell): sheets_v4.Schema$CellData {
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } };
  return typeof cell === 'string' && cell !== '' ? { userEnteredValue: { stringValue: cell } } : {};
}

function stampOf(rows: Rows): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
}

/** Cleared and written anew, in a tab that is there. */
function contentRequests({ rows, columnCount }: Tab, sheetId: number): readonly Request[] {
  const fields = 'userEnteredValue';
  const owned = { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: columnCount };
  return [
    { updateCells: { range: owned, fields } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: rows.map((row) => ({ values: row.map(cellData) })),
        fields,
      },
    },
  ];
}

/** Made, or grown where it is too small. */
function placeRequest(tab: Tab, standing: Standing | undefined, newSheetId: number): Request {
  const rowCount = Math.max(standing?.gridProperties?.rowCount ?? 0, tab.rows.length + SPARE_ROWS);
  const columnCount = Math.max(standing?.gridProperties?.columnCount ?? 0, tab.columnCount);
  const gridProperties = { rowCount, columnCount };
  if (!standing) {
    const { title, hidden } = tab;
    return { addSheet: { properties: { sheetId: newSheetId, title, hidden, gridProperties } } };
  }
  const { sheetId } = standing;
  const fields = 'gridProperties(rowCount,columnCount)';
  return { updateSheetProperties: { properties: { sheetId, gridProperties }, fields } };
}

function listsRows({ region }: ListedWorkbook, reference: Reference): Rows {
  return encodeReferenceCopy({ workbook: region, stamp: fingerprint(reference), reference });
}

/** What «Приём» of a new workbook says. */
export const FIRST_RECEIPT: Rows = [
  ['Приём данных: что взято из этой таблицы'],
  ['Публикаций с этой таблицей ещё не было.'],
];

function receiptRows({ verdict }: Receipt, since: Row): Rows {
  return [['Приём данных: что взято из этой таблицы'], since, [], ...verdict];
}

export type Stamps = Pick<ToldRegion, 'verdict' | 'lists'>;

/** Of all that the tabs say, without when. */
export function stampsOf(listed: ListedWorkbook, reference: Reference, { verdict }: Receipt): Stamps {
  const lists = stampOf([[listed.region, String(TEMPLATE_VERSION), contentOf(reference)]]);
  return { verdict: stampOf(verdict), lists };
}

/** What a write says besides of the tabs there are: without it, one would have to read. */
const TABS_MASK = 'updatedSpreadsheet(sheets(properties(sheetId,title)))';

/** The numbers of the tabs of the register by their titles, as the answer tells them; null where it does not. */
async function send(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  requests: readonly Request[],
): Promise<TabIds | null> {
  const requestBody = { requests: [...requests], includeSpreadsheetInResponse: true, responseIncludeGridData: false };
  const { data } = await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody, fields: TABS_MASK });
  const answer = updatedTabs.safeParse(data);
  if (!answer.success) return null;
  const found = answer.data.updatedSpreadsheet.sheets.map(({ properties }) => properties);
  return Object.fromEntries(
    REGISTER_TABLE_KEYS.flatMap((key) => {
      const tab = found.find(({ title }) => title === TABLES[key].title);
      return tab ? [[tab.title, tab.sheetId] as const] : [];
    }),
  );
}

/** Where they are not where they were thought to be, they are looked for, and made where there are none. */
async function writeAfterLook(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  tabs: Tabs,
  known: SheetIds,
  before: ToldRegion | undefined,
): Promise<Written> {
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields: SHEETS_MASK });
  const standing: readonly Standing[] = decode(sheetsAnswer, data).sheets.map(({ properties }) => properties);
  const taken = new Set(standing.map(({ sheetId }) => sheetId));
  const sheetIds = { ...known };
  const requests: Request[] = [];
  for (const key of Object.keys(tabs) as (keyof SheetIds)[]) {
    const tab = tabs[key];
    if (!tab) continue;
    const found = standing.find(({ title }) => title === tab.title);
    const free = taken.has(OWN_SHEET_IDS[key]) ? Math.max(...taken) + 1 : OWN_SHEET_IDS[key];
    sheetIds[key] = found?.sheetId ?? free;
    taken.add(sheetIds[key]);
    requests.push(placeRequest(tab, found, free), ...contentRequests(tab, sheetIds[key]));
  }
  return written(sheetIds, await send(sheets, spreadsheetId, requests), before);
}

export interface Telling {
  readonly listed: ListedWorkbook;
  readonly reference: Reference;
  readonly receipt: Receipt;
  readonly since: Row;
  readonly stamps: Stamps;
  readonly before: ToldRegion | undefined;
}

/** One write of what has changed, and a look only where that is refused. Throws what the Google client throws. */
export async function writeRegionTabs(sheets: sheets_v4.Sheets, telling: Telling): Promise<Written> {
  const { listed, reference, receipt, since, stamps, before } = telling;
  const { spreadsheetId } = listed;
  const known = before?.sheetIds ?? OWN_SHEET_IDS;
  const lists = listsRows(listed, reference);
  const tabs: Tabs = {
    ...(before?.verdict !== stamps.verdict && {
      receipt: { title: RECEIPT_TAB, rows: receiptRows(receipt, since), columnCount: RECEIPT_COLUMNS, hidden: false },
    }),
    ...(before?.lists !== stamps.lists && {
      lists: { title: REFERENCE_TAB, rows: lists, columnCount: lists[0]?.length ?? 1, hidden: true },
    }),
  };
  try {
    const { receipt: told, lists: copied } = tabs;
    const sent = await send(sheets, spreadsheetId, [
      ...(told ? contentRequests(told, known.receipt) : []),
      ...(copied ? contentRequests(copied, known.lists) : []),
    ]);
    return written(known, sent, before);
  } catch (thrown) {
    if (googleErrorOf(thrown)?.status !== REFUSED) throw thrown;
    return writeAfterLook(sheets, spreadsheetId, tabs, known, before);
  }
}
