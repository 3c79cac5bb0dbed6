/** The value of a cell as the API hands it out. */
import { notImplemented } from './google-error.ts';
import { type Locale, localeNamed } from './locale.ts';
import { numberText } from './number-texts.ts';
import {
  type Area,
  type CellValue,
  type NumberFormat,
  numberFormatOf,
  type RowAttributes,
  type RowValues,
  rowAttributes,
  rowValues,
  type Sheet,
  type Workbook,
} from './workbook.ts';

export type ValueRenderOption = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
export type DateTimeRenderOption = 'SERIAL_NUMBER' | 'FORMATTED_STRING';
export type Scalar = number | string | boolean;

export interface Rendering {
  readonly value: ValueRenderOption;
  readonly dateTime: DateTimeRenderOption;
}

const DATE_TYPES = new Set(['DATE', 'TIME', 'DATE_TIME']);

/** What a formula amounts to is not computed yet, and never guessed. */
export function effectiveValue(value: CellValue): Scalar {
  if (typeof value === 'object') {
    throw notImplemented(`the value of a formula (${value.formula}); read it with valueRenderOption=FORMULA`);
  }
  return value;
}

export function formattedValue(value: CellValue, format: NumberFormat | undefined, locale: Locale): string {
  const effective = effectiveValue(value);
  if (typeof effective === 'number') return numberText(effective, format, locale);
  return typeof effective === 'boolean' ? (locale.truth[Number(effective)] ?? '') : effective;
}

function renderValue(value: CellValue, format: NumberFormat | undefined, rendering: Rendering, locale: Locale): Scalar {
  if (rendering.value === 'FORMATTED_VALUE') return formattedValue(value, format, locale);
  if (rendering.value === 'FORMULA' && typeof value === 'object') return value.formula;
  const asText = rendering.dateTime === 'FORMATTED_STRING' && typeof value === 'number';
  if (asText && DATE_TYPES.has(format?.type ?? '')) return numberText(value, format, locale);
  return effectiveValue(value);
}

function renderRow(
  values: RowValues,
  attributes: RowAttributes,
  { startColumnIndex, endColumnIndex }: Area,
  rendering: Rendering,
  locale: Locale,
): Scalar[] {
  let end = Math.min(endColumnIndex, values.length);
  while (end > startColumnIndex && values[end - 1] === null) end -= 1;
  // Of the right length at once: an array that grows costs as much again as the values in it.
  const rendered = new Array<Scalar>(Math.max(0, end - startColumnIndex));
  for (let at = 0; at < rendered.length; at += 1) {
    const value = values[startColumnIndex + at] ?? null;
    const isPlain = value === null || typeof value === 'string';
    const format = isPlain ? undefined : numberFormatOf(attributes[startColumnIndex + at]);
    rendered[at] = isPlain ? (value ?? '') : renderValue(value, format, rendering, locale);
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
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  rendering: Rendering,
  majorDimension: 'ROWS' | 'COLUMNS',
): Scalar[][] {
  const locale = localeNamed(workbook.properties.locale);
  const rows: Scalar[][] = [];
  const end = Math.min(area.endRowIndex, sheet.values.length);
  for (let row = area.startRowIndex; row < end; row += 1) {
    rows.push(renderRow(rowValues(sheet, row), rowAttributes(sheet, row), area, rendering, locale));
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  return majorDimension === 'ROWS' ? rows : transpose(rows);
}
