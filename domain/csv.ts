/** CSV as RFC 4180 has it, with a byte order mark so that Excel reads it as UTF-8; what a spreadsheet would run is disarmed. */

export interface CsvDialect {
  readonly delimiter: ',' | ';';
  readonly decimalMark: '.' | ',';
}

/** For programs: RFC 4180. */
export const PLAIN_CSV: CsvDialect = { delimiter: ',', decimalMark: '.' };
/** For Excel in Russian, where a comma stands in numbers. */
export const RUSSIAN_CSV: CsvDialect = { delimiter: ';', decimalMark: ',' };

/** A text, a number, or nothing. */
export type CsvCell = string | number | null;

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/**
 * Where a spreadsheet begins to read a formula: at the start, or behind what another dialect takes for a delimiter or the end of
 * a line; white space and quotation marks in between do not hinder it.
 * (https://owasp.org/www-community/attacks/CSV_Injection; the full-width signs become plain ones in some locales.)
 */
const FORMULA_START = /(^|[,;\t\r\n|])([\s"\u200B-\u200F\u2060\uFEFF]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const CONTROL_START = /^(?=[\t\r\n\0])/;

/** A text as no spreadsheet takes it for a formula: an apostrophe before what would begin one. Numbers need no such thing. */
export function disarm(text: string): string {
  return text.replace(FORMULA_START, "$1$2'").replace(CONTROL_START, "'");
}

function encodeText(text: string): string {
  // Quoted also for the delimiter of the other dialect: a program that guesses wrongly still keeps the cell whole.
  return /[",;\r\n\t\0]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function encodeCell(cell: CsvCell, { decimalMark }: CsvDialect): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return encodeText(disarm(cell));
  // A decimal comma stands between semicolons, and needs no quotation marks.
  return String(cell).replace('.', decimalMark);
}

/** The text of a file; every row has as many cells as the first. */
export function encodeCsv(rows: readonly (readonly CsvCell[])[], dialect: CsvDialect): string {
  const lines = rows.map((row) => {
    const line = row.map((cell) => encodeCell(cell, dialect)).join(dialect.delimiter);
    // A row of one empty cell would be an empty line, which readers skip.
    return row.length === 1 && line === '' ? '""' : line;
  });
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line}${LINE_END}`).join('')}`;
}
