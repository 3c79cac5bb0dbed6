import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Book, columns, deleteRows, insertRows, moveRows, openBook, rows } from './book.ts';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let book: Book;

beforeAll(async () => {
  google = await startStandIn();
});
afterAll(async () => {
  await google.close();
});
beforeEach(async () => {
  book = await openBook(google);
});

const create = (
  metadataId: number,
  location: sheets_v4.Schema$DeveloperMetadataLocation,
  metadataKey = 'key',
  metadataValue = 'value',
) => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataId, metadataKey, metadataValue, location, visibility: 'DOCUMENT' },
  },
});
const search = async (...dataFilters: sheets_v4.Schema$DataFilter[]) => {
  const { spreadsheetId } = book;
  const { data } = await google.sheets.spreadsheets.developerMetadata.search({
    spreadsheetId,
    requestBody: { dataFilters },
  });
  return data.matchedDeveloperMetadata;
};
const found = async (...dataFilters: sheets_v4.Schema$DataFilter[]) =>
  (await search(...dataFilters))?.map(({ developerMetadata }) => developerMetadata?.metadataId);
const get = async (metadataId: number) =>
  (await google.sheets.spreadsheets.developerMetadata.get({ spreadsheetId: book.spreadsheetId, metadataId })).data;

describe('createDeveloperMetadata', () => {
  it('answers what it created, with an id and the type of the location', async () => {
    const location = { dimensionRange: { dimension: 'ROWS', startIndex: 6, endIndex: 7 } };
    const developerMetadata = { location, visibility: 'DOCUMENT', metadataKey: 'Sales', metadataValue: '2022' };
    const { replies } = await book.batch({ createDeveloperMetadata: { developerMetadata } });
    const created = {
      ...developerMetadata,
      metadataId: expect.any(Number),
      location: { ...location, locationType: 'ROW' },
    };
    expect(replies).toEqual([{ createDeveloperMetadata: { developerMetadata: created } }]);
    expect(await get(replies?.[0]?.createDeveloperMetadata?.developerMetadata?.metadataId ?? 0)).toEqual(created);
  });

  it('ties to a workbook, a tab, a row or a column, and each is answered where it is', async () => {
    await book.batch(
      create(1, { spreadsheet: true }),
      create(2, { sheetId: 0 }),
      create(3, { dimensionRange: rows(1, 2) }),
      create(4, { dimensionRange: columns(0, 1) }),
    );
    const { developerMetadata, sheets } = await book.get({ ranges: ['One!A1:B2'], includeGridData: true });
    expect(developerMetadata).toMatchObject([
      { metadataId: 1, location: { locationType: 'SPREADSHEET', spreadsheet: true } },
    ]);
    expect(sheets?.[0]?.developerMetadata).toMatchObject([
      { metadataId: 2, location: { locationType: 'SHEET', sheetId: 0 } },
    ]);
    expect(sheets?.[0]?.data?.[0]?.rowMetadata?.map((row) => row.developerMetadata?.[0]?.metadataId)).toEqual([
      undefined,
      3,
    ]);
    expect(sheets?.[0]?.data?.[0]?.columnMetadata?.[0]?.developerMetadata).toMatchObject([{ metadataId: 4 }]);
  });

  it.each<[string, sheets_v4.Schema$DeveloperMetadata, string]>([
    [
      'an id in use',
      { metadataId: 1, metadataKey: 'k', visibility: 'DOCUMENT', location: { spreadsheet: true } },
      'Cannot add developer metadata with ID [1] because developer metadata with that ID already exists.',
    ],
    [
      'no key',
      { visibility: 'DOCUMENT', location: { spreadsheet: true } },
      'Developer metadata must always have a key specified.',
    ],
    [
      'no visibility',
      { metadataKey: 'k', location: { spreadsheet: true } },
      'Developer metadata must always have visibility specified.',
    ],
    [
      'two rows',
      { metadataKey: 'k', visibility: 'DOCUMENT', location: { dimensionRange: rows(0, 2) } },
      'Developer metadata can only be associated with a single row or column that is in the grid.',
    ],
  ])('refuses %s', async (_, developerMetadata, message) => {
    await book.batch(create(1, { spreadsheet: true }));
    expect(await refusal(book.batch({ createDeveloperMetadata: { developerMetadata } }))).toMatchObject({
      code: 400,
      message: `Invalid requests[0].createDeveloperMetadata: ${message}`,
    });
  });
});

describe('metadata of a row', () => {
  it('remains with the row it was first associated with, and is deleted with it', async () => {
    await book.batch(create(1, { dimensionRange: rows(4, 5) }), insertRows(4, 5), moveRows(5, 6, 1));
    expect((await get(1)).location?.dimensionRange).toEqual({ dimension: 'ROWS', startIndex: 1, endIndex: 2 });
    await book.batch(deleteRows(1, 2));
    expect(await refusal(get(1))).toEqual({
      code: 404,
      status: 'NOT_FOUND',
      message: 'No developer metadata with ID 1',
    });
  });

  it('is deleted with its tab', async () => {
    await book.batch(
      create(1, { dimensionRange: rows(0, 1, 7) }),
      create(2, { sheetId: 7 }),
      create(3, { sheetId: 0 }),
    );
    await book.batch({ deleteSheet: { sheetId: 7 } });
    expect(await found({ developerMetadataLookup: { metadataKey: 'key' } })).toEqual([3]);
  });
});

describe('developerMetadata.search', () => {
  beforeEach(async () => {
    await book.batch(
      create(1, { spreadsheet: true }),
      create(2, { sheetId: 0 }),
      create(3, { dimensionRange: rows(2, 3) }, 'row'),
      create(4, { dimensionRange: columns(1, 2) }, 'column', 'other'),
      create(5, { dimensionRange: rows(2, 3, 7) }, 'row'),
    );
  });

  it.each<[sheets_v4.Schema$DeveloperMetadataLookup, number[] | undefined]>([
    [{ metadataId: 3 }, [3]],
    [{ metadataKey: 'row' }, [3, 5]],
    [{ metadataKey: 'row', locationType: 'COLUMN' }, undefined],
    [{ metadataValue: 'other' }, [4]],
    [{ visibility: 'PROJECT' }, undefined],
    [{ locationType: 'SPREADSHEET' }, [1]],
    [{ metadataLocation: { sheetId: 0 } }, [2, 3, 4]],
    [{ metadataLocation: { sheetId: 0 }, locationMatchingStrategy: 'EXACT_LOCATION' }, [2]],
    [{ metadataLocation: { dimensionRange: rows(2, 3) } }, [2, 3, 4]],
    [{ metadataLocation: { dimensionRange: rows(3, 4) } }, [2, 4]],
    [{ metadataLocation: { dimensionRange: rows(2, 3) }, locationMatchingStrategy: 'EXACT_LOCATION' }, [3]],
    [{ metadataLocation: { spreadsheet: true } }, [1]],
  ])('by %j finds %j', async (developerMetadataLookup, expected) => {
    expect(await found({ developerMetadataLookup })).toEqual(expected);
  });

  it('finds by a range whatever is on a location that intersects it', async () => {
    expect(await found({ a1Range: 'One!A3:A3' })).toEqual([2, 3]);
    expect(await found({ gridRange: { sheetId: 7 } })).toEqual([5]);
  });

  it('names with every match all filters that match it', async () => {
    const [one, other] = [{ developerMetadataLookup: { metadataId: 3 } }, { a1Range: 'One!B3' }];
    const matched = await search(one, other);
    expect(matched?.map(({ developerMetadata, dataFilters }) => [developerMetadata?.metadataId, dataFilters])).toEqual([
      [3, [one, other]],
      [2, [other]],
      [4, [other]],
    ]);
  });

  it('refuses what the reference forbids', async () => {
    const lookup = { metadataKey: 'x', locationMatchingStrategy: 'EXACT_LOCATION' };
    expect(await refusal(search({ developerMetadataLookup: lookup }))).toMatchObject({ code: 400 });
    expect(await refusal(search({}))).toMatchObject({ code: 400 });
  });
});

describe('updateDeveloperMetadata and deleteDeveloperMetadata', () => {
  it('answer the metadata that they changed', async () => {
    await book.batch(create(1, { dimensionRange: rows(2, 3) }), create(2, { spreadsheet: true }));
    const dataFilter = { developerMetadataLookup: { metadataId: 1 } };
    const dataFilters = [dataFilter];
    const developerMetadata = { location: { sheetId: 7 }, metadataKey: 'SalesUpdated' };
    const update = { dataFilters, developerMetadata, fields: 'location,metadataKey' };
    const expected = {
      metadataId: 1,
      metadataKey: 'SalesUpdated',
      metadataValue: 'value',
      location: { locationType: 'SHEET', sheetId: 7 },
      visibility: 'DOCUMENT',
    };
    expect((await book.batch({ updateDeveloperMetadata: update })).replies).toEqual([
      { updateDeveloperMetadata: { developerMetadata: [expected] } },
    ]);
    const deletion = await book.batch({ deleteDeveloperMetadata: { dataFilter } });
    expect(deletion.replies).toEqual([{ deleteDeveloperMetadata: { deletedDeveloperMetadata: [expected] } }]);
    expect(await found({ developerMetadataLookup: { metadataKey: 'key' } })).toEqual([2]);
  });
});

describe('data filters', () => {
  beforeEach(async () => {
    await book.batch(create(1, { dimensionRange: rows(1, 2) }), create(2, { dimensionRange: columns(1, 2) }));
    await book.write('A1', [
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
  const byId = (metadataId: number) => ({ developerMetadataLookup: { metadataId } });

  it('choose values: values.batchGetByDataFilter', async () => {
    const { data } = await google.sheets.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId: book.spreadsheetId,
      requestBody: { dataFilters: [byId(1), { a1Range: 'A2:F2' }, byId(2)], majorDimension: 'ROWS' },
    });
    expect(data.valueRanges).toEqual([
      {
        valueRange: { range: 'One!A2:F2', majorDimension: 'ROWS', values: [['c', 'd']] },
        dataFilters: [byId(1), { a1Range: 'A2:F2' }],
      },
      {
        valueRange: { range: 'One!B1:B10', majorDimension: 'ROWS', values: [['b'], ['d']] },
        dataFilters: [byId(2)],
      },
    ]);
  });

  it('choose where values go: values.batchUpdateByDataFilter', async () => {
    const { data } = await google.sheets.spreadsheets.values.batchUpdateByDataFilter({
      spreadsheetId: book.spreadsheetId,
      requestBody: { valueInputOption: 'RAW', data: [{ dataFilter: byId(1), values: [['x', 'y', 'z']] }] },
    });
    expect(data).toEqual({
      spreadsheetId: book.spreadsheetId,
      totalUpdatedRows: 1,
      totalUpdatedColumns: 3,
      totalUpdatedCells: 3,
      totalUpdatedSheets: 1,
      responses: [
        { updatedRange: 'One!A2:C2', updatedRows: 1, updatedColumns: 3, updatedCells: 3, dataFilter: byId(1) },
      ],
    });
    const tooMuch = google.sheets.spreadsheets.values.batchUpdateByDataFilter({
      spreadsheetId: book.spreadsheetId,
      requestBody: { valueInputOption: 'RAW', data: [{ dataFilter: byId(1), values: [['x'], ['y']] }] },
    });
    expect(await refusal(tooMuch)).toMatchObject({ code: 400, message: expect.stringMatching(/^Invalid data\[0\]: /) });
  });

  it('choose what is cleared: values.batchClearByDataFilter', async () => {
    const { data } = await google.sheets.spreadsheets.values.batchClearByDataFilter({
      spreadsheetId: book.spreadsheetId,
      requestBody: { dataFilters: [byId(2)] },
    });
    expect(data.clearedRanges).toEqual(['One!B1:B10']);
    expect(await book.read('A1:B2')).toEqual([['a'], ['c']]);
  });

  it('choose what of a workbook is answered: spreadsheets.getByDataFilter', async () => {
    const { data } = await google.sheets.spreadsheets.getByDataFilter({
      spreadsheetId: book.spreadsheetId,
      requestBody: { dataFilters: [byId(1)], includeGridData: true },
    });
    expect(data.sheets?.map(({ properties }) => properties?.title)).toEqual(['One']);
    expect(data.sheets?.[0]?.data?.[0]).toMatchObject({
      startRow: 1,
      rowMetadata: [{ pixelSize: 21 }],
      rowData: [{ values: [{ formattedValue: 'c' }, { formattedValue: 'd' }] }],
    });
  });
});
