/** A tab as delimited text, with what is seen in its cells. */
import { notImplemented } from './google-error.ts';
import type { SeenCells } from './seen-cells.ts';
import type { Sheet } from './workbook.ts';

/** As wide as the widest row, down to the last row with a value. */
function shownRows(cells: SeenCells, sheet: Sheet): string[][] {
  const width = sheet.values.reduce((widest, row) => Math.max(widest, row.length), 0);
  return sheet.values.map((_row, index) =>
    Array.from({ length: width }, (_, column) => cells.text(sheet, index, column)),
  );
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function commaSeparated(cells: SeenCells, sheet: Sheet): string {
  return shownRows(cells, sheet)
    .map((row) => row.map(quoted).join(','))
    .join('\r\n');
}

export function tabSeparated(cells: SeenCells, sheet: Sheet): string {
  const rows = shownRows(cells, sheet);
  if (rows.some((row) => row.some((text) => /[\t\r\n]/.test(text)))) {
    throw notImplemented('tab-separated text of cells that hold tabs or several lines');
  }
  return rows.map((row) => row.join('\t')).join('\r\n');
}
