/** Finds the numbers that are dates: a plain reading shows only their serial numbers, so their formats are asked for. */
import type { sheets_v4 } from '@googleapis/sheets';
import type * as z from 'zod';
import { quoteTitle } from '../domain/a1.ts';
import type { RawTable } from '../domain/cell.ts';
import { findDoubtfulDates, markDates, rangesOf } from '../domain/doubtful-dates.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { decode, FORMATS_MASK, formatsAnswer } from './google-answers.ts';

const DATE_FORMATS = new Set(['DATE', 'DATE_TIME', 'TIME']);

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
  const answer = await sheets.spreadsheets.get({ spreadsheetId, ranges, fields: FORMATS_MASK });
  const dateCells = new Set(decode(formatsAnswer, answer.data).sheets.flatMap(dateCellNames));
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

function dateCellNames({ properties, data }: z.infer<typeof formatsAnswer>['sheets'][number]): readonly string[] {
  const names: string[] = [];
  for (const { startRow, startColumn, rowData } of data) {
    rowData?.forEach((row, rowOffset) => {
      row.values?.forEach((cell, columnOffset) => {
        if (!DATE_FORMATS.has(cell.effectiveFormat?.numberFormat?.type ?? '')) return;
        names.push(cellName(properties.title, startRow + rowOffset, startColumn + columnOffset));
      });
    });
  }
  return names;
}
