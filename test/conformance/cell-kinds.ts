/** The kinds of request that change cells, each with what it is expected to do. */
import { area, columns, rows } from '../local/google/book.ts';
import { CELLS, type KindExamples, seen } from './kind-example.ts';

const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
const LIST = {
  condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'да' }, { userEnteredValue: 'нет' }] },
  strict: true,
};
const LINE = { style: 'SOLID', color: { red: 1 } };
const LETTERS = [
  ['a', 'b'],
  ['c', 'd'],
  ['e', 'f'],
] as const;

export const CELL_KINDS = {
  updateCells: {
    request: { range: area(0, 1, 0, 2), rows: [{ values: [text('x'), text('y')] }], fields: 'userEnteredValue' },
    shows: [CELLS, seen(['x', 'y'])],
  },
  repeatCell: {
    request: { range: area(0, 2, 0, 2), cell: text('x'), fields: 'userEnteredValue' },
    shows: [CELLS, seen(['x', 'x'], ['x', 'x'])],
  },
  appendCells: {
    cells: [['a']],
    request: { sheetId: 0, rows: [{ values: [text('b'), text('c')] }], fields: 'userEnteredValue' },
    shows: [CELLS, seen(['a'], ['b', 'c'])],
  },
  copyPaste: {
    cells: [['a', 1]],
    request: { source: area(0, 1, 0, 2), destination: area(2, 4, 0, 2), pasteType: 'PASTE_VALUES' },
    shows: [CELLS, seen(['a', 1], [], ['a', 1], ['a', 1])],
  },
  cutPaste: {
    cells: [['a', 1], ['stays']],
    request: { source: area(0, 1, 0, 2), destination: { rowIndex: 2 }, pasteType: 'PASTE_NORMAL' },
    shows: [CELLS, seen([], ['stays'], ['a', 1])],
  },
  findReplace: {
    cells: [['Google Sheets', 'see']],
    request: { find: 'e', replacement: 'o', allSheets: true },
    reply: { findReplace: { occurrencesChanged: 5, valuesChanged: 2, rowsChanged: 1, sheetsChanged: 1 } },
    shows: [CELLS, seen(['Googlo Shoots', 'soo'])],
  },
  trimWhitespace: {
    cells: [['  a   b ', 'c']],
    request: { range: area(0, 1, 0, 2) },
    reply: { trimWhitespace: { cellsChangedCount: 1 } },
    shows: [CELLS, seen(['a b', 'c'])],
  },
  deleteDuplicates: {
    cells: [
      ['a', 1],
      ['A', 2],
      ['b', 3],
    ],
    request: { range: area(0, 3, 0, 2), comparisonColumns: [columns(0, 1)] },
    reply: { deleteDuplicates: { duplicatesRemovedCount: 1 } },
    shows: [CELLS, seen(['a', 1], ['b', 3])],
  },
  sortRange: {
    cells: [
      ['b', 2],
      ['a', 3],
      ['c', 1],
    ],
    request: { range: area(0, 3, 0, 2), sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] },
    shows: [CELLS, seen(['a', 3], ['b', 2], ['c', 1])],
  },
  insertRange: {
    cells: LETTERS,
    request: { range: area(1, 2, 0, 1), shiftDimension: 'ROWS' },
    shows: [CELLS, seen(['a', 'b'], [null, 'd'], ['c', 'f'], ['e'])],
  },
  deleteRange: {
    cells: LETTERS,
    request: { range: area(0, 1, 0, 1), shiftDimension: 'ROWS' },
    shows: [CELLS, seen(['c', 'b'], ['e', 'd'], [null, 'f'])],
  },
  setDataValidation: {
    request: { range: area(0, 1, 0, 1), rule: LIST },
    shows: [
      'sheets(data(rowData(values(dataValidation))))',
      { sheets: [{ data: [{ rowData: [{ values: [{ dataValidation: LIST }] }] }] }, { data: [{}] }] },
    ],
  },
  updateBorders: {
    request: { range: area(0, 1, 0, 1), top: LINE },
    shows: [
      'sheets(data(rowData(values(userEnteredFormat(borders(top(style,color)))))))',
      {
        sheets: [
          { data: [{ rowData: [{ values: [{ userEnteredFormat: { borders: { top: LINE } } }] }] }] },
          { data: [{}] },
        ],
      },
    ],
  },
  mergeCells: {
    request: { range: area(0, 2, 0, 2), mergeType: 'MERGE_ROWS' },
    shows: ['sheets(merges)', { sheets: [{ merges: [area(0, 1, 0, 2), area(1, 2, 0, 2)] }, {}] }],
  },
  unmergeCells: {
    before: [{ mergeCells: { range: area(0, 2, 0, 2), mergeType: 'MERGE_ROWS' } }],
    request: { range: area(1, 4, 0, 3) },
    shows: ['sheets(merges)', { sheets: [{ merges: [area(0, 1, 0, 2)] }, {}] }],
  },
  insertDimension: {
    cells: LETTERS,
    request: { range: rows(1, 2), inheritFromBefore: true },
    shows: [CELLS, seen(['a', 'b'], [], ['c', 'd'], ['e', 'f'])],
  },
  deleteDimension: {
    cells: LETTERS,
    request: { range: columns(0, 1) },
    shows: [CELLS, seen(['b'], ['d'], ['f'])],
  },
  moveDimension: {
    cells: LETTERS,
    request: { source: rows(0, 1), destinationIndex: 3 },
    shows: [CELLS, seen(['c', 'd'], ['e', 'f'], ['a', 'b'])],
  },
} satisfies KindExamples;
