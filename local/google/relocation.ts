/** Where a range is after rows, columns or cells were put in, taken out or moved. Plain JSON, so that a journal can hold it. */
import type { JsonObject } from './json.ts';
import type { PlaceMessage } from './message-ranges.ts';
import type { Area, SheetGridRange } from './workbook.ts';

export type DimensionName = 'ROWS' | 'COLUMNS';

interface Along {
  readonly sheetId: number;
  readonly dimension: DimensionName;
  readonly startIndex: number;
  readonly endIndex: number;
}

/** The other dimension's part that moves when not whole rows or columns do. */
export interface Band {
  readonly startIndex: number;
  readonly endIndex: number;
}

export type Relocation =
  /** A grid that does not grow by what is put in has a size, at which ranges end. */
  | (Along & { readonly kind: 'insert' | 'delete'; readonly band?: Band; readonly size?: number })
  | (Along & { readonly kind: 'move'; readonly destinationIndex: number })
  | {
      readonly kind: 'cut';
      readonly sheetId: number;
      readonly area: Area;
      readonly toSheetId: number;
      readonly down: number;
      readonly right: number;
    };

type AlongDimension = Exclude<Relocation, { kind: 'cut' }>;
type Span = readonly [start: number | undefined, end: number | undefined];

const BOUNDS = {
  ROWS: ['startRowIndex', 'endRowIndex'],
  COLUMNS: ['startColumnIndex', 'endColumnIndex'],
} as const;
const OTHER = { ROWS: 'COLUMNS', COLUMNS: 'ROWS' } as const;

function inserted([start, end]: Span, at: number, count: number): Span {
  const begins = start !== undefined && start >= at ? start + count : start;
  return [begins, end !== undefined && end > at ? end + count : end];
}

function clipped([start, end]: Span, size: number | undefined): Span | undefined {
  if (size === undefined || end === undefined) return [start, end];
  return start !== undefined && start >= size ? undefined : [start, Math.min(end, size)];
}

function deleted([start, end]: Span, from: number, to: number): Span | undefined {
  const after = (index: number) => (index <= from ? index : Math.max(from, index - (to - from)));
  const span: Span = [start === undefined ? start : after(start), end === undefined ? end : after(end)];
  return span[0] !== undefined && span[1] !== undefined && span[0] >= span[1] ? undefined : span;
}

/** Where a single row or column is after a move. */
function movedIndex(index: number, { startIndex, endIndex, destinationIndex }: Along & { destinationIndex: number }) {
  const count = endIndex - startIndex;
  const target = destinationIndex > startIndex ? destinationIndex - count : destinationIndex;
  if (index >= startIndex && index < endIndex) return index - startIndex + target;
  const without = index >= endIndex ? index - count : index;
  return without >= target ? without + count : without;
}

/** A span whose rows stay together goes where they go; one that loses some keeps the rest, and grows by what lands in it. */
function moved(span: Span, move: Along & { destinationIndex: number }): Span {
  const [start = 0, end] = span;
  const count = move.endIndex - move.startIndex;
  const rest = deleted([start, end], move.startIndex, move.endIndex);
  const target = move.destinationIndex > move.startIndex ? move.destinationIndex - count : move.destinationIndex;
  if (end !== undefined) {
    const places = [movedIndex(start, move), movedIndex(end - 1, move)];
    const cuts = [move.startIndex, move.endIndex, move.destinationIndex].filter((cut) => cut > start && cut < end);
    for (const cut of cuts) places.push(movedIndex(cut - 1, move), movedIndex(cut, move));
    const [least, most] = [Math.min(...places), Math.max(...places)];
    if (most - least + 1 === end - start) return [span[0] === undefined && least === 0 ? undefined : least, most + 1];
  }
  if (!rest) return span;
  const [begins, ends] = inserted(rest, target, count);
  return [span[0] === undefined ? undefined : begins, ends];
}

function relocatedSpan(span: Span, change: AlongDimension): Span | undefined {
  const { startIndex, endIndex } = change;
  if (change.kind === 'move') return moved(span, change);
  if (change.kind === 'delete') return deleted(span, startIndex, endIndex);
  return clipped(inserted(span, startIndex, endIndex - startIndex), change.size);
}

function isInBand([start, end]: Span, band: Band | undefined): boolean {
  if (!band) return true;
  return start !== undefined && end !== undefined && start >= band.startIndex && end <= band.endIndex;
}

function bandOf(change: AlongDimension): Band | undefined {
  return change.kind === 'move' ? undefined : change.band;
}

function cutRange(range: SheetGridRange, cut: Extract<Relocation, { kind: 'cut' }>): SheetGridRange {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range;
  const { area } = cut;
  if (startRowIndex === undefined || endRowIndex === undefined) return range;
  if (startColumnIndex === undefined || endColumnIndex === undefined) return range;
  const inRows = startRowIndex >= area.startRowIndex && endRowIndex <= area.endRowIndex;
  const inColumns = startColumnIndex >= area.startColumnIndex && endColumnIndex <= area.endColumnIndex;
  if (!inRows || !inColumns) return range;
  return {
    sheetId: cut.toSheetId,
    startRowIndex: startRowIndex + cut.down,
    endRowIndex: endRowIndex + cut.down,
    startColumnIndex: startColumnIndex + cut.right,
    endColumnIndex: endColumnIndex + cut.right,
  };
}

/** undefined when nothing of the range is left. */
export function relocatedRange(range: SheetGridRange, change: Relocation): SheetGridRange | undefined {
  if (range.sheetId !== change.sheetId) return range;
  if (change.kind === 'cut') return cutRange(range, change);
  const [from, to] = BOUNDS[change.dimension];
  const [otherFrom, otherTo] = BOUNDS[OTHER[change.dimension]];
  if (!isInBand([range[otherFrom], range[otherTo]], bandOf(change))) return range;
  const span = relocatedSpan([range[from], range[to]], change);
  if (!span) return undefined;
  const { [from]: _from, [to]: _to, ...others } = range;
  const bounds: Record<string, number> = {};
  if (span[0] !== undefined) bounds[from] = span[0];
  if (span[1] !== undefined) bounds[to] = span[1];
  return { ...others, ...bounds } as SheetGridRange;
}

function relocatedDimension(range: JsonObject, change: Relocation): JsonObject | undefined {
  if (change.kind === 'cut' || bandOf(change)) return range;
  if (range['sheetId'] !== change.sheetId || range['dimension'] !== change.dimension) return range;
  const span = relocatedSpan([range['startIndex'] as number, range['endIndex'] as number], change);
  return span && { ...range, startIndex: span[0], endIndex: span[1] };
}

/** A thing that is anchored to a deleted cell stays, at the cell that took its place. */
function relocatedCoordinate(place: JsonObject, change: Relocation): JsonObject {
  if (change.kind === 'cut' || place['sheetId'] !== change.sheetId) return place;
  const [own, other] =
    change.dimension === 'ROWS' ? (['rowIndex', 'columnIndex'] as const) : (['columnIndex', 'rowIndex'] as const);
  const [index, across] = [Number(place[own] ?? 0), Number(place[other] ?? 0)];
  if (!isInBand([across, across + 1], bandOf(change))) return place;
  const span = relocatedSpan([index, index + 1], change);
  return { ...place, [own]: span?.[0] ?? change.startIndex };
}

export function relocatedPlace(message: PlaceMessage, place: JsonObject, change: Relocation): JsonObject | undefined {
  if (message === 'GridCoordinate') return relocatedCoordinate(place, change);
  if (message === 'DimensionRange') return relocatedDimension(place, change);
  return relocatedRange(place as SheetGridRange, change);
}
