/** The methods of the Sheets API, each with what it is expected to do. */
import { expect } from 'vitest';
import { type Ground, type MethodExamples, ROWS, readValues } from './method-example.ts';

const RAW = { valueInputOption: 'RAW' };
const NEW = [['new', 1]];
const BY_RANGE = { dataFilters: [{ a1Range: 'One!B2:B3' }] };
const METADATA = { metadataId: 5, metadataKey: 'region', location: { spreadsheet: true }, visibility: 'DOCUMENT' };
const FOUND = { ...METADATA, location: { spreadsheet: true, locationType: 'SPREADSHEET' } };

const addMetadata = ({ target, spreadsheetId }: Ground) => {
  const requests = [{ createDeveloperMetadata: { developerMetadata: METADATA } }];
  return target.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
};
/** The last row replaced. */
const REPLACED = [...ROWS.slice(0, 2), ...NEW];

export const SHEETS_EXAMPLES: MethodExamples = {
  'spreadsheets.create': {
    parameters: () => ({ requestBody: { properties: { title: 'Свод' }, sheets: [{ properties: { title: 'Лист' } }] } }),
    reply: () => ({
      spreadsheetId: expect.stringMatching(/^[\w-]{20,}$/),
      properties: { title: 'Свод' },
      sheets: [{ properties: { title: 'Лист', gridProperties: { rowCount: 1000, columnCount: 26 } } }],
      spreadsheetUrl: expect.stringContaining('/spreadsheets/d/'),
    }),
  },
  'spreadsheets.get': {
    parameters: ({ spreadsheetId }) => ({ spreadsheetId, ranges: ['One!B2:B3'], includeGridData: true }),
    reply: ({ spreadsheetId }) => ({
      spreadsheetId,
      sheets: [
        {
          properties: { title: 'One' },
          data: [
            {
              startRow: 1,
              startColumn: 1,
              rowData: [
                { values: [{ effectiveValue: { numberValue: 1234.5 } }] },
                { values: [{ effectiveValue: { numberValue: 10 } }] },
              ],
            },
          ],
        },
      ],
    }),
  },
  'spreadsheets.getByDataFilter': {
    parameters: ({ spreadsheetId }) => ({ spreadsheetId, requestBody: { ...BY_RANGE, includeGridData: true } }),
    reply: () => ({ sheets: [{ properties: { title: 'One' }, data: [{ startRow: 1, startColumn: 1 }] }] }),
  },
  'spreadsheets.batchUpdate': {
    parameters: ({ spreadsheetId }) => ({
      spreadsheetId,
      requestBody: {
        requests: [{ updateSpreadsheetProperties: { properties: { title: 'Иначе' }, fields: 'title' } }],
        includeSpreadsheetInResponse: true,
      },
    }),
    reply: ({ spreadsheetId }) => ({
      spreadsheetId,
      replies: [{}],
      updatedSpreadsheet: { properties: { title: 'Иначе' } },
    }),
  },
  'spreadsheets.sheets.copyTo': {
    parameters: ({ spreadsheetId, other }) => ({
      spreadsheetId,
      sheetId: 0,
      requestBody: { destinationSpreadsheetId: other },
    }),
    reply: () => ({ title: 'Copy of One', sheetType: 'GRID', gridProperties: { rowCount: 10, columnCount: 6 } }),
    after: async ({ target, other }) => [
      await readValues({ target, spreadsheetId: other, other }, "'Copy of One'"),
      ROWS,
    ],
  },
  'spreadsheets.developerMetadata.get': {
    before: addMetadata,
    parameters: ({ spreadsheetId }) => ({ spreadsheetId, metadataId: 5 }),
    reply: () => FOUND,
  },
  'spreadsheets.developerMetadata.search': {
    before: addMetadata,
    parameters: ({ spreadsheetId }) => ({
      spreadsheetId,
      requestBody: { dataFilters: [{ developerMetadataLookup: { metadataKey: 'region' } }] },
    }),
    reply: () => ({ matchedDeveloperMetadata: [{ developerMetadata: FOUND }] }),
  },
  'spreadsheets.values.get': {
    parameters: ({ spreadsheetId }) => ({
      spreadsheetId,
      range: 'One!A2:B',
      majorDimension: 'COLUMNS',
      valueRenderOption: 'UNFORMATTED_VALUE',
    }),
    reply: () => ({
      range: 'One!A2:B10',
      majorDimension: 'COLUMNS',
      values: [
        ['0105000015', '7707083893'],
        [1234.5, 10],
      ],
    }),
  },
  'spreadsheets.values.batchGet': {
    parameters: ({ spreadsheetId }) => ({ spreadsheetId, ranges: ['One!1:1', "'Лист два'!A1:B2"] }),
    reply: ({ spreadsheetId }) => ({
      spreadsheetId,
      valueRanges: [
        { range: 'One!A1:F1', majorDimension: 'ROWS', values: [['ИНН', 'Сумма']] },
        { range: "'Лист два'!A1:B2", majorDimension: 'ROWS' },
      ],
    }),
  },
  'spreadsheets.values.batchGetByDataFilter': {
    parameters: ({ spreadsheetId }) => ({ spreadsheetId, requestBody: BY_RANGE }),
    reply: ({ spreadsheetId }) => ({
      spreadsheetId,
      valueRanges: [
        { valueRange: { range: 'One!B2:B3', values: [['1234.5'], ['10']] }, dataFilters: BY_RANGE.dataFilters },
      ],
    }),
  },
  'spreadsheets.values.update': {
    parameters: ({ spreadsheetId }) => ({
      spreadsheetId,
      range: 'One!A3',
      ...RAW,
      includeValuesInResponse: true,
      requestBody: { values: NEW },
    }),
    reply: ({ spreadsheetId }) => ({
      spreadsheetId,
      updatedRange: 'One!A3:B3',
      updatedRows: 1,
      updatedColumns: 2,
      updatedCells: 2,
      updatedData: { range: 'One!A3:B3', majorDimension: 'ROWS', values: [['new', '1']] },
    }),
    after: async (ground) => [await readValues(ground), REPLACED],
  },
  'spreadsheets.values.batchUpdate': {
    parameters: ({ spreadsheetId }) => ({
      spreadsheetId,
      requestBody: { ...RAW, data: [{ range: 'One!A3', values: NEW }] },
    }),
    reply: () => ({ totalUpdatedRows: 1, totalUpdatedColumns: 2, totalUpdatedCells: 2, totalUpdatedSheets: 1 }),
    after: async (ground) => [await readValues(ground), REPLACED],
  },
  'spreadsheets.values.batchUpdateByDataFilter': {
    parameters: ({ spreadsheetId }) => ({
      spreadsheetId,
      requestBody: { ...RAW, data: [{ dataFilter: { a1Range: 'One!A3:B3' }, values: NEW }] },
    }),
    reply: () => ({ totalUpdatedCells: 2, responses: [{ updatedRange: 'One!A3:B3' }] }),
    after: async (ground) => [await readValues(ground), REPLACED],
  },
  'spreadsheets.values.append': {
    parameters: ({ spreadsheetId }) => ({
      spreadsheetId,
      range: 'One!A1',
      ...RAW,
      insertDataOption: 'INSERT_ROWS',
      requestBody: { values: NEW },
    }),
    reply: () => ({ tableRange: 'One!A1:B3', updates: { updatedRange: 'One!A4:B4', updatedCells: 2 } }),
    after: async (ground) => [await readValues(ground), [...ROWS, ...NEW]],
  },
  'spreadsheets.values.clear': {
    parameters: ({ spreadsheetId }) => ({ spreadsheetId, range: 'One!A2:B' }),
    reply: ({ spreadsheetId }) => ({ spreadsheetId, clearedRange: 'One!A2:B10' }),
    after: async (ground) => [await readValues(ground), ROWS.slice(0, 1)],
  },
  'spreadsheets.values.batchClear': {
    parameters: ({ spreadsheetId }) => ({ spreadsheetId, requestBody: { ranges: ['One!A2:B2', 'One!3:3'] } }),
    reply: ({ spreadsheetId }) => ({ spreadsheetId, clearedRanges: ['One!A2:B2', 'One!A3:F3'] }),
    after: async (ground) => [await readValues(ground), ROWS.slice(0, 1)],
  },
  'spreadsheets.values.batchClearByDataFilter': {
    parameters: ({ spreadsheetId }) => ({ spreadsheetId, requestBody: { dataFilters: [{ a1Range: 'One!A2:B10' }] } }),
    reply: () => ({ clearedRanges: ['One!A2:B10'] }),
    after: async (ground) => [await readValues(ground), ROWS.slice(0, 1)],
  },
};
