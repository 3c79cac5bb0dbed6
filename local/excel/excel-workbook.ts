/** Our tabs in an Excel file: found by their titles, dates and percents read as people see them. */
import type { RawTable } from '../../domain/cell.ts';
import { findDoubtfulDates, markDates } from '../../domain/doubtful-dates.ts';
import { findColumns } from '../../domain/headings.ts';
import { nearest } from '../../domain/likeness.ts';
import type { RuleContext } from '../../domain/row-report.ts';
import type { Columns, Table } from '../../domain/table.ts';
import { REGISTER_TABLE_KEYS, type RegisterTableKey, TABLES } from '../../domain/workbook.ts';
import { shownPercent } from './excel-cell.ts';
import type { ExcelReader } from './excel-reader.ts';
import { type ExcelSheet, positionOf } from './excel-sheet.ts';
import { tabOfTitle } from './tab-title.ts';
import { type MissingTab, UnreadableFile } from './unreadable-file.ts';

export interface ExcelWorkbook {
  /** The tabs of ours that the file has. */
  readonly tabs: ReadonlyMap<RegisterTableKey, RawTable>;
  readonly missing: readonly MissingTab[];
  /** Titles of tabs that are hidden in the file; they are read all the same. */
  readonly hidden: readonly string[];
}

/** Each table is used with its own columns; which one it is does not matter here. */
export function tableOf(key: RegisterTableKey): Table<Columns> {
  return TABLES[key] as unknown as Table<Columns>;
}

/** A percent column is headed «…, %»: whoever sees 20 % in it means 20, while the file keeps 0.2. */
function withShownPercents(table: Table<Columns>, sheet: ExcelSheet, context: RuleContext): RawTable {
  const layout = findColumns(table, sheet.rows, context).value?.positions ?? [];
  const percents = layout.filter((_, index) => {
    const column = table.columns[table.columnKeys[index] ?? ''];
    return column?.kind.format === 'percent';
  });
  return sheet.rows.map((cells, row) => {
    const shown = percents.filter(
      (column) => typeof cells[column] === 'number' && sheet.percents.has(positionOf(row, column)),
    );
    if (shown.length === 0) return cells;
    return cells.map((cell, column) =>
      typeof cell === 'number' && shown.includes(column) ? shownPercent(cell) : cell,
    );
  });
}

function readTab(key: RegisterTableKey, sheet: ExcelSheet, context: RuleContext): RawTable {
  const table = tableOf(key);
  const rows = withShownPercents(table, sheet, context);
  const dates = findDoubtfulDates(table, rows, context).filter(({ row, column }) =>
    sheet.dates.has(positionOf(row, column)),
  );
  return markDates(rows, dates);
}

function missingTabs(present: ReadonlySet<RegisterTableKey>, titles: readonly string[]): readonly MissingTab[] {
  const strangers = titles.filter((title) => tabOfTitle(title) === undefined);
  return REGISTER_TABLE_KEYS.filter((key) => !present.has(key)).map((key) => {
    const { title } = TABLES[key];
    const likely = nearest(title, strangers);
    return { title, ...(likely !== undefined && { likely }) };
  });
}

/** Throws an `UnreadableFile` when the file is no workbook, or none of ours. */
export async function readExcelWorkbook(
  bytes: Buffer,
  context: RuleContext,
  reader: ExcelReader,
): Promise<ExcelWorkbook> {
  const { titles, sheets } = await reader.read(bytes);
  const tabs = new Map<RegisterTableKey, RawTable>();
  for (const sheet of sheets) {
    const key = tabOfTitle(sheet.title);
    if (key === undefined) continue;
    if (tabs.has(key)) throw new UnreadableFile({ code: 'TAB_REPEATED', tab: TABLES[key].title });
    tabs.set(key, readTab(key, sheet, context));
  }
  const missing = missingTabs(new Set(tabs.keys()), titles);
  const renamed = missing.filter(({ likely }) => likely !== undefined);
  if (renamed.length > 0) throw new UnreadableFile({ code: 'TAB_RENAMED', tabs: renamed });
  if (tabs.size === 0) throw new UnreadableFile({ code: 'NO_TABS' });
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ title }) => title);
  return { tabs, missing, hidden };
}
