/** How large Google lets a workbook become: counted from the sizes of its grids, before anything is changed. */
import { type GoogleError, invalidArgument } from './google-error.ts';
import type { DimensionName } from './relocation.ts';
import type { SheetProperties, Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';

const MOST_CELLS = 10_000_000;
const MOST_COLUMNS = 18_278;
const LONGEST_TEXT = 50_000;

type Size = Readonly<Record<DimensionName, number>>;
type Sizes = Map<number, Size>;

function sizeOf({ gridProperties: { rowCount, columnCount } }: SheetProperties): Size {
  return { ROWS: rowCount, COLUMNS: columnCount };
}

type Step = readonly [sheetId: number, size: Size];

/** Sheets counts the cells of new rows before it looks at new columns. */
function resizing(sizes: Sizes, properties: SheetProperties): readonly Step[] {
  const { sheetId } = properties;
  const [before, after] = [sizes.get(sheetId), sizeOf(properties)];
  return before
    ? [
        [sheetId, { ...before, ROWS: after.ROWS }],
        [sheetId, after],
      ]
    : [[sheetId, after]];
}

/** The sizes that tabs go through. */
function stepsOf(sizes: Sizes, change: Change): readonly Step[] {
  if (change.kind === 'addSheet' || change.kind === 'duplicateSheet') {
    return [[change.properties.sheetId, sizeOf(change.properties)]];
  }
  if (change.kind === 'insertSheet') {
    return change.tabs.sheets.map(({ properties }) => [properties.sheetId, sizeOf(properties)]);
  }
  if (change.kind === 'setSheetProperties') return resizing(sizes, change.properties);
  if (change.kind !== 'insertDimension' && change.kind !== 'deleteDimension') return [];
  const { sheetId, dimension, startIndex, endIndex } = change;
  const size = sizes.get(sheetId);
  const count = change.kind === 'insertDimension' ? endIndex - startIndex : startIndex - endIndex;
  return size ? [[sheetId, { ...size, [dimension]: size[dimension] + count }]] : [];
}

function cellsOf(sizes: Sizes): number {
  return [...sizes.values()].reduce((sum, size) => sum + size.ROWS * size.COLUMNS, 0);
}

function above(what: 'cells' | 'columns', where: string, limit: number): GoogleError {
  return invalidArgument(
    `This action would increase the number of ${what} in the ${where} above the limit of ${limit} ${what}.`,
  );
}

function checkStep(sizes: Sizes, sheetId: number, size: Size): void {
  const [before, columnsBefore] = [cellsOf(sizes), sizes.get(sheetId)?.COLUMNS ?? 0];
  sizes.set(sheetId, size);
  const after = cellsOf(sizes);
  if (after > MOST_CELLS && after > before) throw above('cells', 'workbook', MOST_CELLS);
  if (size.COLUMNS > MOST_COLUMNS && size.COLUMNS > columnsBefore) throw above('columns', 'sheet', MOST_COLUMNS);
}

/** Refuses changes that make the workbook too large. One that is too large already may be changed, and be made smaller. */
export function checkGrowth(workbook: Workbook, changes: readonly Change[]): void {
  const sizes: Sizes = new Map(workbook.sheets.map(({ properties }) => [properties.sheetId, sizeOf(properties)]));
  for (const change of changes) {
    if (change.kind === 'deleteSheet') sizes.delete(change.sheetId);
    for (const [sheetId, size] of stepsOf(sizes, change)) checkStep(sizes, sheetId, size);
  }
}

/** The same for a workbook that comes with its tabs. */
export function checkSize(workbook: Workbook): void {
  const additions = workbook.sheets.map(({ properties }, index): Change => ({ kind: 'addSheet', properties, index }));
  checkGrowth({ ...workbook, sheets: [] }, additions);
}

/** The text, if a cell can hold it. */
export function checkedText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  throw invalidArgument(`Your input contains more than the maximum of ${LONGEST_TEXT} characters in a single cell.`);
}
