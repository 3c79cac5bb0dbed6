/** What lies on a tab besides its cells, as `spreadsheets.get` answers it. */
import { bandedRangeMessage } from './banding-requests.ts';
import { chartMessage } from './chart-requests.ts';
import { conditionalFormatMessage } from './conditional-format-requests.ts';
import { type Metadata, metadataMessage, metadataOf } from './developer-metadata.ts';
import { dimensionGroupMessage } from './dimension-group-requests.ts';
import { DEFAULT_PIXELS, looksOf } from './dimension-look.ts';
import { below, type FieldMask } from './field-mask.ts';
import { filterMessage } from './filter-requests.ts';
import { areaOfRange, intersection } from './grid-range.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import { protectedRangeMessage } from './protected-range-requests.ts';
import type { DimensionName } from './relocation.ts';
import { OBJECT_MESSAGES } from './sheet-objects.ts';
import {
  type Area,
  gridArea,
  type ObjectList,
  objectsOf,
  type Sheet,
  type SheetGridRange,
  type Workbook,
} from './workbook.ts';

type Answer = (stored: JsonObject) => JsonObject;

const ANSWERS: { readonly [L in ObjectList]: Answer } = {
  merges: (range) => withoutZeros('GridRange', range),
  conditionalFormats: conditionalFormatMessage,
  filterViews: (view) => filterMessage('FilterView', view),
  protectedRanges: protectedRangeMessage,
  charts: chartMessage,
  bandedRanges: bandedRangeMessage,
  rowGroups: dimensionGroupMessage,
  columnGroups: dimensionGroupMessage,
};

/** The ranges, rows, columns or cells that an entry lies on; of a chart only where it is, not what it shows. */
function placesOf(sheet: Sheet, list: ObjectList, entry: JsonObject): Area[] {
  const areas: Area[] = [];
  const grid = gridArea(sheet);
  const whereItIs = list === 'charts' ? { position: entry['position'] } : entry;
  const collect = (message: string, place: JsonObject) => {
    if (message === 'GridRange') areas.push(areaOfRange(sheet, place as SheetGridRange));
    const [start, end] = [Number(place['startIndex'] ?? 0), Number(place['endIndex'] ?? 0)];
    if (message === 'DimensionRange' && place['dimension'] === 'ROWS') {
      areas.push({ ...grid, startRowIndex: start, endRowIndex: end });
    }
    if (message === 'DimensionRange' && place['dimension'] === 'COLUMNS') {
      areas.push({ ...grid, startColumnIndex: start, endColumnIndex: end });
    }
    if (message === 'GridCoordinate') {
      const [row, column] = [Number(place['rowIndex']), Number(place['columnIndex'])];
      areas.push({ startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 });
    }
    return place;
  };
  if (list === 'merges') collect('GridRange', entry);
  else mapPlaces(OBJECT_MESSAGES[list], whereItIs, collect);
  return areas;
}

function touches(areas: readonly Area[], places: readonly Area[]): boolean {
  return places.some((place) => areas.some((area) => intersection(area, place) !== undefined));
}

function listMessages(sheet: Sheet, list: ObjectList, areas: readonly Area[] | undefined): JsonObject[] {
  const entries = objectsOf(sheet, list);
  const asked = areas ? entries.filter((entry) => touches(areas, placesOf(sheet, list, entry))) : entries;
  return asked.map(ANSWERS[list]);
}

function isOfSheet(sheet: Sheet, { location }: Metadata): boolean {
  return location.locationType === 'SHEET' && location.sheetId === sheet.properties.sheetId;
}

/** Only what the mask asks for; where ranges are asked for, only what these touch. */
export function objectMessages(
  workbook: Workbook,
  sheet: Sheet,
  areas: readonly Area[] | undefined,
  mask: FieldMask,
): JsonObject {
  const answered: Record<string, Json> = {};
  for (const list of Object.keys(ANSWERS) as ObjectList[]) {
    const entries = below(mask, list) ? listMessages(sheet, list, areas) : [];
    if (entries.length > 0) answered[list] = entries;
  }
  const filter = below(mask, 'basicFilter') && sheet.objects?.basicFilter;
  const range =
    filter && isJsonObject(filter['range']) ? areaOfRange(sheet, filter['range'] as SheetGridRange) : undefined;
  if (filter && range && (!areas || touches(areas, [range])))
    answered['basicFilter'] = filterMessage('BasicFilter', filter);
  const metadata = metadataOf(workbook).filter((each) => isOfSheet(sheet, each));
  if (metadata.length > 0) answered['developerMetadata'] = metadata.map(metadataMessage);
  return answered;
}

/** The rows' or columns' properties from a start to an end. */
export function dimensionMessages(
  workbook: Workbook,
  sheet: Sheet,
  dimension: DimensionName,
  start: number,
  end: number,
): JsonObject[] {
  const tagged = new Map<number, JsonObject[]>();
  for (const metadata of metadataOf(workbook)) {
    const range = metadata.location.dimensionRange;
    if (range?.sheetId !== sheet.properties.sheetId || range.dimension !== dimension) continue;
    const known = tagged.get(range.startIndex) ?? [];
    tagged.set(range.startIndex, [...known, metadataMessage(metadata)]);
  }
  const looks = looksOf(sheet, dimension);
  const plain = { pixelSize: DEFAULT_PIXELS[dimension] };
  return Array.from({ length: end - start }, (_, offset): JsonObject => {
    const own = tagged.get(start + offset);
    return { ...plain, ...looks[start + offset], ...(own ? { developerMetadata: own } : {}) };
  });
}
