/** Requests of `batchUpdate` about tabs and the workbook itself. */
import type { RequestFunction } from './batch-update.ts';
import { merge } from './field-mask.ts';
import { translatedFormulas } from './formula-translation.ts';
import { invalidArgument } from './google-error.ts';
import type { JsonObject } from './json.ts';
import {
  checkedProperties,
  checkVisible,
  newSheetProperties,
  refuseUnknownProperties,
  UPDATABLE_SHEET_FIELDS,
} from './sheet-properties.ts';
import { newSpreadsheetProperties, SPREADSHEET_FIELDS } from './spreadsheet-properties.ts';
import { sheetPropertiesMessage } from './spreadsheet-resource.ts';
import { type Sheet, type SheetProperties, sheetById, type Workbook } from './workbook.ts';
import { applyChange, type Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

function sheetWithId(workbook: Workbook, sheetId: number | null | undefined): Sheet {
  const sheet = sheetById(workbook, sheetId ?? 0);
  if (!sheet) throw invalidArgument(`No sheet with id: ${sheetId ?? 0}`);
  return sheet;
}

export const addSheet: RequestFunction<'addSheet'> = (workbook, { properties }) => {
  const made = newSheetProperties(workbook, properties ?? {});
  const index = Math.min(properties?.index ?? workbook.sheets.length, workbook.sheets.length);
  return {
    changes: [{ kind: 'addSheet', properties: made, index }],
    reply: (after) => ({ addSheet: { properties: sheetPropertiesMessage(after, sheetWithId(after, made.sheetId)) } }),
  };
};

export const deleteSheet: RequestFunction<'deleteSheet'> = (workbook, { sheetId }) => {
  const change: Change = { kind: 'deleteSheet', sheetId: sheetWithId(workbook, sheetId).properties.sheetId };
  checkVisible(applyChange(workbook, change));
  return { changes: [change] };
};

/** Google counts places "before the move": to put the first tab behind the second, its index is 2. */
function placeAfterMove(from: number, asked: number, count: number): number {
  return Math.max(0, Math.min(asked > from ? asked - 1 : asked, count - 1));
}

export const updateSheetProperties: RequestFunction<'updateSheetProperties'> = (workbook, { properties, fields }) => {
  const mask = readWriteMask(fields, 'SheetProperties', UPDATABLE_SHEET_FIELDS);
  refuseUnknownProperties(properties ?? {});
  const sheet = sheetWithId(workbook, properties?.sheetId);
  const from = workbook.sheets.indexOf(sheet);
  const {
    index,
    sheetType: _type,
    ...merged
  } = merge(mask, { ...sheet.properties, index: from }, (properties ?? {}) as JsonObject);
  const { title, gridProperties } = merged;
  if (typeof title !== 'string' || gridProperties === undefined) {
    throw invalidArgument('A sheet must keep its title and its gridProperties.');
  }
  const { sheetId } = sheet.properties;
  const asked = { ...merged, sheetId } as unknown as SheetProperties;
  const to =
    typeof index === 'number' ? placeAfterMove(from, index, workbook.sheets.length) : workbook.sheets.length - 1;
  const change: Change = { kind: 'setSheetProperties', properties: checkedProperties(workbook, asked), index: to };
  checkVisible(applyChange(workbook, change));
  return { changes: [change] };
};

export const updateSpreadsheetProperties: RequestFunction<'updateSpreadsheetProperties'> = (
  workbook,
  { properties, fields },
) => {
  const mask = readWriteMask(fields, 'SpreadsheetProperties', SPREADSHEET_FIELDS);
  const merged = merge(mask, workbook.properties, (properties ?? {}) as JsonObject);
  const next = newSpreadsheetProperties(merged);
  const setProperties: Change = { kind: 'setProperties', properties: next };
  return { changes: [setProperties, ...translatedFormulas(workbook, next.locale)] };
};
