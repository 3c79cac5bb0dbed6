/** Requests of `batchUpdate` that merge cells and take merges apart. */
import type { RequestFunction } from './batch-update.ts';
import type { CellEntry } from './cell-change.ts';
import { invalidArgument } from './google-error.ts';
import { isOneCell, rangeOfArea } from './grid-range.ts';
import { removeMerges } from './merges.ts';
import { areaOfMessage } from './sheet-range.ts';
import { type Area, objectsOf, rowValues, type Sheet } from './workbook.ts';
import type { Change } from './workbook-change.ts';

function eachRow(area: Area): Area[] {
  return Array.from({ length: area.endRowIndex - area.startRowIndex }, (_, index) => {
    const startRowIndex = area.startRowIndex + index;
    return { ...area, startRowIndex, endRowIndex: startRowIndex + 1 };
  });
}

function eachColumn(area: Area): Area[] {
  return Array.from({ length: area.endColumnIndex - area.startColumnIndex }, (_, index) => {
    const startColumnIndex = area.startColumnIndex + index;
    return { ...area, startColumnIndex, endColumnIndex: startColumnIndex + 1 };
  });
}

function pieces(area: Area, mergeType: string | null | undefined): Area[] {
  const cut = mergeType === 'MERGE_ROWS' ? eachRow(area) : mergeType === 'MERGE_COLUMNS' ? eachColumn(area) : [area];
  return cut.filter((piece) => !isOneCell(piece));
}

function checkFrozen(sheet: Sheet, area: Area): void {
  const rows = Number(sheet.properties.gridProperties['frozenRowCount'] ?? 0);
  const columns = Number(sheet.properties.gridProperties['frozenColumnCount'] ?? 0);
  if (area.startRowIndex < rows && area.endRowIndex > rows) {
    throw invalidArgument("You can't merge frozen and non-frozen rows.");
  }
  if (area.startColumnIndex < columns && area.endColumnIndex > columns) {
    throw invalidArgument("You can't merge frozen and non-frozen columns.");
  }
}

/** Merged cells keep one value, the first that is met from the upper left. */
function keepOneValue(sheet: Sheet, area: Area): Change[] {
  const values: CellEntry[] = [];
  let others = 0;
  for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
    for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
      const value = rowValues(sheet, row)[column] ?? null;
      if (value === null) continue;
      if (values.length === 0) values.push({ value });
      if (row > area.startRowIndex || column > area.startColumnIndex) others += 1;
    }
  }
  if (others === 0) return [];
  const { sheetId } = sheet.properties;
  return [{ kind: 'changeCells', sheetId, area, fields: 'userEnteredValue', rows: [values] }];
}

export const mergeCells: RequestFunction<'mergeCells'> = (workbook, { range, mergeType }) => {
  const { sheet, area } = areaOfMessage(workbook, range ?? {});
  const merged = pieces(area, mergeType);
  for (const piece of merged) checkFrozen(sheet, piece);
  const removals = removeMerges(sheet, area);
  const addition: Change = {
    kind: 'spliceObjects',
    sheetId: sheet.properties.sheetId,
    list: 'merges',
    index: objectsOf(sheet, 'merges').length - removals.length,
    remove: 0,
    insert: merged.map((piece) => rangeOfArea(sheet, piece)),
  };
  return { changes: [...merged.flatMap((piece) => keepOneValue(sheet, piece)), ...removals, addition] };
};

export const unmergeCells: RequestFunction<'unmergeCells'> = (workbook, { range }) => {
  const { sheet, area } = areaOfMessage(workbook, range ?? {});
  return { changes: removeMerges(sheet, area) };
};
