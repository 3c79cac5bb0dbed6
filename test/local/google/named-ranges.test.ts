import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, deleteRows, insertRows, openBook } from './book.ts';
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

const add = (name: string, range: sheets_v4.Schema$GridRange, namedRangeId?: string) => ({
  addNamedRange: { namedRange: { name, range, ...(namedRangeId ? { namedRangeId } : {}) } },
});
const named = async () => (await book.get({ fields: 'namedRanges' })).namedRanges;

describe('addNamedRange', () => {
  it('answers what it created, with an id of its own and without the tab 0', async () => {
    const { replies } = await book.batch(add('Итоги', { sheetId: 0, ...area(0, 2, 0, 2) }));
    const created = { namedRangeId: expect.stringMatching(/^\d+$/), name: 'Итоги', range: area(0, 2, 0, 2) };
    expect(replies).toEqual([{ addNamedRange: { namedRange: created } }]);
    expect(await named()).toEqual([created]);
  });

  it('keeps the bounds open that were not given', async () => {
    await book.batch(add('Column', { startColumnIndex: 1, endColumnIndex: 2 }, 'mine'));
    expect(await named()).toEqual([
      { namedRangeId: 'mine', name: 'Column', range: { startColumnIndex: 1, endColumnIndex: 2 } },
    ]);
  });

  it.each([
    ['A1', 'The name of a named range is invalid: A1'],
    ['R1C1', 'The name of a named range is invalid: R1C1'],
    ['two words', 'The name of a named range is invalid: two words'],
    ['true', 'The name of a named range is invalid: true'],
    ['TOTALS', 'Cannot add named range with name TOTALS, a named range with that name already exists.'],
  ])('refuses the name %s', async (name, message) => {
    await book.batch(add('Totals', area(0, 1, 0, 1)));
    expect(await refusal(book.batch(add(name, area(0, 1, 0, 1))))).toEqual({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: `Invalid requests[0].addNamedRange: ${message}`,
    });
  });

  it('refuses the id of a range that already exists, and a range beyond the grid', async () => {
    await book.batch(add('One', area(0, 1, 0, 1), 'id'));
    expect(await refusal(book.batch(add('Other', area(0, 1, 0, 1), 'id')))).toMatchObject({ code: 400 });
    expect(await refusal(book.batch(add('Other', area(0, 11, 0, 1))))).toMatchObject({
      message:
        'Invalid requests[0].addNamedRange: Range (One!A1:A11) exceeds grid limits. Max rows: 10, max columns: 6',
    });
  });
});

describe('updateNamedRange and deleteNamedRange', () => {
  it('change what the mask names and answer nothing', async () => {
    await book.batch(add('Old', area(0, 1, 0, 1), 'id'));
    const namedRange = { namedRangeId: 'id', name: 'New', range: area(3, 4, 0, 1) };
    const { replies } = await book.batch({ updateNamedRange: { namedRange, fields: 'name' } });
    expect(replies).toEqual([{}]);
    expect(await named()).toEqual([{ namedRangeId: 'id', name: 'New', range: area(0, 1, 0, 1) }]);
    await book.batch({ updateNamedRange: { namedRange, fields: '*' } });
    expect(await named()).toEqual([namedRange]);
    await book.batch({ deleteNamedRange: { namedRangeId: 'id' } });
    expect(await named()).toBeUndefined();
  });

  it('refuse an id that nobody has', async () => {
    expect(await refusal(book.batch({ deleteNamedRange: { namedRangeId: '5' } }))).toMatchObject({
      message: 'Invalid requests[0].deleteNamedRange: No NamedRange with id: 5',
    });
    const request = { updateNamedRange: { namedRange: { namedRangeId: '5', name: 'x' }, fields: 'name' } };
    expect(await refusal(book.batch(request))).toMatchObject({
      message: 'Invalid requests[0].updateNamedRange: No NamedRange with id: 5',
    });
  });
});

describe('a named range', () => {
  it('follows its rows', async () => {
    await book.batch(add('Block', area(2, 5, 0, 2), 'id'), insertRows(3, 4), insertRows(0, 1), deleteRows(3, 4));
    expect(await named()).toEqual([{ namedRangeId: 'id', name: 'Block', range: area(3, 6, 0, 2) }]);
  });

  it('whose cells are deleted is seen no more, but its name stays taken, as Google has it', async () => {
    await book.batch(add('Gone', area(2, 4, 0, 2)), deleteRows(1, 5));
    expect(await named()).toBeUndefined();
    expect(await refusal(book.batch(add('Gone', area(0, 1, 0, 1))))).toMatchObject({ code: 400 });
    expect(await refusal(book.read('Gone'))).toMatchObject({ message: 'Unable to parse range: Gone' });
  });

  it('is seen no more when its tab is deleted', async () => {
    await book.batch(add('There', area(0, 1, 0, 1, 7)), { deleteSheet: { sheetId: 7 } });
    expect(await named()).toBeUndefined();
  });

  it('stands wherever a range may stand', async () => {
    await book.batch(add('Block', area(1, 3, 1, 3)));
    await book.write('Block', [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(await book.read('One!A1:D4')).toEqual([[], ['', 'a', 'b'], ['', 'c', 'd']]);
    expect(await book.read('block')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    const { values } = google.sheets.spreadsheets;
    const { spreadsheetId } = book;
    const batch = await values.batchGet({ spreadsheetId, ranges: ['Block', 'Two'] });
    expect(batch.data.valueRanges?.map(({ range }) => range)).toEqual(['One!B2:C3', 'Two!A1:F10']);
    const { data } = await values.clear({ spreadsheetId, range: 'Block' });
    expect(data.clearedRange).toBe('One!B2:C3');
    expect(await refusal(book.write('Block', [['1', '2', '3']]))).toMatchObject({ code: 400 });
  });

  it('wins over the tab of the same title, which can be had in quotes', async () => {
    await book.batch(add('Two', area(0, 1, 0, 1)));
    await book.write("'Two'!A1", [['tab']]);
    await book.write('Two', [['name']]);
    expect(await book.read('One!A1')).toEqual([['name']]);
    expect(await book.read("'Two'")).toEqual([['tab']]);
  });
});
