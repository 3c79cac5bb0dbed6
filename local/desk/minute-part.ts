/** «Что попробовать сначала»: the newcomer's minute as a list of steps with their ticks. */
import { participants } from '../../domain/participant.ts';
import { SUMMARY_TAB_TITLE } from '../../functions/summary-tab.ts';
import { type Html, html } from '../../web/html.ts';
import { sheetLink } from './desk-places.ts';
import type { DeskView } from './desk-view.ts';
import { STEP_COUNT } from './guided-minute.ts';
import { type TriedCell, WRONG_INN } from './tried-cell.ts';

function stepsOf(cell: TriedCell, { books, central }: DeskView): readonly Html[] {
  const address = sheetLink(cell.spreadsheetId, cell.sheetId, cell.name);
  const book = books.find(({ listed }) => listed.spreadsheetId === cell.spreadsheetId)?.name ?? cell.region;
  const summary = sheetLink(central.spreadsheetId, central.sheetIds.get(SUMMARY_TAB_TITLE));
  return [
    html`Откройте таблицу <a id="step-cell" href="${address}" target="_blank" rel="noopener">«${book}», лист «${participants.title}», ячейка ${cell.name}</a> и вместо ${cell.right} введите ИНН с ошибкой: <kbd>${WRONG_INN}</kbd>, затем Enter.`,
    html`Посмотрите на ячейку: рядом с ней примечание, что не так и что сделать. Чтобы она ещё и краснела, выберите там же «Свод» → «Подготовить книгу».`,
    html`Подождите несколько секунд: строка отложена, вышла новая версия. Это видно здесь, выше, и на листе <a id="step-summary" href="${summary}" target="_blank" rel="noopener">«${SUMMARY_TAB_TITLE}»</a>.`,
    html`Исправьте ячейку: верните <kbd>${cell.right}</kbd>. Примечание исчезнет само, а строка вернётся.`,
    html`Заберите снимок, как его забирает весь мир: <a id="step-latest" href="/public/latest.json" target="_blank" rel="noopener">latest.json</a>.`,
  ];
}

export function minutePart(view: DeskView): Html {
  const { cell, done } = view.minute;
  if (view.books.length === 0)
    return html`<p>Сначала создайте таблицу: она появится здесь, и в ней можно будет печатать.</p>`;
  if (!cell)
    return html`<p>Откройте любую таблицу ниже и внесите кластер и его участника: когда строка участника будет принята, здесь появятся пять шагов.</p>`;
  const steps = stepsOf(cell, view).map((words, index) => {
    const isDone = index < done;
    const state = isDone ? html`<span class="tick">✓<span class="hidden"> сделано: </span></span>` : html``;
    const current = index === done ? html` aria-current="step"` : html``;
    return html`<li class="${isDone ? 'done' : ''}"${current}>${state}${words}</li>`;
  });
  const end = done === STEP_COUNT ? html`<p class="praise">Всё получилось: от ячейки до снимка и обратно.</p>` : html``;
  return html`<ol class="steps">${steps}</ol>${end}`;
}
