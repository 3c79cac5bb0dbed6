/** The desk at `/`: what stands in the workbooks, what is published, what is set aside and why, where everything is. */
import { ALL_REGIONS } from '../domain/central.ts';
import { formatDate, parseDate } from '../domain/date.ts';
import type { Mark } from '../domain/marks.ts';
import type { Reference } from '../domain/reference.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { asFailure } from '../functions/failure.ts';
import { readBase } from '../functions/publish-snapshot.ts';
import type { World } from '../functions/refresh.ts';
import { SUMMARY_TAB_TITLE } from '../functions/summary-tab.ts';
import { type Html, html } from '../web/html.ts';
import { DESK_SCRIPT, DESK_STYLE } from './desk-style.ts';
import { readCentralNow, readStates, type WorkbookState } from './register-view.ts';

export interface DeskWorld {
  readonly world: World;
  readonly url: string;
}

const MOST_ERRORS_SHOWN = 100;

type NameOf = (region: string) => string;

function regionNames({ regions }: Reference): NameOf {
  return (region) => (region === ALL_REGIONS ? 'Все субъекты' : (regions.get(region)?.name ?? region));
}

function valuesLink(spreadsheetId: string, title: string): string {
  return `/v4/spreadsheets/${spreadsheetId}/values/${encodeURIComponent(title)}`;
}

function russianDate(iso: string): string {
  const date = parseDate(iso);
  return typeof date === 'number' ? formatDate(date) : iso;
}

function headlinePart(latest: Snapshot | null): Html {
  if (!latest) {
    return html`<p class="sentence">Ещё ничего не опубликовано.</p><p>Первый снимок появится через несколько секунд после запуска.</p>`;
  }
  const moment = new Date(latest.takenAt).toLocaleString('ru-RU', { timeZone: 'Europe/Moscow' });
  return html`<p class="sentence">${latest.sentence.ru}</p>
<p class="quiet">Данные на ${russianDate(latest.asOf)}, версия ${latest.seq}, снято ${moment} (Москва).
Строк прочитано ${latest.rows.read}, принято ${latest.rows.accepted}, отложено ${latest.rows.setAside}.</p>`;
}

function placesPart(centralSpreadsheetId: string): Html {
  return html`<ul class="places">
<li><a href="/public/index.html">Открытая страница</a> — что видит мир: числа, карта, реестр</li>
<li><a href="/public/latest.json">latest.json</a> — последний снимок целиком</li>
<li><a href="/public/versions.json">versions.json</a> — все версии</li>
<li><a href="/public/status.json">status.json</a> — насколько данные свежи</li>
<li><a href="${valuesLink(centralSpreadsheetId, SUMMARY_TAB_TITLE)}">«Сводка»</a> — лист для руководства, как его отдаёт API таблиц</li>
<li><a href="/central">Меню центральной таблицы</a> — опубликовать, напомнить регионам, дайджест для руководства</li>
<li><a href="/mailbox">Письма</a> — что из этого меню отправлено; с компьютера они не уходят</li>
<li><a href="/local/workbooks">local/workbooks</a> — список таблиц</li>
</ul>`;
}

function tryPart(url: string, states: readonly WorkbookState[], nameOf: NameOf): Html {
  const first = states[0];
  if (!first) {
    const request = `curl -X POST ${url}/local/workbooks -H 'Content-Type: application/json' -d '{"region":"59"}'`;
    return html`<p>Таблиц пока нет. Создайте первую:</p><pre>${request}</pre>`;
  }
  const body = JSON.stringify({
    spreadsheetId: first.listed.spreadsheetId,
    range: 'Участники!B2',
    values: [['7707083894']],
  });
  const request = `curl -X POST ${url}/local/edit -H 'Content-Type: application/json' -d '${body}'`;
  return html`<p>Введите неверный ИНН в таблицу «${nameOf(first.listed.region)}», как если бы печатали в ячейке. В ответ придёт замечание, через несколько секунд строка уйдёт из сводки:</p>
<pre>${request}</pre>`;
}

function errorRow(state: WorkbookState, mark: Mark, nameOf: NameOf): Html {
  return html`<tr><td>${nameOf(state.listed.region)}</td><td class="cell">${mark.cell}</td><td>${mark.note}</td></tr>`;
}

function errorsPart(states: readonly WorkbookState[], nameOf: NameOf): Html {
  const rows = states.flatMap((state) => state.errors.map((mark) => errorRow(state, mark, nameOf)));
  if (rows.length === 0) return html`<p>Отложенных строк нет.</p>`;
  const rest = rows.length - MOST_ERRORS_SHOWN;
  return html`<p>Строка с замечанием не входит ни в один показатель, пока её не исправят. Исправьте ячейку — и она вернётся сама.</p>
<div class="scroll"><table><thead><tr><th>Таблица</th><th>Ячейка</th><th>Что найдено и что сделать</th></tr></thead>
<tbody>${rows.slice(0, MOST_ERRORS_SHOWN)}</tbody></table></div>
${rest > 0 ? html`<p>И ещё замечаний: ${rest}.</p>` : ''}`;
}

function workbookRow({ listed, rows, trouble }: WorkbookState, nameOf: NameOf): Html {
  const state = trouble === '' ? (rows.setAside === 0 ? 'всё принято' : 'есть отложенные') : trouble;
  return html`<tr><td>${listed.region}</td>
<td><a href="${valuesLink(listed.spreadsheetId, 'Кластеры')}">${nameOf(listed.region)}</a></td>
<td class="number">${rows.read}</td><td class="number">${rows.accepted}</td><td class="number">${rows.setAside}</td><td>${state}</td></tr>`;
}

function workbooksPart(states: readonly WorkbookState[], nameOf: NameOf): Html {
  return html`<div class="scroll"><table><thead><tr><th>Код</th><th>Субъект РФ</th><th>Прочитано</th><th>Принято</th><th>Отложено</th><th>Состояние</th></tr></thead>
<tbody>${states.map((state) => workbookRow(state, nameOf))}</tbody></table></div>`;
}

async function registerPart({ world, url }: DeskWorld): Promise<Html> {
  const { google, settings, now } = world;
  try {
    const central = await readCentralNow(google, settings.centralSpreadsheetId, now());
    const states = await readStates(google, central, now());
    const nameOf = regionNames(central.reference);
    return html`<section><h2>Попробуйте</h2>${tryPart(url, states, nameOf)}</section>
<section><h2>Отложенные строки</h2>${errorsPart(states, nameOf)}</section>
<section><h2>Таблицы регионов (${states.length})</h2>${workbooksPart(states, nameOf)}</section>`;
  } catch (thrown) {
    const { message, remedy } = asFailure(thrown);
    return html`<section><h2>Таблицы прочитать не удалось</h2><p>${message} ${remedy}</p></section>`;
  }
}

export async function deskPage(desk: DeskWorld): Promise<string> {
  const { store, settings } = desk.world;
  const base = await readBase(store).catch(() => null);
  const page = html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Свод</title><style>${DESK_STYLE}</style></head>
<body data-seq="${base?.snapshot.seq ?? 0}"><main>
<header><h1>Свод</h1>${headlinePart(base?.snapshot ?? null)}</header>
<section><h2>Где что лежит</h2>${placesPart(settings.centralSpreadsheetId)}</section>
${await registerPart(desk)}
<footer><p>Пример: названия и числа организаций вымышлены, если вы не внесли своих. Персональные данные в таблицы не вносят.</p></footer>
</main><script>${DESK_SCRIPT}</script></body></html>`;
  return page.text;
}
