/** Blocks of values: ranges of cells and arrays alike. */
import type { NumberFormat } from '../workbook.ts';
import { failure, uncomputed } from './formula-error.ts';
import { type ArrayValue, isBlock, type Operand, type RangeValue, type Scalar } from './formula-value.ts';
import type { Scope } from './scope.ts';

export type Block = RangeValue | ArrayValue;

const MOST_ARRAY_CELLS = 500_000;

export function heightOf(block: Block): number {
  return block.kind === 'array' ? block.rows.length : block.area.endRowIndex - block.area.startRowIndex;
}

export function widthOf(block: Block): number {
  if (block.kind === 'range') return block.area.endColumnIndex - block.area.startColumnIndex;
  return block.rows[0]?.length ?? 0;
}

/** By the row and the column within the block; outside of it everything is blank. */
export function at(scope: Scope, block: Block, row: number, column: number): Scalar {
  if (block.kind === 'array') return block.rows[row]?.[column] ?? null;
  const { area, sheet } = block;
  return scope.valueAt(sheet, area.startRowIndex + row, area.startColumnIndex + column);
}

export function formatIn(scope: Scope, block: Block, row: number, column: number): NumberFormat | undefined {
  if (block.kind === 'array') return undefined;
  const { area, sheet } = block;
  return scope.formatAt(sheet, area.startRowIndex + row, area.startColumnIndex + column);
}

/** How many rows of a block can hold anything: a column is as long as the grid and mostly blank. */
export function filledHeight(block: Block): number {
  if (block.kind === 'array') return block.rows.length;
  return Math.max(0, Math.min(heightOf(block), block.sheet.values.length - block.area.startRowIndex));
}

/** Every value that can be other than blank. */
export function* valuesIn(scope: Scope, block: Block): Generator<Scalar> {
  const [height, width] = [filledHeight(block), widthOf(block)];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) yield at(scope, block, row, column);
  }
}

export function asBlock(value: Operand): Block {
  return isBlock(value) ? value : { kind: 'array', rows: [[value]] };
}

/** Of a range the cell in the formula's own row or column, which is how Sheets takes a range for a value. */
export function intersect(scope: Scope, block: Block): Scalar {
  const [height, width] = [heightOf(block), widthOf(block)];
  if (block.kind === 'array' || (height === 1 && width === 1)) return at(scope, block, 0, 0);
  const [row, column] = [scope.row - block.area.startRowIndex, scope.column - block.area.startColumnIndex];
  if (width === 1 && row >= 0 && row < height) return at(scope, block, row, 0);
  if (height === 1 && column >= 0 && column < width) return at(scope, block, 0, column);
  throw failure('VALUE', 'An array value could not be found.');
}

/** One line of a block, or one value, serves all the lines of the others. */
export function combine(scope: Scope, blocks: readonly Block[], compute: (values: Scalar[]) => Scalar): ArrayValue {
  const height = Math.max(...blocks.map(heightOf));
  const width = Math.max(...blocks.map(widthOf));
  if (height * width > MOST_ARRAY_CELLS) throw uncomputed(`an array of ${height} by ${width} cells`);
  const rows = Array.from({ length: height }, (_r, row) =>
    Array.from({ length: width }, (_c, column) =>
      compute(
        blocks.map((block) => at(scope, block, heightOf(block) === 1 ? 0 : row, widthOf(block) === 1 ? 0 : column)),
      ),
    ),
  );
  return { kind: 'array', rows };
}
