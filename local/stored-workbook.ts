/** A regional workbook put into the store, with the column hidden in which the script remembers how rows were checked. */
import type { sheets_v4 } from '@googleapis/sheets';
import { STATE_HEADING } from '../domain/verdict.ts';
import { runBatch } from './google/batch-update.ts';
import { writerPermission } from './google/file-permissions.ts';
import { newWorkbook } from './google/new-workbook.ts';
import type { WorkbookStore } from './google/workbook-store.ts';

/** @param editors to whom it is shared, besides its owner
 * @returns the identifier of the spreadsheet */
export function storeRegionalWorkbook(
  store: WorkbookStore,
  message: sheets_v4.Schema$Spreadsheet,
  now: () => Date,
  editors: readonly string[] = [],
): string {
  const file = editors.length > 0 && { file: { permissions: editors.map(writerPermission) } };
  const { spreadsheetId, workbook } = store.create({ ...newWorkbook(message), ...file });
  const requests = workbook.sheets.flatMap(({ properties, values }) => {
    const startIndex = values[0]?.indexOf(STATE_HEADING) ?? -1;
    const range = { sheetId: properties.sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
    const hidden = { range, properties: { hiddenByUser: true }, fields: 'hiddenByUser' };
    return startIndex < 0 ? [] : [{ updateDimensionProperties: hidden }];
  });
  store.commit(spreadsheetId, runBatch(workbook, requests, now).changes);
  return spreadsheetId;
}
