/** Finds the numbers that are dates: a plain reading shows only their serial numbers, so their formats are asked for. */
import type { sheets_v4 } from '@googleapis/sheets';
import { quoteTitle } from '../domain/a1.ts';
import type { RawTable } from '../domain/cell.ts';
import { findDoubtfulDates, markDates, rangesOf } from '../domain/doubtful-dates.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { strange } from './value-ranges.ts';

const DATE_FORMATS = new Set(['DATE', 'DATE_TIME', 'TIME']);
const FORMATS_ONLY =
  'sheets(properties(title),data(startRow,startColumn,rowData(values(effectiveFormat(numberFormat(type))))))';

/** A tab with the declaration of its columns. */
export interface DeclaredTab {
  readonly table: Table<Columns>;
  readonly raw: RawTable;
}

/** The tabs with their dates marked as such, in the same order; asks Google only where a number could be a date. */
export async function withDates(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  tabs: readonly DeclaredTab[],
  context: RuleContext,
): Promise<readonly RawTable[]> {
  const doubtful = tabs.map(({ table, raw }) => findDoubtfulDates(table, raw, context));
  const ranges = tabs.flatMap(({ table }, index) => rangesOf(quoteTitle(table.title), doubtful[index] ?? []));
  if (ranges.length === 0) return tabs.map(({ raw }) => raw);
  const answer = await sheets.spreadsheets.get({ spreadsheetId, ranges, fields: FORMATS_ONLY });
  if (!Array.isArray(answer.data.sheets)) throw strange();
  const dateCells = new Set(answer.data.sheets.flatMap(dateCellNames));
  return tabs.map(({ table, raw }, index) => {
    const dates = (doubtful[index] ?? []).filter(({ row, column }) =>
      dateCells.has(cellName(table.title, row, column)),
    );
    return markDates(raw, dates);
  });
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
