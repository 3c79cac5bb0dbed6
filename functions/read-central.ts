/** Reads the central workbook: the list of workbooks, the operator's decisions, and what «Сводка» shows now. */
import type { sheets_v4 } from '@googleapis/sheets';
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
import { decode, SHEETS_MASK, sheetsAnswer, VALUES_MASK } from './google-answers.ts';
import { GarbledAnswer, googleErrorOf } from './google-error.ts';
import { googleFailure } from './google-failure.ts';
import { OWNED_RANGE, SUMMARY_TAB_TITLE } from './summary-tab.ts';
import { parseValueRanges, wholeTab } from './value-ranges.ts';

/** A tab of the central workbook as the spreadsheet describes it. */
interface CentralTab {
  readonly sheetId: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** «Сводка» as it stands in the central workbook. */
export interface ShownSummary {
  /** Null when the tab is not there. */
  readonly summaryTab: CentralTab | null;
  readonly summaryShown: RawTable;
  /** Ids that are taken, so that a new tab gets another one. */
  readonly sheetIds: readonly number[];
}

export interface Central extends ShownSummary {
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

type Shape = Pick<Central, 'summaryTab' | 'sheetIds'>;

/** Which tabs there are. Throws a `CENTRAL_UNREADABLE` failure that names those that are missing. */
async function readShape(sheets: sheets_v4.Sheets, spreadsheetId: string): Promise<Shape> {
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields: SHEETS_MASK });
  const properties = decode(sheetsAnswer, data).sheets.map((sheet) => sheet.properties);
  const missing = Object.values(TITLES).filter((title) => !properties.some((one) => one.title === title));
  if (missing.length > 0) throw tabsMissing(missing);
  const found = properties.find((one) => one.title === SUMMARY_TAB_TITLE);
  if (found && !found.gridProperties) throw new GarbledAnswer('a tab without a grid');
  const summaryTab = found?.gridProperties ? { sheetId: found.sheetId, ...found.gridProperties } : null;
  return { summaryTab, sheetIds: properties.map((one) => one.sheetId) };
}

/** «Сводка» alone, to see what became of a write. Throws what the Google client throws. */
export async function readShownSummary(sheets: sheets_v4.Sheets, spreadsheetId: string): Promise<ShownSummary> {
  const shape = await readShape(sheets, spreadsheetId);
  if (!shape.summaryTab) return { ...shape, summaryShown: [] };
  const { data } = await sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: [OWNED_RANGE],
    valueRenderOption: 'FORMULA',
    dateTimeRenderOption: 'SERIAL_NUMBER',
    fields: VALUES_MASK,
  });
  return { ...shape, summaryShown: parseValueRanges(data, [SUMMARY_TAB_TITLE]).get(SUMMARY_TAB_TITLE) ?? [] };
}

async function readTabs(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  shape: Shape,
  asOf: CivilDate,
): Promise<CentralReading> {
  const titles = Object.values(TITLES);
  const answer = await sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: [...titles.map(wholeTab), ...(shape.summaryTab ? [OWNED_RANGE] : [])],
    valueRenderOption: 'FORMULA',
    dateTimeRenderOption: 'SERIAL_NUMBER',
    fields: VALUES_MASK,
  });
  const tabs = parseValueRanges(answer.data, [...titles, ...(shape.summaryTab ? [SUMMARY_TAB_TITLE] : [])]);
  const tab = (title: string) => tabs.get(title) ?? [];
  const reference = parseReference(await readLists(sheets, spreadsheetId, tab, asOf), asOf);
  const context = { asOf, reference: reference.value, workbook: ALL_REGIONS };
  const list = parseWorkbookList(tab(workbookList.title), context);
  const decisions = parseDecisions(tab(SETTINGS_TAB.title), context);
  const central = {
    ...shape,
    workbooks: list.value,
    decisions: decisions.value,
    reference: reference.value,
    summaryShown: tab(SUMMARY_TAB_TITLE),
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

function wrongList(mistakes: readonly Problem[]): Failure {
  const lines = mistakes.slice(0, 10).map((problem) => {
    const sentence = explain(problem).sentence.replaceAll(IDENTIFIER, '…');
    return `«${TITLES[problem.place.table] ?? ''}», строка ${problem.place.row}: ${sentence}`;
  });
  const message = `В центральной таблице ошибки. ${lines.join(' ')}`;
  return new Failure('WORKBOOK_LIST_WRONG', message, 'Исправьте названные строки центральной таблицы.');
}
