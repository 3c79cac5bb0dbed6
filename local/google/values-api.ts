/** The methods of `spreadsheets.values`. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { Call, RestMethod } from './rest-method.ts';
import { SeenCells } from './seen-cells.ts';
import { clipToGrid, findRange, formatArea, type SheetArea } from './sheet-range.ts';
import { readingOptions, storedWorkbook, valueRange } from './value-options.ts';
import { appendValues } from './values-append.ts';
import { valuesByDataFilterMethods } from './values-by-data-filter.ts';
import { batchUpdateValues, updateValues } from './values-update.ts';
import type { Change } from './workbook-change.ts';
import type { WorkbookStore } from './workbook-store.ts';

function getValues(store: WorkbookStore, now: () => Date, call: Call) {
  const { workbook } = storedWorkbook(store, call.path['id']);
  const { rendering, majorDimension } = readingOptions(call);
  const asked = clipToGrid(findRange(workbook, call.path['range'] ?? ''));
  return valueRange(new SeenCells(workbook, now), asked, rendering, majorDimension);
}

function batchGetValues(store: WorkbookStore, now: () => Date, call: Call) {
  const { spreadsheetId, workbook } = storedWorkbook(store, call.path['id']);
  const { rendering, majorDimension } = readingOptions(call);
  const areas = call.query.all('ranges').map((range) => clipToGrid(findRange(workbook, range)));
  const cells = new SeenCells(workbook, now);
  const valueRanges = areas.map((area) => valueRange(cells, area, rendering, majorDimension));
  return { spreadsheetId, ...(valueRanges.length > 0 ? { valueRanges } : {}) };
}

function clearChange({ sheet, area }: SheetArea): Change {
  return { kind: 'clearValues', sheetId: sheet.properties.sheetId, area };
}

function clearOneRange(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedWorkbook(store, call.path['id']);
  const cleared = clipToGrid(findRange(workbook, call.path['range'] ?? ''));
  store.commit(spreadsheetId, [clearChange(cleared)]);
  return { spreadsheetId, clearedRange: formatArea(cleared.sheet, cleared.area) };
}

function clearRanges(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedWorkbook(store, call.path['id']);
  const { ranges } = call.body as sheets_v4.Schema$BatchClearValuesRequest;
  const cleared = (ranges ?? []).map((range) => clipToGrid(findRange(workbook, range)));
  store.commit(spreadsheetId, cleared.map(clearChange));
  return { spreadsheetId, clearedRanges: cleared.map(({ sheet, area }) => formatArea(sheet, area)) };
}

const ID = '/spreadsheets/(?<id>[^/:]+)/values';
const RANGE = '/(?<range>[^/]+?)';
const READING = ['valueRenderOption', 'dateTimeRenderOption', 'majorDimension'];
const WRITING = [
  'valueInputOption',
  'includeValuesInResponse',
  'responseValueRenderOption',
  'responseDateTimeRenderOption',
];
const VALUE_RANGE = { message: 'ValueRange', path: 'data' };

export function valuesMethods(store: WorkbookStore, now: () => Date): readonly RestMethod[] {
  return [
    {
      name: 'spreadsheets.values.batchGet',
      verb: 'GET',
      path: new RegExp(`^${ID}:batchGet$`),
      parameters: ['ranges', ...READING],
      reply: 'BatchGetValuesResponse',
      support: 'yes',
      run: (call) => batchGetValues(store, now, call),
    },
    {
      name: 'spreadsheets.values.batchUpdate',
      verb: 'POST',
      path: new RegExp(`^${ID}:batchUpdate$`),
      body: { message: 'BatchUpdateValuesRequest', path: '' },
      reply: 'BatchUpdateValuesResponse',
      support: 'yes',
      run: (call) => batchUpdateValues(store, now, call),
    },
    {
      name: 'spreadsheets.values.batchClear',
      verb: 'POST',
      path: new RegExp(`^${ID}:batchClear$`),
      body: { message: 'BatchClearValuesRequest', path: '' },
      reply: 'BatchClearValuesResponse',
      support: 'yes',
      run: (call) => clearRanges(store, call),
    },
    {
      name: 'spreadsheets.values.append',
      verb: 'POST',
      path: new RegExp(`^${ID}${RANGE}:append$`),
      parameters: ['insertDataOption', ...WRITING],
      body: VALUE_RANGE,
      reply: 'AppendValuesResponse',
      support: 'yes',
      run: (call) => appendValues(store, now, call),
    },
    {
      name: 'spreadsheets.values.clear',
      verb: 'POST',
      path: new RegExp(`^${ID}${RANGE}:clear$`),
      body: { message: 'ClearValuesRequest', path: '' },
      reply: 'ClearValuesResponse',
      support: 'yes',
      run: (call) => clearOneRange(store, call),
    },
    {
      name: 'spreadsheets.values.update',
      verb: 'PUT',
      path: new RegExp(`^${ID}${RANGE}$`),
      parameters: WRITING,
      body: VALUE_RANGE,
      reply: 'UpdateValuesResponse',
      support: 'yes',
      run: (call) => updateValues(store, now, call),
    },
    {
      name: 'spreadsheets.values.get',
      verb: 'GET',
      path: new RegExp(`^${ID}${RANGE}$`),
      parameters: READING,
      reply: 'ValueRange',
      support: 'yes',
      run: (call) => getValues(store, now, call),
    },
    ...valuesByDataFilterMethods(store, now),
  ];
}
