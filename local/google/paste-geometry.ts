/** Where copied cells go: once, or as often as they fit, and turned over if asked. */

import { exceedsGrid, type SheetArea } from './sheet-range.ts';
import { type Area, gridArea, type Sheet } from './workbook.ts';

interface Place {
  readonly row: number;
  readonly column: number;
}

export interface PasteGeometry {
  readonly source: SheetArea;
  readonly target: SheetArea;
  /** The cell that is copied to a cell of the target. */
  sourceOf(place: Place): Place;
  /** Everywhere that an area within the source comes to lie. */
  copiesOf(area: Area): Area[];
}

function sizeOf({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: Area): readonly [number, number] {
  return [endRowIndex - startRowIndex, endColumnIndex - startColumnIndex];
}

/** "A multiple of the source's height or width" is filled; anything else takes the source once. */
function times(space: number, size: number): number {
  return space % size === 0 ? space / size : 1;
}

function turned(area: Area, from: Area): Area {
  const [down, right] = [area.startRowIndex - from.startRowIndex, area.startColumnIndex - from.startColumnIndex];
  const [height, width] = sizeOf(area);
  return { startRowIndex: right, endRowIndex: right + width, startColumnIndex: down, endColumnIndex: down + height };
}

function relative(area: Area, from: Area): Area {
  return {
    startRowIndex: area.startRowIndex - from.startRowIndex,
    endRowIndex: area.endRowIndex - from.startRowIndex,
    startColumnIndex: area.startColumnIndex - from.startColumnIndex,
    endColumnIndex: area.endColumnIndex - from.startColumnIndex,
  };
}

export function pasteGeometry(source: SheetArea, sheet: Sheet, destination: Area, isTurned: boolean): PasteGeometry {
  const [sourceHeight, sourceWidth] = sizeOf(source.area);
  const [height, width] = isTurned ? [sourceWidth, sourceHeight] : [sourceHeight, sourceWidth];
  const [spaceDown, spaceRight] = sizeOf(destination);
  const [rows, columns] = [times(spaceDown, height), times(spaceRight, width)];
  const { startRowIndex, startColumnIndex } = destination;
  const area: Area = {
    startRowIndex,
    endRowIndex: startRowIndex + rows * height,
    startColumnIndex,
    endColumnIndex: startColumnIndex + columns * width,
  };
  const grid = gridArea(sheet);
  if (area.endRowIndex > grid.endRowIndex || area.endColumnIndex > grid.endColumnIndex) throw exceedsGrid(sheet, area);
  return {
    source,
    target: { sheet, area },
    sourceOf({ row, column }) {
      const [down, right] = [(row - startRowIndex) % height, (column - startColumnIndex) % width];
      const from = source.area;
      return isTurned
        ? { row: from.startRowIndex + right, column: from.startColumnIndex + down }
        : { row: from.startRowIndex + down, column: from.startColumnIndex + right };
    },
    copiesOf(part) {
      const own = isTurned ? turned(part, source.area) : relative(part, source.area);
      return Array.from({ length: rows * columns }, (_, index) => {
        const down = startRowIndex + Math.floor(index / columns) * height;
        const right = startColumnIndex + (index % columns) * width;
        return {
          startRowIndex: own.startRowIndex + down,
          endRowIndex: own.endRowIndex + down,
          startColumnIndex: own.startColumnIndex + right,
          endColumnIndex: own.endColumnIndex + right,
        };
      });
    },
  };
}
