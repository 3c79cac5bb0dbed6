/** Requests of `batchUpdate` that go through the texts in cells: find and replace, trim. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { SeenCells } from './seen-cells.ts';
import { areaOfMessage, type SheetArea, sheetWithGrid } from './sheet-range.ts';
import { changeOfRows, type InputRow, inputInto } from './value-input.ts';
import { type Area, gridArea, rowValues, type Sheet, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { checkedText } from './workbook-limits.ts';

type FindRequest = sheets_v4.Schema$FindReplaceRequest;

/** Exactly one of a range, a tab and everything. */
function searched(workbook: Workbook, { range, sheetId, allSheets }: FindRequest): SheetArea[] {
  const told = [range !== undefined, typeof sheetId === 'number', allSheets === true].filter(Boolean);
  if (told.length !== 1) throw invalidArgument('Exactly one of range, sheetId and allSheets must be set.');
  if (range) return [areaOfMessage(workbook, range)];
  const sheets = allSheets ? workbook.sheets : [sheetWithGrid(workbook, sheetId)];
  return sheets.map((sheet) => ({ sheet, area: gridArea(sheet) }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function patternOf({ find, searchByRegex, matchCase, matchEntireCell }: FindRequest): RegExp {
  if (!find) throw invalidArgument('Must specify a value to find.');
  const source = searchByRegex ? find : escaped(find);
  try {
    return new RegExp(matchEntireCell ? `^(?:${source})$` : source, matchCase ? 'gu' : 'giu');
  } catch (error) {
    if (error instanceof SyntaxError) throw notImplemented(`the regular expression ${find}`);
    throw error;
  }
}

/** In Java `$1` is a group and `\\` makes what follows plain; without a regular expression all is plain. */
function replacementOf({ replacement, searchByRegex }: FindRequest): string {
  const text = replacement ?? '';
  if (!searchByRegex) return text.replaceAll('$', '$$$$');
  if (/\$\{|\$(?!\d)/.test(text.replace(/\\./g, ''))) throw notImplemented(`the replacement ${text}`);
  return text.replace(/\\(.)/g, (_, plain: string) => (plain === '$' ? '$$' : plain)).replace(/\$0/g, '$$&');
}

interface Found {
  valuesChanged: number;
  formulasChanged: number;
  rowsChanged: number;
  sheetsChanged: number;
  occurrencesChanged: number;
}

interface Search {
  readonly pattern: RegExp;
  readonly replacement: string;
  readonly includesFormulas: boolean;
  readonly cells: SeenCells;
}

/** The text of a cell that is searched: what is seen of a value, and the formula itself where formulas are searched. */
function searchedText(sheet: Sheet, row: number, column: number, search: Search): string | undefined {
  const value = rowValues(sheet, row)[column] ?? null;
  if (value === null) return undefined;
  if (typeof value === 'object') return search.includesFormulas ? value.formula : undefined;
  return search.cells.text(sheet, row, column);
}

function replacedRow(sheet: Sheet, row: number, area: Area, search: Search, found: Found): InputRow {
  const end = Math.min(area.endColumnIndex, rowValues(sheet, row).length);
  const cells: (string | null)[] = [];
  for (let column = area.startColumnIndex; column < end; column += 1) {
    const text = searchedText(sheet, row, column, search);
    const count = text === undefined ? 0 : [...text.matchAll(search.pattern)].length;
    cells.push(text !== undefined && count > 0 ? checkedText(text.replace(search.pattern, search.replacement)) : null);
    if (count === 0) continue;
    found.occurrencesChanged += count;
    const isFormula = typeof rowValues(sheet, row)[column] === 'object';
    found[isFormula ? 'formulasChanged' : 'valuesChanged'] += 1;
  }
  return cells;
}

/** What replaces a value is read as if a person had typed it. */
export const findReplace: RequestFunction<'findReplace'> = (workbook, request, now) => {
  const search: Search = {
    pattern: patternOf(request),
    replacement: replacementOf(request),
    includesFormulas: request.includeFormulas === true,
    cells: new SeenCells(workbook, now),
  };
  const input = inputInto(workbook, 'USER_ENTERED', now);
  const found: Found = {
    valuesChanged: 0,
    formulasChanged: 0,
    rowsChanged: 0,
    sheetsChanged: 0,
    occurrencesChanged: 0,
  };
  const changes = searched(workbook, request).flatMap(({ sheet, area }) => {
    const own: Change[] = [];
    for (let row = area.startRowIndex; row < Math.min(area.endRowIndex, sheet.values.length); row += 1) {
      const cells = replacedRow(sheet, row, area, search, found);
      if (!cells.some((cell) => cell !== null)) continue;
      own.push(changeOfRows(sheet, { ...area, startRowIndex: row, endRowIndex: row + 1 }, [cells], input));
    }
    found.rowsChanged += own.length;
    found.sheetsChanged += own.length > 0 ? 1 : 0;
    return own;
  });
  const counted = Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0));
  return { changes, reply: () => ({ findReplace: counted }) };
};

/** No white space at the ends, and one space wherever there was some within. The result stays a text. */
function trimmed(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

export const trimWhitespace: RequestFunction<'trimWhitespace'> = (workbook, { range }) => {
  const { sheet, area } = areaOfMessage(workbook, range ?? {});
  const { sheetId } = sheet.properties;
  let cellsChangedCount = 0;
  const changes: Change[] = [];
  for (let row = area.startRowIndex; row < Math.min(area.endRowIndex, sheet.values.length); row += 1) {
    const values = rowValues(sheet, row)
      .slice(area.startColumnIndex, area.endColumnIndex)
      .map((value) => (typeof value === 'string' && trimmed(value) !== value ? trimmed(value) : null));
    const count = values.filter((value) => value !== null).length;
    cellsChangedCount += count;
    if (count > 0)
      changes.push({ kind: 'changeValues', sheetId, row, column: area.startColumnIndex, values: [values] });
  }
  return { changes, reply: () => ({ trimWhitespace: cellsChangedCount > 0 ? { cellsChangedCount } : {} }) };
};
