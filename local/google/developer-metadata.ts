/** Developer metadata: keys and values that are tied to a workbook, a tab, a row or a column and go where it goes. */
import type { sheets_v4 } from '@googleapis/sheets';
import { invalidArgument } from './google-error.ts';
import { intersection } from './grid-range.ts';
import type { JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import type { DimensionName } from './relocation.ts';
import { type Area, gridArea, type Sheet, sheetById, type Workbook } from './workbook.ts';

type LocationMessage = sheets_v4.Schema$DeveloperMetadataLocation;
type Lookup = sheets_v4.Schema$DeveloperMetadataLookup;

export interface MetadataLocation extends JsonObject {
  readonly locationType: 'ROW' | 'COLUMN' | 'SHEET' | 'SPREADSHEET';
  readonly spreadsheet?: true;
  readonly sheetId?: number;
  readonly dimensionRange?: {
    readonly sheetId: number;
    readonly dimension: DimensionName;
    readonly startIndex: number;
    readonly endIndex: number;
  };
}

export interface Metadata extends JsonObject {
  readonly metadataId: number;
  readonly metadataKey: string;
  readonly metadataValue?: string;
  readonly location: MetadataLocation;
  readonly visibility: string;
}

export function metadataOf(workbook: Workbook): readonly Metadata[] {
  return (workbook.developerMetadata ?? []) as readonly Metadata[];
}

export function metadataMessage(metadata: Metadata): JsonObject {
  return mapPlaces('DeveloperMetadata', metadata, withoutZeros);
}

/** A single row or column, a tab, or the whole workbook. */
export function readLocation(workbook: Workbook, message: LocationMessage | undefined): MetadataLocation {
  const { spreadsheet, sheetId, dimensionRange: asked } = message ?? {};
  const told = [spreadsheet === true, typeof sheetId === 'number', asked !== undefined].filter(Boolean);
  if (told.length !== 1) throw invalidArgument('Exactly one location must be specified for developer metadata.');
  if (spreadsheet) return { locationType: 'SPREADSHEET', spreadsheet: true };
  if (typeof sheetId === 'number') {
    if (!sheetById(workbook, sheetId)) throw invalidArgument(`No sheet with id: ${sheetId}`);
    return { locationType: 'SHEET', sheetId };
  }
  const { dimension, startIndex, endIndex } = asked ?? {};
  const sheet = sheetById(workbook, asked?.sheetId ?? 0);
  if (!sheet) throw invalidArgument(`No grid with id: ${asked?.sheetId ?? 0}`);
  if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw invalidArgument('No dimension specified.');
  const grid = gridArea(sheet);
  const start = startIndex ?? 0;
  const size = dimension === 'ROWS' ? grid.endRowIndex : grid.endColumnIndex;
  if (typeof endIndex !== 'number' || endIndex - start !== 1 || start < 0 || endIndex > size) {
    throw invalidArgument('Developer metadata can only be associated with a single row or column that is in the grid.');
  }
  const dimensionRange = { sheetId: sheet.properties.sheetId, dimension, startIndex: start, endIndex } as const;
  return { locationType: dimension === 'ROWS' ? 'ROW' : 'COLUMN', dimensionRange };
}

/** The cells of a row, a column or a tab; the workbook as a whole has none of its own. */
export function areaOfLocation(
  workbook: Workbook,
  location: MetadataLocation,
): { sheet: Sheet; area: Area } | undefined {
  const { dimensionRange } = location;
  const sheet = sheetById(workbook, dimensionRange?.sheetId ?? location.sheetId ?? -1);
  if (!sheet) return undefined;
  const area = gridArea(sheet);
  if (!dimensionRange) return { sheet, area };
  const { startIndex, endIndex, dimension } = dimensionRange;
  return dimension === 'ROWS'
    ? { sheet, area: { ...area, startRowIndex: startIndex, endRowIndex: endIndex } }
    : { sheet, area: { ...area, startColumnIndex: startIndex, endColumnIndex: endIndex } };
}

/** Spreadsheet metadata intersects no other location. */
function intersect(workbook: Workbook, one: MetadataLocation, other: MetadataLocation): boolean {
  if (one.locationType === 'SPREADSHEET' || other.locationType === 'SPREADSHEET') {
    return one.locationType === other.locationType;
  }
  const [first, second] = [areaOfLocation(workbook, one), areaOfLocation(workbook, other)];
  return first?.sheet === second?.sheet && !!first && !!second && !!intersection(first.area, second.area);
}

export function isInArea(workbook: Workbook, { location }: Metadata, sheet: Sheet, area: Area): boolean {
  const own = areaOfLocation(workbook, location);
  return own?.sheet === sheet && intersection(own.area, area) !== undefined;
}

function checkLookup({ locationType, locationMatchingStrategy, metadataLocation }: Lookup): void {
  const isExact = locationMatchingStrategy === 'EXACT_LOCATION';
  if (locationMatchingStrategy && !metadataLocation) {
    throw invalidArgument('If locationMatchingStrategy is specified, a metadataLocation must also be specified.');
  }
  if (isExact && locationType) {
    throw invalidArgument('locationType must be left unspecified when the locationMatchingStrategy is EXACT_LOCATION.');
  }
  if (locationType === 'SPREADSHEET' && metadataLocation && metadataLocation.spreadsheet !== true) {
    throw invalidArgument('locationType cannot be SPREADSHEET for a metadataLocation that is not the spreadsheet.');
  }
}

export function metadataMatcher(workbook: Workbook, lookup: Lookup): (metadata: Metadata) => boolean {
  checkLookup(lookup);
  const location = lookup.metadataLocation ? readLocation(workbook, lookup.metadataLocation) : undefined;
  const isExact = lookup.locationMatchingStrategy === 'EXACT_LOCATION';
  const isThere = (own: MetadataLocation) => {
    if (!location) return true;
    return isExact ? JSON.stringify(own) === JSON.stringify(location) : intersect(workbook, own, location);
  };
  return (metadata) =>
    (lookup.metadataId === undefined || metadata.metadataId === lookup.metadataId) &&
    (lookup.metadataKey === undefined || metadata.metadataKey === lookup.metadataKey) &&
    (lookup.metadataValue === undefined || (metadata.metadataValue ?? '') === lookup.metadataValue) &&
    (lookup.visibility === undefined || metadata.visibility === lookup.visibility) &&
    (lookup.locationType === undefined || metadata.location.locationType === lookup.locationType) &&
    isThere(metadata.location);
}
