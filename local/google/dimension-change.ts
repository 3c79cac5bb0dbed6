/** How rows and columns are put into a tab and taken out of it. */
import { deleteLooks, insertLooks } from './dimension-look.ts';
import { trimRows } from './sheet-draft.ts';
import {
  type CellAttributes,
  EMPTY_ROW,
  type GridProperties,
  type RowAttributes,
  type RowValues,
  type Sheet,
  type SheetProperties,
} from './workbook.ts';

export interface DimensionChange {
  readonly sheetId: number;
  readonly dimension: 'ROWS' | 'COLUMNS';
  readonly startIndex: number;
  readonly endIndex: number;
}

/** The properties of the tab with `count` rows or columns more (or fewer); frozen ones are counted along. */
function withCount(sheet: Sheet, { dimension, startIndex, endIndex }: DimensionChange, count: number): SheetProperties {
  const grid = sheet.properties.gridProperties;
  const [size, frozen] =
    dimension === 'ROWS' ? (['rowCount', 'frozenRowCount'] as const) : (['columnCount', 'frozenColumnCount'] as const);
  const frozenBefore = Number(grid[frozen] ?? 0);
  const taken = Math.max(0, Math.min(endIndex, frozenBefore) - startIndex);
  const given = startIndex < frozenBefore ? count : 0;
  const frozenAfter = frozenBefore + (count < 0 ? -taken : given);
  const { [frozen]: _, ...others } = grid;
  const gridProperties: GridProperties = {
    ...others,
    [size]: grid[size] + count,
    ...(frozenAfter > 0 ? { [frozen]: frozenAfter } : {}),
  };
  return { ...sheet.properties, gridProperties };
}

type Attributes = CellAttributes | null | undefined;

function haveOneRule(before: Attributes, after: Attributes): boolean {
  const [one, other] = [before?.dataValidation, after?.dataValidation];
  return one !== undefined && other !== undefined && (one === other || JSON.stringify(one) === JSON.stringify(other));
}

/** New cells take the format of their neighbour, not its note; between two cells of one rule they take the rule. */
function inherited(neighbour: Attributes, before: Attributes, after: Attributes): CellAttributes | null {
  const format = neighbour?.userEnteredFormat;
  const rule = haveOneRule(before, after) ? before?.dataValidation : undefined;
  if (!format && !rule) return null;
  return { ...(format ? { userEnteredFormat: format } : {}), ...(rule ? { dataValidation: rule } : {}) };
}

function inheritedRow(sheet: Sheet, neighbour: number, at: number): RowAttributes {
  const rows = [neighbour, at - 1, at].map((row) => sheet.attributes[row] ?? EMPTY_ROW);
  const [own = EMPTY_ROW, before = EMPTY_ROW, after = EMPTY_ROW] = rows;
  const width = Math.max(own.length, Math.min(before.length, after.length));
  const cells = Array.from({ length: width }, (_, column) => inherited(own[column], before[column], after[column]));
  const trimmed = trimCells(cells);
  return trimmed.length > 0 ? trimmed : EMPTY_ROW;
}

function trimCells<T>(cells: (T | null)[]): readonly (T | null)[] {
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

/** The list with `count` copies of the filling before `index`; a list that is shorter is first filled up with blanks. */
function spliced<T>(list: readonly T[], index: number, count: number, filling: T, blank: T): T[] {
  if (index >= list.length && filling === blank) return [...list];
  const missing = Math.max(0, index - list.length);
  const before = [...list.slice(0, index), ...new Array<T>(missing).fill(blank)];
  return before.concat(new Array<T>(count).fill(filling), list.slice(index));
}

export function insertDimension(sheet: Sheet, change: DimensionChange, inheritFromBefore: boolean): Sheet {
  const { startIndex, endIndex } = change;
  const count = endIndex - startIndex;
  const neighbour = inheritFromBefore ? startIndex - 1 : startIndex;
  const properties = withCount(sheet, change, count);
  const looked = insertLooks(sheet, change.dimension, startIndex, count, neighbour);
  if (change.dimension === 'ROWS') {
    const filling = inheritedRow(sheet, neighbour, startIndex);
    const values = trimRows(spliced<RowValues>(sheet.values, startIndex, count, EMPTY_ROW, EMPTY_ROW));
    const attributes = trimRows(spliced<RowAttributes>(sheet.attributes, startIndex, count, filling, EMPTY_ROW));
    return { ...looked, properties, values, attributes };
  }
  const values = sheet.values.map((cells) => trimCells(spliced(cells, startIndex, count, null, null)));
  const attributes = sheet.attributes.map((cells) =>
    trimCells(
      spliced(cells, startIndex, count, inherited(cells[neighbour], cells[startIndex - 1], cells[startIndex]), null),
    ),
  );
  return { ...looked, properties, values: trimRows(values), attributes: trimRows(attributes) };
}

export function deleteDimension(sheet: Sheet, change: DimensionChange): Sheet {
  const { startIndex, endIndex, dimension } = change;
  const count = endIndex - startIndex;
  const properties = withCount(sheet, change, -count);
  const looked = deleteLooks(sheet, dimension, startIndex, endIndex);
  if (dimension === 'ROWS') {
    const values = trimRows([...sheet.values.toSpliced(startIndex, count)]);
    const attributes = trimRows([...sheet.attributes.toSpliced(startIndex, count)]);
    return { ...looked, properties, values, attributes };
  }
  const values = sheet.values.map((cells) => trimCells(cells.toSpliced(startIndex, count)));
  const attributes = sheet.attributes.map((cells) => trimCells(cells.toSpliced(startIndex, count)));
  return { ...looked, properties, values: trimRows(values), attributes: trimRows(attributes) };
}
