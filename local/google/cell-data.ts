/** Google's `CellData` message: a cell into it, and out of it a cell. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { CellEntry } from './cell-change.ts';
import { effectiveValue, formattedValue } from './cell-value.ts';
import { DEFAULT_FORMAT } from './default-format.ts';
import { below, type FieldMask } from './field-mask.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { Locale } from './locale.ts';
import { type CellAttributes, type CellFormat, type CellValue, numberFormatOf } from './workbook.ts';
import { checkedText } from './workbook-limits.ts';

/** The fields of a cell that a request can write here; Google computes the others or can do more than we. */
export const WRITABLE_FIELDS: ReadonlySet<string> = new Set([
  'userEnteredValue',
  'userEnteredFormat',
  'note',
  'dataValidation',
]);
const COMPUTED_FIELDS = new Set(['effectiveValue', 'effectiveFormat', 'formattedValue', 'hyperlink']);

function extendedValue(value: CellValue): JsonObject {
  if (typeof value === 'object') return { formulaValue: value.formula };
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}

const effectiveFormats = new WeakMap<CellFormat, JsonObject>();

function withDefaults(format: CellFormat): JsonObject {
  const merged: Record<string, Json | undefined> = { ...DEFAULT_FORMAT };
  for (const [name, own] of Object.entries(format)) {
    const inherited = merged[name];
    merged[name] = isJsonObject(own) && isJsonObject(inherited) ? { ...inherited, ...own } : own;
  }
  return merged;
}

/** Cells share formats, so that each is worked out once. */
function effectiveFormat(format: CellFormat | undefined): JsonObject {
  if (!format) return DEFAULT_FORMAT;
  const effective = effectiveFormats.get(format) ?? withDefaults(format);
  effectiveFormats.set(format, effective);
  return effective;
}

/** Only what the mask asks for is computed, so that a formula harms nobody who does not ask for its value. */
export function cellData(
  value: CellValue | null,
  attributes: CellAttributes | null,
  mask: FieldMask,
  locale: Locale,
): JsonObject {
  const data: Record<string, Json | undefined> = {};
  if (value !== null && below(mask, 'userEnteredValue')) data['userEnteredValue'] = extendedValue(value);
  if (value !== null && below(mask, 'effectiveValue')) data['effectiveValue'] = extendedValue(effectiveValue(value));
  if (value !== null && below(mask, 'formattedValue')) {
    data['formattedValue'] = formattedValue(value, numberFormatOf(attributes), locale);
  }
  const format = attributes?.userEnteredFormat;
  if (format && below(mask, 'userEnteredFormat')) data['userEnteredFormat'] = format;
  if ((format || value !== null) && below(mask, 'effectiveFormat')) data['effectiveFormat'] = effectiveFormat(format);
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
