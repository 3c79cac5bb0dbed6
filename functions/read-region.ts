/** One workbook of the list, read and checked; or the reason why it could not be. */
import type { ListedWorkbook } from '../domain/central.ts';
import type { Problem } from '../domain/problem.ts';
import { explain } from '../domain/problem-text.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { type ParsedWorkbook, parseWorkbook, type RawWorkbook, TABLES } from '../domain/workbook.ts';
import type { GoogleClients } from './google-clients.ts';
import { type GoogleError, googleErrorOf } from './google-error.ts';
import { googleFailure } from './google-failure.ts';
import type { KeptWorkbook } from './private-state.ts';
import { readWorkbook } from './read-workbook.ts';
import { nameMissingTabs, readMissingTabs } from './tab-titles.ts';

type UnreadableCode =
  | 'WORKBOOK_NOT_FOUND'
  | 'WORKBOOK_TRASHED'
  | 'WORKBOOK_CLOSED'
  | 'WORKBOOK_CHANGING'
  | 'WORKBOOK_LOADING'
  | 'WORKBOOK_TOO_LARGE'
  | 'TAB_MISSING'
  | 'HEADINGS_WRONG'
  | 'WRONG_REGION'
  | 'COLLAPSE';

const NO_SUCH_RANGE = /^Unable to parse range/;

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
  /** Null when the workbook could not be read and nothing is kept of it. */
  readonly workbook: ParsedWorkbook | null;
  readonly problems: readonly Problem[];
  /** Beside a workbook it says why that is the last one, not the one of now. */
  readonly unreadable: Unreadable | null;
  /** As Drive counts it: what was read is that or newer; undefined where Drive does not know the file. */
  readonly version?: string | undefined;
  /** From an earlier run, not read in this one. */
  readonly kept?: KeptWorkbook;
}

/** The reading of a workbook that gave nothing that may be used. */
export function notRead(listed: ListedWorkbook, unreadable: Unreadable): RegionReading {
  return { listed, raw: null, workbook: null, problems: [], unreadable };
}

function unreadableOf({ status, message }: GoogleError, region: string): Unreadable | undefined {
  if (status === 404) {
    return {
      code: 'WORKBOOK_NOT_FOUND',
      message: `Таблицы субъекта ${region} нет: она удалена или в «Книгах» неверный адрес.`,
      remedy: 'Верните таблицу из корзины или исправьте адрес в «Книгах».',
    };
  }
  if (status === 403) {
    return {
      code: 'WORKBOOK_CLOSED',
      message: `Таблица субъекта ${region} закрыта для службы.`,
      remedy: 'Откройте таблицу для учётной записи службы (Читатель).',
    };
  }
  if (status === 400 && NO_SUCH_RANGE.test(message)) {
    return {
      code: 'TAB_MISSING',
      message: `В таблице субъекта ${region} Google не нашёл листов, хотя теперь все на месте: похоже, лист переименовали и вернули.`,
      remedy: 'Не переименовывайте листы. Следующий запуск прочитает таблицу снова.',
    };
  }
  return undefined;
}

function tooLarge(region: string): Unreadable {
  return {
    code: 'WORKBOOK_TOO_LARGE',
    message: `Таблица субъекта ${region} слишком велика: её содержимое больше 64 МБ и не прочитано.`,
    remedy: 'Удалите из листов реестра лишние строки и столбцы.',
  };
}

/** A range that Google cannot parse names a tab that is not there; which one it is takes another look. */
async function tabMissing(
  google: GoogleClients,
  { region, spreadsheetId }: ListedWorkbook,
): Promise<Unreadable | null> {
  const missing = await readMissingTabs(google.sheets, spreadsheetId);
  if (missing.length === 0) return null;
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

/** The workbook as it stands. Throws what the Google client throws. */
async function readAndCheck(
  google: GoogleClients,
  listed: ListedWorkbook,
  context: RuleContext,
): Promise<RegionReading> {
  return judgeReading(listed, await readWorkbook(google.sheets, listed.spreadsheetId, context), context);
}

/** What the cells of a workbook amount to. */
export function judgeReading(listed: ListedWorkbook, raw: RawWorkbook, context: RuleContext): RegionReading {
  const { value, problems } = parseWorkbook(raw, context);
  const unreadable = value ? wrongRegion(listed, value, problems) : wrongHeadings(listed.region, problems);
  if (unreadable) return { listed, raw, workbook: null, problems: [], unreadable };
  return { listed, raw, workbook: value, problems, unreadable };
}

/** Why Google refused for good; undefined when it did not. Throws what the Google client throws. */
async function refusedBecause(google: GoogleClients, listed: ListedWorkbook, thrown: unknown) {
  const error = googleErrorOf(thrown);
  if (error?.kind === 'too-large') return tooLarge(listed.region);
  if (error?.kind !== 'refused') return undefined;
  const missing = error.status === 400 ? await tabMissing(google, listed) : null;
  return missing ?? unreadableOf(error, listed.region);
}

/** Throws a failure with the region in it when Google does not answer as it should. */
export async function readRegion(
  google: GoogleClients,
  listed: ListedWorkbook,
  context: RuleContext,
): Promise<RegionReading> {
  const place = `таблица субъекта ${listed.region}`;
  try {
    return await readAndCheck(google, listed, context);
  } catch (thrown) {
    const unreadable = await refusedBecause(google, listed, thrown).catch((second: unknown) => {
      throw googleFailure(second, place);
    });
    if (!unreadable) throw googleFailure(thrown, place);
    return notRead(listed, unreadable);
  }
}
