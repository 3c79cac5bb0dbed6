/** A tab of the register as a script holds it: its cells and notes, read once, and where Svod's own columns stand. */
import { foldText, type RawTable } from '../domain/cell.ts';
import { findColumns, type Layout } from '../domain/headings.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { OWN_HEADINGS, STATE_HEADING, VERDICT_HEADING } from '../domain/verdict.ts';
import { rawTableOf, type Values } from './sheet-values.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

export interface Tab {
  readonly table: Table<Columns>;
  readonly sheet: Sheet;
  /** From the first cell to the last one with content. */
  readonly range: Range;
  readonly values: Values;
  readonly raw: RawTable;
  /** Null where the columns cannot be found. */
  readonly layout: Layout | null;
}

/** Formulas are asked for only where their cells are to be judged. */
export function readTab(
  table: Table<Columns>,
  sheet: Sheet,
  context: RuleContext,
  clockOf: (values: Values) => (instant: Date) => number,
  withFormulas: boolean,
): Tab {
  const range = sheet.getDataRange();
  const values = range.getValues();
  const raw = rawTableOf(table, values, withFormulas ? range.getFormulas() : [], clockOf(values), context);
  return { table, sheet, range, values, raw, layout: findColumns(table, raw, context).value };
}

/** Where «Проверка» and the hidden column stand, counted from 0; -1 where they do not. */
export function ownColumns(values: Values, headingRow: number): { readonly verdict: number; readonly state: number } {
  const headings = (values[headingRow] ?? []).map((cell) => foldText(String(cell)));
  const [verdict, state] = [VERDICT_HEADING, STATE_HEADING].map((heading) => headings.indexOf(foldText(heading)));
  return { verdict: verdict ?? -1, state: state ?? -1 };
}

/** Whether a heading is one of Svod's own columns. */
export function isOwnHeading(heading: unknown): boolean {
  return OWN_HEADINGS.some((own) => foldText(own) === foldText(String(heading)));
}
