/** Examples of the members of Spreadsheet and NamedRange. */
import { EDITOR, OWNER } from '../running-script.ts';
import { ROWS } from './ground.ts';
import { gives, leaves, type MemberExamples, prefixed, writes } from './member-example.ts';

const TITLES = 'sheets(properties(title))';
const titles = (...names: string[]) => ({ sheets: names.map((title) => ({ properties: { title } })) });
const NAMES = 'namedRanges(name,range)';
const RANGE = { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
const NAMED = "book.setNamedRange('List', at('A1:A2'));";
const SELECTED = 'return [book.getActiveRange().getA1Notation(), book.getCurrentCell().getA1Notation()]';

const TABS = prefixed('Spreadsheet', {
  getSheets: gives('all tabs', 'book.getSheets().map((sheet) => sheet.getName())', ['One', 'Two']),
  getNumSheets: gives('how many tabs there are', 'book.getNumSheets()', 2),
  getSheetByName: gives(
    'the tab of a name, or null',
    "[book.getSheetByName('Two').getSheetId(), book.getSheetByName('No')]",
    [7, null],
  ),
  getSheetById: gives('the tab of a number, or null', '[book.getSheetById(7).getName(), book.getSheetById(8)]', [
    'Two',
    null,
  ]),
  getActiveSheet: gives('the active tab', 'two.activate(); return book.getActiveSheet().getName()', 'Two'),
  setActiveSheet: gives(
    'makes a tab active',
    'book.setActiveSheet(two); return SpreadsheetApp.getActiveSheet().getName()',
    'Two',
  ),
  insertSheet: gives(
    'adds a tab, by a template if one is given, and makes it the active one',
    `book.insertSheet('Three', 0);
    const first = book.getActiveSheet().getName();
    book.insertSheet('Copy', 1, { template: one });
    return [first, book.getActiveSheet().getName(), book.getActiveSheet().getRange('A1').getValue(), book.getSheets().map((sheet) => sheet.getName())]`,
    ['Three', 'Copy', 'b', ['Three', 'Copy', 'One', 'Two']],
  ),
  deleteSheet: leaves('deletes a tab', 'book.deleteSheet(two)', TITLES, titles('One')),
  deleteActiveSheet: leaves(
    'deletes the active tab',
    'two.activate(); book.deleteActiveSheet()',
    TITLES,
    titles('One'),
  ),
  renameActiveSheet: leaves(
    'renames the active tab',
    "two.activate(); book.renameActiveSheet('Second')",
    TITLES,
    titles('One', 'Second'),
  ),
  moveActiveSheet: leaves(
    'moves the active tab to a place',
    'two.activate(); book.moveActiveSheet(1)',
    TITLES,
    titles('Two', 'One'),
  ),
  getSheetId: gives('the number of the active tab', 'two.activate(); return book.getSheetId()', 7),
  getSheetName: gives('the name of the active tab', 'two.activate(); return book.getSheetName()', 'Two'),
  getSheetValues: gives('values of the active tab', 'book.getSheetValues(1, 2, 2, 1)', [[2], [1]]),
  getDataRange: gives('where there is data on the active tab', 'book.getDataRange().getA1Notation()', 'A1:B3'),
  getLastRow: gives('the last row with content', 'book.getLastRow()', 3),
  getLastColumn: gives('the last column with content', 'book.getLastColumn()', 2),
  appendRow: writes('adds a row below the data of the active tab', "book.appendRow(['d'])", [...ROWS, ['d']]),
  sort: writes('sorts the active tab by a column', 'one.deleteRow(3); book.sort(1)', [ROWS[1], ROWS[0]]),
  getProtections: gives(
    'the protections of all tabs',
    "at('A1').protect(); two.getRange('B2').protect(); return book.getProtections(SpreadsheetApp.ProtectionType.RANGE).length",
    2,
  ),
});

const SELF = prefixed('Spreadsheet', {
  getId: {
    ...gives('the identifier of the workbook', 'book.getId()', true),
    seen: ({ spreadsheetId }, { value }) => value === spreadsheetId,
  },
  getUrl: {
    ...gives('the address of the workbook', 'book.getUrl()', true),
    seen: ({ spreadsheetId }, { value }) => value === `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
  },
  getName: gives('the title of the workbook', 'book.getName()', 'Book'),
  rename: leaves('renames the workbook', "book.rename('New')", 'properties(title)', { properties: { title: 'New' } }),
  getSpreadsheetLocale: gives('the locale', 'book.getSpreadsheetLocale()', 'en_US'),
  setSpreadsheetLocale: leaves('sets the locale', "book.setSpreadsheetLocale('ru_RU')", 'properties(locale)', {
    properties: { locale: 'ru_RU' },
  }),
  getSpreadsheetTimeZone: gives('the time zone', 'book.getSpreadsheetTimeZone()', 'Europe/Moscow'),
  setSpreadsheetTimeZone: leaves(
    'sets the time zone',
    "book.setSpreadsheetTimeZone('Asia/Omsk')",
    'properties(timeZone)',
    { properties: { timeZone: 'Asia/Omsk' } },
  ),
  getOwner: gives('who owns the workbook', 'book.getOwner().getEmail()', OWNER),
  getEditors: gives('who may edit the workbook', 'book.getEditors().map((user) => user.getEmail())', [OWNER, EDITOR]),
  getViewers: gives('who may read the workbook and no more', 'book.getViewers().map((user) => user.getEmail())', []),
  addDeveloperMetadata: leaves(
    'adds metadata to the workbook',
    "book.addDeveloperMetadata('key', 'value')",
    'developerMetadata(metadataKey,metadataValue)',
    { developerMetadata: [{ metadataKey: 'key', metadataValue: 'value' }] },
  ),
  getDeveloperMetadata: gives(
    'the metadata of the workbook itself',
    "book.addDeveloperMetadata('key'); one.addDeveloperMetadata('tab'); return book.getDeveloperMetadata().map((each) => each.getKey())",
    ['key'],
  ),
  createDeveloperMetadataFinder: gives(
    'finds metadata of the whole workbook',
    "book.addDeveloperMetadata('key'); one.addDeveloperMetadata('tab'); return book.createDeveloperMetadataFinder().find().length",
    2,
  ),
  toast: {
    ...gives('shows a message with a title in a corner', "book.toast('Done', 'Check'); return 1", [
      { title: 'Check', message: 'Done' },
    ]),
    seen: (_, { toasts }) => toasts,
  },
  addMenu: {
    ...gives(
      'adds a menu; null is a line between',
      "book.addMenu('Menu', [{ name: 'Item', functionName: 'f' }, null]); return 1",
      [{ title: 'Menu', items: [{ caption: 'Item', functionName: 'f' }, { separator: true }] }],
    ),
    seen: ({ host, spreadsheetId }) => host.menus(spreadsheetId, OWNER),
  },
});

const RANGES = prefixed('Spreadsheet', {
  getRange: gives(
    'a range in A1 notation, with a tab or on the active one',
    "[book.getRange('Two!A1:B2').getGridId(), book.getRange('C3').getA1Notation()]",
    [7, 'C3'],
  ),
  getRangeList: gives(
    'a list of ranges of the active tab',
    "book.getRangeList(['A1', 'B2']).getRanges().map((range) => range.getA1Notation())",
    ['A1', 'B2'],
  ),
  getRangeByName: gives(
    'a named range, or null',
    `${NAMED} return [book.getRangeByName('List').getA1Notation(), book.getRangeByName('No')]`,
    ['A1:A2', null],
  ),
  getNamedRanges: gives('all named ranges', `${NAMED} return book.getNamedRanges().map((named) => named.getName())`, [
    'List',
  ]),
  setNamedRange: leaves('names a range', NAMED, NAMES, { namedRanges: [{ name: 'List', range: RANGE }] }),
  removeNamedRange: leaves('removes a name', `${NAMED} book.removeNamedRange('List')`, NAMES, {}),
  getActiveRange: gives(
    'the selected range',
    "at('B2:C3').activate(); return book.getActiveRange().getA1Notation()",
    'B2:C3',
  ),
  getActiveCell: gives('the active cell', "at('B2:C3').activate(); return book.getActiveCell().getA1Notation()", 'B2'),
  getCurrentCell: gives(
    'the current cell',
    "at('B2:C3').activate(); at('C3').activateAsCurrentCell(); return book.getCurrentCell().getA1Notation()",
    'C3',
  ),
  setActiveRange: gives('selects a range', `book.setActiveRange(at('B2:C3')); ${SELECTED}`, ['B2:C3', 'B2']),
  setCurrentCell: gives(
    'makes a cell current and keeps the selection that it is in',
    `at('B2:C3').activate(); book.setCurrentCell(at('C3')); ${SELECTED}`,
    ['B2:C3', 'C3'],
  ),
  setActiveSelection: gives(
    'selects a range, by its name or as it is',
    `book.setActiveSelection('B2:C3'); ${SELECTED}`,
    ['B2:C3', 'B2'],
  ),
});

const NAMED_RANGES = prefixed('NamedRange', {
  getName: gives('the name', `${NAMED} return book.getNamedRanges()[0].getName()`, 'List'),
  getRange: gives(
    'the range of the name',
    `${NAMED} return book.getNamedRanges()[0].getRange().getA1Notation()`,
    'A1:A2',
  ),
  setName: leaves('gives another name', `${NAMED} book.getNamedRanges()[0].setName('Other')`, NAMES, {
    namedRanges: [{ name: 'Other', range: RANGE }],
  }),
  setRange: leaves('gives another range', `${NAMED} book.getNamedRanges()[0].setRange(two.getRange('A1:A2'))`, NAMES, {
    namedRanges: [{ name: 'List', range: { sheetId: 7, ...RANGE } }],
  }),
  remove: leaves('removes the name', `${NAMED} book.getNamedRanges()[0].remove()`, NAMES, {}),
});

export const SPREADSHEETS: MemberExamples = { ...TABS, ...SELF, ...RANGES, ...NAMED_RANGES };
