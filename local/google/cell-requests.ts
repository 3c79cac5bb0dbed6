/** Requests of `batchUpdate` about cells. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import type { CellEntry } from './cell-change.ts';
import { cellEntry, WRITABLE_FIELDS } from './cell-data.ts';
import { copiedFormula } from './formula-references.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { areaOfMessage, type SheetArea, sheetWithGrid } from './sheet-range.ts';
import { type Area, gridArea, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

type Rows = readonly (readonly CellEntry[])[];

function checkMask(fields: string | null | undefined): string {
  readWriteMask(fields, 'CellData', WRITABLE_FIELDS);
  return fields ?? '';
}

function readRows(rows: readonly sheets_v4.Schema$RowData[] | undefined): Rows {
  return (rows ?? []).map(({ values }) => (values ?? []).map(cellEntry));
}

function areaOfRows(
  { startRowIndex, startColumnIndex }: Pick<Area, 'startRowIndex' | 'startColumnIndex'>,
  rows: Rows,
): Area {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const endRowIndex = startRowIndex + rows.length;
  return { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex: startColumnIndex + width };
}

function checkFits(area: Area, limit: Area): void {
  const beyond = (dimension: string, end: number) =>
    invalidArgument(`Attempting to write ${dimension}: ${end}, beyond the last requested ${dimension} of: ${end - 1}`);
  if (area.endRowIndex > limit.endRowIndex) throw beyond('row', limit.endRowIndex);
  if (area.endColumnIndex > limit.endColumnIndex) throw beyond('column', limit.endColumnIndex);
}

/** Where the rows go: from a start as far as they reach, or over a whole range that they may not fill. */
function targetOf(workbook: Workbook, request: sheets_v4.Schema$UpdateCellsRequest, rows: Rows): SheetArea {
  const { range, start } = request;
  if (range && start) throw invalidArgument("oneof field 'area' is already set. Cannot set 'start'");
  if (range) {
    const target = areaOfMessage(workbook, range);
    checkFits(areaOfRows(target.area, rows), target.area);
    return target;
  }
  if (!start) throw invalidArgument('Must specify either a range or a start.');
  const sheet = sheetWithGrid(workbook, start.sheetId);
  const area = areaOfRows({ startRowIndex: start.rowIndex ?? 0, startColumnIndex: start.columnIndex ?? 0 }, rows);
  checkFits(area, gridArea(sheet));
  return { sheet, area };
}

/** Rows of a start may be of different lengths; cells that they do not name stay as they are. */
function changesFrom({ sheet, area }: SheetArea, rows: Rows, fields: string): Change[] {
  const { sheetId } = sheet.properties;
  const isEven = rows.every((row) => row.length === area.endColumnIndex - area.startColumnIndex);
  if (isEven) return [{ kind: 'changeCells', sheetId, area, fields, rows }];
  return rows.map((row, index) => {
    const start = { startRowIndex: area.startRowIndex + index, startColumnIndex: area.startColumnIndex };
    return { kind: 'changeCells', sheetId, area: areaOfRows(start, [row]), fields, rows: [row] };
  });
}

export const updateCells: RequestFunction<'updateCells'> = (workbook, request) => {
  const fields = checkMask(request.fields);
  const rows = readRows(request.rows);
  const target = targetOf(workbook, request, rows);
  if (!request.range) return { changes: changesFrom(target, rows, fields) };
  const { sheetId } = target.sheet.properties;
  return { changes: [{ kind: 'changeCells', sheetId, area: target.area, fields, rows }] };
};

/** A formula's references go along from cell to cell. */
export const repeatCell: RequestFunction<'repeatCell'> = (workbook, { range, cell, fields }) => {
  const { sheet, area } = areaOfMessage(workbook, range ?? {});
  const entry = cellEntry(cell ?? {});
  const { sheetId } = sheet.properties;
  const change = { kind: 'changeCells', sheetId, area, fields: checkMask(fields) } as const;
  const { value } = entry;
  if (typeof value !== 'object' || value === null) return { changes: [{ ...change, cell: entry }] };
  const rows = Array.from({ length: area.endRowIndex - area.startRowIndex }, (_, down) =>
    Array.from({ length: area.endColumnIndex - area.startColumnIndex }, (_cell, right): CellEntry => {
      return { ...entry, value: { formula: copiedFormula(value.formula, down, right, sheet) } };
    }),
  );
  return { changes: [{ ...change, rows }] };
};

export const appendCells: RequestFunction<'appendCells'> = (workbook, { sheetId, rows, fields, tableId }) => {
  if (tableId) throw notImplemented('appendCells with a tableId');
  const sheet = sheetWithGrid(workbook, sheetId);
  const entries = readRows(rows);
  const area = areaOfRows({ startRowIndex: sheet.values.length, startColumnIndex: 0 }, entries);
  const grid = gridArea(sheet);
  checkFits({ ...area, endRowIndex: 0 }, grid);
  const insertion: Change = {
    kind: 'insertDimension',
    sheetId: sheet.properties.sheetId,
    dimension: 'ROWS',
    startIndex: grid.endRowIndex,
    endIndex: area.endRowIndex,
    inheritFromBefore: true,
  };
  const room = area.endRowIndex > grid.endRowIndex ? [insertion] : [];
  return { changes: [...room, ...changesFrom({ sheet, area }, entries, checkMask(fields))] };
};
