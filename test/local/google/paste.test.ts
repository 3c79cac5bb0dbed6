import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, openBook } from './book.ts';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let book: Book;

const BOLD = { textFormat: { bold: true } };
const BORDERS = { borders: { top: { style: 'SOLID' } } };
const RULE = { condition: { type: 'BOOLEAN' } };

beforeAll(async () => {
  google = await startStandIn();
});
afterAll(async () => {
  await google.close();
});

/** A1:B2 of the first tab holds values; A1 a format, borders, a note and a rule besides. */
beforeEach(async () => {
  book = await openBook(google);
  await book.write('One!A1', [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  const cell = { userEnteredFormat: { ...BOLD, ...BORDERS }, note: 'n', dataValidation: RULE };
  await book.batch({
    repeatCell: { range: area(0, 1, 0, 1), cell, fields: 'userEnteredFormat,note,dataValidation' },
  });
});

const SOURCE = area(0, 2, 0, 2);
const copy = (
  destination: sheets_v4.Schema$GridRange,
  pasteType = 'PASTE_NORMAL',
  pasteOrientation = 'NORMAL',
): sheets_v4.Schema$Request => ({ copyPaste: { source: SOURCE, destination, pasteType, pasteOrientation } });
const cellAt = async (range: string) => {
  const fields = 'sheets.data.rowData.values(userEnteredValue,userEnteredFormat,note,dataValidation)';
  return (await book.get({ ranges: [range], fields })).sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0] ?? {};
};

describe('copyPaste', () => {
  const value = { userEnteredValue: { stringValue: 'a' } };
  const format = { ...BOLD, ...BORDERS };

  it.each<[string, object]>([
    ['PASTE_NORMAL', { ...value, userEnteredFormat: format, note: 'n', dataValidation: RULE }],
    ['PASTE_NO_BORDERS', { ...value, userEnteredFormat: BOLD, note: 'n', dataValidation: RULE }],
    ['PASTE_VALUES', value],
    ['PASTE_FORMULA', value],
    ['PASTE_FORMAT', { userEnteredFormat: format, dataValidation: RULE }],
    ['PASTE_DATA_VALIDATION', { dataValidation: RULE }],
    ['PASTE_CONDITIONAL_FORMATTING', {}],
  ])('of the type %s pastes just that', async (pasteType, expected) => {
    const { replies } = await book.batch(copy(area(4, 5, 3, 4, 7), pasteType));
    expect(replies).toEqual([{}]);
    expect(await cellAt('Two!D5')).toEqual(expected);
  });

  it('keeps the borders that a cell has when it is pasted without', async () => {
    const own = { borders: { left: { style: 'DOTTED' } } };
    await book.batch(
      { repeatCell: { range: area(4, 5, 0, 1), cell: { userEnteredFormat: own }, fields: 'userEnteredFormat' } },
      copy(area(4, 5, 0, 1), 'PASTE_NO_BORDERS'),
    );
    expect((await cellAt('One!A5')).userEnteredFormat).toEqual({ ...BOLD, ...own });
  });

  it.each([
    [
      'a single cell',
      area(4, 5, 0, 1),
      'NORMAL',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a multiple of the source',
      area(4, 8, 0, 4),
      'NORMAL',
      [
        ['a', 'b', 'a', 'b'],
        ['c', 'd', 'c', 'd'],
        ['a', 'b', 'a', 'b'],
        ['c', 'd', 'c', 'd'],
      ],
    ],
    [
      'no multiple of the source',
      area(4, 7, 0, 3),
      'NORMAL',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a single cell',
      area(4, 5, 0, 1),
      'TRANSPOSE',
      [
        ['a', 'c'],
        ['b', 'd'],
      ],
    ],
  ])('into %s (%j, %s) fills it as the reference says', async (_, destination, orientation, expected) => {
    await book.batch(copy(destination, 'PASTE_VALUES', orientation));
    expect(await book.read('One!A5:F10')).toEqual(expected);
  });

  it('onto its own source reads all before it writes', async () => {
    await book.batch(copy(area(1, 2, 1, 2), 'PASTE_VALUES'));
    expect(await book.read('One!A1:C3')).toEqual([
      ['a', 'b'],
      ['c', 'a', 'b'],
      ['', 'c', 'd'],
    ]);
  });

  it('makes the merges of the source again, and those of the target give way', async () => {
    await book.batch(
      { mergeCells: { range: area(1, 2, 0, 2) } },
      { mergeCells: { range: area(4, 6, 2, 4) } },
      copy(area(4, 6, 0, 4)),
    );
    expect((await book.sheet('merges')).merges).toEqual([area(1, 2, 0, 2), area(5, 6, 0, 2), area(5, 6, 2, 4)]);
    await book.batch({ mergeCells: { range: area(7, 10, 0, 1) } });
    expect(await refusal(book.batch(copy(area(8, 10, 0, 2))))).toMatchObject({ code: 400 });
  });

  it('takes conditional formats along: the rule reaches further, and others give way', async () => {
    const rule = (type: string, range: sheets_v4.Schema$GridRange) => ({
      addConditionalFormatRule: { rule: { ranges: [range], booleanRule: { condition: { type }, format: BOLD } } },
    });
    await book.batch(
      rule('BLANK', area(4, 8, 0, 2)),
      rule('NOT_BLANK', area(0, 1, 0, 6)),
      copy(area(4, 6, 0, 2), 'PASTE_CONDITIONAL_FORMATTING'),
      copy(area(0, 2, 0, 2, 7), 'PASTE_FORMAT'),
    );
    expect((await book.sheet('conditionalFormats')).conditionalFormats?.map(({ ranges }) => ranges)).toEqual([
      [area(0, 1, 0, 6), area(4, 5, 0, 2)],
      [area(6, 8, 0, 2)],
    ]);
    expect((await book.sheet('conditionalFormats', 7)).conditionalFormats?.map(({ ranges }) => ranges)).toEqual([
      [area(0, 1, 0, 2, 7)],
    ]);
  });

  it.each<[sheets_v4.Schema$Request, number, string]>([
    [copy(area(9, 10, 0, 1)), 400, 'Range (One!A10:B11) exceeds grid limits. Max rows: 10, max columns: 6'],
    [copy(area(4, 5, 0, 1), 'PASTE_ALL'), 400, '"PASTE_ALL"'],
    [{ copyPaste: { source: SOURCE } }, 400, 'A source and a destination must be given.'],
  ])('refuses %j with %i', async (request, code, message) => {
    expect(await refusal(book.batch(request))).toMatchObject({ code, message: expect.stringContaining(message) });
  });
});

describe('cutPaste', () => {
  const cut = (rowIndex: number, columnIndex: number, sheetId = 0, pasteType = 'PASTE_NORMAL') => ({
    cutPaste: { source: SOURCE, destination: { sheetId, rowIndex, columnIndex }, pasteType },
  });

  it('moves cells with all that they hold', async () => {
    expect((await book.batch(cut(4, 2, 7))).replies).toEqual([{}]);
    expect(await book.read('One')).toBeUndefined();
    expect(await cellAt('One!A1')).toEqual({});
    expect(await book.read('Two!C5:D6')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(await cellAt('Two!C5')).toMatchObject({ note: 'n', dataValidation: RULE });
  });

  it('cuts all of the source, regardless of what is pasted', async () => {
    await book.batch(cut(4, 2, 0, 'PASTE_VALUES'));
    expect(await cellAt('One!A1')).toEqual({});
    expect(await cellAt('One!C5')).toEqual({ userEnteredValue: { stringValue: 'a' } });
  });

  it('takes merges, conditional formats and names along, onto its own source too', async () => {
    await book.batch(
      { mergeCells: { range: area(1, 2, 0, 2) } },
      { addNamedRange: { namedRange: { namedRangeId: 'n', name: 'Block', range: SOURCE } } },
      {
        addConditionalFormatRule: {
          rule: { ranges: [SOURCE], booleanRule: { condition: { type: 'BLANK' }, format: BOLD } },
        },
      },
      cut(1, 1),
    );
    expect(await book.sheet('merges,conditionalFormats(ranges)')).toEqual({
      merges: [area(2, 3, 1, 3)],
      conditionalFormats: [{ ranges: [area(1, 3, 1, 3)] }],
    });
    expect((await book.get({ fields: 'namedRanges' })).namedRanges?.[0]?.range).toEqual(area(1, 3, 1, 3));
    expect(await book.read('One!A1:C3')).toEqual([[], ['', 'a', 'b'], ['', 'c']]);
  });

  it('answers 501 for a formula that is cut to another tab', async () => {
    await book.write('One!A1', [['=B1']], 'USER_ENTERED');
    expect(await refusal(book.batch(cut(0, 0, 7)))).toMatchObject({ code: 501 });
  });
});
