/** How the cells of one tab change. */
import { EVERYTHING, type FieldMask, merge, parseFieldMask } from './field-mask.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { SheetDraft, trimRows } from './sheet-draft.ts';
import {
  type Area,
  type CellAttributes,
  type CellValue,
  EMPTY_ROW,
  type NumberFormat,
  type Sheet,
} from './workbook.ts';

/** A cell as a change carries it. */
export interface CellEntry {
  readonly value?: CellValue | null;
  readonly attributes?: CellAttributes | null;
}

export interface ValuesChange {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  /** null leaves the cell as it is, '' clears its value. */
  readonly values: readonly (readonly (CellValue | null)[])[];
  /** The formats that typing gave to cells, by `row,column` within `values`. */
  readonly numberFormats?: Readonly<Record<string, NumberFormat & JsonObject>>;
}

export interface CellsChange {
  readonly sheetId: number;
  readonly area: Area;
  /** The fields of a cell that are taken from the entry, or cleared where it lacks them: `userEnteredValue,note`. */
  readonly fields: string;
  /** One entry for every cell of the area, or rows of entries; a cell of the area without an entry counts as blank. */
  readonly cell?: CellEntry;
  readonly rows?: readonly (readonly CellEntry[])[];
}

function withNumberFormat(attributes: CellAttributes | null, numberFormat: NumberFormat & JsonObject): CellAttributes {
  return { ...attributes, userEnteredFormat: { ...attributes?.userEnteredFormat, numberFormat } };
}

export function changeValues(sheet: Sheet, { row, column, values, numberFormats }: ValuesChange): Sheet {
  const draft = new SheetDraft(sheet);
  values.forEach((cells, down) => {
    cells.forEach((value, right) => {
      if (value !== null) draft.setValue(row + down, column + right, value === '' ? null : value);
    });
  });
  for (const [place, format] of Object.entries(numberFormats ?? {})) {
    const [down = 0, right = 0] = place.split(',').map(Number);
    const before = draft.attributesAt(row + down, column + right);
    draft.setAttributes(row + down, column + right, withNumberFormat(before, format));
  }
  return draft.finish();
}

export function clearValues(sheet: Sheet, area: Area): Sheet {
  const draft = new SheetDraft(sheet);
  const endRow = Math.min(area.endRowIndex, sheet.values.length);
  for (let row = area.startRowIndex; row < endRow; row += 1) {
    const endColumn = Math.min(area.endColumnIndex, sheet.values[row]?.length ?? 0);
    for (let column = area.startColumnIndex; column < endColumn; column += 1) draft.setValue(row, column, null);
  }
  return draft.finish();
}

/** What the mask says of the value, and what it says of the rest of the cell. */
function splitMask(fields: string): { readonly value: boolean; readonly rest: FieldMask | undefined } {
  const mask = parseFieldMask(fields) ?? EVERYTHING;
  const whole = mask.size === 0 || mask.has('*');
  const rest = new Map([...mask].filter(([name]) => name !== 'userEnteredValue'));
  if (whole) return { value: true, rest: EVERYTHING };
  return { value: mask.has('userEnteredValue'), rest: rest.size > 0 ? rest : undefined };
}

function mergeAttributes(mask: FieldMask, before: CellAttributes | null, entry: CellEntry): CellAttributes | null {
  const merged = merge(mask, before ?? {}, entry.attributes ?? {});
  return isJsonObject(merged) ? (merged as CellAttributes) : null;
}

type Row<T> = readonly (T | null)[];

function changedRow<T>(
  cells: Row<T>,
  { startColumnIndex, endColumnIndex }: Area,
  change: (cell: T | null) => T | null,
) {
  const changed = [...cells];
  while (changed.length < startColumnIndex) changed.push(null);
  for (let column = startColumnIndex; column < endColumnIndex; column += 1) {
    changed[column] = change(changed[column] ?? null);
  }
  while (changed.length > 0 && changed.at(-1) === null) changed.pop();
  return changed.length > 0 ? changed : EMPTY_ROW;
}

/** All cells of an area changed alike. Rows that are one object stay one, so that a million blank rows are cheap to format. */
function changeAlike<T>(rows: readonly Row<T>[], area: Area, change: (cell: T | null) => T | null): readonly Row<T>[] {
  const changed = rows.slice();
  while (changed.length < area.endRowIndex) changed.push(EMPTY_ROW);
  const [cells, known] = [new Map<T | null, T | null>(), new Map<Row<T>, Row<T>>()];
  const changeOnce = (cell: T | null): T | null => {
    const found = cells.get(cell);
    if (found !== undefined) return found;
    const made = change(cell);
    cells.set(cell, made);
    return made;
  };
  for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
    const before = changed[row] ?? EMPTY_ROW;
    const after = known.get(before) ?? changedRow(before, area, changeOnce);
    known.set(before, after);
    changed[row] = after;
  }
  return trimRows(changed);
}

/** Equal attributes become one object. */
function mergingAlike(mask: FieldMask, entry: CellEntry): (before: CellAttributes | null) => CellAttributes | null {
  const known = new Map<string, CellAttributes>();
  return (before) => {
    const merged = mergeAttributes(mask, before, entry);
    if (merged === null || Object.keys(merged).length === 0) return null;
    const key = JSON.stringify(merged);
    const shared = known.get(key) ?? merged;
    known.set(key, shared);
    return shared;
  };
}

function changeCellsAlike(sheet: Sheet, area: Area, fields: string, entry: CellEntry): Sheet {
  const mask = splitMask(fields);
  const isBlank = Object.keys(entry).length === 0;
  const within = (rows: readonly unknown[]): Area =>
    isBlank ? { ...area, endRowIndex: Math.min(area.endRowIndex, rows.length) } : area;
  const value = entry.value ?? null;
  const values = mask.value
    ? changeAlike(sheet.values, value === null ? within(sheet.values) : area, () => value)
    : sheet.values;
  const attributes = mask.rest
    ? changeAlike(sheet.attributes, within(sheet.attributes), mergingAlike(mask.rest, entry))
    : sheet.attributes;
  return { ...sheet, values, attributes };
}

export function changeCells(sheet: Sheet, { area, fields, cell, rows = [] }: CellsChange): Sheet {
  if (cell || rows.length === 0) return changeCellsAlike(sheet, area, fields, cell ?? {});
  const draft = new SheetDraft(sheet);
  const mask = splitMask(fields);
  // Below both what is there and what comes, cells are blank and stay so.
  const end = Math.max(sheet.values.length, sheet.attributes.length, area.startRowIndex + rows.length);
  for (let row = area.startRowIndex; row < Math.min(area.endRowIndex, end); row += 1) {
    for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
      const entry = rows[row - area.startRowIndex]?.[column - area.startColumnIndex] ?? {};
      if (mask.value) draft.setValue(row, column, entry.value ?? null);
      if (mask.rest) {
        draft.setAttributes(row, column, mergeAttributes(mask.rest, draft.attributesAt(row, column), entry));
      }
    }
  }
  return draft.finish();
}
