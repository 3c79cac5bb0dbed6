/** Requests of `batchUpdate` that put in, take out and move rows and columns. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { invalidArgument } from './google-error.ts';
import { mergesOf } from './merges.ts';
import type { DimensionName } from './relocation.ts';
import { sheetWithGrid } from './sheet-range.ts';
import type { Sheet, Workbook } from './workbook.ts';

interface Dimension {
  readonly name: DimensionName;
  readonly one: 'row' | 'column';
  readonly size: number;
}

function dimensionOf(sheet: Sheet, name: string | null | undefined): Dimension {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  if (name === 'ROWS') return { name, one: 'row', size: rowCount };
  if (name === 'COLUMNS') return { name, one: 'column', size: columnCount };
  throw invalidArgument('No dimension specified.');
}

export interface DimensionSpan {
  readonly sheet: Sheet;
  readonly dimension: DimensionName;
  readonly startIndex: number;
  readonly endIndex: number;
}

function spanOf(workbook: Workbook, range: sheets_v4.Schema$DimensionRange | undefined) {
  const sheet = sheetWithGrid(workbook, range?.sheetId);
  const of = dimensionOf(sheet, range?.dimension);
  const startIndex = range?.startIndex ?? 0;
  const endIndex = range?.endIndex ?? of.size;
  if (!(startIndex >= 0 && endIndex > startIndex)) {
    throw invalidArgument(`The range of ${of.one}s must end behind its start: ${startIndex} to ${endIndex}.`);
  }
  return { sheet, of, change: { sheetId: sheet.properties.sheetId, dimension: of.name, startIndex, endIndex } };
}

/** Rows or columns that are there; an open end stands for all. */
export function dimensionSpan(workbook: Workbook, range: sheets_v4.Schema$DimensionRange | undefined): DimensionSpan {
  const { sheet, of, change } = spanOf(workbook, range);
  if (change.endIndex > of.size) {
    throw invalidArgument(`range.endIndex is larger than current grid size (${of.size})`);
  }
  return { sheet, dimension: of.name, startIndex: change.startIndex, endIndex: change.endIndex };
}

export const insertDimension: RequestFunction<'insertDimension'> = (workbook, { range, inheritFromBefore }) => {
  const { of, change } = spanOf(workbook, range);
  if (typeof range?.startIndex !== 'number' || typeof range.endIndex !== 'number') {
    throw invalidArgument('Both the start and end indexes must be bounded.');
  }
  if (change.startIndex > of.size) {
    throw invalidArgument(`range.startIndex is larger than current grid size (${of.size})`);
  }
  const inherits = inheritFromBefore === true;
  if (!inherits && change.startIndex === of.size) {
    const limit = `range.startIndex must be less than the grid size (${of.size})`;
    throw invalidArgument(`${limit} if inheritFromBefore is false.`);
  }
  if (inherits && change.startIndex === 0) {
    throw invalidArgument(`inheritFromBefore cannot be 'true' if inserting at the first ${of.one}.`);
  }
  return { changes: [{ kind: 'insertDimension', ...change, inheritFromBefore: inherits }] };
};

export const deleteDimension: RequestFunction<'deleteDimension'> = (workbook, { range }) => {
  const { of, change } = spanOf(workbook, range);
  if (change.endIndex > of.size) {
    const tried = `Tried to delete ${of.one} index ${change.endIndex - 1} but there are only ${of.size} ${of.one}s.`;
    throw invalidArgument(`Cannot delete a ${of.one} that doesn't exist. ${tried}`);
  }
  if (change.endIndex - change.startIndex === of.size) {
    throw invalidArgument(`You can't delete all the ${of.one}s on the sheet.`);
  }
  return { changes: [{ kind: 'deleteDimension', ...change }] };
};

/** A merge that rows are moved out of, or into the middle of, would be torn. */
function checkMerges(sheet: Sheet, dimension: DimensionName, cuts: readonly number[]): void {
  const [from, to] =
    dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  if (!mergesOf(sheet).some((merge) => cuts.some((cut) => cut > merge[from] && cut < merge[to]))) return;
  const what = dimension === 'ROWS' ? 'row' : 'column';
  const sorry = `Sorry, it is not possible to move a ${what} to a position that crosses a merged cell.`;
  throw invalidArgument(`${sorry} Please unmerge and try again.`);
}

export const moveDimension: RequestFunction<'moveDimension'> = (workbook, { source, destinationIndex }) => {
  const { sheet, dimension, startIndex, endIndex } = dimensionSpan(workbook, source);
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  const size = dimension === 'ROWS' ? rowCount : columnCount;
  const target = destinationIndex ?? 0;
  if (!Number.isInteger(target) || target < 0 || target > size) {
    throw invalidArgument(`destinationIndex is larger than current grid size (${size})`);
  }
  if (target > startIndex && target < endIndex) {
    throw invalidArgument('The destination must not lie within the dimensions that are moved.');
  }
  if (target === startIndex || target === endIndex) return { changes: [] };
  checkMerges(sheet, dimension, [startIndex, endIndex, target]);
  const { sheetId } = sheet.properties;
  return {
    changes: [{ kind: 'moveDimension', sheetId, dimension, startIndex, endIndex, destinationIndex: target }],
  };
};

export const appendDimension: RequestFunction<'appendDimension'> = (workbook, { sheetId, dimension, length }) => {
  const sheet = sheetWithGrid(workbook, sheetId);
  const of = dimensionOf(sheet, dimension);
  const count = length ?? 0;
  if (!Number.isInteger(count) || count < 1) throw invalidArgument('The length to append must be at least 1.');
  const range = {
    sheetId: sheet.properties.sheetId,
    dimension: of.name,
    startIndex: of.size,
    endIndex: of.size + count,
  };
  return { changes: [{ kind: 'insertDimension', ...range, inheritFromBefore: true }] };
};
