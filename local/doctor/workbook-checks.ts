/** The workbook of one region: readable, of this template, guarded as it declares, closed to strangers, and with its script. */
import type { ListedWorkbook } from '../../domain/central.ts';
import type { CivilDate } from '../../domain/date.ts';
import type { Reference } from '../../domain/reference.ts';
import { TEMPLATE_VERSION } from '../../domain/reference-copy.ts';
import { TABLES } from '../../domain/workbook.ts';
import { OWN_CELLS, TEMPLATE_KEY } from '../../domain/workbook-tabs.ts';
import { googleErrorOf } from '../../functions/google-error.ts';
import { readRegion } from '../../functions/read-region.ts';
import type { OperatorClients } from '../operating/operator-clients.ts';
import { isSame, type ScriptContent } from '../operating/script-content.ts';
import { readMemory } from '../operating/script-memory.ts';
import { isOpen, readPermissions } from '../operating/sharing.ts';
import { type Finding, look, note, right, wrong } from './finding.ts';

/** Headings, «Проверка» and the hidden column. */
const GUARDS_OF_A_TAB = 3;
const PREPARE = 'В таблице: меню «Свод» → «Подготовить книгу».';
const REFUSED = new Set([403, 404]);

/** Who has the address may open it: then nothing in it is closed. */
export async function lookAtSharing(
  google: OperatorClients,
  what: string,
  fileId: string,
): Promise<readonly Finding[]> {
  const name = `${what}: доступ`;
  return look(name, async () => {
    try {
      if (!isOpen(await readPermissions(google.drive, fileId))) return right(name, 'только названным людям');
    } catch (thrown) {
      if (!REFUSED.has(googleErrorOf(thrown)?.status ?? 0)) throw thrown;
      return note(name, 'виден только редактору таблицы', 'Проверьте от имени редактора.');
    }
    return wrong(
      name,
      'открыта всем, у кого есть ссылка',
      '«Настройки доступа» → «Доступ ограничен». Что утекло, считайте открытым.',
    );
  });
}

function lookAtTemplate(what: string, value: string | null | undefined): Finding {
  const name = `${what}: шаблон`;
  if (value === undefined) return note(name, 'не отмечен: книгу ещё не готовили', PREPARE);
  const version = Number(value);
  if (version === TEMPLATE_VERSION) return right(name, `версия ${version}`);
  if (version > TEMPLATE_VERSION) {
    return wrong(
      name,
      `TEMPLATE_TOO_NEW: версия ${version}, а Свод знает ${TEMPLATE_VERSION}`,
      'Обновите Свод: таблицу готовила более новая версия.',
    );
  }
  return wrong(name, `TEMPLATE_TOO_OLD: версия не та (нужна ${TEMPLATE_VERSION})`, `Обновите шаблон. ${PREPARE}`);
}

async function lookAtPreparation(
  { sheets }: OperatorClients,
  what: string,
  spreadsheetId: string,
): Promise<readonly Finding[]> {
  const fields = 'developerMetadata(metadataKey,metadataValue),sheets(properties(title),protectedRanges(description))';
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields });
  const mark = (data.developerMetadata ?? []).find(({ metadataKey }) => metadataKey === TEMPLATE_KEY);
  const template = lookAtTemplate(what, mark && (mark.metadataValue ?? ''));
  if (!mark) return [template];
  const bare = Object.values(TABLES)
    .map(({ title }): string => title)
    .filter((title) => {
      const tab = data.sheets?.find(({ properties }) => properties?.title === title);
      const own = (tab?.protectedRanges ?? []).filter(({ description }) => description === OWN_CELLS);
      return tab !== undefined && own.length < GUARDS_OF_A_TAB;
    });
  const name = `${what}: защита`;
  const named = bare.map((title) => `«${title}»`).join(', ');
  const guards =
    bare.length === 0 ? right(name, 'предупреждения на месте') : wrong(name, `нет предупреждений: ${named}`, PREPARE);
  return [template, guards];
}

const ROLL_OUT = 'npm run roll-out';

export async function lookAtScript(
  google: OperatorClients,
  what: string,
  spreadsheetId: string,
  content: ScriptContent | null,
): Promise<Finding> {
  const name = `${what}: скрипт`;
  const memory = await readMemory(google.sheets, spreadsheetId);
  if (!memory) return note(name, 'неизвестно, есть ли: Google не находит скрипта по таблице', ROLL_OUT);
  if (!('scriptId' in memory)) return wrong(name, 'прошлый раз создание оборвалось', ROLL_OUT);
  if (!content) return note(name, 'не сверялся');
  const { scriptId } = memory;
  try {
    const { data } = await google.script.projects.getContent({ scriptId, fields: 'files(name,type,source)' });
    if (isSame(content, data.files ?? [])) return right(name, `сборка ${content.version}`);
    return wrong(name, 'не той сборки, что у вас', ROLL_OUT);
  } catch (thrown) {
    if (!REFUSED.has(googleErrorOf(thrown)?.status ?? 0)) throw thrown;
    return note(
      name,
      'записан, но вам не виден: Apps Script API пускает только людей',
      'Проверьте от имени того, кто делал roll-out.',
    );
  }
}

export interface WorkbookRules {
  readonly asOf: CivilDate;
  readonly reference: Reference;
  /** Null where scripts are not compared. */
  readonly content: ScriptContent | null;
}

export async function lookAtWorkbook(
  google: OperatorClients,
  listed: ListedWorkbook,
  { asOf, reference, content }: WorkbookRules,
): Promise<readonly Finding[]> {
  const { region, spreadsheetId } = listed;
  const what = `Таблица ${region}`;
  const readable = await look(what, async () => {
    const { unreadable } = await readRegion(google, listed, { asOf, reference, workbook: region });
    return unreadable
      ? wrong(what, `${unreadable.code}: ${unreadable.message}`, unreadable.remedy)
      : right(what, 'читается');
  });
  // Of what is not there nothing more can be said.
  if (readable.some(({ found }) => /WORKBOOK_(?:NOT_FOUND|CLOSED)/.test(found))) return readable;
  return [
    ...readable,
    ...(await look(what, () => lookAtPreparation(google, what, spreadsheetId))),
    ...(await lookAtSharing(google, what, spreadsheetId)),
    ...(await look(what, () => lookAtScript(google, what, spreadsheetId, content))),
  ];
}
