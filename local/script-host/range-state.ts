/** A Range as the host keeps it: which cells of which tab, and how they are read and named. */
import type { sheets_v4 } from '@googleapis/sheets';
import { formatA1, parseA1 } from '../../domain/a1.ts';
import { type Area, gridArea, type Sheet } from '../google/workbook.ts';
import { instanceOf } from './argument-kinds.ts';
import type { Book } from './book.ts';
import { ScriptError } from './script-error.ts';
import { ServiceObject } from './service-class.ts';

export interface RangeState {
  readonly book: Book;
  readonly sheetId: number;
  readonly area: Area;
}

export const aRange = instanceOf<RangeState>('Range');

export function rangeObject(state: RangeState): ServiceObject<RangeState> {
  return new ServiceObject('Range', state);
}

export const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

export function heightOf({ area }: RangeState): number {
  return area.endRowIndex - area.startRowIndex;
}

export function widthOf({ area }: RangeState): number {
  return area.endColumnIndex - area.startColumnIndex;
}

/** One-based, as scripts count. */
export function areaAt(sheet: Sheet, row: number, column: number, height = 1, width = 1): Area {
  if (height < 1) throw new ScriptError('The number of rows in the range must be at least 1.');
  if (width < 1) throw new ScriptError('The number of columns in the range must be at least 1.');
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  const area = {
    startRowIndex: row - 1,
    endRowIndex: row - 1 + height,
    startColumnIndex: column - 1,
    endColumnIndex: column - 1 + width,
  };
  if (row < 1) throw new ScriptError('The starting row of the range is too small.');
  if (column < 1) throw new ScriptError('The starting column of the range is too small.');
  if (area.endRowIndex > rowCount || area.endColumnIndex > columnCount) throw new ScriptError(OUTSIDE);
  return area;
}

/** `A1`, `A:B`, `2:5` on a tab; bounds that the text leaves open are those of the tab. */
export function areaNamed(sheet: Sheet, a1: string): Area | undefined {
  const parsed = parseA1(a1);
  if (!parsed || parsed.title !== undefined) return undefined;
  const grid = gridArea(sheet);
  const area = { ...grid, ...parsed.range };
  if (area.startRowIndex >= grid.endRowIndex || area.startColumnIndex >= grid.endColumnIndex) {
    throw new ScriptError(OUTSIDE);
  }
  return {
    ...area,
    endRowIndex: Math.min(area.endRowIndex, grid.endRowIndex),
    endColumnIndex: Math.min(area.endColumnIndex, grid.endColumnIndex),
  };
}

/** Without bounds where the range runs from edge to edge: `A:A`, not `A1:A1000`. */
export function a1Of({ book, sheetId, area }: RangeState): string {
  const { endRowIndex, endColumnIndex } = gridArea(book.sheet(sheetId));
  const allRows = area.startRowIndex === 0 && area.endRowIndex === endRowIndex && endRowIndex > 1;
  const allColumns = area.startColumnIndex === 0 && area.endColumnIndex === endColumnIndex && endColumnIndex > 1;
  if (allRows && !allColumns) {
    const { startColumnIndex } = area;
    return formatA1({ range: { startColumnIndex, endColumnIndex: area.endColumnIndex } });
  }
  if (allColumns && !allRows) {
    return formatA1({ range: { startRowIndex: area.startRowIndex, endRowIndex: area.endRowIndex } });
  }
  return formatA1({ range: area });
}

export function gridRange({ sheetId, area }: Pick<RangeState, 'sheetId' | 'area'>): sheets_v4.Schema$GridRange {
  return { sheetId, ...area };
}

/** A value for every cell of the range. */
export function eachCell<T>({ area }: Pick<RangeState, 'area'>, read: (row: number, column: number) => T): T[][] {
  const rows: T[][] = [];
  for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
    const cells: T[] = [];
    for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) cells.push(read(row, column));
    rows.push(cells);
  }
  return rows;
}

export function firstOf<T>(rows: readonly (readonly T[])[]): T {
  return rows[0]?.[0] as T;
}

/** Refuses rows that are not of the size of the range. */
export function checkShape(state: RangeState, rows: readonly (readonly unknown[])[]): void {
  const [height, width] = [heightOf(state), widthOf(state)];
  if (rows.length !== height) {
    const size = `The data has ${rows.length} but the range has ${height}.`;
    throw new ScriptError(`The number of rows in the data does not match the number of rows in the range. ${size}`);
  }
  const other = rows.find((row) => row.length !== width);
  if (!other) return;
  const size = `The data has ${other.length} but the range has ${width}.`;
  throw new ScriptError(`The number of columns in the data does not match the number of columns in the range. ${size}`);
}
