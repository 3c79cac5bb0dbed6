/** Requests of `batchUpdate` about how rows and columns look. */
import type { RequestFunction } from './batch-update.ts';
import { DEFAULT_PIXELS, looksOf } from './dimension-look.ts';
import { type DimensionSpan, dimensionSpan } from './dimension-requests.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { SeenCells } from './seen-cells.ts';
import { gridArea, rowValues, type Sheet } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

const WRITABLE = new Set(['pixelSize', 'hiddenByUser']);
const CHARACTER_PIXELS = 7;
const LINE_PIXELS = 17;
const PADDING_PIXELS = 4;

function checkSomeSeen({ sheet, dimension, startIndex, endIndex }: DimensionSpan): void {
  const grid = gridArea(sheet);
  const size = dimension === 'ROWS' ? grid.endRowIndex : grid.endColumnIndex;
  const looks = looksOf(sheet, dimension);
  for (let index = 0; index < size; index += 1) {
    const isTold = index >= startIndex && index < endIndex;
    if (!isTold && looks[index]?.hiddenByUser !== true) return;
  }
  throw invalidArgument(`You can't hide all the ${dimension.toLowerCase()} on the sheet.`);
}

export const updateDimensionProperties: RequestFunction<'updateDimensionProperties'> = (workbook, request) => {
  if (request.dataSourceSheetRange) throw notImplemented('updateDimensionProperties with a dataSourceSheetRange');
  const mask = readWriteMask(request.fields, 'DimensionProperties', WRITABLE);
  const span = dimensionSpan(workbook, request.range);
  const { pixelSize, hiddenByUser } = request.properties ?? {};
  const isAsked = (field: string) => mask.has('*') || mask.has(field);
  if (isAsked('pixelSize') && pixelSize !== undefined && !(Number.isInteger(pixelSize) && Number(pixelSize) >= 0)) {
    throw invalidArgument('The pixelSize must be a whole number, 0 or more.');
  }
  const look = {
    ...(isAsked('pixelSize') ? { pixelSize: pixelSize ?? 0 } : {}),
    ...(isAsked('hiddenByUser') ? { hiddenByUser: hiddenByUser === true } : {}),
  };
  if (look.hiddenByUser) checkSomeSeen(span);
  const { sheet, ...where } = span;
  return { changes: [{ kind: 'setLook', sheetId: sheet.properties.sheetId, ...where, look }] };
};

function columnPixels(cells: SeenCells, sheet: Sheet, column: number): number {
  let longest = 0;
  for (let row = 0; row < sheet.values.length; row += 1) {
    for (const line of cells.text(sheet, row, column).split('\n')) longest = Math.max(longest, line.length);
  }
  return longest === 0 ? DEFAULT_PIXELS.COLUMNS : longest * CHARACTER_PIXELS + 2 * PADDING_PIXELS;
}

function rowPixels(cells: SeenCells, sheet: Sheet, row: number): number {
  const lines = rowValues(sheet, row).map((_, column) => cells.text(sheet, row, column).split('\n').length);
  return Math.max(1, ...lines) * LINE_PIXELS + PADDING_PIXELS;
}

/** Widths are estimated from the number of characters: nothing here can measure a font. */
export const autoResizeDimensions: RequestFunction<'autoResizeDimensions'> = (workbook, request, now) => {
  if (request.dataSourceSheetDimensions) throw notImplemented('autoResizeDimensions of a data source sheet');
  const { sheet, dimension, startIndex, endIndex } = dimensionSpan(workbook, request.dimensions);
  const { sheetId } = sheet.properties;
  const cells = new SeenCells(workbook, now);
  const pixels = dimension === 'ROWS' ? rowPixels : columnPixels;
  const changes = Array.from({ length: endIndex - startIndex }, (_, offset): Change => {
    const index = startIndex + offset;
    const look = { pixelSize: pixels(cells, sheet, index) };
    return { kind: 'setLook', sheetId, dimension, startIndex: index, endIndex: index + 1, look };
  });
  return { changes };
};
