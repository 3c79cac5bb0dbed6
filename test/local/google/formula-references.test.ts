import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, columns, deleteRows, insertRows, moveRows, openBook, rows } from './book.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

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

const formula = async (text: string, cell = 'Two!F1') => book.write(cell, [[text]], 'USER_ENTERED');
const read = async (cell = 'Two!F1') => (await book.read(cell))?.[0]?.[0];

describe('the references of a formula', () => {
  it.each([
    ['=One!A5+One!$A$5', insertRows(2, 4), '=One!A7+One!$A$7'],
    ['=SUM(One!A2:B5)', insertRows(2, 4), '=SUM(One!A2:B7)'],
    ['=SUM(One!A:A)+SUM(One!3:4)', insertRows(0, 1), '=SUM(One!A:A)+SUM(One!4:5)'],
    ['=SUM(One!A3:A)', insertRows(0, 2), '=SUM(One!A5:A)'],
    ['=One!A5&"One!A5"', insertRows(0, 1), '=One!A6&"One!A5"'],
    ['=A5', insertRows(0, 1), '=A5'],
    ["='One'!A5", insertRows(0, 1), "='One'!A6"],
    ['=One!A5', deleteRows(4, 5), '=One!#REF!'],
    ['=SUM(One!A2:A5)', deleteRows(2, 4), '=SUM(One!A2:A3)'],
    ['=One!A5', moveRows(4, 5, 0), '=One!A1'],
    ['=SUM(One!B2:C3)', { insertDimension: { range: columns(0, 1) } }, '=SUM(One!C2:D3)'],
    ['=LOG10(One!A1)', insertRows(0, 1), '=LOG10(One!A2)'],
    [
      '=One!A1',
      { updateSheetProperties: { properties: { title: 'Новый лист' }, fields: 'title' } },
      "='Новый лист'!A1",
    ],
    ['=One!A1+1', { deleteSheet: { sheetId: 0 } }, '=#REF!+1'],
    [
      '=One!A1+One!B9',
      { cutPaste: { source: area(0, 2, 0, 1), destination: { rowIndex: 4, columnIndex: 3 } } },
      '=One!D5+One!B9',
    ],
    ['=SUM(One!A2:A5)', { insertRange: { range: area(1, 2, 0, 1), shiftDimension: 'ROWS' } }, '=SUM(One!A3:A6)'],
  ])('in %s follow their cells through %j', async (before, request, after) => {
    await formula(before);
    await book.batch(request);
    expect(await read()).toBe(after);
  });

  it('on the own tab follow too, also in drop-downs and conditions', async () => {
    await formula('=A5', 'One!F1');
    const condition = { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: '=One!A2:A5' }] };
    const custom = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$A5>1' }] };
    await book.batch(
      { setDataValidation: { range: area(0, 1, 2, 3, 7), rule: { condition } } },
      {
        addConditionalFormatRule: {
          rule: { ranges: [area(0, 9, 0, 1)], booleanRule: { condition: custom, format: {} } },
        },
      },
      insertRows(1, 2),
    );
    expect(await read('One!F1')).toBe('=A6');
    const { data } = await book.sheet('data(rowData(values(dataValidation)))', 7);
    expect(data?.[0]?.rowData?.[0]?.values?.[2]?.dataValidation?.condition?.values).toEqual([
      { userEnteredValue: '=One!A3:A6' },
    ]);
    const { conditionalFormats } = await book.sheet('conditionalFormats');
    expect(conditionalFormats?.[0]?.booleanRule?.condition?.values).toEqual([{ userEnteredValue: '=$A6>1' }]);
  });
});

describe('a copied formula', () => {
  it.each([
    ['=A1+$A1+A$1+$A$1', '=B3+$A3+B$1+$A$1'],
    ['=SUM(A1:B2)&"A1"', '=SUM(B3:C4)&"A1"'],
    ['=One!A1', '=One!B3'],
    ['=A:A', '=B:B'],
    ['=F1', '=#REF!'],
  ])('%s becomes %s two rows below and a column further', async (text, expected) => {
    await formula(text, 'Two!A1');
    await book.batch({
      copyPaste: { source: area(0, 1, 0, 1, 7), destination: area(2, 3, 1, 2, 7), pasteType: 'PASTE_NORMAL' },
    });
    expect(await read('Two!B3')).toBe(expected);
  });

  it('is incremented by repeatCell: "if writing =A1 into B2:C4"', async () => {
    const cell = { userEnteredValue: { formulaValue: '=A1' } };
    await book.batch({ repeatCell: { range: area(1, 4, 1, 3), cell, fields: 'userEnteredValue' } });
    expect(await book.read('One!B2:C4')).toEqual([
      ['=A1', '=B1'],
      ['=A2', '=B2'],
      ['=A3', '=B3'],
    ]);
  });

  it('goes along with a row that is sorted', async () => {
    await book.write(
      'One!A1',
      [
        [2, '=A1*10'],
        [1, '=A2*10+A$9'],
      ],
      'USER_ENTERED',
    );
    await book.batch({ sortRange: { range: area(0, 2, 0, 2), sortSpecs: [{ dimensionIndex: 0 }] } });
    expect(await book.read('One!A1:B2')).toEqual([
      [1, '=A1*10+A$9'],
      [2, '=A2*10'],
    ]);
  });

  it('stays as it is when its row is moved', async () => {
    await book.write(
      'One!A1',
      [
        [1, '=A1'],
        [2, '=A9'],
      ],
      'USER_ENTERED',
    );
    await book.batch({ moveDimension: { source: rows(0, 1), destinationIndex: 5 } });
    expect(await book.read('One!A1:B5')).toEqual([[2, '=A9'], [], [], [], [1, '=A5']]);
  });
});
