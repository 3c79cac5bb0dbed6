import type { sheets_v4 } from '@googleapis/sheets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, moveRows, openBook, rows } from './book.ts';
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

const column = async (range = 'One!A1:A10') => (await book.read(range))?.map(([cell]) => cell ?? '');
const down = (...values: unknown[]) => values.map((value) => [value]);

describe('moveDimension', () => {
  it('moves as the example of the reference does: [1..3) to 4', async () => {
    await book.write('A1', down(0, 1, 2, 3, 4));
    expect((await book.batch(moveRows(1, 3, 4))).replies).toEqual([{}]);
    expect(await column()).toEqual([0, 3, 1, 2, 4]);
  });

  it('moves columns, and blank rows too', async () => {
    await book.write('A1', [['a', 'b', 'c']]);
    const source = { dimension: 'COLUMNS', startIndex: 0, endIndex: 1 };
    await book.batch({ moveDimension: { source, destinationIndex: 3 } }, moveRows(0, 1, 4), moveRows(7, 9, 0));
    expect(await book.read('One!A1:F10')).toEqual([[], [], [], [], [], ['b', 'c', 'a']]);
  });

  it.each([
    [moveRows(0, 2, 1), 'The destination must not lie within the dimensions that are moved.'],
    [moveRows(0, 2, 11), 'destinationIndex is larger than current grid size (10)'],
    [moveRows(5, 11, 0), 'range.endIndex is larger than current grid size (10)'],
  ])('refuses %j', async (request, message) => {
    expect(await refusal(book.batch(request))).toMatchObject({
      code: 400,
      message: `Invalid requests[0].moveDimension: ${message}`,
    });
  });
});

describe('insertRange and deleteRange', () => {
  const insert = (range: sheets_v4.Schema$GridRange, shiftDimension = 'ROWS') => ({
    insertRange: { range, shiftDimension },
  });
  const remove = (range: sheets_v4.Schema$GridRange, shiftDimension = 'ROWS') => ({
    deleteRange: { range, shiftDimension },
  });

  beforeEach(async () => {
    await book.write('A1', [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
      ['g', 'h', 'i'],
    ]);
  });

  it.each([
    [
      insert(area(1, 2, 1, 2)),
      [
        ['a', 'b', 'c'],
        ['d', '', 'f'],
        ['g', 'e', 'i'],
        ['', 'h'],
      ],
    ],
    [
      insert(area(1, 2, 1, 2), 'COLUMNS'),
      [
        ['a', 'b', 'c'],
        ['d', '', 'e', 'f'],
        ['g', 'h', 'i'],
      ],
    ],
    [remove(area(0, 1, 1, 3)), [['a', 'e', 'f'], ['d', 'h', 'i'], ['g']]],
    [remove(area(1, 3, 0, 2), 'COLUMNS'), [['a', 'b', 'c'], ['f'], ['i']]],
  ])('push aside or close up: %j', async (request, expected) => {
    expect((await book.batch(request)).replies).toEqual([{}]);
    expect(await book.read('One!A1:F10')).toEqual(expected);
  });

  it('carry what lies wholly among the cells that move', async () => {
    await book.batch(
      { addNamedRange: { namedRange: { name: 'In', range: area(2, 3, 1, 2) } } },
      { addNamedRange: { namedRange: { name: 'Across', range: area(2, 3, 0, 2) } } },
      { mergeCells: { range: area(4, 6, 1, 2) } },
      insert(area(1, 3, 1, 2)),
    );
    const { namedRanges } = await book.get({ fields: 'namedRanges' });
    expect(namedRanges?.map(({ range }) => range)).toEqual([area(4, 5, 1, 2), area(2, 3, 0, 2)]);
    expect((await book.sheet('merges')).merges).toEqual([area(6, 8, 1, 2)]);
    expect(
      await refusal(
        book.batch(insert(area(0, 1, 0, 1)), { mergeCells: { range: area(0, 1, 0, 2) } }, remove(area(0, 1, 0, 1))),
      ),
    ).toMatchObject({ code: 400 });
  });

  it('give new cells the format of those that stood there', async () => {
    const cell = { userEnteredFormat: { textFormat: { bold: true } }, note: 'n' };
    await book.batch(
      { repeatCell: { range: area(1, 2, 1, 2), cell, fields: 'userEnteredFormat,note' } },
      insert(area(1, 2, 1, 2)),
    );
    const { data } = await book.sheet('data(rowData(values(userEnteredFormat,note)))');
    expect(data?.[0]?.rowData?.slice(1, 3).map(({ values }) => values?.[1])).toEqual([
      { userEnteredFormat: cell.userEnteredFormat },
      cell,
    ]);
  });

  it('answer 501 where cells would fall over the edge', async () => {
    await book.write('One!A10', [['last']]);
    expect(await refusal(book.batch(insert(area(1, 2, 0, 1))))).toMatchObject({ code: 501 });
  });
});

describe('sortRange', () => {
  const sort = (range: sheets_v4.Schema$GridRange, ...sortSpecs: sheets_v4.Schema$SortSpec[]) => ({
    sortRange: { range, sortSpecs },
  });
  const by = (dimensionIndex: number, sortOrder = 'ASCENDING') => ({ dimensionIndex, sortOrder });

  it.each([
    ['ASCENDING', [-1, 2, 10, 'a', 'B', 'c', false, true, '']],
    ['DESCENDING', [true, false, 'c', 'B', 'a', 10, 2, -1, '']],
  ])('%s puts numbers, texts and truth in order, and blanks last', async (order, expected) => {
    await book.write('A1', down('B', true, 10, null, 'a', 2, false, 'c', -1));
    await book.write('B1', down(...Array.from({ length: 9 }, (_, row) => `row ${row}`)));
    await book.batch(sort(area(0, 9, 0, 2), by(0, order)));
    expect((await book.read('One!A1:B9'))?.map(([cell]) => cell)).toEqual(expected);
  });

  it('uses later keys where earlier ones are equal, and keeps the order of equals', async () => {
    await book.write('A1', [
      ['b', 1, 'first'],
      ['a', 1, 'second'],
      ['b', 2, 'third'],
      ['a', 1, 'fourth'],
    ]);
    await book.batch(sort(area(0, 4, 0, 3), by(0), by(1, 'DESCENDING')));
    expect(await column('One!C1:C4')).toEqual(['second', 'fourth', 'third', 'first']);
  });

  it('moves the cells of the range with their formats and notes, and nothing beside it', async () => {
    await book.write('A1', [
      [2, 'two', 'x'],
      [1, 'one', 'y'],
    ]);
    const cell = { note: 'n' };
    await book.batch({ repeatCell: { range: area(0, 1, 1, 2), cell, fields: 'note' } }, sort(area(0, 2, 0, 2), by(0)));
    expect(await book.read('One!A1:C2')).toEqual([
      [1, 'one', 'x'],
      [2, 'two', 'y'],
    ]);
    const { data } = await book.sheet('data(rowData(values(note)))');
    expect(data?.[0]?.rowData?.[1]?.values?.[1]).toEqual(cell);
  });

  it('leaves rows where they are that are not seen', async () => {
    await book.write('A1', down(4, 3, 2, 1));
    const hide = { range: rows(1, 2), properties: { hiddenByUser: true }, fields: 'hiddenByUser' };
    await book.batch({ updateDimensionProperties: hide }, sort(area(0, 4, 0, 1), by(0)));
    expect(await column()).toEqual([1, 3, 2, 4]);
  });

  it('refuses vertical merges and what it cannot do', async () => {
    await book.batch({ mergeCells: { range: area(1, 3, 0, 1) } });
    expect(await refusal(book.batch(sort(area(0, 4, 0, 1), by(0))))).toMatchObject({
      message:
        "Invalid requests[0].sortRange: You can't sort a range containing vertical merges. " +
        'There is a vertical merge at A2:A3',
    });
    const coloured = { dimensionIndex: 1, backgroundColor: { red: 1 } };
    expect(await refusal(book.batch(sort(area(0, 4, 1, 2), coloured)))).toMatchObject({ code: 501 });
    expect(await refusal(book.batch(sort(area(0, 4, 1, 2), by(3))))).toMatchObject({ code: 400 });
    expect(await refusal(book.batch(sort({ startRowIndex: 10, endRowIndex: 12 }, by(0))))).toMatchObject({
      message: 'Invalid requests[0].sortRange: range.startRowIndex is larger than current grid size (10)',
    });
  });
});

describe('deleteDuplicates', () => {
  it('keeps the first of equal rows, whatever the letter case, and nothing outside of the range moves', async () => {
    await book.write('A1', [
      ['a', 1, 'p'],
      ['b', 1, 'q'],
      ['A', 1, 'r'],
      ['a', 2, 's'],
    ]);
    const { replies } = await book.batch({ deleteDuplicates: { range: area(0, 4, 0, 2) } });
    expect(replies).toEqual([{ deleteDuplicates: { duplicatesRemovedCount: 1 } }]);
    expect(await book.read('One!A1:C4')).toEqual([
      ['a', 1, 'p'],
      ['b', 1, 'q'],
      ['a', 2, 'r'],
      ['', '', 's'],
    ]);
  });

  it('compares only the columns that are named', async () => {
    await book.write('A1', [
      ['a', 1],
      ['a', 2],
      ['b', 3],
    ]);
    const comparisonColumns = [{ dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }];
    await book.batch({ deleteDuplicates: { range: area(0, 3, 0, 2), comparisonColumns } });
    expect(await book.read('One!A1:B3')).toEqual([
      ['a', 1],
      ['b', 3],
    ]);
  });
});

describe('trimWhitespace', () => {
  it('trims, leaves one space within, and keeps a text a text', async () => {
    await book.write('A1', [['  a \t b\n', ' =1+1', 'fine', 5]]);
    const { replies } = await book.batch({ trimWhitespace: { range: area(0, 1, 0, 4) } });
    expect(replies).toEqual([{ trimWhitespace: { cellsChangedCount: 2 } }]);
    expect(await book.read('One!A1:D1')).toEqual([['a b', '=1+1', 'fine', 5]]);
    const { data } = await book.sheet('data(rowData(values(userEnteredValue)))');
    expect(data?.[0]?.rowData?.[0]?.values?.[1]).toEqual({ userEnteredValue: { stringValue: '=1+1' } });
  });
});

describe('findReplace', () => {
  it('counts occurrences, values, rows and tabs: "e" with "o" in "Google Sheets" is 3', async () => {
    await book.write('A1', [
      ['Google Sheets', 'x'],
      ['tree', 12],
    ]);
    await book.write('Two!A1', [['e']]);
    const { replies } = await book.batch({ findReplace: { find: 'e', replacement: 'o', allSheets: true } });
    expect(replies).toEqual([
      { findReplace: { valuesChanged: 3, rowsChanged: 3, sheetsChanged: 2, occurrencesChanged: 6 } },
    ]);
    expect(await book.read('One!A1:B2')).toEqual([
      ['Googlo Shoots', 'x'],
      ['troo', 12],
    ]);
  });

  it('replaces by a regular expression with groups: "o.* (.*)" with "$1 Rocks"', async () => {
    await book.write('A1', down('Google Sheets', 'Google Docs'));
    const replace = { find: 'o.* (.*)', replacement: '$1 Rocks', searchByRegex: true, sheetId: 0 };
    await book.batch({ findReplace: replace });
    expect(await column()).toEqual(['GSheets Rocks', 'GDocs Rocks']);
  });

  it('reads what it wrote as if it was typed, and takes a dollar for a dollar', async () => {
    await book.write('A1', down('1x', 'y'));
    await book.batch(
      { findReplace: { find: 'x', replacement: '5', range: area(0, 2, 0, 1) } },
      { findReplace: { find: 'Y', replacement: '$1', sheetId: 0 } },
    );
    expect(await column()).toEqual([15, 1]);
  });

  it('minds case, whole cells and formulas as asked', async () => {
    await book.write('A1', [['ab', 'AB', 'abc', '=AB1']], 'USER_ENTERED');
    const find = { find: 'ab', replacement: 'x', sheetId: 0, matchCase: true, matchEntireCell: true };
    await book.batch({ findReplace: find });
    expect(await book.read('One!A1:D1')).toEqual([['x', 'AB', 'abc', '=AB1']]);
    const formulas = { find: 'AB1', replacement: 'C7', sheetId: 0, includeFormulas: true };
    const { replies } = await book.batch({ findReplace: formulas });
    expect(replies).toEqual([
      { findReplace: { formulasChanged: 1, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 1 } },
    ]);
    expect(await book.read('One!D1')).toEqual([['=C7']]);
  });

  it('refuses to search everywhere and somewhere', async () => {
    const request = { find: 'a', replacement: 'b', allSheets: true, sheetId: 0 };
    expect(await refusal(book.batch({ findReplace: request }))).toMatchObject({ code: 400 });
  });
});

describe('setDataValidation and updateBorders', () => {
  const cells = async () => {
    const { data } = await book.sheet('data(rowData(values(dataValidation,userEnteredFormat(borders))))');
    return data?.[0]?.rowData?.map(({ values }) => values ?? []) ?? [];
  };
  const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Да' }] }, strict: true };

  it('set a rule and clear it', async () => {
    const range = area(0, 3, 0, 1);
    expect((await book.batch({ setDataValidation: { range, rule } })).replies).toEqual([{}]);
    expect((await cells()).map(([cell]) => cell?.dataValidation)).toEqual([rule, rule, rule]);
    await book.batch({ setDataValidation: { range: area(1, 2, 0, 1) } });
    expect((await cells()).map(([cell]) => cell?.dataValidation)).toEqual([rule, undefined, rule]);
    expect(await refusal(book.batch({ setDataValidation: { range, rule: {} } }))).toMatchObject({ code: 400 });
  });

  it('pass over filtered rows unless told otherwise', async () => {
    await book.write('A1', down('head', 'x', 'y'));
    const filter = { range: area(0, 3, 0, 1), criteria: { '0': { hiddenValues: ['x'] } } };
    await book.batch({ setBasicFilter: { filter } }, { setDataValidation: { range: area(0, 3, 0, 1), rule } });
    expect((await cells()).map(([cell]) => cell?.dataValidation)).toEqual([rule, undefined, rule]);
    const all = { range: area(0, 3, 0, 1), rule, filteredRowsIncluded: true };
    await book.batch({ setDataValidation: all });
    expect((await cells()).map(([cell]) => cell?.dataValidation)).toEqual([rule, rule, rule]);
  });

  it('a rule is given to rows put in between cells that have it', async () => {
    await book.batch(
      { setDataValidation: { range: area(0, 2, 0, 1), rule } },
      { insertDimension: { range: rows(1, 2), inheritFromBefore: true } },
      { insertDimension: { range: rows(3, 4), inheritFromBefore: true } },
    );
    expect((await cells()).map(([cell]) => cell?.dataValidation)).toEqual([rule, rule, rule]);
  });

  it('draw the sides and the inside of a range, and take them away', async () => {
    const [thick, thin] = [{ style: 'SOLID_THICK' }, { style: 'SOLID' }];
    const range = area(0, 2, 0, 2);
    await book.batch({ updateBorders: { range, top: thick, innerVertical: thin } });
    expect((await cells()).map((row) => row.map((cell) => cell.userEnteredFormat?.borders))).toEqual([
      [
        { top: thick, right: thin },
        { top: thick, left: thin },
      ],
      [{ right: thin }, { left: thin }],
    ]);
    await book.batch({ updateBorders: { range, top: { style: 'NONE' }, innerVertical: { style: 'NONE' } } });
    expect(await cells()).toEqual([]);
  });
});
