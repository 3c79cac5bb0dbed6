/** Requests of `batchUpdate` that group rows or columns. A group is where the depth of its rows is at least its own. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { dimensionSpan } from './dimension-requests.ts';
import { invalidArgument } from './google-error.ts';
import type { JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import type { DimensionName } from './relocation.ts';
import { checkedProperties } from './sheet-properties.ts';
import { objectsOf, type Sheet, sheetById, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

interface Group extends JsonObject {
  readonly range: {
    readonly sheetId: number;
    readonly dimension: DimensionName;
    readonly startIndex: number;
    readonly endIndex: number;
  };
  readonly depth: number;
  readonly collapsed?: boolean;
}

const LISTS = { ROWS: 'rowGroups', COLUMNS: 'columnGroups' } as const;
const CONTROLS = { ROWS: 'rowGroupControlAfter', COLUMNS: 'columnGroupControlAfter' } as const;
const DEEPEST = 8;

export function dimensionGroupMessage(group: JsonObject): JsonObject {
  return mapPlaces('DimensionGroup', group, withoutZeros);
}

function groupsOf(sheet: Sheet, dimension: DimensionName): readonly Group[] {
  return objectsOf(sheet, LISTS[dimension]) as readonly Group[];
}

function depths(groups: readonly Group[]): number[] {
  const end = groups.reduce((last, { range }) => Math.max(last, range.endIndex), 0);
  const depth = new Array<number>(end).fill(0);
  for (const { range } of groups) {
    for (let index = range.startIndex; index < range.endIndex; index += 1) depth[index] = (depth[index] ?? 0) + 1;
  }
  return depth;
}

/** A group stays collapsed that was it at the same depth over some of the same rows. */
function wasCollapsed(before: readonly Group[], depth: number, startIndex: number, endIndex: number): boolean {
  return before.some(
    (group) =>
      group.collapsed === true &&
      group.depth === depth &&
      group.range.startIndex < endIndex &&
      group.range.endIndex > startIndex,
  );
}

function runs(depth: readonly number[], level: number): { startIndex: number; endIndex: number }[] {
  const found: { startIndex: number; endIndex: number }[] = [];
  depth.forEach((own, index) => {
    if (own < level) return;
    const last = found.at(-1);
    if (last?.endIndex === index) last.endIndex += 1;
    else found.push({ startIndex: index, endIndex: index + 1 });
  });
  return found;
}

/** Ordered by where they start, then by depth. */
function regrouped(sheet: Sheet, dimension: DimensionName, depth: readonly number[]): Group[] {
  const before = groupsOf(sheet, dimension);
  const { sheetId } = sheet.properties;
  const deepest = Math.max(0, ...depth);
  const groups = Array.from({ length: deepest }, (_, index) => index + 1).flatMap((level) =>
    runs(depth, level).map(({ startIndex, endIndex }): Group => {
      const collapsed = wasCollapsed(before, level, startIndex, endIndex) ? { collapsed: true } : {};
      return { range: { sheetId, dimension, startIndex, endIndex }, depth: level, ...collapsed };
    }),
  );
  return groups.sort((one, other) => one.range.startIndex - other.range.startIndex || one.depth - other.depth);
}

function replaced(sheet: Sheet, dimension: DimensionName, insert: readonly Group[]): Change {
  const list = LISTS[dimension];
  const { sheetId } = sheet.properties;
  return { kind: 'spliceObjects', sheetId, list, index: 0, remove: objectsOf(sheet, list).length, insert };
}

function listed(workbook: Workbook, sheetId: number, dimension: DimensionName): JsonObject {
  const sheet = sheetById(workbook, sheetId);
  const groups = sheet ? groupsOf(sheet, dimension).map(dimensionGroupMessage) : [];
  return groups.length > 0 ? { dimensionGroups: groups } : {};
}

/** A group from the first row on has no row before it to carry its toggle. */
function toggleAfter(workbook: Workbook, sheet: Sheet, dimension: DimensionName, startIndex: number): Change[] {
  if (startIndex > 0) return [];
  const gridProperties = { ...sheet.properties.gridProperties, [CONTROLS[dimension]]: true };
  const properties = checkedProperties(workbook, { ...sheet.properties, gridProperties });
  return [{ kind: 'setSheetProperties', properties, index: workbook.sheets.indexOf(sheet) }];
}

export const addDimensionGroup: RequestFunction<'addDimensionGroup'> = (workbook, { range }) => {
  const { sheet, dimension, startIndex, endIndex } = dimensionSpan(workbook, range);
  const depth = depths(groupsOf(sheet, dimension));
  for (let index = depth.length; index < endIndex; index += 1) depth.push(0);
  for (let index = startIndex; index < endIndex; index += 1) depth[index] = (depth[index] ?? 0) + 1;
  if (Math.max(...depth) > DEEPEST) throw invalidArgument(`Groups can be at most ${DEEPEST} deep.`);
  const groups = regrouped(sheet, dimension, depth);
  return {
    changes: [replaced(sheet, dimension, groups), ...toggleAfter(workbook, sheet, dimension, startIndex)],
    reply: (after) => ({ addDimensionGroup: listed(after, sheet.properties.sheetId, dimension) }),
  };
};

export const deleteDimensionGroup: RequestFunction<'deleteDimensionGroup'> = (workbook, { range }) => {
  const { sheet, dimension, startIndex, endIndex } = dimensionSpan(workbook, range);
  const depth = depths(groupsOf(sheet, dimension));
  const inside = Array.from({ length: endIndex - startIndex }, (_, index) => depth[startIndex + index] ?? 0);
  if (inside.some((own) => own === 0)) throw invalidArgument('There is no group over the whole of the range.');
  for (let index = startIndex; index < endIndex; index += 1) depth[index] = (depth[index] ?? 0) - 1;
  return {
    changes: [replaced(sheet, dimension, regrouped(sheet, dimension, depth))],
    reply: (after) => ({ deleteDimensionGroup: listed(after, sheet.properties.sheetId, dimension) }),
  };
};

/** Collapsing a group hides what is in it, expanding it shows all of it. */
export const updateDimensionGroup: RequestFunction<'updateDimensionGroup'> = (workbook, { dimensionGroup, fields }) => {
  readWriteMask(fields, 'DimensionGroup', new Set(['collapsed']));
  const asked: sheets_v4.Schema$DimensionGroup = dimensionGroup ?? {};
  const { sheet, dimension, startIndex, endIndex } = dimensionSpan(workbook, asked.range);
  const groups = groupsOf(sheet, dimension);
  const isAsked = ({ range, depth }: Group) =>
    range.startIndex === startIndex && range.endIndex === endIndex && depth === (asked.depth ?? 0);
  if (!groups.some(isAsked)) throw invalidArgument('There is no group of that range and depth.');
  const isCollapsed = asked.collapsed === true;
  const updated = groups.map((group): Group => {
    if (!isAsked(group)) return group;
    const { collapsed: _before, ...others } = group;
    return isCollapsed ? { ...others, collapsed: true } : others;
  });
  const { sheetId } = sheet.properties;
  const look = { hiddenByUser: isCollapsed };
  return {
    changes: [replaced(sheet, dimension, updated), { kind: 'setLook', sheetId, dimension, startIndex, endIndex, look }],
  };
};
