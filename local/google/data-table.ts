/** Finds the block of data that `values.append` continues. */
import type { Area, Sheet } from './workbook.ts';

interface Place {
  readonly row: number;
  readonly column: number;
}

function isFilled(sheet: Sheet, row: number, column: number): boolean {
  return (sheet.values[row]?.[column] ?? null) !== null;
}

function anyFilled(sheet: Sheet, rows: readonly [number, number], columns: readonly [number, number]): boolean {
  for (let row = Math.max(0, rows[0]); row < rows[1]; row += 1) {
    for (let column = Math.max(0, columns[0]); column < columns[1]; column += 1) {
      if (isFilled(sheet, row, column)) return true;
    }
  }
  return false;
}

/** The block around a filled cell: it ends where a blank line surrounds it, corners included. */
function blockAround(sheet: Sheet, { row, column }: Place): Area {
  let [top, bottom, left, right] = [row, row + 1, column, column + 1];
  for (let grew = true; grew; ) {
    grew = false;
    while (anyFilled(sheet, [bottom, bottom + 1], [left - 1, right + 1])) [bottom, grew] = [bottom + 1, true];
    while (top > 0 && anyFilled(sheet, [top - 1, top], [left - 1, right + 1])) [top, grew] = [top - 1, true];
    while (anyFilled(sheet, [top - 1, bottom + 1], [right, right + 1])) [right, grew] = [right + 1, true];
    while (left > 0 && anyFilled(sheet, [top - 1, bottom + 1], [left - 1, left])) [left, grew] = [left - 1, true];
  }
  return { startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right };
}

function lastFilled(sheet: Sheet, area: Area): Place | undefined {
  for (let row = Math.min(area.endRowIndex, sheet.values.length) - 1; row >= area.startRowIndex; row -= 1) {
    const end = Math.min(area.endColumnIndex, sheet.values[row]?.length ?? 0);
    for (let column = end - 1; column >= area.startColumnIndex; column -= 1) {
      if (isFilled(sheet, row, column)) return { row, column };
    }
  }
  return undefined;
}

function contains(area: Area, { row, column }: Place): boolean {
  const inRows = row >= area.startRowIndex && row < area.endRowIndex;
  return inRows && column >= area.startColumnIndex && column < area.endColumnIndex;
}

/** The block whose rectangle holds a blank cell, if there is one. */
function blockOver(sheet: Sheet, place: Place): Area | undefined {
  for (let row = place.row - 1; row <= place.row + 1; row += 1) {
    for (let column = place.column - 1; column <= place.column + 1; column += 1) {
      if (!isFilled(sheet, row, column)) continue;
      const block = blockAround(sheet, { row, column });
      if (contains(block, place)) return block;
    }
  }
  return undefined;
}

/** The last block of data in an area, or the one that the area lies in. */
export function findDataTable(sheet: Sheet, area: Area): Area | undefined {
  const last = lastFilled(sheet, area);
  if (last) return blockAround(sheet, last);
  return blockOver(sheet, { row: area.startRowIndex, column: area.startColumnIndex });
}
