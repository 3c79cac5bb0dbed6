/** One workbook of the list, read and checked; or the reason why it could not be. */
import type { ListedWorkbook } from '../domain/central.ts';
import type { Problem } from '../domain/problem.ts';
import { explain } from '../domain/problem-text.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { type ParsedWorkbook, parseWorkbook, type RawWorkbook, TABLES } from '../domain/workbook.ts';
import { Failure } from './failure.ts';
import { type GoogleClients, googleErrorOf } from './google-clients.ts';
import { unavailable } from './read-central.ts';
import { readWorkbook } from './read-workbook.ts';
import { nameMissingTabs, readMissingTabs } from './tab-titles.ts';

type UnreadableCode = 'WORKBOOK_NOT_FOUND' | 'WORKBOOK_CLOSED' | 'TAB_MISSING' | 'HEADINGS_WRONG' | 'WRONG_REGION';

/** Fewer foreign clusters than this are mistakes in rows, not another region's data. */
const FEWEST_FOREIGN = 3;

/** Why a workbook could not be read; other workbooks can be. */
export interface Unreadable {
  readonly code: UnreadableCode;
  readonly message: string;
  readonly remedy: string;
}

export interface RegionReading {
  readonly listed: ListedWorkbook;
  /** The cells as they were read; null when Google did not give them. */
  readonly raw: RawWorkbook | null;
  /** Null when the workbook could not be read. */
  readonly workbook: ParsedWorkbook | null;
  readonly problems: readonly Problem[];
  readonly unreadable: Unreadable | null;
}

function unreadableOf(status: number, region: string): Unreadable | undefined {
  if (status === 404) {
    return {
      code: 'WORKBOOK_NOT_FOUND',
      message: `Таблицы субъекта ${region} нет: она удалена или в «Книгах» неверный адрес.`,
      remedy: 'Верните таблицу из корзины или исправьте адрес в «Книгах».',
    };
  }
  if (status === 401 || status === 403) {
    return {
      code: 'WORKBOOK_CLOSED',
      message: `Таблица субъекта ${region} закрыта для службы.`,
      remedy: 'Откройте таблицу для учётной записи службы (Читатель).',
    };
  }
  return undefined;
}

/** A range that Google cannot parse names a tab that is not there; which one it is takes another look. */
async function tabMissing(
  google: GoogleClients,
  { region, spreadsheetId }: ListedWorkbook,
  cause: unknown,
): Promise<Unreadable> {
  const missing = await readMissingTabs(google.sheets, spreadsheetId).catch(() => []);
  if (missing.length === 0) throw unavailable(cause);
  return {
    code: 'TAB_MISSING',
    message: `В таблице субъекта ${region} нет листов: ${nameMissingTabs(missing)}.`,
    remedy: 'Верните листы или их прежние названия.',
  };
}

function wrongHeadings(region: string, problems: readonly Problem[]): Unreadable {
  const first = problems.find((problem) => problem.place.row === 1 && problem.severity === 'error');
  const tab = first && first.place.table in TABLES ? TABLES[first.place.table as keyof typeof TABLES].title : '';
  const { sentence, remedy } = first ? explain(first) : { sentence: '', remedy: '' };
  return { code: 'HEADINGS_WRONG', message: `Таблица субъекта ${region}, лист «${tab}»: ${sentence}`, remedy };
}

/** More than half of the clusters belong to other regions: another region's data were pasted here. */
function wrongRegion(
  { region }: ListedWorkbook,
  { clusters }: ParsedWorkbook,
  problems: readonly Problem[],
): Unreadable | null {
  const foreign = problems.filter(({ code, place }) => code === 'FOREIGN_REGION' && place.table === 'clusters').length;
  if (foreign < FEWEST_FOREIGN || foreign * 2 <= clusters.size) return null;
  return {
    code: 'WRONG_REGION',
    message: `В таблице субъекта ${region} больше половины кластеров (${foreign} из ${clusters.size}) — других субъектов: похоже, вставлены чужие данные.`,
    remedy: 'Верните прежние данные (Файл → История версий) или исправьте субъекты.',
  };
}

/** Throws a `GOOGLE_UNAVAILABLE` failure when Google does not answer at all. */
export async function readRegion(
  google: GoogleClients,
  listed: ListedWorkbook,
  context: RuleContext,
): Promise<RegionReading> {
  try {
    const raw = await readWorkbook(google.sheets, listed.spreadsheetId, context);
    const { value, problems } = parseWorkbook(raw, context);
    const unreadable = value ? wrongRegion(listed, value, problems) : wrongHeadings(listed.region, problems);
    if (unreadable) return { listed, raw, workbook: null, problems: [], unreadable };
    return { listed, raw, workbook: value, problems, unreadable };
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    const error = googleErrorOf(thrown);
    if (!error) throw thrown;
    const unreadable =
      error.status === 400 ? await tabMissing(google, listed, thrown) : unreadableOf(error.status, listed.region);
    if (!unreadable) throw unavailable(thrown);
    return { listed, raw: null, workbook: null, problems: [], unreadable };
  }
}
