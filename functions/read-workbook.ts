/** Reads one regional workbook: one request for all its tabs, and a narrow second one only where a number may be a date. */
import type { sheets_v4 } from '@googleapis/sheets';
import { quoteTitle } from '../domain/a1.ts';
import { type CellPosition, findDoubtfulDates, markDates, rangesOf } from '../domain/doubtful-dates.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { type ByTable, byTable, type RawWorkbook, type RegisterTableKey, TABLES } from '../domain/workbook.ts';
import { parseValueRanges, strange, wholeTab } from './value-ranges.ts';

const TITLES = Object.values(TABLES).map((table) => table.title);
const DATE_FORMATS = new Set(['DATE', 'DATE_TIME', 'TIME']);
const FORMATS_ONLY =
  'sheets(properties(title),data(startRow,startColumn,rowData(values(effectiveFormat(numberFormat(type))))))';

/** Throws what the Google client throws, or a failure when the answer makes no sense. */
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
  });
  const tabs = parseValueRanges(answer.data, TITLES);
  const raw = byTable((key) => tabs.get(TABLES[key].title) ?? []);
  // Each table is used with its own columns; which one it is does not matter here.
  const doubtful = byTable((key) => findDoubtfulDates(TABLES[key] as unknown as Table<Columns>, raw[key], context));
  if (Object.values(doubtful).every((cells) => cells.length === 0)) return raw;
  const dates = await readDateCells(sheets, spreadsheetId, doubtful);
  return byTable((key) => markDates(raw[key], dates[key]));
}

type PositionsByTable = ByTable<readonly CellPosition[]>;

/** Which of the doubtful cells are formatted as dates. */
async function readDateCells(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  doubtful: PositionsByTable,
): Promise<PositionsByTable> {
  const ranges = Object.entries(TABLES).flatMap(([key, { title }]) =>
    rangesOf(quoteTitle(title), doubtful[key as RegisterTableKey]),
  );
  const answer = await sheets.spreadsheets.get({ spreadsheetId, ranges, fields: FORMATS_ONLY });
  if (!Array.isArray(answer.data.sheets)) throw strange();
  const dateCells = new Set(answer.data.sheets.flatMap(dateCellNames));
  return byTable((key) =>
    doubtful[key].filter(({ row, column }) => dateCells.has(cellName(TABLES[key].title, row, column))),
  );
}

function cellName(title: string, row: number, column: number): string {
  return `${title} ${row} ${column}`;
}

function dateCellNames(sheet: sheets_v4.Schema$Sheet): readonly string[] {
  const names: string[] = [];
  for (const { startRow, startColumn, rowData } of sheet.data ?? []) {
    rowData?.forEach((row, rowOffset) => {
      row.values?.forEach((cell, columnOffset) => {
        if (!DATE_FORMATS.has(cell.effectiveFormat?.numberFormat?.type ?? '')) return;
        names.push(
          cellName(sheet.properties?.title ?? '', (startRow ?? 0) + rowOffset, (startColumn ?? 0) + columnOffset),
        );
      });
    });
  }
  return names;
}
