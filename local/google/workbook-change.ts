/** What can happen to a workbook, as plain JSON that a journal keeps, and how it makes the next workbook of the last one. */
import { type CellsChange, changeCells, changeValues, clearValues, type ValuesChange } from './cell-change.ts';
import { type ReorderChange, reorderRows, type ShiftChange, shiftCells } from './cell-shift.ts';
import { type DimensionChange, deleteDimension, insertDimension } from './dimension-change.ts';
import { deleteLooks, type LookChange, setLook } from './dimension-look.ts';
import { type MoveChange, moveDimension } from './dimension-move.ts';
import { relocateFormulas, retitleFormulas } from './formula-relocation.ts';
import type { JsonObject } from './json.ts';
import {
  type ObjectsChange,
  setBasicFilter,
  spliceObjects,
  spliceWorkbookList,
  type WorkbookListChange,
} from './object-change.ts';
import type { Band, Relocation } from './relocation.ts';
import { type CopiedSheet, copiedSheets, type SheetDuplicate, withDuplicate } from './sheet-copy.ts';
import { trimRows } from './sheet-draft.ts';
import { forgetSheet, relocateObjects } from './sheet-objects.ts';
import {
  type Area,
  gridArea,
  type Sheet,
  type SheetProperties,
  type SpreadsheetProperties,
  sheetById,
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
  readonly moveDimension: MoveChange;
  readonly shiftCells: ShiftChange;
  readonly reorderRows: ReorderChange;
  /** What pointed at cells follows them; the cells themselves are moved by other changes. */
  readonly relocate: { readonly relocation: Relocation };
  readonly setLook: LookChange;
  readonly spliceObjects: ObjectsChange;
  readonly setBasicFilter: { readonly sheetId: number; readonly filter: JsonObject | null };
  readonly spliceWorkbookList: WorkbookListChange;
  readonly duplicateSheet: SheetDuplicate;
  readonly insertSheet: CopiedSheet;
  readonly setFile: { readonly file: JsonObject };
  readonly setScripts: { readonly scripts: readonly JsonObject[] };
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

/** Whatever names cells follows them: what lies on tabs, and the references in formulas. */
function relocated(workbook: Workbook, relocation: Relocation): Workbook {
  return relocateFormulas(relocateObjects(workbook, relocation), relocation);
}

/** A grid that is made smaller loses what was beyond, as if those rows and columns had been deleted. */
function resized(workbook: Workbook, sheet: Sheet, { sheetId, gridProperties }: SheetProperties): Workbook {
  const before = gridArea(sheet);
  const cuts = [
    { dimension: 'ROWS', startIndex: gridProperties.rowCount, endIndex: before.endRowIndex },
    { dimension: 'COLUMNS', startIndex: gridProperties.columnCount, endIndex: before.endColumnIndex },
  ] as const;
  return cuts
    .filter(({ startIndex, endIndex }) => endIndex > startIndex)
    .reduce((cut, each) => {
      const looked = inSheet(cut, sheetId, (own) => deleteLooks(own, each.dimension, each.startIndex, each.endIndex));
      return relocated(looked, { kind: 'delete', sheetId, ...each });
    }, workbook);
}

function withSheetProperties(sheet: Sheet, properties: SheetProperties): Sheet {
  const grid = gridArea({ ...sheet, properties });
  return { ...sheet, properties, values: clip(sheet.values, grid), attributes: clip(sheet.attributes, grid) };
}

function setSheetProperties(workbook: Workbook, { properties, index }: Changes['setSheetProperties']): Workbook {
  const from = workbook.sheets.findIndex((sheet) => sheet.properties.sheetId === properties.sheetId);
  const before = workbook.sheets[from];
  const cut = before ? resized(workbook, before, properties) : workbook;
  const sheet = cut.sheets[from];
  if (!before || !sheet) return workbook;
  const moved = cut.sheets.toSpliced(from, 1).toSpliced(index, 0, withSheetProperties(sheet, properties));
  const { title } = before.properties;
  const next = withSheets(cut, moved);
  return title === properties.title ? next : retitleFormulas(next, title, properties.title);
}

function along(kind: 'insert' | 'delete', { sheetId, dimension, startIndex, endIndex }: DimensionChange): Relocation {
  return { kind, sheetId, dimension, startIndex, endIndex };
}

function shift(workbook: Workbook, { sheetId, area, dimension, way }: ShiftChange): Relocation {
  const { rowCount = 0, columnCount = 0 } = sheetById(workbook, sheetId)?.properties.gridProperties ?? {};
  const rows: Band = { startIndex: area.startRowIndex, endIndex: area.endRowIndex };
  const columns: Band = { startIndex: area.startColumnIndex, endIndex: area.endColumnIndex };
  const [own, band] = dimension === 'ROWS' ? [rows, columns] : [columns, rows];
  return { kind: way, sheetId, dimension, ...own, band, size: dimension === 'ROWS' ? rowCount : columnCount };
}

const APPLY: { readonly [K in ChangeKind]: Apply<K> } = {
  setProperties: (workbook, { properties }) => ({ ...workbook, properties }),
  setTrashed: (workbook, { trashed }) => ({ ...workbook, trashed }),
  addSheet: (workbook, { properties, index }) =>
    withSheets(workbook, workbook.sheets.toSpliced(index, 0, { properties, values: [], attributes: [] })),
  deleteSheet: (workbook, { sheetId }) => {
    const title = sheetById(workbook, sheetId)?.properties.title ?? '';
    const left = workbook.sheets.filter((sheet) => sheet.properties.sheetId !== sheetId);
    return retitleFormulas(forgetSheet(withSheets(workbook, left), sheetId), title, undefined);
  },
  setSheetProperties,
  changeValues: (workbook, change) => inSheet(workbook, change.sheetId, (sheet) => changeValues(sheet, change)),
  clearValues: (workbook, { sheetId, area }) => inSheet(workbook, sheetId, (sheet) => clearValues(sheet, area)),
  changeCells: (workbook, change) => inSheet(workbook, change.sheetId, (sheet) => changeCells(sheet, change)),
  insertDimension: (workbook, change) => {
    const put = inSheet(workbook, change.sheetId, (sheet) => insertDimension(sheet, change, change.inheritFromBefore));
    return relocated(put, along('insert', change));
  },
  deleteDimension: (workbook, change) => {
    const taken = inSheet(workbook, change.sheetId, (sheet) => deleteDimension(sheet, change));
    return relocated(taken, along('delete', change));
  },
  moveDimension: (workbook, change) => {
    const moved = inSheet(workbook, change.sheetId, (sheet) => moveDimension(sheet, change));
    return relocated(moved, { ...change, kind: 'move' });
  },
  shiftCells: (workbook, change) => {
    const shifted = inSheet(workbook, change.sheetId, (sheet) => shiftCells(sheet, change));
    return relocated(shifted, shift(workbook, change));
  },
  reorderRows: (workbook, change) => inSheet(workbook, change.sheetId, (sheet) => reorderRows(sheet, change)),
  relocate: (workbook, { relocation }) => relocated(workbook, relocation),
  setLook: (workbook, change) => inSheet(workbook, change.sheetId, (sheet) => setLook(sheet, change)),
  spliceObjects: (workbook, change) => inSheet(workbook, change.sheetId, (sheet) => spliceObjects(sheet, change)),
  setBasicFilter: (workbook, { sheetId, filter }) =>
    inSheet(workbook, sheetId, (sheet) => setBasicFilter(sheet, filter)),
  spliceWorkbookList,
  duplicateSheet: withDuplicate,
  insertSheet: (workbook, copy) =>
    withSheets(workbook, workbook.sheets.toSpliced(copy.index, 0, ...copiedSheets(copy))),
  setFile: (workbook, { file }) => ({ ...workbook, file }),
  setScripts: (workbook, { scripts }) => ({ ...workbook, scripts }),
};

/** Pure: the same workbook and the same change make the same workbook, today and when a journal is read again. */
export function applyChange(workbook: Workbook, change: Change): Workbook {
  const apply = APPLY[change.kind] as Apply<typeof change.kind>;
  return apply(workbook, change as never);
}

export function applyChanges(workbook: Workbook, changes: readonly Change[]): Workbook {
  return changes.reduce(applyChange, workbook);
}
