/** The desk at `/`: what is published, what to try first, every workbook, what is set aside, and what to break on purpose. */
import { formatDate, parseDate } from '../../domain/date.ts';
import type { Mark } from '../../domain/marks.ts';
import { moscowTime } from '../../functions/moscow-time.ts';
import { type Html, html } from '../../web/html.ts';
import { centralPart, sheetLink, worldPart } from './desk-places.ts';
import type { BookLine, DeskView } from './desk-view.ts';
import { drillChoices, drillEnd, drillState } from './drill-part.ts';
import { minutePart } from './minute-part.ts';

const MOST_ERRORS_SHOWN = 100;

function russianDate(iso: string): string {
  const date = parseDate(iso);
  return typeof date === 'number' ? formatDate(date) : iso;
}

function headlinePart({ base }: DeskView): Html {
  if (!base) {
    return html`<p class="sentence">Ещё ничего не опубликовано.</p><p>Первый снимок появится через несколько секунд после того, как в таблицах будет что читать.</p>`;
  }
  const { sentence, asOf, seq, rows } = base.snapshot;
  return html`<p class="sentence">${sentence.ru}</p>
<p class="quiet">Данные на ${russianDate(asOf)}, версия ${seq}. Строк прочитано ${rows.read}, принято ${rows.accepted}, отложено ${rows.setAside}.</p>`;
}

function publicationPart({ base, changes }: DeskView): Html {
  if (!base) return html`<p>Публикаций ещё не было.</p>`;
  const { seq, takenAt } = base.snapshot;
  const lines = changes.map((sentence) => html`<li>${sentence}</li>`);
  return html`<p>Версия ${seq}, снята ${moscowTime(takenAt)} (Москва). Что в ней изменилось:</p><ul class="changes">${lines}</ul>`;
}

function errorRow(book: BookLine, mark: Mark, view: DeskView): Html {
  const cell = mark.cell.replace(/^.*!/, '');
  const address = sheetLink(book.listed.spreadsheetId, view.sheetIdOf(book.listed.spreadsheetId, mark.cell), cell);
  return html`<tr><td>${book.name}</td><td class="cell"><a id="at-${book.listed.region}-${mark.cell}" href="${address}">${mark.cell}</a></td><td>${mark.note}</td></tr>`;
}

function errorsPart(view: DeskView): Html {
  const rows = view.books.flatMap((book) => book.errors.map((mark) => errorRow(book, mark, view)));
  if (rows.length === 0) return html`<p>Отложенных строк нет.</p>`;
  const rest = rows.length - MOST_ERRORS_SHOWN;
  return html`<p>Строка с замечанием не входит ни в один показатель, пока её не исправят. Исправьте ячейку — и она вернётся сама.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Отложенные строки"><table><thead><tr><th>Таблица</th><th>Ячейка</th><th>Что найдено и что сделать</th></tr></thead>
<tbody>${rows.slice(0, MOST_ERRORS_SHOWN)}</tbody></table></div>
${rest > 0 ? html`<p>И ещё замечаний: ${rest}.</p>` : ''}`;
}

function bookRow({ listed, name, rows, trouble, changedAt, page }: BookLine): Html {
  const state = trouble === '' ? (rows.setAside === 0 ? 'всё принято' : 'есть отложенные') : trouble;
  const shown =
    page === ''
      ? html`<span class="quiet">нет</span>`
      : html`<a id="page-${listed.region}" href="${page}">страница</a>`;
  const open = html`<a id="book-${listed.region}" href="${sheetLink(listed.spreadsheetId, undefined)}" aria-label="Открыть таблицу «${name}»">открыть</a>`;
  return html`<tr><td>${listed.region}</td><td>${name}</td><td>${open}</td><td class="number">${rows.accepted}</td><td class="number">${rows.setAside}</td><td>${state}</td><td class="when">${changedAt === '' ? '' : moscowTime(changedAt)}</td><td>${shown}</td></tr>`;
}

function newBookForm(): Html {
  return html`<form method="post" action="/desk/workbooks" class="new"><label for="new-region">Код субъекта</label> <input id="new-region" name="region" size="4" maxlength="2" placeholder="59" required pattern="[0-9][0-9]" title="Две цифры, например 59"> <button id="new-book">Создать таблицу</button></form>`;
}

function booksPart({ books, trouble }: DeskView): Html {
  if (trouble) return html`<p>Таблицы прочитать не удалось. ${trouble.message} ${trouble.remedy}</p>`;
  if (books.length === 0) return html`<p>Таблиц пока нет. Создайте первую:</p>${newBookForm()}`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Таблицы регионов"><table id="books"><thead><tr><th>Код</th><th>Субъект РФ</th><th>Таблица</th><th>Принято</th><th>Отложено</th><th>Состояние</th><th>Изменена</th><th>Открыто миру</th></tr></thead>
<tbody>${books.map(bookRow)}</tbody></table></div>
${newBookForm()}`;
}

/** `said` is what came of a form; a part with data-live is replaced when it is different. */
export function deskPage(view: DeskView, said = ''): string {
  const count = view.books.length > 0 ? ` (${view.books.length})` : '';
  return html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Свод</title>
<link rel="stylesheet" href="/desk/desk.css"></head>
<body><main>
<header><h1>Свод</h1><div id="headline" data-live>${headlinePart(view)}</div></header>
<p id="link" role="status" class="said"></p><p id="said" role="status" class="said">${said}</p>
<section aria-labelledby="h-minute"><h2 id="h-minute">Что попробовать сначала</h2><div id="minute" data-live>${minutePart(view)}</div></section>
<div class="pair">
<section aria-labelledby="h-last"><h2 id="h-last">Последняя публикация</h2><div id="last" data-live>${publicationPart(view)}</div></section>
<section aria-labelledby="h-central"><h2 id="h-central">Для ассоциации</h2><div id="central" data-live>${centralPart(view)}</div></section>
<section aria-labelledby="h-world"><h2 id="h-world">Для всех</h2>${worldPart()}</section>
</div>
<section aria-labelledby="h-drill"><h2 id="h-drill">Сломать нарочно</h2><p>Google на этом компьютере подставной и умеет отказывать, как настоящий. Выберите сбой и смотрите, что сделает Свод; снимок при этом остаётся целым.</p>
${drillChoices()}<div id="drill" data-live role="status">${drillState(view)}</div><div id="drill-stop" data-live>${drillEnd(view)}</div></section>
<section aria-labelledby="h-errors"><h2 id="h-errors">Отложенные строки</h2><div id="errors" data-live>${errorsPart(view)}</div></section>
<section aria-labelledby="h-books"><h2 id="h-books">Таблицы регионов<span id="count" data-live>${count}</span></h2><div id="workbooks" data-live>${booksPart(view)}</div></section>
<footer><p>Пример: названия и числа организаций вымышлены, если вы не внесли своих. Персональные данные в таблицы не вносят.</p></footer>
</main><script src="/desk/desk.js"></script></body></html>`.text;
}
