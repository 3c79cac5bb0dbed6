/** Dragging the corner of a selection: numbers go on in their step, dates day by day, all else is repeated. */
import { runBatch } from './batch-update.ts';
import { invalidArgument } from './google-error.ts';
import { clipToGrid, findRange } from './sheet-range.ts';
import {
  type Area,
  type CellValue,
  numberFormatOf,
  rowAttributes,
  rowValues,
  type Sheet,
  type Workbook,
} from './workbook.ts';
import { applyChanges, type Change } from './workbook-change.ts';

export interface PlannedFill {
  readonly place: { readonly sheetId: number; readonly area: Area };
  readonly changes: readonly Change[];
}

const DATES = new Set(['DATE', 'DATE_TIME']);

/** The step of a line of values, when it has one. */
function stepOf(values: readonly (CellValue | null)[], isDate: boolean): number | undefined {
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length < values.length || numbers.length === 0) return undefined;
  if (numbers.length === 1) return isDate ? 1 : undefined;
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  const isEven = numbers.every((value, index) => index === 0 || value - (numbers[index - 1] ?? 0) === step);
  return isEven ? step : undefined;
}

function seriesChange(sheet: Sheet, source: Area, down: Area, column: number): Change | undefined {
  const rows = Array.from(
    { length: source.endRowIndex - source.startRowIndex },
    (_, row) => row + source.startRowIndex,
  );
  const line = rows.map((row) => rowValues(sheet, row)[column] ?? null);
  const isDate = DATES.has(numberFormatOf(rowAttributes(sheet, source.startRowIndex)[column])?.type ?? '');
  const step = stepOf(line, isDate);
  const last = line.at(-1);
  if (step === undefined || typeof last !== 'number') return undefined;
  const count = down.endRowIndex - down.startRowIndex;
  const values = Array.from({ length: count }, (_, index) => [last + step * (index + 1)]);
  return { kind: 'changeValues', sheetId: sheet.properties.sheetId, row: down.startRowIndex, column, values };
}

/** `to` is the range as it is after dragging downwards: it starts where `from` starts. */
export function planFill(workbook: Workbook, from: string, to: string, now: () => Date): PlannedFill {
  const { sheet, area: source } = clipToGrid(findRange(workbook, from));
  const { sheet: toSheet, area: target } = clipToGrid(findRange(workbook, to));
  const { sheetId } = sheet.properties;
  const isDown =
    toSheet === sheet &&
    source.startRowIndex === target.startRowIndex &&
    source.startColumnIndex === target.startColumnIndex &&
    source.endColumnIndex === target.endColumnIndex &&
    source.endRowIndex < target.endRowIndex;
  if (!isDown) throw invalidArgument(`Only a fill downwards is in the stand-in: ${from} to ${to}.`);
  const area = { ...target, startRowIndex: source.endRowIndex };
  const copyPaste = { source: { sheetId, ...source }, destination: { sheetId, ...area }, pasteType: 'PASTE_NORMAL' };
  const { changes } = runBatch(workbook, [{ copyPaste }], now);
  const filled =
    applyChanges(workbook, changes).sheets.find(({ properties }) => properties.sheetId === sheetId) ?? sheet;
  const columns = Array.from(
    { length: area.endColumnIndex - area.startColumnIndex },
    (_, c) => c + area.startColumnIndex,
  );
  const series = columns.flatMap((column) => seriesChange(filled, source, area, column) ?? []);
  return { place: { sheetId, area }, changes: [...changes, ...series] };
}
