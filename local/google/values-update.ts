/** Writing values into ranges: `update` and `batchUpdate`. */
import type { sheets_v4 } from '@googleapis/sheets';
import { GoogleError, invalidArgument } from './google-error.ts';
import type { Call } from './rest-method.ts';
import { SeenCells } from './seen-cells.ts';
import { findRange, formatArea, type SheetArea, withinGrid } from './sheet-range.ts';
import { changeOfRows, type Input, type InputRow, placeRows, readRows, widthOf } from './value-input.ts';
import {
  type Answer,
  answerOptions,
  answerOptionsOfQuery,
  inputOptions,
  majorDimensionOf,
  storedWorkbook,
  valueRange,
} from './value-options.ts';
import { type Area, sheetById, type Workbook } from './workbook.ts';
import { applyChanges, type Change } from './workbook-change.ts';
import type { StoredWorkbook } from './workbook-file.ts';
import type { WorkbookStore } from './workbook-store.ts';

/** What a write came to. */
export interface Written {
  readonly changes: readonly Change[];
  readonly target: SheetArea;
  readonly requested: SheetArea;
  readonly rows: readonly InputRow[];
}

/** `Sheet1!A1` is where writing starts; `Sheet1!A1:A1` is also where it must end. */
function isStartOnly(text: string, { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: Area): boolean {
  const oneCell = endRowIndex - startRowIndex === 1 && endColumnIndex - startColumnIndex === 1;
  return oneCell && !/:[^'!]*$/.test(text);
}

/** Rows into an area: from its first cell on, and where it is more than a start, not beyond it. */
export function writeArea(
  requested: SheetArea,
  isStart: boolean,
  { values, majorDimension }: Pick<sheets_v4.Schema$ValueRange, 'values' | 'majorDimension'>,
  how: Input,
): Written {
  const rows = readRows(values, majorDimensionOf(majorDimension));
  const target = placeRows(requested, isStart, rows);
  return { changes: [changeOfRows(target.sheet, target.area, rows, how)], target, requested, rows };
}

function writeRange(workbook: Workbook, text: string, body: sheets_v4.Schema$ValueRange, how: Input): Written {
  const requested = withinGrid(findRange(workbook, text));
  const named = body.range ? withinGrid(findRange(workbook, body.range)) : requested;
  if (formatArea(named.sheet, named.area) !== formatArea(requested.sheet, requested.area)) {
    throw invalidArgument(`Requested range ${text} does not match the range of the data: ${body.range}`);
  }
  return writeArea(requested, isStartOnly(text, requested.area), body, how);
}

/** Google leaves out what is zero. */
function counts(numbers: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(numbers).filter(([, count]) => count > 0));
}

function cellCount(rows: readonly InputRow[]): number {
  return rows.reduce((count, row) => count + row.filter((value) => value !== null).length, 0);
}

export function updateReply(
  { spreadsheetId, workbook }: StoredWorkbook,
  { target, requested, rows }: Written,
  answer: Answer,
  now: () => Date,
) {
  const sheet = sheetById(workbook, target.sheet.properties.sheetId) ?? target.sheet;
  const endRowIndex = Math.max(target.area.endRowIndex, requested.area.endRowIndex);
  const endColumnIndex = Math.max(target.area.endColumnIndex, requested.area.endColumnIndex);
  const area = { ...target.area, endRowIndex, endColumnIndex };
  return {
    spreadsheetId,
    updatedRange: formatArea(sheet, target.area),
    ...counts({ updatedRows: rows.length, updatedColumns: widthOf(rows), updatedCells: cellCount(rows) }),
    ...(answer.includesValues
      ? {
          updatedData: valueRange(
            new SeenCells(workbook, now),
            { sheet, area },
            answer.rendering,
            answer.majorDimension,
          ),
        }
      : {}),
  };
}

/** The workbook as it will be, where the answer shows it: one that cannot be given keeps the changes from being made. */
export function foreseen(
  stored: StoredWorkbook,
  changes: readonly Change[],
  { includesValues }: Answer,
): StoredWorkbook {
  return includesValues ? { ...stored, workbook: applyChanges(stored.workbook, changes) } : stored;
}

export function updateValues(store: WorkbookStore, now: () => Date, call: Call) {
  const stored = storedWorkbook(store, call.path['id']);
  const { spreadsheetId, workbook } = stored;
  const body = call.body as sheets_v4.Schema$ValueRange;
  const how = inputOptions(workbook, call.query.text('valueInputOption'), now);
  const answer = answerOptions(answerOptionsOfQuery(call), majorDimensionOf(body.majorDimension));
  const written = writeRange(workbook, call.path['range'] ?? '', body, how);
  const reply = updateReply(foreseen(stored, written.changes, answer), written, answer, now);
  store.commit(spreadsheetId, written.changes);
  return reply;
}

export function totals(written: readonly Written[]) {
  const [rows, columns, sheets] = [new Set<string>(), new Set<string>(), new Set<number>()];
  for (const { target, rows: lines } of written) {
    const { sheetId } = target.sheet.properties;
    sheets.add(sheetId);
    for (let row = 0; row < lines.length; row += 1) rows.add(`${sheetId} ${target.area.startRowIndex + row}`);
    for (let column = 0; column < widthOf(lines); column += 1) {
      columns.add(`${sheetId} ${target.area.startColumnIndex + column}`);
    }
  }
  return counts({
    totalUpdatedRows: rows.size,
    totalUpdatedColumns: columns.size,
    totalUpdatedCells: written.reduce((count, each) => count + cellCount(each.rows), 0),
    totalUpdatedSheets: sheets.size,
  });
}

export function inDataAt<T>(index: number, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof GoogleError) || error.code !== 400) throw error;
    throw invalidArgument(`Invalid data[${index}]: ${error.message}`);
  }
}

/** All ranges or none; a later range sees what an earlier one wrote. */
export function batchUpdateValues(store: WorkbookStore, now: () => Date, call: Call) {
  const stored = storedWorkbook(store, call.path['id']);
  const body = call.body as sheets_v4.Schema$BatchUpdateValuesRequest;
  const how = inputOptions(stored.workbook, body.valueInputOption, now);
  const answer = answerOptions(body, 'ROWS');
  let workbook = stored.workbook;
  const written = (body.data ?? []).map((data, index) =>
    inDataAt(index, () => {
      const each = writeRange(workbook, data.range ?? '', data, how);
      workbook = applyChanges(workbook, each.changes);
      return each;
    }),
  );
  const responses = written.map((each) => updateReply({ ...stored, workbook }, each, answer, now));
  store.commit(
    stored.spreadsheetId,
    written.flatMap((each) => each.changes),
  );
  return { spreadsheetId: stored.spreadsheetId, ...totals(written), ...(responses.length > 0 ? { responses } : {}) };
}
