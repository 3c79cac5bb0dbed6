/** The methods of `spreadsheets.values` that find their ranges by data filters. */
import type { sheets_v4 } from '@googleapis/sheets';
import { type DataFilter, filteredAreas } from './data-filter.ts';
import type { Call, RestMethod } from './rest-method.ts';
import { SeenCells } from './seen-cells.ts';
import { formatArea, type SheetArea } from './sheet-range.ts';
import {
  answerOptions,
  inputOptions,
  majorDimensionOf,
  rendering,
  storedWorkbook,
  valueRange,
} from './value-options.ts';
import { inDataAt, totals, updateReply, type Written, writeArea } from './values-update.ts';
import type { Workbook } from './workbook.ts';
import { applyChanges } from './workbook-change.ts';
import type { WorkbookStore } from './workbook-store.ts';

interface Matched {
  readonly found: SheetArea;
  readonly dataFilters: DataFilter[];
}

/** Every range once, with all filters that select it. */
function matchedAreas(workbook: Workbook, filters: readonly DataFilter[]): Matched[] {
  const matched = new Map<string, Matched>();
  for (const filter of filters) {
    for (const found of filteredAreas(workbook, filter)) {
      const name = formatArea(found.sheet, found.area);
      const known = matched.get(name) ?? { found, dataFilters: [] };
      if (!known.dataFilters.includes(filter)) known.dataFilters.push(filter);
      matched.set(name, known);
    }
  }
  return [...matched.values()];
}

function batchGet(store: WorkbookStore, now: () => Date, call: Call) {
  const { spreadsheetId, workbook } = storedWorkbook(store, call.path['id']);
  const body = call.body as sheets_v4.Schema$BatchGetValuesByDataFilterRequest;
  const how = rendering(body.valueRenderOption, body.dateTimeRenderOption);
  const majorDimension = majorDimensionOf(body.majorDimension);
  const cells = new SeenCells(workbook, now);
  const valueRanges = matchedAreas(workbook, body.dataFilters ?? []).map(({ found, dataFilters }) => ({
    valueRange: valueRange(cells, found, how, majorDimension),
    dataFilters,
  }));
  return { spreadsheetId, ...(valueRanges.length > 0 ? { valueRanges } : {}) };
}

function batchClear(store: WorkbookStore, call: Call) {
  const { spreadsheetId, workbook } = storedWorkbook(store, call.path['id']);
  const { dataFilters } = call.body as sheets_v4.Schema$BatchClearValuesByDataFilterRequest;
  const cleared = matchedAreas(workbook, dataFilters ?? []).map(({ found }) => found);
  const changes = cleared.map(
    ({ sheet, area }) => ({ kind: 'clearValues', sheetId: sheet.properties.sheetId, area }) as const,
  );
  store.commit(spreadsheetId, changes);
  const clearedRanges = cleared.map(({ sheet, area }) => formatArea(sheet, area));
  return { spreadsheetId, ...(clearedRanges.length > 0 ? { clearedRanges } : {}) };
}

/** All ranges of all filters or none; a later one sees what an earlier one wrote. */
function batchUpdate(store: WorkbookStore, now: () => Date, call: Call) {
  const stored = storedWorkbook(store, call.path['id']);
  const body = call.body as sheets_v4.Schema$BatchUpdateValuesByDataFilterRequest;
  const how = inputOptions(stored.workbook, body.valueInputOption, now);
  const answer = answerOptions(body, 'ROWS');
  let workbook = stored.workbook;
  const written = (body.data ?? []).flatMap((data, index) =>
    inDataAt(index, () =>
      filteredAreas(workbook, data.dataFilter ?? {}).map((found): { each: Written; dataFilter: DataFilter } => {
        const each = writeArea(found, false, data, how);
        workbook = applyChanges(workbook, each.changes);
        return { each, dataFilter: data.dataFilter ?? {} };
      }),
    ),
  );
  const responses = written.map(({ each, dataFilter }) => {
    const { spreadsheetId: _id, ...reply } = updateReply({ ...stored, workbook }, each, answer, now);
    return { ...reply, dataFilter };
  });
  store.commit(
    stored.spreadsheetId,
    written.flatMap(({ each }) => each.changes),
  );
  const counted = totals(written.map(({ each }) => each));
  return { spreadsheetId: stored.spreadsheetId, ...counted, ...(responses.length > 0 ? { responses } : {}) };
}

const ID = '/spreadsheets/(?<id>[^/:]+)/values';

export function valuesByDataFilterMethods(store: WorkbookStore, now: () => Date): readonly RestMethod[] {
  return [
    {
      name: 'spreadsheets.values.batchGetByDataFilter',
      verb: 'POST',
      path: new RegExp(`^${ID}:batchGetByDataFilter$`),
      body: { message: 'BatchGetValuesByDataFilterRequest', path: '' },
      reply: 'BatchGetValuesByDataFilterResponse',
      support: 'yes',
      run: (call) => batchGet(store, now, call),
    },
    {
      name: 'spreadsheets.values.batchUpdateByDataFilter',
      verb: 'POST',
      path: new RegExp(`^${ID}:batchUpdateByDataFilter$`),
      body: { message: 'BatchUpdateValuesByDataFilterRequest', path: '' },
      reply: 'BatchUpdateValuesByDataFilterResponse',
      support: 'yes',
      run: (call) => batchUpdate(store, now, call),
    },
    {
      name: 'spreadsheets.values.batchClearByDataFilter',
      verb: 'POST',
      path: new RegExp(`^${ID}:batchClearByDataFilter$`),
      body: { message: 'BatchClearValuesByDataFilterRequest', path: '' },
      reply: 'BatchClearValuesByDataFilterResponse',
      support: 'yes',
      run: (call) => batchClear(store, call),
    },
  ];
}
