/** What can happen to a workbook, as plain JSON that a journal keeps, and how it makes the next workbook of the last one. */
import { type CellsChange, changeCells, changeValues, clearValues, type ValuesChange } from './cell-change.ts';
import { type DimensionChange, deleteDimension, insertDimension } from './dimension-change.ts';
import { trimRows } from './sheet-draft.ts';
import {
  type Area,
  gridArea,
  type Sheet,
  type SheetProperties,
  type SpreadsheetProperties,
  type Workbook,
} from './workbook.ts';

interface Changes {
  readonly setProperties: { readonly properties: SpreadsheetProperties };
  readonly setTrashed: { readonly trashed: boolean };
  readonly addSheet: { readonly properties: SheetProperties; readonly index: number };
  readonly deleteSheet: { readonly sheetId: number };
  readonly setSheetProperties: { readonly properties: SheetProperties; readonly index: number };
  readonly changeValues: ValuesChange;
  readonly clearValues: { readonly sheetId: number; readonly area: Area };
  readonly changeCells: CellsChange;
  readonly insertDimension: DimensionChange & { readonly inheritFromBefore: boolean };
  readonly deleteDimension: DimensionChange;
}

type ChangeKind = keyof Changes;
export type Change = { readonly [K in ChangeKind]: { readonly kind: K } & Changes[K] }[ChangeKind];

type Apply<K extends ChangeKind> = (workbook: Workbook, change: Changes[K]) => Workbook;

function withSheets(workbook: Workbook, sheets: readonly Sheet[]): Workbook {
  return { ...workbook, sheets };
}

function inSheet(workbook: Workbook, sheetId: number, change: (sheet: Sheet) => Sheet): Workbook {
  return withSheets(
    workbook,
    workbook.sheets.map((sheet) => (sheet.properties.sheetId === sheetId ? change(sheet) : sheet)),
  );
}

function clip<T>(rows: readonly (readonly (T | null)[])[], { endRowIndex, endColumnIndex }: Area) {
  const wide = rows.some((row) => row.length > endColumnIndex);
  if (rows.length <= endRowIndex && !wide) return rows;
  return trimRows(
    rows.slice(0, endRowIndex).map((row) => {
      let end = Math.min(row.length, endColumnIndex);
      while (end > 0 && row[end - 1] === null) end -= 1;
      return row.slice(0, end);
    }),
  );
}

function withSheetProperties(sheet: Sheet, properties: SheetProperties): Sheet {
  const grid = gridArea({ ...sheet, properties });
  return { properties, values: clip(sheet.values, grid), attributes: clip(sheet.attributes, grid) };
}

const APPLY: { readonly [K in ChangeKind]: Apply<K> } = {
  setProperties: (workbook, { properties }) => ({ ...workbook, properties }),
  setTrashed: (workbook, { trashed }) => ({ ...workbook, trashed }),
  addSheet: (workbook, { properties, index }) =>
    withSheets(workbook, workbook.sheets.toSpliced(index, 0, { properties, values: [], attributes: [] })),
  deleteSheet: (workbook, { sheetId }) =>
    withSheets(
      workbook,
      workbook.sheets.filter((sheet) => sheet.properties.sheetId !== sheetId),
    ),
  setSheetProperties: (workbook, { properties, index }) => {
    const from = workbook.sheets.findIndex((sheet) => sheet.properties.sheetId === properties.sheetId);
    const sheet = workbook.sheets[from];
    if (!sheet) return workbook;
    const moved = workbook.sheets.toSpliced(from, 1).toSpliced(index, 0, withSheetProperties(sheet, properties));
    return withSheets(workbook, moved);
  },
  changeValues: (workbook, change) => inSheet(workbook, change.sheetId, (sheet) => changeValues(sheet, change)),
  clearValues: (workbook, { sheetId, area }) => inSheet(workbook, sheetId, (sheet) => clearValues(sheet, area)),
  changeCells: (workbook, change) => inSheet(workbook, change.sheetId, (sheet) => changeCells(sheet, change)),
  insertDimension: (workbook, change) =>
    inSheet(workbook, change.sheetId, (sheet) => insertDimension(sheet, change, change.inheritFromBefore)),
  deleteDimension: (workbook, change) => inSheet(workbook, change.sheetId, (sheet) => deleteDimension(sheet, change)),
};

/** Pure: the same workbook and the same change make the same workbook, today and when a journal is read again. */
export function applyChange(workbook: Workbook, change: Change): Workbook {
  const apply = APPLY[change.kind] as Apply<typeof change.kind>;
  return apply(workbook, change as never);
}

export function applyChanges(workbook: Workbook, changes: readonly Change[]): Workbook {
  return changes.reduce(applyChange, workbook);
}
