/** Faults of an answer's shape, as Google's own clients see them. */
import { describe, expect, it } from 'vitest';
import { type FaultyGoogle, startFaultyGoogle } from './faulty-google.ts';

async function batchGet({ sheets, spreadsheetId }: FaultyGoogle, ...ranges: string[]) {
  const options = { spreadsheetId, ranges, valueRenderOption: 'UNFORMATTED_VALUE' };
  return (await sheets.spreadsheets.values.batchGet(options)).data;
}

const ONE = { range: 'One!A1:A2', majorDimension: 'ROWS', values: [['One'], [1]] };
const TWO = { range: 'Two!A1:A2', majorDimension: 'ROWS', values: [['Two'], [3]] };

describe('schemaDrift', () => {
  it.each([
    ['missing', { majorDimension: 'ROWS', values: [['One'], [1]] }],
    ['renamed', { rangeV2: 'One!A1:A2', majorDimension: 'ROWS', values: [['One'], [1]] }],
    ['null', { range: null, majorDimension: 'ROWS', values: [['One'], [1]] }],
  ])('%s: a field of every range', async (change, expected) => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'schemaDrift', change, field: 'valueRanges.range' });
    expect((await batchGet(google, 'One!A1:A2')).valueRanges).toEqual([expected]);
  });

  it('text: numbers come as texts', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'schemaDrift', change: 'text', field: 'valueRanges.values' });
    expect((await batchGet(google, 'One!A1:A2')).valueRanges).toEqual([{ ...ONE, values: [['One'], ['1']] }]);
  });

  it('extraKeys: a hundred thousand of them', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'schemaDrift', change: 'extraKeys' });
    const answer = await batchGet(google, 'One!A1:A2', 'Two!A1:A2');
    expect(Object.keys(answer)).toHaveLength(100_002);
    expect(answer.valueRanges).toEqual([ONE, TWO]);
  });

  it('without a field changes the first one, and where the field is not, nothing', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'schemaDrift', change: 'missing', field: 'no.such' }, { nth: 1 });
    await google.ask({ kind: 'schemaDrift', change: 'missing' }, { nth: 2 });
    const first = await batchGet(google, 'One!A1:A2');
    expect(first).toEqual({ spreadsheetId: google.spreadsheetId, valueRanges: [ONE] });
    expect(await batchGet(google, 'One!A1:A2')).toEqual({ valueRanges: [ONE] });
    expect(await google.list()).toMatchObject([{ injected: 0 }, { injected: 1 }]);
  });
});

describe('ranges of batchGet', () => {
  it('rangesMissing: the last ones are not there', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'rangesMissing' });
    expect((await batchGet(google, 'One!A1:A2', 'Two!A1:A2')).valueRanges).toEqual([ONE]);
  });

  it('rangesReordered: the other way round', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'rangesReordered' });
    expect((await batchGet(google, 'One!A1:A2', 'Two!A1:A2')).valueRanges).toEqual([TWO, ONE]);
  });
});

describe('pages of Drive', () => {
  async function files(google: FaultyGoogle, options: object = {}) {
    return (await google.drive.files.list({ fields: '*', pageSize: 1, ...options })).data;
  }

  it('pagesLost: fewer files, and no word of more', async () => {
    const google = await startFaultyGoogle();
    expect((await files(google)).nextPageToken).toEqual(expect.any(String));
    await google.ask({ kind: 'pagesLost', keep: 1 });
    const { files: kept = [], nextPageToken, incompleteSearch } = await files(google, { pageSize: 100 });
    expect([kept.length, nextPageToken, incompleteSearch]).toEqual([1, undefined, false]);
  });

  it('pagesLost with `says`: Google’s own word for it', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'pagesLost', keep: 0, says: true });
    expect(await files(google)).toMatchObject({ files: [], incompleteSearch: true });
  });

  it('pageTokenInvalid: 400 for the page token, and the first page as ever', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'pageTokenInvalid' });
    const { nextPageToken } = await files(google);
    const second = files(google, { pageToken: nextPageToken });
    const errors = [expect.objectContaining({ location: 'pageToken', locationType: 'parameter' })];
    await expect(second).rejects.toMatchObject({ response: { status: 400, data: { error: { errors } } } });
  });
});
