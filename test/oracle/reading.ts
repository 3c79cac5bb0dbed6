/** Reads a workbook: finds the columns of each tab by their headings and makes rows of what is not blank. */
import { sayWithinRow } from './rules-within-row.ts';
import { type Column, readCell, type Surroundings, TABS } from './tabs.ts';
import { folded, isBlank } from './texts.ts';
import { type Cell, type Finding, type RawTab, Row, TAB_KEYS, type TabKey, type Workbook } from './vocabulary.ts';

interface WorkbookReading {
  readonly findings: readonly Finding[];
  readonly rows: readonly Row[];
  /** A workbook is taken whole or not at all. */
  readonly isTaken: boolean;
}

const LAST_ROW_OF_HEADINGS = 20;
/** The heading of the column that Svod itself writes. */
const OWN_HEADING = 'Проверка';

function isHeading(cell: Cell, { heading }: Column): boolean {
  return typeof cell === 'string' && folded(cell) === folded(heading);
}

/** The first row, or the first of those below it that has a heading where the first row has none. */
function rowOfHeadings(tab: TabKey, raw: RawTab): number {
  const known = (line: readonly Cell[]) => line.some((cell) => TABS[tab].some((column) => isHeading(cell, column)));
  return Math.max(0, raw.slice(0, LAST_ROW_OF_HEADINGS).findIndex(known));
}

function hasStrangers(tab: TabKey, headings: readonly Cell[]): boolean {
  const own = [OWN_HEADING, ...TABS[tab].map(({ heading }) => heading)].map(folded);
  return headings.some((cell) => typeof cell === 'string' && folded(cell) !== '' && !own.includes(folded(cell)));
}

/** Where each column stands, and what is said about the row of the headings. */
function headingsOf(alias: string, tab: TabKey, raw: RawTab) {
  const at = rowOfHeadings(tab, raw);
  const headings = raw[at] ?? [];
  const row = new Row(alias, tab, at + 1);
  const places = new Map<Column, number>();
  for (const column of TABS[tab]) {
    const found = [...headings.keys()].filter((index) => isHeading(headings[index] ?? null, column));
    const [place] = found;
    if (place === undefined) row.say('error', 'HEADING_MISSING', column.key);
    else places.set(column, place);
    if (found.length > 1) row.say('error', 'HEADING_REPEATED', column.key);
  }
  const isFound = row.isAccepted;
  if (isFound && at > 0) row.say('note', 'HEADINGS_BELOW', null);
  if (isFound && hasStrangers(tab, headings)) row.say('note', 'HEADING_UNKNOWN', null);
  return { at, places, isFound, findings: row.findings };
}

/** A code that a formula gives came from somebody. */
function isFormula(cell: Cell): boolean {
  if (typeof cell === 'string') return cell.startsWith('=');
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

/** A row of nothing, or of nothing but the code that it got by itself, is no row. */
function isNoRow(cells: ReadonlyMap<Column, Cell>): boolean {
  for (const [column, cell] of cells) if (column.key === 'id' ? isFormula(cell) : !isBlank(cell)) return false;
  return true;
}

function readRow(row: Row, cells: ReadonlyMap<Column, Cell>, surroundings: Surroundings): void {
  for (const [column, cell] of cells) {
    const { value, said } = readCell(column, cell, surroundings);
    if (value !== undefined) row.values.set(column.key, value);
    for (const [severity, code] of said) row.say(severity, code, column.key);
    if (value === null && column.required)
      row.say('error', column.key === 'id' ? 'ID_MISSING' : 'REQUIRED', column.key);
  }
  sayWithinRow(row, surroundings);
}

function readTab(alias: string, tab: TabKey, raw: RawTab, surroundings: Surroundings): WorkbookReading {
  const { at, places, isFound, findings } = headingsOf(alias, tab, raw);
  const rows: Row[] = [];
  for (const [index, line] of raw.entries()) {
    if (!isFound || index <= at) continue;
    const cells = new Map<Column, Cell>();
    for (const [column, place] of places) cells.set(column, line[place] ?? null);
    if (isNoRow(cells)) continue;
    const row = new Row(alias, tab, index + 1);
    readRow(row, cells, surroundings);
    rows.push(row);
  }
  return { findings, rows, isTaken: isFound };
}

export function readWorkbook({ alias, tabs }: Workbook, surroundings: Surroundings): WorkbookReading {
  const readings = TAB_KEYS.map((tab) => readTab(alias, tab, tabs[tab], surroundings));
  return {
    findings: readings.flatMap(({ findings }) => findings),
    rows: readings.flatMap(({ rows }) => rows),
    isTaken: readings.every(({ isTaken }) => isTaken),
  };
}
