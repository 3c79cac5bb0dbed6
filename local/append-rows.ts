/** Rows of a file behind the last used row of each tab, as one batch update: all of them are written, or none. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { Cell, RawTable } from '../domain/cell.ts';
import { findColumns } from '../domain/headings.ts';
import type { RuleContext } from '../domain/row-report.ts';
import {
  type ByTable,
  byTable,
  type RawWorkbook,
  REGISTER_TABLE_KEYS,
  type RegisterTableKey,
  TABLES,
} from '../domain/workbook.ts';
import { tableOf } from './excel/excel-workbook.ts';

/** A tab as the spreadsheet describes it. */
export interface TabSize {
  readonly sheetId: number;
  readonly rowCount: number;
}

const EQUALS_SIGN = '=';

function layoutOf(key: RegisterTableKey, raw: RawTable, context: RuleContext): readonly number[] {
  return findColumns(tableOf(key), raw, context).value?.positions ?? [];
}

/** A formula that somebody filled down beside our columns says nothing of the row it stands in. */
function isUsed(cell: Cell, isOurs: boolean): boolean {
  if (cell === null || cell === '') return false;
  return isOurs || typeof cell !== 'string' || !cell.startsWith(EQUALS_SIGN);
}

/** How many rows stand under the headings of each tab, down to the last one that is used. */
export function usedRows(raw: RawWorkbook, context: RuleContext): ByTable<number> {
  return byTable((key) => {
    const ours = new Set(layoutOf(key, raw[key], context));
    const last = raw[key].findLastIndex((cells) => cells.some((cell, column) => isUsed(cell, ours.has(column))));
    return Math.max(0, last);
  });
}

function cellData(cell: Cell | undefined): sheets_v4.Schema$CellData {
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } };
  return typeof cell === 'string' ? { userEnteredValue: { stringValue: cell } } : {};
}

/** Columns of ours that stand side by side; what stands between is not touched. */
function runsOf(layout: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const column of [...layout].sort((left, right) => left - right)) {
    const run = runs.at(-1);
    if (run?.at(-1) === column - 1) run.push(column);
    else runs.push([column]);
  }
  return runs;
}

export interface Appending {
  /** The file, and its rows to append as it numbers them. */
  readonly from: RawWorkbook;
  readonly rows: ByTable<readonly number[]>;
  readonly to: RawWorkbook;
  readonly tabs: ReadonlyMap<string, TabSize>;
}

function requestsOfTab(
  key: RegisterTableKey,
  { from, rows, to, tabs }: Appending,
  context: RuleContext,
): readonly sheets_v4.Schema$Request[] {
  const tab = tabs.get(TABLES[key].title);
  if (!tab || rows[key].length === 0) return [];
  const { sheetId, rowCount } = tab;
  const rowIndex = usedRows(to, context)[key] + 1;
  const lacking = rowIndex + rows[key].length - rowCount;
  const theirs = layoutOf(key, from[key], context);
  const ours = layoutOf(key, to[key], context);
  const sourceOf = new Map(ours.map((column, index) => [column, theirs[index] ?? -1]));
  const updates = runsOf(ours).map((run) => ({
    updateCells: {
      start: { sheetId, rowIndex, columnIndex: run[0] ?? 0 },
      rows: rows[key].map((row) => ({
        values: run.map((column) => cellData(from[key][row - 1]?.[sourceOf.get(column) ?? -1])),
      })),
      fields: 'userEnteredValue',
    },
  }));
  const room = { appendDimension: { sheetId, dimension: 'ROWS', length: lacking } };
  return [...(lacking > 0 ? [room] : []), ...updates];
}

export function appendRequests(appending: Appending, context: RuleContext): sheets_v4.Schema$Request[] {
  return REGISTER_TABLE_KEYS.flatMap((key) => [...requestsOfTab(key, appending, context)]);
}
