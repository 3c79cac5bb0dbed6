/** Requests of `batchUpdate` that put rows of a range into another order, or take out those that are there twice. */
import type { sheets_v4 } from '@googleapis/sheets';
import { columnLetters } from '../../domain/a1.ts';
import type { RequestFunction } from './batch-update.ts';
import { FormulaError } from './formula/formula-error.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { intersection } from './grid-range.ts';
import { mergesOf } from './merges.ts';
import { SeenCells, type SeenValue } from './seen-cells.ts';
import { areaOfMessage, type SheetArea, sheetWithGrid } from './sheet-range.ts';
import { type Area, gridArea, type Sheet } from './workbook.ts';

type Value = SeenValue | null;

const COLOURS = ['backgroundColor', 'backgroundColorStyle', 'foregroundColor', 'foregroundColorStyle'] as const;

/** Numbers come before texts, texts before truth, truth before errors; blanks come last, whichever the order. */
function rank(value: Value): number {
  if (value === null) return 4;
  if (value instanceof FormulaError) return 3;
  if (typeof value === 'number') return 0;
  return typeof value === 'string' ? 1 : 2;
}

function comparison(locale: string): (one: Value, other: Value) => number {
  const texts = new Intl.Collator(locale.replace('_', '-'), { sensitivity: 'accent' });
  return (one, other) => {
    const ranks = rank(one) - rank(other);
    if (ranks !== 0 || one === null || other === null) return ranks;
    if (typeof one === 'string' && typeof other === 'string') return texts.compare(one, other);
    if (one instanceof FormulaError || other instanceof FormulaError) return 0;
    return Number(one) - Number(other);
  };
}

interface Key {
  readonly column: number;
  readonly isDescending: boolean;
}

function keysOf(specs: readonly sheets_v4.Schema$SortSpec[] | undefined, area: Area): Key[] {
  if (!specs || specs.length === 0) throw invalidArgument('Must specify at least one sort spec.');
  return specs.map((spec) => {
    const colour = COLOURS.find((name) => spec[name] !== undefined);
    if (colour) throw notImplemented(`sorting by ${colour}`);
    if (spec.dataSourceColumnReference) throw notImplemented('sorting by a dataSourceColumnReference');
    const column = spec.dimensionIndex ?? 0;
    if (column < area.startColumnIndex || column >= area.endColumnIndex) {
      throw invalidArgument(`The dimensionIndex ${column} is outside of the range that is sorted.`);
    }
    return { column, isDescending: spec.sortOrder === 'DESCENDING' };
  });
}

function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function checkMerges(sheet: Sheet, area: Area): void {
  for (const merge of mergesOf(sheet).filter((each) => intersection(each, area))) {
    if (merge.endRowIndex - merge.startRowIndex === 1) throw notImplemented('sorting a range with merged cells');
    const first = cellName(merge.startRowIndex, merge.startColumnIndex);
    const last = cellName(merge.endRowIndex - 1, merge.endColumnIndex - 1);
    const where = `There is a vertical merge at ${first}:${last}`;
    throw invalidArgument(`You can't sort a range containing vertical merges. ${where}`);
  }
}

/** Rows that are not seen stay where they are; the others are sorted into the places that are left. */
function sortedOrder(cells: SeenCells, { sheet, area }: SheetArea, keys: readonly Key[]): number[] {
  const compare = comparison(cells.workbook.properties.locale);
  const order = Array.from({ length: area.endRowIndex - area.startRowIndex }, (_, index) => index);
  const isSeen = (index: number) => {
    const look = sheet.rows?.[area.startRowIndex + index];
    return !look?.hiddenByUser && !look?.hiddenByFilter;
  };
  const seen = order.filter(isSeen);
  const sorted = seen.toSorted((one, other) => {
    for (const { column, isDescending } of keys) {
      const [left, right] = [one, other].map((index) => cells.value(sheet, area.startRowIndex + index, column));
      const isBlank = left === null || right === null;
      const compared = compare(left ?? null, right ?? null);
      if (compared !== 0) return isDescending && !isBlank ? -compared : compared;
    }
    return 0;
  });
  for (const [place, index] of seen.entries()) order[index] = sorted[place] ?? index;
  return order;
}

export const sortRange: RequestFunction<'sortRange'> = (workbook, { range, sortSpecs }, now) => {
  const { rowCount } = sheetWithGrid(workbook, range?.sheetId).properties.gridProperties;
  if ((range?.startRowIndex ?? 0) >= rowCount) {
    throw invalidArgument(`range.startRowIndex is larger than current grid size (${rowCount})`);
  }
  const target = areaOfMessage(workbook, range ?? {});
  const keys = keysOf(sortSpecs, target.area);
  checkMerges(target.sheet, target.area);
  const order = sortedOrder(new SeenCells(workbook, now), target, keys);
  const { sheetId } = target.sheet.properties;
  return { changes: [{ kind: 'reorderRows', sheetId, area: target.area, order }] };
};

function comparedColumns(area: Area, ranges: readonly sheets_v4.Schema$DimensionRange[] | undefined): number[] {
  const all = Array.from({ length: area.endColumnIndex - area.startColumnIndex }, (_, index) => {
    return area.startColumnIndex + index;
  });
  if (!ranges || ranges.length === 0) return all;
  if (ranges.some(({ dimension }) => dimension !== 'COLUMNS')) throw invalidArgument('Only columns can be compared.');
  const isNamed = (column: number) =>
    ranges.some(({ startIndex, endIndex }) => column >= (startIndex ?? 0) && column < (endIndex ?? Infinity));
  return all.filter(isNamed);
}

/** Cells of one value are duplicates whatever their letter case, format or formula. */
function rowName(cells: SeenCells, sheet: Sheet, row: number, columns: readonly number[]): string {
  const shown = columns.map((column) => {
    const value = cells.value(sheet, row, column);
    if (value instanceof FormulaError) return ['error', value.type];
    return value === null || typeof value === 'string' ? (value ?? '').toLowerCase() : [typeof value, value];
  });
  return JSON.stringify(shown);
}

export const deleteDuplicates: RequestFunction<'deleteDuplicates'> = (workbook, { range, comparisonColumns }, now) => {
  const { sheet, area } = areaOfMessage(workbook, range ?? {});
  checkMerges(sheet, area);
  const columns = comparedColumns(area, comparisonColumns);
  const end = Math.min(area.endRowIndex, Math.max(area.startRowIndex, sheet.values.length));
  const known = new Set<string>();
  const cells = new SeenCells(workbook, now);
  const order: number[] = [];
  for (let row = area.startRowIndex; row < end; row += 1) {
    const name = rowName(cells, sheet, row, columns);
    if (!known.has(name)) order.push(row - area.startRowIndex);
    known.add(name);
  }
  const removed = end - area.startRowIndex - order.length;
  const reply = { deleteDuplicates: removed > 0 ? { duplicatesRemovedCount: removed } : {} };
  if (removed === 0) return { changes: [], reply: () => reply };
  const rest = Array.from({ length: area.endRowIndex - end }, (_, index) => end - area.startRowIndex + index);
  const { sheetId } = sheet.properties;
  const whole = { ...area, endRowIndex: Math.min(area.endRowIndex, gridArea(sheet).endRowIndex) };
  return {
    changes: [{ kind: 'reorderRows', sheetId, area: whole, order: [...order, ...rest] }],
    reply: () => reply,
  };
};
