/** One sheet of an Excel file: its cells, row by row, and which of them are formatted as dates or percents. */
import type { CellObject, Range, WorkSheet } from '@e965/xlsx';
import type { Cell, RawTable } from '../../domain/cell.ts';
import { cellOf, isDateFormat, isPercentFormat } from './excel-cell.ts';
import { UnreadableFile } from './unreadable-file.ts';

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1_000;
const MOST_CHARACTERS = 50_000_000;

/** The library need read no further: a row behind the last one that is allowed tells enough. */
export const ROWS_TO_READ = MOST_ROWS + 1;

/** A cell of a sheet as one number. */
export function positionOf(row: number, column: number): number {
  return row * MOST_COLUMNS + column;
}

export interface ExcelSheet {
  readonly title: string;
  /** The sheet is hidden; it is read all the same. */
  readonly isHidden: boolean;
  /** Dates are serial numbers. */
  readonly rows: RawTable;
  /** Positions of numbers that are shown as dates. */
  readonly dates: ReadonlySet<number>;
  /** Positions of numbers that are shown a hundredfold, with a percent sign. */
  readonly percents: ReadonlySet<number>;
}

type Line = readonly (CellObject | undefined)[];
type Grid = readonly (Line | undefined)[];

/** A file may name a cell of row four billion: only what is there is looked at, not what lies between. */
function indexesOf(list: readonly unknown[], most: number): readonly number[] {
  if (list.length > most) return Object.keys(list).map(Number);
  return Array.from(list, (_, index) => index);
}

class SheetReading {
  readonly rows: Cell[][] = [];
  readonly dates = new Set<number>();
  readonly percents = new Set<number>();
  readonly #tab: string;
  readonly #countsFrom1904: boolean;
  #characters = 0;

  constructor(tab: string, countsFrom1904: boolean) {
    this.#tab = tab;
    this.#countsFrom1904 = countsFrom1904;
  }

  read(grid: Grid): void {
    for (const row of indexesOf(grid, MOST_ROWS)) {
      const line = grid[row] ?? [];
      for (const column of indexesOf(line, MOST_COLUMNS)) {
        const found = line[column];
        const cell = found ? cellOf(found, this.#countsFrom1904) : null;
        // A format alone is nothing, wherever it reaches.
        if (found && cell !== null) this.#keep(row, column, cell, found);
      }
    }
    for (let row = 0; row < this.rows.length; row++) this.rows[row] ??= [];
  }

  #keep(row: number, column: number, cell: Cell, found: CellObject): void {
    const tab = this.#tab;
    if (row >= MOST_ROWS) throw new UnreadableFile({ code: 'TOO_MANY_ROWS', tab, allowed: MOST_ROWS });
    if (column >= MOST_COLUMNS) throw new UnreadableFile({ code: 'TOO_MANY_COLUMNS', tab, allowed: MOST_COLUMNS });
    if (typeof cell === 'string') this.#characters += cell.length;
    if (this.#characters > MOST_CHARACTERS) throw new UnreadableFile({ code: 'TOO_MUCH_TEXT', tab });
    this.rows[row] ??= [];
    const cells = this.rows[row] ?? [];
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
    if (typeof cell !== 'number') return;
    if (isDateFormat(found)) this.dates.add(positionOf(row, column));
    else if (isPercentFormat(found)) this.percents.add(positionOf(row, column));
  }

  /** Only the first cell of a merged area shows its value; what other programs left in the others nobody sees. */
  clearCovered(merges: readonly Range[]): void {
    let budget = this.rows.reduce((sum, row) => sum + row.length, 0);
    for (const { s: start, e: end } of merges) {
      for (let row = start.r; row <= Math.min(end.r, this.rows.length - 1); row++) {
        const cells = this.rows[row] ?? [];
        for (let column = start.c; column <= Math.min(end.c, cells.length - 1); column++) {
          // Areas never overlap in a whole file, so that together they cover no cell twice.
          if (budget-- === 0) throw new UnreadableFile({ code: 'DAMAGED' });
          if (row !== start.r || column !== start.c) cells[column] = null;
        }
      }
    }
  }
}

export function excelSheet(
  title: string,
  sheet: WorkSheet,
  { isHidden, countsFrom1904 }: { readonly isHidden: boolean; readonly countsFrom1904: boolean },
): ExcelSheet {
  const reading = new SheetReading(title, countsFrom1904);
  reading.read(sheet['!data'] ?? []);
  reading.clearCovered(sheet['!merges'] ?? []);
  const { rows, dates, percents } = reading;
  return { title, isHidden, rows, dates, percents };
}
