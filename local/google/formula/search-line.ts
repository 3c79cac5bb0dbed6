/** A value looked for in one row or one column. */
import { at, type Block, filledHeight, heightOf, widthOf } from './blocks.ts';
import type { Call } from './call.ts';
import { failure } from './formula-error.ts';
import { compareScalars, isError, nameOfRange, type Scalar } from './formula-value.ts';
import { hasWildcards, wildcardTest } from './wildcards.ts';

/** A line of cells: one column or one row of a block. */
interface Line {
  readonly length: number;
  /** Only of cells, which stay as they are while formulas are computed. */
  readonly name: string | undefined;
  readonly value: (index: number) => Scalar;
}

export function columnOf(call: Call, block: Block, column: number): Line {
  const name = block.kind === 'range' ? `${nameOfRange(block)} column ${column}` : undefined;
  return { name, length: filledHeight(block), value: (row) => at(call.scope, block, row, column) };
}

export function rowOf(call: Call, block: Block, row: number): Line {
  const name = block.kind === 'range' ? `${nameOfRange(block)} row ${row}` : undefined;
  return { name, length: widthOf(block), value: (column) => at(call.scope, block, row, column) };
}

export function lineOf(call: Call, index: number): Line {
  const block = call.block(index);
  if (widthOf(block) === 1) return columnOf(call, block, 0);
  if (heightOf(block) === 1) return rowOf(call, block, 0);
  throw failure('N_A', `${call.name} range must be a single row or a single column.`);
}

function isEqual(key: Scalar): (value: Scalar) => boolean {
  if (typeof key === 'string' && hasWildcards(key)) {
    const fits = wildcardTest(key);
    return (value) => typeof value === 'string' && fits(value);
  }
  return (value) =>
    value !== null && typeof value === typeof key && !isError(value) && compareScalars(value, key) === 0;
}

function keyOf(value: Scalar): string {
  return typeof value === 'string' ? `string ${value.toLowerCase()}` : `${typeof value} ${value}`;
}

function placesIn({ length, value }: Line): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let index = length - 1; index >= 0; index -= 1) {
    const each = value(index);
    if (each !== null && !isError(each)) places.set(keyOf(each), index);
  }
  return places;
}

export function findEqual(call: Call, line: Line, key: Scalar): number {
  const { name, length, value } = line;
  const { firstPlaces } = call.scope;
  if (name !== undefined && !(typeof key === 'string' && hasWildcards(key))) {
    const places = firstPlaces.get(name) ?? placesIn(line);
    firstPlaces.set(name, places);
    return places.get(keyOf(key ?? 0)) ?? -1;
  }
  const fits = isEqual(key ?? 0);
  for (let index = 0; index < length; index += 1) if (fits(value(index))) return index;
  return -1;
}

/** In a sorted line the last value that is not beyond the key; values of another sort are passed over. */
export function findSorted({ length, value }: Line, key: Scalar, descending: boolean): number {
  const comparable: number[] = [];
  for (let index = 0; index < length; index += 1) if (typeof value(index) === typeof key) comparable.push(index);
  let [low, high] = [0, comparable.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareScalars(value(comparable[middle] ?? 0), key);
    if (descending ? order >= 0 : order <= 0) low = middle + 1;
    else high = middle;
  }
  return comparable[low - 1] ?? -1;
}

export function findNearest(line: Line, key: Scalar, mode: number): number {
  let best = -1;
  for (let index = 0; index < line.length; index += 1) {
    const each = line.value(index);
    if (each === null || typeof each !== typeof key || compareScalars(each, key) * mode < 0) continue;
    if (best < 0 || compareScalars(each, line.value(best)) * mode < 0) best = index;
  }
  return best;
}
