/**
 * A workbook as Svod keeps it between two runs: the cells that were read, so that they read the same again, and nothing of
 * what was refused as personal data, of what was too long, of formulas, and of columns that are not the register's.
 */
import type { Cell, RawTable } from './cell.ts';
import { foldText } from './cell.ts';
import { findColumns } from './headings.ts';
import type { Problem } from './problem.ts';
import type { RuleContext } from './row-report.ts';
import type { Columns, Table } from './table.ts';
import { OWN_HEADINGS } from './verdict.ts';
import { byTable, type ParsedWorkbook, type RawWorkbook, type RegisterTableKey, TABLES } from './workbook.ts';

/** What stands for a cell whose text may not be kept: it gives the very same problem. */
function standIn(problem: Problem): Cell | undefined {
  if (problem.code === 'PERSONAL_DATA') return { refused: problem.kind, length: problem.length };
  if (problem.code === 'TEXT_LENGTH') return 'x'.repeat(problem.length);
  return problem.code === 'FORMULA' ? { formula: '=' } : undefined;
}

/** By row and column of the tab. */
function standInsOf(table: RegisterTableKey, problems: readonly Problem[]): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const problem of problems) {
    const { place } = problem;
    const cell = place.table === table ? standIn(problem) : undefined;
    if (cell !== undefined) cells.set(`${place.row} ${place.column}`, cell);
  }
  return cells;
}

function withoutTrailingBlanks(cells: readonly Cell[]): readonly Cell[] {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] === null || cells[end - 1] === '')) end -= 1;
  return cells.slice(0, end);
}

/** A heading of nobody's is still one, and is told as such; what it says is not kept. */
function keptHeading(cell: Cell | undefined, position: number, isOurs: boolean): Cell {
  if (typeof cell !== 'string' || cell === '') return null;
  const isSvods = OWN_HEADINGS.some((heading) => foldText(heading) === foldText(cell));
  return isOurs || isSvods ? cell : `?${position}`;
}

function keepTable(
  table: Table<Columns>,
  raw: RawTable,
  rowNumbers: ReadonlySet<number>,
  standIns: ReadonlyMap<string, Cell>,
  context: RuleContext,
): RawTable {
  const layout = findColumns(table, raw, context).value;
  if (!layout) return [];
  const { headingRow, positions } = layout;
  const keys = new Map(positions.map((position, index) => [position, table.columnKeys[index] ?? '']));
  return raw.map((row, index) => {
    const key = (position: number) => keys.get(position);
    if (index === headingRow) {
      return Array.from(row, (cell, position) => keptHeading(cell, position, key(position) !== undefined));
    }
    // What is no row, only looks like nothing: a code alone may be any text.
    if (!rowNumbers.has(index + 1)) return [];
    return withoutTrailingBlanks(
      Array.from(row, (cell, position) => {
        const column = key(position);
        return column === undefined ? null : (standIns.get(`${index + 1} ${column}`) ?? cell ?? null);
      }),
    );
  });
}

/** @param problems all that were found when the workbook was read */
export function keepWorkbook(
  raw: RawWorkbook,
  parsed: ParsedWorkbook,
  problems: readonly Problem[],
  context: RuleContext,
): RawWorkbook {
  return byTable((key) => {
    // Each table is used with its own columns; which one it is does not matter here.
    const table = TABLES[key] as unknown as Table<Columns>;
    const rowNumbers = new Set(parsed[key].rowNumbers.subarray(0, parsed[key].size));
    return keepTable(table, raw[key], rowNumbers, standInsOf(key, problems), context);
  });
}
