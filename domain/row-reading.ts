/** Reads the rows of a tab, cell by cell: the same at the keyboard and at the gate. */
import { type Cell, isBlank, isErrorText, meansEmpty, type RawTable, visibleText } from './cell.ts';
import { dateFromSerial, formatDate } from './date.ts';
import { findColumns } from './headings.ts';
import { type ParsedRow, ParsedTable } from './parsed-table.ts';
import type { Reading } from './problem.ts';
import { readQuickly, type Target } from './quick-reading.ts';
import { RowReport, type RuleContext } from './row-report.ts';
import { type Column, type Columns, isNeverDate, type Table } from './table.ts';

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
  if ('refused' in cell) return report.add('PERSONAL_DATA', { kind: cell.refused, length: cell.length });
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

/** Whether nothing stands in the cells of a row that count: its own code alone makes no row, unless it is a formula. */
function isNoRow(cells: readonly Cell[], counting: readonly number[], code: number): boolean {
  for (const position of counting) if (!isBlank(cells[position])) return false;
  if (isFormula(cells[code])) return false;
  return true;
}

/** Reads the cells of one row that were left, and checks the row. */
function finishRow<C extends Columns>(
  parsed: ParsedTable<C>,
  targets: readonly Target[],
  row: ParsedRow<C>,
  cells: readonly Cell[],
  late: number,
  report: RowReport,
): void {
  for (let rest = late, index = 0; rest !== 0; rest >>>= 1, index++) {
    const target = targets[index];
    if ((rest & 1) === 0 || !target) continue;
    const { column, position } = target;
    report.column = parsed.table.columnKeys[index];
    const value = readCell(cells[position], column, report);
    if (value === null && column.required) report.add(column.required === 'code' ? 'ID_MISSING' : 'REQUIRED', {});
    if (report.column !== undefined) parsed.put(report.column, row.index, value);
  }
  report.column = undefined;
  parsed.table.checkRow(row, report);
  if (report.failed) parsed.fail(row.index);
}

/** So many rows at a time are read column by column: what they hold stays at hand. */
const ROWS_AT_A_TIME = 256;

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
  const parsed = new ParsedTable(table, context.workbook, Math.max(0, raw.length - 1));
  const targets = targetsOf(parsed, positions);
  const counting = targets.filter(({ column }) => column.required !== 'code').map(({ position }) => position);
  const code = targets.find(({ column }) => column.required === 'code')?.position ?? -1;
  const late = new Int32Array(ROWS_AT_A_TIME);
  const { rowNumbers } = parsed;
  for (let next = headingRow + 1; next < raw.length; next += ROWS_AT_A_TIME) {
    const from = parsed.size;
    for (let index = next; index < Math.min(next + ROWS_AT_A_TIME, raw.length); index++) {
      if (!isNoRow(raw[index] ?? [], counting, code)) parsed.addRow(index + 1);
    }
    const rows = { raw, rowNumbers, from, to: parsed.size, late: late.fill(0) };
    for (const target of targets) readQuickly(rows, target, context);
    for (let index = from; index < parsed.size; index++) {
      const rest = late[index - from] ?? 0;
      if (rest === 0 && table.isFlawless?.(parsed, index, context)) continue;
      const rowNumber = rowNumbers[index] ?? 0;
      report.startRow(rowNumber);
      finishRow(parsed, targets, parsed.row(index), raw[rowNumber - 1] ?? [], rest, report);
    }
  }
  return { value: parsed, problems: [...found.problems, ...report.problems] };
}

function targetsOf<C extends Columns>(parsed: ParsedTable<C>, positions: readonly number[]): readonly Target[] {
  const columns: readonly Column<unknown>[] = Object.values(parsed.table.columns);
  return columns.map((column, index) => ({
    column,
    position: positions[index] ?? -1,
    bit: 1 << index,
    values: parsed.inOrder[index] ?? [],
    codes: parsed.codesOf(parsed.table.columnKeys[index] ?? ''),
    lists: parsed.listsOf(parsed.table.columnKeys[index] ?? ''),
  }));
}
