/** A Sheet and a Spreadsheet as the host keeps them. */
import { gridArea, type Sheet } from '../google/workbook.ts';
import { instanceOf } from './argument-kinds.ts';
import type { Book } from './book.ts';
import { filledSize } from './cell-reading.ts';
import { areaAt, type RangeState } from './range-state.ts';
import { ServiceObject } from './service-class.ts';

export interface SheetState {
  readonly book: Book;
  readonly sheetId: number;
}

export const aSheet = instanceOf<SheetState>('Sheet');
export const aSpreadsheet = instanceOf<Book>('Spreadsheet');

export function sheetObject(book: Book, sheet: Pick<Sheet, 'properties'>): ServiceObject<SheetState> {
  return new ServiceObject('Sheet', { book, sheetId: sheet.properties.sheetId });
}

export function spreadsheetObject(book: Book): ServiceObject<Book> {
  return new ServiceObject('Spreadsheet', book);
}

export function sheetOf({ book, sheetId }: SheetState): Sheet {
  return book.sheet(sheetId);
}

/** From A1 to the last cell with a value; A1 alone on a blank tab. */
export function dataRange(state: SheetState): RangeState {
  const sheet = sheetOf(state);
  const { rows, columns } = filledSize(sheet.values);
  return { ...state, area: areaAt(sheet, 1, 1, Math.max(1, rows), Math.max(1, columns)) };
}

export function wholeSheet(state: SheetState): RangeState {
  return { ...state, area: gridArea(sheetOf(state)) };
}

/** The tab that is selected; else the first. */
export function activeSheetId(book: Book): number {
  const { selected } = book.run.selection;
  const isOwn = book.spreadsheetId === book.run.spreadsheetId;
  const found = book.workbook.sheets.find(({ properties }) => isOwn && properties.sheetId === selected?.sheetId);
  return (found ?? book.workbook.sheets[0])?.properties.sheetId ?? 0;
}

export function activeRange(book: Book): RangeState {
  const sheetId = activeSheetId(book);
  const { selected } = book.run.selection;
  const isSelected = book.spreadsheetId === book.run.spreadsheetId && selected?.sheetId === sheetId;
  return { book, sheetId, area: isSelected ? selected.area : areaAt(book.sheet(sheetId), 1, 1) };
}

/** The one cell of the selection that is written when something is typed. */
export function currentCell(book: Book): RangeState {
  const range = activeRange(book);
  return { ...range, area: book.run.selection.currentIn(range.area) };
}
