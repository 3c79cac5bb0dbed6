/** The conditions of drop-downs, rules and colours: Apps Script's names, and those of the API. */
import { isJsonObject, type JsonObject } from '../google/json.ts';
import { clockOf, instantOf } from './time-zone.ts';

/** Those that validation and conditional formats share. */
const SHARED: Readonly<Record<string, string>> = {
  NUMBER_BETWEEN: 'NUMBER_BETWEEN',
  NUMBER_NOT_BETWEEN: 'NUMBER_NOT_BETWEEN',
  NUMBER_EQUAL_TO: 'NUMBER_EQ',
  NUMBER_NOT_EQUAL_TO: 'NUMBER_NOT_EQ',
  NUMBER_GREATER_THAN: 'NUMBER_GREATER',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'NUMBER_GREATER_THAN_EQ',
  NUMBER_LESS_THAN: 'NUMBER_LESS',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'NUMBER_LESS_THAN_EQ',
  TEXT_CONTAINS: 'TEXT_CONTAINS',
  TEXT_DOES_NOT_CONTAIN: 'TEXT_NOT_CONTAINS',
  TEXT_EQUAL_TO: 'TEXT_EQ',
  DATE_EQUAL_TO: 'DATE_EQ',
  DATE_BEFORE: 'DATE_BEFORE',
  DATE_AFTER: 'DATE_AFTER',
  CUSTOM_FORMULA: 'CUSTOM_FORMULA',
};

export const VALIDATION_WORDS: Readonly<Record<string, string>> = {
  ...SHARED,
  TEXT_IS_VALID_EMAIL: 'TEXT_IS_EMAIL',
  TEXT_IS_VALID_URL: 'TEXT_IS_URL',
  DATE_ON_OR_AFTER: 'DATE_ON_OR_AFTER',
  DATE_ON_OR_BEFORE: 'DATE_ON_OR_BEFORE',
  DATE_BETWEEN: 'DATE_BETWEEN',
  DATE_NOT_BETWEEN: 'DATE_NOT_BETWEEN',
  DATE_IS_VALID_DATE: 'DATE_IS_VALID',
  VALUE_IN_LIST: 'ONE_OF_LIST',
  VALUE_IN_RANGE: 'ONE_OF_RANGE',
  CHECKBOX: 'BOOLEAN',
};

export const FORMAT_WORDS: Readonly<Record<string, string>> = {
  ...SHARED,
  CELL_EMPTY: 'BLANK',
  CELL_NOT_EMPTY: 'NOT_BLANK',
  TEXT_STARTS_WITH: 'TEXT_STARTS_WITH',
  TEXT_ENDS_WITH: 'TEXT_ENDS_WITH',
};

export function wordOf(words: Readonly<Record<string, string>>, type: unknown): string | undefined {
  return Object.entries(words).find(([, held]) => held === type)?.[0];
}

export function conditionOf(rule: JsonObject): { readonly type: string; readonly texts: readonly string[] } {
  const condition = isJsonObject(rule['condition']) ? rule['condition'] : {};
  const values = Array.isArray(condition['values']) ? condition['values'].filter(isJsonObject) : [];
  return { type: String(condition['type'] ?? ''), texts: values.map((each) => String(each['userEnteredValue'] ?? '')) };
}

export function condition(type: string, texts: readonly string[]): JsonObject {
  return { type, ...(texts.length > 0 ? { values: texts.map((userEnteredValue) => ({ userEnteredValue })) } : {}) };
}

/** The day of an instant in the script's time zone, as the API writes it into a condition. */
export function dayText(date: Date, timeZone: string): string {
  return new Date(clockOf(date.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** Midnight of a day that a condition names; a text that names none stays as it is. */
export function dayOf(text: string, timeZone: string): Date | string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(instantOf(Date.parse(text), timeZone)) : text;
}
