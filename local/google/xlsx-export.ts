/** A workbook as an Excel file: values, formulas, number formats, merges and sizes. */
import { createRequire } from 'node:module';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { notImplemented } from './google-error.ts';
import { localeNamed } from './locale.ts';
import { mergesOf } from './merges.ts';
import {
  type CellValue,
  type DimensionLook,
  type NumberFormat,
  numberFormatOf,
  rowAttributes,
  type Sheet,
  type Workbook,
} from './workbook.ts';

/** Loaded when it is needed first: it is large, and few ever export. */
const load = createRequire(import.meta.url);

const LONGEST_TITLE = 31;
const FORBIDDEN = /[[\]*?:/\\]/;

function excelCell(
  value: CellValue,
  format: NumberFormat | undefined,
  patterns: Readonly<Record<string, string>>,
): CellObject {
  const pattern = format && (format.pattern ?? patterns[format.type]);
  const look = pattern ? { z: pattern } : {};
  if (typeof value === 'object') return { t: 'n', f: value.formula.replace(/^=/, ''), ...look };
  if (typeof value === 'number') return { t: 'n', v: value, ...look };
  return typeof value === 'boolean' ? { t: 'b', v: value } : { t: 's', v: value, ...look };
}

function columnLook(look: DimensionLook | null) {
  return { ...(look?.pixelSize ? { wpx: look.pixelSize } : {}), hidden: look?.hiddenByUser === true };
}

function rowLook(look: DimensionLook | null) {
  const hidden = look?.hiddenByUser === true || look?.hiddenByFilter === true;
  return { ...(look?.pixelSize ? { hpx: look.pixelSize } : {}), hidden };
}

function excelSheet({ utils }: typeof import('@e965/xlsx'), workbook: Workbook, sheet: Sheet): WorkSheet {
  const { patterns } = localeNamed(workbook.properties.locale);
  const rows = sheet.values.map((row, index) => {
    const attributes = rowAttributes(sheet, index);
    return row.map((value, column) =>
      value === null ? null : excelCell(value, numberFormatOf(attributes[column]), patterns),
    );
  });
  const made: WorkSheet = utils.aoa_to_sheet(rows);
  made['!merges'] = mergesOf(sheet).map((merge) => ({
    s: { r: merge.startRowIndex, c: merge.startColumnIndex },
    e: { r: merge.endRowIndex - 1, c: merge.endColumnIndex - 1 },
  }));
  made['!cols'] = (sheet.columns ?? []).map(columnLook);
  made['!rows'] = (sheet.rows ?? []).map(rowLook);
  return made;
}

/** Excel knows shorter titles and fewer characters in them; how Google makes others fit is not known here. */
function checkTitles(titles: readonly string[]): void {
  const odd = titles.find((title) => title.length > LONGEST_TITLE || FORBIDDEN.test(title));
  if (odd !== undefined) throw notImplemented(`the export into Excel of a sheet named "${odd}"`);
}

export function excelFile(workbook: Workbook): Buffer {
  const xlsx: typeof import('@e965/xlsx') = load('@e965/xlsx');
  checkTitles(workbook.sheets.map(({ properties }) => properties.title));
  const book = xlsx.utils.book_new();
  for (const sheet of workbook.sheets) {
    xlsx.utils.book_append_sheet(book, excelSheet(xlsx, workbook, sheet), sheet.properties.title);
  }
  const Sheets = workbook.sheets.map(({ properties }) => ({ Hidden: properties['hidden'] === true ? 1 : 0 }) as const);
  book.Workbook = { Sheets };
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
