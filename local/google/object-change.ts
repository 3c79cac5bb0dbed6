/** How the things that lie on tabs, or on the workbook, are added, replaced and taken away. */
import type { JsonObject } from './json.ts';
import { type ObjectList, objectsOf, type Sheet, type Workbook } from './workbook.ts';

export interface ObjectsChange {
  readonly sheetId: number;
  readonly list: ObjectList;
  /** Where in the list; what it held there, `remove` of them, makes way for the new. */
  readonly index: number;
  readonly remove: number;
  readonly insert: readonly JsonObject[];
}

export interface WorkbookListChange {
  readonly list: 'namedRanges' | 'developerMetadata';
  readonly index: number;
  readonly remove: number;
  readonly insert: readonly JsonObject[];
}

export function spliceObjects(sheet: Sheet, { list, index, remove, insert }: ObjectsChange): Sheet {
  const entries = objectsOf(sheet, list).toSpliced(index, remove, ...insert);
  const { [list]: _before, ...others } = sheet.objects ?? {};
  const objects = entries.length > 0 ? { ...others, [list]: entries } : others;
  return withObjects(sheet, objects);
}

export function setBasicFilter(sheet: Sheet, filter: JsonObject | null): Sheet {
  const { basicFilter: _before, ...others } = sheet.objects ?? {};
  return withObjects(sheet, filter ? { ...others, basicFilter: filter } : others);
}

function withObjects(sheet: Sheet, objects: NonNullable<Sheet['objects']>): Sheet {
  const { objects: _before, ...plain } = sheet;
  return Object.keys(objects).length > 0 ? { ...plain, objects } : plain;
}

export function spliceWorkbookList(workbook: Workbook, { list, index, remove, insert }: WorkbookListChange): Workbook {
  return { ...workbook, [list]: (workbook[list] ?? []).toSpliced(index, remove, ...insert) };
}
