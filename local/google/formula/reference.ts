/** References as formulas write them: with dollars, with a tab in front, with open ends. */
import { columnIndex, columnLetters, quoteTitle } from '../../../domain/a1.ts';

/** One end of a reference. A row or a column that is not named is open. */
export interface Corner {
  readonly row?: number;
  readonly column?: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export interface Reference {
  /** The tab as it is written, with its mark: `'My tab'!`. Absent when the reference is to the formula's own tab. */
  readonly prefix?: string;
  readonly first: Corner;
  /** Absent for a single cell. */
  readonly last?: Corner;
}

const TITLE = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`;
const COLUMN = String.raw`\$?[A-Z]{1,3}`;
const ROW = String.raw`\$?[1-9]\d{0,6}`;
const CELLS = `${CELL}:${CELL}|${CELL}:${COLUMN}|${CELL}:${ROW}|${COLUMN}:${CELL}|${COLUMN}:${COLUMN}|${ROW}:${CELL}|${ROW}:${ROW}|${CELL}`;
/** Not followed by what would make it a name, a function or a tab. */
export const REFERENCE_SOURCE = String.raw`(?:${TITLE})?(?:${CELLS})(?![\p{L}\p{N}_.(!$])`;
export const LOST_REFERENCE_SOURCE = `(?:${TITLE})?#REF!`;

const PARTS = new RegExp(`^(${TITLE})?([^:!]+)(?::([^:!]+))?$`, 'iu');
const CORNER = /^(\$?)([A-Z]{1,3})?(\$?)(\d+)?$/i;

function parseCorner(text: string): Corner | undefined {
  const match = CORNER.exec(text);
  if (!match) return undefined;
  const [, before, letters, between, digits] = match;
  const alone = letters === undefined;
  return {
    ...(letters === undefined ? {} : { column: columnIndex(letters) }),
    ...(digits === undefined ? {} : { row: Number(digits) - 1 }),
    columnFixed: !alone && before === '$',
    rowFixed: alone ? before === '$' || between === '$' : between === '$',
  };
}

export function titleOf({ prefix }: Reference): string | undefined {
  if (prefix === undefined) return undefined;
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/** The ends in their order: the upper left one first. */
function ordered(first: Corner, last: Corner): [Corner, Corner] {
  const rowsSwap = first.row !== undefined && last.row !== undefined && first.row > last.row;
  const columnsSwap = first.column !== undefined && last.column !== undefined && first.column > last.column;
  const join = (rows: Corner, columns: Corner): Corner => ({
    ...(rows.row === undefined ? {} : { row: rows.row }),
    ...(columns.column === undefined ? {} : { column: columns.column }),
    rowFixed: rows.rowFixed,
    columnFixed: columns.columnFixed,
  });
  const [upper, lower] = rowsSwap ? [last, first] : [first, last];
  const [left, right] = columnsSwap ? [last, first] : [first, last];
  return [join(upper, left), join(lower, right)];
}

export function parseReference(text: string): Reference | undefined {
  const match = PARTS.exec(text);
  const first = match?.[2] === undefined ? undefined : parseCorner(match[2]);
  if (!match || !first) return undefined;
  const prefix = match[1] === undefined ? {} : { prefix: match[1] };
  if (match[3] === undefined) return { ...prefix, first };
  const last = parseCorner(match[3]);
  if (!last) return undefined;
  const [upper, lower] = ordered(first, last);
  return { ...prefix, first: upper, last: lower };
}

function formatCorner({ row, column, rowFixed, columnFixed }: Corner): string {
  const letters = column === undefined ? '' : `${columnFixed ? '$' : ''}${columnLetters(column)}`;
  return row === undefined ? letters : `${letters}${rowFixed ? '$' : ''}${row + 1}`;
}

export function prefixOf(title: string): string {
  return `${quoteTitle(title)}!`;
}

function formatReference({ prefix = '', first, last }: Reference): string {
  return prefix + (last === undefined ? formatCorner(first) : `${formatCorner(first)}:${formatCorner(last)}`);
}

const QUOTED_OR_REFERENCE = new RegExp(String.raw`"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$!])${REFERENCE_SOURCE}`, 'giu');

/** The formula with every reference replaced; texts in quotes, and references that stay the same, are left as written. */
export function mapReferences(formula: string, map: (reference: Reference) => Reference | string): string {
  return formula.replace(QUOTED_OR_REFERENCE, (token) => {
    const reference = token.startsWith('"') ? undefined : parseReference(token);
    if (!reference) return token;
    const mapped = map(reference);
    if (mapped === reference) return token;
    return typeof mapped === 'string' ? mapped : formatReference(mapped);
  });
}
