/** The values of cells as the API hands them out. */
import { plainValue, type SeenCells, textOf } from './seen-cells.ts';
import { type Area, rowValues, type Sheet } from './workbook.ts';

export type ValueRenderOption = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
export type DateTimeRenderOption = 'SERIAL_NUMBER' | 'FORMATTED_STRING';
export type Scalar = number | string | boolean;

export interface Rendering {
  readonly value: ValueRenderOption;
  readonly dateTime: DateTimeRenderOption;
}

const DATE_TYPES = new Set(['DATE', 'TIME', 'DATE_TIME']);

export function isDateType(type: string | undefined): boolean {
  return DATE_TYPES.has(type ?? '');
}

/** A blank cell is ''. */
export function renderCell(cells: SeenCells, sheet: Sheet, row: number, column: number, rendering: Rendering): Scalar {
  const held = rowValues(sheet, row)[column] ?? null;
  if (rendering.value === 'FORMULA' && typeof held === 'object' && held !== null) return held.formula;
  const seen = cells.at(sheet, row, column);
  if (rendering.value === 'FORMATTED_VALUE') return textOf(seen, cells.locale);
  const asText = rendering.dateTime === 'FORMATTED_STRING' && typeof seen.value === 'number';
  if (asText && isDateType(seen.format?.type)) return textOf(seen, cells.locale);
  return seen.value === null ? '' : plainValue(seen.value);
}

/** Where the cells of a row end that an area shows: without blank ones at its end; the area's own start when there are none. */
export function rowEnd(sheet: Sheet, row: number, { startColumnIndex, endColumnIndex }: Area): number {
  const values = rowValues(sheet, row);
  let end = Math.min(endColumnIndex, values.length);
  while (end > startColumnIndex && values[end - 1] === null) end -= 1;
  return Math.max(end, startColumnIndex);
}

/** The same of the rows of an area. */
export function lastRowEnd(sheet: Sheet, area: Area): number {
  let end = Math.min(area.endRowIndex, sheet.values.length);
  while (end > area.startRowIndex && rowEnd(sheet, end - 1, area) === area.startColumnIndex) end -= 1;
  return Math.max(end, area.startRowIndex);
}

/** Without blank cells and rows at the end; a blank cell between others is '', a blank row between others []. */
export function renderArea(cells: SeenCells, sheet: Sheet, area: Area, rendering: Rendering): Scalar[][] {
  const { startRowIndex, startColumnIndex } = area;
  return Array.from({ length: lastRowEnd(sheet, area) - startRowIndex }, (_row, down) => {
    const row = startRowIndex + down;
    return Array.from({ length: rowEnd(sheet, row, area) - startColumnIndex }, (_cell, right) =>
      renderCell(cells, sheet, row, startColumnIndex + right, rendering),
    );
  });
}
