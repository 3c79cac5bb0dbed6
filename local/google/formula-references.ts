/** The references in a formula's text: how they change when the formula is copied, and when what they name is moved. */
import { type Corner, mapReferences, prefixOf, type Reference, titleOf } from './formula/reference.ts';
import { type Relocation, relocatedRange } from './relocation.ts';
import { gridArea, type Sheet, type SheetGridRange } from './workbook.ts';

const LOST = '#REF!';

function lost({ prefix }: Reference): string {
  return `${prefix ?? ''}${LOST}`;
}

/** The formula as it is so many cells further: what is not fixed by a dollar goes along, and is lost beyond the grid. */
export function copiedFormula(formula: string, down: number, right: number, sheet: Sheet): string {
  if (down === 0 && right === 0) return formula;
  const { endRowIndex, endColumnIndex } = gridArea(sheet);
  const carried = (corner: Corner): Corner | undefined => {
    const row = corner.row === undefined || corner.rowFixed ? corner.row : corner.row + down;
    const column = corner.column === undefined || corner.columnFixed ? corner.column : corner.column + right;
    if (row !== undefined && (row < 0 || row >= endRowIndex)) return undefined;
    if (column !== undefined && (column < 0 || column >= endColumnIndex)) return undefined;
    return { ...corner, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
  };
  return mapReferences(formula, (reference) => {
    const first = carried(reference.first);
    const last = reference.last && carried(reference.last);
    if (!first || (reference.last && !last)) return lost(reference);
    return { ...reference, first, ...(last ? { last } : {}) };
  });
}

function between(
  one: number | undefined,
  other: number | undefined,
): readonly [number | undefined, number | undefined] {
  if (one === undefined || other === undefined) return [one ?? other, undefined];
  return [Math.min(one, other), Math.max(one, other) + 1];
}

function rangeOf({ first, last = first }: Reference, sheetId: number): SheetGridRange {
  const [startRowIndex, endRowIndex] = between(first.row, last.row);
  const [startColumnIndex, endColumnIndex] = between(first.column, last.column);
  const bounds = { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
  return { sheetId, ...Object.fromEntries(Object.entries(bounds).filter(([, bound]) => bound !== undefined)) };
}

function corner(before: Corner, row: number | undefined, column: number | undefined): Corner {
  const { rowFixed, columnFixed } = before;
  return {
    rowFixed,
    columnFixed,
    ...(before.row === undefined || row === undefined ? {} : { row }),
    ...(before.column === undefined || column === undefined ? {} : { column }),
  };
}

function moved(reference: Reference, range: SheetGridRange): Reference {
  const { first, last, prefix } = reference;
  const ends = last ? corner(last, (range.endRowIndex ?? 0) - 1, (range.endColumnIndex ?? 0) - 1) : undefined;
  return {
    ...(prefix === undefined ? {} : { prefix }),
    first: corner(first, range.startRowIndex, range.startColumnIndex),
    ...(ends ? { last: ends } : {}),
  };
}

/** Where a formula stands, and what its titles stand for. */
export interface FormulaPlace {
  readonly sheetId: number;
  /** By title, in small letters. */
  readonly sheetIds: ReadonlyMap<string, number>;
  readonly titleOf: (sheetId: number) => string;
}

export function relocatedFormula(formula: string, place: FormulaPlace, change: Relocation): string {
  const { sheetId: home, sheetIds } = place;
  return mapReferences(formula, (reference) => {
    const title = titleOf(reference);
    const sheetId = title === undefined ? home : sheetIds.get(title.toLowerCase());
    if (sheetId !== change.sheetId) return reference;
    const before = rangeOf(reference, sheetId);
    const after = relocatedRange(before, change);
    if (!after) return lost(reference);
    if (JSON.stringify(after) === JSON.stringify(before)) return reference;
    const next = moved(reference, after);
    return after.sheetId === sheetId ? next : { ...next, prefix: prefixOf(place.titleOf(after.sheetId)) };
  });
}

/** What named a tab by its title names it by the new one, or is lost with it. */
export function retitledFormula(formula: string, before: string, after: string | undefined): string {
  return mapReferences(formula, (reference) => {
    if (titleOf(reference)?.toLowerCase() !== before.toLowerCase()) return reference;
    return after === undefined ? LOST : { ...reference, prefix: prefixOf(after) };
  });
}
