/** Copies of a tab: `duplicateSheet` within a workbook, `spreadsheets.sheets.copyTo` into another one. */

import { quoteTitle } from '../../domain/a1.ts';
import type { RequestFunction } from './batch-update.ts';
import { type Metadata, metadataOf } from './developer-metadata.ts';
import { invalidArgument } from './google-error.ts';
import type { JsonObject } from './json.ts';
import type { MapPlace } from './message-ranges.ts';
import { mapPlaces } from './message-ranges.ts';
import { type NamedRange, namedRanges } from './named-ranges.ts';
import { newObjectId } from './object-id.ts';
import { mapObjects } from './sheet-objects.ts';
import { copyTitle, newSheetProperties } from './sheet-properties.ts';
import { sheetPropertiesMessage } from './spreadsheet-resource.ts';
import {
  objectsOf,
  type Sheet,
  type SheetObjects,
  type SheetProperties,
  sheetById,
  type Workbook,
} from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { encodeSheets } from './workbook-file.ts';

/** The lists whose entries have ids of their own. */
const IDS = { filterViews: 'filterViewId', bandedRanges: 'bandedRangeId', charts: 'chartId' } as const;

function takenIds(workbook: Workbook): Set<unknown> {
  const lists = Object.entries(IDS) as [keyof typeof IDS, string][];
  const entries = workbook.sheets.flatMap((sheet) =>
    lists.flatMap(([list, id]) => objectsOf(sheet, list).map((entry) => entry[id])),
  );
  return new Set<unknown>([...entries, ...metadataOf(workbook).map(({ metadataId }) => metadataId)]);
}

function freshId(taken: Set<unknown>): number {
  const id = newObjectId((each) => taken.has(each));
  taken.add(id);
  return id;
}

/** Ranges on the tab itself go with the copy; those on other tabs are kept only where these tabs are. */
function mapToCopy(from: number, to: number, keepsOthers: boolean): MapPlace {
  return (_message, place) => {
    if (place['sheetId'] === from) return { ...place, sheetId: to };
    return keepsOthers ? place : undefined;
  };
}

/** Protection is not copied with a tab: Google says that it must be set anew. */
function copiedObjects(sheet: Sheet, map: MapPlace, taken: Set<unknown>): SheetObjects | undefined {
  if (!sheet.objects) return undefined;
  const { protectedRanges: _protection, ...others } = sheet.objects;
  const mapped = mapObjects(others, map);
  const fresh = Object.entries(mapped).map(([list, entries]) => {
    const id = IDS[list as keyof typeof IDS];
    if (!id || !Array.isArray(entries)) return [list, entries] as const;
    return [list, entries.map((entry: JsonObject) => ({ ...entry, [id]: freshId(taken) }))] as const;
  });
  return fresh.length > 0 ? Object.fromEntries(fresh) : undefined;
}

function copiedMetadata(workbook: Workbook, from: number, to: number, taken: Set<unknown>): Metadata[] {
  const isThere = ({ location }: Metadata) => (location.dimensionRange?.sheetId ?? location.sheetId) === from;
  return metadataOf(workbook)
    .filter(isThere)
    .map((metadata) => {
      const moved = mapPlaces('DeveloperMetadata', metadata, mapToCopy(from, to, false)) as Metadata;
      const location = moved.location.locationType === 'SHEET' ? { ...moved.location, sheetId: to } : moved.location;
      return { ...moved, location, metadataId: freshId(taken) };
    });
}

/** A name that is taken is given to the copy together with the copy's title. */
function copiedNames(from: Workbook, into: Workbook, sheetId: number, copy: SheetProperties): NamedRange[] {
  const names = new Set(namedRanges(into).map(({ name }) => name.toLowerCase()));
  const ids = new Set(namedRanges(into).map(({ namedRangeId }) => namedRangeId));
  return namedRanges(from).flatMap(({ name, range }) => {
    if (range?.sheetId !== sheetId) return [];
    const isTaken = names.has(name.toLowerCase());
    const namedRangeId = newObjectId((id) => ids.has(String(id))).toString();
    const own = isTaken ? `${quoteTitle(copy.title)}!${name}` : name;
    return [{ namedRangeId, name: own, range: { ...range, sheetId: copy.sheetId } }];
  });
}

function additions(into: Workbook, names: readonly NamedRange[], metadata: readonly Metadata[]): Change[] {
  const lists = [
    { list: 'namedRanges', index: namedRanges(into).length, insert: names },
    { list: 'developerMetadata', index: metadataOf(into).length, insert: metadata },
  ] as const;
  return lists
    .filter(({ insert }) => insert.length > 0)
    .map(({ list, index, insert }): Change => ({ kind: 'spliceWorkbookList', list, index, remove: 0, insert }));
}

function copyProperties(into: Workbook, { properties }: Sheet, sheetId: number | null | undefined, title: string) {
  const { sheetId: _id, title: _title, ...others } = properties;
  return newSheetProperties(into, { ...others, title, ...(typeof sheetId === 'number' ? { sheetId } : {}) });
}

export const duplicateSheet: RequestFunction<'duplicateSheet'> = (workbook, request) => {
  const { sourceSheetId, newSheetId, newSheetName, insertSheetIndex } = request;
  const source = sheetById(workbook, sourceSheetId ?? 0);
  if (!source) throw invalidArgument(`No sheet with id: ${sourceSheetId ?? 0}`);
  const from = source.properties.sheetId;
  const title = newSheetName ? newSheetName : copyTitle(workbook, source.properties.title);
  const properties = copyProperties(workbook, source, newSheetId, title);
  const taken = takenIds(workbook);
  const objects = copiedObjects(source, mapToCopy(from, properties.sheetId, true), taken);
  const change: Change = {
    kind: 'duplicateSheet',
    sourceSheetId: from,
    properties,
    index: Math.min(insertSheetIndex ?? 0, workbook.sheets.length),
    ...(objects ? { objects } : {}),
  };
  const names = copiedNames(workbook, workbook, from, properties);
  return {
    changes: [change, ...additions(workbook, names, copiedMetadata(workbook, from, properties.sheetId, taken))],
    reply: (after) => {
      const copy = sheetById(after, properties.sheetId) ?? source;
      return { duplicateSheet: { properties: sheetPropertiesMessage(after, copy) } };
    },
  };
};

/** What puts a copy of the tab behind the last one of another workbook. */
export function copyIntoWorkbook(
  from: Workbook,
  source: Sheet,
  into: Workbook,
): { sheetId: number; changes: Change[] } {
  const properties = copyProperties(into, source, undefined, copyTitle(into, source.properties.title));
  const [own, { sheetId }] = [source.properties.sheetId, properties];
  const taken = takenIds(into);
  const { objects: _objects, ...others } = source;
  const objects = copiedObjects(source, mapToCopy(own, sheetId, false), taken);
  const copy: Sheet = { ...others, properties, ...(objects ? { objects } : {}) };
  const insertion: Change = { kind: 'insertSheet', index: into.sheets.length, tabs: encodeSheets([copy]) };
  const names = copiedNames(from, into, own, properties);
  return { sheetId, changes: [insertion, ...additions(into, names, copiedMetadata(from, own, sheetId, taken))] };
}
