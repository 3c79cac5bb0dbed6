/**
 * Svod's own tabs of a regional workbook: «Приём», written when the verdict changed, and the hidden copy of the reference lists,
 * renewed when the lists did. Stamps in the workbook's metadata tell, so that nothing is written twice.
 */
import { createHash } from 'node:crypto';
import type { sheets_v4 } from '@googleapis/sheets';
import type { Cell } from '../domain/cell.ts';
import type { ListedWorkbook } from '../domain/central.ts';
import { fingerprint, type Reference } from '../domain/reference.ts';
import { encodeReferenceCopy, REFERENCE_TAB } from '../domain/reference-copy.ts';
import { RECEIPT_TAB } from '../domain/workbook-tabs.ts';
import { GarbledAnswer } from './google-error.ts';
import type { Receipt } from './receipt-rows.ts';
import type { Row } from './summary-rows.ts';

const RECEIPT_KEY = 'svod-receipt';
const LISTS_KEY = 'svod-lists';
const SHAPE =
  'sheets(properties(sheetId,title,gridProperties(rowCount,columnCount))),developerMetadata(metadataId,metadataKey,metadataValue)';
const RECEIPT_COLUMNS = 4;
const SPARE_ROWS = 50;

type Request = sheets_v4.Schema$Request;

interface Tab {
  readonly title: string;
  readonly key: string;
  readonly stamp: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly columnCount: number;
  readonly hidden: boolean;
}

function cellData(cell: Cell): sheets_v4.Schema$CellData {
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } };
  return typeof cell === 'string' && cell !== '' ? { userEnteredValue: { stringValue: cell } } : {};
}

function stampOf(rows: readonly (readonly Cell[])[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
}

/** Made, grown, cleared and written anew, and stamped. */
function requestsFor(tab: Tab, shape: sheets_v4.Schema$Spreadsheet, newSheetId: number): readonly Request[] {
  const standing = shape.sheets?.find(({ properties }) => properties?.title === tab.title)?.properties;
  const sheetId = standing ? (standing.sheetId ?? 0) : newSheetId;
  const rowCount = Math.max(standing?.gridProperties?.rowCount ?? 0, tab.rows.length + SPARE_ROWS);
  const columnCount = Math.max(standing?.gridProperties?.columnCount ?? 0, tab.columnCount);
  const gridProperties = { rowCount, columnCount };
  const { title, hidden } = tab;
  const owned = {
    sheetId,
    startRowIndex: 0,
    endRowIndex: rowCount,
    startColumnIndex: 0,
    endColumnIndex: tab.columnCount,
  };
  const stamped = shape.developerMetadata?.find(({ metadataKey }) => metadataKey === tab.key);
  const metadataValue = tab.stamp;
  return [
    standing
      ? {
          updateSheetProperties: {
            properties: { sheetId, gridProperties },
            fields: 'gridProperties(rowCount,columnCount)',
          },
        }
      : { addSheet: { properties: { sheetId, title, hidden, gridProperties } } },
    { updateCells: { range: owned, fields: 'userEnteredValue' } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: tab.rows.map((row) => ({ values: row.map(cellData) })),
        fields: 'userEnteredValue',
      },
    },
    stamped?.metadataId
      ? {
          updateDeveloperMetadata: {
            dataFilters: [{ developerMetadataLookup: { metadataId: stamped.metadataId } }],
            developerMetadata: { metadataValue },
            fields: 'metadataValue',
          },
        }
      : {
          createDeveloperMetadata: {
            developerMetadata: {
              metadataKey: tab.key,
              metadataValue,
              location: { spreadsheet: true },
              visibility: 'DOCUMENT',
            },
          },
        },
  ];
}

function listsTab({ region }: ListedWorkbook, reference: Reference): Tab {
  const rows = encodeReferenceCopy({ workbook: region, stamp: fingerprint(reference), reference });
  const columnCount = rows[0]?.length ?? 1;
  return { title: REFERENCE_TAB, key: LISTS_KEY, stamp: stampOf(rows), rows, columnCount, hidden: true };
}

function receiptTab({ verdict }: Receipt, since: Row): Tab {
  const rows = [['Приём данных: что взято из этой таблицы'], since, [], ...verdict];
  const columnCount = RECEIPT_COLUMNS;
  return { title: RECEIPT_TAB, key: RECEIPT_KEY, stamp: stampOf(verdict), rows, columnCount, hidden: false };
}

/** Of all that the tabs say, without when. */
export function stampOfTabs(listed: ListedWorkbook, reference: Reference, { verdict }: Receipt): string {
  return `${stampOf(verdict)} ${listsTab(listed, reference).stamp}`;
}

/** Tabs whose names are not known must not be written again beside those that are there. */
function isShape({ sheets }: sheets_v4.Schema$Spreadsheet): boolean {
  return (
    Array.isArray(sheets) &&
    sheets.length > 0 &&
    sheets.every(({ properties }) => typeof properties?.title === 'string')
  );
}

/** One look, and one write only where something is to be written. Throws what the Google client throws. */
export async function writeRegionTabs(
  sheets: sheets_v4.Sheets,
  listed: ListedWorkbook,
  reference: Reference,
  receipt: Receipt,
  since: Row,
): Promise<void> {
  const { spreadsheetId } = listed;
  const { data: shape } = await sheets.spreadsheets.get({ spreadsheetId, fields: SHAPE });
  if (!isShape(shape)) throw new GarbledAnswer('the tabs of a workbook');
  const tabs = [receiptTab(receipt, since), listsTab(listed, reference)];
  const stale = tabs.filter(
    ({ key, stamp }) =>
      shape.developerMetadata?.find(({ metadataKey }) => metadataKey === key)?.metadataValue !== stamp,
  );
  if (stale.length === 0) return;
  const taken = shape.sheets?.map(({ properties }) => properties?.sheetId ?? 0) ?? [];
  const firstFree = Math.max(0, ...taken) + 1;
  const requests = stale.flatMap((tab, index) => [...requestsFor(tab, shape, firstFree + index)]);
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
}
