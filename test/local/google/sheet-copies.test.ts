import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, openBook, rows } from './book.ts';
import { openStore, refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let book: Book;

beforeAll(async () => {
  google = await startStandIn();
});
afterAll(async () => {
  await google.close();
});

const OBJECTS = 'merges,conditionalFormats,protectedRanges,basicFilter,charts,bandedRanges,rowGroups,data(rowMetadata)';

/** A tab with one of everything that can lie on it. */
beforeEach(async () => {
  book = await openBook(google);
  await book.write('One!A1', [['x', 'y'], [1]]);
  await book.batch(
    { mergeCells: { range: area(4, 6, 0, 2), mergeType: 'MERGE_ALL' } },
    {
      addConditionalFormatRule: {
        rule: { ranges: [area(0, 5, 0, 1)], booleanRule: { condition: { type: 'NOT_BLANK' }, format: {} } },
      },
    },
    { addProtectedRange: { protectedRange: { range: area(0, 1, 0, 1) } } },
    { setBasicFilter: { filter: { range: area(0, 3, 0, 2) } } },
    { addBanding: { bandedRange: { bandedRangeId: 3, range: area(0, 3, 0, 2), rowProperties: {} } } },
    {
      addChart: {
        chart: {
          chartId: 4,
          spec: {
            pieChart: {
              domain: { sourceRange: { sources: [area(0, 2, 0, 1)] } },
              series: { sourceRange: { sources: [area(0, 2, 0, 1, 7)] } },
            },
          },
          position: { overlayPosition: { anchorCell: { rowIndex: 1 } } },
        },
      },
    },
    { addDimensionGroup: { range: rows(1, 3) } },
    { updateDimensionProperties: { range: rows(0, 1), properties: { pixelSize: 50 }, fields: 'pixelSize' } },
    { addNamedRange: { namedRange: { name: 'Name', range: area(0, 1, 0, 1) } } },
    {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: 'k',
          visibility: 'DOCUMENT',
          location: { dimensionRange: rows(2, 3) },
        },
      },
    },
  );
});

describe('duplicateSheet', () => {
  it('copies the tab with all that lies on it but its protection', async () => {
    const { replies } = await book.batch({
      duplicateSheet: { sourceSheetId: 0, newSheetId: 9, insertSheetIndex: 1, newSheetName: 'Three' },
    });
    expect(replies).toEqual([
      {
        duplicateSheet: {
          properties: {
            sheetId: 9,
            title: 'Three',
            index: 1,
            sheetType: 'GRID',
            gridProperties: { rowCount: 10, columnCount: 6 },
          },
        },
      },
    ]);
    expect(await book.read('Three')).toEqual([['x', 'y'], [1]]);
    const { data, ...objects } = await book.sheet(OBJECTS, 9);
    expect(objects).toMatchObject({
      merges: [area(4, 6, 0, 2, 9)],
      conditionalFormats: [{ ranges: [area(0, 5, 0, 1, 9)] }],
      basicFilter: { range: area(0, 3, 0, 2, 9) },
      bandedRanges: [{ bandedRangeId: expect.not.toBeOneOf([3]), range: area(0, 3, 0, 2, 9) }],
      charts: [
        {
          chartId: expect.not.toBeOneOf([4]),
          position: { overlayPosition: { anchorCell: { sheetId: 9, rowIndex: 1 } } },
          spec: {
            pieChart: {
              domain: { sourceRange: { sources: [area(0, 2, 0, 1, 9)] } },
              series: { sourceRange: { sources: [area(0, 2, 0, 1, 7)] } },
            },
          },
        },
      ],
      rowGroups: [{ range: { sheetId: 9, dimension: 'ROWS', startIndex: 1, endIndex: 3 }, depth: 1 }],
    });
    expect(objects.protectedRanges).toBeUndefined();
    expect(data?.[0]?.rowMetadata?.slice(0, 3)).toMatchObject([
      { pixelSize: 50 },
      { pixelSize: 21 },
      { pixelSize: 21, developerMetadata: [{ metadataKey: 'k' }] },
    ]);
    const { namedRanges } = await book.get({ fields: 'namedRanges' });
    expect(namedRanges?.map(({ name, range }) => [name, range?.sheetId])).toEqual([
      ['Name', undefined],
      ['Three!Name', 9],
    ]);
  });

  it('puts the copy first and names it where nothing is told', async () => {
    await book.batch({ duplicateSheet: { sourceSheetId: 7 } }, { duplicateSheet: { sourceSheetId: 7 } });
    const { sheets } = await book.get({ fields: 'sheets.properties.title' });
    expect(sheets?.map(({ properties }) => properties?.title)).toEqual(['Copy of Two 2', 'Copy of Two', 'One', 'Two']);
  });

  it.each([
    [{ sourceSheetId: 99 }, 'No sheet with id: 99'],
    [{ newSheetId: 7 }, 'Sheet with id 7 already exists.'],
    [{ newSheetName: 'two' }, 'A sheet with the name "two" already exists. Please enter another name.'],
  ])('refuses %j', async (request, message) => {
    expect(await refusal(book.batch({ duplicateSheet: { sourceSheetId: 0, ...request } }))).toMatchObject({
      code: 400,
      message: `Invalid requests[0].duplicateSheet: ${message}`,
    });
  });
});

describe('sheets.copyTo', () => {
  it('puts a copy behind the tabs of another workbook, and charts lose what lies on other tabs', async () => {
    const other = await openBook(google);
    const { data } = await google.sheets.spreadsheets.sheets.copyTo({
      spreadsheetId: book.spreadsheetId,
      sheetId: 0,
      requestBody: { destinationSpreadsheetId: other.spreadsheetId },
    });
    expect(data).toEqual({
      sheetId: expect.any(Number),
      title: 'Copy of One',
      index: 2,
      sheetType: 'GRID',
      gridProperties: { rowCount: 10, columnCount: 6 },
    });
    const sheetId = data.sheetId ?? 0;
    expect(await other.read("'Copy of One'")).toEqual([['x', 'y'], [1]]);
    expect(await other.sheet(OBJECTS, sheetId)).toMatchObject({
      merges: [area(4, 6, 0, 2, sheetId)],
      charts: [{ spec: { pieChart: { series: { sourceRange: { sources: [] } } } } }],
      rowGroups: [{ range: { sheetId } }],
    });
    expect((await other.get({ fields: 'namedRanges' })).namedRanges).toMatchObject([
      { name: 'Name', range: { sheetId } },
    ]);
    const { spreadsheetId } = book;
    const nowhere = google.sheets.spreadsheets.sheets.copyTo({
      spreadsheetId,
      sheetId: 0,
      requestBody: { destinationSpreadsheetId: 'x' },
    });
    expect(await refusal(nowhere)).toMatchObject({ code: 404 });
  });

  it('is read again from the disk as it was, and so is all that lies on tabs', async () => {
    await google.sheets.spreadsheets.sheets.copyTo({
      spreadsheetId: book.spreadsheetId,
      sheetId: 0,
      requestBody: { destinationSpreadsheetId: book.spreadsheetId },
    });
    const again = openStore(google.folder);
    again.close();
    expect(again.get(book.spreadsheetId)?.workbook).toEqual(google.store.get(book.spreadsheetId)?.workbook);
  });
});
