/** Google Sheets API v4, as far as the product uses it. What is missing answers 501 with its name. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { Router } from 'express';
import { SHEETS_SCHEMA } from './api-schema.ts';
import { runBatch } from './batch-update.ts';
import { EVERYTHING } from './field-mask.ts';
import { badRequest } from './google-error.ts';
import { newWorkbook } from './new-workbook.ts';
import { type Call, type RestMethod, restRouter } from './rest-method.ts';
import { type ResourceOptions, spreadsheetResource } from './spreadsheet-resource.ts';
import { storedWorkbook } from './value-options.ts';
import { valuesMethods } from './values-api.ts';
import type { WorkbookStore } from './workbook-store.ts';

function resourceOptions(call: Call): ResourceOptions {
  const { mask, isMasked, origin } = call;
  return { mask, isMasked, origin, includeGridData: false, ranges: [] };
}

function createSpreadsheet(store: WorkbookStore, call: Call) {
  const stored = store.create(newWorkbook(call.body as sheets_v4.Schema$Spreadsheet));
  return spreadsheetResource(stored, resourceOptions(call));
}

function getSpreadsheet(store: WorkbookStore, call: Call) {
  const stored = storedWorkbook(store, call.path['id']);
  const includeGridData = call.query.flag('includeGridData');
  const ranges = call.query.all('ranges');
  return spreadsheetResource(stored, { ...resourceOptions(call), includeGridData, ranges });
}

function batchUpdate(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedWorkbook(store, call.path['id']);
  const body = call.body as sheets_v4.Schema$BatchUpdateSpreadsheetRequest;
  const { changes, replies } = runBatch(workbook, body.requests ?? []);
  const stored = store.commit(spreadsheetId, changes);
  if (body.includeSpreadsheetInResponse !== true) return { spreadsheetId, replies };
  const updatedSpreadsheet = spreadsheetResource(stored, {
    mask: EVERYTHING,
    isMasked: false,
    origin: call.origin,
    includeGridData: body.responseIncludeGridData === true,
    ranges: body.responseRanges ?? [],
  });
  return { spreadsheetId, replies, updatedSpreadsheet };
}

function spreadsheetMethods(store: WorkbookStore): readonly RestMethod[] {
  return [
    {
      name: 'spreadsheets.create',
      verb: 'POST',
      path: /^\/spreadsheets$/,
      body: { message: 'Spreadsheet', path: 'spreadsheet' },
      reply: 'Spreadsheet',
      run: (call) => createSpreadsheet(store, call),
    },
    {
      name: 'spreadsheets.batchUpdate',
      verb: 'POST',
      path: /^\/spreadsheets\/(?<id>[^/:]+):batchUpdate$/,
      body: { message: 'BatchUpdateSpreadsheetRequest', path: '' },
      reply: 'BatchUpdateSpreadsheetResponse',
      run: (call) => batchUpdate(store, call),
    },
    {
      name: 'spreadsheets.get',
      verb: 'GET',
      path: /^\/spreadsheets\/(?<id>[^/:]+)$/,
      reply: 'Spreadsheet',
      run: (call) => getSpreadsheet(store, call),
    },
  ];
}

function refuseMask(_text: string, path: string) {
  const reason = `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`;
  return badRequest('Request contains an invalid argument.', path, reason);
}

export function sheetsApi(store: WorkbookStore, now: () => Date): Router {
  const methods = [...spreadsheetMethods(store), ...valuesMethods(store, now)];
  return restRouter({ schema: SHEETS_SCHEMA, methods, readMask: (text) => text, refuseMask });
}
