/** Writes the marks of a tab: only what differs from what stands there, each sort in one call. */
import { formatMarkNote, isMarkNote, type NotedMark } from '../domain/mark-note.ts';
import { formatRowState, verdictOf } from '../domain/verdict.ts';
import { hintOf } from './hints.ts';
import type { CellMark, RowMarks } from './row-marks.ts';
import { ownColumns, type Tab } from './tab.ts';

export interface WantedMarks {
  readonly byRow: ReadonlyMap<number, RowMarks>;
  /** The rows in which something stands. */
  readonly filled: ReadonlySet<number>;
  readonly isWhole: (row: number) => boolean;
  readonly memoryOf: (row: number) => string | undefined;
}

const NOTHING: RowMarks = { marks: [], missing: [] };

/** From the first to the last row or column that differs, counted from 0. */
class Span {
  first = Number.POSITIVE_INFINITY;
  last = -1;

  add(place: number): void {
    this.first = Math.min(this.first, place);
    this.last = Math.max(this.last, place);
  }

  get size(): number {
    return this.last < 0 ? 0 : this.last - this.first + 1;
  }
}

/** What a cell's note is when Svod has nothing to say there: the hint of a heading, or nothing. */
function restNote(tab: Tab, row: number, column: number): string {
  return row === (tab.layout?.headingRow ?? 0) ? hintOf(tab.table, String(tab.values[row]?.[column] ?? '')) : '';
}

function notedAt(marks: readonly CellMark[], column: number): readonly NotedMark[] {
  return marks.filter((mark) => mark.column === column).map(({ severity, note }) => ({ severity, note }));
}

/** The notes of one row as they are to be; what has no room beside a person's note goes to «Проверка». */
function notesOfRow(
  standing: readonly string[],
  marks: readonly CellMark[],
  verdict: number,
  restOf: (column: number) => string,
): readonly string[] {
  const homeless: NotedMark[] = [];
  const notes = standing.map((note, column) => {
    if (column === verdict) return note;
    const isFree = note === '' || isMarkNote(note) || note === restOf(column);
    const noted = notedAt(marks, column);
    if (!isFree) {
      const heading = marks.find((mark) => mark.column === column)?.heading ?? '';
      homeless.push(...noted.map((mark) => ({ ...mark, heading })));
      return note;
    }
    if (noted.length > 0) return formatMarkNote(noted);
    return isMarkNote(note) ? restOf(column) : note;
  });
  const own = notes[verdict];
  if (own !== undefined && (own === '' || isMarkNote(own))) notes[verdict] = formatMarkNote(homeless);
  return notes;
}

function writeNotes(tab: Tab, verdict: number, { byRow }: WantedMarks): void {
  const standing = tab.range.getNotes();
  const [rows, columns] = [new Span(), new Span()];
  const wanted = standing.map((notes, index) => {
    const marks = (byRow.get(index + 1) ?? NOTHING).marks;
    if (marks.length === 0 && !notes.some(isMarkNote)) return notes;
    const restOf = (column: number) => restNote(tab, index, column);
    const row = notesOfRow(notes, marks, verdict, restOf);
    row.forEach((note, column) => {
      if (note === notes[column]) return;
      rows.add(index);
      columns.add(column);
    });
    return row;
  });
  if (rows.size === 0) return;
  const changed = wanted.slice(rows.first, rows.last + 1).map((row) => row.slice(columns.first, columns.last + 1));
  tab.sheet.getRange(rows.first + 1, columns.first + 1, rows.size, columns.size).setNotes(changed);
}

interface OwnCells {
  readonly verdict: string;
  readonly state: string;
}

function ownCells(row: number, { byRow, filled, isWhole, memoryOf }: WantedMarks): OwnCells {
  const { marks, missing } = byRow.get(row) ?? NOTHING;
  if (!filled.has(row) && marks.length === 0) return { verdict: '', state: '' };
  const memory = memoryOf(row);
  const state = formatRowState({ marks, whole: isWhole(row), ...(memory !== undefined && { memory }) });
  return { verdict: verdictOf(marks, missing), state };
}

function writeOwnColumns(tab: Tab, headingRow: number, wanted: WantedMarks): void {
  const { verdict, state } = ownColumns(tab.values, headingRow);
  const span = new Span();
  const cells = tab.values.map((values, index) => {
    if (index <= headingRow) return { verdict: '', state: '' };
    const own = ownCells(index + 1, wanted);
    const differs = (column: number, text: string) => column >= 0 && String(values[column]) !== text;
    if (differs(verdict, own.verdict) || differs(state, own.state)) span.add(index);
    return own;
  });
  if (span.size === 0) return;
  const changed = cells.slice(span.first, span.last + 1);
  const write = (column: number, rows: string[][]) =>
    tab.sheet.getRange(span.first + 1, column + 1, span.size, rows[0]?.length ?? 1).setValues(rows);
  if (state === verdict + 1 && verdict >= 0) {
    write(
      verdict,
      changed.map((own) => [own.verdict, own.state]),
    );
    return;
  }
  // Somebody has put a column between them.
  if (verdict >= 0)
    write(
      verdict,
      changed.map((own) => [own.verdict]),
    );
  if (state >= 0)
    write(
      state,
      changed.map((own) => [own.state]),
    );
}

const PROTECTED = 'Часть пометок не записана: владелец закрыл ячейки от правки.';

/** Google says it in the language of whoever edits. */
const PROTECTION = /protect|защищ/i;

/** What somebody has protected stays as it is; the rest is written all the same. */
function attempt(tab: Tab, write: () => void): void {
  try {
    write();
  } catch (thrown) {
    if (!PROTECTION.test(String(thrown))) throw thrown;
    tab.sheet.getParent().toast(PROTECTED, 'Свод');
  }
}

export function writeMarks(tab: Tab, wanted: WantedMarks): void {
  const headingRow = tab.layout?.headingRow ?? 0;
  attempt(tab, () => writeNotes(tab, ownColumns(tab.values, headingRow).verdict, wanted));
  if (tab.layout) attempt(tab, () => writeOwnColumns(tab, headingRow, wanted));
}
