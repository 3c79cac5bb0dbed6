/** A workbook as a value: never changed in place, so that whoever holds one sees it whole and unmoving. */
import type { JsonObject } from './json.ts';

export type CellValue = number | string | boolean | { readonly formula: string };

export interface NumberFormat {
  readonly type: string;
  readonly pattern?: string;
}

export interface CellFormat extends JsonObject {
  readonly numberFormat?: NumberFormat & JsonObject;
}

/** All that a cell holds besides its value, in Google's words. */
export interface CellAttributes extends JsonObject {
  readonly userEnteredFormat?: CellFormat;
  readonly note?: string;
  readonly dataValidation?: JsonObject;
}

export type RowValues = readonly (CellValue | null)[];
export type RowAttributes = readonly (CellAttributes | null)[];

export interface GridProperties extends JsonObject {
  readonly rowCount: number;
  readonly columnCount: number;
}

/** Without `index`: a tab's index is its place in the workbook. */
export interface SheetProperties extends JsonObject {
  readonly sheetId: number;
  readonly title: string;
  readonly gridProperties: GridProperties;
}

/** How a row or a column looks: what Google calls its properties. */
export interface DimensionLook extends JsonObject {
  readonly pixelSize?: number;
  readonly hiddenByUser?: boolean;
  readonly hiddenByFilter?: boolean;
}

export type ObjectList =
  | 'merges'
  | 'conditionalFormats'
  | 'filterViews'
  | 'protectedRanges'
  | 'charts'
  | 'bandedRanges'
  | 'rowGroups'
  | 'columnGroups';

/** What lies on a tab besides its cells, in Google's words; every range in it names its tab. */
export type SheetObjects = { readonly [L in ObjectList]?: readonly JsonObject[] } & {
  readonly basicFilter?: JsonObject;
};

/** Neither a row nor a list of rows ends with a blank one. */
export interface Sheet {
  readonly properties: SheetProperties;
  readonly values: readonly RowValues[];
  readonly attributes: readonly RowAttributes[];
  readonly objects?: SheetObjects;
  readonly rows?: readonly (DimensionLook | null)[];
  readonly columns?: readonly (DimensionLook | null)[];
}

export interface SpreadsheetProperties extends JsonObject {
  readonly title: string;
  readonly locale: string;
  readonly timeZone: string;
}

export interface Workbook {
  readonly properties: SpreadsheetProperties;
  readonly sheets: readonly Sheet[];
  readonly trashed: boolean;
  /** One whose range was deleted has none: nobody sees it, and its name stays taken. */
  readonly namedRanges?: readonly JsonObject[];
  /** Of the workbook, its tabs, rows and columns alike. */
  readonly developerMetadata?: readonly JsonObject[];
  /** What Drive knows of the file and no tab shows. */
  readonly file?: JsonObject;
  /** The projects of Apps Script that are bound to it. */
  readonly scripts?: readonly JsonObject[];
}

/** A range with four known bounds, zero-based and half-open. */
export interface Area {
  readonly startRowIndex: number;
  readonly endRowIndex: number;
  readonly startColumnIndex: number;
  readonly endColumnIndex: number;
}

/** A range in Google's own form; a bound that is absent is open. */
export interface SheetGridRange extends JsonObject {
  readonly sheetId: number;
  readonly startRowIndex?: number;
  readonly endRowIndex?: number;
  readonly startColumnIndex?: number;
  readonly endColumnIndex?: number;
}

export const EMPTY_ROW: readonly never[] = [];

export function sheetById(workbook: Workbook, sheetId: number): Sheet | undefined {
  return workbook.sheets.find((sheet) => sheet.properties.sheetId === sheetId);
}

export function objectsOf(sheet: Sheet, list: ObjectList): readonly JsonObject[] {
  return sheet.objects?.[list] ?? [];
}

export function rowValues(sheet: Sheet, row: number): RowValues {
  return sheet.values[row] ?? EMPTY_ROW;
}

export function rowAttributes(sheet: Sheet, row: number): RowAttributes {
  return sheet.attributes[row] ?? EMPTY_ROW;
}

export function gridArea(sheet: Sheet): Area {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  return { startRowIndex: 0, endRowIndex: rowCount, startColumnIndex: 0, endColumnIndex: columnCount };
}

export function numberFormatOf(attributes: CellAttributes | null | undefined): NumberFormat | undefined {
  return attributes?.userEnteredFormat?.numberFormat;
}
