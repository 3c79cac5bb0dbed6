import * as xlsx from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { area, type Book, openBook } from './book.ts';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let google: StandIn;
let book: Book;

beforeAll(async () => {
  google = await startStandIn();
  book = await openBook(google, 'ru_RU');
  const values = [
    ['ИНН', 'Сумма', 'Дата', 'Да'],
    ['0105000015', '1 234,50', '20.05.2026', 'ИСТИНА'],
    ['a, "b"', '', 'две\nстроки'],
  ];
  await book.batch({
    repeatCell: {
      range: area(0, 9, 0, 1),
      cell: { userEnteredFormat: { numberFormat: { type: 'TEXT' } } },
      fields: 'userEnteredFormat',
    },
  });
  await book.write('One!A1', values, 'USER_ENTERED');
  await book.write('Two!A1', [['второй', 1]]);
  await book.batch(
    { mergeCells: { range: area(4, 6, 0, 2) } },
    { updateSheetProperties: { properties: { sheetId: 7, hidden: true }, fields: 'hidden' } },
  );
});

afterAll(async () => {
  await google.close();
});

const exported = async (mimeType: string) => {
  const { data } = await google.drive.files.export(
    { fileId: book.spreadsheetId, mimeType },
    { responseType: 'arraybuffer' },
  );
  return Buffer.from(data as ArrayBuffer);
};
const downloaded = (query: string) => fetch(`${google.origin}/spreadsheets/d/${book.spreadsheetId}/export?${query}`);

describe('files.export', () => {
  it('makes comma-separated values of the first tab: "CSV (first-sheet only)"', async () => {
    expect((await exported('text/csv')).toString('utf8')).toBe(
      'ИНН,Сумма,Дата,Да\r\n0105000015,"1\u00A0234,50",20.05.2026,ИСТИНА\r\n"a, ""b""",,"две\nстроки",',
    );
  });

  it('makes an Excel file that Excel’s readers read: values, codes as texts, dates, merges, hidden tabs', async () => {
    const made = xlsx.read(await exported(EXCEL), { cellDates: false, cellNF: true });
    expect(made.SheetNames).toEqual(['One', 'Two']);
    expect(made.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 1]);
    const one = made.Sheets['One'];
    expect(one?.['A2']).toMatchObject({ t: 's', v: '0105000015' });
    expect(one?.['B2']).toMatchObject({ t: 'n', v: 1234.5 });
    expect(one?.['C2']).toMatchObject({ t: 'n', v: 46162, z: 'dd.mm.yyyy' });
    expect(one?.['D2']).toMatchObject({ t: 'b', v: true });
    expect(one?.['!merges']).toEqual([{ s: { r: 4, c: 0 }, e: { r: 5, c: 1 } }]);
  });

  it.each([
    ['application/pdf', 501, /export of a spreadsheet as application\/pdf/],
    ['application/zip', 501, /application\/zip/],
    ['image/png', 400, /^The requested conversion is not supported\.$/],
    ['', 400, /^Required parameter: mimeType$/],
  ])('refuses %j with %i', async (mimeType, code, message) => {
    const answer = google.drive.files.export({ fileId: book.spreadsheetId, mimeType });
    expect(await refusal(answer)).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('answers 501 for a tab whose title Excel cannot have', async () => {
    const odd = await openBook(google);
    await odd.batch({ updateSheetProperties: { properties: { sheetId: 7, title: 'а/б' }, fields: 'title' } });
    const answer = google.drive.files.export({ fileId: odd.spreadsheetId, mimeType: EXCEL });
    expect(await refusal(answer)).toMatchObject({ code: 501, message: expect.stringContaining('"а/б"') });
  });

  it('answers 501 where tabs and lines in cells would tear tab-separated text', async () => {
    expect((await downloaded('format=tsv')).status).toBe(501);
    const other = await downloaded('format=tsv&gid=7');
    expect(await other.text()).toBe('второй\t1');
  });
});

describe('the address of a spreadsheet', () => {
  it('lets its tabs be downloaded by their ids, with the name of the file', async () => {
    const answer = await downloaded('format=csv&gid=7');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv']);
    expect(answer.headers.get('content-disposition')).toContain('Book%20-%20Two.csv');
    expect(await answer.text()).toBe('второй,1');
    expect(xlsx.read(Buffer.from(await (await downloaded('format=xlsx')).arrayBuffer())).SheetNames).toHaveLength(2);
  });

  it.each([
    ['format=csv&gid=99', 400],
    ['format=csv&range=A1', 501],
    ['format=pdf', 501],
    ['format=docx', 400],
  ])('refuses ?%s with %i', async (query, status) => {
    expect((await downloaded(query)).status).toBe(status);
  });

  it('answers 501 for the page that Google shows to people', async () => {
    const { spreadsheetUrl } = await book.get({ fields: 'spreadsheetUrl' });
    expect((await fetch(spreadsheetUrl ?? '')).status).toBe(501);
  });
});
