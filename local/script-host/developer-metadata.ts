/** DeveloperMetadata: keys and values on a workbook, a tab, a row or a column, which move with it. */
import { isJsonObject, type JsonObject } from '../google/json.ts';
import { gridArea } from '../google/workbook.ts';
import { oneOfEnum, optional, text, whole } from './argument-kinds.ts';
import type { Book } from './book.ts';
import { enumValue } from './enumerations.ts';
import { aRange, type RangeState, rangeObject } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import { SELF, ServiceObject, type Signature, serviceClass, signatures } from './service-class.ts';
import { aSheet, type SheetState, sheetObject, spreadsheetObject } from './sheet-state.ts';

/** Where metadata is: Google's `DeveloperMetadataLocation`. */
type Location = JsonObject;

interface MetadataState {
  readonly book: Book;
  readonly metadataId: number;
}

interface Within {
  readonly sheetId: number;
  /** Undefined is the whole tab. */
  readonly area?: RangeState['area'];
}

interface FinderState {
  readonly book: Book;
  /** Only what lies there; undefined is the whole workbook. */
  readonly within: Within | undefined;
  readonly exactly: boolean;
  intersecting: boolean;
  wanted: { id?: number; key?: string; value?: string; visibility?: string; type?: string };
}

const on = signatures<MetadataState>();
const onFinder = signatures<FinderState>();
const aVisibility = oneOfEnum('DeveloperMetadataVisibility');

function allIn({ workbook }: Book): readonly JsonObject[] {
  return workbook.developerMetadata ?? [];
}

function messageOf({ book, metadataId }: MetadataState): JsonObject {
  const found = allIn(book).find((each) => each['metadataId'] === metadataId);
  if (!found) throw new ScriptError('The developer metadata no longer exists.');
  return found;
}

function locationOf(message: JsonObject): Location {
  return isJsonObject(message['location']) ? message['location'] : {};
}

function spanOf(location: Location): JsonObject | undefined {
  return isJsonObject(location['dimensionRange']) ? location['dimensionRange'] : undefined;
}

function typeOf(location: Location): 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN' {
  const span = spanOf(location);
  if (span) return span['dimension'] === 'ROWS' ? 'ROW' : 'COLUMN';
  return location['spreadsheet'] === true ? 'SPREADSHEET' : 'SHEET';
}

function sheetIdOf(location: Location): number {
  return Number(spanOf(location)?.['sheetId'] ?? location['sheetId'] ?? 0);
}

function update(state: MetadataState, change: JsonObject): typeof SELF {
  const dataFilters = [{ developerMetadataLookup: { metadataId: state.metadataId } }];
  const fields = Object.keys(change).join(',');
  state.book.batch([{ updateDeveloperMetadata: { dataFilters, developerMetadata: change, fields } }]);
  return SELF;
}

/** A whole row or a whole column, and nothing else, can carry metadata. */
function spanLocation({ book, sheetId, area }: RangeState): Location {
  const grid = gridArea(book.sheet(sheetId));
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = area;
  const isRow = startColumnIndex === 0 && endColumnIndex === grid.endColumnIndex && endRowIndex - startRowIndex === 1;
  const isColumn = startRowIndex === 0 && endRowIndex === grid.endRowIndex && endColumnIndex - startColumnIndex === 1;
  const [startIndex, endIndex] = isRow ? [startRowIndex, endRowIndex] : [startColumnIndex, endColumnIndex];
  if (!isRow && !isColumn) {
    throw new ScriptError('Adding developer metadata to arbitrary ranges is not currently supported.');
  }
  return { dimensionRange: { sheetId, dimension: isRow ? 'ROWS' : 'COLUMNS', startIndex, endIndex } };
}

function add(book: Book, location: Location, key: string, value?: string, visibility = 'DOCUMENT'): typeof SELF {
  const valued = value === undefined ? {} : { metadataValue: value };
  const developerMetadata = { metadataKey: key, ...valued, visibility, location };
  book.batch([{ createDeveloperMetadata: { developerMetadata } }]);
  return SELF;
}

function location(state: MetadataState): ServiceObject {
  return new ServiceObject('DeveloperMetadataLocation', state);
}

export const developerMetadata = serviceClass<MetadataState>('DeveloperMetadata', {
  getId: on([], ({ metadataId }) => metadataId),
  getKey: on([], (state) => String(messageOf(state)['metadataKey'] ?? '')),
  getValue: on([], (state) => (messageOf(state)['metadataValue'] as string | undefined) ?? null),
  getVisibility: on([], (state) =>
    enumValue('DeveloperMetadataVisibility', String(messageOf(state)['visibility'] ?? 'DOCUMENT')),
  ),
  getLocation: on([], location),
  setKey: on([text], (state, metadataKey) => update(state, { metadataKey })),
  setValue: on([text], (state, metadataValue) => update(state, { metadataValue })),
  setVisibility: on([aVisibility], (state, visibility) => update(state, { visibility })),
  moveToRow: on([aRange], (state, range) => update(state, { location: spanLocation(range) })),
  moveToColumn: on([aRange], (state, range) => update(state, { location: spanLocation(range) })),
  moveToSheet: on([aSheet], (state, { sheetId }) => update(state, { location: { sheetId } })),
  moveToSpreadsheet: on([], (state) => update(state, { location: { spreadsheet: true } })),
  remove: on([], ({ book, metadataId }) => {
    book.batch([{ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } }]);
  }),
});

/** The row or the column that carries it; null for a tab or a workbook. */
function spanRange(state: MetadataState, wanted: 'ROW' | 'COLUMN'): ServiceObject | null {
  const held = locationOf(messageOf(state));
  const span = spanOf(held);
  if (!span || typeOf(held) !== wanted) return null;
  const sheetId = sheetIdOf(held);
  const grid = gridArea(state.book.sheet(sheetId));
  const [start, end] = [Number(span['startIndex'] ?? 0), Number(span['endIndex'] ?? 0)];
  const area =
    wanted === 'ROW'
      ? { ...grid, startRowIndex: start, endRowIndex: end }
      : { ...grid, startColumnIndex: start, endColumnIndex: end };
  return rangeObject({ book: state.book, sheetId, area });
}

export const developerMetadataLocation = serviceClass<MetadataState>('DeveloperMetadataLocation', {
  getLocationType: on([], (state) => enumValue('DeveloperMetadataLocationType', typeOf(locationOf(messageOf(state))))),
  getRow: on([], (state) => spanRange(state, 'ROW')),
  getColumn: on([], (state) => spanRange(state, 'COLUMN')),
  getSheet: on([], (state) => {
    const held = locationOf(messageOf(state));
    return typeOf(held) === 'SHEET' ? sheetObject(state.book, state.book.sheet(sheetIdOf(held))) : null;
  }),
  getSpreadsheet: on([], (state) =>
    typeOf(locationOf(messageOf(state))) === 'SPREADSHEET' ? spreadsheetObject(state.book) : null,
  ),
});

/** Whether metadata lies on the place that is searched: on it alone, or (intersecting) anywhere within. */
function liesWithin(held: Location, { book, within, exactly, intersecting }: FinderState): boolean {
  if (!within) return exactly ? typeOf(held) === 'SPREADSHEET' : true;
  const type = typeOf(held);
  if (type === 'SPREADSHEET' || sheetIdOf(held) !== within.sheetId) return false;
  const span = spanOf(held);
  if (!within.area) return exactly ? type === 'SHEET' : true;
  if (!span) return intersecting;
  const [start, end] = [Number(span['startIndex'] ?? 0), Number(span['endIndex'] ?? 0)];
  const { area } = within;
  const [from, to] =
    type === 'ROW' ? [area.startRowIndex, area.endRowIndex] : [area.startColumnIndex, area.endColumnIndex];
  if (intersecting) return start < to && from < end;
  return from <= start && end <= to && isWholeSpan(area, type, gridArea(book.sheet(within.sheetId)));
}

/** A row is contained only in what reaches over all columns, a column only in what reaches over all rows. */
function isWholeSpan(area: RangeState['area'], type: 'ROW' | 'COLUMN' | 'SHEET', grid: RangeState['area']): boolean {
  if (type === 'ROW') return area.startColumnIndex === 0 && area.endColumnIndex === grid.endColumnIndex;
  return area.startRowIndex === 0 && area.endRowIndex === grid.endRowIndex;
}

function find(state: FinderState): ServiceObject<MetadataState>[] {
  const { id, key, value, visibility, type } = state.wanted;
  return allIn(state.book)
    .filter((each) => id === undefined || each['metadataId'] === id)
    .filter((each) => key === undefined || each['metadataKey'] === key)
    .filter((each) => value === undefined || each['metadataValue'] === value)
    .filter((each) => visibility === undefined || (each['visibility'] ?? 'DOCUMENT') === visibility)
    .filter((each) => type === undefined || typeOf(locationOf(each)) === type)
    .filter((each) => liesWithin(locationOf(each), state))
    .map(
      (each) => new ServiceObject('DeveloperMetadata', { book: state.book, metadataId: Number(each['metadataId']) }),
    );
}

function want(state: FinderState, more: FinderState['wanted']): typeof SELF {
  state.wanted = { ...state.wanted, ...more };
  return SELF;
}

export const developerMetadataFinder = serviceClass<FinderState>('DeveloperMetadataFinder', {
  find: onFinder([], find),
  onIntersectingLocations: onFinder([], (state) => {
    state.intersecting = true;
    return SELF;
  }),
  withId: onFinder([whole], (state, id) => want(state, { id })),
  withKey: onFinder([text], (state, key) => want(state, { key })),
  withValue: onFinder([text], (state, value) => want(state, { value })),
  withVisibility: onFinder([aVisibility], (state, visibility) => want(state, { visibility })),
  withLocationType: onFinder([oneOfEnum('DeveloperMetadataLocationType')], (state, type) => want(state, { type })),
});

interface Owner {
  readonly book: Book;
  readonly location: () => Location;
  readonly within: FinderState['within'];
}

function membersOf<S>(where: (state: S) => Owner): Readonly<Record<string, Signature<S> | readonly Signature<S>[]>> {
  const onOwner = signatures<S>();
  const finder = (state: S, exactly: boolean): FinderState => {
    const { book, within } = where(state);
    return { book, within, exactly, intersecting: false, wanted: {} };
  };
  return {
    addDeveloperMetadata: [
      onOwner([text], (state, key) => add(where(state).book, where(state).location(), key)),
      onOwner([text, aVisibility], (state, key, visibility) =>
        add(where(state).book, where(state).location(), key, undefined, visibility),
      ),
      onOwner([text, text], (state, key, value) => add(where(state).book, where(state).location(), key, value)),
      onOwner([text, optional(text), aVisibility], (state, key, value, visibility) =>
        add(where(state).book, where(state).location(), key, value, visibility),
      ),
    ],
    createDeveloperMetadataFinder: onOwner(
      [],
      (state) => new ServiceObject('DeveloperMetadataFinder', finder(state, false)),
    ),
    getDeveloperMetadata: onOwner([], (state) => find(finder(state, true))),
  };
}

export const METADATA_RANGE_MEMBERS = membersOf<RangeState>((state) => ({
  book: state.book,
  location: () => spanLocation(state),
  within: { sheetId: state.sheetId, area: state.area },
}));

export const METADATA_SHEET_MEMBERS = membersOf<SheetState>(({ book, sheetId }) => ({
  book,
  location: () => ({ sheetId }),
  within: { sheetId },
}));

export const METADATA_SPREADSHEET_MEMBERS = membersOf<Book>((book) => ({
  book,
  location: () => ({ spreadsheet: true }),
  within: undefined,
}));
