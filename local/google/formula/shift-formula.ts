/** How the references in a formula follow what is done to rows, columns, tabs and cells. */
import type { Locale } from '../locale.ts';
import type { Area } from '../workbook.ts';
import { type Corner, formatReference, formatTitle, parseReference, type Reference } from './reference.ts';
import { joinTokens, type Token, tokenize } from './tokens.ts';

export interface ShiftDimension {
  readonly kind: 'insertDimension' | 'deleteDimension';
  readonly title: string;
  readonly dimension: 'ROWS' | 'COLUMNS';
  readonly startIndex: number;
  readonly endIndex: number;
}

/** Cells that were cut and pasted: `from` is where they were, the upper left one is now at `row` and `column`. */
export interface ShiftMove {
  readonly kind: 'move';
  readonly from: { readonly title: string; readonly area: Area };
  readonly to: { readonly title: string; readonly row: number; readonly column: number };
}

export type Shift =
  | ShiftDimension
  | ShiftMove
  /** The formula itself was copied: by so many rows and columns, onto a grid of a size. */
  | {
      readonly kind: 'copy';
      readonly rows: number;
      readonly columns: number;
      readonly rowCount?: number;
      readonly columnCount?: number;
    }
  | { readonly kind: 'renameSheet'; readonly title: string; readonly newTitle: string }
  | { readonly kind: 'deleteSheet'; readonly title: string };

const LOST = 'lost';
type Shifted = Reference | typeof LOST;
type Span = readonly [first: number | undefined, last: number | undefined];

/** Where one row or column is afterwards; undefined when it is gone. */
function shiftIndex(index: number, { kind, startIndex, endIndex }: ShiftDimension): number | undefined {
  if (index < startIndex) return index;
  if (kind === 'insertDimension') return index + (endIndex - startIndex);
  return index < endIndex ? undefined : index - (endIndex - startIndex);
}

/** A range shrinks when a part of it is deleted and is lost with its last cell. An open end stays open. */
function shiftSpan([first, last]: Span, shift: ShiftDimension): Span | undefined {
  const { startIndex, endIndex } = shift;
  const from = first === undefined ? undefined : (shiftIndex(first, shift) ?? startIndex);
  const to = last === undefined ? undefined : (shiftIndex(last, shift) ?? startIndex - 1);
  const low = first ?? 0;
  const isGone = shift.kind === 'deleteDimension' && last !== undefined && low >= startIndex && last < endIndex;
  return isGone ? undefined : [from, to];
}

function withRows(reference: Reference, [first, last]: Span): Reference {
  const { row: _first, ...upper } = reference.first;
  const moved = { ...reference, first: { ...upper, ...(first === undefined ? {} : { row: first }) } };
  if (!reference.last) return moved;
  const { row: _last, ...lower } = reference.last;
  return { ...moved, last: { ...lower, ...(last === undefined ? {} : { row: last }) } };
}

function withColumns(reference: Reference, [first, last]: Span): Reference {
  const { column: _first, ...left } = reference.first;
  const moved = { ...reference, first: { ...left, ...(first === undefined ? {} : { column: first }) } };
  if (!reference.last) return moved;
  const { column: _last, ...right } = reference.last;
  return { ...moved, last: { ...right, ...(last === undefined ? {} : { column: last }) } };
}

function shiftByDimension(reference: Reference, shift: ShiftDimension): Shifted {
  const inRows = shift.dimension === 'ROWS';
  const end = reference.last ?? reference.first;
  const span: Span = inRows ? [reference.first.row, end.row] : [reference.first.column, end.column];
  const moved = shiftSpan(span, shift);
  if (!moved) return LOST;
  return inRows ? withRows(reference, moved) : withColumns(reference, moved);
}

function displaced(corner: Corner, rows: number, columns: number): Corner {
  return {
    ...corner,
    ...(corner.row === undefined || corner.rowFixed ? {} : { row: corner.row + rows }),
    ...(corner.column === undefined || corner.columnFixed ? {} : { column: corner.column + columns }),
  };
}

function isOutside({ row = 0, column = 0 }: Corner, rowCount: number, columnCount: number): boolean {
  return row < 0 || column < 0 || row >= rowCount || column >= columnCount;
}

function shiftByCopy(reference: Reference, shift: Extract<Shift, { kind: 'copy' }>): Shifted {
  const { rows, columns, rowCount = Number.POSITIVE_INFINITY, columnCount = Number.POSITIVE_INFINITY } = shift;
  const first = displaced(reference.first, rows, columns);
  if (isOutside(first, rowCount, columnCount)) return LOST;
  if (!reference.last) return { ...reference, first };
  const last = displaced(reference.last, rows, columns);
  return isOutside(last, rowCount, columnCount) ? LOST : { ...reference, first, last };
}

function liesWithin({ first, last = first }: Reference, area: Area): boolean {
  if (first.row === undefined || first.column === undefined) return false;
  if (last.row === undefined || last.column === undefined) return false;
  const inRows = first.row >= area.startRowIndex && last.row < area.endRowIndex;
  return inRows && first.column >= area.startColumnIndex && last.column < area.endColumnIndex;
}

function carried(corner: Corner, rows: number, columns: number): Corner {
  const { row = 0, column = 0 } = corner;
  return { ...corner, row: row + rows, column: column + columns };
}

function shiftByMove(reference: Reference, home: string, { from, to }: ShiftMove): Reference {
  if (!sameTitle(reference.title ?? home, from.title) || !liesWithin(reference, from.area)) return reference;
  const [rows, columns] = [to.row - from.area.startRowIndex, to.column - from.area.startColumnIndex];
  const cells = {
    first: carried(reference.first, rows, columns),
    ...(reference.last ? { last: carried(reference.last, rows, columns) } : {}),
  };
  const named = reference.title !== undefined || !sameTitle(to.title, home);
  return named
    ? { title: sameTitle(to.title, from.title) ? (reference.title ?? to.title) : to.title, ...cells }
    : cells;
}

function sameTitle(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function shiftReference(reference: Reference, home: string, shift: Shift): Shifted {
  if (shift.kind === 'copy') return shiftByCopy(reference, shift);
  if (shift.kind === 'move') return shiftByMove(reference, home, shift);
  if (!sameTitle(reference.title ?? home, shift.title)) return reference;
  if (shift.kind === 'deleteSheet') return reference.title === undefined ? reference : LOST;
  if (shift.kind !== 'renameSheet') return shiftByDimension(reference, shift);
  return reference.title === undefined ? reference : { ...reference, title: shift.newTitle };
}

function shiftToken(token: Token, home: string, shift: Shift): Token {
  const reference = token.kind === 'reference' ? parseReference(token.text) : undefined;
  if (!reference) return token;
  const shifted = shiftReference(reference, home, shift);
  if (shifted !== LOST) {
    const isSame = formatReference(shifted) === formatReference(reference);
    return isSame ? token : { ...token, text: formatReference(shifted) };
  }
  const keepsTitle = shift.kind !== 'deleteSheet';
  return { kind: 'lostReference', text: `${keepsTitle ? formatTitle(reference.title) : ''}#REF!` };
}

/** The formula of a cell in the tab `home` after the shift. What is no formula stays as it is. */
export function shiftFormula(formula: string, home: string, shift: Shift, locale: Locale): string {
  const tokens = tokenize(formula, locale);
  return tokens ? joinTokens(tokens.map((token) => shiftToken(token, home, shift))) : formula;
}
