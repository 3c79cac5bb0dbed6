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

const type = (range: string, values: unknown[][]) => book.write(range, values, 'USER_ENTERED');

async function values(range: string, options: object = { valueRenderOption: 'UNFORMATTED_VALUE' }) {
  const { spreadsheetId } = book;
  return (await google.sheets.spreadsheets.values.get({ spreadsheetId, range, ...options })).data.values;
}

async function cells(range: string, fields: string) {
  const { sheets } = await book.get({ ranges: [range], fields: `sheets(data(rowData(values(${fields}))))` });
  return sheets?.[0]?.data?.[0]?.rowData?.[0]?.values;
}

describe('a formula in a cell', () => {
  it('ValueRenderOption: “if A1 is 1.23 and A2 is =A1 and formatted as currency, then A2 would return "$1.23"”', async () => {
    await type('One!A1', [['1.23'], ['=A1']]);
    const numberFormat = { type: 'CURRENCY', pattern: '"$"#,##0.00' };
    const cell = { userEnteredFormat: { numberFormat } };
    await book.batch({ repeatCell: { range: area(1, 2, 0, 1), cell, fields: 'userEnteredFormat.numberFormat' } });
    expect(await values('One!A2', {})).toEqual([['$1.23']]);
    expect(await values('One!A2')).toEqual([[1.23]]);
    expect(await values('One!A2', { valueRenderOption: 'FORMULA' })).toEqual([['=A1']]);
  });

  it('is seen in grid data with what was entered, what it comes to and how that is shown', async () => {
    await type('One!A1', [['=1/4', '=1/0', '=A1>1', '="a"&A1', '=DATE(2024,3,5)', '=NOSUCH(1)']]);
    expect(await cells('One!A1:F1', 'userEnteredValue,effectiveValue,formattedValue')).toEqual([
      { userEnteredValue: { formulaValue: '=1/4' }, effectiveValue: { numberValue: 0.25 }, formattedValue: '0.25' },
      {
        userEnteredValue: { formulaValue: '=1/0' },
        effectiveValue: {
          errorValue: { type: 'DIVIDE_BY_ZERO', message: 'Function DIVIDE parameter 2 cannot be zero.' },
        },
        formattedValue: '#DIV/0!',
      },
      { userEnteredValue: { formulaValue: '=A1>1' }, effectiveValue: { boolValue: false }, formattedValue: 'FALSE' },
      {
        userEnteredValue: { formulaValue: '="a"&A1' },
        effectiveValue: { stringValue: 'a0.25' },
        formattedValue: 'a0.25',
      },
      {
        userEnteredValue: { formulaValue: '=DATE(2024,3,5)' },
        effectiveValue: { numberValue: 45356 },
        formattedValue: '3/5/2024',
      },
      {
        userEnteredValue: { formulaValue: '=NOSUCH(1)' },
        effectiveValue: { errorValue: { type: 'NAME', message: "Unknown function: 'NOSUCH'." } },
        formattedValue: '#NAME?',
      },
    ]);
  });

  it.each([
    ['=1/0', 'DIVIDE_BY_ZERO', '#DIV/0!'],
    ['=1+"x"', 'VALUE', '#VALUE!'],
    ['=MATCH(1,B1:B2,0)', 'N_A', '#N/A'],
    ['=SQRT(-1)', 'NUM', '#NUM!'],
    ['=Nowhere!A1', 'REF', '#REF!'],
    ['=nothing', 'NAME', '#NAME?'],
    ['=(', 'ERROR', '#ERROR!'],
    ['=A1', 'REF', '#REF!'],
  ])('that comes to an error, as %s does, has the type %s and is %s among values', async (formula, errorType, text) => {
    await type('One!A1', [[formula]]);
    expect(await cells('One!A1', 'effectiveValue(errorValue(type))')).toEqual([
      { effectiveValue: { errorValue: { type: errorType } } },
    ]);
    expect(await values('One!A1')).toEqual([[text]]);
  });

  it('brings a format along where its cell has none, and leaves what was chosen', async () => {
    await type('One!A1', [['3/5/2024', '$5.50', '20%', '=A1+1', '=B1*2', '=SUM(C1)']]);
    await type('One!A2', [['=TODAY()', '=A1-A1', '=A1&""', '=NOW()']]);
    const numberFormat = { type: 'NUMBER', pattern: '0' };
    const cell = { userEnteredFormat: { numberFormat } };
    await book.batch({ repeatCell: { range: area(1, 2, 3, 4), cell, fields: 'userEnteredFormat.numberFormat' } });
    expect(await cells('One!A1:F1', 'effectiveFormat(numberFormat(type)),formattedValue')).toEqual([
      { effectiveFormat: { numberFormat: { type: 'DATE' } }, formattedValue: '3/5/2024' },
      { effectiveFormat: { numberFormat: { type: 'CURRENCY' } }, formattedValue: '$5.50' },
      { effectiveFormat: { numberFormat: { type: 'PERCENT' } }, formattedValue: '20%' },
      { effectiveFormat: { numberFormat: { type: 'DATE' } }, formattedValue: '3/6/2024' },
      { effectiveFormat: { numberFormat: { type: 'CURRENCY' } }, formattedValue: '$11.00' },
      { effectiveFormat: { numberFormat: { type: 'PERCENT' } }, formattedValue: '20%' },
    ]);
    expect(await cells('One!A2:D2', 'effectiveFormat(numberFormat(type)),formattedValue')).toEqual([
      { effectiveFormat: { numberFormat: { type: 'DATE' } }, formattedValue: '5/20/2026' },
      { effectiveFormat: {}, formattedValue: '0' },
      { effectiveFormat: {}, formattedValue: '45356' },
      { effectiveFormat: { numberFormat: { type: 'NUMBER' } }, formattedValue: '46163' },
    ]);
    const asText = { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'FORMATTED_STRING' };
    expect(await values('One!D1:F1', asText)).toEqual([['3/6/2024', 11, 0.2]]);
  });

  it('that only Google can compute leaves its format unknown, and refuses an answer with its value', async () => {
    await type('One!A1', [['=IMPORTRANGE("x","A1")', '=A1+1']]);
    expect(await cells('One!A1:B1', 'userEnteredValue,effectiveFormat(numberFormat)')).toEqual([
      { userEnteredValue: { formulaValue: '=IMPORTRANGE("x","A1")' }, effectiveFormat: {} },
      { userEnteredValue: { formulaValue: '=A1+1' }, effectiveFormat: {} },
    ]);
    expect((await refusal(values('One!B1'))).message).toContain('IMPORTRANGE, which reaches outside of the workbook');
  });
});

describe('recalculation', () => {
  it('follows what a formula depends on, through other formulas and other tabs', async () => {
    await type('One!A1', [['1', '=A1*10', "=SUM(B1,'Two'!A1)"]]);
    await type('Two!A1', [['5', '=One!C1+1']]);
    expect(await values('Two!B1')).toEqual([[16]]);
    await type('One!A1', [['2']]);
    await type('Two!A1', [['7']]);
    expect(await values('Two!B1')).toEqual([[28]]);
    const { spreadsheetId } = book;
    await google.sheets.spreadsheets.values.clear({ spreadsheetId, range: 'One!A1' });
    expect(await values('One!A1:C1')).toEqual([['', 0, 7]]);
  });

  it('goes on when rows are put in and taken out', async () => {
    await type('One!A1', [['1'], ['2'], ['3'], ['=SUM(A1:A3)']]);
    await type('Two!A1', [['=One!A3*2', '=One!A4']]);
    await book.batch(insertRows(1, 2));
    await type('One!A2', [['10']]);
    expect(await values('One!A5')).toEqual([[16]]);
    expect(await values('Two!A1:B1')).toEqual([[6, 16]]);
    await book.batch(deleteRows(2, 4));
    expect(await values('One!A3')).toEqual([[11]]);
    expect(await values('Two!A1:B1')).toEqual([['#REF!', 11]]);
  });

  it('ends a circle of any length, and what depends on it has the error too', async () => {
    await type('One!A1', [['=B1', '=C1', '=A1+1', '=A1', '=IFERROR(A1,"—")', '7']]);
    expect(await values('One!A1:F1')).toEqual([['#REF!', '#REF!', '#REF!', '#REF!', '—', 7]]);
    await type('One!C1', [['3']]);
    expect(await values('One!A1:F1')).toEqual([[3, 3, 3, 3, 3, 7]]);
  });

  it('asks no branch that is not taken', async () => {
    await type('One!A1', [['=IF(TRUE,1,A1)', '=IFERROR(2,B1)', '=IFS(TRUE,3,TRUE,C1)']]);
    expect(await values('One!A1:C1')).toEqual([[1, 2, 3]]);
  });

  it('is seen in the answer to the request that writes, which is refused as a whole when it cannot be given', async () => {
    const { spreadsheetId } = book;
    const asked = { spreadsheetId, valueInputOption: 'USER_ENTERED', includeValuesInResponse: true };
    const write = (formula: string) =>
      google.sheets.spreadsheets.values.update({ ...asked, range: 'One!A1', requestBody: { values: [[formula]] } });
    expect((await write('=2+3')).data.updatedData?.values).toEqual([['5']]);
    expect(await refusal(write('=QUERY(A1)'))).toMatchObject({ code: 501 });
    expect(await book.read('One!A1')).toEqual([['=2+3']]);
  });
});

describe('what reads values sees those of formulas', () => {
  it('sorting, with errors behind everything but blanks', async () => {
    await type('One!A1', [['=3'], ['=1/0'], ['x'], ['=1+1']]);
    await book.batch({ sortRange: { range: area(0, 5, 0, 1), sortSpecs: [{ dimensionIndex: 0 }] } });
    expect(await values('One!A1:A5')).toEqual([[2], [3], ['x'], ['#DIV/0!']]);
  });

  it('filters and duplicates', async () => {
    await type('One!A1', [['head'], ['=1+1'], ['2'], ['=5']]);
    const criteria = { 0: { condition: { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '3' }] } } };
    await book.batch({ setBasicFilter: { filter: { range: area(0, 4, 0, 1), criteria } } });
    const { data } = await book.sheet('data(rowMetadata(hiddenByFilter))');
    expect(data?.[0]?.rowMetadata?.slice(0, 4).map((row) => row.hiddenByFilter === true)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    await book.batch({ clearBasicFilter: { sheetId: 0 } }, { deleteDuplicates: { range: area(0, 4, 0, 1) } });
    expect(await values('One!A1:A4')).toEqual([['head'], [2], [5]]);
  });

  it('pasting of values', async () => {
    await type('One!A1', [['2', '=A1*3']]);
    const paste = { source: area(0, 1, 1, 2), destination: area(2, 3, 0, 1), pasteType: 'PASTE_VALUES' };
    await book.batch({ copyPaste: paste });
    expect(await book.read('One!A3')).toEqual([[6]]);
  });
});

describe('in a Russian workbook', () => {
  beforeEach(async () => {
    book = await openBook(google, 'ru_RU');
  });

  it('a formula is kept as it was typed, Russian names and semicolons included', async () => {
    await type('One!A1', [['1,5', '2,25', '=СУММ(A1;B1)', '=ЕСЛИ(A1>1;"да";"нет")', '=A1/0', '=A1=1,5']]);
    expect(await book.read('One!C1:D1')).toEqual([['=СУММ(A1;B1)', '=ЕСЛИ(A1>1;"да";"нет")']]);
    expect(await values('One!C1:F1', {})).toEqual([['3,75', 'да', '#DIV/0!', 'ИСТИНА']]);
  });

  it('a formula keeps its meaning when the workbook gets another locale', async () => {
    await type('One!A1', [['1,5', '=СУММ(A1;0,25)', '="0,5;"&A1']]);
    const properties = { locale: 'en_US' };
    await book.batch({ updateSpreadsheetProperties: { properties, fields: 'locale' } });
    expect(await book.read('One!B1:C1')).toEqual([['=SUM(A1,0.25)', '="0,5;"&A1']]);
    expect(await values('One!A1:C1', {})).toEqual([['1.5', '1.75', '0,5;1.5']]);
  });
});
