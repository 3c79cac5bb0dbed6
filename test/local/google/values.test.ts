import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let spreadsheetId: string;

beforeAll(async () => {
  google = await startStandIn();
});

afterAll(async () => {
  await google.close();
});

async function create(locale: string, ...titles: string[]): Promise<string> {
  const { data } = await google.sheets.spreadsheets.create({
    requestBody: {
      properties: { title: 'Book', locale },
      sheets: titles.map((title) => ({ properties: { title, gridProperties: { rowCount: 20, columnCount: 8 } } })),
    },
  });
  return data.spreadsheetId ?? '';
}

beforeEach(async () => {
  spreadsheetId = await create('en_US', 'Sheet1', 'Меры поддержки', "Jon's Data");
});

const write = (range: string, values: unknown[][], valueInputOption = 'RAW') =>
  google.sheets.spreadsheets.values.update({ spreadsheetId, range, valueInputOption, requestBody: { values } });
const read = async (range: string, options: Record<string, string> = {}) =>
  (await google.sheets.spreadsheets.values.get({ spreadsheetId, range, ...options })).data;
const append = async (range: string, values: unknown[][], options: Record<string, string> = {}) =>
  (
    await google.sheets.spreadsheets.values.append({
      spreadsheetId,
      range,
      valueInputOption: 'RAW',
      requestBody: { values },
      ...options,
    })
  ).data;

describe('values.get', () => {
  it('answers a blank range without a values key', async () => {
    expect(await read('A1:B1')).toEqual({ range: 'Sheet1!A1:B1', majorDimension: 'ROWS' });
  });

  it('trims blank cells and rows at the end and keeps those in between', async () => {
    await write('A1', [['a', null, 'c'], [], [], ['d']]);
    expect((await read('A1:H20')).values).toEqual([['a', '', 'c'], [], [], ['d']]);
    expect((await read('A1:H20', { majorDimension: 'COLUMNS' })).values).toEqual([['a', '', '', 'd'], [], ['c']]);
  });

  it.each([
    ['Sheet1', 'Sheet1!A1:H20'],
    ['A:A', 'Sheet1!A1:A20'],
    ['A2:C', 'Sheet1!A2:C20'],
    ['2:2', 'Sheet1!A2:H2'],
    ['A1:ZZ1000', 'Sheet1!A1:H20'],
    ['C3', 'Sheet1!C3'],
    ["'Меры поддержки'", "'Меры поддержки'!A1:H20"],
    ["'Меры поддержки'!G2", "'Меры поддержки'!G2"],
    ["'Jon''s Data'!A:B", "'Jon''s Data'!A1:B20"],
  ])('answers %s with the range %s', async (asked, answered) => {
    expect((await read(asked)).range).toBe(answered);
  });

  it('reads the first tab that can be seen when none is named', async () => {
    await google.sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: {
        requests: [{ updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' } }],
      },
    });
    expect((await read('A1')).range).toBe("'Меры поддержки'!A1");
  });

  it.each(['Лист9!A1:Z', 'A1:B2:C3', "'Sheet1'!A0", 'DKC3!A1:Z'])('refuses the range %s', async (range) => {
    const message = `Unable to parse range: ${range}`;
    expect(await refusal(read(range))).toEqual({ code: 400, status: 'INVALID_ARGUMENT', message });
  });

  it('refuses a range that starts beyond the grid', async () => {
    const message = 'Range (Sheet1!A21) exceeds grid limits. Max rows: 20, max columns: 8';
    expect(await refusal(read('A21'))).toEqual({ code: 400, status: 'INVALID_ARGUMENT', message });
  });

  it('refuses an unknown workbook', async () => {
    const answer = google.sheets.spreadsheets.values.get({ spreadsheetId: 'nobody', range: 'A1' });
    const message = 'Requested entity was not found.';
    expect(await refusal(answer)).toEqual({ code: 404, status: 'NOT_FOUND', message });
  });

  it('renders formatted, unformatted and formula values, dates as serial numbers or as text', async () => {
    await write('A1', [['=4/2', '2020-01-01', '1,234.50', '12%', 'TRUE']], 'USER_ENTERED');
    expect((await read('B1:E1')).values).toEqual([['2020-01-01', '1,234.50', '12%', 'TRUE']]);
    expect((await read('B1:E1', { valueRenderOption: 'UNFORMATTED_VALUE' })).values).toEqual([
      [43831, 1234.5, 0.12, true],
    ]);
    const formula = { valueRenderOption: 'FORMULA' };
    expect((await read('A1:B1', formula)).values).toEqual([['=4/2', 43831]]);
    const asText = { dateTimeRenderOption: 'FORMATTED_STRING' };
    expect((await read('A1:B1', { ...formula, ...asText })).values).toEqual([['=4/2', '2020-01-01']]);
    expect((await read('A1:B1', { valueRenderOption: 'UNFORMATTED_VALUE' })).values).toEqual([[2, 43831]]);
    const unformatted = { valueRenderOption: 'UNFORMATTED_VALUE', ...asText };
    expect((await read('B1:C1', unformatted)).values).toEqual([['2020-01-01', 1234.5]]);
  });

  it('answers 501 when the value of a formula is asked for that only Google can compute', async () => {
    await write('A1', [['=QUERY(B1:B3)']], 'USER_ENTERED');
    const message =
      'The local stand-in for Google does not implement the value of a formula (=QUERY(B1:B3)): the function QUERY.';
    expect(await refusal(read('A1'))).toEqual({ code: 501, status: 'UNIMPLEMENTED', message });
    expect(await refusal(read('A1', { valueRenderOption: 'UNFORMATTED_VALUE' }))).toMatchObject({ code: 501 });
    expect((await read('A1', { valueRenderOption: 'FORMULA' })).values).toEqual([['=QUERY(B1:B3)']]);
  });

  it('refuses an unknown option and an unknown parameter', async () => {
    expect(await refusal(read('A1', { valueRenderOption: 'PRETTY' }))).toMatchObject({
      code: 400,
      message: `Invalid value at 'value_render_option' (TYPE_ENUM), "PRETTY"`,
    });
    expect(await refusal(read('A1', { colour: 'red' }))).toMatchObject({
      code: 400,
      message:
        'Invalid JSON payload received. Unknown name "colour": Cannot bind query parameter. ' +
        "Field 'colour' could not be found in request message.",
    });
  });

  it('answers exactly the fields of a mask', async () => {
    await write('A1', [['a']]);
    expect(await read('A1', { fields: 'values' })).toEqual({ values: [['a']] });
    expect(await refusal(read('A1', { fields: 'cells' }))).toMatchObject({ code: 400 });
  });
});

describe('values.batchGet', () => {
  it('answers every range in the order asked', async () => {
    await write("'Меры поддержки'!A1", [['мера']]);
    const ranges = ["'Меры поддержки'!A1", 'Sheet1!A:B'];
    const { data } = await google.sheets.spreadsheets.values.batchGet({ spreadsheetId, ranges });
    expect(data).toEqual({
      spreadsheetId,
      valueRanges: [
        { range: "'Меры поддержки'!A1", majorDimension: 'ROWS', values: [['мера']] },
        { range: 'Sheet1!A1:B20', majorDimension: 'ROWS' },
      ],
    });
  });
});

describe('values.update', () => {
  it('says what it wrote', async () => {
    const { data } = await write('A1:H20', [['a', 'b'], ['c']]);
    expect(data).toEqual({
      spreadsheetId,
      updatedRange: 'Sheet1!A1:B2',
      updatedRows: 2,
      updatedColumns: 2,
      updatedCells: 3,
    });
  });

  it('leaves a cell alone for null and clears it for an empty text', async () => {
    await write('A1', [['a', 'b', 'c']]);
    await write('A1', [[null, '', 'd']]);
    expect((await read('A1:C1')).values).toEqual([['a', '', 'd']]);
  });

  it('keeps every text as it is when the input is RAW', async () => {
    const values = [['=1+2', '007', '01.11', 'TRUE', "'x", 5, true]];
    await write('A1', values);
    expect((await read('A1:G1', { valueRenderOption: 'UNFORMATTED_VALUE' })).values).toEqual(values);
  });

  it('writes columns when the body says so', async () => {
    const requestBody = { majorDimension: 'COLUMNS', values: [['a', 'b'], ['c']] };
    const where = { spreadsheetId, range: 'B2', valueInputOption: 'RAW' };
    const { data } = await google.sheets.spreadsheets.values.update({ ...where, requestBody });
    expect(data.updatedRange).toBe('Sheet1!B2:C3');
    expect((await read('B2:C3')).values).toEqual([['a', 'c'], ['b']]);
  });

  it('answers with the values when asked', async () => {
    const { data } = await google.sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'A1',
      valueInputOption: 'USER_ENTERED',
      includeValuesInResponse: true,
      responseValueRenderOption: 'UNFORMATTED_VALUE',
      requestBody: { values: [['50%']] },
    });
    expect(data.updatedData).toEqual({ range: 'Sheet1!A1', majorDimension: 'ROWS', values: [[0.5]] });
  });

  it('answers with all values of a wider range when asked', async () => {
    await write('A3', [['below']]);
    const { data } = await google.sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'Sheet1',
      valueInputOption: 'RAW',
      includeValuesInResponse: true,
      requestBody: { range: "'Sheet1'!A1:H20", values: [['x']] },
    });
    expect(data).toMatchObject({
      updatedRange: 'Sheet1!A1',
      updatedData: { range: 'Sheet1!A1:H20', values: [['x'], [], ['below']] },
    });
  });

  it('refuses a body that names another range', async () => {
    const where = { spreadsheetId, range: 'A1', valueInputOption: 'RAW' };
    const requestBody = { range: 'A2', values: [['x']] };
    expect(await refusal(google.sheets.spreadsheets.values.update({ ...where, requestBody }))).toMatchObject({
      code: 400,
      message: 'Requested range A1 does not match the range of the data: A2',
    });
  });

  it.each([
    ['A21', [['x']], 'Range (Sheet1!A21) exceeds grid limits. Max rows: 20, max columns: 8'],
    ['A1:I1', [['x']], 'Range (Sheet1!A1:I1) exceeds grid limits. Max rows: 20, max columns: 8'],
    ['A1:B2', [['x'], ['x'], ['x']], 'Requested writing within range [Sheet1!A1:B2], but tried writing to row [3]'],
    ['A1:A1', [['x', 'y']], 'Requested writing within range [Sheet1!A1], but tried writing to column [B]'],
    ['H1', [['x', 'y']], 'Range (Sheet1!H1:I1) exceeds grid limits. Max rows: 20, max columns: 8'],
    ['A1', [['x', ['y']]], 'Invalid values[0][1]: list_value ["y"]'],
    ['A1', [['x'.repeat(50_001)]], 'Your input contains more than the maximum of 50000 characters in a single cell.'],
  ])('refuses to write %s when it does not fit', async (range, values, message) => {
    expect(await refusal(write(range, values))).toMatchObject({ code: 400, message });
    expect(google.store.get(spreadsheetId)?.version).toBe(1);
  });

  it('refuses a write that does not say how it is meant', async () => {
    const answer = google.sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'A1',
      requestBody: { values: [] },
    });
    expect(await refusal(answer)).toMatchObject({
      code: 400,
      message: "'valueInputOption' is required but not specified",
    });
  });

  it('refuses a body with an unknown name', async () => {
    const requestBody = { values: [['x']], valueInputOption: 'RAW' };
    const where = { spreadsheetId, range: 'A1', valueInputOption: 'RAW' };
    expect(await refusal(google.sheets.spreadsheets.values.update({ ...where, requestBody }))).toMatchObject({
      code: 400,
      message: `Invalid JSON payload received. Unknown name "valueInputOption" at 'data': Cannot find field.`,
    });
  });
});

describe('values.batchUpdate', () => {
  it('counts rows, columns, cells and tabs over all ranges', async () => {
    const { data } = await google.sheets.spreadsheets.values.batchUpdate({
      spreadsheetId,
      requestBody: {
        valueInputOption: 'RAW',
        data: [
          { range: "'Sheet1'!A1:D1", values: [['A1', 'B1', '', 'D1']] },
          { range: "'Sheet1'!A4:D4", values: [['A4', 'B4', '', 'D4']] },
        ],
      },
    });
    expect(data).toMatchObject({
      totalUpdatedRows: 2,
      totalUpdatedColumns: 4,
      totalUpdatedCells: 8,
      totalUpdatedSheets: 1,
      responses: [{ updatedRange: 'Sheet1!A1:D1' }, { updatedRange: 'Sheet1!A4:D4' }],
    });
    expect((await read('A1:D4')).values).toEqual([['A1', 'B1', '', 'D1'], [], [], ['A4', 'B4', '', 'D4']]);
  });

  it('writes nothing when one range is wrong', async () => {
    const data = [
      { range: 'A1', values: [['x']] },
      { range: 'Nowhere!A1', values: [['y']] },
    ];
    const requestBody = { valueInputOption: 'RAW', data };
    expect(await refusal(google.sheets.spreadsheets.values.batchUpdate({ spreadsheetId, requestBody }))).toMatchObject({
      code: 400,
      message: 'Invalid data[1]: Unable to parse range: Nowhere!A1',
    });
    expect((await read('A1')).values).toBeUndefined();
  });
});

describe('values.append', () => {
  it('starts at the first cell of an empty tab and names no table', async () => {
    const data = await append('Sheet1', [['a', '', 'c']]);
    expect(data).toEqual({
      spreadsheetId,
      updates: {
        spreadsheetId,
        updatedRange: 'Sheet1!A1:C1',
        updatedRows: 1,
        updatedColumns: 3,
        updatedCells: 3,
      },
    });
  });

  // The example of Google's guide: a table at A1:C2, another at B4:D6.
  it.each([
    ['Sheet1', 'Sheet1!B4:D6', 'Sheet1!B7'],
    ['B4', 'Sheet1!B4:D6', 'Sheet1!B7'],
    ['C5:D5', 'Sheet1!B4:D6', 'Sheet1!B7'],
    ['B2:D4', 'Sheet1!B4:D6', 'Sheet1!B7'],
    ['A3:G10', 'Sheet1!B4:D6', 'Sheet1!B7'],
    ['A1', 'Sheet1!A1:C2', 'Sheet1!A3'],
    ['E4', undefined, 'Sheet1!E4'],
    ['A4', undefined, 'Sheet1!A4'],
  ])('asked for %s continues the table %s at %s', async (range, table, updated) => {
    await write('A1', [
      ['x', 'y', 'z'],
      ['x', null, 'z'],
      [],
      [null, 'a', 'b', 'c'],
      [null, 'a', null, 'c'],
      [null, 'a', 'b'],
    ]);
    const data = await append(range, [['new']]);
    expect(data.tableRange ?? undefined).toBe(table);
    expect(data.updates?.updatedRange).toBe(updated);
  });

  it('adds rows to the grid when it is full', async () => {
    await write('A20', [['last']]);
    expect((await append('A1:A', [['one'], ['two']])).updates?.updatedRange).toBe('Sheet1!A21:A22');
    expect((await read('Sheet1')).range).toBe('Sheet1!A1:H22');
  });

  it('overwrites what is below, or moves it down when told to insert rows', async () => {
    await write('A1', [['a'], [], ['below']]);
    await append('A1', [['b'], ['c']]);
    expect((await read('A:A')).values).toEqual([['a'], ['b'], ['c']]);
    await write('A5', [['below']]);
    await append('A1', [['d'], ['e']], { insertDataOption: 'INSERT_ROWS' });
    expect((await read('A:A')).values).toEqual([['a'], ['b'], ['c'], ['d'], ['e'], [], ['below']]);
    expect((await read('Sheet1')).range).toBe('Sheet1!A1:H22');
  });

  it('adds no columns', async () => {
    expect(await refusal(append('A1', [Array.from({ length: 9 }, () => 'x')]))).toMatchObject({
      code: 400,
      message: 'Range (Sheet1!A1:I1) exceeds grid limits. Max rows: 20, max columns: 8',
    });
  });
});

describe('values.clear and values.batchClear', () => {
  it('clears values and keeps formats', async () => {
    await write('A1', [['12%', 'x']], 'USER_ENTERED');
    const { data } = await google.sheets.spreadsheets.values.clear({ spreadsheetId, range: 'A:A' });
    expect(data).toEqual({ spreadsheetId, clearedRange: 'Sheet1!A1:A20' });
    await write('A1', [[0.5]]);
    expect((await read('A1:B1')).values).toEqual([['50%', 'x']]);
  });

  it('clears several ranges at once', async () => {
    await write('A1', [['a', 'b', 'c']]);
    const requestBody = { ranges: ['A1', 'Sheet1!C1:C2'] };
    const { data } = await google.sheets.spreadsheets.values.batchClear({ spreadsheetId, requestBody });
    expect(data).toEqual({ spreadsheetId, clearedRanges: ['Sheet1!A1', 'Sheet1!C1:C2'] });
    expect((await read('1:1')).values).toEqual([['', 'b']]);
  });
});

describe('two clients', () => {
  it('writing at once lose nothing', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all([
      ...rows.map((row) => write(`A${row + 1}`, [[`a${row}`]])),
      ...rows.map((row) => write(`B${row + 1}`, [[`b${row}`]])),
    ]);
    expect((await read('A1:B20')).values).toEqual(rows.map((row) => [`a${row}`, `b${row}`]));
    expect(google.store.get(spreadsheetId)?.version).toBe(41);
  });
});

describe('a workbook in ru_RU', () => {
  it('types and shows numbers, dates and truth by its locale', async () => {
    spreadsheetId = await create('ru_RU', 'Лист1');
    await write('A1', [['1 234,5', '1.5', '12,5%', 'истина', '05.03.2024', 'ООО «Ромашка»']], 'USER_ENTERED');
    expect((await read('A1:F1')).values).toEqual([
      ['1\u00A0234,50', '01.05', '12,50%', 'ИСТИНА', '05.03.2024', 'ООО «Ромашка»'],
    ]);
    expect((await read('A1:F1', { valueRenderOption: 'UNFORMATTED_VALUE' })).values).toEqual([
      [1234.5, 46143, 0.125, true, 45356, 'ООО «Ромашка»'],
    ]);
  });
});
