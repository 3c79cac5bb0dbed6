/** Requests of `batchUpdate` about filters: the one that everybody sees, and the views. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { merge } from './field-mask.ts';
import { type FilterSpec, hiddenRows } from './filter-condition.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { areaOfRange, rangeOfArea } from './grid-range.ts';
import { asJson, isJsonObject, type JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import { namedRanges } from './named-ranges.ts';
import { freeObjectId, newObjectId } from './object-id.ts';
import { areaOfMessage, type SheetArea, sheetWithGrid } from './sheet-range.ts';
import { objectsOf, type Sheet, type SheetGridRange, sheetById, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

type Filter = Pick<sheets_v4.Schema$FilterView, 'range' | 'criteria' | 'filterSpecs' | 'sortSpecs' | 'tableId'>;

const LIST = 'filterViews';
const VIEW_FIELDS = new Set(['range', 'namedRangeId', 'title', 'criteria', 'filterSpecs', 'sortSpecs']);

function specsOf({ filterSpecs, criteria }: Filter): FilterSpec[] {
  const specs = filterSpecs
    ? filterSpecs.map((spec) => ({ columnIndex: spec.columnIndex ?? 0, filterCriteria: spec.filterCriteria ?? {} }))
    : Object.entries(criteria ?? {}).map(([column, held]) => ({ columnIndex: Number(column), filterCriteria: held }));
  return specs.sort((one, other) => one.columnIndex - other.columnIndex);
}

/** Google answers the criteria both by column and as a list. */
function storedFilter(filter: Filter, { sheet, area }: SheetArea): JsonObject {
  const specs = specsOf(filter);
  for (const { columnIndex } of specs) {
    if (columnIndex >= area.startColumnIndex && columnIndex < area.endColumnIndex) continue;
    throw invalidArgument(`The column ${columnIndex} of a filter is outside of its range.`);
  }
  const criteria = Object.fromEntries(specs.map((spec) => [String(spec.columnIndex), spec.filterCriteria]));
  return asJson({
    range: rangeOfArea(sheet, area),
    ...(filter.sortSpecs && filter.sortSpecs.length > 0 ? { sortSpecs: filter.sortSpecs } : {}),
    ...(specs.length > 0 ? { criteria, filterSpecs: specs } : {}),
  });
}

export function filterMessage(message: 'BasicFilter' | 'FilterView', stored: JsonObject): JsonObject {
  return mapPlaces(message, stored, withoutZeros);
}

function showAll(sheet: Sheet): Change[] {
  if (!sheet.rows?.some((look) => look?.hiddenByFilter)) return [];
  const endIndex = sheet.rows.length;
  const look = { hiddenByFilter: false };
  return [{ kind: 'setLook', sheetId: sheet.properties.sheetId, dimension: 'ROWS', startIndex: 0, endIndex, look }];
}

/** One change for every run of neighbouring rows. */
function hide(sheetId: number, rows: readonly number[]): Change[] {
  const runs: { startIndex: number; endIndex: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.endIndex === row) last.endIndex += 1;
    else runs.push({ startIndex: row, endIndex: row + 1 });
  }
  const look = { hiddenByFilter: true };
  return runs.map((run): Change => ({ kind: 'setLook', sheetId, dimension: 'ROWS', ...run, look }));
}

export const setBasicFilter: RequestFunction<'setBasicFilter'> = (workbook, { filter }, now) => {
  if (!filter) throw invalidArgument('A filter must be given.');
  if (filter.tableId) throw notImplemented('setBasicFilter with a tableId');
  if (filter.sortSpecs && filter.sortSpecs.length > 0) throw notImplemented('setBasicFilter with sortSpecs');
  const target = areaOfMessage(workbook, filter.range ?? {});
  const { sheetId } = target.sheet.properties;
  const hidden = hiddenRows(workbook, target.sheet, target.area, specsOf(filter), now);
  const change: Change = { kind: 'setBasicFilter', sheetId, filter: storedFilter(filter, target) };
  return { changes: [...showAll(target.sheet), change, ...hide(sheetId, hidden)] };
};

export const clearBasicFilter: RequestFunction<'clearBasicFilter'> = (workbook, request) => {
  const sheet = sheetWithGrid(workbook, request.sheetId);
  if (!sheet.objects?.basicFilter) return { changes: [] };
  const { sheetId } = sheet.properties;
  return { changes: [...showAll(sheet), { kind: 'setBasicFilter', sheetId, filter: null }] };
};

function allViews(workbook: Workbook): readonly JsonObject[] {
  return workbook.sheets.flatMap((sheet) => objectsOf(sheet, LIST));
}

function targetOf(workbook: Workbook, view: sheets_v4.Schema$FilterView): SheetArea {
  if (view.tableId) throw notImplemented('a filter view with a tableId');
  if (!view.namedRangeId) return areaOfMessage(workbook, view.range ?? {});
  const range = namedRanges(workbook).find(({ namedRangeId }) => namedRangeId === view.namedRangeId)?.range;
  const sheet = range && sheetById(workbook, range.sheetId);
  if (!sheet) throw invalidArgument(`No NamedRange with id: ${view.namedRangeId}`);
  return { sheet, area: areaOfRange(sheet, range as SheetGridRange) };
}

function newTitle(workbook: Workbook): string {
  const titles = new Set(allViews(workbook).map(({ title }) => title));
  let number = 1;
  while (titles.has(`Filter ${number}`)) number += 1;
  return `Filter ${number}`;
}

function storedView(workbook: Workbook, view: sheets_v4.Schema$FilterView, filterViewId: number) {
  const target = targetOf(workbook, view);
  const title = view.title ? view.title : newTitle(workbook);
  const named = view.namedRangeId ? { namedRangeId: view.namedRangeId } : {};
  return { sheet: target.sheet, stored: asJson({ filterViewId, title, ...named, ...storedFilter(view, target) }) };
}

function insertion(sheet: Sheet, insert: JsonObject): Change {
  const index = objectsOf(sheet, LIST).length;
  return { kind: 'spliceObjects', sheetId: sheet.properties.sheetId, list: LIST, index, remove: 0, insert: [insert] };
}

export const addFilterView: RequestFunction<'addFilterView'> = (workbook, { filter }) => {
  const taken = new Set(allViews(workbook).map(({ filterViewId }) => filterViewId));
  const id = freeObjectId('filter view', filter?.filterViewId, taken);
  const { sheet, stored } = storedView(workbook, filter ?? {}, id);
  return {
    changes: [insertion(sheet, stored)],
    reply: () => ({ addFilterView: { filter: filterMessage('FilterView', stored) } }),
  };
};

function placeOf(workbook: Workbook, id: number | null | undefined) {
  for (const sheet of workbook.sheets) {
    const index = objectsOf(sheet, LIST).findIndex((view) => view['filterViewId'] === id);
    const stored = objectsOf(sheet, LIST)[index];
    if (stored) return { sheet, index, stored };
  }
  throw invalidArgument(`No filter view with id: ${id ?? 0}`);
}

export const duplicateFilterView: RequestFunction<'duplicateFilterView'> = (workbook, { filterId }) => {
  const { sheet, stored } = placeOf(workbook, filterId);
  const taken = new Set(allViews(workbook).map(({ filterViewId }) => filterViewId));
  const copy = { ...stored, filterViewId: newObjectId((id) => taken.has(id)), title: `Copy of ${stored['title']}` };
  return {
    changes: [insertion(sheet, copy)],
    reply: () => ({ duplicateFilterView: { filter: filterMessage('FilterView', copy) } }),
  };
};

export const updateFilterView: RequestFunction<'updateFilterView'> = (workbook, { filter, fields }) => {
  const mask = readWriteMask(fields, 'FilterView', VIEW_FIELDS);
  const { sheet, index, stored } = placeOf(workbook, filter?.filterViewId);
  const merged = merge(mask, stored, asJson(filter ?? {})) as sheets_v4.Schema$FilterView;
  const onlyCriteria = mask.has('criteria') && !mask.has('filterSpecs') && isJsonObject(merged.criteria);
  const { filterSpecs: _specs, ...byCriteria } = merged;
  const next = storedView(workbook, onlyCriteria ? byCriteria : merged, Number(stored['filterViewId']));
  if (next.sheet !== sheet) throw notImplemented('moving a filter view to another sheet');
  const { sheetId } = sheet.properties;
  return { changes: [{ kind: 'spliceObjects', sheetId, list: LIST, index, remove: 1, insert: [next.stored] }] };
};

export const deleteFilterView: RequestFunction<'deleteFilterView'> = (workbook, { filterId }) => {
  const { sheet, index } = placeOf(workbook, filterId);
  const { sheetId } = sheet.properties;
  return { changes: [{ kind: 'spliceObjects', sheetId, list: LIST, index, remove: 1, insert: [] }] };
};
