import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

const RED = { red: 1 };
const BOTH = { backgroundColor: RED, backgroundColorStyle: { rgbColor: RED } };
let target: Target;

beforeAll(async () => {
  target = await openTarget();
});
afterAll(async () => {
  await target.close();
});

it.each<[string, object]>([
  [
    'a colour',
    { backgroundColor: RED, textFormat: { foregroundColor: RED }, borders: { top: { style: 'SOLID', color: RED } } },
  ],
  [
    'a style',
    {
      backgroundColorStyle: { rgbColor: RED },
      textFormat: { foregroundColorStyle: { rgbColor: RED } },
      borders: { top: { style: 'SOLID', colorStyle: { rgbColor: RED } } },
    },
  ],
])('what is told as %s is answered as both', async (_, userEnteredFormat) => {
  const sheet = { properties: { sheetId: 0, title: 'One', tabColor: RED } };
  const { spreadsheetId } = await target.create({ properties: { title: 'Book' }, sheets: [sheet] });
  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
  const requests = [{ repeatCell: { range, cell: { userEnteredFormat }, fields: 'userEnteredFormat' } }];
  await target.sheets.spreadsheets.batchUpdate({ spreadsheetId: spreadsheetId ?? '', requestBody: { requests } });
  const fields = 'sheets(properties(tabColor,tabColorStyle),data(rowData(values(userEnteredFormat,effectiveFormat))))';
  const { data } = await target.sheets.spreadsheets.get({ spreadsheetId: spreadsheetId ?? '', ranges: ['A1'], fields });
  expect(data.sheets?.[0]?.properties).toEqual({ tabColor: RED, tabColorStyle: { rgbColor: RED } });
  const cell = data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0];
  expect(cell?.userEnteredFormat).toMatchObject({
    ...BOTH,
    textFormat: { foregroundColor: RED, foregroundColorStyle: { rgbColor: RED } },
    borders: { top: { style: 'SOLID', color: RED, colorStyle: { rgbColor: RED } } },
  });
  expect(cell?.effectiveFormat).toMatchObject(BOTH);
});
