/** A1 notation, as people and the Sheets API write ranges, and the zero-based half-open form in which they are counted. */

/** A bound that is absent is open: the range runs to the edge of the tab. */
export interface GridRange {
  readonly startRowIndex?: number;
  readonly endRowIndex?: number;
  readonly startColumnIndex?: number;
  readonly endColumnIndex?: number;
}

export interface A1Range {
  /** Absent when the text names no tab. */
  readonly title?: string;
  readonly range: GridRange;
}

interface Corner {
  readonly row?: number;
  readonly column?: number;
}

/** Google allows 18 278 columns, A to ZZZ. */
const LAST_COLUMN = 'ZZZ';
const CORNER = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?$/;
const QUOTED_TITLE = /^'((?:[^']|'')+)'(?:!(.*))?$/s;
const PLAIN_TITLE = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const HALF_QUOTED = /^'/;
const LIKE_A_REFERENCE = /^(?:[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*)$/;

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? letter : columnLetters(rest - 1) + letter;
}

/** A is 0, Z is 25, AA is 26. */
export function columnIndex(letters: string): number {
  let count = 0;
  for (const letter of letters.toUpperCase()) count = count * 26 + letter.charCodeAt(0) - 64;
  return count - 1;
}

function parseCorner(text: string): Corner | undefined {
  const match = CORNER.exec(text);
  if (!match || text === '') return undefined;
  const [, letters, digits] = match;
  if (letters === undefined && digits === undefined) return undefined;
  return {
    ...(letters === undefined ? {} : { column: columnIndex(letters) }),
    ...(digits === undefined ? {} : { row: Number(digits) - 1 }),
  };
}

/** Both ends of one dimension, in either order; an end that is not named is open. */
function span(first: number | undefined, last: number | undefined): [number | undefined, number | undefined] {
  if (first === undefined || last === undefined) return [first, last === undefined ? undefined : last + 1];
  return [Math.min(first, last), Math.max(first, last) + 1];
}

function rangeBetween(first: Corner, last: Corner): GridRange {
  const [startRowIndex, endRowIndex] = span(first.row, last.row);
  const [startColumnIndex, endColumnIndex] = span(first.column, last.column);
  return {
    ...(startRowIndex === undefined ? {} : { startRowIndex }),
    ...(endRowIndex === undefined ? {} : { endRowIndex }),
    ...(startColumnIndex === undefined ? {} : { startColumnIndex }),
    ...(endColumnIndex === undefined ? {} : { endColumnIndex }),
  };
}

function parseCells(text: string): GridRange | undefined {
  const [left = '', right, ...more] = text.split(':');
  if (more.length > 0) return undefined;
  const first = parseCorner(left);
  if (!first) return undefined;
  if (right !== undefined) {
    const last = parseCorner(right);
    return last && rangeBetween(first, last);
  }
  return first.row === undefined || first.column === undefined ? undefined : rangeBetween(first, first);
}

function withTitle(title: string, cells: string | undefined): A1Range | undefined {
  if (cells === undefined) return { title, range: {} };
  const range = parseCells(cells);
  return range && { title, range };
}

/** A text that is neither cells nor a quoted title is read as the title of a whole tab, as the Sheets API does. */
export function parseA1(text: string): A1Range | undefined {
  const quoted = QUOTED_TITLE.exec(text);
  if (quoted?.[1] !== undefined) return withTitle(quoted[1].replace(/''/g, "'"), quoted[2]);
  const mark = text.lastIndexOf('!');
  if (mark >= 0) {
    const title = text.slice(0, mark);
    const unclear = title === '' || HALF_QUOTED.test(title) || LIKE_A_REFERENCE.test(title);
    return unclear ? undefined : withTitle(title, text.slice(mark + 1));
  }
  const range = parseCells(text);
  if (range) return { range };
  return text === '' || HALF_QUOTED.test(text) || text.includes(':') ? undefined : { title: text, range: {} };
}

/** The title as it stands before `!`: quoted unless it is one word that no one could take for a reference. */
export function quoteTitle(title: string): string {
  const plain = PLAIN_TITLE.test(title) && !LIKE_A_REFERENCE.test(title);
  return plain ? title : `'${title.replace(/'/g, "''")}'`;
}

function formatCells(range: GridRange): string {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range;
  const namesColumns = startColumnIndex !== undefined || endColumnIndex !== undefined || endRowIndex === undefined;
  const namesRows = startRowIndex !== undefined || endRowIndex !== undefined;
  const first =
    (namesColumns ? columnLetters(startColumnIndex ?? 0) : '') + (namesRows ? String((startRowIndex ?? 0) + 1) : '');
  const openColumns = namesColumns && endRowIndex === undefined ? LAST_COLUMN : '';
  const last =
    (endColumnIndex === undefined ? openColumns : columnLetters(endColumnIndex - 1)) + String(endRowIndex ?? '');
  const oneCell = startRowIndex !== undefined && startColumnIndex !== undefined && first === last;
  return oneCell ? first : `${first}:${last}`;
}

/** The inverse of `parseA1`. A range open on both sides is written to the last column that Google allows. */
export function formatA1({ title, range }: A1Range): string {
  if (title === undefined) return formatCells(range);
  const whole = Object.keys(range).length === 0;
  return whole ? quoteTitle(title) : `${quoteTitle(title)}!${formatCells(range)}`;
}
