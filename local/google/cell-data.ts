/** Google's `CellData` message: a cell into it, and out of it a cell. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { CellEntry } from './cell-change.ts';
import { withBothColors } from './color-style.ts';
import { DEFAULT_FORMAT } from './default-format.ts';
import { below, type FieldMask } from './field-mask.ts';
import { FormulaError } from './formula/formula-error.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { type SeenCells, type SeenValue, textOf } from './seen-cells.ts';
import {
  type CellAttributes,
  type CellFormat,
  type CellValue,
  type NumberFormat,
  rowAttributes,
  rowValues,
  type Sheet,
} from './workbook.ts';
import { checkedText } from './workbook-limits.ts';

/** The fields of a cell that a request can write here; Google computes the others or can do more than we. */
export const WRITABLE_FIELDS: ReadonlySet<string> = new Set([
  'userEnteredValue',
  'userEnteredFormat',
  'note',
  'dataValidation',
]);
const COMPUTED_FIELDS = new Set(['effectiveValue', 'effectiveFormat', 'formattedValue', 'hyperlink']);

function extendedValue(value: CellValue | SeenValue): JsonObject {
  if (value instanceof FormulaError) return { errorValue: { type: value.type, message: value.message } };
  if (typeof value === 'object') return { formulaValue: value.formula };
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}

const enteredFormats = new WeakMap<CellFormat, JsonObject>();
const effectiveFormats = new WeakMap<CellFormat, JsonObject>();

/** Cells share formats, so that each is worked out once. */
function enteredFormat(format: CellFormat): JsonObject {
  const entered = enteredFormats.get(format) ?? withBothColors(format);
  enteredFormats.set(format, entered);
  return entered;
}

function withDefaults(format: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...DEFAULT_FORMAT };
  for (const [name, own] of Object.entries(format)) {
    const inherited = merged[name];
    merged[name] = isJsonObject(own) && isJsonObject(inherited) ? { ...inherited, ...own } : own;
  }
  return merged;
}

function effectiveFormat(format: CellFormat | undefined): JsonObject {
  if (!format) return DEFAULT_FORMAT;
  const effective = effectiveFormats.get(format) ?? withDefaults(enteredFormat(format));
  effectiveFormats.set(format, effective);
  return effective;
}

/** The format that a formula brings along, unless its cell has one. */
function formatOfFormula(format: CellFormat | undefined, brought: NumberFormat | undefined): CellFormat | undefined {
  if (!brought || format?.numberFormat) return format;
  return { ...format, numberFormat: { ...brought } };
}

const LINKING_FORMULA = /^=\s*HYPERLINK\s*\(\s*"((?:[^"]|"")*)"/i;

/** Of a cell that is a link as a whole, by its formula or its format; an address that a formula computes is not answered. */
function linkOf(value: CellValue | null, format: CellFormat | undefined): Json | undefined {
  const written = typeof value === 'object' && value ? LINKING_FORMULA.exec(value.formula)?.[1] : undefined;
  if (written !== undefined) return written.replaceAll('""', '"');
  const textFormat = format?.['textFormat'];
  const link = isJsonObject(textFormat) ? textFormat['link'] : undefined;
  return isJsonObject(link) ? link['uri'] : undefined;
}

interface Computed {
  value?: JsonObject;
  text?: string;
}

function computed(cells: SeenCells, sheet: Sheet, row: number, column: number): Computed {
  const seen = cells.at(sheet, row, column);
  if (seen.value === null) return {};
  return { value: extendedValue(seen.value), text: textOf(seen, cells.locale) };
}

/** Only what the mask asks for is computed, so that a formula harms nobody who does not ask for its value. */
export function cellData(cells: SeenCells, sheet: Sheet, row: number, column: number, mask: FieldMask): JsonObject {
  const value = rowValues(sheet, row)[column] ?? null;
  const attributes = rowAttributes(sheet, row)[column] ?? null;
  const data: Record<string, Json | undefined> = {};
  if (value !== null && below(mask, 'userEnteredValue')) data['userEnteredValue'] = extendedValue(value);
  const [asksValue, asksText] = [below(mask, 'effectiveValue'), below(mask, 'formattedValue')];
  if (value !== null && (asksValue || asksText)) {
    const seen = computed(cells, sheet, row, column);
    if (asksValue && seen.value) data['effectiveValue'] = seen.value;
    if (asksText && seen.text !== undefined) data['formattedValue'] = seen.text;
  }
  const format = attributes?.userEnteredFormat;
  if (format && below(mask, 'userEnteredFormat')) data['userEnteredFormat'] = enteredFormat(format);
  if ((format || value !== null) && below(mask, 'effectiveFormat')) {
    const isFormula = typeof value === 'object' && value !== null;
    const brought = isFormula ? cells.broughtFormat(sheet, row, column) : undefined;
    data['effectiveFormat'] = effectiveFormat(formatOfFormula(format, brought));
  }
  const link = below(mask, 'hyperlink') ? linkOf(value, format) : undefined;
  if (link !== undefined) data['hyperlink'] = link;
  if (attributes?.note !== undefined && below(mask, 'note')) data['note'] = attributes.note;
  if (attributes?.dataValidation && below(mask, 'dataValidation')) data['dataValidation'] = attributes.dataValidation;
  return data;
}

function enteredValue(message: sheets_v4.Schema$ExtendedValue): CellValue | null {
  const { numberValue, stringValue, boolValue, formulaValue, errorValue } = message;
  if (errorValue) throw invalidArgument('An errorValue cannot be written: it is what a formula comes to.');
  if (typeof numberValue === 'number') return numberValue;
  if (typeof boolValue === 'boolean') return boolValue;
  if (typeof stringValue === 'string') return stringValue === '' ? null : checkedText(stringValue);
  if (typeof formulaValue !== 'string') return null;
  if (!formulaValue.startsWith('=')) throw invalidArgument(`Invalid formula: "${formulaValue}" must start with '='.`);
  return { formula: checkedText(formulaValue) };
}

export function cellEntry(data: sheets_v4.Schema$CellData): CellEntry {
  for (const name of Object.keys(data)) {
    if (!WRITABLE_FIELDS.has(name) && !COMPUTED_FIELDS.has(name)) throw notImplemented(`CellData.${name}`);
  }
  const { userEnteredValue, userEnteredFormat, note, dataValidation } = data;
  const attributes = {
    ...(userEnteredFormat && Object.keys(userEnteredFormat).length > 0 ? { userEnteredFormat } : {}),
    ...(note ? { note } : {}),
    ...(dataValidation ? { dataValidation } : {}),
  } as CellAttributes;
  const value = userEnteredValue ? enteredValue(userEnteredValue) : null;
  return {
    ...(value === null ? {} : { value }),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
  };
}
