/** «Сломать нарочно»: the faults that may be tried, and what Svod does about the one that stands. */
import { type Html, html } from '../../web/html.ts';
import type { DeskView } from './desk-view.ts';
import type { DrillView } from './drill.ts';
import { publishedOf } from './drill.ts';
import { DRILL_KINDS } from './drill-kinds.ts';
import type { DiaryLine } from './run-diary.ts';

const MOST_LINES_SHOWN = 8;
const SHORT_SHA = 12;

export function drillChoices(): Html {
  const buttons = DRILL_KINDS.map(
    ({ key, title, what }) =>
      html`<li><button id="drill-${key}" name="kind" value="${key}">${title}</button> <span class="quiet">${what}</span></li>`,
  );
  return html`<form method="post" action="/desk/drill"><ul class="drills">${buttons}</ul></form>`;
}

function lineOf({ at, words }: DiaryLine): Html {
  const time = at.toLocaleTimeString('ru-RU', { timeZone: 'Europe/Moscow' });
  return html`<li><time>${time}</time> ${words}</li>`;
}

function snapshotWords({ before }: DrillView, { base }: DeskView): string {
  const now = publishedOf(base);
  if (!now) return 'Опубликованного снимка ещё нет.';
  const named = `версия ${now.seq}, SHA-256 ${now.sha256.slice(0, SHORT_SHA)}…`;
  if (now.sha256 === before?.sha256) return `Снимок цел: ${named} — тот же, что до сбоя.`;
  return `Снимок цел: вышла новая, ${named}.`;
}

function stateWords({ isOver, injected, kind }: DrillView, isRunning: boolean): string {
  const met = `Вызовов, на которых он случился: ${injected}.`;
  if (isOver)
    return `Сбой «${kind.title}» снят. ${met} ${isRunning ? 'Свод читает таблицы снова…' : 'Свод работает как обычно.'}`;
  const doing = isRunning
    ? 'Запуск идёт: Свод ждёт и пробует снова.'
    : 'Запуск кончился; следующий будет после правки, через час или когда вы снимете сбой.';
  return `Стоит сбой «${kind.title}». ${met} ${doing}`;
}

/** Changes by itself; a screen reader hears of it. */
export function drillState(view: DeskView): Html {
  const { drill, isRunning, otherFaults } = view;
  const others =
    otherFaults.length > 0 ? html`<p>По адресу /local/faults заказаны ещё: ${otherFaults.join('; ')}.</p>` : html``;
  if (!drill) return html`${others}<p class="quiet">Сейчас сбоя нет.</p>`;
  return html`<p><strong>${stateWords(drill, isRunning)}</strong></p>
${drill.isOver ? html`` : html`<p>${drill.kind.promise}</p>`}<p class="whole">${snapshotWords(drill, view)}</p>
<ul class="diary">${drill.lines.slice(-MOST_LINES_SHOWN).map(lineOf)}</ul>${others}`;
}

export function drillEnd({ drill, otherFaults }: DeskView): Html {
  const stands = (drill && !drill.isOver) || otherFaults.length > 0;
  if (!stands) return html``;
  return html`<form method="post" action="/desk/drill/end"><button id="drill-end" class="main">Снять сбой</button></form>`;
}
