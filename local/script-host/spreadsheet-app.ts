/** SpreadsheetApp: «allows a script to create and open Google Sheets files». */
import { newWorkbook } from '../google/new-workbook.ts';
import { flag, optional, text, whole } from './argument-kinds.ts';
import { Book } from './book.ts';
import { mayOpenDocument } from './document-people.ts';
import { activate, activateAsCurrentCell } from './range-place.ts';
import { aRange, areaAt, rangeObject } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { noted, ServiceObject, serviceClass, signatures } from './service-class.ts';
import {
  activeRange,
  activeSheetId,
  aSheet,
  aSpreadsheet,
  currentCell,
  sheetObject,
  spreadsheetObject,
} from './sheet-state.ts';

const on = signatures<ScriptRun>();
const SCOPE = { scope: 'spreadsheets' };

function boundBook(run: ScriptRun): Book {
  return new Book(run, run.spreadsheetId);
}

function openById(run: ScriptRun, id: string): ServiceObject {
  const stored = run.world.store.get(id);
  if (!stored || stored.workbook.trashed) {
    throw new ScriptError(`Unexpected error while getting the method or property openById on object SpreadsheetApp.`);
  }
  if (!mayOpenDocument(stored.workbook, run.world.people, run.effectiveUser)) {
    throw new ScriptError('You do not have permission to access the requested document.');
  }
  return spreadsheetObject(new Book(run, id));
}

function openByUrl(run: ScriptRun, url: string): ServiceObject {
  const id = /\/(?:d|sheets)\/([\w-]+)/.exec(url)?.[1];
  if (id === undefined) throw new ScriptError('Invalid argument: url');
  return openById(run, id);
}

function createSpreadsheet(run: ScriptRun, title: string, rowCount = 1000, columnCount = 26): ServiceObject {
  const gridProperties = { rowCount, columnCount };
  const made = run.world.store.create(
    newWorkbook({ properties: { title }, sheets: [{ properties: { gridProperties } }] }),
  );
  return spreadsheetObject(new Book(run, made.spreadsheetId));
}

function uiOf(run: ScriptRun): ServiceObject {
  if (!run.screen) throw new ScriptError('Cannot call SpreadsheetApp.getUi() from this context.');
  return new ServiceObject('Ui', run);
}

export const spreadsheetApp = serviceClass<ScriptRun>(
  'SpreadsheetApp',
  {
    create: noted(
      SCOPE,
      on([text], (run, title) => createSpreadsheet(run, title)),
      on([text, whole, whole], createSpreadsheet),
    ),
    openById: noted(SCOPE, on([text], openById)),
    openByUrl: noted(SCOPE, on([text], openByUrl)),
    flush: on([], () => undefined),
    getActive: on([], (run) => spreadsheetObject(boundBook(run))),
    getActiveSpreadsheet: on([], (run) => spreadsheetObject(boundBook(run))),
    getActiveSheet: on([], (run) => {
      const book = boundBook(run);
      return sheetObject(book, book.sheet(activeSheetId(book)));
    }),
    getActiveRange: on([], (run) => rangeObject(activeRange(boundBook(run)))),
    getCurrentCell: on([], (run) => rangeObject(currentCell(boundBook(run)))),
    setActiveSheet: on([aSheet, optional(flag)], (run, { sheetId }) => {
      const book = boundBook(run);
      if (activeSheetId(book) !== sheetId) activate({ book, sheetId, area: areaAt(book.sheet(sheetId), 1, 1) });
      return sheetObject(book, book.sheet(sheetId));
    }),
    setActiveRange: on([aRange], (_run, range) => {
      activate(range);
      return rangeObject(range);
    }),
    setCurrentCell: on([aRange], (_run, range) => {
      activateAsCurrentCell(range);
      return rangeObject(range);
    }),
    setActiveSpreadsheet: noted(
      { partly: 'the workbook becomes active only when the script is bound to it' },
      on([aSpreadsheet], (run, { spreadsheetId }) => {
        if (spreadsheetId !== run.spreadsheetId) {
          throw new ScriptError('SpreadsheetApp.setActiveSpreadsheet of another workbook is not in the stand-in');
        }
      }),
    ),
    getUi: on([], uiOf),
    newDataValidation: on([], (run) => new ServiceObject('DataValidationBuilder', { rule: {}, book: boundBook(run) })),
    newConditionalFormatRule: on([], ({ world }) => {
      const { timeZone } = world.manifest;
      return new ServiceObject('ConditionalFormatRuleBuilder', { rule: {}, ranges: [], timeZone });
    }),
  },
  {
    BooleanCriteria: 'BooleanCriteria',
    BorderStyle: 'BorderStyle',
    CopyPasteType: 'CopyPasteType',
    DataValidationCriteria: 'DataValidationCriteria',
    DeveloperMetadataLocationType: 'DeveloperMetadataLocationType',
    DeveloperMetadataVisibility: 'DeveloperMetadataVisibility',
    Dimension: 'Dimension',
    InterpolationType: 'InterpolationType',
    ProtectionType: 'ProtectionType',
    SheetType: 'SheetType',
    WrapStrategy: 'WrapStrategy',
  },
);
