import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, deleteRows, insertRows, moveRows, openBook } from './book.ts';
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

const merge = (range: sheets_v4.Schema$GridRange, mergeType = 'MERGE_ALL') => ({ mergeCells: { range, mergeType } });
const merges = async () => (await book.sheet('merges')).merges;

describe('mergeCells', () => {
  it.each([
    ['MERGE_ALL', [area(0, 2, 0, 2)]],
    ['MERGE_ROWS', [area(0, 1, 0, 2), area(1, 2, 0, 2)]],
    ['MERGE_COLUMNS', [area(0, 2, 0, 1), area(0, 2, 1, 2)]],
  ])('of the type %s makes the merges that Google makes, and an empty reply', async (mergeType, expected) => {
    const { replies } = await book.batch(merge(area(0, 2, 0, 2), mergeType));
    expect(replies).toEqual([{}]);
    expect(await merges()).toEqual(expected);
  });

  it('names the tab of a merge that is not on the tab 0', async () => {
    await book.batch(merge(area(0, 2, 0, 2, 7)));
    expect((await book.sheet('merges', 7)).merges).toEqual([area(0, 2, 0, 2, 7)]);
  });

  it('takes the place of merges that lie within, and refuses to cut through one', async () => {
    await book.batch(merge(area(0, 2, 0, 2), 'MERGE_ROWS'));
    await book.batch(merge(area(0, 2, 0, 2)));
    expect(await merges()).toEqual([area(0, 2, 0, 2)]);
    expect(await refusal(book.batch(merge(area(1, 3, 0, 2))))).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'Invalid requests[0].mergeCells: You must select all cells in a merged range to merge or unmerge them.',
    });
  });

  it('keeps the first value and clears the others', async () => {
    await book.write('A1', [
      [null, 43],
      [44, 45],
    ]);
    await book.batch(merge(area(0, 2, 0, 2)));
    expect(await book.read('One!A1:B2')).toEqual([[43]]);
  });

  it('does not merge frozen and other rows or columns', async () => {
    const gridProperties = { frozenRowCount: 1, frozenColumnCount: 1 };
    const fields = 'gridProperties(frozenRowCount,frozenColumnCount)';
    await book.batch({ updateSheetProperties: { properties: { sheetId: 0, gridProperties }, fields } });
    expect(await refusal(book.batch(merge(area(0, 2, 1, 3))))).toMatchObject({
      message: "Invalid requests[0].mergeCells: You can't merge frozen and non-frozen rows.",
    });
    expect(await refusal(book.batch(merge(area(1, 2, 0, 3))))).toMatchObject({
      message: "Invalid requests[0].mergeCells: You can't merge frozen and non-frozen columns.",
    });
  });

  it('refuses a type that Google does not know', async () => {
    expect(await refusal(book.batch(merge(area(0, 2, 0, 2), 'MERGE_SOME')))).toMatchObject({
      code: 400,
      message:
        "Invalid value at 'requests[0].merge_cells.merge_type' " +
        '(type.googleapis.com/google.apps.sheets.v4.MergeCellsRequest.MergeType), "MERGE_SOME"',
    });
  });
});

describe('unmergeCells', () => {
  it('takes all merges within apart: "if the range spans multiple merges, all will be unmerged"', async () => {
    await book.batch(merge(area(0, 2, 0, 2), 'MERGE_ROWS'), merge(area(4, 6, 0, 1)));
    await book.batch({ unmergeCells: { range: area(0, 3, 0, 3) } });
    expect(await merges()).toEqual([area(4, 6, 0, 1)]);
  });

  it('refuses a range that a merge reaches out of: "the range must not partially span any merge"', async () => {
    await book.batch(merge(area(0, 2, 0, 2)));
    expect(await refusal(book.batch({ unmergeCells: { range: area(0, 1, 0, 2) } }))).toMatchObject({ code: 400 });
  });
});

describe('a merge', () => {
  it('grows, moves, shrinks and vanishes with its rows', async () => {
    await book.batch(merge(area(2, 5, 0, 2)), insertRows(3, 5), insertRows(0, 1));
    expect(await merges()).toEqual([area(3, 8, 0, 2)]);
    await book.batch(deleteRows(4, 7));
    expect(await merges()).toEqual([area(3, 5, 0, 2)]);
    await book.batch(deleteRows(2, 6));
    expect(await merges()).toBeUndefined();
  });

  it('is no merge any more when one cell is left of it', async () => {
    await book.batch(merge(area(2, 4, 0, 1)), deleteRows(3, 4));
    expect(await merges()).toBeUndefined();
  });

  it('goes with rows that are moved, and is not torn', async () => {
    await book.batch(merge(area(0, 1, 0, 2)), moveRows(0, 1, 5));
    expect(await merges()).toEqual([area(4, 5, 0, 2)]);
    await book.batch(merge(area(0, 2, 3, 4)));
    expect(await refusal(book.batch(moveRows(4, 5, 1)))).toMatchObject({
      message:
        'Invalid requests[0].moveDimension: Sorry, it is not possible to move a row to a position that crosses ' +
        'a merged cell. Please unmerge and try again.',
    });
  });

  it('is answered only where a range that is asked for touches it', async () => {
    await book.batch(merge(area(0, 2, 0, 2)), merge(area(4, 6, 0, 1)));
    const { sheets } = await book.get({ ranges: ['One!A1:A3'] });
    expect(sheets?.map((sheet) => sheet.merges)).toEqual([[area(0, 2, 0, 2)]]);
  });

  it('is cut off with the grid', async () => {
    await book.batch(merge(area(7, 10, 0, 2)));
    const gridProperties = { rowCount: 9 };
    await book.batch({
      updateSheetProperties: { properties: { sheetId: 0, gridProperties }, fields: 'gridProperties.rowCount' },
    });
    expect(await merges()).toEqual([area(7, 9, 0, 2)]);
  });
});
