/** Formats, drop-downs and hints of the columns: what a paste destroys, brought back. */

import { isMarkNote } from '../domain/mark-note.ts';
import type { Reference } from '../domain/reference.ts';
import { REFERENCE_COLUMNS, REFERENCE_TAB } from '../domain/reference-copy.ts';
import type { Column, Columns, Table } from '../domain/table.ts';
import type { Placed } from './heading-repair.ts';
import { hintOf } from './hints.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

const TEXT = '@';
const DATE = 'dd.mm.yyyy';
const NUMBER = '0.######';
const LOOKS_LIKE_DATE = /[dmyh]/i;

/** A date keeps its format wherever it stands: as a bare number nobody would know it again. */
function formatOf({ kind }: Column<unknown>, value: unknown, format: string): string {
  if (value instanceof Date) return kind.format === 'date' ? DATE : format;
  if (kind.format === 'text') return TEXT;
  if (kind.format === 'date') return DATE;
  return format === TEXT || LOOKS_LIKE_DATE.test(format) ? NUMBER : format;
}

/** What stands below the headings of a tab, read once. */
interface Body {
  readonly sheet: Sheet;
  readonly firstRow: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly string[])[];
  readonly rules: readonly (readonly (Rule | null)[])[];
}

type Say = (what: string) => void;

function cellsOf({ sheet, firstRow, values }: Body, position: number): Range {
  return sheet.getRange(firstRow, position + 1, values.length, 1);
}

function repairFormats(column: Column<unknown>, position: number, body: Body, say: Say): void {
  const wanted = body.formats.map((row, index) => [
    formatOf(column, body.values[index]?.[position], row[position] ?? ''),
  ]);
  const changed = wanted.filter(([format], index) => format !== body.formats[index]?.[position]).length;
  if (changed === 0) return;
  cellsOf(body, position).setNumberFormats(wanted);
  say(`столбцу «${column.heading}» возвращён формат, ячеек: ${changed}.`);
}

/** Warns and does not refuse: what was typed is marked, never lost. */
function listRule(column: Column<unknown>, hint: string, lists: Sheet | null, reference: Reference): Rule | undefined {
  const labels = column.kind.options?.(reference).join();
  if (labels === undefined) return undefined;
  const builder = SpreadsheetApp.newDataValidation().setAllowInvalid(true).setHelpText(hint);
  const isRegions = labels === reference.regions.all.map(({ name }) => name).join();
  const copied = isRegions ? REFERENCE_COLUMNS.regions : REFERENCE_COLUMNS.industries;
  if (lists && (isRegions || labels === reference.industries.labels.join())) {
    builder.requireValueInRange(lists.getRange(2, copied + 1, lists.getMaxRows() - 1, 1), true);
  } else builder.requireValueInList([...(column.kind.options?.(reference) ?? [])], true);
  return builder.build();
}

function repairList(column: Column<unknown>, position: number, body: Body, rule: Rule | undefined, say: Say): void {
  const changed = body.rules.filter((row) => (row[position] === null) !== (rule === undefined)).length;
  if (rule) cellsOf(body, position).setDataValidation(rule);
  else if (changed > 0) cellsOf(body, position).clearDataValidations();
  if (changed > 0) say(`столбцу «${column.heading}» возвращён список, ячеек: ${changed}.`);
}

function repairHints(table: Table<Columns>, headings: Range, columns: Placed['columns'], say: Say): void {
  const notes = headings.getNotes().map((row) => [...row]);
  const [row = []] = notes;
  let changed = 0;
  for (const key of table.columnKeys) {
    const [column, position] = [table.columns[key], columns.get(key) ?? -1];
    const note = row[position];
    if (!column || note === undefined || (note !== '' && !isMarkNote(note))) continue;
    row[position] = hintOf(table, column.heading);
    changed += 1;
  }
  if (changed === 0) return;
  headings.setNotes(notes);
  say(`заголовкам возвращены подсказки: ${changed}.`);
}

export function repairColumns(
  table: Table<Columns>,
  sheet: Sheet,
  { headingRow, columns }: Placed,
  reference: Reference,
  say: Say,
): void {
  const firstRow = headingRow + 2;
  if (sheet.getMaxRows() < firstRow) sheet.insertRowsAfter(sheet.getMaxRows(), 1);
  const width = Math.max(...columns.values()) + 1;
  const cells = sheet.getRange(firstRow, 1, sheet.getMaxRows() - firstRow + 1, width);
  const [values, formats, rules] = [cells.getValues(), cells.getNumberFormats(), cells.getDataValidations()];
  const body = { sheet, firstRow, values, formats, rules };
  const lists = sheet.getParent().getSheetByName(REFERENCE_TAB);
  for (const key of table.columnKeys) {
    const [column, position] = [table.columns[key], columns.get(key) ?? -1];
    if (!column || position < 0) continue;
    repairFormats(column, position, body, say);
    repairList(column, position, body, listRule(column, hintOf(table, column.heading), lists, reference), say);
  }
  repairHints(table, sheet.getRange(headingRow + 1, 1, 1, width), columns, say);
}
