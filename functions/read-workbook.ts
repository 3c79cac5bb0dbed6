/** Reads one regional workbook: one request for all its tabs, and a narrow second one only where a number may be a date. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { byTable, type RawWorkbook, REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import { withDates } from './date-cells.ts';
import { VALUES_MASK } from './google-answers.ts';
import { parseValueRanges, wholeTab } from './value-ranges.ts';

const TITLES = Object.values(TABLES).map((table) => table.title);

/** Throws what the Google client throws, or `GarbledAnswer` when the answer makes no sense. */
export async function readWorkbook(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  context: RuleContext,
): Promise<RawWorkbook> {
  const answer = await sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: TITLES.map(wholeTab),
    valueRenderOption: 'FORMULA',
    dateTimeRenderOption: 'SERIAL_NUMBER',
    majorDimension: 'ROWS',
    fields: VALUES_MASK,
  });
  const values = parseValueRanges(answer.data, TITLES);
  const tabs = REGISTER_TABLE_KEYS.map((key) => {
    // Each table is used with its own columns; which one it is does not matter here.
    const table = TABLES[key] as unknown as Table<Columns>;
    return { table, raw: values.get(table.title) ?? [] };
  });
  const dated = await withDates(sheets, spreadsheetId, tabs, context);
  return byTable((key) => dated[REGISTER_TABLE_KEYS.indexOf(key)] ?? []);
}
