/** Ranges of a workbook by what scripts call them: `Лист1!A1:B2`, or a name. */
import { columnLetters, parseA1 } from '../../domain/a1.ts';
import { isJsonObject, type JsonObject } from '../google/json.ts';
import { gridArea } from '../google/workbook.ts';
import type { Book } from './book.ts';
import { areaNamed, type RangeState } from './range-state.ts';
import { ScriptError } from './script-error.ts';

export function namedRangesOf(book: Book): readonly JsonObject[] {
  return book.workbook.namedRanges ?? [];
}

export function stateOfMessage(book: Book, range: JsonObject): RangeState {
  const { sheetId, ...bounds } = range;
  const id = typeof sheetId === 'number' ? sheetId : 0;
  return { book, sheetId: id, area: { ...gridArea(book.sheet(id)), ...bounds } };
}

export function rangeNamed(book: Book, name: string): RangeState | undefined {
  const found = namedRangesOf(book).find((named) => named['name'] === name);
  return found && isJsonObject(found['range']) ? stateOfMessage(book, found['range']) : undefined;
}

const R1C1 = /^(.*!)?R(\d+)C(\d+)(?::R(\d+)C(\d+))?$/i;

/** `R2C1:R3C2` counts rows and columns from 1; whatever is not written so stays as it is. */
function inA1(text: string): string {
  const match = R1C1.exec(text);
  if (!match) return text;
  const [, tab = '', row = '', column = '', lastRow = row, lastColumn = column] = match;
  const corner = (down: string, right: string) => `${columnLetters(Number(right) - 1)}${down}`;
  return `${tab}${corner(row, column)}:${corner(lastRow, lastColumn)}`;
}

/** A range without a tab lies on the one given. */
export function findInBook(book: Book, name: string, onSheetId: number | undefined): RangeState | undefined {
  const named = rangeNamed(book, name);
  if (named) return named;
  const text = inA1(name);
  const parsed = parseA1(text);
  const mark = text.lastIndexOf('!');
  const title = parsed?.title;
  const sheet = book.workbook.sheets.find(({ properties }) =>
    title === undefined ? properties.sheetId === onSheetId : properties.title === title,
  );
  if (!parsed || !sheet) return undefined;
  if (title !== undefined && mark < 0) return undefined;
  const area = areaNamed(sheet, mark < 0 ? text : text.slice(mark + 1));
  return area && { book, sheetId: sheet.properties.sheetId, area };
}

export function rangeInBook(book: Book, text: string): RangeState {
  const first = book.workbook.sheets[0]?.properties.sheetId;
  const found = findInBook(book, text, first);
  if (!found) throw new ScriptError('Range not found');
  return found;
}
