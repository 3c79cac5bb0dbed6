/** How rows and columns of a tab change places. */
import { replaceLooks } from './dimension-look.ts';
import type { DimensionName } from './relocation.ts';
import { trimRows } from './sheet-draft.ts';
import { EMPTY_ROW, type RowAttributes, type RowValues, type Sheet } from './workbook.ts';

export interface MoveChange {
  readonly sheetId: number;
  readonly dimension: DimensionName;
  readonly startIndex: number;
  readonly endIndex: number;
  /** Counted before the move, as Google does. */
  readonly destinationIndex: number;
}

function movedList<T>(
  list: readonly T[],
  blank: T,
  { startIndex, endIndex, destinationIndex }: MoveChange,
): readonly T[] {
  if (list.length <= Math.min(startIndex, destinationIndex)) return list;
  const length = Math.max(endIndex, destinationIndex);
  const full = [...list, ...new Array<T>(Math.max(0, length - list.length)).fill(blank)];
  const taken = full.splice(startIndex, endIndex - startIndex);
  const target = destinationIndex > startIndex ? destinationIndex - taken.length : destinationIndex;
  return [...full.slice(0, target), ...taken, ...full.slice(target)];
}

function movedCells<T>(cells: readonly (T | null)[], move: MoveChange): readonly (T | null)[] {
  const moved = movedList(cells, null, move);
  const end = moved.findLastIndex((cell) => cell !== null);
  return moved.slice(0, end + 1);
}

export function moveDimension(sheet: Sheet, move: MoveChange): Sheet {
  const looked = replaceLooks(sheet, move.dimension, (looks) => movedList(looks, null, move));
  if (move.dimension === 'ROWS') {
    const values = trimRows([...movedList<RowValues>(sheet.values, EMPTY_ROW, move)]);
    const attributes = trimRows([...movedList<RowAttributes>(sheet.attributes, EMPTY_ROW, move)]);
    return { ...looked, values, attributes };
  }
  const values = trimRows(sheet.values.map((cells) => movedCells(cells, move)));
  const attributes = trimRows(sheet.attributes.map((cells) => movedCells(cells, move)));
  return { ...looked, values, attributes };
}
