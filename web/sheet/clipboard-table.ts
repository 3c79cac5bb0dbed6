/** What stands in the clipboard as rows of texts: a table of another spreadsheet, or lines with tabs. */
export type TextRows = readonly (readonly string[])[];

/** How often a cell of a table counts; nobody has a wider one. */
const MOST_SPANNED = 1_000;

function textOf(cell: HTMLTableCellElement): string {
  for (const line of cell.querySelectorAll('br')) line.replaceWith('\n');
  // Spreadsheets indent their HTML, and mean nothing by it.
  return (cell.textContent ?? '')
    .replace(/[\t\r ]*\n[\t\r ]*/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();
}

/** Excel, LibreOffice and Google all put a table there. The first one counts. */
function parseHtml(html: string): TextRows | undefined {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return undefined;
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [
      textOf(cell),
      ...new Array<string>(Math.min(Math.max(cell.colSpan, 1), MOST_SPANNED) - 1).fill(''),
    ]),
  );
}

/** Tabs between cells; a cell with a line end, a tab or a quotation mark of its own stands in quotation marks. */
function parseTabbed(text: string): TextRows {
  const source = text.replace(/(?:\r\n|\n|\r)$/, '');
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  const rows: string[][] = [[]];
  for (let match = cell.exec(source); match; match = cell.exec(source)) {
    const [, quoted, plain = '', end] = match;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}

/** Every spreadsheet puts plain text there as well; a table counts where that has lost its cells. */
export function parseClipboard(html: string, text: string): TextRows {
  const isWhole = /[\t\r\n]/.test(text.trim()) || !/<table/i.test(html);
  return (isWhole ? undefined : parseHtml(html)) ?? parseTabbed(text);
}
