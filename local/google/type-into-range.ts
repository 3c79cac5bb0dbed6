/** A person's edit: what the grid in the browser and the local edit road do, and what no API request is. */
import type { GridRange } from '../../domain/a1.ts';
import { findRange } from './sheet-range.ts';
import { changeOfRows, inputInto, readRows, writtenArea } from './value-input.ts';
import { storedWorkbook } from './value-options.ts';
import { type Area, gridArea, type Sheet, type SheetProperties, sheetById, type Workbook } from './workbook.ts';
import { applyChanges, type Change } from './workbook-change.ts';
import { checkGrowth } from './workbook-limits.ts';
import type { WorkbookStore } from './workbook-store.ts';

/** What typing changes, before anything is kept. */
export interface PlannedTyping {
  readonly sheet: Sheet;
  readonly area: Area;
  readonly growth: readonly Change[];
  readonly typing: Change;
}

export interface TypedRange extends Required<GridRange> {
  readonly sheetId: number;
  readonly title: string;
  readonly version: number;
}

/** The same tab with a grid that holds the area. */
function grown(sheet: Sheet, area: Area): SheetProperties | undefined {
  const grid = gridArea(sheet);
  if (area.endRowIndex <= grid.endRowIndex && area.endColumnIndex <= grid.endColumnIndex) return undefined;
  const rowCount = Math.max(area.endRowIndex, grid.endRowIndex);
  const columnCount = Math.max(area.endColumnIndex, grid.endColumnIndex);
  return { ...sheet.properties, gridProperties: { ...sheet.properties.gridProperties, rowCount, columnCount } };
}

/** The changes that typing comes to: the growth of the grid, and the values. */
export function planTyping(
  workbook: Workbook,
  range: string,
  values: readonly (readonly unknown[])[],
  now: () => Date,
): PlannedTyping {
  const { sheet, range: asked } = findRange(workbook, range);
  const rows = readRows(values, 'ROWS');
  const area = writtenArea({ ...gridArea(sheet), ...asked }, rows);
  const properties = grown(sheet, area);
  const growth: Change[] = properties
    ? [{ kind: 'setSheetProperties', properties, index: workbook.sheets.indexOf(sheet) }]
    : [];
  checkGrowth(workbook, growth);
  const roomy = sheetById(applyChanges(workbook, growth), sheet.properties.sheetId) ?? sheet;
  const typing = changeOfRows(roomy, area, rows, inputInto(workbook, 'USER_ENTERED', now));
  return { sheet, area, growth, typing };
}

/**
 * Writes values from the first cell of a range on. A text is typed by the workbook's locale, other values go in as they
 * are, null leaves a cell as it is and '' clears it. The grid grows where it is too small.
 */
export function typeIntoRange(
  store: WorkbookStore,
  spreadsheetId: string,
  range: string,
  values: readonly (readonly unknown[])[],
  now: () => Date = () => new Date(),
): TypedRange {
  const { workbook } = storedWorkbook(store, spreadsheetId);
  const { sheet, area, growth, typing } = planTyping(workbook, range, values, now);
  const { sheetId, title } = sheet.properties;
  const { version } = store.commit(spreadsheetId, [...growth, typing], 'person');
  return { ...area, sheetId, title, version };
}
