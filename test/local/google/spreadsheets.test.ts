import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let spreadsheetId: string;

const text = (stringValue: string): sheets_v4.Schema$CellData => ({ userEnteredValue: { stringValue } });
const AT: sheets_v4.Schema$CellFormat = { numberFormat: { type: 'TEXT', pattern: '@' } };

beforeAll(async () => {
  google = await startStandIn();
});

afterAll(async () => {
  await google.close();
});

beforeEach(async () => {
  const { data } = await google.sheets.spreadsheets.create({
    requestBody: {
      properties: { title: 'Book', locale: 'en_US' },
      sheets: [
        {
          properties: { sheetId: 0, title: 'One', gridProperties: { rowCount: 10, columnCount: 5, frozenRowCount: 1 } },
          data: [
            {
              rowData: [
                { values: [{ ...text('Код'), note: 'hint' }, text('Имя')] },
                { values: [text('a'), text('b')] },
              ],
            },
          ],
        },
        { properties: { sheetId: 7, title: 'Two', hidden: true, gridProperties: { rowCount: 10, columnCount: 5 } } },
      ],
    },
  });
  spreadsheetId = data.spreadsheetId ?? '';
});

const get = async (options: object = {}) => (await google.sheets.spreadsheets.get({ spreadsheetId, ...options })).data;
const batch = async (...requests: sheets_v4.Schema$Request[]) =>
  (await google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })).data;
const valuesOf = async (range: string) =>
  (await google.sheets.spreadsheets.values.get({ spreadsheetId, range })).data.values;
const sheetsOf = async () => (await get({ fields: 'sheets.properties' })).sheets?.map(({ properties }) => properties);

describe('spreadsheets.create', () => {
  it('makes one tab of 1000 rows and 26 columns when told nothing', async () => {
    const { data } = await google.sheets.spreadsheets.create({ requestBody: {} });
    expect(data.spreadsheetId).toMatch(/^[\w-]{44}$/);
    expect(data.spreadsheetUrl).toBe(`${google.origin}/spreadsheets/d/${data.spreadsheetId}/edit`);
    expect(data.properties).toMatchObject({ title: 'Новая таблица', locale: 'ru_RU', timeZone: 'Europe/Moscow' });
    expect(data.sheets).toEqual([
      {
        properties: {
          sheetId: 0,
          title: 'Лист1',
          index: 0,
          sheetType: 'GRID',
          gridProperties: { rowCount: 1000, columnCount: 26 },
        },
      },
    ]);
  });

  it('keeps cells, notes, frozen rows and hidden tabs', async () => {
    expect(await valuesOf('One')).toEqual([
      ['Код', 'Имя'],
      ['a', 'b'],
    ]);
    expect(await sheetsOf()).toMatchObject([
      { title: 'One', index: 0, gridProperties: { rowCount: 10, columnCount: 5, frozenRowCount: 1 } },
      { sheetId: 7, title: 'Two', index: 1, hidden: true },
    ]);
  });

  it.each<[sheets_v4.Schema$Spreadsheet, number, RegExp]>([
    [{ sheets: [{ properties: { title: 'A' } }, { properties: { title: 'a' } }] }, 400, /name "a" already exists/],
    [{ sheets: [{ properties: { hidden: true } }] }, 400, /can't hide all the sheets/],
    [{ properties: { timeZone: 'Mars/Base' } }, 400, /Invalid time zone/],
    [{ properties: { locale: 'de_DE' } }, 501, /the locale de_DE/],
    [{ namedRanges: [{ name: 'x' }] }, 501, /Spreadsheet\.namedRanges/],
    [{ sheets: [{ merges: [{}] }] }, 501, /Sheet\.merges/],
    [{ sheets: [{ properties: { sheetType: 'OBJECT' } }] }, 501, /type OBJECT/],
    [{ sheets: [{ data: [{ rowData: [{ values: [{ textFormatRuns: [{}] }] }] }] }] }, 501, /CellData\.textFormatRuns/],
    [{ properties: { name: 'x' } } as object, 400, /Unknown name "name" at 'spreadsheet\.properties'/],
    [
      { properties: { title: ['x'] } } as object,
      400,
      /Invalid value at 'spreadsheet\.properties\.title' \(TYPE_STRING\)/,
    ],
  ])('refuses %j with %i', async (requestBody, code, message) => {
    const answer = await refusal(google.sheets.spreadsheets.create({ requestBody }));
    expect(answer).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe('spreadsheets.get', () => {
  it('answers properties without cells when told nothing', async () => {
    const data = await get();
    expect(Object.keys(data)).toEqual(['spreadsheetId', 'properties', 'sheets', 'spreadsheetUrl']);
    expect(data.sheets?.[0]?.data).toBeUndefined();
  });

  it('answers exactly what a mask names', async () => {
    expect(await get({ fields: 'properties(title,locale),sheets.properties.title' })).toEqual({
      properties: { title: 'Book', locale: 'en_US' },
      sheets: [{ properties: { title: 'One' } }, { properties: { title: 'Two' } }],
    });
    expect(await get({ fields: 'sheets.merges', includeGridData: true })).toEqual({ sheets: [{}, {}] });
  });

  it('knows every field that Google knows, and no other', async () => {
    expect(
      await get({ fields: 'developerMetadata,sheets(data(rowMetadata(hiddenByUser)),protectedRanges)' }),
    ).toBeDefined();
    const answer = get({ fields: 'sheets(properties(colour))' });
    expect(await refusal(answer)).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'Request contains an invalid argument.',
    });
    expect(await refusal(get({ fields: 'properties, sheets' }))).toMatchObject({ code: 400 });
  });

  it('answers the cells of a range', async () => {
    const { sheets } = await get({ ranges: ['One!A1:B2'], includeGridData: true });
    const [grid] = sheets?.[0]?.data ?? [];
    expect(sheets).toHaveLength(1);
    expect(grid?.startRow).toBeUndefined();
    expect(grid?.rowMetadata).toHaveLength(2);
    expect(grid?.rowData?.[0]?.values?.[0]).toMatchObject({
      userEnteredValue: { stringValue: 'Код' },
      effectiveValue: { stringValue: 'Код' },
      formattedValue: 'Код',
      note: 'hint',
      effectiveFormat: { verticalAlignment: 'BOTTOM' },
    });
    expect(grid?.rowData?.[0]?.values?.[0]?.userEnteredFormat).toBeUndefined();
  });

  it('answers a start that is not the first cell', async () => {
    const data = await get({
      ranges: ['One!B2:C9'],
      fields: 'sheets.data(startRow,startColumn,rowData.values.formattedValue)',
    });
    expect(data).toEqual({
      sheets: [{ data: [{ startRow: 1, startColumn: 1, rowData: [{ values: [{ formattedValue: 'b' }] }] }] }],
    });
  });

  it('shows which cells are dates', async () => {
    const where = { spreadsheetId, valueInputOption: 'USER_ENTERED' };
    await google.sheets.spreadsheets.values.update({
      ...where,
      range: 'A3',
      requestBody: { values: [['1/5/2024', '5']] },
    });
    const fields = 'sheets(data(rowData(values(effectiveValue,effectiveFormat(numberFormat(type))))))';
    const data = await get({ ranges: ['One!A3:B3'], fields });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { effectiveValue: { numberValue: 45296 }, effectiveFormat: { numberFormat: { type: 'DATE' } } },
      { effectiveValue: { numberValue: 5 }, effectiveFormat: {} },
    ]);
  });

  it('shows a formula that only Google can compute, and answers 501 to who asks for its value', async () => {
    const where = { spreadsheetId, valueInputOption: 'USER_ENTERED' };
    await google.sheets.spreadsheets.values.update({
      ...where,
      range: 'A3',
      requestBody: { values: [['=QUERY(A1)']] },
    });
    const ranges = ['One!A3'];
    const data = await get({ ranges, fields: 'sheets.data.rowData.values.userEnteredValue' });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { userEnteredValue: { formulaValue: '=QUERY(A1)' } },
    ]);
    expect(await refusal(get({ ranges, includeGridData: true }))).toMatchObject({ code: 501 });
  });
});

describe('spreadsheets.batchUpdate', () => {
  it('mirrors the requests in its replies', async () => {
    const data = await batch(
      { updateSheetProperties: { properties: { sheetId: 0, title: 'Первый' }, fields: 'title' } },
      { addSheet: { properties: { title: 'Three', index: 1, gridProperties: { rowCount: 3, columnCount: 2 } } } },
    );
    expect(data.replies).toEqual([
      {},
      {
        addSheet: {
          properties: {
            sheetId: expect.any(Number),
            title: 'Three',
            index: 1,
            sheetType: 'GRID',
            gridProperties: { rowCount: 3, columnCount: 2 },
          },
        },
      },
    ]);
    expect((await sheetsOf())?.map((sheet) => sheet?.title)).toEqual(['Первый', 'Three', 'Two']);
  });

  it('changes nothing when a later request is wrong', async () => {
    const before = google.store.get(spreadsheetId);
    const answer = batch(
      { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
      { deleteSheet: { sheetId: 99 } },
    );
    expect(await refusal(answer)).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'Invalid requests[1].deleteSheet: No sheet with id: 99',
    });
    expect(google.store.get(spreadsheetId)).toBe(before);
  });

  it('raises the version by one however many requests there are', async () => {
    await batch(
      { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } },
      { appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 1 } },
    );
    expect(google.store.get(spreadsheetId)?.version).toBe(2);
  });

  it('answers with the spreadsheet when asked', async () => {
    const { data } = await google.sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: {
        requests: [{ updateSpreadsheetProperties: { properties: { title: 'New' }, fields: 'title' } }],
        includeSpreadsheetInResponse: true,
        responseRanges: ['One!A1'],
        responseIncludeGridData: true,
      },
    });
    expect(data.updatedSpreadsheet?.properties?.title).toBe('New');
    expect(data.updatedSpreadsheet?.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.note).toBe('hint');
  });

  it.each<[sheets_v4.Schema$Request, number, RegExp]>([
    [{}, 400, /^Invalid requests\[0\]: No request set/],
    [{ autoFill: {} }, 501, /the request autoFill of spreadsheets\.batchUpdate/],
    [
      { paintCells: {} } as object,
      400,
      /^Invalid JSON payload received\. Unknown name "paintCells" at 'requests\[0\]'/,
    ],
    [
      { addSheet: { properties: { title: 'one' } } },
      400,
      /^Invalid requests\[0\]\.addSheet: A sheet with the name "one"/,
    ],
    [{ addSheet: { properties: { sheetId: 7 } } }, 400, /Sheet with id 7 already exists/],
    [{ deleteSheet: { sheetId: 0 } }, 400, /can't hide all the sheets/],
    [
      { updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' } },
      400,
      /can't hide all the sheets/,
    ],
    [
      { updateSheetProperties: { properties: { sheetId: 0, title: 'x' } } },
      400,
      /At least one field must be listed in 'fields'/,
    ],
    [{ updateSheetProperties: { properties: { sheetId: 0 }, fields: 'colour' } }, 400, /Invalid field: colour/],
    [
      { updateSheetProperties: { properties: { sheetId: 0, sheetType: 'OBJECT' }, fields: 'sheetType' } },
      501,
      /writing SheetProperties\.sheetType/,
    ],
    [
      {
        updateCells: {
          start: {},
          rows: [{ values: [{ userEnteredValue: { errorValue: { type: 'N_A' } } }] }],
          fields: 'userEnteredValue',
        },
      },
      400,
      /errorValue cannot be written/,
    ],
    [{ updateCells: { range: { sheetId: 5 }, fields: 'note' } }, 400, /No grid with id: 5/],
    [
      { updateCells: { range: { startRowIndex: 5, endRowIndex: 11 }, fields: 'note' } },
      400,
      /Range \(One!A6:E11\) exceeds grid limits\. Max rows: 10, max columns: 5/,
    ],
    [
      { updateCells: { start: { rowIndex: 10 }, rows: [{ values: [text('x')] }], fields: '*' } },
      400,
      /Attempting to write row: 10, beyond the last requested row of: 9/,
    ],
    [
      { updateCells: { start: {}, rows: [{ values: [{}] }], fields: 'textFormatRuns' } },
      501,
      /writing CellData\.textFormatRuns/,
    ],
    [
      { appendCells: { rows: [{ values: Array.from({ length: 6 }, () => text('x')) }], fields: '*' } },
      400,
      /Attempting to write column: 5, beyond the last requested column of: 4/,
    ],
    [{ deleteDimension: { range: { dimension: 'ROWS' } } }, 400, /can't delete all the rows/],
    [
      { deleteDimension: { range: { dimension: 'ROWS', startIndex: 9, endIndex: 12 } } },
      400,
      /Tried to delete row index 11 but there are only 10 rows/,
    ],
    [
      { insertDimension: { range: { dimension: 'ROWS', startIndex: 0, endIndex: 1 }, inheritFromBefore: true } },
      400,
      /inheritFromBefore cannot be 'true'/,
    ],
    [{ appendDimension: { dimension: 'ROWS', length: 3_000_000 } }, 400, /above the limit of 10000000 cells/],
    [
      {
        updateSheetProperties: {
          properties: { gridProperties: { frozenRowCount: 10 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      400,
      /can't freeze all visible rows/,
    ],
    [
      { updateSpreadsheetProperties: { properties: { autoRecalc: 'HOUR' }, fields: 'autoRecalc' } },
      501,
      /SpreadsheetProperties\.autoRecalc/,
    ],
  ])('refuses %j with %i', async (request, code, message) => {
    expect(await refusal(batch(request))).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(google.store.get(spreadsheetId)?.version).toBe(1);
  });
});

describe('updateSheetProperties', () => {
  it('moves a tab, counting places before the move', async () => {
    await batch({ addSheet: { properties: { sheetId: 8, title: 'Three' } } });
    await batch({ updateSheetProperties: { properties: { sheetId: 0, index: 2 }, fields: 'index' } });
    expect((await sheetsOf())?.map((sheet) => sheet?.title)).toEqual(['Two', 'One', 'Three']);
  });

  it('cuts off cells when the grid becomes smaller', async () => {
    const gridProperties = { rowCount: 2, columnCount: 1 };
    const fields = 'gridProperties/rowCount,gridProperties/columnCount';
    await batch({ updateSheetProperties: { properties: { sheetId: 0, gridProperties }, fields } });
    const grown = { rowCount: 3, columnCount: 3 };
    await batch({ updateSheetProperties: { properties: { sheetId: 0, gridProperties: grown }, fields } });
    expect(await valuesOf('One')).toEqual([['Код'], ['a']]);
  });
});

describe('updateCells, repeatCell and appendCells', () => {
  it('writes only the fields of the mask and clears those that are missing', async () => {
    const rows = [{ values: [{ ...text('new'), note: 'ignored' }, { userEnteredFormat: AT }] }];
    await batch({
      updateCells: { start: { sheetId: 0 }, rows, fields: 'userEnteredValue,userEnteredFormat.numberFormat' },
    });
    const data = await get({
      ranges: ['One!A1:B1'],
      fields: 'sheets.data.rowData.values(userEnteredValue,userEnteredFormat,note)',
    });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { userEnteredValue: { stringValue: 'new' }, note: 'hint' },
      { userEnteredFormat: AT },
    ]);
  });

  it('clears what a range holds beyond the rows that are given', async () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    await batch({ updateCells: { range, rows: [{ values: [text('x')] }], fields: 'userEnteredValue' } });
    expect(await valuesOf('One')).toEqual([['x']]);
    await batch({ updateCells: { range, fields: 'note' } });
    const data = await get({ ranges: ['One!A1'], fields: 'sheets.data.rowData.values.note' });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([{}]);
  });

  it('leaves cells alone that a shorter row does not name', async () => {
    const rows = [{ values: [text('x'), text('y')] }, { values: [text('z')] }];
    await batch({ updateCells: { start: { sheetId: 0 }, rows, fields: 'userEnteredValue' } });
    expect(await valuesOf('One')).toEqual([
      ['x', 'y'],
      ['z', 'b'],
    ]);
  });

  it('formats a whole column as text, so that codes stay texts when typed', async () => {
    const range = { sheetId: 0, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    await batch({ repeatCell: { range, cell: { userEnteredFormat: AT }, fields: 'userEnteredFormat.numberFormat' } });
    const where = { spreadsheetId, valueInputOption: 'USER_ENTERED', range: 'One!A10' };
    await google.sheets.spreadsheets.values.update({ ...where, requestBody: { values: [['0105000015']] } });
    expect(await valuesOf('One!A10')).toEqual([['0105000015']]);
  });

  it('keeps a drop-down and a background and answers them', async () => {
    const dataValidation = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Да' }] }, strict: true };
    const userEnteredFormat = { backgroundColor: { red: 1 } };
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    await batch({
      repeatCell: { range, cell: { dataValidation, userEnteredFormat }, fields: 'dataValidation,userEnteredFormat' },
    });
    const data = await get({
      ranges: ['One!A1'],
      fields: 'sheets.data.rowData.values(dataValidation,effectiveFormat.backgroundColor)',
    });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]).toEqual({
      dataValidation,
      effectiveFormat: { backgroundColor: { red: 1, green: 1, blue: 1 } },
    });
  });

  it('appends below the last row with data and makes rows for it', async () => {
    const rows = Array.from({ length: 9 }, (_, row) => ({ values: [text(`row ${row}`)] }));
    await batch({ appendCells: { sheetId: 0, rows, fields: '*' } });
    expect((await valuesOf('One!A3:A20'))?.length).toBe(9);
    expect((await sheetsOf())?.[0]?.gridProperties?.rowCount).toBe(11);
  });
});

describe('rows and columns', () => {
  it('are put in with the format of their neighbour', async () => {
    await batch(
      {
        repeatCell: {
          range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2 },
          cell: { userEnteredFormat: AT },
          fields: 'userEnteredFormat',
        },
      },
      {
        insertDimension: {
          range: { sheetId: 0, dimension: 'ROWS', startIndex: 2, endIndex: 3 },
          inheritFromBefore: true,
        },
      },
      { insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } },
    );
    expect(await valuesOf('One')).toEqual([
      ['Код', '', 'Имя'],
      ['a', '', 'b'],
    ]);
    const data = await get({ ranges: ['One!A3:B3'], fields: 'sheets.data.rowData.values(userEnteredFormat,note)' });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { userEnteredFormat: AT },
      { userEnteredFormat: AT },
    ]);
  });

  it('are taken out with their cells, and frozen rows are counted along', async () => {
    await batch(
      { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
      { deleteDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } },
    );
    expect(await valuesOf('One')).toEqual([['b']]);
    expect((await sheetsOf())?.[0]?.gridProperties).toEqual({ rowCount: 9, columnCount: 4 });
  });
});

describe('what the stand-in lacks', () => {
  it.each([
    ['GET', '/drive/v3/changes', 501, 'changes.list'],
    ['GET', '/drive/v3/files/generateIds', 501, 'files.generateIds'],
    ['GET', '/drive/v3/about', 501, 'about.get'],
    ['POST', '/upload/drive/v3/files', 501, 'POST /upload/drive/v3/files'],
    ['POST', '/batch/drive/v3', 501, 'POST /batch/drive/v3'],
    ['GET', '/drive/v3/nonsense', 404, 'Method not found.'],
    ['PATCH', '/v4/spreadsheets/x', 404, 'Method not found.'],
  ])('%s %s answers %i with its name', async (method, path, code, message) => {
    const answer = await fetch(google.origin + path, { method });
    expect(answer.status).toBe(code);
    const { error } = (await answer.json()) as { error: { message: string; status: string } };
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
  });

  it('a parameter of Google that nothing heeds is answered 501, not passed over', async () => {
    const answer = get({ callback: 'show' });
    expect(await refusal(answer)).toMatchObject({ code: 501, message: expect.stringContaining('parameter callback') });
  });

  it('a field that Google always answers and nobody keeps here is answered 501 to who asks for it', async () => {
    const answer = get({ fields: 'properties(title,spreadsheetTheme)' });
    expect(await refusal(answer)).toMatchObject({ code: 501, message: expect.stringContaining('spreadsheetTheme') });
  });

  it('an address with a slash that Google takes for nothing is understood', async () => {
    const address = `${google.origin}/v4/spreadsheets/${spreadsheetId}`;
    expect((await fetch(`${address}/`)).status).toBe(200);
    const body = '{"dataFilters":[{"a1Range":"One!A1"}]}';
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${address}/:getByDataFilter`, { method: 'POST', headers, body })).status).toBe(200);
  });

  it('a body that is no JSON answers 400', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${google.origin}/v4/spreadsheets`, { method: 'POST', headers, body: '{' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 400, status: 'INVALID_ARGUMENT' } });
  });
});
