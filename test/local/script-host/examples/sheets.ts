/** Examples of the members of Sheet about itself, its cells and what is selected on it. */
import { ROWS } from './ground.ts';
import { gives, leaves, type MemberExamples, prefixed, writes } from './member-example.ts';

const TITLES = 'sheets(properties(title))';
const titles = (...names: string[]) => ({ sheets: names.map((title) => ({ properties: { title } })) });
const properties = (...each: object[]) => ({ sheets: each.map((one) => ({ properties: one })) });
const DRESS = "at('A1').setBackground('red').setNote('n'); at('B2').setNumberFormat('0.00');";
const RULE = "SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setBold(true).setRanges([at('A1:A2')]).build()";
const RULES = 'sheets(conditionalFormats(booleanRule(condition(type))))';
const HELD = {
  sheets: [{ conditionalFormats: [{ booleanRule: { condition: { type: 'BLANK' } } }] }, {}],
};

export const SHEETS: MemberExamples = prefixed('Sheet', {
  activate: gives('makes the tab the active one', 'two.activate(); return book.getActiveSheet().getName()', 'Two'),
  getName: gives('the name of the tab', 'two.getName()', 'Two'),
  getSheetName: gives('the name of the tab', 'two.getSheetName()', 'Two'),
  getSheetId: gives('the number of the tab', 'two.getSheetId()', 7),
  getIndex: gives('the place of the tab, counted from 1', 'two.getIndex()', 2),
  getParent: gives('the workbook of the tab', 'two.getParent().getName()', 'Book'),
  getType: gives('a grid', 'one.getType() === SpreadsheetApp.SheetType.GRID', true),
  getMaxRows: gives('how many rows there are, whatever is in them', 'one.getMaxRows()', 10),
  getMaxColumns: gives('how many columns there are, whatever is in them', 'one.getMaxColumns()', 6),
  getLastRow: gives('the last row with content', '[one.getLastRow(), two.getLastRow()]', [3, 0]),
  getLastColumn: gives('the last column with content', '[one.getLastColumn(), two.getLastColumn()]', [2, 0]),
  getDataRange: gives('the range in which there is data', 'one.getDataRange().getA1Notation()', 'A1:B3'),
  getSheetValues: gives('the values from a cell on, −1 for all rows', 'one.getSheetValues(2, 1, 1, 2)', [['a', 1]]),
  getRange: gives(
    'a range by its row, column and size, in A1 notation, or in R1C1 notation',
    "[one.getRange(2, 3), one.getRange(2, 3, 2), one.getRange(2, 3, 2, 2), one.getRange('B2:C'), one.getRange('R2C3:R3C4')].map((range) => range.getA1Notation())",
    ['C2', 'C2:C3', 'C2:D3', 'B2:C10', 'C2:D3'],
  ),
  getRangeList: gives(
    'a list of ranges in A1 notation',
    "one.getRangeList(['A1', 'B2:C3']).getRanges().map((range) => range.getA1Notation())",
    ['A1', 'B2:C3'],
  ),
  getActiveRange: gives(
    'the selected range',
    "at('B2:C3').activate(); return one.getActiveRange().getA1Notation()",
    'B2:C3',
  ),
  getActiveCell: gives('the active cell', "at('B2:C3').activate(); return one.getActiveCell().getA1Notation()", 'B2'),
  getCurrentCell: gives(
    'the current cell within the selection',
    "at('B2:C3').activate(); at('C2').activateAsCurrentCell(); return one.getCurrentCell().getA1Notation()",
    'C2',
  ),
  setActiveRange: gives(
    'selects a range; its top left cell becomes the current one',
    "one.setActiveRange(at('B2:C3')); return [book.getActiveRange().getA1Notation(), book.getCurrentCell().getA1Notation()]",
    ['B2:C3', 'B2'],
  ),
  setActiveSelection: gives(
    'selects a range by its name or as it is given',
    "one.setActiveSelection('B2:C3'); const first = book.getActiveRange().getA1Notation(); one.setActiveSelection(at('D4')); return [first, book.getActiveRange().getA1Notation()]",
    ['B2:C3', 'D4'],
  ),
  appendRow: writes('adds a row below the data', "one.appendRow(['d', '=B1'])", [...ROWS, ['d', '=B1']]),
  clear: leaves(
    'clears content and formats',
    `${DRESS} one.clear()`,
    'sheets(data(rowData(values(userEnteredValue,userEnteredFormat(numberFormat),note))))',
    {
      sheets: [{ data: [{ rowData: [{ values: [{ note: 'n' }] }] }] }, { data: [{}] }],
    },
  ),
  clearContents: writes('clears the content and keeps the formats', `${DRESS} one.clearContents()`, []),
  clearFormats: leaves(
    'clears formats, conditional ones too, and keeps the content',
    `${DRESS} one.setConditionalFormatRules([${RULE}]); one.clearFormats()`,
    'sheets(conditionalFormats(ranges),data(rowData(values(userEnteredFormat))))',
    { sheets: [{ data: [{ rowData: expectRows(3) }] }, { data: [{}] }] },
  ),
  clearNotes: leaves('clears all notes', `${DRESS} one.clearNotes()`, 'sheets(data(rowData(values(note))))', {
    sheets: [{ data: [{ rowData: expectRows(3) }] }, { data: [{}] }],
  }),
  setName: leaves('renames the tab', "two.setName('Second')", TITLES, titles('One', 'Second')),
  copyTo: leaves(
    'copies the tab under the name “Copy of …”',
    'one.copyTo(book)',
    TITLES,
    titles('One', 'Two', 'Copy of One'),
  ),
  sort: writes('sorts the tab by a column', 'one.deleteRow(3).sort(1, true)', [ROWS[1], ROWS[0]]),
  hideSheet: leaves('hides the tab', 'two.hideSheet()', 'sheets(properties(hidden))', properties({}, { hidden: true })),
  showSheet: leaves(
    'shows the tab again',
    'two.hideSheet(); two.showSheet()',
    'sheets(properties(hidden))',
    properties({}, {}),
  ),
  isSheetHidden: gives('whether the tab is hidden', '[two.isSheetHidden(), two.hideSheet().isSheetHidden()]', [
    false,
    true,
  ]),
  isRightToLeft: gives(
    'whether the tab is read from right to left',
    '[one.isRightToLeft(), two.isRightToLeft()]',
    [false, true],
    {
      before: [{ updateSheetProperties: { properties: { sheetId: 7, rightToLeft: true }, fields: 'rightToLeft' } }],
    },
  ),
  setTabColor: leaves('colours the tab', "two.setTabColor('#ff0000')", 'sheets(properties(tabColor))', {
    sheets: [{ properties: {} }, { properties: { tabColor: { red: 1 } } }],
  }),
  getTabColor: gives(
    'the colour of the tab, null where there is none',
    "[one.getTabColor(), two.setTabColor('red').getTabColor()]",
    [null, '#ff0000'],
  ),
  protect: leaves('protects the tab', 'two.protect()', 'sheets(protectedRanges(range))', {
    sheets: [{}, { protectedRanges: [{ range: { sheetId: 7 } }] }],
  }),
  getProtections: gives(
    'the protections of the tab, of ranges or of itself',
    "at('A1').protect(); two.getRange('B2').protect(); two.protect(); return two.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((each) => each.getRange().getA1Notation())",
    ['B2'],
  ),
  setConditionalFormatRules: leaves(
    'replaces all rules of the tab',
    `one.setConditionalFormatRules([${RULE}])`,
    RULES,
    HELD,
  ),
  getConditionalFormatRules: gives(
    'the rules of the tab',
    `one.setConditionalFormatRules([${RULE}]); return one.getConditionalFormatRules().map((each) => each.getRanges()[0].getA1Notation())`,
    ['A1:A2'],
  ),
  clearConditionalFormatRules: leaves(
    'removes all rules of the tab',
    `one.setConditionalFormatRules([${RULE}]); one.clearConditionalFormatRules()`,
    RULES,
    { sheets: [{}, {}] },
  ),
  addDeveloperMetadata: leaves(
    'adds metadata to the tab',
    "two.addDeveloperMetadata('key', 'value')",
    'sheets(developerMetadata(metadataKey,metadataValue,visibility))',
    { sheets: [{}, { developerMetadata: [{ metadataKey: 'key', metadataValue: 'value', visibility: 'DOCUMENT' }] }] },
  ),
  getDeveloperMetadata: gives(
    'the metadata of the tab itself',
    "two.addDeveloperMetadata('key', 'value'); two.getRange('2:2').addDeveloperMetadata('row'); return two.getDeveloperMetadata().map((each) => each.getKey())",
    ['key'],
  ),
  createDeveloperMetadataFinder: gives(
    'finds what is on the tab, its rows and its columns',
    "two.addDeveloperMetadata('a'); two.getRange('2:2').addDeveloperMetadata('b'); one.addDeveloperMetadata('c'); return two.createDeveloperMetadataFinder().find().map((each) => each.getKey())",
    ['a', 'b'],
  ),
});

function expectRows(count: number): object[] {
  return Array.from({ length: count }, () => ({ values: [{}, {}] }));
}
