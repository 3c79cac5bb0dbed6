/** Where cells are on the screen, in pixels from the corner of the grid. */
import type { Grid } from './grid.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const CANVAS = 'canvas[data-u-comp="render-canvas"]';

function largest(boxes: readonly DOMRect[]): DOMRect | undefined {
  return boxes.toSorted((left, right) => right.width * right.height - left.width * left.height)[0];
}

/** The drawn part of the grid: below the formula bar, which is a small canvas of its own, and above the tabs. */
export function canvasBox(container: HTMLElement): Box {
  const boxes = [...container.querySelectorAll(CANVAS)].map((canvas) => canvas.getBoundingClientRect());
  const canvas = largest(boxes) ?? container.getBoundingClientRect();
  const own = container.getBoundingClientRect();
  return { left: canvas.left - own.left, top: canvas.top - own.top, width: canvas.width, height: canvas.height };
}

/** What is frozen stays; everything else moves with what was scrolled. */
export function cellBox(grid: Grid, container: HTMLElement, row: number, column: number): Box {
  const sheet = grid.book.getActiveSheet();
  const { frozenRows, frozenColumns } = grid.tab;
  const rect = (atRow: number, atColumn: number) => sheet.getRange(atRow, atColumn).getCellRect();
  const cell = rect(row, column);
  const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
  const [edge, first] = [rect(frozenRows, frozenColumns), rect(sheetViewStartRow, sheetViewStartColumn)];
  const left = column < frozenColumns ? cell.left : edge.left + cell.left - first.left - offsetX;
  const top = row < frozenRows ? cell.top : edge.top + cell.top - first.top - offsetY;
  const [zoom, canvas] = [sheet.getZoom(), canvasBox(container)];
  return {
    left: canvas.left + left * zoom,
    top: canvas.top + top * zoom,
    width: cell.width * zoom,
    height: cell.height * zoom,
  };
}
