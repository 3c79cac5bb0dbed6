/** A tab as delimited text, with what is seen in its cells. */
import { formattedValue } from './cell-value.ts';
import { notImplemented } from './google-error.ts';
import { localeNamed } from './locale.ts';
import { numberFormatOf, rowAttributes, type Sheet, type Workbook } from './workbook.ts';

/** As wide as the widest row, down to the last row with a value. */
function shownRows(workbook: Workbook, sheet: Sheet): string[][] {
  const locale = localeNamed(workbook.properties.locale);
  const width = sheet.values.reduce((widest, row) => Math.max(widest, row.length), 0);
  return sheet.values.map((row, index) => {
    const attributes = rowAttributes(sheet, index);
    return Array.from({ length: width }, (_, column) => {
      const value = row[column] ?? null;
      return value === null ? '' : formattedValue(value, numberFormatOf(attributes[column]), locale);
    });
  });
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function commaSeparated(workbook: Workbook, sheet: Sheet): string {
  return shownRows(workbook, sheet)
    .map((row) => row.map(quoted).join(','))
    .join('\r\n');
}

export function tabSeparated(workbook: Workbook, sheet: Sheet): string {
  const rows = shownRows(workbook, sheet);
  if (rows.some((row) => row.some((text) => /[\t\r\n]/.test(text)))) {
    throw notImplemented('tab-separated text of cells that hold tabs or several lines');
  }
  return rows.map((row) => row.join('\t')).join('\r\n');
}
