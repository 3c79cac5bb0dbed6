/** The kinds of request that change a spreadsheet, its tabs, rows and columns, each with what it is expected to do. */
import { expect } from 'vitest';
import { columns, rows } from '../local/google/book.ts';
import type { KindExamples } from './kind-example.ts';

const TITLES = 'sheets(properties(title))';
const titles = (...names: string[]) => ({ sheets: names.map((title) => ({ properties: { title } })) });
const GRIDS = 'sheets(properties(gridProperties(rowCount,columnCount)))';
const COLUMN_LOOKS = 'sheets(data(columnMetadata(pixelSize,hiddenByUser)))';
const USUAL = { pixelSize: 100 };

/** What is seen of six columns of the first tab, the first of which is told apart. */
const firstColumn = (look: object) => ({
  sheets: [
    { data: [{ columnMetadata: [look, ...Array.from({ length: 5 }, () => USUAL)] }] },
    { data: [{ columnMetadata: Array.from({ length: 6 }, () => USUAL) }] },
  ],
});
const group = (startIndex: number, endIndex: number, depth: number) => ({
  range: { dimension: 'ROWS', startIndex, endIndex },
  depth,
});
const GROUPS = 'sheets(rowGroups)';

export const SHEET_KINDS = {
  updateSpreadsheetProperties: {
    request: { properties: { title: 'New', timeZone: 'Asia/Omsk' }, fields: 'title,timeZone' },
    shows: [
      'properties(title,timeZone,locale)',
      { properties: { title: 'New', timeZone: 'Asia/Omsk', locale: 'en_US' } },
    ],
  },
  addSheet: {
    request: { properties: { sheetId: 9, title: 'Three', index: 1 } },
    reply: { addSheet: { properties: { sheetId: 9, title: 'Three', index: 1, sheetType: 'GRID' } } },
    shows: [TITLES, titles('One', 'Three', 'Two')],
  },
  deleteSheet: { request: { sheetId: 7 }, shows: [TITLES, titles('One')] },
  duplicateSheet: {
    cells: [['a']],
    request: { sourceSheetId: 0, insertSheetIndex: 2, newSheetId: 9, newSheetName: 'Again' },
    reply: { duplicateSheet: { properties: { sheetId: 9, title: 'Again', index: 2 } } },
    shows: [TITLES, titles('One', 'Two', 'Again')],
  },
  updateSheetProperties: {
    request: { properties: { sheetId: 7, title: 'Второй', index: 0, hidden: true }, fields: 'title,index,hidden' },
    shows: [
      'sheets(properties(title,hidden))',
      { sheets: [{ properties: { title: 'Второй', hidden: true } }, { properties: { title: 'One' } }] },
    ],
  },
  appendDimension: {
    request: { sheetId: 0, dimension: 'COLUMNS', length: 3 },
    shows: [
      GRIDS,
      {
        sheets: [
          { properties: { gridProperties: { rowCount: 10, columnCount: 9 } } },
          { properties: { gridProperties: { rowCount: 10, columnCount: 6 } } },
        ],
      },
    ],
  },
  updateDimensionProperties: {
    request: {
      range: columns(0, 1),
      properties: { pixelSize: 55, hiddenByUser: true },
      fields: 'pixelSize,hiddenByUser',
    },
    shows: [COLUMN_LOOKS, firstColumn({ pixelSize: 55, hiddenByUser: true })],
  },
  autoResizeDimensions: {
    cells: [['a text that is a good deal wider than a column is at first']],
    request: { dimensions: columns(0, 1) },
    shows: [
      'sheets(data(columnMetadata(pixelSize)))',
      firstColumn({ pixelSize: expect.toSatisfy((size: number) => size > 200) }),
    ],
  },
  addDimensionGroup: {
    request: { range: rows(1, 4) },
    reply: { addDimensionGroup: { dimensionGroups: [group(1, 4, 1)] } },
    shows: [GROUPS, { sheets: [{ rowGroups: [group(1, 4, 1)] }, {}] }],
  },
  updateDimensionGroup: {
    before: [{ addDimensionGroup: { range: rows(1, 4) } }],
    request: { dimensionGroup: { range: rows(1, 4), depth: 1, collapsed: true }, fields: 'collapsed' },
    shows: [GROUPS, { sheets: [{ rowGroups: [{ ...group(1, 4, 1), collapsed: true }] }, {}] }],
  },
  deleteDimensionGroup: {
    before: [{ addDimensionGroup: { range: rows(1, 5) } }],
    request: { range: rows(3, 5) },
    reply: { deleteDimensionGroup: { dimensionGroups: [group(1, 3, 1)] } },
    shows: [GROUPS, { sheets: [{ rowGroups: [group(1, 3, 1)] }, {}] }],
  },
} satisfies KindExamples;
