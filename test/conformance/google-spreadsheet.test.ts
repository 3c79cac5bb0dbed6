import * as xlsx from '@e965/xlsx';
import { GoogleSpreadsheet, type GoogleSpreadsheetWorksheet } from 'google-spreadsheet';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
let document: GoogleSpreadsheet;
let sheet: GoogleSpreadsheetWorksheet;

const PEOPLE = [
  { name: 'Кама', region: '59', jobs: 120 },
  { name: 'Волга', region: '63', jobs: 80 },
  { name: 'Обь', region: '54', jobs: 45 },
];

beforeAll(async () => {
  target = await openTarget();
});
afterAll(async () => {
  await target.close();
});
beforeEach(async () => {
  const options = { title: 'Кластеры', locale: 'en_US' } as const;
  document = await GoogleSpreadsheet.createNewSpreadsheetDocument({ token: target.token }, options);
  target.forget(document.spreadsheetId);
  sheet = await document.addSheet({ title: 'Лист «А»', headerValues: ['name', 'region', 'jobs'] });
});

/** What another client sees. */
const seen = async (range = "'Лист «А»'", options: object = {}) => {
  const where = { spreadsheetId: document.spreadsheetId, range, valueRenderOption: 'UNFORMATTED_VALUE' };
  return (await target.sheets.spreadsheets.values.get({ ...where, ...options })).data.values ?? undefined;
};

/** Opens the same document as somebody else would. */
const reopened = async () => {
  const again = new GoogleSpreadsheet(document.spreadsheetId, { token: target.token });
  await again.loadInfo();
  return again;
};

describe('google-spreadsheet, a client of other authors: the document', () => {
  it('is made, renamed and found again', async () => {
    await document.updateProperties({ title: 'Реестр', timeZone: 'Asia/Omsk' });
    const again = await reopened();
    expect([again.title, again.timeZone, again.locale]).toEqual(['Реестр', 'Asia/Omsk', 'en_US']);
    expect(again.sheetsByIndex.map(({ title }) => title)).toEqual([expect.any(String), 'Лист «А»']);
  });

  it('is shared, opened to anyone, closed and deleted', async () => {
    await document.share('somebody@example.com', { role: 'reader', emailMessage: false });
    await document.setPublicAccessLevel('writer');
    const found = (await document.listPermissions()).map(({ type, role }) => `${type} ${role}`);
    expect(found.sort()).toEqual(['anyone writer', 'user owner', 'user reader']);
    await document.setPublicAccessLevel(false);
    const [reader] = (await document.listPermissions()).filter(({ role }) => role === 'reader');
    await document.deletePermission(reader?.id ?? '');
    expect(await document.listPermissions()).toHaveLength(1);
    await document.delete();
    await expect(reopened()).rejects.toThrow('[404] Requested entity was not found.');
  });

  it('is exported as Excel and as comma-separated values', async () => {
    await sheet.addRows(PEOPLE);
    const again = await reopened();
    const book = xlsx.read(Buffer.from(await again.downloadAsXLSX()));
    expect(book.SheetNames).toContain('Лист «А»');
    const csv = await again.sheetsByTitle['Лист «А»']?.downloadAsCSV();
    expect(Buffer.from(csv ?? new ArrayBuffer()).toString('utf8')).toContain('name,region,jobs\r\nКама,59,120\r\n');
  });

  it('keeps named ranges and developer metadata', async () => {
    const range = { sheetId: sheet.sheetId, startRowIndex: 0, endRowIndex: 4, startColumnIndex: 2, endColumnIndex: 3 };
    await document.addNamedRange('jobs', range);
    await sheet.addRows(PEOPLE);
    expect(await seen('jobs')).toEqual([['jobs'], [120], [80], [45]]);
    const location = { sheetId: sheet.sheetId };
    await sheet.createDeveloperMetadata({
      metadataKey: 'kind',
      metadataValue: 'test',
      location,
      visibility: 'DOCUMENT',
    });
    const found = await document.searchDeveloperMetadata([{ developerMetadataLookup: { metadataKey: 'kind' } }]);
    expect(found).toMatchObject([{ metadataValue: 'test' }]);
  });
});

describe('google-spreadsheet: rows', () => {
  it('are added, read, changed and deleted', async () => {
    await sheet.addRows(PEOPLE);
    const [kama, volga, ob] = await sheet.getRows();
    expect([kama?.get('name'), volga?.get('jobs'), ob?.rowNumber]).toEqual(['Кама', '80', 4]);
    volga?.set('jobs', 81);
    await volga?.save();
    await kama?.delete();
    expect(await seen()).toEqual([
      ['name', 'region', 'jobs'],
      ['Волга', 63, 81],
      ['Обь', 54, 45],
    ]);
    await sheet.clearRows();
    expect(await seen()).toEqual([['name', 'region', 'jobs']]);
  });

  it('stay texts when they are added raw, and go before others when they are inserted', async () => {
    await sheet.addRow({ name: 'Кама', region: '059', jobs: '=1+2' }, { raw: true, insert: true });
    expect(await seen()).toEqual([
      ['name', 'region', 'jobs'],
      ['Кама', '059', '=1+2'],
    ]);
  });

  it('are read some at a time', async () => {
    await sheet.addRows(PEOPLE);
    const rows = await sheet.getRows({ offset: 1, limit: 1 });
    expect(rows.map((row) => row.toObject())).toEqual([{ name: 'Волга', region: '63', jobs: '80' }]);
  });

  it('have headings that are changed and read by another', async () => {
    await sheet.setHeaderRow(['имя', 'регион']);
    const again = (await reopened()).sheetsByTitle['Лист «А»'];
    await again?.loadHeaderRow();
    expect(again?.headerValues).toEqual(['имя', 'регион']);
  });
});

describe('google-spreadsheet: cells', () => {
  it('are loaded, written with formats and notes, and saved', async () => {
    await sheet.addRows(PEOPLE);
    await sheet.loadCells('A1:C4');
    const heading = sheet.getCellByA1('A1');
    const jobs = sheet.getCell(1, 2);
    expect([heading.value, jobs.value, jobs.formattedValue]).toEqual(['name', 120, '120']);
    heading.textFormat = { bold: true };
    heading.note = 'Название кластера';
    jobs.value = 1234.5;
    jobs.numberFormat = { type: 'NUMBER', pattern: '#,##0.00' };
    sheet.getCellByA1('B4').value = null;
    await sheet.saveUpdatedCells();
    expect(jobs.formattedValue).toBe('1,234.50');
    const { data } = await target.sheets.spreadsheets.get({
      spreadsheetId: document.spreadsheetId,
      ranges: ["'Лист «А»'!A1"],
      fields: 'sheets(data(rowData(values(note,userEnteredFormat(textFormat(bold))))))',
    });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { note: 'Название кластера', userEnteredFormat: { textFormat: { bold: true } } },
    ]);
    expect((await seen())?.at(-1)).toEqual(['Обь', '', 45]);
  });

  it('are merged, taken apart, copied, sorted and searched', async () => {
    await sheet.addRows(PEOPLE);
    const block = { startRowIndex: 1, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 3 };
    await sheet.sortRange(block, [{ dimensionIndex: 2, sortOrder: 'ASCENDING' }]);
    expect((await seen("'Лист «А»'!A2:A4"))?.flat()).toEqual(['Обь', 'Волга', 'Кама']);
    await sheet.findReplace('Волга', 'Ока', { matchEntireCell: true });
    await sheet.mergeCells({ startRowIndex: 6, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 3 });
    await sheet.unmergeCells({ startRowIndex: 6, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 3 });
    expect((await seen("'Лист «А»'!A3"))?.flat()).toEqual(['Ока']);
  });
});

describe('google-spreadsheet: tabs', () => {
  it('are resized, hidden, coloured, moved, doubled, cleared and deleted', async () => {
    await sheet.addRows(PEOPLE);
    await sheet.resize({ rowCount: 50, columnCount: 5 });
    await sheet.updateProperties({ hidden: true, tabColor: { red: 1, green: 0, blue: 0 }, index: 0 });
    const double = await sheet.duplicate({ title: 'Копия', index: 2 });
    let again = await reopened();
    expect(again.sheetsByIndex.map(({ title, hidden }) => [title, hidden === true])).toEqual([
      ['Лист «А»', true],
      [expect.any(String), false],
      ['Копия', true],
    ]);
    expect([again.sheetsByIndex[0]?.rowCount, again.sheetsByIndex[0]?.columnCount]).toEqual([50, 5]);
    expect(await seen('Копия!A2:C2')).toEqual([['Кама', 59, 120]]);
    await double.clear();
    expect(await seen('Копия')).toBeUndefined();
    await double.delete();
    again = await reopened();
    expect(again.sheetCount).toBe(2);
  });

  it('are copied into another document', async () => {
    await sheet.addRows(PEOPLE);
    const other = await GoogleSpreadsheet.createNewSpreadsheetDocument({ token: target.token }, { title: 'Другой' });
    target.forget(other.spreadsheetId);
    await sheet.copyToSpreadsheet(other.spreadsheetId);
    await other.loadInfo();
    expect(other.sheetCount).toBe(2);
  });

  it('have rows and columns that are put in, sized, moved and taken out', async () => {
    await sheet.addRows(PEOPLE);
    await sheet.insertDimension('ROWS', { startIndex: 1, endIndex: 2 }, false);
    await sheet.updateDimensionProperties('COLUMNS', { pixelSize: 200 }, { startIndex: 0, endIndex: 1 });
    expect(await seen("'Лист «А»'!A1:A3")).toEqual([['name'], [], ['Кама']]);
    await sheet.deleteRows(1, 2);
    await sheet.deleteColumns(1, 2);
    expect(await seen("'Лист «А»'!A1:C2")).toEqual([
      ['name', 'jobs'],
      ['Кама', 120],
    ]);
  });

  it('have rules, filters and protection', async () => {
    await sheet.addRows(PEOPLE);
    const range = { sheetId: sheet.sheetId, startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 3 };
    await sheet.setDataValidation(
      { ...range, startRowIndex: 1 },
      {
        condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Кама' }] },
        showCustomUi: true,
        strict: true,
      },
    );
    await sheet.setBasicFilter({ range });
    await sheet.addProtectedRange({ range, warningOnly: true });
    await sheet.addConditionalFormatRule(
      {
        ranges: [range],
        booleanRule: { condition: { type: 'NOT_BLANK', values: [] }, format: { textFormat: { bold: true } } },
      },
      0,
    );
    const { data } = await target.sheets.spreadsheets.get({
      spreadsheetId: document.spreadsheetId,
      fields: 'sheets(basicFilter,protectedRanges,conditionalFormats)',
    });
    expect(Object.keys(data.sheets?.[1] ?? {}).sort()).toEqual([
      'basicFilter',
      'conditionalFormats',
      'protectedRanges',
    ]);
  });
});
