/** Google's `Spreadsheet` resource: a workbook as `spreadsheets.get` answers it. */
import { cellData } from './cell-data.ts';
import { withBothColors } from './color-style.ts';
import { DEFAULT_FORMAT } from './default-format.ts';
import { metadataMessage, metadataOf } from './developer-metadata.ts';
import { below, type FieldMask, isAsked } from './field-mask.ts';
import type { Json, JsonObject } from './json.ts';
import { visibleNamedRanges } from './named-ranges.ts';
import { SeenCells } from './seen-cells.ts';
import { dimensionMessages, objectMessages } from './sheet-objects-resource.ts';
import { clipToGrid, findRange, type SheetArea } from './sheet-range.ts';
import { type Area, gridArea, rowAttributes, rowValues, type Sheet, type Workbook } from './workbook.ts';
import type { StoredWorkbook } from './workbook-file.ts';

export interface ResourceOptions {
  readonly mask: FieldMask;
  /** Whether the caller gave a mask: then it alone decides about grid data. */
  readonly isMasked: boolean;
  readonly includeGridData: boolean;
  /** What was asked for; undefined stands for everything. */
  readonly areas?: readonly SheetArea[] | undefined;
  readonly origin: string;
  /** What formulas take for the present. */
  readonly now: () => Date;
}

export function sheetPropertiesMessage(workbook: Workbook, sheet: Sheet): JsonObject {
  const { sheetId, title, ...others } = sheet.properties;
  return { sheetId, title, index: workbook.sheets.indexOf(sheet), sheetType: 'GRID', ...withBothColors(others) };
}

function rowData(seen: SeenCells, sheet: Sheet, row: number, area: Area, mask: FieldMask): JsonObject {
  const [values, attributes] = [rowValues(sheet, row), rowAttributes(sheet, row)];
  const end = Math.min(area.endColumnIndex, Math.max(values.length, attributes.length));
  const cells: JsonObject[] = [];
  const cellMask = below(mask, 'values');
  if (!cellMask || end <= area.startColumnIndex) return {};
  for (let column = area.startColumnIndex; column < end; column += 1) {
    cells.push(cellData(seen, sheet, row, column, cellMask));
  }
  return { values: cells };
}

function rowsOf(seen: SeenCells, sheet: Sheet, area: Area, mask: FieldMask): JsonObject[] {
  const end = Math.min(area.endRowIndex, Math.max(sheet.values.length, sheet.attributes.length));
  const rows: JsonObject[] = [];
  for (let row = area.startRowIndex; row < end; row += 1) rows.push(rowData(seen, sheet, row, area, mask));
  return rows;
}

/** Google leaves out a start of 0. */
function gridData(seen: SeenCells, { sheet, area }: SheetArea, mask: FieldMask): JsonObject {
  const { workbook } = seen;
  const data: Record<string, Json> = {};
  if (area.startRowIndex > 0) data['startRow'] = area.startRowIndex;
  if (area.startColumnIndex > 0) data['startColumn'] = area.startColumnIndex;
  const rowMask = below(mask, 'rowData');
  const rows = rowMask ? rowsOf(seen, sheet, area, rowMask) : [];
  if (rows.length > 0) data['rowData'] = rows;
  if (below(mask, 'rowMetadata')) {
    data['rowMetadata'] = dimensionMessages(workbook, sheet, 'ROWS', area.startRowIndex, area.endRowIndex);
  }
  if (below(mask, 'columnMetadata')) {
    const { startColumnIndex, endColumnIndex } = area;
    data['columnMetadata'] = dimensionMessages(workbook, sheet, 'COLUMNS', startColumnIndex, endColumnIndex);
  }
  return data;
}

interface SheetQuestion {
  /** Those that the caller named, if any. */
  readonly areas: readonly Area[] | undefined;
  readonly withData: boolean;
  readonly mask: FieldMask;
  readonly now: () => Date;
}

function sheetResource(workbook: Workbook, sheet: Sheet, { areas, withData, mask, now }: SheetQuestion): JsonObject {
  const properties = sheetPropertiesMessage(workbook, sheet);
  const objects = objectMessages(workbook, sheet, areas, mask);
  const dataMask = below(mask, 'data');
  if (!withData || !dataMask) return { properties, ...objects };
  const seen = new SeenCells(workbook, now);
  const asked = areas ?? [gridArea(sheet)];
  const data = asked.map((area) => gridData(seen, { sheet, area }, dataMask));
  return { properties, data, ...objects };
}

function sheetResources(workbook: Workbook, options: ResourceOptions): JsonObject[] {
  const mask = below(options.mask, 'sheets');
  if (!mask) return [];
  const withData = options.isMasked ? isAsked(options.mask, 'sheets.data') : options.includeGridData;
  const { areas, now } = options;
  return workbook.sheets.flatMap((sheet) => {
    const own = areas?.filter((each) => each.sheet === sheet).map(({ area }) => area);
    return own?.length === 0 ? [] : [sheetResource(workbook, sheet, { areas: own, withData, mask, now })];
  });
}

/** The ranges that a caller names; none stands for everything. */
export function namedAreas(workbook: Workbook, ranges: readonly string[]): readonly SheetArea[] | undefined {
  return ranges.length > 0 ? ranges.map((range) => clipToGrid(findRange(workbook, range))) : undefined;
}

function workbookMetadata(workbook: Workbook): JsonObject[] {
  return metadataOf(workbook)
    .filter(({ location }) => location.locationType === 'SPREADSHEET')
    .map(metadataMessage);
}

function withoutEmpty(lists: Readonly<Record<string, readonly JsonObject[]>>): JsonObject {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

/** As Google's addresses are built, so that what clients derive from them is right here too. */
export function spreadsheetUrl(origin: string, spreadsheetId: string): string {
  return `${origin}/spreadsheets/d/${spreadsheetId}/edit`;
}

export function spreadsheetResource(stored: StoredWorkbook, options: ResourceOptions): JsonObject {
  const { spreadsheetId, workbook } = stored;
  const { title, locale, timeZone, ...others } = workbook.properties;
  return {
    spreadsheetId,
    properties: { title, locale, autoRecalc: 'ON_CHANGE', timeZone, defaultFormat: DEFAULT_FORMAT, ...others },
    ...withoutEmpty({ sheets: sheetResources(workbook, options) }),
    ...withoutEmpty({ namedRanges: visibleNamedRanges(workbook), developerMetadata: workbookMetadata(workbook) }),
    spreadsheetUrl: spreadsheetUrl(options.origin, spreadsheetId),
  };
}
