/** Google Sheets API v4, as far as the product uses it. What is missing answers 501 with its name. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { Router } from 'express';
import { SHEETS_METHODS } from './api-methods.ts';
import { SHEETS_SCHEMA } from './api-schema.ts';
import { runBatch } from './batch-update.ts';
import { filteredAreas } from './data-filter.ts';
import { developerMetadataMethods } from './developer-metadata-api.ts';
import { below } from './field-mask.ts';
import { badRequest, invalidArgument } from './google-error.ts';
import { newWorkbook } from './new-workbook.ts';
import { type Call, type RestMethod, restRouter } from './rest-method.ts';
import { copyIntoWorkbook } from './sheet-copy-requests.ts';
import {
  namedAreas,
  type ResourceOptions,
  sheetPropertiesMessage,
  spreadsheetResource,
} from './spreadsheet-resource.ts';
import { storedWorkbook } from './value-options.ts';
import { valuesMethods } from './values-api.ts';
import { sheetById } from './workbook.ts';
import { checkGrowth } from './workbook-limits.ts';
import type { WorkbookStore } from './workbook-store.ts';

function resourceOptions({ mask, isMasked, origin }: Call, now: () => Date): ResourceOptions {
  return { mask, isMasked, origin, now, includeGridData: false };
}

function createSpreadsheet(store: WorkbookStore, now: () => Date, call: Call) {
  const stored = store.create(newWorkbook(call.body as sheets_v4.Schema$Spreadsheet));
  return spreadsheetResource(stored, resourceOptions(call, now));
}

function getSpreadsheet(store: WorkbookStore, now: () => Date, call: Call) {
  const stored = storedWorkbook(store, call.path['id']);
  const includeGridData = call.query.flag('includeGridData');
  const areas = namedAreas(stored.workbook, call.query.all('ranges'));
  return spreadsheetResource(stored, { ...resourceOptions(call, now), includeGridData, areas });
}

function getByDataFilter(store: WorkbookStore, now: () => Date, call: Call) {
  const stored = storedWorkbook(store, call.path['id']);
  const { dataFilters, includeGridData } = call.body as sheets_v4.Schema$GetSpreadsheetByDataFilterRequest;
  const areas = dataFilters?.flatMap((filter) => filteredAreas(stored.workbook, filter));
  return spreadsheetResource(stored, {
    ...resourceOptions(call, now),
    includeGridData: includeGridData === true,
    areas,
  });
}

/** The answer is made before anything is kept, so that a question that cannot be answered changes nothing. */
function batchUpdate(store: WorkbookStore, now: () => Date, call: Call) {
  const stored = storedWorkbook(store, call.path['id']);
  const { spreadsheetId } = stored;
  const body = call.body as sheets_v4.Schema$BatchUpdateSpreadsheetRequest;
  const { workbook, changes, replies } = runBatch(stored.workbook, body.requests ?? [], now);
  const mask = body.includeSpreadsheetInResponse ? below(call.mask, 'updatedSpreadsheet') : undefined;
  const areas = mask && namedAreas(workbook, body.responseRanges ?? []);
  const includeGridData = body.responseIncludeGridData === true;
  const updatedSpreadsheet =
    mask &&
    spreadsheetResource({ ...stored, workbook }, { ...resourceOptions(call, now), mask, includeGridData, areas });
  store.commit(spreadsheetId, changes);
  return { spreadsheetId, replies, ...(updatedSpreadsheet ? { updatedSpreadsheet } : {}) };
}

function copySheet(store: WorkbookStore, call: Call) {
  const { workbook } = storedWorkbook(store, call.path['id']);
  const sheetId = Number(call.path['sheetId']);
  const source = sheetById(workbook, sheetId);
  if (!source) throw invalidArgument(`No sheet with id: ${call.path['sheetId']}`);
  const { destinationSpreadsheetId } = call.body as sheets_v4.Schema$CopySheetToAnotherSpreadsheetRequest;
  const into = storedWorkbook(store, destinationSpreadsheetId ?? '');
  const copy = copyIntoWorkbook(workbook, source, into.workbook);
  checkGrowth(into.workbook, copy.changes);
  const after = store.commit(into.spreadsheetId, copy.changes).workbook;
  return sheetPropertiesMessage(after, sheetById(after, copy.sheetId) ?? source);
}

const READ_SUPPORT = 'partly: without spreadsheetTheme; no hyperlink of a formula that computes the address';

function spreadsheetMethods(store: WorkbookStore, now: () => Date): readonly RestMethod[] {
  return [
    {
      name: 'spreadsheets.create',
      verb: 'POST',
      path: /^\/spreadsheets$/,
      body: { message: 'Spreadsheet', path: 'spreadsheet' },
      reply: 'Spreadsheet',
      support: 'partly: properties, tabs and their cells; nothing else that lies on a tab',
      run: (call) => createSpreadsheet(store, now, call),
    },
    {
      name: 'spreadsheets.batchUpdate',
      verb: 'POST',
      path: /^\/spreadsheets\/(?<id>[^/:]+):batchUpdate$/,
      body: { message: 'BatchUpdateSpreadsheetRequest', path: '' },
      reply: 'BatchUpdateSpreadsheetResponse',
      support: 'yes',
      run: (call) => batchUpdate(store, now, call),
    },
    {
      name: 'spreadsheets.get',
      verb: 'GET',
      path: /^\/spreadsheets\/(?<id>[^/:]+)$/,
      // There are no tables whose banding could be left out.
      parameters: ['ranges', 'includeGridData', 'excludeTablesInBandedRanges'],
      reply: 'Spreadsheet',
      support: READ_SUPPORT,
      run: (call) => getSpreadsheet(store, now, call),
    },
    {
      name: 'spreadsheets.getByDataFilter',
      verb: 'POST',
      path: /^\/spreadsheets\/(?<id>[^/:]+):getByDataFilter$/,
      body: { message: 'GetSpreadsheetByDataFilterRequest', path: '' },
      reply: 'Spreadsheet',
      support: READ_SUPPORT,
      run: (call) => getByDataFilter(store, now, call),
    },
    {
      name: 'spreadsheets.sheets.copyTo',
      verb: 'POST',
      path: /^\/spreadsheets\/(?<id>[^/:]+)\/sheets\/(?<sheetId>\d+):copyTo$/,
      body: { message: 'CopySheetToAnotherSpreadsheetRequest', path: '' },
      reply: 'SheetProperties',
      support: 'yes',
      run: (call) => copySheet(store, call),
    },
  ];
}

function refuseMask(_text: string, path: string) {
  const reason = `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`;
  return badRequest('Request contains an invalid argument.', path, reason);
}

export function sheetsMethods(store: WorkbookStore, now: () => Date): readonly RestMethod[] {
  return [...spreadsheetMethods(store, now), ...developerMetadataMethods(store), ...valuesMethods(store, now)];
}

export function sheetsApi(store: WorkbookStore, now: () => Date): Router {
  const methods = sheetsMethods(store, now);
  return restRouter({
    schema: SHEETS_SCHEMA,
    known: SHEETS_METHODS,
    methods,
    lacked: { SpreadsheetProperties: ['spreadsheetTheme'] },
    readMask: (text) => text,
    refuseMask,
    settled: () => store.settled(),
  });
}
