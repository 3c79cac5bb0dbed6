/** What lies on tabs follows the rows, columns and cells it lies on: ranges grow, shrink, move and vanish. */
import { isJsonObject, type JsonObject } from './json.ts';
import { type MapPlace, mapPlaces } from './message-ranges.ts';
import { type Relocation, relocatedPlace } from './relocation.ts';
import type { ObjectList, Sheet, SheetGridRange, SheetObjects, Workbook } from './workbook.ts';

/** The message that each entry of a list is. */
export const OBJECT_MESSAGES: { readonly [L in ObjectList]: string } = {
  merges: 'GridRange',
  conditionalFormats: 'ConditionalFormatRule',
  filterViews: 'FilterView',
  protectedRanges: 'ProtectedRange',
  charts: 'EmbeddedChart',
  bandedRanges: 'BandedRange',
  rowGroups: 'DimensionGroup',
  columnGroups: 'DimensionGroup',
};

const LISTS = Object.keys(OBJECT_MESSAGES) as ObjectList[];

/** An entry whose own range is gone goes with it; a chart stays, with less to show. */
function isLeft(list: ObjectList, entry: JsonObject): boolean {
  if (list === 'charts') return true;
  if (list === 'conditionalFormats') return Array.isArray(entry['ranges']) && entry['ranges'].length > 0;
  return entry['range'] !== undefined || list === 'merges';
}

function isMerge({ startRowIndex = 0, endRowIndex = 0, startColumnIndex = 0, endColumnIndex = 0 }: SheetGridRange) {
  return endRowIndex - startRowIndex > 1 || endColumnIndex - startColumnIndex > 1;
}

function mapEntries(list: ObjectList, entries: readonly JsonObject[], map: MapPlace): readonly JsonObject[] {
  if (list === 'merges') {
    const ranges = entries.map((entry) => map('GridRange', entry)).filter((range) => range !== undefined);
    return ranges.filter((range) => isMerge(range as SheetGridRange));
  }
  return entries.map((entry) => mapPlaces(OBJECT_MESSAGES[list], entry, map)).filter((entry) => isLeft(list, entry));
}

/** The objects with every place in them mapped; what has no place left is left out. */
export function mapObjects(objects: SheetObjects, map: MapPlace): SheetObjects {
  const mapped: Partial<Record<ObjectList, readonly JsonObject[]>> = {};
  for (const list of LISTS) {
    const entries = objects[list];
    if (entries && entries.length > 0) mapped[list] = mapEntries(list, entries, map);
  }
  const filter = objects.basicFilter && mapPlaces('BasicFilter', objects.basicFilter, map);
  return filter?.['range'] === undefined ? mapped : { ...mapped, basicFilter: filter };
}

function relocatedColumn(column: unknown, sheetId: number, change: Relocation): number | undefined {
  const index = Number(column);
  const place = { sheetId, startColumnIndex: index, endColumnIndex: index + 1 };
  return (relocatedPlace('GridRange', place, change) as SheetGridRange | undefined)?.startColumnIndex;
}

/** A filter names its columns by number. */
function relocatedFilter(filter: JsonObject, sheetId: number, change: Relocation): JsonObject {
  const isOfColumns = change.kind !== 'cut' && change.dimension === 'COLUMNS' && !('band' in change && change.band);
  if (!isOfColumns) return filter;
  const specs = (name: string, field: string) => {
    const list = filter[name];
    if (!Array.isArray(list)) return {};
    const kept = list.flatMap((spec: JsonObject) => {
      const column = relocatedColumn(spec[field], sheetId, change);
      return column === undefined ? [] : [{ ...spec, [field]: column }];
    });
    return { [name]: kept };
  };
  const { criteria } = filter;
  const moved = isJsonObject(criteria)
    ? Object.entries(criteria).flatMap(([column, held]) => {
        const index = relocatedColumn(column, sheetId, change);
        return index === undefined ? [] : [[String(index), held] as const];
      })
    : undefined;
  return {
    ...filter,
    ...specs('filterSpecs', 'columnIndex'),
    ...specs('sortSpecs', 'dimensionIndex'),
    ...(moved ? { criteria: Object.fromEntries(moved) } : {}),
  };
}

function relocatedObjects(sheet: Sheet, change: Relocation, map: MapPlace): SheetObjects | undefined {
  const { objects } = sheet;
  if (!objects) return undefined;
  const { sheetId } = sheet.properties;
  const filtersMoved: SheetObjects =
    sheetId === change.sheetId
      ? {
          ...objects,
          ...(objects.basicFilter ? { basicFilter: relocatedFilter(objects.basicFilter, sheetId, change) } : {}),
          ...(objects.filterViews
            ? { filterViews: objects.filterViews.map((view) => relocatedFilter(view, sheetId, change)) }
            : {}),
        }
      : objects;
  if (change.kind !== 'cut') return mapObjects(filtersMoved, map);
  const staysOnTab = change.toSheetId === change.sheetId;
  return {
    ...objects,
    ...(objects.charts ? { charts: mapEntries('charts', objects.charts, map) } : {}),
    ...(objects.conditionalFormats && staysOnTab
      ? { conditionalFormats: mapEntries('conditionalFormats', objects.conditionalFormats, map) }
      : {}),
  };
}

function isLocated(metadata: JsonObject): boolean {
  const { location } = metadata;
  return isJsonObject(location) && (location['locationType'] === 'SPREADSHEET' || Object.keys(location).length > 1);
}

/** Metadata is deleted with its row or column; a named range keeps its name without a range. */
export function relocateObjects(workbook: Workbook, change: Relocation): Workbook {
  const map: MapPlace = (message, place) => relocatedPlace(message, place, change);
  const { namedRanges, developerMetadata } = workbook;
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      const objects = relocatedObjects(sheet, change, map);
      return objects ? { ...sheet, objects } : sheet;
    }),
    ...(namedRanges ? { namedRanges: namedRanges.map((named) => mapPlaces('NamedRange', named, map)) } : {}),
    ...(developerMetadata
      ? {
          developerMetadata: developerMetadata
            .map((each) => mapPlaces('DeveloperMetadata', each, map))
            .filter(isLocated),
        }
      : {}),
  };
}

/** What named the tab names it no longer: its metadata goes, names lose their range, charts their source. */
export function forgetSheet(workbook: Workbook, sheetId: number): Workbook {
  const map: MapPlace = (_message, place) => (place['sheetId'] === sheetId ? undefined : place);
  const { namedRanges, developerMetadata } = workbook;
  const isOfOthers = ({ location }: JsonObject) => !isJsonObject(location) || location['sheetId'] !== sheetId;
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) =>
      sheet.objects?.charts
        ? { ...sheet, objects: { ...sheet.objects, charts: mapEntries('charts', sheet.objects.charts, map) } }
        : sheet,
    ),
    ...(namedRanges ? { namedRanges: namedRanges.map((named) => mapPlaces('NamedRange', named, map)) } : {}),
    ...(developerMetadata
      ? {
          developerMetadata: developerMetadata
            .filter(isOfOthers)
            .map((each) => mapPlaces('DeveloperMetadata', each, map))
            .filter(isLocated),
        }
      : {}),
  };
}
