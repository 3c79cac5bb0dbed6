/** Merged cells: where they are, and what must not cut through them. */

import { invalidArgument } from './google-error.ts';
import { areaOfRange, containsArea, intersection } from './grid-range.ts';
import { type Area, objectsOf, type Sheet, type SheetGridRange } from './workbook.ts';
import type { Change } from './workbook-change.ts';

export function mergesOf(sheet: Sheet): readonly Area[] {
  return objectsOf(sheet, 'merges').map((range) => areaOfRange(sheet, range as SheetGridRange));
}

/** The merges inside an area; one that reaches out of it is refused. */
export function mergesWithin(sheet: Sheet, area: Area): readonly Area[] {
  const touched = mergesOf(sheet).filter((merge) => intersection(merge, area));
  if (touched.every((merge) => containsArea(area, merge))) return touched;
  throw invalidArgument('You must select all cells in a merged range to merge or unmerge them.');
}

/** Takes away the merges that lie inside an area, the last one first so that the places stay right. */
export function removeMerges(sheet: Sheet, area: Area): Change[] {
  const within = new Set(mergesWithin(sheet, area).map((merge) => JSON.stringify(merge)));
  const { sheetId } = sheet.properties;
  return mergesOf(sheet)
    .map((merge, index) => ({ index, isWithin: within.has(JSON.stringify(merge)) }))
    .filter(({ isWithin }) => isWithin)
    .map(({ index }): Change => ({ kind: 'spliceObjects', sheetId, list: 'merges', index, remove: 1, insert: [] }))
    .reverse();
}
