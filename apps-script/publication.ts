/** «Опубликовать сейчас»: asks the function to run, as the person who chose it, and says what came of it. */
import { PUBLISH_ADDRESS } from '../domain/workbook-tabs.ts';
import { settingIn } from './setting.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const NO_ADDRESS = `В «Настройках» не указан адрес публикации. Добавьте строку «${PUBLISH_ADDRESS}»: адрес знает администратор.`;
const NO_ANSWER =
  'Служба публикации не ответила. Повторите через несколько минут; если не поможет, скажите администратору.';
const REFUSED = 'Служба публикации вам не разрешена. Попросите администратора открыть её для вашей учётной записи.';

/** What the function answers: an outcome, or an error of the one shape. */
interface Answer {
  readonly published?: boolean;
  readonly seq?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly remedy?: string;
  readonly rows?: { readonly read: number; readonly accepted: number; readonly setAside: number };
  readonly error?: { readonly message?: string; readonly remedy?: string };
}

function said({ published, seq, reason, message, remedy, rows, error }: Answer): string {
  if (error?.message) return `${error.message} ${error.remedy ?? ''}`.trim();
  if (published && rows) {
    return `Опубликована версия ${seq}. Строк прочитано ${rows.read}, принято ${rows.accepted}, отложено ${rows.setAside}.`;
  }
  if (message) return `Публикация остановлена, действует прежняя версия. ${message} ${remedy ?? ''}`.trim();
  if (reason === 'unchanged') return 'Данные те же: новая версия не нужна.';
  if (reason === 'no-workbooks') return 'В «Книгах» нет ни одной таблицы: публиковать нечего.';
  return reason === 'superseded' ? 'Пока шло чтение, опубликовал кто-то другой; остаётся его версия.' : NO_ANSWER;
}

function parse(text: string): Answer {
  try {
    return (JSON.parse(text) as Answer | null) ?? {};
  } catch {
    return {};
  }
}

export function publish(spreadsheet: Spreadsheet): string {
  const address = settingIn(spreadsheet, PUBLISH_ADDRESS);
  if (!/^https?:\/\//.test(address)) return NO_ADDRESS;
  try {
    const answer = UrlFetchApp.fetch(address, {
      method: 'post',
      headers: { Authorization: `Bearer ${ScriptApp.getIdentityToken()}` },
      muteHttpExceptions: true,
    });
    const code = answer.getResponseCode();
    return code === 401 || code === 403 ? REFUSED : said(parse(answer.getContentText()));
  } catch {
    return NO_ANSWER;
  }
}
