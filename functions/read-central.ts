/** Reads the central workbook: the list of workbooks, the operator's decisions, and what «Сводка» shows now. */
import type { sheets_v4 } from '@googleapis/sheets';
import {
  type Decisions,
  type ListedWorkbook,
  parseDecisions,
  parseWorkbookList,
  SETTINGS_TAB,
  workbookList,
} from '../domain/central.ts';
import type { Problem } from '../domain/problem.ts';
import { explain } from '../domain/problem-text.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { Failure } from './failure.ts';
import { googleErrorOf } from './google-clients.ts';
import { SUMMARY_TAB_TITLE } from './summary-tab.ts';
import { parseValueRanges, strange, wholeTab } from './value-ranges.ts';

/** A tab of the central workbook as the spreadsheet describes it. */
interface CentralTab {
  readonly sheetId: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface Central {
  readonly workbooks: readonly ListedWorkbook[];
  readonly decisions: Decisions;
  /** Null when the tab is not there. */
  readonly summaryTab: CentralTab | null;
  /** What stands in the first cells of «Сводка»: it tells which version they show. */
  readonly summaryShown: string;
  /** Ids that are taken, so that a new tab gets another one. */
  readonly sheetIds: readonly number[];
}

const REMEDY =
  'Проверьте SVOD_CENTRAL_SPREADSHEET_ID и откройте центральную таблицу для учётной записи службы (Редактор).';

export async function readCentral(
  sheets: sheets_v4.Sheets,
  spreadsheetId: string,
  context: RuleContext,
): Promise<Central> {
  try {
    return await readTabs(sheets, spreadsheetId, context);
  } catch (thrown) {
    const error = googleErrorOf(thrown);
    if (!error) throw thrown;
    if (error.status === 0 || error.status === 429 || error.status >= 500) throw unavailable(thrown);
    const message = 'Центральную таблицу прочитать нельзя: её нет, она закрыта для службы или в ней нет нужных листов.';
    throw new Failure('CENTRAL_UNREADABLE', message, REMEDY, { cause: thrown });
  }
}

async function readTabs(sheets: sheets_v4.Sheets, spreadsheetId: string, context: RuleContext): Promise<Central> {
  const { data } = await sheets.spreadsheets.get({
    spreadsheetId,
    fields: 'sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)))',
  });
  if (!Array.isArray(data.sheets)) throw strange();
  const properties = data.sheets.map((sheet) => sheet.properties ?? {});
  const found = properties.find((one) => one.title === SUMMARY_TAB_TITLE);
  const summaryTab = found && {
    sheetId: found.sheetId ?? 0,
    rowCount: found.gridProperties?.rowCount ?? 0,
    columnCount: found.gridProperties?.columnCount ?? 0,
  };
  const titles: string[] = [workbookList.title, SETTINGS_TAB.title];
  const answer = await sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: [...titles.map(wholeTab), ...(summaryTab ? [`${wholeTab(SUMMARY_TAB_TITLE)}!A1:B4`] : [])],
    valueRenderOption: 'FORMULA',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  const tabs = parseValueRanges(answer.data, titles);
  const list = parseWorkbookList(tabs.get(workbookList.title) ?? [], context);
  const decisions = parseDecisions(tabs.get(SETTINGS_TAB.title) ?? [], context);
  const mistakes = [...list.problems, ...decisions.problems].filter((problem) => problem.severity === 'error');
  if (mistakes.length > 0) throw wrongList(mistakes);
  return {
    workbooks: list.value,
    decisions: decisions.value,
    summaryTab: summaryTab ?? null,
    summaryShown: JSON.stringify(tabs.get(SUMMARY_TAB_TITLE) ?? []),
    sheetIds: properties.map((one) => one.sheetId ?? 0),
  };
}

function wrongList(mistakes: readonly Problem[]): Failure {
  const lines = mistakes.slice(0, 10).map((problem) => {
    const tab = problem.place.table === 'settings' ? SETTINGS_TAB.title : workbookList.title;
    return `«${tab}», строка ${problem.place.row}: ${explain(problem).sentence}`;
  });
  const message = `В центральной таблице ошибки. ${lines.join(' ')}`;
  return new Failure('WORKBOOK_LIST_WRONG', message, 'Исправьте названные строки центральной таблицы.');
}

export function unavailable(cause: unknown): Failure {
  return new Failure(
    'GOOGLE_UNAVAILABLE',
    'Google Таблицы сейчас не отвечают.',
    'Обычно проходит само: следующий запуск повторит чтение. Прежний снимок остался на месте.',
    { cause },
  );
}
