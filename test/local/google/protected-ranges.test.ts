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

const add = (protectedRange: sheets_v4.Schema$ProtectedRange) => ({ addProtectedRange: { protectedRange } });
const update = (protectedRange: sheets_v4.Schema$ProtectedRange, fields: string) => ({
  updateProtectedRange: { protectedRange, fields },
});
const ranges = async (sheetId = 0) => (await book.sheet('protectedRanges', sheetId)).protectedRanges;
const OWNER = 'svod@localhost';

describe('addProtectedRange', () => {
  it('answers the editors as they were given, and later adds whoever asked, as recorded from Google', async () => {
    const range = area(0, 2, 0, 2);
    const editors = { users: [], groups: [] };
    const { replies } = await book.batch(add({ range, warningOnly: false, requestingUserCanEdit: false, editors }));
    const created = { protectedRangeId: expect.any(Number), range, requestingUserCanEdit: true };
    expect(replies).toEqual([{ addProtectedRange: { protectedRange: { ...created, editors: {} } } }]);
    expect(await ranges()).toEqual([{ ...created, editors: { users: [OWNER] } }]);
  });

  it('keeps a warning, which has no editors', async () => {
    const protectedRange = { protectedRangeId: 5, range: area(0, 1, 0, 1), description: 'Итог', warningOnly: true };
    await book.batch(add(protectedRange));
    expect(await ranges()).toEqual([{ ...protectedRange, requestingUserCanEdit: true }]);
    expect(await refusal(book.batch(add({ ...protectedRange, protectedRangeId: 6, editors: {} })))).toMatchObject({
      message: 'Invalid requests[0].addProtectedRange: ProtectedRange is warningOnly. Editors cannot be set on it.',
    });
  });

  it('protects a whole tab but for some ranges, once: "the range may be fully unbounded"', async () => {
    const unprotectedRanges = [area(1, 10, 0, 1, 7)];
    await book.batch(add({ range: { sheetId: 7 }, unprotectedRanges }));
    expect(await ranges(7)).toMatchObject([{ range: { sheetId: 7 }, unprotectedRanges }]);
    expect(await refusal(book.batch(add({ range: { sheetId: 7 } })))).toMatchObject({
      message: 'Invalid requests[0].addProtectedRange: Sheet "Two" already has sheet protection.',
    });
    expect(await refusal(book.batch(add({ range: area(0, 1, 0, 1), unprotectedRanges })))).toMatchObject({
      message: 'Invalid requests[0].addProtectedRange: Unprotected ranges are only supported on protected sheets.',
    });
  });
});

describe('updateProtectedRange and deleteProtectedRange', () => {
  it('change what the mask names', async () => {
    await book.batch(add({ protectedRangeId: 5, range: area(0, 1, 0, 1), warningOnly: true }));
    const next = { protectedRangeId: 5, range: area(2, 3, 0, 1), description: 'new', warningOnly: false };
    expect((await book.batch(update(next, 'range,description'))).replies).toEqual([{}]);
    expect(await ranges()).toMatchObject([{ range: area(2, 3, 0, 1), description: 'new', warningOnly: true }]);
    await book.batch(update(next, 'warningOnly'));
    expect(await ranges()).toEqual([
      {
        protectedRangeId: 5,
        range: area(2, 3, 0, 1),
        description: 'new',
        editors: { users: [OWNER] },
        requestingUserCanEdit: true,
      },
    ]);
    await book.batch({ deleteProtectedRange: { protectedRangeId: 5 } });
    expect(await ranges()).toBeUndefined();
  });

  it('refuse an id that nobody has', async () => {
    expect(await refusal(book.batch({ deleteProtectedRange: { protectedRangeId: 9 } }))).toMatchObject({
      message: 'Invalid requests[0].deleteProtectedRange: No protected range with id: 9',
    });
  });
});

describe('a protected range', () => {
  it('follows its rows and vanishes with them', async () => {
    await book.batch(add({ range: area(2, 5, 0, 2) }), insertRows(0, 1), insertRows(4, 6));
    expect((await ranges())?.[0]?.range).toEqual(area(3, 8, 0, 2));
    await book.batch(deleteRows(3, 8));
    expect(await ranges()).toBeUndefined();
  });

  it('that is backed by a named range goes where the name goes', async () => {
    await book.batch(
      { addNamedRange: { namedRange: { namedRangeId: 'n', name: 'Block', range: area(0, 2, 0, 1) } } },
      add({ namedRangeId: 'n' }),
      { updateNamedRange: { namedRange: { namedRangeId: 'n', range: area(4, 6, 0, 1) }, fields: 'range' } },
      insertRows(0, 1),
    );
    expect(await ranges()).toMatchObject([{ namedRangeId: 'n', range: area(5, 7, 0, 1) }]);
  });
});
