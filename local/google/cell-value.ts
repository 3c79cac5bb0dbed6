/** The values of cells as the API hands them out. */
import type { Locale } from './locale.ts';
import { numberText } from './number-texts.ts';
import { plainValue, type SeenCells, textOf } from './seen-cells.ts';
import { type Area, type NumberFormat, numberFormatOf, rowAttributes, rowValues, type Sheet } from './workbook.ts';

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

function renderFormula(cells: SeenCells, sheet: Sheet, row: number, column: number, rendering: Rendering): Scalar {
  const held = rowValues(sheet, row)[column] ?? null;
  if (rendering.value === 'FORMULA' && typeof held === 'object' && held !== null) return held.formula;
  const seen = cells.at(sheet, row, column);
  if (rendering.value === 'FORMATTED_VALUE') return textOf(seen, cells.locale);
  const asText = rendering.dateTime === 'FORMATTED_STRING' && typeof seen.value === 'number';
  if (asText && isDateType(seen.format?.type)) return textOf(seen, cells.locale);
  return seen.value === null ? '' : plainValue(seen.value);
}

/** What no formula came to: nearly all cells. */
function renderHeld(
  value: number | boolean | string,
  format: NumberFormat | undefined,
  rendering: Rendering,
  locale: Locale,
): Scalar {
  if (rendering.value === 'FORMATTED_VALUE') return textOf({ value, format }, locale);
  const asText = rendering.dateTime === 'FORMATTED_STRING' && typeof value === 'number' && isDateType(format?.type);
  return asText ? numberText(value, format, locale) : value;
}

function renderRow(cells: SeenCells, sheet: Sheet, row: number, area: Area, rendering: Rendering): Scalar[] {
  const [values, attributes] = [rowValues(sheet, row), rowAttributes(sheet, row)];
  const isFormatted = rendering.value === 'FORMATTED_VALUE';
  let end = Math.min(area.endColumnIndex, values.length);
  while (end > area.startColumnIndex && values[end - 1] === null) end -= 1;
  // Of the right length at once: an array that grows costs as much again as the values in it.
  const rendered = new Array<Scalar>(Math.max(0, end - area.startColumnIndex));
  for (let at = 0; at < rendered.length; at += 1) {
    const column = area.startColumnIndex + at;
    const value = values[column] ?? null;
    if (value === null) rendered[at] = '';
    else if (typeof value === 'object') rendered[at] = renderFormula(cells, sheet, row, column, rendering);
    else if (typeof value === 'string' && !isFormatted) rendered[at] = value;
    else rendered[at] = renderHeld(value, numberFormatOf(attributes[column]), rendering, cells.locale);
  }
  return rendered;
}

function transpose(rows: readonly (readonly Scalar[])[]): Scalar[][] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    while (cells.at(-1) === '') cells.pop();
    return cells;
  });
}

/** Without blank cells and rows at the end; a blank cell between others is '', a blank row between others []. */
export function renderArea(
  cells: SeenCells,
  sheet: Sheet,
  area: Area,
  rendering: Rendering,
  majorDimension: 'ROWS' | 'COLUMNS',
): Scalar[][] {
  const rows: Scalar[][] = [];
  const end = Math.min(area.endRowIndex, sheet.values.length);
  for (let row = area.startRowIndex; row < end; row += 1) rows.push(renderRow(cells, sheet, row, area, rendering));
  while (rows.at(-1)?.length === 0) rows.pop();
  return majorDimension === 'ROWS' ? rows : transpose(rows);
}
