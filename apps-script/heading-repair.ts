/** Headings of a tab brought back where they stood: developer metadata remember which column is which. */
import { columnLetters } from '../domain/a1.ts';
import { foldText, type RawTable } from '../domain/cell.ts';
import { findHeadingRow } from '../domain/headings.ts';
import type { Columns, Table } from '../domain/table.ts';
import { OWN_HEADINGS } from '../domain/verdict.ts';
import { isOwnHeading } from './tab.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const COLUMN_KEY = 'svod-column';
const ROWS_LOOKED_AT = 21;

/** Where everything stands, counted from 0; by the key of the column, or by the heading of Svod's own ones. */
export interface Placed {
  readonly headingRow: number;
  readonly columns: ReadonlyMap<string, number>;
}

function rememberedColumns(sheet: Sheet): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const metadata of sheet.createDeveloperMetadataFinder().withKey(COLUMN_KEY).find()) {
    const column = metadata.getLocation().getColumn();
    const key = metadata.getValue() ?? '';
    if (column && !columns.has(key)) columns.set(key, column.getColumn() - 1);
  }
  return columns;
}

function rememberColumns(sheet: Sheet, { columns }: Placed, remembered: ReadonlyMap<string, number>): void {
  for (const [key, position] of columns) {
    if (remembered.get(key) === position || OWN_HEADINGS.includes(key)) continue;
    for (const metadata of sheet.createDeveloperMetadataFinder().withKey(COLUMN_KEY).withValue(key).find()) {
      metadata.remove();
    }
    const letters = columnLetters(position);
    sheet.getRange(`${letters}:${letters}`).addDeveloperMetadata(COLUMN_KEY, key);
  }
}

function topRows(sheet: Sheet): RawTable {
  const [rows, columns] = [Math.min(ROWS_LOOKED_AT, sheet.getLastRow()), sheet.getLastColumn()];
  return rows === 0 || columns === 0 ? [] : sheet.getRange(1, 1, rows, columns).getValues();
}

/** A new column before Svod's own ones, or behind everything. */
function addColumn(sheet: Sheet, headings: readonly string[]): number {
  const own = headings.findIndex((heading) => isOwnHeading(heading));
  if (own >= 0) sheet.insertColumnBefore(own + 1);
  else if (sheet.getLastColumn() === sheet.getMaxColumns()) sheet.insertColumnAfter(sheet.getMaxColumns());
  return own >= 0 ? own : sheet.getLastColumn();
}

/** Null where nobody can know which column is which. */
export function repairHeadings(table: Table<Columns>, sheet: Sheet, say: (what: string) => void): Placed | null {
  const top = topRows(sheet);
  const wanted = new Map<string, string>(table.columnKeys.map((key) => [key, table.columns[key]?.heading ?? '']));
  for (const own of OWN_HEADINGS) wanted.set(own, own);
  const remembered = rememberedColumns(sheet);
  const headingRow = findHeadingRow(table, top);
  const folded = () =>
    sheet.getLastColumn() === 0
      ? []
      : (sheet.getRange(headingRow + 1, 1, 1, sheet.getLastColumn()).getValues()[0] ?? []).map((one) =>
          foldText(String(one)),
        );
  let headings = folded();
  const isKnown = (heading: string | undefined) => [...wanted.values()].some((one) => foldText(one) === heading);
  if (top.length > 0 && !headings.some(isKnown)) {
    if (remembered.size === 0) {
      say('строки заголовков нет, и восстановить её не по чему. Верните её из истории версий.');
      return null;
    }
    sheet.insertRowBefore(1);
    say('возвращена строка заголовков.');
    headings = folded();
  }
  const columns = new Map<string, number>();
  for (const [key, heading] of wanted) {
    let position = headings.indexOf(foldText(heading));
    if (position < 0) {
      const before = remembered.get(key);
      const isFree = before !== undefined && !isKnown(headings[before]);
      position = isFree
        ? before
        : top.length === 0
          ? columns.size
          : addColumn(sheet, OWN_HEADINGS.includes(key) ? [] : headings);
      sheet.getRange(headingRow + 1, position + 1).setValue(heading);
      if (top.length > 0) say(`заголовок «${heading}» возвращён в столбец ${columnLetters(position)}.`);
      headings = folded();
    }
    columns.set(key, position);
  }
  // A column put in between has moved those that were found before.
  for (const [key, heading] of wanted) columns.set(key, headings.indexOf(foldText(heading)));
  const placed = { headingRow, columns };
  rememberColumns(sheet, placed, remembered);
  return placed;
}
