import type { sheets_v4 } from '@googleapis/sheets';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaOfRange, containsArea, intersection } from '../../../local/google/grid-range.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../local/google/json.ts';
import { mergesOf } from '../../../local/google/merges.ts';
import { mapPlaces } from '../../../local/google/message-ranges.ts';
import { REQUEST_KINDS } from '../../../local/google/request-kinds.ts';
import { OBJECT_MESSAGES } from '../../../local/google/sheet-objects.ts';
import {
  gridArea,
  type ObjectList,
  objectsOf,
  type SheetGridRange,
  type Workbook,
} from '../../../local/google/workbook.ts';
import { area, type Book, openBook } from './book.ts';
import { openStore, refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;

beforeAll(async () => {
  google = await startStandIn();
});
afterAll(async () => {
  await google.close();
});

const index = fc.nat(7);
const range = fc
  .tuple(index, index, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 7))
  .map(([row, column, height, width, sheetId]) => area(row, row + height, column, column + width, sheetId));
const dimension = fc
  .tuple(index, fc.integer({ min: 1, max: 3 }), fc.constantFrom('ROWS', 'COLUMNS'), fc.constantFrom(0, 7))
  .map(([startIndex, count, name, sheetId]) => ({
    sheetId,
    dimension: name,
    startIndex,
    endIndex: startIndex + count,
  }));
const shiftDimension = fc.constantFrom('ROWS', 'COLUMNS');
const cell = { userEnteredValue: { formulaValue: '=SUM(One!A1:B4)' }, note: 'n' };
const condition = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=A3>1' }] };

/** Requests of many kinds: most can be carried out, some cannot. */
const request: fc.Arbitrary<sheets_v4.Schema$Request> = fc.oneof(
  dimension.map((own) => ({ insertDimension: { range: own } })),
  dimension.map((own) => ({ deleteDimension: { range: own } })),
  fc.tuple(dimension, index).map(([source, destinationIndex]) => ({ moveDimension: { source, destinationIndex } })),
  fc.tuple(range, shiftDimension).map(([own, name]) => ({ insertRange: { range: own, shiftDimension: name } })),
  fc.tuple(range, shiftDimension).map(([own, name]) => ({ deleteRange: { range: own, shiftDimension: name } })),
  fc
    .tuple(range, fc.constantFrom('MERGE_ALL', 'MERGE_ROWS', 'MERGE_COLUMNS'))
    .map(([own, mergeType]) => ({ mergeCells: { range: own, mergeType } })),
  range.map((own) => ({ repeatCell: { range: own, cell, fields: 'userEnteredValue,note' } })),
  fc.tuple(range, range).map(([source, destination]) => ({ copyPaste: { source, destination } })),
  fc.tuple(range, index, index).map(([source, rowIndex, columnIndex]) => ({
    cutPaste: { source, destination: { sheetId: source.sheetId ?? 0, rowIndex, columnIndex } },
  })),
  range.map((own) => ({ addProtectedRange: { protectedRange: { range: own } } })),
  fc
    .tuple(range, fc.integer({ min: 0, max: 999 }))
    .map(([own, number]) => ({ addNamedRange: { namedRange: { name: `name_${number}`, range: own } } })),
  range.map((own) => ({
    addConditionalFormatRule: { rule: { ranges: [own], booleanRule: { condition, format: {} } } },
  })),
  range.map((own) => ({ setBasicFilter: { filter: { range: own } } })),
  range.map((own) => ({ addBanding: { bandedRange: { range: own, rowProperties: {} } } })),
  dimension.map((own) => ({ addDimensionGroup: { range: own } })),
  dimension.map((own) => ({
    updateDimensionProperties: { range: own, properties: { pixelSize: 33 }, fields: 'pixelSize' },
  })),
  dimension.map((own) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: 'k',
        visibility: 'DOCUMENT',
        location: { dimensionRange: { ...own, endIndex: own.startIndex + 1 } },
      },
    },
  })),
  range.map((own) => ({
    addChart: {
      chart: {
        spec: { pieChart: { series: { sourceRange: { sources: [own] } } } },
        position: { overlayPosition: { anchorCell: { sheetId: 7, rowIndex: 1, columnIndex: 1 } } },
      },
    },
  })),
  fc.integer({ min: 5, max: 12 }).map((rowCount) => ({
    updateSheetProperties: { properties: { gridProperties: { rowCount } }, fields: 'gridProperties.rowCount' },
  })),
  fc.constant({ duplicateSheet: { sourceSheetId: 0 } }),
);

/** All requests that can be carried out, one by one; those that cannot are refused as Google refuses. */
async function carryOut(book: Book, requests: readonly sheets_v4.Schema$Request[]): Promise<void> {
  for (const each of requests) {
    const version = google.store.get(book.spreadsheetId)?.version;
    const answer = book.batch(each).then(
      () => undefined,
      (error: unknown) => error,
    );
    if ((await answer) === undefined) continue;
    const { code } = await refusal(book.batch(each));
    expect([400, 501]).toContain(code);
    expect(google.store.get(book.spreadsheetId)?.version).toBe(version);
  }
}

function workbookOf(book: Book): Workbook {
  const stored = google.store.get(book.spreadsheetId);
  if (!stored) throw new Error('The workbook is gone.');
  return stored.workbook;
}

/** Every range that lies on a tab, with the tab that it names. */
function rangesOf(workbook: Workbook): SheetGridRange[] {
  const found: SheetGridRange[] = [];
  const collect = (message: string, place: JsonObject) => {
    if (message === 'GridRange') found.push(place as SheetGridRange);
    return place;
  };
  for (const sheet of workbook.sheets) {
    for (const [list, message] of Object.entries(OBJECT_MESSAGES)) {
      for (const entry of objectsOf(sheet, list as ObjectList)) {
        if (list === 'merges') collect('GridRange', entry);
        else mapPlaces(message, entry, collect);
      }
    }
  }
  for (const named of workbook.namedRanges ?? []) mapPlaces('NamedRange', named, collect);
  return found;
}

describe('spreadsheets.batchUpdate', () => {
  it('applies nothing when any request is not valid: "if any request is not valid, no requests will be applied"', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 6 }), async (requests) => {
        const book = await openBook(google);
        const before = google.store.get(book.spreadsheetId);
        const answer = await refusal(book.batch(...requests, { deleteSheet: { sheetId: 99 } }));
        expect([400, 501]).toContain(answer.code);
        expect(google.store.get(book.spreadsheetId)).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every range on its tab, merges apart, and all of it on the disk', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 4, maxLength: 14 }), async (requests) => {
        const book = await openBook(google);
        await carryOut(book, requests);
        const workbook = workbookOf(book);
        for (const own of rangesOf(workbook)) {
          const sheet = workbook.sheets.find(({ properties }) => properties.sheetId === own.sheetId);
          if (!sheet) throw new Error(`There is no tab ${own.sheetId}.`);
          const covered = areaOfRange(sheet, own);
          expect(containsArea(gridArea(sheet), covered)).toBe(true);
          expect(own.endRowIndex ?? 0).toBeLessThanOrEqual(gridArea(sheet).endRowIndex);
          expect(own.endColumnIndex ?? 0).toBeLessThanOrEqual(gridArea(sheet).endColumnIndex);
        }
        for (const merges of workbook.sheets.map(mergesOf)) {
          for (const [place, merge] of merges.entries()) {
            expect(merges.slice(place + 1).filter((other) => intersection(merge, other))).toEqual([]);
          }
        }
        const again = openStore(google.folder);
        again.close();
        expect(again.get(book.spreadsheetId)?.workbook).toEqual(workbook);
        await book.get({ fields: 'sheets(merges,data.rowMetadata,rowGroups,charts,protectedRanges),namedRanges' });
      }),
      { numRuns: 40 },
    );
  });

  it('changes nothing when what it should answer with cannot be answered', async () => {
    const book = await openBook(google);
    const before = google.store.get(book.spreadsheetId);
    const answer = google.sheets.spreadsheets.batchUpdate({
      spreadsheetId: book.spreadsheetId,
      requestBody: {
        requests: [{ mergeCells: { range: area(0, 2, 0, 2) } }],
        includeSpreadsheetInResponse: true,
        responseRanges: ['Nowhere!A1'],
      },
    });
    expect(await refusal(answer)).toMatchObject({ code: 400, message: 'Unable to parse range: Nowhere!A1' });
    expect(google.store.get(book.spreadsheetId)).toBe(before);
  });

  it('answers with what a mask names of the spreadsheet, and with the ranges asked for', async () => {
    const book = await openBook(google);
    const { data } = await google.sheets.spreadsheets.batchUpdate({
      spreadsheetId: book.spreadsheetId,
      fields: 'replies,updatedSpreadsheet.sheets(merges,data.rowMetadata)',
      requestBody: {
        requests: [{ mergeCells: { range: area(0, 2, 0, 2) } }],
        includeSpreadsheetInResponse: true,
        responseRanges: ['One!A1:A1', 'One!A9'],
      },
    });
    expect(data).toEqual({
      replies: [{}],
      updatedSpreadsheet: {
        sheets: [
          {
            merges: [area(0, 2, 0, 2)],
            data: [{ rowMetadata: [{ pixelSize: 21 }] }, { rowMetadata: [{ pixelSize: 21 }] }],
          },
        ],
      },
    });
  });

  it.each(['addSlicer', 'addTable', 'autoFill', 'pasteData', 'randomizeRange', 'textToColumns', 'addDataSource'])(
    'answers 501 with the name of the kind %s, which it lacks',
    async (kind) => {
      expect(kind in REQUEST_KINDS).toBe(false);
      const book = await openBook(google);
      expect(await refusal(book.batch({ [kind]: {} }))).toMatchObject({
        code: 501,
        message: expect.stringContaining(`the request ${kind} of spreadsheets.batchUpdate`),
      });
    },
  );

  it('names no tab 0 in anything that it answers', async () => {
    const book = await openBook(google);
    await book.batch(
      { mergeCells: { range: area(0, 2, 0, 2) } },
      { addBanding: { bandedRange: { range: area(0, 2, 0, 2), rowProperties: {} } } },
      { addDimensionGroup: { range: { dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
      { addFilterView: { filter: { range: area(0, 2, 0, 2) } } },
      { setBasicFilter: { filter: { range: area(0, 2, 0, 2) } } },
    );
    const { sheets } = await book.get();
    const { properties: _properties, ...objects } = sheets?.[0] ?? {};
    const names = (value: unknown): string[] => {
      if (Array.isArray(value)) return value.flatMap(names);
      return isJsonObject(value) ? Object.entries(value).flatMap(([name, held]) => [name, ...names(held as Json)]) : [];
    };
    expect(Object.keys(objects).sort()).toEqual(['bandedRanges', 'basicFilter', 'filterViews', 'merges', 'rowGroups']);
    expect(names(objects)).not.toContain('sheetId');
  });
});
