/** Ranges as requests name them, found in a workbook and held against the grid. */
import { formatA1, type GridRange, parseA1 } from '../../domain/a1.ts';
import { type GoogleError, invalidArgument } from './google-error.ts';
import { rangeNamed } from './named-ranges.ts';
import { type Area, gridArea, type Sheet, sheetById, type Workbook } from './workbook.ts';

export interface SheetRange {
  readonly sheet: Sheet;
  readonly range: GridRange;
}

export interface SheetArea {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** A name wins over the tab of that title, which can still be had in quotes. */
function namedRange(workbook: Workbook, text: string): SheetRange | undefined {
  const found = rangeNamed(workbook, text);
  const sheet = found && sheetById(workbook, found.sheetId);
  if (!sheet) return undefined;
  const { sheetId: _sheet, ...range } = found;
  return { sheet, range };
}

/** A range without a tab lies in the first one that can be seen. */
export function findRange(workbook: Workbook, text: string): SheetRange {
  const named = namedRange(workbook, text);
  if (named) return named;
  const parsed = parseA1(text);
  const sheet =
    parsed?.title === undefined
      ? workbook.sheets.find(({ properties }) => properties['hidden'] !== true)
      : workbook.sheets.find(({ properties }) => properties.title === parsed.title);
  if (!parsed || !sheet) throw invalidArgument(`Unable to parse range: ${text}`);
  return { sheet, range: parsed.range };
}

export function formatArea(sheet: Sheet, range: GridRange): string {
  return formatA1({ title: sheet.properties.title, range });
}

export function exceedsGrid(sheet: Sheet, range: GridRange): GoogleError {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  const limits = `Max rows: ${rowCount}, max columns: ${columnCount}`;
  return invalidArgument(`Range (${formatArea(sheet, range)}) exceeds grid limits. ${limits}`);
}

function filled(sheet: Sheet, range: GridRange): Area {
  return { ...gridArea(sheet), ...range };
}

/** For reading: what lies beyond the grid is cut off, but a range that starts beyond it is refused. */
export function clipToGrid({ sheet, range }: SheetRange): SheetArea {
  const grid = gridArea(sheet);
  const area = filled(sheet, range);
  if (area.startRowIndex >= grid.endRowIndex || area.startColumnIndex >= grid.endColumnIndex) {
    throw exceedsGrid(sheet, range);
  }
  const endRowIndex = Math.min(area.endRowIndex, grid.endRowIndex);
  const endColumnIndex = Math.min(area.endColumnIndex, grid.endColumnIndex);
  return { sheet, area: { ...area, endRowIndex, endColumnIndex } };
}

/** For writing: every cell of the range must be there. */
export function withinGrid({ sheet, range }: SheetRange): SheetArea {
  const grid = gridArea(sheet);
  const area = filled(sheet, range);
  if (area.endRowIndex > grid.endRowIndex || area.endColumnIndex > grid.endColumnIndex) throw exceedsGrid(sheet, range);
  if (area.startRowIndex >= area.endRowIndex || area.startColumnIndex >= area.endColumnIndex) {
    throw exceedsGrid(sheet, range);
  }
  return { sheet, area };
}

/** Google's own form of a range, as `batchUpdate` takes it; a sheetId of 0 may be left out. */
export interface GridRangeMessage {
  readonly sheetId?: number | null;
  readonly startRowIndex?: number | null;
  readonly endRowIndex?: number | null;
  readonly startColumnIndex?: number | null;
  readonly endColumnIndex?: number | null;
}

export function sheetWithGrid(workbook: Workbook, sheetId: number | null | undefined): Sheet {
  const sheet = sheetById(workbook, sheetId ?? 0);
  if (!sheet) throw invalidArgument(`No grid with id: ${sheetId ?? 0}`);
  return sheet;
}

export function areaOfMessage(workbook: Workbook, message: GridRangeMessage): SheetArea {
  const sheet = sheetWithGrid(workbook, message.sheetId);
  const grid = gridArea(sheet);
  const area: Area = {
    startRowIndex: message.startRowIndex ?? 0,
    endRowIndex: message.endRowIndex ?? grid.endRowIndex,
    startColumnIndex: message.startColumnIndex ?? 0,
    endColumnIndex: message.endColumnIndex ?? grid.endColumnIndex,
  };
  if (Object.values(area).some((bound) => !Number.isInteger(bound) || bound < 0)) {
    throw invalidArgument('The bounds of a range must be whole numbers, 0 or more.');
  }
  return withinGrid({ sheet, range: area });
}
