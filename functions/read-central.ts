/** Reads the central workbook: the list of workbooks, the operator's decisions, and what «Сводка» shows now. */
import type { sheets_v4 } from '@googleapis/sheets';
import type * as z from 'zod';
import type { RawTable } from '../domain/cell.ts';
import {
  ALL_REGIONS,
  type Decisions,
  type ListedWorkbook,
  parseDecisions,
  parseWorkbookList,
  SETTINGS_TAB,
  workbookList,
} from '../domain/central.ts';
import type { CivilDate } from '../domain/date.ts';
import type { Problem, TableKey } from '../domain/problem.ts';
import { explainCount } from '../domain/problem-catalogue.ts';
import { explain } from '../domain/problem-text.ts';
import {
  NO_REFERENCE,
  parseReference,
  type RawReference,
  REFERENCE_TABLES,
  type Reference,
  type ReferenceTableKey,
} from '../domain/reference.ts';
import type { Columns, Table } from '../domain/table.ts';
import { withDates } from './date-cells.ts';
import { Failure } from './failure.ts';
import { CENTRAL_MASK, centralAnswer, decode, VALUES_MASK } from './google-answers.ts';
import { GarbledAnswer, googleErrorOf } from './google-error.ts';
import { googleFailure } from './google-failure.ts';
import { type ExistingTab, isOwnStamp, type OwnedTab, type ShownTab, watchedRange } from './owned-tab.ts';
import { PUBLICATIONS_TAB } from './publications-tab.ts';
import { QUALITY_TAB } from './quality-tab.ts';
import { SUMMARY_TAB } from './summary-tab.ts';
import type { ExistingChart } from './tab-charts.ts';
import { parseValueRanges, wholeTab } from './value-ranges.ts';

/** What Svod itself writes into the central workbook. */
const OWNED_TABS: readonly OwnedTab[] = [SUMMARY_TAB, QUALITY_TAB, PUBLICATIONS_TAB];

/** The tabs of Svod as they stand in the central workbook. */
export interface ShownTabs {
  /** By title. */
  readonly shown: ReadonlyMap<string, ShownTab>;
  /** Ids that are taken, so that a new tab gets another one. */
  readonly sheetIds: readonly number[];
  /** Of every tab: a person may have put Svod's elsewhere. */
  readonly charts: readonly ExistingChart[];
}

export interface Central extends ShownTabs {
  readonly workbooks: readonly ListedWorkbook[];
  readonly decisions: Decisions;
  readonly reference: Reference;
}

const PLACE = 'центральная таблица';
/** As the identifier of a spreadsheet looks: it opens the workbook to whoever may, and belongs into no log. */
const IDENTIFIER = /[A-Za-z0-9_-]{20,}/g;

const REMEDY =
  'Проверьте SVOD_CENTRAL_SPREADSHEET_ID и откройте центральную таблицу для учётной записи службы (Редактор).';

/** The central workbook as it stands, with what is wrong in it. */
export interface CentralReading {
  readonly central: Central;
  readonly problems: readonly Problem[];
  /** The tabs that the operator fills in, by title. */
  readonly tabs: ReadonlyMap<string, RawTable>;
}

/** Reads what the gate needs; a mistake in any tab of the operator stops it, for the lists are what every rule stands on. */
export async function readCentral(sheets: sheets_v4.Sheets, spreadsheetId: string, asOf: CivilDate): Promise<Central> {
  const { central, problems } = await inspectCentral(sheets, spreadsheetId, asOf);
  const mistakes = problems.filter((problem) => problem.severity === 'error');
  if (mistakes.length > 0) throw wrongList(mistakes);
  return central;
}

export async function inspectCentral(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  asOf: CivilDate,
): Promise<CentralReading> {
  try {
    const shape = await readShape(sheets, spreadsheetId);
    return await readTabs(sheets, spreadsheetId, shape, asOf);
  } catch (thrown) {
    if (googleErrorOf(thrown)?.kind !== 'refused') throw googleFailure(thrown, PLACE);
    const message = 'Центральную таблицу прочитать нельзя: её нет, или она закрыта для службы.';
    throw new Failure('CENTRAL_UNREADABLE', message, REMEDY, { cause: thrown });
  }
}

const LIST_KEYS = Object.keys(REFERENCE_TABLES) as readonly ReferenceTableKey[];
/** Every tab that the operator fills in, by the key of its table. */
const TITLES: Readonly<Partial<Record<TableKey, string>>> = {
  workbookList: workbookList.title,
  settings: SETTINGS_TAB.title,
  ...Object.fromEntries(LIST_KEYS.map((key) => [key, REFERENCE_TABLES[key].title])),
};

interface Shape {
  /** Of the tabs of Svod that are there, by title. */
  readonly places: ReadonlyMap<string, ExistingTab>;
  readonly sheetIds: readonly number[];
  readonly charts: readonly ExistingChart[];
}

type ReadSheet = z.infer<typeof centralAnswer>['sheets'][number];

/** Where a tab of Svod stands; one that a person renamed is known by its stamp. */
function placeOf({ title, metadataKey }: OwnedTab, sheets: readonly ReadSheet[]): ExistingTab | null {
  const stampOf = ({ developerMetadata }: ReadSheet) =>
    developerMetadata.find((one) => one.metadataKey === metadataKey) ?? null;
  const isRenamed = (sheet: ReadSheet) => {
    const stamp = stampOf(sheet);
    return stamp !== null && isOwnStamp(sheet.properties.sheetId, stamp.metadataValue);
  };
  const found = sheets.find(({ properties }) => properties.title === title) ?? sheets.find(isRenamed);
  if (!found) return null;
  const { sheetId, title: shownTitle, gridProperties } = found.properties;
  if (!gridProperties) throw new GarbledAnswer('a tab without a grid');
  const stamp = stampOf(found);
  return {
    sheetId,
    title: shownTitle,
    ...gridProperties,
    stamp: stamp && { metadataId: stamp.metadataId, value: stamp.metadataValue },
  };
}

/** Which tabs there are. Throws a `CENTRAL_UNREADABLE` failure that names those that are missing. */
async function readShape(sheets: sheets_v4.Sheets, spreadsheetId: string): Promise<Shape> {
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields: CENTRAL_MASK });
  const found = decode(centralAnswer, data).sheets;
  const titles = new Set(found.map(({ properties }) => properties.title));
  const missing = Object.values(TITLES).filter((title) => !titles.has(title));
  if (missing.length > 0) throw tabsMissing(missing);
  const places = OWNED_TABS.flatMap((tab) => {
    const place = placeOf(tab, found);
    return place ? [[tab.title, place] as const] : [];
  });
  const sheetIds = found.map(({ properties }) => properties.sheetId);
  return { places: new Map(places), sheetIds, charts: found.flatMap(({ charts }) => charts) };
}

/** What is read of the tabs of Svod that are there; each under the title that it has now. */
function watched({ places }: Shape): readonly { readonly shownTitle: string; readonly range: string }[] {
  return OWNED_TABS.flatMap((tab) => {
    const place = places.get(tab.title);
    return place ? [{ shownTitle: place.title, range: watchedRange(tab, place) }] : [];
  });
}

function shownTabs({ places, sheetIds, charts }: Shape, tabs: ReadonlyMap<string, RawTable>): ShownTabs {
  const shown = OWNED_TABS.map(({ title }) => {
    const place = places.get(title) ?? null;
    return [title, { place, rows: (place && tabs.get(place.title)) ?? [] }] as const;
  });
  return { shown: new Map(shown), sheetIds, charts };
}

/** The tabs of Svod alone, to see what became of a write. Throws what the Google client throws. */
export async function readShownTabs(sheets: sheets_v4.Sheets, spreadsheetId: string): Promise<ShownTabs> {
  const shape = await readShape(sheets, spreadsheetId);
  const tabs = watched(shape);
  if (tabs.length === 0) return shownTabs(shape, new Map());
  const { data } = await sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: tabs.map(({ range }) => range),
    valueRenderOption: 'FORMULA',
    dateTimeRenderOption: 'SERIAL_NUMBER',
    fields: VALUES_MASK,
  });
  const titles = tabs.map(({ shownTitle }) => shownTitle);
  return shownTabs(shape, parseValueRanges(data, titles));
}

async function readTabs(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  shape: Shape,
  asOf: CivilDate,
): Promise<CentralReading> {
  const titles = Object.values(TITLES);
  const owned = watched(shape);
  const answer = await sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: [...titles.map(wholeTab), ...owned.map(({ range }) => range)],
    valueRenderOption: 'FORMULA',
    dateTimeRenderOption: 'SERIAL_NUMBER',
    fields: VALUES_MASK,
  });
  const tabs = parseValueRanges(answer.data, [...titles, ...owned.map(({ shownTitle }) => shownTitle)]);
  const tab = (title: string) => tabs.get(title) ?? [];
  const reference = parseReference(await readLists(sheets, spreadsheetId, tab, asOf), asOf);
  const context = { asOf, reference: reference.value, workbook: ALL_REGIONS };
  const list = parseWorkbookList(tab(workbookList.title), context);
  const decisions = parseDecisions(tab(SETTINGS_TAB.title), context);
  const central = {
    ...shownTabs(shape, tabs),
    workbooks: list.value,
    decisions: decisions.value,
    reference: reference.value,
  };
  return { central, problems: [...reference.problems, ...list.problems, ...decisions.problems], tabs };
}

async function readLists(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  tab: (title: string) => RawTable,
  asOf: CivilDate,
): Promise<RawReference> {
  const declared = LIST_KEYS.map((key) => {
    // Each table is used with its own columns; which one it is does not matter here.
    const table = REFERENCE_TABLES[key] as unknown as Table<Columns>;
    return { table, raw: tab(table.title) };
  });
  const context = { asOf, reference: NO_REFERENCE, workbook: ALL_REGIONS };
  const dated = await withDates(sheets, spreadsheetId, declared, context);
  const list = (key: ReferenceTableKey) => dated[LIST_KEYS.indexOf(key)] ?? [];
  return {
    regions: list('regions'),
    industries: list('industries'),
    thresholds: list('thresholds'),
    baselines: list('baselines'),
  };
}

function tabsMissing(titles: readonly string[]): Failure {
  const named = titles.map((title) => `«${title}»`).join(', ');
  return new Failure(
    'CENTRAL_UNREADABLE',
    `В центральной таблице нет листов: ${named}.`,
    'Верните эти листы: из истории версий таблицы или под их прежними названиями.',
  );
}

const MOST_NAMED = 10;

function wrongList(mistakes: readonly Problem[]): Failure {
  const rowOf = ({ table, row }: Problem['place']) => `«${TITLES[table] ?? ''}», строка ${row}`;
  const named = mistakes.slice(0, MOST_NAMED);
  const lines = named.map((problem) => {
    return `${rowOf(problem.place)}: ${explain(problem).sentence.replaceAll(IDENTIFIER, '…')}`;
  });
  const places = named.map(({ place, code }) => `${rowOf(place)}: ${explainCount(code)}.`);
  return new Failure(
    'WORKBOOK_LIST_WRONG',
    `В центральной таблице ошибки. ${lines.join(' ')}`,
    'Исправьте названные строки центральной таблицы.',
    { forLog: `В центральной таблице ошибки. ${places.join(' ')}` },
  );
}
