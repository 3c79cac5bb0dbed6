/** Reads the rows of a tab, cell by cell: the same at the keyboard and at the gate. */
import { type Cell, isBlank, isErrorText, meansEmpty, type RawTable, visibleText } from './cell.ts';
import { dateFromSerial, formatDate } from './date.ts';
import { findColumns } from './headings.ts';
import { ParsedTable } from './parsed-table.ts';
import type { Reading } from './problem.ts';
import { RowReport, type RuleContext } from './row-report.ts';
import { type Column, type Columns, isNeverDate, type Kind, type Table } from './table.ts';

const EQUALS_SIGN = 0x3d;
/** A spreadsheet's cell may hold 50 000 characters; no value of the register comes near this many. */
const LONGEST_CELL = 1_000;

/** A serial number as the person saw it: as a date, where a calendar has one. */
function shownDate(serial: number): string {
  return typeof dateFromSerial(serial) === 'number' ? formatDate(serial) : String(serial);
}

/** The value of one cell: null when nothing stands in it, undefined after a problem was told. */
export function readCell<T>(
  cell: Cell | undefined,
  column: Pick<Column<T>, 'kind'>,
  report: RowReport,
): T | null | undefined {
  if (typeof cell === 'string') return readText(cell, column, report);
  if (cell === null || cell === undefined) return null;
  report.cellText = typeof cell === 'number' ? String(cell) : '';
  if (typeof cell === 'number') return column.kind.fromNumber(cell, report);
  if (typeof cell === 'boolean') return readBoolean(cell, column, report);
  if ('formula' in cell) return report.add('FORMULA', {});
  if ('error' in cell) return report.addFound('ERROR_VALUE', cell.error);
  // A cell of no kind we know: whatever was sent, it is no value.
  if (typeof cell.date !== 'number') return report.add('ERROR_VALUE', { found: '?' });
  if (isNeverDate(column.kind)) return report.add('DATE_FOR_NUMBER', { read: shownDate(cell.date) });
  return column.kind.fromNumber(cell.date, report);
}

function readBoolean<T>(cell: boolean, column: Pick<Column<T>, 'kind'>, report: RowReport): T | null | undefined {
  const shown = cell ? 'TRUE' : 'FALSE';
  return column.kind.isFreeText ? report.add('TEXT_EXPECTED', { found: shown }) : column.kind.fromText(shown, report);
}

function readText<T>(cell: string, column: Pick<Column<T>, 'kind'>, report: RowReport): T | null | undefined {
  if (cell === '') return null;
  if (cell.charCodeAt(0) === EQUALS_SIGN) return report.add('FORMULA', {});
  const text = visibleText(cell);
  if (text === '') return null;
  if (text.length > LONGEST_CELL && !column.kind.isFreeText) {
    return report.add('TEXT_LENGTH', { length: text.length, min: 0, max: LONGEST_CELL });
  }
  report.cellText = text;
  if (meansEmpty(text)) {
    report.add('MEANS_EMPTY', { found: text });
    return null;
  }
  if (isErrorText(text)) return report.add('ERROR_VALUE', { found: text });
  return column.kind.fromText(text, report);
}

/** No code comes by itself as a formula: somebody has put it there. */
function isFormula(cell: Cell | undefined): boolean {
  if (typeof cell === 'string') return cell.charCodeAt(0) === EQUALS_SIGN;
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

function isNoRow(columns: readonly Column<unknown>[], cells: readonly Cell[], positions: readonly number[]): boolean {
  for (let position = 0; position < columns.length; position++) {
    const cell = cells[positions[position] ?? -1];
    if (columns[position]?.required === 'code' ? isFormula(cell) : !isBlank(cell)) return false;
  }
  return true;
}

/** Reads one row into the parsed table, unless nothing stands in it (or nothing but its own code). */
function readRow<C extends Columns>(
  parsed: ParsedTable<C>,
  columns: readonly Column<unknown>[],
  quicks: readonly Kind<unknown>['quick'][],
  cells: readonly Cell[],
  positions: readonly number[],
  report: RowReport,
): void {
  if (isNoRow(columns, cells, positions)) return;
  const { reference } = report.context;
  for (let position = 0; position < quicks.length; position++) {
    const cell = cells[positions[position] ?? -1];
    const isPlain = (typeof cell === 'string' && cell !== '') || typeof cell === 'number';
    const quick = isPlain ? quicks[position]?.(cell, reference) : undefined;
    parsed.put(position, quick === undefined ? readSlowly(cell, columns[position], position, parsed, report) : quick);
  }
  report.column = undefined;
  const row = parsed.pending;
  parsed.table.checkRow(row, report);
  parsed.keep(row, report.row, report.failed);
}

function readSlowly<C extends Columns>(
  cell: Cell | undefined,
  column: Column<unknown> | undefined,
  position: number,
  parsed: ParsedTable<C>,
  report: RowReport,
): unknown {
  if (!column) return null;
  report.column = parsed.table.columnKeys[position];
  const value = readCell(cell, column, report);
  if (value === null && column.required) report.add(column.required === 'code' ? 'ID_MISSING' : 'REQUIRED', {});
  return value;
}

/** Reads a whole tab; null when its columns cannot be found. */
export function parseTable<C extends Columns>(
  table: Table<C>,
  raw: RawTable,
  context: RuleContext,
): Reading<ParsedTable<C> | null> {
  const found = findColumns(table, raw, context);
  if (found.value === null) return { value: null, problems: found.problems };
  const { headingRow, positions } = found.value;
  const report = new RowReport(context, table.key);
  const columns: readonly Column<unknown>[] = Object.values(table.columns);
  const quicks = columns.map((column) => column.kind.quick);
  const parsed = new ParsedTable(table, context.workbook, Math.max(0, raw.length - 1));
  for (let index = headingRow + 1; index < raw.length; index++) {
    report.startRow(index + 1);
    readRow(parsed, columns, quicks, raw[index] ?? [], positions, report);
  }
  return { value: parsed, problems: [...found.problems, ...report.problems] };
}
