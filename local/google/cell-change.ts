/** How the cells of one tab change. */
import { EVERYTHING, type FieldMask, merge, parseFieldMask } from './field-mask.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { SheetDraft } from './sheet-draft.ts';
import type { Area, CellAttributes, CellValue, NumberFormat, Sheet } from './workbook.ts';

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

/** Below the last row that holds anything, cells that are to be blank are so already. */
function endOfChange(sheet: Sheet, { area, cell, rows }: CellsChange): number {
  const filled = Math.max(sheet.values.length, sheet.attributes.length);
  const given = area.startRowIndex + (rows?.length ?? 0);
  const isBlank = cell === undefined || Object.keys(cell).length === 0;
  return isBlank ? Math.min(area.endRowIndex, Math.max(filled, given)) : area.endRowIndex;
}

export function changeCells(sheet: Sheet, change: CellsChange): Sheet {
  const { area, fields, cell, rows } = change;
  const draft = new SheetDraft(sheet);
  const mask = splitMask(fields);
  const endRow = endOfChange(sheet, change);
  for (let row = area.startRowIndex; row < endRow; row += 1) {
    for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
      const entry = cell ?? rows?.[row - area.startRowIndex]?.[column - area.startColumnIndex] ?? {};
      if (mask.value) draft.setValue(row, column, entry.value ?? null);
      if (mask.rest) {
        draft.setAttributes(row, column, mergeAttributes(mask.rest, draft.attributesAt(row, column), entry));
      }
    }
  }
  return draft.finish();
}
