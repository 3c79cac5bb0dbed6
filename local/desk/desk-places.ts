/** Where the desk leads to: what the world reads, and what the association works in. */
import { SETTINGS_TAB, workbookList } from '../../domain/central.ts';
import { SUMMARY_TAB_TITLE } from '../../functions/summary-tab.ts';
import { linkToCell } from '../../functions/workbook-links.ts';
import { type Html, html } from '../../web/html.ts';
import type { DeskView } from './desk-view.ts';

const SHEETS = '/sheets/{id}';

/** The address of a cell in the workbook in the browser. */
export function sheetLink(spreadsheetId: string, sheetId: number | undefined, range = 'A1'): string {
  return linkToCell(SHEETS, { spreadsheetId, sheetId: sheetId ?? null, range });
}

type Place = readonly [id: string, address: string, name: string, what: string];

const FOR_THE_WORLD: readonly Place[] = [
  ['place-page', '/public/index.html', 'Открытая страница', 'числа, карта и реестр; есть и по-английски'],
  ['place-latest', '/public/latest.json', 'latest.json', 'последний снимок целиком'],
  ['place-versions', '/public/versions.json', 'versions.json', 'все версии; у каждой — таблицы CSV и подпись'],
  ['place-status', '/public/status.json', 'status.json', 'насколько данные свежи'],
  ['place-keys', '/public/keys.json', 'keys.json', 'ключи, которыми подписано'],
];

const MENUS: readonly Place[] = [
  ['place-menu', '/central', 'Меню «Свод»', 'опубликовать, напомнить регионам, дайджест для руководства'],
  ['place-mailbox', '/mailbox', 'Письма', 'что этим меню отправлено; с компьютера они не уходят'],
];

const CENTRAL_TABS: readonly (readonly [id: string, title: string, what: string])[] = [
  ['place-summary', SUMMARY_TAB_TITLE, 'один лист для руководства: показатели, диаграммы, что изменилось'],
  ['place-quality', 'Качество', 'что за цифрами не так; каждое число ведёт к строкам'],
  ['place-publications', 'Публикации', 'чем кончился каждый запуск'],
  ['place-books', workbookList.title, 'какая таблица какому субъекту принадлежит'],
  ['place-settings', SETTINGS_TAB.title, 'плановый год, издатель, заморозка версии'],
];

function list(places: readonly Place[]): Html {
  const items = places.map(
    ([id, address, name, what]) => html`<li><a id="${id}" href="${address}">${name}</a> — ${what}</li>`,
  );
  return html`<ul class="places">${items}</ul>`;
}

export function worldPart(): Html {
  return list(FOR_THE_WORLD);
}

export function centralPart({ central: { spreadsheetId, sheetIds } }: Pick<DeskView, 'central'>): Html {
  const tabs = CENTRAL_TABS.filter(([, title]) => sheetIds.has(title)).map(([id, title, what]): Place => {
    return [id, sheetLink(spreadsheetId, sheetIds.get(title)), `«${title}»`, what];
  });
  return list([...tabs, ...MENUS]);
}
