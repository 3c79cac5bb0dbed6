/** Google's `Spreadsheet` resource: a workbook as `spreadsheets.get` answers it. */
import { cellData } from './cell-data.ts';
import { DEFAULT_FORMAT } from './default-format.ts';
import { below, type FieldMask, isAsked } from './field-mask.ts';
import type { Json, JsonObject } from './json.ts';
import { type Locale, localeNamed } from './locale.ts';
import { clipToGrid, findRange, type SheetArea } from './sheet-range.ts';
import { type Area, gridArea, rowAttributes, rowValues, type Sheet, type Workbook } from './workbook.ts';
import type { StoredWorkbook } from './workbook-file.ts';

export interface ResourceOptions {
  readonly mask: FieldMask;
  /** Whether the caller gave a mask: then it alone decides about grid data. */
  readonly isMasked: boolean;
  readonly includeGridData: boolean;
  readonly ranges: readonly string[];
  readonly origin: string;
}

const ROW_PIXELS = 21;
const COLUMN_PIXELS = 100;

export function sheetPropertiesMessage(workbook: Workbook, sheet: Sheet): JsonObject {
  const { sheetId, title, ...others } = sheet.properties;
  return { sheetId, title, index: workbook.sheets.indexOf(sheet), sheetType: 'GRID', ...others };
}

function rowData(sheet: Sheet, row: number, area: Area, mask: FieldMask, locale: Locale): JsonObject {
  const [values, attributes] = [rowValues(sheet, row), rowAttributes(sheet, row)];
  const end = Math.min(area.endColumnIndex, Math.max(values.length, attributes.length));
  const cells: JsonObject[] = [];
  const cellMask = below(mask, 'values');
  if (!cellMask || end <= area.startColumnIndex) return {};
  for (let column = area.startColumnIndex; column < end; column += 1) {
    cells.push(cellData(values[column] ?? null, attributes[column] ?? null, cellMask, locale));
  }
  return { values: cells };
}

function rowsOf(sheet: Sheet, area: Area, mask: FieldMask, locale: Locale): JsonObject[] {
  const end = Math.min(area.endRowIndex, Math.max(sheet.values.length, sheet.attributes.length));
  const rows: JsonObject[] = [];
  for (let row = area.startRowIndex; row < end; row += 1) rows.push(rowData(sheet, row, area, mask, locale));
  return rows;
}

function dimensions(count: number, pixelSize: number): JsonObject[] {
  return Array.from({ length: count }, () => ({ pixelSize }));
}

/** Google leaves out a start of 0. */
function gridData({ sheet, area }: SheetArea, mask: FieldMask, locale: Locale): JsonObject {
  const data: Record<string, Json> = {};
  if (area.startRowIndex > 0) data['startRow'] = area.startRowIndex;
  if (area.startColumnIndex > 0) data['startColumn'] = area.startColumnIndex;
  const rowMask = below(mask, 'rowData');
  const rows = rowMask ? rowsOf(sheet, area, rowMask, locale) : [];
  if (rows.length > 0) data['rowData'] = rows;
  if (below(mask, 'rowMetadata')) data['rowMetadata'] = dimensions(area.endRowIndex - area.startRowIndex, ROW_PIXELS);
  if (below(mask, 'columnMetadata')) {
    data['columnMetadata'] = dimensions(area.endColumnIndex - area.startColumnIndex, COLUMN_PIXELS);
  }
  return data;
}

function sheetResource(workbook: Workbook, sheet: Sheet, areas: readonly SheetArea[], mask: FieldMask): JsonObject {
  const properties = sheetPropertiesMessage(workbook, sheet);
  const dataMask = below(mask, 'data');
  if (areas.length === 0 || !dataMask) return { properties };
  const locale = localeNamed(workbook.properties.locale);
  return { properties, data: areas.map((area) => gridData(area, dataMask, locale)) };
}

function sheetResources(workbook: Workbook, options: ResourceOptions): JsonObject[] {
  const mask = below(options.mask, 'sheets');
  if (!mask) return [];
  const withData = options.isMasked ? isAsked(options.mask, 'sheets.data') : options.includeGridData;
  const named = options.ranges.map((range) => clipToGrid(findRange(workbook, range)));
  const asked = named.length > 0 ? new Set(named.map(({ sheet }) => sheet)) : undefined;
  const sheets = workbook.sheets.filter((sheet) => asked?.has(sheet) ?? true);
  return sheets.map((sheet) => {
    const own = asked ? named.filter((each) => each.sheet === sheet) : [{ sheet, area: gridArea(sheet) }];
    return sheetResource(workbook, sheet, withData ? own : [], mask);
  });
}

export function spreadsheetResource(stored: StoredWorkbook, options: ResourceOptions): JsonObject {
  const { spreadsheetId, workbook } = stored;
  const { title, locale, timeZone, ...others } = workbook.properties;
  return {
    spreadsheetId,
    properties: { title, locale, autoRecalc: 'ON_CHANGE', timeZone, defaultFormat: DEFAULT_FORMAT, ...others },
    sheets: sheetResources(workbook, options),
    spreadsheetUrl: `${options.origin}/sheets/${spreadsheetId}`,
  };
}
