import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { typeIntoRange } from '../../../local/google/type-into-range.ts';
import { NOW, refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let spreadsheetId: string;

beforeAll(async () => {
  google = await startStandIn();
});
afterAll(async () => {
  await google.close();
});

const grid = (rowCount: number, columnCount: number) => ({ gridProperties: { rowCount, columnCount } });
const TOO_MANY_CELLS =
  'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
const TOO_MANY_COLUMNS =
  'This action would increase the number of columns in the sheet above the limit of 18278 columns.';
const TOO_LONG = 'Your input contains more than the maximum of 50000 characters in a single cell.';
const invalid = (message: string) => ({ code: 400, status: 'INVALID_ARGUMENT', message });

async function create(...properties: sheets_v4.Schema$SheetProperties[]): Promise<string> {
  const requestBody = { sheets: properties.map((each) => ({ properties: each })) };
  return (await google.sheets.spreadsheets.create({ requestBody })).data.spreadsheetId ?? '';
}

const batch = (...requests: sheets_v4.Schema$Request[]) =>
  google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
const sizes = async (id = spreadsheetId) => {
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId: id });
  return data.sheets?.map(({ properties }) => [
    properties?.gridProperties?.rowCount,
    properties?.gridProperties?.columnCount,
  ]);
};
const resize = (rowCount: number, columnCount: number): sheets_v4.Schema$Request => ({
  updateSheetProperties: { properties: grid(rowCount, columnCount), fields: 'gridProperties(rowCount,columnCount)' },
});

/** Room for ten more cells: ten rows of the first tab, or ten columns of the second. */
beforeEach(async () => {
  spreadsheetId = await create(
    { sheetId: 0, title: 'One', ...grid(9_999_988, 1) },
    { sheetId: 7, title: 'Two', ...grid(1, 2) },
  );
});

describe('ten million cells', () => {
  it('may be there, and cost no more than one', async () => {
    const full = await create(grid(10_000_000, 1));
    expect(google.store.get(full)?.workbook.sheets).toMatchObject([{ values: [], attributes: [] }]);
    expect(statSync(join(google.folder, `${full}.workbook.json`)).size).toBeLessThan(1_000);
    const { data } = await google.sheets.spreadsheets.values.get({ spreadsheetId: full, range: 'A1:A' });
    expect(data).toEqual({ range: 'Лист1!A1:A10000000', majorDimension: 'ROWS' });
  });

  it('are counted over all tabs of a new workbook', async () => {
    const five = grid(5_000_000, 1);
    expect(await sizes(await create(five, five))).toHaveLength(2);
    expect(await refusal(create(five, grid(5_000_001, 1)))).toEqual(invalid(TOO_MANY_CELLS));
  });

  const growth: [string, sheets_v4.Schema$Request, sheets_v4.Schema$Request][] = [
    ['addSheet', { addSheet: { properties: grid(5, 2) } }, { addSheet: { properties: grid(11, 1) } }],
    [
      'appendDimension',
      { appendDimension: { dimension: 'ROWS', length: 10 } },
      { appendDimension: { dimension: 'ROWS', length: 11 } },
    ],
    [
      'insertDimension',
      { insertDimension: { range: { dimension: 'ROWS', startIndex: 0, endIndex: 10 } } },
      { insertDimension: { range: { dimension: 'ROWS', startIndex: 0, endIndex: 9_000_000_000 } } },
    ],
    [
      'appendCells',
      {
        appendCells: {
          sheetId: 7,
          rows: Array.from({ length: 6 }, () => ({ values: [{ note: 'n' }] })),
          fields: 'note',
        },
      },
      {
        appendCells: {
          sheetId: 7,
          rows: Array.from({ length: 7 }, () => ({ values: [{ note: 'n' }] })),
          fields: 'note',
        },
      },
    ],
    ['updateSheetProperties', resize(9_999_998, 1), resize(9_999_999, 1)],
    ['duplicateSheet', { duplicateSheet: { sourceSheetId: 7 } }, { duplicateSheet: { sourceSheetId: 0 } }],
  ];
  it.each(growth)('are reached by %s, and not passed: Google names the request', async (kind, fits, isTooMuch) => {
    expect(await refusal(batch(isTooMuch))).toEqual(invalid(`Invalid requests[0].${kind}: ${TOO_MANY_CELLS}`));
    expect(google.store.get(spreadsheetId)?.version).toBe(1);
    await batch(fits);
    expect(google.store.get(spreadsheetId)?.version).toBe(2);
  });

  it('are not passed half-way through a batch, of which then nothing is applied', async () => {
    const requests = [{ appendDimension: { dimension: 'ROWS', length: 11 } }, { deleteSheet: { sheetId: 7 } }];
    expect(await refusal(batch(...requests))).toMatchObject(
      invalid(`Invalid requests[0].appendDimension: ${TOO_MANY_CELLS}`),
    );
    await batch(...requests.toReversed());
    expect(await sizes()).toEqual([[9_999_999, 1]]);
  });

  it('are counted with the new rows before the old columns go, as Sheets was seen to do', async () => {
    spreadsheetId = await create(grid(1_000, 26));
    expect(await refusal(batch(resize(500_000, 20)))).toEqual(
      invalid(`Invalid requests[0].updateSheetProperties: ${TOO_MANY_CELLS}`),
    );
    await batch(resize(1_000, 20));
    await batch(resize(500_000, 20));
    expect(await sizes()).toEqual([[500_000, 20]]);
  });

  it('are not passed by the rows that values.append makes', async () => {
    const append = (count: number, insertDataOption: string) =>
      google.sheets.spreadsheets.values.append({
        spreadsheetId,
        range: 'Two!A1',
        valueInputOption: 'RAW',
        insertDataOption,
        requestBody: { values: Array.from({ length: count }, (_, index) => [index]) },
      });
    expect(await refusal(append(7, 'OVERWRITE'))).toEqual(invalid(TOO_MANY_CELLS));
    expect(await refusal(append(6, 'INSERT_ROWS'))).toEqual(invalid(TOO_MANY_CELLS));
    await append(6, 'OVERWRITE');
    expect(await sizes()).toEqual([
      [9_999_988, 1],
      [6, 2],
    ]);
  });

  it('are not passed by a tab that comes from another workbook', async () => {
    const copy = (sheetId: number) =>
      google.sheets.spreadsheets.sheets.copyTo({
        spreadsheetId,
        sheetId,
        requestBody: { destinationSpreadsheetId: spreadsheetId },
      });
    expect(await refusal(copy(0))).toEqual(invalid(TOO_MANY_CELLS));
    await copy(7);
  });

  it('are not passed by what a person types beyond the grid', () => {
    const type = (range: string) => typeIntoRange(google.store, spreadsheetId, range, [['x']], () => NOW);
    expect(() => type('Two!C6')).toThrow(TOO_MANY_CELLS);
    expect(type('Two!C4').version).toBe(2);
  });
});

describe('a tab', () => {
  it('has at most 18278 columns', async () => {
    spreadsheetId = await create(grid(2, 18_278));
    const append = { appendDimension: { dimension: 'COLUMNS', length: 1 } };
    expect(await refusal(batch(append))).toEqual(invalid(`Invalid requests[0].appendDimension: ${TOO_MANY_COLUMNS}`));
    expect(await refusal(create(grid(2, 18_279)))).toEqual(invalid(TOO_MANY_COLUMNS));
    expect(await sizes()).toEqual([[2, 18_278]]);
  });
});

describe('a cell', () => {
  const LONGEST = 'x'.repeat(50_000);

  it('holds 50000 characters, written by whatever method', async () => {
    const { values } = google.sheets.spreadsheets;
    const put = (text: string) => ({
      spreadsheetId,
      range: 'Two!A1',
      valueInputOption: 'RAW',
      requestBody: { values: [[text]] },
    });
    const putAll = (text: string) => ({
      spreadsheetId,
      requestBody: { valueInputOption: 'USER_ENTERED', data: [{ range: 'Two!A1', values: [[text]] }] },
    });
    expect(await refusal(values.update(put(`${LONGEST}x`)))).toEqual(invalid(TOO_LONG));
    expect(await refusal(values.append(put(`${LONGEST}x`)))).toEqual(invalid(TOO_LONG));
    expect(await refusal(values.batchUpdate(putAll(`${LONGEST}x`)))).toEqual(invalid(`Invalid data[0]: ${TOO_LONG}`));
    await values.update(put(LONGEST));
    await values.append(put(LONGEST));
    await values.batchUpdate(putAll(LONGEST));
  });

  it.each([{ stringValue: `${LONGEST}x` }, { formulaValue: `=${LONGEST}` }])(
    'takes no longer text or formula by updateCells',
    async (userEnteredValue) => {
      const request = { updateCells: { start: {}, rows: [{ values: [{ userEnteredValue }] }], fields: '*' } };
      expect(await refusal(batch(request))).toEqual(invalid(`Invalid requests[0].updateCells: ${TOO_LONG}`));
    },
  );

  it('is not made too long by findReplace', async () => {
    await google.sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'Two!A1',
      valueInputOption: 'RAW',
      requestBody: { values: [[LONGEST]] },
    });
    const request = { findReplace: { find: 'x', replacement: 'xy', allSheets: true } };
    expect(await refusal(batch(request))).toEqual(invalid(`Invalid requests[0].findReplace: ${TOO_LONG}`));
  });
});
