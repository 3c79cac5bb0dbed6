/** Examples of the members about rows and columns that Sheet has, and Spreadsheet for the tab that is active. */
import { ROWS } from './ground.ts';
import { gives, leaves, type MemberExample, type MemberExamples, prefixed, writes } from './member-example.ts';

const [B, A, C] = ROWS;
const GRIDS = 'sheets(properties(gridProperties(rowCount,columnCount)))';
const FROZEN = 'sheets(properties(gridProperties(frozenRowCount,frozenColumnCount)))';
const USUAL = { pixelSize: 100 };
const BARE = { properties: { gridProperties: {} } };
const LOW = { pixelSize: 21 };

const grids = (rowCount: number, columnCount: number) => ({
  sheets: [
    { properties: { gridProperties: { rowCount, columnCount } } },
    { properties: { gridProperties: { rowCount: 10, columnCount: 6 } } },
  ],
});
const columnsOf = (...first: object[]) => ({
  sheets: [
    { data: [{ columnMetadata: [...first, ...Array.from({ length: 6 - first.length }, () => USUAL)] }] },
    { data: [{ columnMetadata: Array.from({ length: 6 }, () => USUAL) }] },
  ],
});
const rowsOf = (...first: object[]) => ({
  sheets: [
    { data: [{ rowMetadata: [...first, ...Array.from({ length: 10 - first.length }, () => LOW)] }] },
    { data: [{ rowMetadata: Array.from({ length: 10 }, () => LOW) }] },
  ],
});
const COLUMN_LOOK = 'sheets(data(columnMetadata(pixelSize,hiddenByUser)))';
const ROW_LOOK = 'sheets(data(rowMetadata(pixelSize,hiddenByUser)))';
const HIDDEN_COLUMN = { ...USUAL, hiddenByUser: true };
const HIDDEN_ROW = { ...LOW, hiddenByUser: true };

/** By the name of a member; `it` is a tab, or a workbook whose first tab is active. */
function shared(it: string): MemberExamples {
  return {
    insertRowBefore: writes('a row before a row', `${it}.insertRowBefore(2)`, [B, [], A, ['c', '=B1+B3']]),
    insertRowAfter: writes('a row after a row', `${it}.insertRowAfter(1)`, [B, [], A, ['c', '=B1+B3']]),
    insertRowsBefore: writes('rows before a row', `${it}.insertRowsBefore(1, 2)`, [[], [], B, A, ['c', '=B3+B4']]),
    insertRowsAfter: writes('rows after a row', `${it}.insertRowsAfter(2, 2)`, [B, A, [], [], C]),
    insertColumnBefore: writes('a column before a column', `${it}.insertColumnBefore(2)`, [
      ['b', '', 2],
      ['a', '', 1],
      ['c', '', '=C1+C2'],
    ]),
    insertColumnAfter: writes('a column after a column', `${it}.insertColumnAfter(1)`, [
      ['b', '', 2],
      ['a', '', 1],
      ['c', '', '=C1+C2'],
    ]),
    insertColumnsBefore: leaves('columns before a column', `${it}.insertColumnsBefore(2, 3)`, GRIDS, grids(10, 9)),
    insertColumnsAfter: leaves('columns after a column', `${it}.insertColumnsAfter(6, 2)`, GRIDS, grids(10, 8)),
    deleteRow: writes('deletes a row', `${it}.deleteRow(2)`, [B, ['c', '=B1+#REF!']]),
    deleteRows: writes('deletes rows from a row on', `${it}.deleteRows(2, 2)`, [B]),
    deleteColumn: writes('deletes a column', `${it}.deleteColumn(2)`, [['b'], ['a'], ['c']]),
    deleteColumns: leaves('deletes columns from a column on', `${it}.deleteColumns(2, 3)`, GRIDS, grids(10, 3)),
    hideRow: leaves('hides the rows of a range', `${it}.hideRow(at('A2'))`, ROW_LOOK, rowsOf(LOW, HIDDEN_ROW)),
    hideColumn: leaves(
      'hides the columns of a range',
      `${it}.hideColumn(at('B1'))`,
      COLUMN_LOOK,
      columnsOf(USUAL, HIDDEN_COLUMN),
    ),
    isRowHiddenByUser: gives(
      'whether a person hid the row',
      `one.hideRows(2); return [${it}.isRowHiddenByUser(1), ${it}.isRowHiddenByUser(2)]`,
      [false, true],
    ),
    isColumnHiddenByUser: gives(
      'whether a person hid the column',
      `one.hideColumns(2); return [${it}.isColumnHiddenByUser(1), ${it}.isColumnHiddenByUser(2)]`,
      [false, true],
    ),
    setRowHeight: leaves(
      'the height of a row in pixels',
      `${it}.setRowHeight(1, 50)`,
      ROW_LOOK,
      rowsOf({ pixelSize: 50 }),
    ),
    setColumnWidth: leaves(
      'the width of a column in pixels',
      `${it}.setColumnWidth(1, 50)`,
      COLUMN_LOOK,
      columnsOf({ pixelSize: 50 }),
    ),
    getRowHeight: gives(
      'the height of a row in pixels',
      `one.setRowHeight(1, 50); return [${it}.getRowHeight(1), ${it}.getRowHeight(2)]`,
      [50, 21],
    ),
    getColumnWidth: gives(
      'the width of a column in pixels',
      `one.setColumnWidth(1, 50); return [${it}.getColumnWidth(1), ${it}.getColumnWidth(2)]`,
      [50, 100],
    ),
    setFrozenRows: leaves('freezes rows', `${it}.setFrozenRows(1)`, FROZEN, {
      sheets: [{ properties: { gridProperties: { frozenRowCount: 1 } } }, BARE],
    }),
    setFrozenColumns: leaves('freezes columns', `${it}.setFrozenColumns(2)`, FROZEN, {
      sheets: [{ properties: { gridProperties: { frozenColumnCount: 2 } } }, BARE],
    }),
    getFrozenRows: gives('how many rows are frozen', `one.setFrozenRows(3); return ${it}.getFrozenRows()`, 3),
    getFrozenColumns: gives(
      'how many columns are frozen',
      `one.setFrozenColumns(3); return ${it}.getFrozenColumns()`,
      3,
    ),
  };
}

const OF_SHEET: Readonly<Record<string, MemberExample>> = {
  insertRows: writes('blank rows from a row on', 'one.insertRows(1, 2)', [[], [], B, A, ['c', '=B3+B4']]),
  insertColumns: writes('blank columns from a column on', 'one.insertColumns(1)', [
    ['', 'b', 2],
    ['', 'a', 1],
    ['', 'c', '=C1+C2'],
  ]),
  hideRows: leaves('hides rows from a row on', 'one.hideRows(1, 2)', ROW_LOOK, rowsOf(HIDDEN_ROW, HIDDEN_ROW)),
  hideColumns: leaves(
    'hides columns from a column on',
    'one.hideColumns(1, 2)',
    COLUMN_LOOK,
    columnsOf(HIDDEN_COLUMN, HIDDEN_COLUMN),
  ),
  showRows: leaves('shows hidden rows', 'one.hideRows(1, 2); one.showRows(2)', ROW_LOOK, rowsOf(HIDDEN_ROW)),
  showColumns: leaves(
    'shows hidden columns',
    'one.hideColumns(1, 2); one.showColumns(2)',
    COLUMN_LOOK,
    columnsOf(HIDDEN_COLUMN),
  ),
  setRowHeights: leaves(
    'the height of several rows',
    'one.setRowHeights(1, 2, 50)',
    ROW_LOOK,
    rowsOf({ pixelSize: 50 }, { pixelSize: 50 }),
  ),
  setColumnWidths: leaves(
    'the width of several columns',
    'one.setColumnWidths(1, 2, 50)',
    COLUMN_LOOK,
    columnsOf({ pixelSize: 50 }, { pixelSize: 50 }),
  ),
  moveRows: writes('moves rows to where a row stands now', "one.moveRows(at('A1'), 3)", [A, B, ['c', '=B2+B1']]),
  moveColumns: writes('moves columns to where a column stands now', "one.moveColumns(at('A1'), 3)", [
    [2, 'b'],
    [1, 'a'],
    ['=A1+A2', 'c'],
  ]),
};

export const DIMENSIONS: MemberExamples = {
  ...prefixed('Sheet', { ...shared('one'), ...OF_SHEET }),
  ...prefixed('Spreadsheet', shared('book')),
};
