/** Values that scripts write: texts are taken as if typed, a date becomes a number with a format that shows it. */
import { brokenRule } from '../google/cell-validation.ts';
import type { JsonObject } from '../google/json.ts';
import { localeNamed } from '../google/locale.ts';
import { changeOfRows, inputInto } from '../google/value-input.ts';
import { type NumberFormat, numberFormatOf, rowAttributes } from '../google/workbook.ts';
import type { Change } from '../google/workbook-change.ts';
import { checkedText } from '../google/workbook-limits.ts';
import { checkShape, type RangeState } from './range-state.ts';
import { notInStandIn, ScriptError } from './script-error.ts';
import { typeName } from './service-wire.ts';
import { serialOfInstant } from './time-zone.ts';

type Input = string | number | boolean;

const DATE_TYPES = new Set(['DATE', 'TIME', 'DATE_TIME']);

function inputOf(value: unknown, timeZone: string): Input {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return serialOfInstant(value, timeZone);
  if (typeof value === 'string') return checkedText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  throw notInStandIn(`writing ${typeName(value)} into a cell`);
}

/** The format that Sheets gives to a cell without one when a date is put into it. */
function dateFormats(
  state: RangeState,
  rows: readonly (readonly unknown[])[],
): Record<string, NumberFormat & JsonObject> {
  const { locale, timeZone } = state.book.workbook.properties;
  const { patterns } = localeNamed(locale);
  const sheet = state.book.sheet(state.sheetId);
  const formats: Record<string, NumberFormat & JsonObject> = {};
  rows.forEach((cells, down) => {
    const attributes = rowAttributes(sheet, state.area.startRowIndex + down);
    cells.forEach((value, right) => {
      const standing = numberFormatOf(attributes[state.area.startColumnIndex + right]);
      if (!(value instanceof Date) || DATE_TYPES.has(standing?.type ?? '')) return;
      const type = Number.isInteger(serialOfInstant(value, timeZone)) ? 'DATE' : 'DATE_TIME';
      formats[`${down},${right}`] = { type, pattern: patterns[type] ?? '' };
    });
  });
  return formats;
}

export function writeValues(state: RangeState, rows: readonly (readonly unknown[])[]): void {
  checkShape(state, rows);
  const { book, sheetId, area } = state;
  const { workbook, run } = book;
  const sheet = book.sheet(sheetId);
  const inputs = rows.map((cells) => cells.map((value) => inputOf(value, workbook.properties.timeZone)));
  const change = changeOfRows(sheet, area, inputs, inputInto(workbook, 'USER_ENTERED', run.world.now));
  const formats = dateFormats(state, rows);
  const dated: Change =
    change.kind === 'changeValues' && Object.keys(formats).length > 0
      ? { ...change, numberFormats: { ...change.numberFormats, ...formats } }
      : change;
  const broken = dated.kind === 'changeValues' ? brokenRule(workbook, sheet, dated, run.world.now) : undefined;
  if (broken !== undefined) throw new ScriptError(broken);
  book.commit([dated], { sheetId, area });
}
