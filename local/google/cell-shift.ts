/** How the cells of a part of a tab are pushed aside, closed up or put in another order. */
import { copiedFormula } from './formula-references.ts';
import type { DimensionName } from './relocation.ts';
import { SheetDraft } from './sheet-draft.ts';
import { type Area, type CellAttributes, gridArea, rowAttributes, rowValues, type Sheet } from './workbook.ts';

export interface ShiftChange {
  readonly sheetId: number;
  /** The cells that are put in, or taken out. */
  readonly area: Area;
  readonly dimension: DimensionName;
  readonly way: 'insert' | 'delete';
}

export interface ReorderChange {
  readonly sheetId: number;
  readonly area: Area;
  /** For every row of the area, from the top, the row of the area that comes there; rows beyond become blank. */
  readonly order: readonly number[];
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function formatOnly(attributes: CellAttributes | null | undefined): CellAttributes | null {
  return attributes?.userEnteredFormat ? { userEnteredFormat: attributes.userEnteredFormat } : null;
}

/** Cells that are pushed aside keep their formulas; those that change places with others carry them along. */
function copyCell(sheet: Sheet, draft: SheetDraft, from: Place, to: Place, carries = false): void {
  const value = rowValues(sheet, from.row)[from.column] ?? null;
  const isCarried = carries && typeof value === 'object' && value !== null;
  const copied = isCarried ? { formula: copiedFormula(value.formula, to.row - from.row, 0, sheet) } : value;
  draft.setValue(to.row, to.column, copied);
  draft.setAttributes(to.row, to.column, rowAttributes(sheet, from.row)[from.column] ?? null);
}

/** New cells keep the format of those that stood there, as Google says of inserted cells. */
function blankCell(sheet: Sheet, draft: SheetDraft, { row, column }: Place, keepsFormat: boolean): void {
  draft.setValue(row, column, null);
  draft.setAttributes(row, column, keepsFormat ? formatOnly(rowAttributes(sheet, row)[column]) : null);
}

export function shiftCells(sheet: Sheet, { area, dimension, way }: ShiftChange): Sheet {
  const draft = new SheetDraft(sheet);
  const grid = gridArea(sheet);
  const isRows = dimension === 'ROWS';
  const count = isRows ? area.endRowIndex - area.startRowIndex : area.endColumnIndex - area.startColumnIndex;
  const lastRow = Math.min(grid.endRowIndex, Math.max(sheet.values.length, sheet.attributes.length) + count);
  const endRow = isRows ? lastRow : area.endRowIndex;
  const endColumn = isRows ? area.endColumnIndex : grid.endColumnIndex;
  const step = way === 'insert' ? -count : count;
  for (let row = area.startRowIndex; row < endRow; row += 1) {
    for (let column = area.startColumnIndex; column < endColumn; column += 1) {
      const from = isRows ? { row: row + step, column } : { row, column: column + step };
      const isNew = isRows ? row < area.endRowIndex : column < area.endColumnIndex;
      if (way === 'insert' && isNew) blankCell(sheet, draft, { row, column }, true);
      else if (from.row >= grid.endRowIndex || from.column >= grid.endColumnIndex) {
        blankCell(sheet, draft, { row, column }, false);
      } else copyCell(sheet, draft, from, { row, column });
    }
  }
  return draft.finish();
}

export function reorderRows(sheet: Sheet, { area, order }: ReorderChange): Sheet {
  const draft = new SheetDraft(sheet);
  const endRow = Math.min(area.endRowIndex, Math.max(sheet.values.length, sheet.attributes.length, area.startRowIndex));
  const height = Math.max(endRow - area.startRowIndex, order.length);
  for (let index = 0; index < height; index += 1) {
    const row = area.startRowIndex + index;
    const source = order[index];
    for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
      if (source === undefined) blankCell(sheet, draft, { row, column }, false);
      else if (source !== index)
        copyCell(sheet, draft, { row: area.startRowIndex + source, column }, { row, column }, true);
    }
  }
  return draft.finish();
}
