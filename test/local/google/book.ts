/** A small workbook in a running stand-in, with the calls that nearly every test makes. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { StandIn } from './stand-in.ts';

export interface Book {
  readonly spreadsheetId: string;
  batch(...requests: sheets_v4.Schema$Request[]): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>;
  get(options?: object): Promise<sheets_v4.Schema$Spreadsheet>;
  /** The first tab, or the one with the id. */
  sheet(fields: string, sheetId?: number): Promise<sheets_v4.Schema$Sheet>;
  write(range: string, values: unknown[][], valueInputOption?: string): Promise<void>;
  /** Unformatted, formulas as they are. */
  read(range: string): Promise<unknown[][] | undefined>;
}

const GRID = { rowCount: 10, columnCount: 6 };

/** Two tabs of ten rows and six columns: «One» with id 0 and «Two» with id 7. */
export async function openBook(google: StandIn, locale = 'en_US'): Promise<Book> {
  const { spreadsheets } = google.sheets;
  const { data } = await spreadsheets.create({
    requestBody: {
      properties: { title: 'Book', locale },
      sheets: [
        { properties: { sheetId: 0, title: 'One', gridProperties: GRID } },
        { properties: { sheetId: 7, title: 'Two', gridProperties: GRID } },
      ],
    },
  });
  const spreadsheetId = data.spreadsheetId ?? '';
  const get = async (options: object = {}) => (await spreadsheets.get({ spreadsheetId, ...options })).data;
  return {
    spreadsheetId,
    get,
    batch: async (...requests) => (await spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })).data,
    async sheet(fields, sheetId = 0) {
      const { sheets = [] } = await get({ fields: `sheets(properties(sheetId),${fields})` });
      const found = sheets.find(({ properties }) => properties?.sheetId === sheetId) ?? {};
      const { properties: _properties, ...others } = found;
      return fields.startsWith('properties') ? found : others;
    },
    async write(range, values, valueInputOption = 'RAW') {
      await spreadsheets.values.update({ spreadsheetId, range, valueInputOption, requestBody: { values } });
    },
    read: async (range) =>
      (await spreadsheets.values.get({ spreadsheetId, range, valueRenderOption: 'FORMULA' })).data.values ?? undefined,
  };
}

/** `area(0, 2, 0, 3)` is A1:C2; on the first tab a range names no tab, as in Google's replies. */
export function area(
  startRowIndex: number,
  endRowIndex: number,
  startColumnIndex: number,
  endColumnIndex: number,
  sheetId = 0,
): sheets_v4.Schema$GridRange {
  const where = { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
  return sheetId === 0 ? where : { sheetId, ...where };
}

export const rows = (startIndex: number, endIndex: number, sheetId = 0): sheets_v4.Schema$DimensionRange => ({
  sheetId,
  dimension: 'ROWS',
  startIndex,
  endIndex,
});

export const columns = (startIndex: number, endIndex: number, sheetId = 0): sheets_v4.Schema$DimensionRange => ({
  sheetId,
  dimension: 'COLUMNS',
  startIndex,
  endIndex,
});

export const insertRows = (startIndex: number, endIndex: number, sheetId = 0): sheets_v4.Schema$Request => ({
  insertDimension: { range: rows(startIndex, endIndex, sheetId) },
});

export const deleteRows = (startIndex: number, endIndex: number, sheetId = 0): sheets_v4.Schema$Request => ({
  deleteDimension: { range: rows(startIndex, endIndex, sheetId) },
});

export const moveRows = (
  startIndex: number,
  endIndex: number,
  destinationIndex: number,
  sheetId = 0,
): sheets_v4.Schema$Request => ({ moveDimension: { source: rows(startIndex, endIndex, sheetId), destinationIndex } });
