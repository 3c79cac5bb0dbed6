/** Requests of `batchUpdate` that put in and take out rows and columns. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import type { DimensionChange } from './dimension-change.ts';
import { invalidArgument } from './google-error.ts';
import { sheetWithGrid } from './sheet-range.ts';
import type { Sheet, Workbook } from './workbook.ts';

interface Dimension {
  readonly name: 'ROWS' | 'COLUMNS';
  readonly one: 'row' | 'column';
  readonly size: number;
}

function dimensionOf(sheet: Sheet, name: string | null | undefined): Dimension {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  if (name === 'ROWS') return { name, one: 'row', size: rowCount };
  if (name === 'COLUMNS') return { name, one: 'column', size: columnCount };
  throw invalidArgument('No dimension specified.');
}

function changeOf(
  workbook: Workbook,
  range: sheets_v4.Schema$DimensionRange | undefined,
): DimensionChange & { readonly of: Dimension } {
  const sheet = sheetWithGrid(workbook, range?.sheetId);
  const of = dimensionOf(sheet, range?.dimension);
  const startIndex = range?.startIndex ?? 0;
  const endIndex = range?.endIndex ?? of.size;
  if (!(startIndex >= 0 && endIndex > startIndex)) {
    throw invalidArgument(`The range of ${of.one}s must end behind its start: ${startIndex} to ${endIndex}.`);
  }
  return { sheetId: sheet.properties.sheetId, dimension: of.name, startIndex, endIndex, of };
}

export const insertDimension: RequestFunction<'insertDimension'> = (workbook, { range, inheritFromBefore }) => {
  const { of, ...change } = changeOf(workbook, range);
  if (change.startIndex > of.size) {
    throw invalidArgument(`range.startIndex[${change.startIndex}] is too large: there are only ${of.size} ${of.one}s.`);
  }
  const inherits = inheritFromBefore === true;
  if (inherits && change.startIndex === 0) {
    throw invalidArgument(`inheritFromBefore cannot be 'true' if inserting at the first ${of.one}.`);
  }
  return { changes: [{ kind: 'insertDimension', ...change, inheritFromBefore: inherits }] };
};

export const deleteDimension: RequestFunction<'deleteDimension'> = (workbook, { range }) => {
  const { of, ...change } = changeOf(workbook, range);
  if (change.endIndex > of.size) {
    const tried = `Tried to delete ${of.one} index ${change.endIndex - 1} but there are only ${of.size} ${of.one}s.`;
    throw invalidArgument(`Cannot delete a ${of.one} that doesn't exist. ${tried}`);
  }
  if (change.endIndex - change.startIndex === of.size) {
    throw invalidArgument(`You can't delete all the ${of.one}s on the sheet.`);
  }
  return { changes: [{ kind: 'deleteDimension', ...change }] };
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
