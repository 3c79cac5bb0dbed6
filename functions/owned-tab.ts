/** A tab of the central workbook that Svod writes: its own columns alone, values and look, in one batch update with the others. */
import type { sheets_v4 } from '@googleapis/sheets';
import { columnLetters, quoteTitle } from '../domain/a1.ts';
import type { RawTable } from '../domain/cell.ts';
import { columnRequests, columnsAdded, WATCHED_COLUMNS } from './column-order.ts';
import { cellData, lookOf, type StyledCell, type StyledRow } from './tab-cells.ts';
import { chartRequests, type ExistingChart, type TabChart } from './tab-charts.ts';

type Request = sheets_v4.Schema$Request;

export interface OwnedTab {
  readonly title: string;
  /** The key of the developer metadata by which the tab is known when it has another title. */
  readonly metadataKey: string;
  /** Of its columns, in pixels. These first columns belong to Svod; what stands right of them is a person's. */
  readonly widthsPixels: readonly number[];
  readonly frozenRowCount: number;
  /** A line of headings that always stands on the tab: by it columns are known that were put in or taken out. */
  readonly headings: readonly string[];
  /** How many columns it had before it had these headings. */
  readonly columnsBefore: number;
}

/** What a tab should show. */
export interface TabContent {
  readonly tab: OwnedTab;
  readonly rows: readonly StyledRow[];
  readonly charts: readonly TabChart[];
}

/** How the tab was written last: kept on the tab itself. */
interface Stamp {
  readonly metadataId: number;
  readonly value: string;
}

export interface ExistingTab {
  readonly sheetId: number;
  /** As a person may have renamed it. */
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly stamp: Stamp | null;
}

/** A tab as it stands in the workbook. */
export interface ShownTab {
  /** Null when it is not there. */
  readonly place: ExistingTab | null;
  /** With the columns of a person right of it. */
  readonly rows: RawTable;
}

const SPARE_ROWS = 50;
/** For a person's notes. */
const SPARE_COLUMNS = 4;
/** Another number sets widths, frozen rows and grid lines anew; a person's own widths stay until then. */
const LAYOUT = 1;

/** What is read of it; never beyond its grid. */
export function watchedRange({ widthsPixels }: OwnedTab, { title, columnCount }: ExistingTab): string {
  const columns = Math.min(columnCount, widthsPixels.length + WATCHED_COLUMNS);
  return `${quoteTitle(title)}!A:${columnLetters(columns - 1)}`;
}

function addRequest({ tab: { title, widthsPixels }, rows }: TabContent, sheetId: number): Request {
  const gridProperties = { rowCount: rows.length + SPARE_ROWS, columnCount: widthsPixels.length + SPARE_COLUMNS };
  return { addSheet: { properties: { sheetId, title, gridProperties } } };
}

/** It names the tab, so that a copy which a person made is not taken for the tab. */
function stampOf({ rows }: TabContent, sheetId: number): string {
  return `${LAYOUT} ${sheetId} ${lookOf(rows)}`;
}

/** Whether the tab with this stamp is Svod's own, and no copy of it. */
export function isOwnStamp(sheetId: number, stamp: string): boolean {
  return stamp.split(' ')[1] === String(sheetId);
}

function grown(sheetId: number, rowCount: number, columnCount: number): readonly Request[] {
  const grow = (key: 'rowCount' | 'columnCount', count: number) => ({
    updateSheetProperties: {
      properties: { sheetId, gridProperties: { [key]: count } },
      fields: `gridProperties.${key}`,
    },
  });
  return [
    ...(rowCount > 0 ? [grow('rowCount', rowCount)] : []),
    ...(columnCount > 0 ? [grow('columnCount', columnCount)] : []),
  ];
}

/** Named as it should be, and large enough; columns of a person are never cut off. */
function placeRequests({ tab, rows }: TabContent, place: ExistingTab, sheetId: number, added: number) {
  const { title, widthsPixels } = tab;
  const renamed = { updateSheetProperties: { properties: { sheetId, title }, fields: 'title' } };
  const isShort = place.rowCount < rows.length;
  const isNarrow = place.columnCount + added < widthsPixels.length;
  return [
    ...(place.title === title ? [] : [renamed]),
    ...grown(sheetId, isShort ? rows.length : 0, isNarrow ? widthsPixels.length : 0),
  ];
}

const WRITTEN = 'userEnteredValue,userEnteredFormat';

/** Cleared and written anew: what is not said any more must not stay below. */
function contentRequests({ tab, rows }: TabContent, sheetId: number): readonly Request[] {
  const owned = { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: tab.widthsPixels.length };
  return [
    { updateCells: { range: owned, fields: WRITTEN } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: rows.map((row) => ({ values: row.map(cellData) })),
        fields: WRITTEN,
      },
    },
  ];
}

function layoutRequests({ widthsPixels, frozenRowCount }: OwnedTab, sheetId: number): readonly Request[] {
  const gridProperties = { frozenRowCount, hideGridlines: true };
  const fields = 'gridProperties(frozenRowCount,hideGridlines)';
  const widths = widthsPixels.map((pixelSize, index) => ({
    updateDimensionProperties: {
      range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
      properties: { pixelSize },
      fields: 'pixelSize',
    },
  }));
  return [{ updateSheetProperties: { properties: { sheetId, gridProperties }, fields } }, ...widths];
}

function stampRequest({ tab }: TabContent, value: string, place: ExistingTab | null, sheetId: number): Request {
  const { metadataKey } = tab;
  const stamp = place?.stamp;
  if (!stamp) {
    const developerMetadata = { metadataKey, metadataValue: value, location: { sheetId }, visibility: 'DOCUMENT' };
    return { createDeveloperMetadata: { developerMetadata } };
  }
  const { metadataId } = stamp;
  return {
    updateDeveloperMetadata: {
      dataFilters: [{ developerMetadataLookup: { metadataId } }],
      developerMetadata: { metadataValue: value },
      fields: 'metadataValue',
    },
  };
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

interface Difference {
  readonly row: number;
  readonly column: number;
  /** Null where nothing should stand. */
  readonly wanted: StyledCell | null;
}

/** The cells of Svod's own columns that do not say what they should. */
export function differences({ tab, rows }: TabContent, shown: RawTable): readonly Difference[] {
  const columns = Array.from({ length: tab.widthsPixels.length }, (_, column) => column);
  const found: Difference[] = [];
  for (let row = 0; row < Math.max(rows.length, shown.length); row += 1) {
    for (const column of columns) {
      const [wanted, stands] = [rows[row]?.[column] ?? null, shown[row]?.[column]];
      const isRight = wanted?.allows
        ? wanted.allows(stands)
        : isBlank(wanted?.value)
          ? isBlank(stands)
          : wanted?.value === stands;
      if (!isRight) found.push({ row, column, wanted });
    }
  }
  return found;
}

/** Only what tells the hour is old: the rest of the tab stays as it is. */
function patchRequests(found: readonly Difference[], sheetId: number): readonly Request[] {
  return found.map(({ row, column, wanted }) => ({
    updateCells: {
      start: { sheetId, rowIndex: row, columnIndex: column },
      rows: [{ values: [wanted ? cellData(wanted) : {}] }],
      fields: 'userEnteredValue',
    },
  }));
}

/**
 * What is to be done so that the tab says what it should; nothing where it does.
 * @param sheetId that of the tab, or for one that is not there a number that no other has
 * @param charts every chart of the workbook
 */
export function tabRequests(
  content: TabContent,
  { place, rows: shown }: ShownTab,
  sheetId: number,
  charts: readonly ExistingChart[],
): readonly Request[] {
  const { tab } = content;
  const stamp = stampOf(content, sheetId);
  const found = differences(content, shown);
  const isInPlace = place?.title === tab.title && place.stamp?.value === stamp;
  if (isInPlace && found.every(({ wanted }) => wanted?.allows)) {
    return [...patchRequests(found, sheetId), ...chartRequests(sheetId, content.charts, charts, false)];
  }
  const ordered = place ? columnRequests(sheetId, shown, tab, place.stamp !== null) : [];
  const isLaidOut = place?.stamp?.value.startsWith(`${LAYOUT} `) === true && ordered.length === 0;
  return [
    ...ordered,
    ...(place ? placeRequests(content, place, sheetId, columnsAdded(ordered)) : [addRequest(content, sheetId)]),
    ...contentRequests(content, sheetId),
    ...(isLaidOut ? [] : layoutRequests(tab, sheetId)),
    stampRequest(content, stamp, place, sheetId),
    ...chartRequests(sheetId, content.charts, charts, ordered.length > 0),
  ];
}
