/** Google's `GridRange`, checked against the grid, with its open bounds left open. */
import { invalidArgument } from './google-error.ts';
import { exceedsGrid, type GridRangeMessage, sheetWithGrid } from './sheet-range.ts';
import { type Area, gridArea, type Sheet, type SheetGridRange, type Workbook } from './workbook.ts';

const BOUNDS = ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'] as const;

export function rangeOfArea(sheet: Sheet, area: Area): SheetGridRange {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = area;
  return { sheetId: sheet.properties.sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
}

/** The cells of a range, as far as the grid reaches. */
export function areaOfRange(sheet: Sheet, range: SheetGridRange): Area {
  const grid = gridArea(sheet);
  return {
    startRowIndex: range.startRowIndex ?? 0,
    endRowIndex: Math.min(range.endRowIndex ?? grid.endRowIndex, grid.endRowIndex),
    startColumnIndex: range.startColumnIndex ?? 0,
    endColumnIndex: Math.min(range.endColumnIndex ?? grid.endColumnIndex, grid.endColumnIndex),
  };
}

export function isWholeSheet(range: SheetGridRange): boolean {
  return BOUNDS.every((bound) => range[bound] === undefined);
}

/** The range as it will be kept: only the bounds that were given. */
export function openRange(workbook: Workbook, message: GridRangeMessage | undefined): SheetGridRange {
  const sheet = sheetWithGrid(workbook, message?.sheetId);
  const range: SheetGridRange = { sheetId: sheet.properties.sheetId };
  const given = BOUNDS.flatMap((bound) => {
    const value = message?.[bound];
    return typeof value === 'number' ? [[bound, value] as const] : [];
  });
  if (given.some(([, value]) => !Number.isInteger(value) || value < 0)) {
    throw invalidArgument('The bounds of a range must be whole numbers, 0 or more.');
  }
  const kept = { ...range, ...Object.fromEntries(given) };
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = { ...gridArea(sheet), ...kept };
  const grid = gridArea(sheet);
  const isBeyond = endRowIndex > grid.endRowIndex || endColumnIndex > grid.endColumnIndex;
  if (isBeyond || startRowIndex >= endRowIndex || startColumnIndex >= endColumnIndex) {
    throw exceedsGrid(sheet, { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex });
  }
  return kept;
}

export function intersection(one: Area, other: Area): Area | undefined {
  const area: Area = {
    startRowIndex: Math.max(one.startRowIndex, other.startRowIndex),
    endRowIndex: Math.min(one.endRowIndex, other.endRowIndex),
    startColumnIndex: Math.max(one.startColumnIndex, other.startColumnIndex),
    endColumnIndex: Math.min(one.endColumnIndex, other.endColumnIndex),
  };
  return area.startRowIndex < area.endRowIndex && area.startColumnIndex < area.endColumnIndex ? area : undefined;
}

export function containsArea(outer: Area, inner: Area): boolean {
  const inRows = inner.startRowIndex >= outer.startRowIndex && inner.endRowIndex <= outer.endRowIndex;
  return inRows && inner.startColumnIndex >= outer.startColumnIndex && inner.endColumnIndex <= outer.endColumnIndex;
}

export function isOneCell({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: Area): boolean {
  return endRowIndex - startRowIndex === 1 && endColumnIndex - startColumnIndex === 1;
}

/** What of an area lies outside another one, as at most four areas. */
export function areaWithout(area: Area, hole: Area): Area[] {
  const common = intersection(area, hole);
  if (!common) return [area];
  const rows = { startRowIndex: common.startRowIndex, endRowIndex: common.endRowIndex };
  const around: Area[] = [
    { ...area, endRowIndex: common.startRowIndex },
    { ...area, ...rows, endColumnIndex: common.startColumnIndex },
    { ...area, ...rows, startColumnIndex: common.endColumnIndex },
    { ...area, startRowIndex: common.endRowIndex },
  ];
  return around.filter((each) => each.startRowIndex < each.endRowIndex && each.startColumnIndex < each.endColumnIndex);
}
