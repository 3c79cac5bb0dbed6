/** Requests of `batchUpdate` that put cells in and take cells out, pushing others aside. */
import type { RequestFunction } from './batch-update.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { containsArea, intersection } from './grid-range.ts';
import { mergesOf } from './merges.ts';
import type { DimensionName } from './relocation.ts';
import { areaOfMessage } from './sheet-range.ts';
import { type Area, gridArea, rowAttributes, rowValues, type Sheet, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';

type RangeMessage = Parameters<typeof areaOfMessage>[1];

function dimensionNamed(name: string | null | undefined): DimensionName {
  if (name === 'ROWS' || name === 'COLUMNS') return name;
  throw invalidArgument('No dimension specified.');
}

/** From where cells are put in or taken out to the edge of the grid. */
function pushedArea(sheet: Sheet, area: Area, dimension: DimensionName): Area {
  const grid = gridArea(sheet);
  return dimension === 'ROWS'
    ? { ...area, endRowIndex: grid.endRowIndex }
    : { ...area, endColumnIndex: grid.endColumnIndex };
}

function checkMerges(sheet: Sheet, pushed: Area): void {
  const isTorn = (merge: Area) => intersection(merge, pushed) !== undefined && !containsArea(pushed, merge);
  if (!mergesOf(sheet).some(isTorn)) return;
  throw invalidArgument('You must select all cells in a merged range to merge or unmerge them.');
}

/** The cells at the edge that have no place left when others are put in. */
function fallingArea(pushed: Area, area: Area, dimension: DimensionName): Area {
  return dimension === 'ROWS'
    ? { ...pushed, startRowIndex: pushed.endRowIndex - (area.endRowIndex - area.startRowIndex) }
    : { ...pushed, startColumnIndex: pushed.endColumnIndex - (area.endColumnIndex - area.startColumnIndex) };
}

function isBlank(sheet: Sheet, area: Area): boolean {
  const isThere = (cells: readonly unknown[]) =>
    cells.slice(area.startColumnIndex, area.endColumnIndex).some((cell) => cell !== null);
  for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
    if (isThere(rowValues(sheet, row)) || isThere(rowAttributes(sheet, row))) return false;
  }
  return true;
}

function shiftOf(workbook: Workbook, range: RangeMessage | undefined, name: string | null | undefined) {
  if (!range) throw invalidArgument('A range must be given.');
  const { sheet, area } = areaOfMessage(workbook, range);
  const dimension = dimensionNamed(name);
  const pushed = pushedArea(sheet, area, dimension);
  checkMerges(sheet, pushed);
  return { sheet, area, dimension, pushed };
}

function change(sheet: Sheet, area: Area, dimension: DimensionName, way: 'insert' | 'delete'): Change {
  return { kind: 'shiftCells', sheetId: sheet.properties.sheetId, area, dimension, way };
}

export const insertRange: RequestFunction<'insertRange'> = (workbook, { range, shiftDimension }) => {
  const { sheet, area, dimension, pushed } = shiftOf(workbook, range, shiftDimension);
  if (!isBlank(sheet, fallingArea(pushed, area, dimension))) {
    throw notImplemented('insertRange that pushes cells over the edge of the sheet');
  }
  return { changes: [change(sheet, area, dimension, 'insert')] };
};

export const deleteRange: RequestFunction<'deleteRange'> = (workbook, { range, shiftDimension }) => {
  const { sheet, area, dimension } = shiftOf(workbook, range, shiftDimension);
  return { changes: [change(sheet, area, dimension, 'delete')] };
};
