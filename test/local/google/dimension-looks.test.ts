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

const rowMetadata = async () => (await book.sheet('data(rowMetadata)')).data?.[0]?.rowMetadata ?? [];
const heights = async () => (await rowMetadata()).map(({ pixelSize }) => pixelSize);
const hidden = async () => (await rowMetadata()).flatMap(({ hiddenByUser }, row) => (hiddenByUser ? [row] : []));
const size = (startIndex: number, endIndex: number, pixelSize: number) => ({
  updateDimensionProperties: { range: rows(startIndex, endIndex), properties: { pixelSize }, fields: 'pixelSize' },
});
const hide = (startIndex: number, endIndex: number, hiddenByUser = true) => ({
  updateDimensionProperties: {
    range: rows(startIndex, endIndex),
    properties: { hiddenByUser },
    fields: 'hiddenByUser',
  },
});

describe('updateDimensionProperties', () => {
  it('sizes and hides rows and columns, as the grid data show', async () => {
    await book.batch(size(1, 3, 40), hide(2, 3), {
      updateDimensionProperties: { range: columns(0, 1), properties: { pixelSize: 250 }, fields: '*' },
    });
    const { sheets } = await book.get({ ranges: ['One!A2:B3'], includeGridData: true });
    expect(sheets?.[0]?.data?.[0]).toMatchObject({
      rowMetadata: [{ pixelSize: 40 }, { pixelSize: 40, hiddenByUser: true }],
      columnMetadata: [{ pixelSize: 250 }, { pixelSize: 100 }],
    });
    await book.batch(hide(0, 10, false));
    expect(await hidden()).toEqual([]);
  });

  it('refuses what is not there', async () => {
    expect(await refusal(book.batch(size(5, 11, 30)))).toMatchObject({
      message: 'Invalid requests[0].updateDimensionProperties: range.endIndex is larger than current grid size (10)',
    });
    const request = { range: rows(0, 1), properties: {}, fields: 'developerMetadata' };
    expect(await refusal(book.batch({ updateDimensionProperties: request }))).toMatchObject({ code: 501 });
    expect(await refusal(book.batch(hide(0, 10)))).toMatchObject({ code: 400 });
  });
});

describe('sizes and hidden rows', () => {
  it('go with their rows, and new rows are as large as the neighbour they inherit from', async () => {
    await book.batch(size(2, 3, 40), hide(4, 5), insertRows(2, 4));
    expect((await heights()).slice(0, 6)).toEqual([21, 21, 40, 40, 40, 21]);
    expect(await hidden()).toEqual([6]);
    await book.batch(deleteRows(2, 4), moveRows(4, 5, 0));
    expect(await hidden()).toEqual([0]);
    expect((await heights()).slice(0, 5)).toEqual([21, 21, 21, 40, 21]);
  });
});

describe('autoResizeDimensions', () => {
  it('makes columns wide enough for what is in them', async () => {
    await book.write('A1', [['short', 'a rather long text that needs room']]);
    await book.batch({ autoResizeDimensions: { dimensions: columns(0, 3) } });
    const { data } = await book.sheet('data(columnMetadata(pixelSize))');
    const [first = 0, second = 0, third] = data?.[0]?.columnMetadata?.map(({ pixelSize }) => pixelSize ?? 0) ?? [];
    expect(second).toBeGreaterThan(first);
    expect(third).toBe(100);
  });
});

describe('dimension groups', () => {
  const add = (startIndex: number, endIndex: number) => ({
    addDimensionGroup: { range: columns(startIndex, endIndex) },
  });
  const group = (startIndex: number, endIndex: number, depth: number) => ({
    range: { dimension: 'COLUMNS', startIndex, endIndex },
    depth,
  });
  const groups = async () => (await book.sheet('columnGroups')).columnGroups;

  it('answer all groups of the dimension, as recorded from Google', async () => {
    const { replies } = await book.batch(add(0, 2));
    expect(replies).toEqual([{ addDimensionGroup: { dimensionGroups: [group(0, 2, 1)] } }]);
    expect(await groups()).toEqual([group(0, 2, 1)]);
    const { properties } = await book.sheet('properties(gridProperties)');
    expect(properties?.gridProperties?.columnGroupControlAfter).toBe(true);
    const deletion = await book.batch({ deleteDimensionGroup: { range: columns(0, 2) } });
    expect(deletion.replies).toEqual([{ deleteDimensionGroup: {} }]);
  });

  it.each([
    ['a superset: [C:D, depth 1] + [B:E]', [2, 4], [1, 5], [group(1, 5, 1), group(2, 4, 2)]],
    ['a subset: [B:E, depth 1] + [C:D]', [1, 5], [2, 4], [group(1, 5, 1), group(2, 4, 2)]],
    ['an overlap: [B:D, depth 1] + [C:E]', [1, 4], [2, 5], [group(1, 5, 1), group(2, 4, 2)]],
  ])('nest as the reference describes %s', async (_, [a = 0, b = 0], [c = 0, d = 0], expected) => {
    await book.batch(add(a, b), add(c, d));
    expect(await groups()).toEqual(expected);
  });

  it('lose depth where they are deleted: B:E and C:D less D:E leave B:D and C:C', async () => {
    await book.batch(add(1, 5), add(2, 4));
    await book.batch({ deleteDimensionGroup: { range: columns(3, 5) } });
    expect(await groups()).toEqual([group(1, 4, 1), group(2, 3, 2)]);
  });

  it('hide what is in them when they are collapsed', async () => {
    const range = rows(2, 4);
    await book.batch({ addDimensionGroup: { range } });
    const dimensionGroup = { range, depth: 1, collapsed: true };
    await book.batch({ updateDimensionGroup: { dimensionGroup, fields: 'collapsed' } });
    expect(await hidden()).toEqual([2, 3]);
    expect((await book.sheet('rowGroups')).rowGroups).toEqual([
      { range: { dimension: 'ROWS', startIndex: 2, endIndex: 4 }, depth: 1, collapsed: true },
    ]);
    await book.batch({ updateDimensionGroup: { dimensionGroup: { range, depth: 1 }, fields: 'collapsed' } });
    expect(await hidden()).toEqual([]);
  });

  it('follow their rows', async () => {
    await book.batch({ addDimensionGroup: { range: rows(2, 5) } }, insertRows(3, 4), deleteRows(0, 1));
    expect((await book.sheet('rowGroups')).rowGroups?.[0]?.range).toEqual({
      dimension: 'ROWS',
      startIndex: 1,
      endIndex: 5,
    });
  });
});
