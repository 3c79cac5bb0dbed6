/** What a formula comes to in a small workbook, without a server. */
import { FormulaError } from '../../../../local/google/formula/formula-error.ts';
import { newWorkbook } from '../../../../local/google/new-workbook.ts';
import { SeenCells } from '../../../../local/google/seen-cells.ts';
import { changeOfRows, inputInto } from '../../../../local/google/value-input.ts';
import { gridArea, type Sheet, type Workbook } from '../../../../local/google/workbook.ts';
import { applyChanges } from '../../../../local/google/workbook-change.ts';

/** Noon in Moscow, where the workbooks are. */
export const NOW = new Date('2026-05-20T09:00:00Z');

type Typed = string | number | boolean | null;

export function firstSheet(workbook: Workbook): Sheet {
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('A workbook has a tab.');
  return sheet;
}

/** Types rows into the first tab from A1 on, as a person would; a second tab is called «Данные». */
export function typedWorkbook(rows: readonly (readonly Typed[])[], locale = 'en_US', rowCount = 200): Workbook {
  const gridProperties = { rowCount, columnCount: 12 };
  const sheets = ['Лист1', 'Данные'].map((title, sheetId) => ({ properties: { sheetId, title, gridProperties } }));
  const blank = newWorkbook({ properties: { title: 'Проба', locale, timeZone: 'Europe/Moscow' }, sheets });
  return retyped(blank, rows);
}

export function retyped(workbook: Workbook, rows: readonly (readonly Typed[])[], startRowIndex = 0): Workbook {
  const sheet = firstSheet(workbook);
  const input = inputInto(workbook, 'USER_ENTERED', () => NOW);
  return applyChanges(workbook, [changeOfRows(sheet, { ...gridArea(sheet), startRowIndex }, rows, input)]);
}

export function seen(workbook: Workbook, row: number, column: number, now = NOW) {
  return new SeenCells(workbook, () => now).at(firstSheet(workbook), row, column);
}

/** An error is its text and its message. */
export function shownValue(workbook: Workbook, row: number, column: number): unknown {
  const { value } = seen(workbook, row, column);
  return value instanceof FormulaError ? `${value.text} ${value.message}`.trim() : value;
}

const LAST_COLUMN = 11;

/** The formula stands in L1, beside the rows. */
export function compute(formula: string, rows: readonly (readonly Typed[])[] = [], locale = 'en_US'): unknown {
  const [first = [], ...others] = rows;
  const padded = [...first, ...new Array<null>(LAST_COLUMN - first.length).fill(null), formula];
  return shownValue(typedWorkbook([padded, ...others], locale), 0, LAST_COLUMN);
}
