import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, refusal, type Target } from './target.ts';

const GRID = { rowCount: 6, columnCount: 4 };
const CELLS = [['a1', 'b1', 'c1'], ['a2', 2.5, true], [], ['a4', '', 'c4']];
const WHOLE = [['a1', 'b1', 'c1'], ['a2', 2.5, true], [], ['a4', '', 'c4']];
let target: Target;
let spreadsheetId: string;

beforeAll(async () => {
  target = await openTarget();
  const titles = ['Sheet1', 'Two words', "Jon's Data", 'AB12', 'Лист'];
  const tabs = titles.map((title, sheetId) => ({ properties: { sheetId, title, gridProperties: GRID } }));
  const made = await target.create({ properties: { title: 'Book', locale: 'en_US' }, sheets: tabs });
  spreadsheetId = made.spreadsheetId ?? '';
  const data = titles.map((title) => ({ range: `'${title.replace("'", "''")}'!A1`, values: CELLS }));
  await target.sheets.spreadsheets.values.batchUpdate({
    spreadsheetId,
    requestBody: { valueInputOption: 'RAW', data: data.map(({ range, values }) => ({ range, values })) },
  });
  const range = { sheetId: 1, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
  const requests = [{ addNamedRange: { namedRange: { name: 'Суммы', range } } }];
  await target.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
});
afterAll(async () => {
  await target.close();
});

const read = async (range: string, options: object = {}) => {
  const where = { spreadsheetId, range, valueRenderOption: 'UNFORMATTED_VALUE' };
  return (await target.sheets.spreadsheets.values.get({ ...where, ...options })).data;
};
const get = async (options: sheets_v4.Params$Resource$Spreadsheets$Get) =>
  (await target.sheets.spreadsheets.get({ spreadsheetId, ...options })).data;

describe('A1 notation', () => {
  it.each([
    [
      'Sheet1!A1:B2',
      'Sheet1!A1:B2',
      [
        ['a1', 'b1'],
        ['a2', 2.5],
      ],
    ],
    ['Sheet1!A:A', 'Sheet1!A1:A6', [['a1'], ['a2'], [], ['a4']]],
    ['Sheet1!1:2', 'Sheet1!A1:D2', WHOLE.slice(0, 2)],
    ['Sheet1!A4:A', 'Sheet1!A4:A6', [['a4']]],
    ['Sheet1!B2:2', 'Sheet1!B2:D2', [[2.5, true]]],
    [
      'A1:B2',
      'Sheet1!A1:B2',
      [
        ['a1', 'b1'],
        ['a2', 2.5],
      ],
    ],
    ['Sheet1', 'Sheet1!A1:D6', WHOLE],
    ["'Two words'!A1", "'Two words'!A1", [['a1']]],
    ["'Two words'", "'Two words'!A1:D6", WHOLE],
    ['Two words!B2', "'Two words'!B2", [[2.5]]],
    ["'Jon''s Data'!A4:C4", "'Jon''s Data'!A4:C4", [['a4', '', 'c4']]],
    ["'AB12'!A1", "'AB12'!A1", [['a1']]],
    ['Лист!C1:C', 'Лист!C1:C6', [['c1'], [true], [], ['c4']]],
    ['Суммы', "'Two words'!A2:B2", [['a2', 2.5]]],
    [
      'Sheet1!$A$1:B$2',
      'Sheet1!A1:B2',
      [
        ['a1', 'b1'],
        ['a2', 2.5],
      ],
    ],
    [
      'Sheet1!B2:A1',
      'Sheet1!A1:B2',
      [
        ['a1', 'b1'],
        ['a2', 2.5],
      ],
    ],
    ['Sheet1!A3:D3', 'Sheet1!A3:D3', undefined],
    ['Sheet1!A1:Z100', 'Sheet1!A1:D6', WHOLE],
  ])('%s is %s', async (asked, answered, values) => {
    const data = await read(asked);
    expect([data.range, data.values ?? undefined]).toEqual([answered, values]);
  });

  it.each(['Nowhere!A1', 'Sheet1!A1:B2:C3', 'Sheet1!', "'Sheet1", 'Sheet1!1A', ''])(
    '%j cannot be parsed',
    async (range) => {
      const answer = target.sheets.spreadsheets.values.batchGet({ spreadsheetId, ranges: [range] });
      expect(await refusal(answer)).toEqual({
        code: 400,
        status: 'INVALID_ARGUMENT',
        message: `Unable to parse range: ${range}`,
      });
    },
  );

  it('beyond the grid is refused with the size of the grid', async () => {
    expect(await refusal(read('Sheet1!E1'))).toMatchObject({
      code: 400,
      message: 'Range (Sheet1!E1) exceeds grid limits. Max rows: 6, max columns: 4',
    });
  });
});

describe('values by column', () => {
  it('are the same cells: "if majorDimension=COLUMNS, [[1,3],[2,4]]"', async () => {
    expect((await read('Sheet1!A1:C2', { majorDimension: 'COLUMNS' })).values).toEqual([
      ['a1', 'a2'],
      ['b1', 2.5],
      ['c1', true],
    ]);
  });
});

describe('an option that says nothing', () => {
  it('is the default where there is one, and missing where there is none', async () => {
    expect((await read('Sheet1!A1', { majorDimension: 'DIMENSION_UNSPECIFIED' })).majorDimension).toBe('ROWS');
    const answer = target.sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'Sheet1!A1',
      valueInputOption: 'INPUT_VALUE_OPTION_UNSPECIFIED',
      requestBody: { values: [['x']] },
    });
    expect(await refusal(answer)).toMatchObject({
      code: 400,
      message: "'valueInputOption' is required but not specified",
    });
  });
});

describe('spreadsheets.get', () => {
  it('answers only the tabs that ranges name, and their cells only when asked', async () => {
    const without = await get({ ranges: ['Лист!B2', 'Sheet1!A1'] });
    expect(without.sheets?.map(({ properties, data }) => [properties?.title, data])).toEqual([
      ['Sheet1', undefined],
      ['Лист', undefined],
    ]);
    const { sheets } = await get({ ranges: ['Лист!B2', 'Лист!A1'], includeGridData: true });
    const shown = sheets?.[0]?.data?.map(({ startRow, startColumn, rowData }) => [
      startRow,
      startColumn,
      rowData?.[0]?.values?.[0]?.formattedValue,
    ]);
    expect(shown).toEqual([
      [1, 1, '2.5'],
      [undefined, undefined, 'a1'],
    ]);
  });

  it('answers what a mask names and nothing else: "includeGridData is ignored if a field mask was set"', async () => {
    const fields = 'sheets(properties.title)';
    expect(await get({ ranges: ['Лист!A1'], includeGridData: true, fields })).toEqual({
      sheets: [{ properties: { title: 'Лист' } }],
    });
    const withCells = 'sheets.data.rowData.values.effectiveValue';
    expect(await get({ ranges: ['Лист!A1:B1'], fields: withCells })).toEqual({
      sheets: [
        {
          data: [
            {
              rowData: [
                { values: [{ effectiveValue: { stringValue: 'a1' } }, { effectiveValue: { stringValue: 'b1' } }] },
              ],
            },
          ],
        },
      ],
    });
  });

  it('of a spreadsheet that is not there, or not known by that name, is 404', async () => {
    expect(await refusal(get({ spreadsheetId: 'nowhere' }))).toEqual({
      code: 404,
      status: 'NOT_FOUND',
      message: 'Requested entity was not found.',
    });
  });

  it.each(['sheets(', 'nonsense', 'sheets.properties.colour', 'sheets(properties(title)'])(
    'refuses the mask %j',
    async (fields) => {
      expect(await refusal(get({ fields }))).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    },
  );
});

describe('an unknown name', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['a parameter of the query', () => read('Sheet1!A1', { colour: 'red' })],
    ['an option', () => read('Sheet1!A1', { valueRenderOption: 'PRETTY' })],
    ['a dimension', () => read('Sheet1!A1', { majorDimension: 'DEPTH' })],
    [
      'a field of a body',
      () =>
        target.sheets.spreadsheets.values.update({
          spreadsheetId,
          range: 'Sheet1!A1',
          valueInputOption: 'RAW',
          requestBody: { values: [['x']], colour: 'red' } as object,
        }),
    ],
    [
      'an input option',
      () =>
        target.sheets.spreadsheets.values.update({
          spreadsheetId,
          range: 'Sheet1!A1',
          valueInputOption: 'TYPED',
          requestBody: { values: [['x']] },
        }),
    ],
    [
      'an insert option',
      () =>
        target.sheets.spreadsheets.values.append({
          spreadsheetId,
          range: 'Sheet1!A1',
          valueInputOption: 'RAW',
          insertDataOption: 'SQUEEZE',
          requestBody: { values: [['x']] },
        }),
    ],
  ])('as %s is refused, and nothing is changed', async (_, ask) => {
    expect(await refusal(ask())).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    expect((await read('Sheet1!A1')).values).toEqual([['a1']]);
  });
});
