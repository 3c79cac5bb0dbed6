/** Conditional formats that are pasted: the rule reaches further, and what stood at the target gives way. */
import { areaOfRange, areaWithout, intersection, rangeOfArea } from './grid-range.ts';
import type { JsonObject } from './json.ts';
import type { PasteGeometry } from './paste-geometry.ts';
import { type Area, objectsOf, type Sheet, type SheetGridRange } from './workbook.ts';
import type { Change } from './workbook-change.ts';

const LIST = 'conditionalFormats';

function areasOf(sheet: Sheet, rule: JsonObject): Area[] {
  return ((rule['ranges'] ?? []) as readonly SheetGridRange[]).map((range) => areaOfRange(sheet, range));
}

/** Where the copies of what a rule covers of the source come to lie. */
function copies({ source, copiesOf }: PasteGeometry, rule: JsonObject): Area[] {
  return areasOf(source.sheet, rule).flatMap((area) => {
    const part = intersection(area, source.area);
    return part ? copiesOf(part) : [];
  });
}

function withRanges(rule: JsonObject, sheet: Sheet, areas: readonly Area[]): JsonObject {
  return { ...rule, ranges: areas.map((area) => rangeOfArea(sheet, area)) };
}

export function pastedConditions(geometry: PasteGeometry): Change[] {
  const { source, target } = geometry;
  const isSameTab = source.sheet === target.sheet;
  const standing = objectsOf(target.sheet, LIST).map((rule) => {
    const own = areasOf(target.sheet, rule).flatMap((area) => areaWithout(area, target.area));
    return withRanges(rule, target.sheet, isSameTab ? [...own, ...copies(geometry, rule)] : own);
  });
  const brought = isSameTab
    ? []
    : objectsOf(source.sheet, LIST).map((rule) => withRanges(rule, target.sheet, copies(geometry, rule)));
  const insert = [...standing, ...brought].filter(({ ranges }) => (ranges as readonly unknown[]).length > 0);
  const before = objectsOf(target.sheet, LIST);
  if (JSON.stringify(insert) === JSON.stringify(before)) return [];
  const { sheetId } = target.sheet.properties;
  return [{ kind: 'spliceObjects', sheetId, list: LIST, index: 0, remove: before.length, insert }];
}
