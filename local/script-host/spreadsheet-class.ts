/** Spreadsheet: a workbook, its tabs, its names, and what is selected in it. */
import { isJsonObject } from '../google/json.ts';
import { anything, fields, flag, isFields, listOf, number, optional, text, whole } from './argument-kinds.ts';
import type { Book } from './book.ts';
import { METADATA_SPREADSHEET_MEMBERS } from './developer-metadata.ts';
import { editorsOf, mayEditDocument, viewersOf } from './document-people.ts';
import { addSpreadsheetMenu } from './menu.ts';
import { PROTECTION_SPREADSHEET_MEMBERS } from './protection-class.ts';
import { findInBook, namedRangesOf, rangeNamed, stateOfMessage } from './range-finder.ts';
import { activate, activateAsCurrentCell } from './range-place.ts';
import { aRange, areaAt, gridRange, type RangeState, rangeObject } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import { type MemberNotes, SELF, ServiceObject, type Signature, serviceClass, signatures } from './service-class.ts';
import { userObject } from './session.ts';
import { sheetClass, updateProperties } from './sheet-class.ts';
import { activeRange, activeSheetId, aSheet, currentCell, type SheetState, sheetObject } from './sheet-state.ts';

const on = signatures<Book>();
const NO_ACCESS = 'You do not have permission to perform that action.';

function activeState(book: Book): SheetState {
  return { book, sheetId: activeSheetId(book) };
}

function sheetTitled(book: Book, title: string): ServiceObject | null {
  const found = book.workbook.sheets.find(({ properties }) => properties.title === title);
  return found ? sheetObject(book, found) : null;
}

function rangeCalled(book: Book, a1: string): RangeState {
  const found = findInBook(book, a1, activeSheetId(book));
  if (!found) throw new ScriptError('Range not found');
  return found;
}

function addSheet(book: Book, title: string | undefined, index: number | undefined): ServiceObject {
  const properties = { ...(title === undefined ? {} : { title }), ...(index === undefined ? {} : { index }) };
  const [reply] = book.batch([{ addSheet: { properties } }]);
  const added = reply?.['addSheet'] as { readonly properties: { readonly sheetId: number } };
  const { sheetId } = added.properties;
  book.run.selection.selected = { sheetId, area: areaAt(book.sheet(sheetId), 1, 1) };
  return sheetObject(book, book.sheet(sheetId));
}

/** From a template: a copy of a tab. */
function insertSheet(book: Book, title?: string, index?: number, options?: unknown): ServiceObject {
  const template = isFields(options) ? (options['template'] as ServiceObject<SheetState> | undefined) : undefined;
  if (!template) return addSheet(book, title, index);
  const insertSheetIndex = index ?? book.workbook.sheets.length;
  const sourceSheetId = template.state.sheetId;
  const named = title === undefined ? {} : { newSheetName: title };
  book.batch([{ duplicateSheet: { sourceSheetId, insertSheetIndex, ...named } }]);
  const made = book.workbook.sheets[insertSheetIndex];
  if (!made) throw new ScriptError('The copy is missing.');
  return activateSheet(book, { book, sheetId: made.properties.sheetId });
}

function deleteSheet(book: Book, { sheetId }: SheetState): void {
  book.checkWholeSheet(sheetId);
  book.batch([{ deleteSheet: { sheetId } }]);
}

function setProperties(book: Book, properties: Readonly<Record<string, string>>): void {
  book.batch([{ updateSpreadsheetProperties: { properties, fields: Object.keys(properties).join(',') } }]);
}

function setNamedRange(book: Book, name: string, range: RangeState): void {
  const namedRange = { name, range: gridRange(range) };
  const standing = namedRangesOf(book).find((each) => each['name'] === name);
  if (!standing) book.batch([{ addNamedRange: { namedRange } }]);
  else {
    const namedRangeId = String(standing['namedRangeId']);
    book.batch([{ updateNamedRange: { namedRange: { namedRangeId, ...namedRange }, fields: 'range' } }]);
  }
}

function removeNamedRange(book: Book, name: string): void {
  const standing = namedRangesOf(book).find((each) => each['name'] === name);
  if (!standing) throw new ScriptError(`The named range ${name} does not exist.`);
  book.batch([{ deleteNamedRange: { namedRangeId: String(standing['namedRangeId']) } }]);
}

function activateRange(_book: Book, range: RangeState): ServiceObject {
  activate(range);
  return rangeObject(range);
}

function activateSheet(book: Book, { sheetId }: SheetState): ServiceObject {
  const sheet = book.sheet(sheetId);
  if (activeSheetId(book) !== sheetId) book.run.selection.selected = { sheetId, area: areaAt(sheet, 1, 1) };
  return sheetObject(book, sheet);
}

function toast(book: Book, message: string, title = ''): void {
  book.run.screen?.toasts.push({ message, title });
}

/** The members of Sheet that Spreadsheet has too: they mean the tab that is selected. */
function ofActiveSheet(names: readonly string[]) {
  const entries = names.map((name) => {
    const member = sheetClass.members.get(name);
    if (!member) throw new Error(`Sheet has no ${name}.`);
    const passed = member.signatures.map(
      ({ kinds, run }): Signature<Book> => ({ kinds, run: (book, args) => run(activeState(book), args) }),
    );
    return [name, { ...(member satisfies MemberNotes), signatures: passed }] as const;
  });
  return Object.fromEntries(entries);
}

/** «If the user who executes the script does not have edit access to the spreadsheet, this method throws an exception.» */
function peopleOf({ run, workbook }: Book, peopleIn: typeof editorsOf): readonly ServiceObject[] {
  const { people } = run.world;
  if (!mayEditDocument(workbook, people, run.effectiveUser)) throw new ScriptError(NO_ACCESS);
  return peopleIn(workbook, people).map(userObject);
}

const PROPERTY_MEMBERS = {
  getId: on([], ({ spreadsheetId }) => spreadsheetId),
  getName: on([], ({ workbook }) => workbook.properties.title),
  rename: on([text], (book, title) => setProperties(book, { title })),
  getSpreadsheetLocale: on([], ({ workbook }) => workbook.properties.locale),
  setSpreadsheetLocale: on([text], (book, locale) => setProperties(book, { locale })),
  getSpreadsheetTimeZone: on([], ({ workbook }) => workbook.properties.timeZone),
  setSpreadsheetTimeZone: on([text], (book, timeZone) => setProperties(book, { timeZone })),
  getUrl: on([], ({ spreadsheetId }) => `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`),
  getOwner: on([], ({ run }) => userObject(run.world.people.owner)),
  getEditors: on([], (book) => peopleOf(book, editorsOf)),
  getViewers: on([], (book) => peopleOf(book, viewersOf)),
};

const SHEET_MEMBERS = {
  getSheets: on([], (book) => book.workbook.sheets.map((sheet) => sheetObject(book, sheet))),
  getNumSheets: on([], ({ workbook }) => workbook.sheets.length),
  getSheetByName: on([text], sheetTitled),
  getSheetById: on([whole], (book, id) => {
    const found = book.workbook.sheets.find(({ properties }) => properties.sheetId === id);
    return found ? sheetObject(book, found) : null;
  }),
  getActiveSheet: on([], (book) => sheetObject(book, book.sheet(activeSheetId(book)))),
  setActiveSheet: [on([aSheet], activateSheet), on([aSheet, flag], (book, sheet) => activateSheet(book, sheet))],
  insertSheet: [
    on([], (book) => insertSheet(book)),
    on([text], (book, title) => insertSheet(book, title)),
    on([whole], (book, index) => insertSheet(book, undefined, index)),
    on([text, whole], (book, title, index) => insertSheet(book, title, index)),
    on([whole, fields], (book, index, options) => insertSheet(book, undefined, index, options)),
    on([text, fields], (book, title, options) => insertSheet(book, title, undefined, options)),
    on([text, whole, fields], (book, title, index, options) => insertSheet(book, title, index, options)),
    on([fields], (book, options) => insertSheet(book, undefined, undefined, options)),
  ],
  deleteSheet: on([aSheet], deleteSheet),
  deleteActiveSheet: on([], (book) => {
    deleteSheet(book, activeState(book));
    return sheetObject(book, book.sheet(activeSheetId(book)));
  }),
  renameActiveSheet: on([text], (book, title) => {
    updateProperties(activeState(book), { title }, 'title');
  }),
  moveActiveSheet: on([whole], (book, place) => {
    const from = book.workbook.sheets.indexOf(book.sheet(activeSheetId(book)));
    updateProperties(activeState(book), { index: place > from + 1 ? place : place - 1 }, 'index');
  }),
};

const RANGE_MEMBERS = {
  getRange: on([text], (book, a1) => rangeObject(rangeCalled(book, a1))),
  getRangeList: on([listOf(text)], (book, a1s) => {
    return new ServiceObject(
      'RangeList',
      a1s.map((a1) => rangeCalled(book, a1)),
    );
  }),
  getRangeByName: on([text], (book, name) => {
    const found = rangeNamed(book, name) ?? findInBook(book, name, activeSheetId(book));
    return found ? rangeObject(found) : null;
  }),
  getNamedRanges: on([], (book) =>
    namedRangesOf(book)
      .filter((named) => isJsonObject(named['range']))
      .map((named) => new ServiceObject('NamedRange', { book, namedRangeId: String(named['namedRangeId']) })),
  ),
  setNamedRange: on([text, aRange], setNamedRange),
  removeNamedRange: on([text], removeNamedRange),
  getActiveRange: on([], (book) => rangeObject(activeRange(book))),
  getActiveCell: on([], (book) => rangeObject(currentCell(book))),
  getCurrentCell: on([], (book) => rangeObject(currentCell(book))),
  setActiveRange: on([aRange], activateRange),
  setCurrentCell: on([aRange], (_book, range) => {
    activateAsCurrentCell(range);
    return rangeObject(range);
  }),
  setActiveSelection: [
    on([aRange], activateRange),
    on([text], (book, a1) => activateRange(book, rangeCalled(book, a1))),
  ],
};

const ACTIVE_SHEET_MEMBERS = [
  ...[
    'appendRow',
    'getDataRange',
    'getLastRow',
    'getLastColumn',
    'getSheetName',
    'getSheetId',
    'getSheetValues',
    'sort',
  ],
  ...['getFrozenRows', 'getFrozenColumns', 'setFrozenRows', 'setFrozenColumns', 'deleteRow', 'deleteRows'],
  ...['deleteColumn', 'deleteColumns', 'insertRowAfter', 'insertRowBefore', 'insertRowsAfter', 'insertRowsBefore'],
  ...['insertColumnAfter', 'insertColumnBefore', 'insertColumnsAfter', 'insertColumnsBefore', 'hideRow', 'hideColumn'],
  ...['getRowHeight', 'getColumnWidth', 'setRowHeight', 'setColumnWidth', 'isRowHiddenByUser', 'isColumnHiddenByUser'],
];

export const spreadsheetClass = serviceClass<Book>('Spreadsheet', {
  ...ofActiveSheet(ACTIVE_SHEET_MEMBERS),
  ...PROPERTY_MEMBERS,
  ...SHEET_MEMBERS,
  ...RANGE_MEMBERS,
  ...PROTECTION_SPREADSHEET_MEMBERS,
  ...METADATA_SPREADSHEET_MEMBERS,
  addMenu: on([text, listOf(anything)], addSpreadsheetMenu),
  toast: [
    on([text], toast),
    on([text, optional(text)], toast),
    on([text, optional(text), optional(number)], (book, message, title) => toast(book, message, title)),
  ],
});

interface NamedRangeState {
  readonly book: Book;
  readonly namedRangeId: string;
}

const onNamed = signatures<NamedRangeState>();

function namedMessage({ book, namedRangeId }: NamedRangeState) {
  const found = namedRangesOf(book).find((each) => each['namedRangeId'] === namedRangeId);
  if (!found || !isJsonObject(found['range'])) throw new ScriptError('The named range does not exist.');
  return { name: String(found['name']), range: stateOfMessage(book, found['range']) };
}

export const namedRangeClass = serviceClass<NamedRangeState>('NamedRange', {
  getName: onNamed([], (state) => namedMessage(state).name),
  getRange: onNamed([], (state) => rangeObject(namedMessage(state).range)),
  setRange: onNamed([aRange], ({ book, namedRangeId }, range) => {
    book.batch([{ updateNamedRange: { namedRange: { namedRangeId, range: gridRange(range) }, fields: 'range' } }]);
    return SELF;
  }),
  setName: onNamed([text], ({ book, namedRangeId }, name) => {
    book.batch([{ updateNamedRange: { namedRange: { namedRangeId, name }, fields: 'name' } }]);
    return SELF;
  }),
  remove: onNamed([], ({ book, namedRangeId }) => {
    book.batch([{ deleteNamedRange: { namedRangeId } }]);
  }),
});
