/** Google's `DataFilter`: ranges and metadata chosen by A1 text, by grid range, or by metadata. */
import type { sheets_v4 } from '@googleapis/sheets';
import { areaOfLocation, isInArea, type Metadata, metadataMatcher, metadataOf } from './developer-metadata.ts';
import { invalidArgument } from './google-error.ts';
import { areaOfRange, openRange } from './grid-range.ts';
import { clipToGrid, findRange, type SheetArea, sheetWithGrid } from './sheet-range.ts';
import type { Workbook } from './workbook.ts';

export type DataFilter = sheets_v4.Schema$DataFilter;

function check({ a1Range, gridRange, developerMetadataLookup }: DataFilter): void {
  const told = [a1Range, gridRange, developerMetadataLookup].filter((each) => each !== undefined);
  if (told.length !== 1) throw invalidArgument('A data filter must have exactly one criterion.');
}

/** The ranges that a filter selects: one by its text or bounds, any number by metadata. */
export function filteredAreas(workbook: Workbook, filter: DataFilter): readonly SheetArea[] {
  check(filter);
  if (typeof filter.a1Range === 'string') return [clipToGrid(findRange(workbook, filter.a1Range))];
  if (filter.gridRange) {
    const sheet = sheetWithGrid(workbook, filter.gridRange.sheetId);
    return [{ sheet, area: areaOfRange(sheet, openRange(workbook, filter.gridRange)) }];
  }
  const matches = metadataMatcher(workbook, filter.developerMetadataLookup ?? {});
  return metadataOf(workbook)
    .filter(matches)
    .flatMap(({ location }) => areaOfLocation(workbook, location) ?? []);
}

/** The metadata that a filter selects: by lookup, or whatever lies on a location that the range touches. */
export function filteredMetadata(workbook: Workbook, filter: DataFilter): readonly Metadata[] {
  check(filter);
  if (filter.developerMetadataLookup) {
    return metadataOf(workbook).filter(metadataMatcher(workbook, filter.developerMetadataLookup));
  }
  const areas = filteredAreas(workbook, filter);
  return metadataOf(workbook).filter((metadata) =>
    areas.some(({ sheet, area }) => isInArea(workbook, metadata, sheet, area)),
  );
}
