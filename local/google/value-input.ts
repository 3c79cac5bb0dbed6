/** Values on their way into cells: checked, and typed by the locale when they come as a person would type them. */
import { columnLetters } from '../../domain/a1.ts';
import { badRequest, invalidArgument } from './google-error.ts';
import type { JsonObject } from './json.ts';
import { localeNamed } from './locale.ts';
import { exceedsGrid, formatArea, type SheetArea } from './sheet-range.ts';
import { typeValue } from './typed-value.ts';
import {
  type Area,
  type CellValue,
  gridArea,
  type NumberFormat,
  numberFormatOf,
  rowAttributes,
  type Sheet,
  type Workbook,
} from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { checkedText } from './workbook-limits.ts';

export type ValueInputOption = 'RAW' | 'USER_ENTERED';

export type InputRow = readonly (string | number | boolean | null)[];

export interface Input {
  readonly option: ValueInputOption;
  readonly locale: string;
  readonly currentYear: number;
}

/** The year is the one on the workbook's own clock. */
export function inputInto({ properties }: Workbook, option: ValueInputOption, now: () => Date): Input {
  const { locale, timeZone } = properties;
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(now());
  return { option, locale, currentYear: Number(year) };
}

function checkValue(value: unknown, row: number, column: number): string | number | boolean | null {
  if (typeof value === 'string') return checkedText(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  const sort = Array.isArray(value) ? 'list_value' : 'struct_value';
  throw invalidArgument(`Invalid values[${row}][${column}]: ${sort} ${JSON.stringify(value)}`);
}

function checkRow(cells: unknown, row: number): InputRow {
  if (!Array.isArray(cells)) {
    const type = 'type.googleapis.com/google.protobuf.ListValue';
    throw badRequest(`Invalid value at 'data.values[${row}]' (${type}), ${JSON.stringify(cells)}`, 'data.values');
  }
  return cells.map((value, column) => checkValue(value, row, column));
}

/** The rows of a value range. In columns, what is missing from a shorter one is left as it is. */
export function readRows(
  values: readonly unknown[] | null | undefined,
  majorDimension: 'ROWS' | 'COLUMNS',
): InputRow[] {
  const lines = (values ?? []).map(checkRow);
  if (majorDimension === 'ROWS') return lines;
  const height = widthOf(lines);
  return Array.from({ length: height }, (_, row) => lines.map((line) => line[row] ?? null));
}

export function widthOf(rows: readonly InputRow[]): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

/** The cells that rows take up from the first cell of an area on; at least that cell. */
export function writtenArea({ startRowIndex, startColumnIndex }: Area, rows: readonly InputRow[]): Area {
  const endRowIndex = startRowIndex + Math.max(1, rows.length);
  return {
    startRowIndex,
    endRowIndex,
    startColumnIndex,
    endColumnIndex: startColumnIndex + Math.max(1, widthOf(rows)),
  };
}

/** Refuses rows that do not fit: a single cell is only where they start, a range is also where they must end. */
export function placeRows({ sheet, area }: SheetArea, isStart: boolean, rows: readonly InputRow[]): SheetArea {
  const written = writtenArea(area, rows);
  const limit = isStart ? gridArea(sheet) : area;
  const [tooLow, tooWide] = [written.endRowIndex > limit.endRowIndex, written.endColumnIndex > limit.endColumnIndex];
  if (isStart && (tooLow || tooWide)) throw exceedsGrid(sheet, written);
  const beyond = tooLow ? `row [${limit.endRowIndex + 1}]` : `column [${columnLetters(limit.endColumnIndex)}]`;
  if (tooLow || tooWide) {
    throw invalidArgument(
      `Requested writing within range [${formatArea(sheet, area)}], but tried writing to ${beyond}`,
    );
  }
  return { sheet, area: written };
}

/** The one change that puts rows into a tab. */
export function changeOfRows(sheet: Sheet, area: Area, rows: readonly InputRow[], input: Input): Change {
  const { startRowIndex, startColumnIndex } = area;
  const place = { sheetId: sheet.properties.sheetId, row: startRowIndex, column: startColumnIndex };
  if (input.option === 'RAW') return { kind: 'changeValues', ...place, values: rows };
  const { currentYear } = input;
  const locale = localeNamed(input.locale);
  const numberFormats: Record<string, NumberFormat & JsonObject> = {};
  const values = rows.map((cells, down) => {
    const attributes = rowAttributes(sheet, startRowIndex + down);
    return cells.map((text, right): CellValue | null => {
      if (typeof text !== 'string') return text;
      const numberFormat = numberFormatOf(attributes[startColumnIndex + right]);
      const typed = typeValue(text, { locale, currentYear, numberFormat });
      if (typed.numberFormat) numberFormats[`${down},${right}`] = typed.numberFormat;
      return typed.value;
    });
  });
  const formatted = Object.keys(numberFormats).length > 0 ? { numberFormats } : {};
  return { kind: 'changeValues', ...place, values, ...formatted };
}
