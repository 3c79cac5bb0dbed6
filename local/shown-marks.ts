/** The marks that a person sees in the rows of a tab: read from the notes that the script has written. */
import { columnLetters, quoteTitle } from '../domain/a1.ts';
import type { Cell } from '../domain/cell.ts';
import { findColumns } from '../domain/headings.ts';
import { parseMarkNote } from '../domain/mark-note.ts';
import type { Mark } from '../domain/marks.ts';
import { NO_REFERENCE } from '../domain/reference.ts';
import type { Columns, Table } from '../domain/table.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import { rowAttributes, rowValues, type Sheet, type Workbook } from './google/workbook.ts';

export interface TouchedRows {
  readonly title: string;
  /** As the spreadsheet numbers them. */
  readonly firstRow: number;
  readonly lastRow: number;
}

function cellsOf(sheet: Sheet, row: number): readonly Cell[] {
  return rowValues(sheet, row - 1).map((value) => (typeof value === 'object' ? null : value));
}

/** The marks of one row, in the order of its cells. */
function marksInRow(sheet: Sheet, row: number): readonly Mark[] {
  const headings = cellsOf(sheet, 1);
  return rowAttributes(sheet, row - 1).flatMap((attributes, column) =>
    parseMarkNote(attributes?.note ?? '').map(({ severity, note, heading }) => {
      const at = heading === undefined ? column : headings.indexOf(heading);
      const cell = `${quoteTitle(sheet.properties.title)}!${columnLetters(at)}${row}`;
      return { cell, note, severity };
    }),
  );
}

/** The row of the headings where a column is lost: then the whole tab is not read, whichever rows were touched. */
function lostHeadings(sheet: Sheet, title: string): number | undefined {
  const key = REGISTER_TABLE_KEYS.find((candidate) => TABLES[candidate].title === title);
  if (key === undefined) return undefined;
  // Each table is used with its own columns; which one it is does not matter here.
  const table = TABLES[key] as unknown as Table<Columns>;
  const raw = sheet.values.map((_, index) => cellsOf(sheet, index + 1));
  const { value, problems } = findColumns(table, raw, { asOf: 0, reference: NO_REFERENCE, workbook: '*' });
  return value === null ? problems[0]?.place.row : undefined;
}

export function shownMarks(workbook: Workbook, { title, firstRow, lastRow }: TouchedRows): readonly Mark[] {
  const sheet = workbook.sheets.find(({ properties }) => properties.title === title);
  if (!sheet) return [];
  const rows = Array.from({ length: lastRow - firstRow + 1 }, (_, index) => firstRow + index);
  const lost = lostHeadings(sheet, title);
  if (lost !== undefined && !rows.includes(lost)) rows.unshift(lost);
  return rows.flatMap((row) => marksInRow(sheet, row));
}
