/** The values of an area as JSON, written while its cells are walked: what `renderArea` gives, without lists and texts between. */
import { type CellLook, cellLook } from './cell-look.ts';
import { lastRowEnd, type Rendering, renderCell, rowEnd } from './cell-value.ts';
import { type JsonBytes, type WrittenJson, writtenJson } from './json-bytes.ts';
import type { Locale } from './locale.ts';
import type { SeenCells } from './seen-cells.ts';
import type { SheetArea } from './sheet-range.ts';
import { type Area, type CellAttributes, type CellValue, rowAttributes, rowValues, type Sheet } from './workbook.ts';

/** A literal, and no class: V8 throws away what it compiled for a class when no object of it outlives a collection. */
interface Walk {
  readonly bytes: JsonBytes;
  readonly cells: SeenCells;
  readonly locale: Locale;
  readonly sheet: Sheet;
  readonly area: Area;
  /** The first row behind those that are shown. */
  readonly end: number;
  readonly rendering: Rendering;
  readonly isFormatted: boolean;
  readonly needsLooks: boolean;
  /** By column the look of the last cell in it: nearly always that of the next one too. */
  readonly looks: CellLook[];
}

const [OPEN, COMMA, CLOSE] = [0x5b, 0x2c, 0x5d];

function lookAt({ looks, locale }: Walk, attributes: CellAttributes | null, column: number): CellLook {
  const last = looks[column];
  if (last && last.attributes === attributes) return last;
  const look = cellLook(attributes, locale);
  looks[column] = look;
  return look;
}

function writeNumber({ bytes, locale, isFormatted }: Walk, value: number, look: CellLook): void {
  if (!isFormatted && !look.isDate) bytes.number(value);
  else if (!look.isGeneral || !bytes.quotedNumber(value, locale.decimal)) bytes.text(look.numberText(value));
}

function writeText(walk: Walk, value: string, attributes: CellAttributes | null, column: number): void {
  const look = walk.isFormatted ? lookAt(walk, attributes, column) : undefined;
  walk.bytes.text(look && !look.isPlainText ? look.text(value) : value);
}

function writeCell(
  walk: Walk,
  value: CellValue | null,
  attributes: CellAttributes | null,
  row: number,
  column: number,
): void {
  if (typeof value === 'string') writeText(walk, value, attributes, column);
  else if (typeof value === 'number') {
    if (walk.needsLooks) writeNumber(walk, value, lookAt(walk, attributes, column));
    else walk.bytes.number(value);
  } else if (value === null) walk.bytes.text('');
  else walk.bytes.value(renderCell(walk.cells, walk.sheet, row, column, walk.rendering));
}

function writeRow(walk: Walk, row: number): void {
  const { sheet, area, bytes } = walk;
  const [values, attributes, end] = [rowValues(sheet, row), rowAttributes(sheet, row), rowEnd(sheet, row, area)];
  bytes.sign(OPEN);
  for (let column = area.startColumnIndex; column < end; column += 1) {
    if (column > area.startColumnIndex) bytes.sign(COMMA);
    writeCell(walk, values[column] ?? null, attributes[column] ?? null, row, column);
  }
  bytes.sign(CLOSE);
}

/** Without what shows nothing at its end, whatever the cells there hold. */
function writeColumn(walk: Walk, column: number): void {
  const { sheet, bytes, area, cells, rendering } = walk;
  let { end } = walk;
  while (end > area.startRowIndex && renderCell(cells, sheet, end - 1, column, rendering) === '') end -= 1;
  bytes.sign(OPEN);
  for (let row = area.startRowIndex; row < end; row += 1) {
    if (row > area.startRowIndex) bytes.sign(COMMA);
    writeCell(walk, rowValues(sheet, row)[column] ?? null, rowAttributes(sheet, row)[column] ?? null, row, column);
  }
  bytes.sign(CLOSE);
}

function writeRows(walk: Walk): void {
  const { bytes, area, end } = walk;
  for (let row = area.startRowIndex; row < end; row += 1) {
    if (row > area.startRowIndex) bytes.sign(COMMA);
    writeRow(walk, row);
  }
}

function writeColumns(walk: Walk): void {
  const { bytes, sheet, area, end } = walk;
  let width = area.startColumnIndex;
  for (let row = area.startRowIndex; row < end; row += 1) width = Math.max(width, rowEnd(sheet, row, area));
  for (let column = area.startColumnIndex; column < width; column += 1) {
    if (column > area.startColumnIndex) bytes.sign(COMMA);
    writeColumn(walk, column);
  }
}

/** undefined when the area is blank: Google leaves its values out then. */
export function writtenValues(
  cells: SeenCells,
  { sheet, area }: SheetArea,
  rendering: Rendering,
  majorDimension: 'ROWS' | 'COLUMNS',
): WrittenJson | undefined {
  const end = lastRowEnd(sheet, area);
  if (end === area.startRowIndex) return undefined;
  const isFormatted = rendering.value === 'FORMATTED_VALUE';
  const needsLooks = isFormatted || rendering.dateTime === 'FORMATTED_STRING';
  const { locale } = cells;
  return writtenJson((bytes) => {
    const walk: Walk = { bytes, cells, locale, sheet, area, end, rendering, isFormatted, needsLooks, looks: [] };
    bytes.sign(OPEN);
    if (majorDimension === 'ROWS') writeRows(walk);
    else writeColumns(walk);
    bytes.sign(CLOSE);
  });
}
