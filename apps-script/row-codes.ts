/** Codes of rows: a new row gets the next one, and none is ever given twice, also after its row was deleted. */
import { isBlank } from '../domain/cell.ts';
import { yearOf } from '../domain/date.ts';
import { regionOfEntityCode } from '../domain/identifiers.ts';
import type { Book } from './book.ts';
import type { Tab } from './tab.ts';

const PREFIXES: Readonly<Partial<Record<string, string>>> = { clusters: 'C', jointProjects: 'P', supportMeasures: 'M' };
/** Where a row of a workbook for all regions says which region it belongs to. */
const REGION_COLUMNS: Readonly<Partial<Record<string, string>>> = {
  clusters: 'region',
  jointProjects: 'clusterId',
  supportMeasures: 'objectId',
};
const CODE = /^[CPM](\d{2})-(\d{2})-(\d{3,5})$/;
const ALL_REGIONS = '*';

function positionOf({ table, layout }: Tab, key: string | undefined): number {
  return layout?.positions[table.columnKeys.indexOf(key ?? '')] ?? -1;
}

/** The region that the row names, or undefined while it names none. */
function regionOfRow(tab: Tab, row: number, { context, region }: Book): string | undefined {
  if (region !== ALL_REGIONS) return region;
  const cell = tab.values[row - 1]?.[positionOf(tab, REGION_COLUMNS[tab.table.key])];
  const text = typeof cell === 'number' ? String(cell).padStart(2, '0') : String(cell ?? '').trim();
  return CODE.test(text) ? regionOfEntityCode(text) : context.reference.regions.codeOf(text);
}

/** The rows of the edit in which something stands, and no code. */
function rowsWithoutCode(tab: Tab, first: number, last: number): readonly number[] {
  const code = tab.table.columnKeys.find((key) => tab.table.columns[key]?.required === 'code');
  const at = positionOf(tab, code);
  const counting = tab.layout?.positions.filter((position) => position !== at) ?? [];
  const rows: number[] = [];
  const start = Math.max(first, (tab.layout?.headingRow ?? 0) + 2);
  for (let row = start; row <= Math.min(last, tab.raw.length); row++) {
    const cells = tab.raw[row - 1] ?? [];
    if (isBlank(cells[at]) && counting.some((position) => !isBlank(cells[position]))) rows.push(row);
  }
  return rows;
}

/** The largest serial numbers that stand in the tab, by what comes before them. */
function largestSerials(tab: Tab, column: number): Map<string, number> {
  const largest = new Map<string, number>();
  for (const row of tab.values) {
    const [code, region, year, serial] = CODE.exec(String(row[column] ?? '')) ?? [];
    if (code === undefined) continue;
    const stem = `${code.slice(0, 1)}${region}-${year}-`;
    largest.set(stem, Math.max(largest.get(stem) ?? 0, Number(serial)));
  }
  return largest;
}

/** What stands in a cell, so that writing it back changes nothing. */
function rewritten(tab: Tab, row: number, column: number): unknown {
  const cell = tab.raw[row - 1]?.[column];
  if (typeof cell === 'object' && cell !== null && 'formula' in cell) return cell.formula;
  const value = tab.values[row - 1]?.[column];
  return typeof value === 'string' && /^['=+]/.test(value) ? `'${value}` : value;
}

/** The codes that were given, by row. To be called under the document's lock. */
export function giveCodes(tab: Tab, book: Book, first: number, last: number): ReadonlyMap<number, string> {
  const prefix = PREFIXES[tab.table.key];
  const given = new Map<number, string>();
  if (prefix === undefined || !tab.layout) return given;
  const rows = rowsWithoutCode(tab, first, last);
  if (rows.length === 0) return given;
  const column = tab.layout.positions[0] ?? 0;
  const largest = largestSerials(tab, column);
  const store = PropertiesService.getDocumentProperties();
  const counters = store.getProperties();
  const changed: Record<string, string> = {};
  const year = String(yearOf(book.context.asOf)).slice(2);
  for (const row of rows) {
    const region = regionOfRow(tab, row, book);
    if (region === undefined) continue;
    const stem = `${prefix}${region}-${year}-`;
    const serial = Math.max(largest.get(stem) ?? 0, Number(counters[stem] ?? 0)) + 1;
    largest.set(stem, serial);
    changed[stem] = String(serial);
    given.set(row, stem + String(serial).padStart(3, '0'));
  }
  if (given.size === 0) return given;
  store.setProperties(changed);
  const [from, to] = [Math.min(...given.keys()), Math.max(...given.keys())];
  const cells = Array.from({ length: to - from + 1 }, (_, index) => [
    given.get(from + index) ?? rewritten(tab, from + index, column),
  ]);
  tab.sheet.getRange(from, column + 1, cells.length, 1).setValues(cells);
  return given;
}
