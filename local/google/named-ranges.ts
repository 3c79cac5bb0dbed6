/** Names for ranges. A name whose range was deleted is seen by nobody, but stays taken. */

import type { JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import type { SheetGridRange, Workbook } from './workbook.ts';

export interface NamedRange extends JsonObject {
  readonly namedRangeId: string;
  readonly name: string;
  readonly range?: SheetGridRange;
}

export function namedRanges(workbook: Workbook): readonly NamedRange[] {
  return (workbook.namedRanges ?? []) as readonly NamedRange[];
}

export function rangeNamed(workbook: Workbook, name: string): SheetGridRange | undefined {
  return namedRanges(workbook).find((named) => named.name.toLowerCase() === name.toLowerCase())?.range;
}

export function namedRangeMessage(named: NamedRange): JsonObject {
  return mapPlaces('NamedRange', named, withoutZeros);
}

export function visibleNamedRanges(workbook: Workbook): JsonObject[] {
  return namedRanges(workbook)
    .filter(({ range }) => range !== undefined)
    .map(namedRangeMessage);
}
