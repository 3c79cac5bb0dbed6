/** What a person does in the grid, and the changes that it comes to. */
import type { sheets_v4 } from '@googleapis/sheets';
import { runBatch } from './batch-update.ts';
import { brokenRule } from './cell-validation.ts';
import { EditRefused } from './edit-refused.ts';
import { planFill } from './fill-down.ts';
import { invalidArgument } from './google-error.ts';
import { clipToGrid, findRange, type SheetArea } from './sheet-range.ts';
import { planTyping } from './type-into-range.ts';
import { type Area, gridArea, type Sheet, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';

type Rows = readonly (readonly unknown[])[];

/** Places are named as people name them: ranges in A1 notation, tabs by title, rows and columns by number from 1. */
export type PersonEdit =
  | { readonly kind: 'type'; readonly range: string; readonly values: Rows }
  | { readonly kind: 'paste'; readonly range: string; readonly values: Rows }
  | { readonly kind: 'copy'; readonly from: string; readonly to: string }
  | { readonly kind: 'clear'; readonly range: string }
  | { readonly kind: 'fill'; readonly from: string; readonly to: string }
  | { readonly kind: 'sort'; readonly range: string; readonly column: number; readonly descending?: boolean }
  | { readonly kind: 'format'; readonly range: string; readonly format: sheets_v4.Schema$CellFormat }
  | {
      readonly kind: 'insertRows' | 'insertColumns';
      readonly sheet: string;
      readonly before: number;
      readonly count: number;
    }
  | {
      readonly kind: 'deleteRows' | 'deleteColumns';
      readonly sheet: string;
      readonly first: number;
      readonly count: number;
    }
  | { readonly kind: 'addSheet'; readonly title?: string }
  | { readonly kind: 'renameSheet'; readonly sheet: string; readonly title: string }
  | { readonly kind: 'deleteSheet'; readonly sheet: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** As the event of an onChange trigger says it. */
export type ChangeType =
  | 'EDIT'
  | 'INSERT_ROW'
  | 'INSERT_COLUMN'
  | 'REMOVE_ROW'
  | 'REMOVE_COLUMN'
  | 'INSERT_GRID'
  | 'REMOVE_GRID'
  | 'FORMAT'
  | 'OTHER';

export interface Place {
  readonly sheetId: number;
  readonly area: Area;
}

export interface PlannedEdit {
  readonly changes: readonly Change[];
  readonly changeType: ChangeType;
  /** What must not be protected. */
  readonly touched?: Place;
  /** The cells whose values a person edited; only then is it an edit to triggers. */
  readonly edited?: Place;
  /** Typing or clearing, not pasting: a single cell's value is told to triggers. */
  readonly tellsValue: boolean;
}

function sheetTitled(workbook: Workbook, title: string): Sheet {
  const sheet = workbook.sheets.find(({ properties }) => properties.title === title);
  if (!sheet) throw invalidArgument(`No sheet with the title: ${title}`);
  return sheet;
}

function placeOf({ sheet, area }: SheetArea): Place {
  return { sheetId: sheet.properties.sheetId, area };
}

function valuesEdit(place: Place, changes: readonly Change[], tellsValue = false): PlannedEdit {
  return { changes, changeType: 'EDIT', touched: place, edited: place, tellsValue };
}

function requested(workbook: Workbook, request: sheets_v4.Schema$Request, now: () => Date): readonly Change[] {
  return runBatch(workbook, [request], now).changes;
}

function planWriting(workbook: Workbook, range: string, values: Rows, isTyped: boolean, now: () => Date): PlannedEdit {
  const { sheet, area, growth, typing } = planTyping(workbook, range, values, now);
  const broken = isTyped && typing.kind === 'changeValues' ? brokenRule(workbook, sheet, typing, now) : undefined;
  if (broken !== undefined) throw new EditRefused('INVALID', broken);
  return valuesEdit({ sheetId: sheet.properties.sheetId, area }, [...growth, typing], isTyped);
}

function planCopy(workbook: Workbook, from: string, to: string, now: () => Date): PlannedEdit {
  const source = placeOf(clipToGrid(findRange(workbook, from)));
  const target = placeOf(clipToGrid(findRange(workbook, to)));
  const height = source.area.endRowIndex - source.area.startRowIndex;
  const width = source.area.endColumnIndex - source.area.startColumnIndex;
  const area = {
    ...target.area,
    endRowIndex: Math.max(target.area.endRowIndex, target.area.startRowIndex + height),
    endColumnIndex: Math.max(target.area.endColumnIndex, target.area.startColumnIndex + width),
  };
  const copyPaste = {
    source: { sheetId: source.sheetId, ...source.area },
    destination: { sheetId: target.sheetId, ...area },
    pasteType: 'PASTE_NORMAL',
  };
  return valuesEdit({ sheetId: target.sheetId, area }, requested(workbook, { copyPaste }, now));
}

function planClear(workbook: Workbook, range: string): PlannedEdit {
  const place = placeOf(clipToGrid(findRange(workbook, range)));
  return valuesEdit(place, [{ kind: 'clearValues', ...place }], true);
}

function planSort(
  workbook: Workbook,
  range: string,
  column: number,
  descending: boolean,
  now: () => Date,
): PlannedEdit {
  const place = placeOf(clipToGrid(findRange(workbook, range)));
  const sortSpecs = [{ dimensionIndex: column - 1, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }];
  const sortRange = { range: { sheetId: place.sheetId, ...place.area }, sortSpecs };
  return valuesEdit(place, requested(workbook, { sortRange }, now));
}

function planFormat(
  workbook: Workbook,
  range: string,
  format: sheets_v4.Schema$CellFormat,
  now: () => Date,
): PlannedEdit {
  const place = placeOf(clipToGrid(findRange(workbook, range)));
  const fields = Object.keys(format).map((name) => `userEnteredFormat.${name}`);
  const repeatCell = {
    range: { sheetId: place.sheetId, ...place.area },
    cell: { userEnteredFormat: format },
    fields: fields.join(','),
  };
  return { changes: requested(workbook, { repeatCell }, now), changeType: 'FORMAT', touched: place, tellsValue: false };
}

type Dimension = 'ROWS' | 'COLUMNS';

function planInsertion(
  workbook: Workbook,
  dimension: Dimension,
  title: string,
  before: number,
  count: number,
  now: () => Date,
): PlannedEdit {
  const { sheetId } = sheetTitled(workbook, title).properties;
  const range = { sheetId, dimension, startIndex: before - 1, endIndex: before - 1 + count };
  const changes = requested(workbook, { insertDimension: { range, inheritFromBefore: before > 1 } }, now);
  return { changes, changeType: dimension === 'ROWS' ? 'INSERT_ROW' : 'INSERT_COLUMN', tellsValue: false };
}

function planDeletion(
  workbook: Workbook,
  dimension: Dimension,
  title: string,
  first: number,
  count: number,
  now: () => Date,
): PlannedEdit {
  const sheet = sheetTitled(workbook, title);
  const { sheetId } = sheet.properties;
  const [startIndex, endIndex] = [first - 1, first - 1 + count];
  const changes = requested(
    workbook,
    { deleteDimension: { range: { sheetId, dimension, startIndex, endIndex } } },
    now,
  );
  const grid = gridArea(sheet);
  const area =
    dimension === 'ROWS'
      ? { ...grid, startRowIndex: startIndex, endRowIndex: endIndex }
      : { ...grid, startColumnIndex: startIndex, endColumnIndex: endIndex };
  const changeType = dimension === 'ROWS' ? 'REMOVE_ROW' : 'REMOVE_COLUMN';
  return { changes, changeType, touched: { sheetId, area }, tellsValue: false };
}

function wholeSheetEdit(sheet: Sheet, changes: readonly Change[], changeType: ChangeType): PlannedEdit {
  const touched = { sheetId: sheet.properties.sheetId, area: gridArea(sheet) };
  return { changes, changeType, touched, tellsValue: false };
}

function planSheetEdit(
  workbook: Workbook,
  edit: Extract<PersonEdit, { kind: `${string}Sheet` }>,
  now: () => Date,
): PlannedEdit {
  if (edit.kind === 'addSheet') {
    const properties = edit.title === undefined ? {} : { title: edit.title };
    return {
      changes: requested(workbook, { addSheet: { properties } }, now),
      changeType: 'INSERT_GRID',
      tellsValue: false,
    };
  }
  const sheet = sheetTitled(workbook, edit.sheet);
  const { sheetId } = sheet.properties;
  if (edit.kind === 'deleteSheet') {
    return wholeSheetEdit(sheet, requested(workbook, { deleteSheet: { sheetId } }, now), 'REMOVE_GRID');
  }
  const updateSheetProperties = { properties: { sheetId, title: edit.title }, fields: 'title' };
  return wholeSheetEdit(sheet, requested(workbook, { updateSheetProperties }, now), 'OTHER');
}

/** Everything but undoing and redoing, which the editor that remembers edits does itself. */
export function planEdit(
  workbook: Workbook,
  edit: Exclude<PersonEdit, { kind: 'undo' } | { kind: 'redo' }>,
  now: () => Date,
): PlannedEdit {
  switch (edit.kind) {
    case 'type':
      return planWriting(workbook, edit.range, edit.values, true, now);
    case 'paste':
      return planWriting(workbook, edit.range, edit.values, false, now);
    case 'copy':
      return planCopy(workbook, edit.from, edit.to, now);
    case 'clear':
      return planClear(workbook, edit.range);
    case 'fill': {
      const { place, changes } = planFill(workbook, edit.from, edit.to, now);
      return valuesEdit(place, changes);
    }
    case 'sort':
      return planSort(workbook, edit.range, edit.column, edit.descending === true, now);
    case 'format':
      return planFormat(workbook, edit.range, edit.format, now);
    case 'insertRows':
      return planInsertion(workbook, 'ROWS', edit.sheet, edit.before, edit.count, now);
    case 'insertColumns':
      return planInsertion(workbook, 'COLUMNS', edit.sheet, edit.before, edit.count, now);
    case 'deleteRows':
      return planDeletion(workbook, 'ROWS', edit.sheet, edit.first, edit.count, now);
    case 'deleteColumns':
      return planDeletion(workbook, 'COLUMNS', edit.sheet, edit.first, edit.count, now);
    case 'addSheet':
    case 'renameSheet':
    case 'deleteSheet':
      return planSheetEdit(workbook, edit, now);
  }
}
