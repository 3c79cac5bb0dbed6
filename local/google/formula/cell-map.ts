/** Something kept for cells. */
import type { Sheet } from '../workbook.ts';

export interface Cell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

const MOST_COLUMNS = 18_278;

function placeOf({ row, column }: Cell): number {
  return row * MOST_COLUMNS + column;
}

export class CellMap<T> {
  private readonly sheets = new Map<Sheet, Map<number, T>>();

  get(cell: Cell): T | undefined {
    return this.sheets.get(cell.sheet)?.get(placeOf(cell));
  }

  set(cell: Cell, value: T): void {
    const ofSheet = this.sheets.get(cell.sheet) ?? new Map<number, T>();
    this.sheets.set(cell.sheet, ofSheet.set(placeOf(cell), value));
  }

  delete(cell: Cell): void {
    this.sheets.get(cell.sheet)?.delete(placeOf(cell));
  }
}
