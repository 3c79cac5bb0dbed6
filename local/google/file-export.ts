/** A workbook, or one of its tabs, as a file of another kind. */
import { commaSeparated, tabSeparated } from './delimited-text.ts';
import { GoogleError, notImplemented } from './google-error.ts';
import { SeenCells } from './seen-cells.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { excelFile } from './xlsx-export.ts';

export interface ExportedFile {
  readonly contentType: string;
  readonly extension: string;
  readonly body: string | Buffer;
}

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** By the word that an address takes the type that Drive takes: all into which Google exports a spreadsheet. */
const FORMATS: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  xlsx: EXCEL,
  pdf: 'application/pdf',
  zip: 'application/zip',
  ods: 'application/x-vnd.oasis.opendocument.spreadsheet',
};
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.spreadsheet';

function unsupported(): GoogleError {
  const message = 'The requested conversion is not supported.';
  const reason = { domain: 'global', reason: 'badRequest', location: 'convertTo', locationType: 'parameter' };
  return new GoogleError(400, 'INVALID_ARGUMENT', message, { reason });
}

/** Of a text, one tab: the one that is named, or the first. */
export function exportFile(
  workbook: Workbook,
  mimeType: string,
  tab: Sheet | undefined,
  now: () => Date,
): ExportedFile {
  const sheet = tab ?? workbook.sheets[0];
  const cells = new SeenCells(workbook, now);
  if (mimeType === 'text/csv' && sheet) {
    return { contentType: 'text/csv', extension: 'csv', body: commaSeparated(cells, sheet) };
  }
  if (mimeType === 'text/tab-separated-values' && sheet) {
    return { contentType: mimeType, extension: 'tsv', body: tabSeparated(cells, sheet) };
  }
  if (mimeType === EXCEL) return { contentType: EXCEL, extension: 'xlsx', body: excelFile(workbook) };
  if (mimeType !== OPEN_DOCUMENT && !Object.values(FORMATS).includes(mimeType)) throw unsupported();
  throw notImplemented(`the export of a spreadsheet as ${mimeType}`);
}

/** `csv` is `text/csv`; a word that nobody knows stands for itself. */
export function mimeTypeNamed(format: string): string {
  return FORMATS[format] ?? format;
}
