import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHEETS_SCHEMA } from '../../local/google/api-schema.ts';
import { isJsonObject } from '../../local/google/json.ts';
import { REQUEST_KINDS } from '../../local/google/request-kinds.ts';
import type { Kind } from './kind-example.ts';
import { KIND_EXAMPLES } from './kinds.ts';
import { openTarget, refusal, type Target } from './target.ts';

const GRID = { rowCount: 10, columnCount: 6 };
const KINDS = [...(SHEETS_SCHEMA.messages.get('Request')?.keys() ?? [])] as Kind[];
const SUPPORTED = Object.keys(REQUEST_KINDS) as Kind[];
let target: Target;

beforeAll(async () => {
  target = await openTarget();
});
afterAll(async () => {
  await target.close();
});

const newBook = async () => {
  const tabs = [
    { properties: { sheetId: 0, title: 'One', gridProperties: GRID } },
    { properties: { sheetId: 7, title: 'Two', gridProperties: GRID } },
  ];
  const { spreadsheetId } = await target.create({ properties: { title: 'Book', locale: 'en_US' }, sheets: tabs });
  return spreadsheetId ?? '';
};
const send = async (spreadsheetId: string, requests: sheets_v4.Schema$Request[]) =>
  (await target.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })).data.replies;

const format = (userEnteredFormat: sheets_v4.Schema$CellFormat): sheets_v4.Schema$Request => ({
  repeatCell: { range: { sheetId: 0 }, cell: { userEnteredFormat }, fields: 'userEnteredFormat' },
});

const EMPTY = expect.toSatisfy((value: object) => Object.keys(value).length === 0, 'is empty');

/** An empty object stands for nothing at all, not for whatever there is. */
function exact(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(exact);
  if (!isJsonObject(expected) || Object.getPrototypeOf(expected) !== Object.prototype) return expected;
  const entries = Object.entries(expected);
  return entries.length === 0 ? EMPTY : Object.fromEntries(entries.map(([name, value]) => [name, exact(value)]));
}

describe('spreadsheets.batchUpdate', () => {
  it.each(SUPPORTED)('carries out %s, and it is seen', async (kind) => {
    const example = KIND_EXAMPLES[kind];
    if (!example) throw new Error(`There is no example of ${kind}.`);
    const spreadsheetId = await newBook();
    const { cells, before = [], request, reply, shows } = example;
    if (cells) {
      const where = { spreadsheetId, range: 'One!A1', valueInputOption: 'RAW' };
      await target.sheets.spreadsheets.values.update({
        ...where,
        requestBody: { values: cells.map((row) => [...row]) },
      });
    }
    if (before.length > 0) await send(spreadsheetId, [...before]);
    const replies = await send(spreadsheetId, [{ [kind]: request }]);
    if (reply) expect(replies).toMatchObject([reply]);
    else expect(replies).toEqual([{}]);
    const { data } = await target.sheets.spreadsheets.get({ spreadsheetId, fields: shows[0] });
    if (Object.keys(shows[1]).length === 0) expect(data).toEqual({});
    else expect(data).toMatchObject(exact(shows[1]) as object);
  });

  it('has no example of what is not supported', () => {
    expect(Object.keys(KIND_EXAMPLES).sort()).toEqual([...SUPPORTED].sort());
  });
});

describe.skipIf(process.env['SVOD_CONFORMANCE_BASE_URL'])('the stand-in', () => {
  it.each(KINDS.filter((kind) => !SUPPORTED.includes(kind)))('lacks %s and says so', async (kind) => {
    const spreadsheetId = await newBook();
    expect(await refusal(send(spreadsheetId, [{ [kind]: {} }]))).toMatchObject({
      code: 501,
      message: expect.stringContaining(`the request ${kind} of spreadsheets.batchUpdate`),
    });
  });
});

describe('a kind of request', () => {
  it('that Google does not have is refused, also among others', async () => {
    const spreadsheetId = await newBook();
    const wrong = { paintSheet: { colour: 'red' } } as sheets_v4.Schema$Request;
    const right = { updateSpreadsheetProperties: { properties: { title: 'New' }, fields: 'title' } };
    expect(await refusal(send(spreadsheetId, [right, wrong]))).toMatchObject({
      code: 400,
      message: expect.stringContaining('Unknown name "paintSheet" at \'requests[1]\': Cannot find field.'),
    });
    const { data } = await target.sheets.spreadsheets.get({ spreadsheetId, fields: 'properties.title' });
    expect(data).toEqual({ properties: { title: 'Book' } });
  });

  it('is exactly one', async () => {
    const spreadsheetId = await newBook();
    expect(await refusal(send(spreadsheetId, [{}]))).toMatchObject({ code: 400 });
    const both = { deleteSheet: { sheetId: 7 }, clearBasicFilter: { sheetId: 0 } };
    expect(await refusal(send(spreadsheetId, [both]))).toMatchObject({ code: 400 });
    expect(await refusal(send(spreadsheetId, []))).toMatchObject({ code: 400 });
  });

  it.each<[string, sheets_v4.Schema$Request]>([
    ['an alignment', format({ horizontalAlignment: 'MIDDLE' })],
    ['a vertical alignment', format({ verticalAlignment: 'CENTER' })],
    ['a wrapping', format({ wrapStrategy: 'FOLD' })],
    ['a type of number', format({ numberFormat: { type: 'MONEY' } })],
    ['a theme colour', format({ backgroundColorStyle: { themeColor: 'ACCENT7' } })],
    ['a type of sheet', { addSheet: { properties: { sheetType: 'TABLE' } } }],
    ['a type of merge', { mergeCells: { range: { sheetId: 0 }, mergeType: 'MERGE_SOME' } }],
    ['a type of paste', { copyPaste: { source: {}, destination: {}, pasteType: 'PASTE_SOME' } }],
    ['two places for one', { updateCells: { range: { sheetId: 0 }, start: { sheetId: 0 }, rows: [], fields: '*' } }],
  ])('with %s that Google does not know is refused', async (_, request) => {
    expect(await refusal(send(await newBook(), [request]))).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
  });
});
