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

type UnreadableCode = 'WORKBOOK_NOT_FOUND' | 'WORKBOOK_CLOSED' | 'TAB_MISSING' | 'HEADINGS_WRONG';

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
  if (status === 400) {
    return {
      code: 'TAB_MISSING',
      message: `В таблице субъекта ${region} нет одного из листов: он удалён или переименован.`,
      remedy: `Верните листы ${Object.values(TABLES)
        .map((table) => `«${table.title}»`)
        .join(', ')}.`,
    };
  }
  return undefined;
}

function wrongHeadings(region: string, problems: readonly Problem[]): Unreadable {
  const first = problems.find((problem) => problem.place.row === 1 && problem.severity === 'error');
  const tab = first && first.place.table in TABLES ? TABLES[first.place.table as keyof typeof TABLES].title : '';
  const { sentence, remedy } = first ? explain(first) : { sentence: '', remedy: '' };
  return { code: 'HEADINGS_WRONG', message: `Таблица субъекта ${region}, лист «${tab}»: ${sentence}`, remedy };
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
    const unreadable = value ? null : wrongHeadings(listed.region, problems);
    return { listed, raw, workbook: value, problems: value ? problems : [], unreadable };
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    const error = googleErrorOf(thrown);
    if (!error) throw thrown;
    const unreadable = unreadableOf(error.status, listed.region);
    if (!unreadable) throw unavailable(thrown);
    return { listed, raw: null, workbook: null, problems: [], unreadable };
  }
}
