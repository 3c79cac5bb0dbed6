import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { area, type Book, openBook } from './book.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let book: Book;

beforeAll(async () => {
  google = await startStandIn();
});
afterAll(async () => {
  await google.close();
});

const FIELDS = 'userEnteredValue,effectiveValue,formattedValue,userEnteredFormat(numberFormat)';

async function cellsOf(range: string, fields = FIELDS) {
  const { sheets } = await book.get({ ranges: [range], fields: `sheets(data(rowData(values(${fields}))))` });
  return sheets?.[0]?.data?.[0]?.rowData?.[0]?.values;
}

async function typed(text: string) {
  await book.write('One!A1', [[text]], 'USER_ENTERED');
  const [cell] = (await cellsOf('One!A1')) ?? [];
  const value = cell?.effectiveValue;
  return [
    value?.numberValue ?? value?.stringValue ?? value?.boolValue,
    cell?.formattedValue,
    cell?.userEnteredFormat?.numberFormat?.type,
  ];
}

describe('typed into a Russian workbook', () => {
  beforeEach(async () => {
    book = await openBook(google, 'ru_RU');
  });

  it.each([
    ['1,5', 1.5, '1,5', undefined],
    ['1.5', 46143, '01.05', 'DATE'],
    ['01.11', 46327, '01.11', 'DATE'],
    ['1 234,5', 1234.5, '1\u00A0234,50', 'NUMBER'],
    ['12%', 0.12, '12%', 'PERCENT'],
    ['12,5%', 0.125, '12,50%', 'PERCENT'],
    ['100 ₽', 100, '100\u00A0₽', 'CURRENCY'],
    ['05.03.2024', 45356, '05.03.2024', 'DATE'],
    ['5 марта 2024 г.', 45356, '5 марта 2024', 'DATE'],
    ['10:30', 0.4375, '10:30', 'TIME'],
    ['05.03.2024 10:30', 45356.4375, '05.03.2024 10:30', 'DATE_TIME'],
    ['истина', true, 'ИСТИНА', undefined],
    ['TRUE', true, 'ИСТИНА', undefined],
    ["'1,5", '1,5', '1,5', undefined],
    ['0105000015', 105000015, '105000015', undefined],
    ['слово', 'слово', 'слово', undefined],
  ])('%s is %j, shown as %s', async (text, value, shown, formatType) => {
    expect(await typed(text)).toEqual([value, shown, formatType]);
  });

  it('stays a text in a cell that is formatted as one', async () => {
    const cell = { userEnteredFormat: { numberFormat: { type: 'TEXT', pattern: '@' } } };
    await book.batch({ repeatCell: { range: area(0, 1, 0, 1), cell, fields: 'userEnteredFormat.numberFormat' } });
    expect(await typed('01.11')).toEqual(['01.11', '01.11', 'TEXT']);
    expect(await typed('=1+2')).toEqual(['=1+2', '=1+2', 'TEXT']);
  });

  it('RAW is stored as it is', async () => {
    await book.write('One!A1', [['1,5', '01.11', '=1+2', "'007", true, 3.5]]);
    expect(await book.read('One!A1:F1')).toEqual([['1,5', '01.11', '=1+2', "'007", true, 3.5]]);
    expect((await cellsOf('One!C1'))?.[0]?.userEnteredValue).toEqual({ stringValue: '=1+2' });
  });
});

describe('typed into an American workbook', () => {
  beforeEach(async () => {
    book = await openBook(google, 'en_US');
  });

  it.each([
    ['1.5', 1.5, '1.5', undefined],
    ['1,234.5', 1234.5, '1,234.50', 'NUMBER'],
    ['$100.15', 100.15, '$100.15', 'CURRENCY'],
    ['50%', 0.5, '50%', 'PERCENT'],
    ['Mar 1 2016', 42430, 'Mar 1 2016', 'DATE'],
    ['1/5/2024', 45296, '1/5/2024', 'DATE'],
    ['10:30 PM', 0.9375, '10:30 PM', 'TIME'],
    ['36:15:00', 36.25 / 24, '36:15:00', 'TIME'],
    ['1/5/2024 10:30', 45296.4375, '1/5/2024 10:30', 'DATE_TIME'],
    ['false', false, 'FALSE', undefined],
    ['1,5', '1,5', '1,5', undefined],
  ])('%s is %j, shown as %s', async (text, value, shown, formatType) => {
    expect(await typed(text)).toEqual([value, shown, formatType]);
  });

  it('“"Mar 1 2016" becomes a date, and "=1+2" becomes a formula … "$100.15" becomes a number with currency formatting”', async () => {
    await book.write('One!A1', [['Mar 1 2016', '=1+2', '$100.15']], 'USER_ENTERED');
    expect(await book.read('One!A1:C1')).toEqual([[42430, '=1+2', 100.15]]);
    const cells = await cellsOf('One!A1:C1', 'effectiveFormat(numberFormat(type))');
    expect(cells?.map((cell) => cell.effectiveFormat?.numberFormat?.type)).toEqual(['DATE', undefined, 'CURRENCY']);
  });
});
