/** Requests of `batchUpdate` that copy cells, or cut them, and paste them. */
import type { RequestFunction } from './batch-update.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { rangeOfArea } from './grid-range.ts';
import { mergesWithin, removeMerges } from './merges.ts';
import { type PasteGeometry, pasteGeometry } from './paste-geometry.ts';
import { carryCopied, PASTES_CONDITIONS, PASTES_MERGES, type PasteType, pastedCells } from './pasted-cells.ts';
import { pastedConditions } from './pasted-conditions.ts';
import type { Relocation } from './relocation.ts';
import { SeenCells } from './seen-cells.ts';
import { areaOfMessage, type SheetArea, sheetWithGrid } from './sheet-range.ts';
import { objectsOf, rowValues, sheetById, type Workbook } from './workbook.ts';
import { applyChanges, type Change } from './workbook-change.ts';

/** Merges that lie in the source are made again wherever it is pasted. */
function pastedMerges({ source, target, copiesOf }: PasteGeometry): Change[] {
  const merges = mergesWithin(source.sheet, source.area).flatMap(copiesOf);
  const removals = removeMerges(target.sheet, target.area);
  if (merges.length === 0) return removals;
  const { sheetId } = target.sheet.properties;
  const insert = merges.map((merge) => rangeOfArea(target.sheet, merge));
  const index = objectsOf(target.sheet, 'merges').length - removals.length;
  return [...removals, { kind: 'spliceObjects', sheetId, list: 'merges', index, remove: 0, insert }];
}

function typeOf(pasteType: string | null | undefined): PasteType {
  return (pasteType ?? 'PASTE_NORMAL') as PasteType;
}

export const copyPaste: RequestFunction<'copyPaste'> = (workbook, request, now) => {
  if (!request.source || !request.destination) throw invalidArgument('A source and a destination must be given.');
  const source = areaOfMessage(workbook, request.source);
  const destination = areaOfMessage(workbook, request.destination);
  const isTurned = request.pasteOrientation === 'TRANSPOSE';
  const geometry = pasteGeometry(source, destination.sheet, destination.area, isTurned);
  const type = typeOf(request.pasteType);
  const cells = pastedCells(new SeenCells(workbook, now), geometry, type, carryCopied(destination.sheet, isTurned));
  return {
    changes: [
      ...(PASTES_MERGES.has(type) ? pastedMerges(geometry) : []),
      ...cells,
      ...(PASTES_CONDITIONS.has(type) ? pastedConditions(geometry) : []),
    ],
  };
};

function hasFormula({ sheet, area }: SheetArea): boolean {
  for (let row = area.startRowIndex; row < Math.min(area.endRowIndex, sheet.values.length); row += 1) {
    const cells = rowValues(sheet, row).slice(area.startColumnIndex, area.endColumnIndex);
    if (cells.some((value) => typeof value === 'object' && value !== null)) return true;
  }
  return false;
}

/** The merges of the source are lifted, those under the target give way, and the lifted ones are made again there. */
function cutMerges(workbook: Workbook, { source, target, copiesOf }: PasteGeometry, type: PasteType): Change[] {
  const { sheetId } = target.sheet.properties;
  const lifted = removeMerges(source.sheet, source.area);
  if (!PASTES_MERGES.has(type)) return lifted;
  const bare = sheetById(applyChanges(workbook, lifted), sheetId) ?? target.sheet;
  const flattened = removeMerges(bare, target.area);
  const insert = mergesWithin(source.sheet, source.area).flatMap(copiesOf);
  const index = objectsOf(bare, 'merges').length - flattened.length;
  const placed: Change = {
    kind: 'spliceObjects',
    sheetId,
    list: 'merges',
    index,
    remove: 0,
    insert: insert.map((merge) => rangeOfArea(target.sheet, merge)),
  };
  return [...lifted, ...flattened, ...(insert.length > 0 ? [placed] : [])];
}

function cutRelocation({ source, target }: PasteGeometry): Relocation {
  return {
    kind: 'cut',
    sheetId: source.sheet.properties.sheetId,
    area: source.area,
    toSheetId: target.sheet.properties.sheetId,
    down: target.area.startRowIndex - source.area.startRowIndex,
    right: target.area.startColumnIndex - source.area.startColumnIndex,
  };
}

/** "All the source data will be cut, regardless of what is pasted"; what referred to the cells refers to their new place. */
export const cutPaste: RequestFunction<'cutPaste'> = (workbook, request, now) => {
  if (!request.source) throw invalidArgument('A source must be given.');
  const source = areaOfMessage(workbook, request.source);
  const sheet = sheetWithGrid(workbook, request.destination?.sheetId);
  const [row, column] = [request.destination?.rowIndex ?? 0, request.destination?.columnIndex ?? 0];
  const at = { startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 };
  if (sheet !== source.sheet && hasFormula(source)) throw notImplemented('cutting a formula to another sheet');
  const geometry = pasteGeometry(source, sheet, at, false);
  const type = typeOf(request.pasteType);
  const { sheetId } = source.sheet.properties;
  return {
    changes: [
      ...cutMerges(workbook, geometry, type),
      { kind: 'changeCells', sheetId, area: source.area, fields: '*', rows: [] },
      ...pastedCells(new SeenCells(workbook, now), geometry, type, (formula) => formula),
      { kind: 'relocate', relocation: cutRelocation(geometry) },
    ],
  };
};
