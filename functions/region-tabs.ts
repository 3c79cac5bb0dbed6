/**
 * Svod's own tabs of a regional workbook: «Приём», written when the verdict changed, and the hidden copy of the reference lists,
 * renewed when the lists did. Both have numbers that Svod gave them, so that nothing has to be read before they are written.
 */
import { createHash } from 'node:crypto';
import type { sheets_v4 } from '@googleapis/sheets';
import type { Cell } from '../domain/cell.ts';
import type { ListedWorkbook } from '../domain/central.ts';
import { fingerprint, type Reference } from '../domain/reference.ts';
import { encodeReferenceCopy, REFERENCE_TAB, TEMPLATE_VERSION } from '../domain/reference-copy.ts';
import { RECEIPT_HEADINGS, RECEIPT_TAB } from '../domain/workbook-tabs.ts';
import { decode, SHEETS_MASK, sheetsAnswer } from './google-answers.ts';
import { googleErrorOf } from './google-error.ts';
import type { ToldRegion } from './private-state.ts';
import type { Receipt } from './receipt-rows.ts';
import { contentOf } from './reference-content.ts';
import type { Row } from './summary-rows.ts';

export type SheetIds = ToldRegion['sheetIds'];

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

async function send(sheets: sheets_v4.Sheets, spreadsheetId: string, requests: readonly Request[]): Promise<void> {
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [...requests] } });
}

/** Where they are not where they were thought to be, they are looked for, and made where there are none. */
async function writeAfterLook(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  tabs: Tabs,
  known: SheetIds,
): Promise<SheetIds> {
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
  await send(sheets, spreadsheetId, requests);
  return sheetIds;
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
export async function writeRegionTabs(sheets: sheets_v4.Sheets, telling: Telling): Promise<SheetIds> {
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
    await send(sheets, spreadsheetId, [
      ...(told ? contentRequests(told, known.receipt) : []),
      ...(copied ? contentRequests(copied, known.lists) : []),
    ]);
    return known;
  } catch (thrown) {
    if (googleErrorOf(thrown)?.status !== REFUSED) throw thrown;
    return writeAfterLook(sheets, spreadsheetId, tabs, known);
  }
}
