/** Writes into workbooks of a running Svod through the real client, as a program would: no trigger fires. */
import type { sheets_v4 } from '@googleapis/sheets';
import { quoteTitle } from '../../domain/a1.ts';
import type { Cell } from '../../domain/cell.ts';
import { type RawWorkbook, REGISTER_TABLE_KEYS, TABLES } from '../../domain/workbook.ts';
import type { RunningSvod } from '../local/running-svod.ts';

/** Values as they are, parsed by nobody; null leaves a cell as it is. */
export async function write(
  { google }: RunningSvod,
  spreadsheetId: string,
  range: string,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  await google.sheets.spreadsheets.values.update({
    spreadsheetId,
    range,
    valueInputOption: 'RAW',
    requestBody: { values: rows.map((row) => [...row]) },
  });
}

export async function batchUpdate(
  { google }: RunningSvod,
  spreadsheetId: string,
  ...requests: readonly sheets_v4.Schema$Request[]
): Promise<void> {
  await google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [...requests] } });
}

/** What stands in a range, as the gate reads it. */
export async function valuesOf({ google }: RunningSvod, spreadsheetId: string, range: string): Promise<unknown[][]> {
  const { data } = await google.sheets.spreadsheets.values.get({
    spreadsheetId,
    range,
    valueRenderOption: 'FORMULA',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  return data.values ?? [];
}

/** The identifier of a tab by its title. */
export async function sheetIdOf({ google }: RunningSvod, spreadsheetId: string, title: string): Promise<number> {
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties(sheetId,title))' });
  const found = data.sheets?.find(({ properties }) => properties?.title === title)?.properties;
  if (!found) throw new Error(`No tab ${title}.`);
  return found.sheetId ?? 0;
}

/** A cell that a plain value cannot express, in Google's words; the result of a formula can be written by nobody. */
function cellData(cell: Cell): sheets_v4.Schema$CellData | undefined {
  if (typeof cell !== 'object' || cell === null) return undefined;
  if ('formula' in cell) return { userEnteredValue: { formulaValue: cell.formula } };
  if (!('date' in cell)) throw new Error('Such a cell cannot be written.');
  const userEnteredFormat = { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' } };
  return { userEnteredValue: { numberValue: cell.date }, userEnteredFormat };
}

/** Writes whole tabs, their headings included. */
export async function fillWorkbook(svod: RunningSvod, spreadsheetId: string, raw: RawWorkbook): Promise<void> {
  const data = REGISTER_TABLE_KEYS.map((key) => ({
    range: `${quoteTitle(TABLES[key].title)}!A1`,
    values: raw[key].map((row) => row.map((cell) => (typeof cell === 'object' ? null : cell))),
  }));
  await svod.google.sheets.spreadsheets.values.batchUpdate({
    spreadsheetId,
    requestBody: { valueInputOption: 'RAW', data },
  });
  const requests: sheets_v4.Schema$Request[] = [];
  for (const key of REGISTER_TABLE_KEYS) {
    const sheetId = await sheetIdOf(svod, spreadsheetId, TABLES[key].title);
    raw[key].forEach((row, rowIndex) => {
      row.forEach((cell, columnIndex) => {
        const written = cellData(cell);
        if (!written) return;
        const fields = Object.keys(written).join();
        const start = { sheetId, rowIndex, columnIndex };
        requests.push({ updateCells: { start, rows: [{ values: [written] }], fields } });
      });
    });
  }
  if (requests.length > 0) await batchUpdate(svod, spreadsheetId, ...requests);
}
