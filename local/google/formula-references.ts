/** The references in a formula's text: how they change when the formula is copied, and when what they name is moved. */
import { columnIndex, columnLetters, quoteTitle } from '../../domain/a1.ts';
import { type Relocation, relocatedRange } from './relocation.ts';
import { gridArea, type Sheet, type SheetGridRange } from './workbook.ts';

/** One end of a reference; what it does not name is open. */
interface Corner {
  readonly row?: number;
  readonly column?: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

interface Reference {
  /** As it is written before the mark `!`, or absent. */
  readonly title?: string;
  readonly first: Corner;
  readonly last?: Corner;
}

const LOST = '#REF!';
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?[1-9]\d{0,6}`;
const TITLE = String.raw`(?:'(?:[^']|'')+'|(?<![\p{L}\p{N}_.$])[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELLS = `${CELL}:${CELL}|${CELL}:${COLUMN}|${CELL}:${ROW}|${CELL}|${COLUMN}:${COLUMN}|${ROW}:${ROW}`;
const TOKEN = new RegExp(
  String.raw`"(?:[^"]|"")*"|(${TITLE})?(?<![\p{L}\p{N}_.$])(${CELLS})(?![\p{L}\p{N}_.(!:$])`,
  'gu',
);
const CORNER = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?$/;

function readCorner(text: string): Corner {
  const [, before, letters, between, digits] = CORNER.exec(text) ?? [];
  const isRowOnly = letters === undefined;
  return {
    ...(isRowOnly ? {} : { column: columnIndex(letters) }),
    ...(digits === undefined ? {} : { row: Number(digits) - 1 }),
    columnFixed: !isRowOnly && before === '$',
    rowFixed: isRowOnly ? before === '$' : between === '$',
  };
}

function writeCorner({ row, column, rowFixed, columnFixed }: Corner): string {
  const letters = column === undefined ? '' : `${columnFixed ? '$' : ''}${columnLetters(column)}`;
  return `${letters}${row === undefined ? '' : `${rowFixed ? '$' : ''}${row + 1}`}`;
}

function writeReference({ title, first, last }: Reference): string {
  return `${title ?? ''}${writeCorner(first)}${last ? `:${writeCorner(last)}` : ''}`;
}

/** The formula with every reference replaced; texts in quotes are left alone. */
function mapReferences(formula: string, map: (reference: Reference) => Reference | string): string {
  return formula.replace(TOKEN, (token: string, title: string | undefined, cells: string | undefined) => {
    if (cells === undefined) return token;
    const [left = '', right] = cells.split(':');
    const reference = {
      ...(title === undefined ? {} : { title }),
      first: readCorner(left),
      ...(right === undefined ? {} : { last: readCorner(right) }),
    };
    const mapped = map(reference);
    return typeof mapped === 'string' ? mapped : writeReference(mapped);
  });
}

function lost({ title }: Reference): string {
  return `${title ?? ''}${LOST}`;
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

function plainTitle(title: string): string {
  const text = title.slice(0, -1);
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
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
  const { first, last, title } = reference;
  const ends = last ? corner(last, (range.endRowIndex ?? 0) - 1, (range.endColumnIndex ?? 0) - 1) : undefined;
  return {
    ...(title === undefined ? {} : { title }),
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

export function relocatedFormula(
  formula: string,
  { sheetId: home, sheetIds, titleOf }: FormulaPlace,
  change: Relocation,
) {
  return mapReferences(formula, (reference) => {
    const { title } = reference;
    const sheetId = title === undefined ? home : sheetIds.get(plainTitle(title).toLowerCase());
    if (sheetId !== change.sheetId) return reference;
    const before = rangeOf(reference, sheetId);
    const after = relocatedRange(before, change);
    if (!after) return lost(reference);
    if (JSON.stringify(after) === JSON.stringify(before)) return reference;
    const next = moved(reference, after);
    return after.sheetId === sheetId ? next : { ...next, title: `${quoteTitle(titleOf(after.sheetId))}!` };
  });
}

/** What named a tab by its title names it by the new one, or is lost with it. */
export function retitledFormula(formula: string, before: string, after: string | undefined): string {
  return mapReferences(formula, (reference) => {
    const isNamed = reference.title !== undefined && plainTitle(reference.title).toLowerCase() === before.toLowerCase();
    if (!isNamed) return reference;
    return after === undefined ? LOST : { ...reference, title: `${quoteTitle(after)}!` };
  });
}
