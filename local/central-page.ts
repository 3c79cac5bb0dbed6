/** `/central`: the menu «Свод» of the central workbook with its dialogs, for whoever has no Google at hand. */
import { CENTRAL_MENU } from '../apps-script/menu-items.ts';
import { Html, html } from '../web/html.ts';
import { DESK_STYLE } from './desk-style.ts';

/** What Google puts into the page of a dialog: calls go to the window around it, answers come back. */
const DIALOG_SIDE = `<script>
const waiting = new Map();
let last = 0;
function runner(onSuccess, onFailure) {
  return new Proxy({}, { get: (_, name) => {
    if (name === 'withSuccessHandler') return (handler) => runner(handler, onFailure);
    if (name === 'withFailureHandler') return (handler) => runner(onSuccess, handler);
    return (...args) => {
      last += 1;
      waiting.set(last, { onSuccess, onFailure });
      parent.postMessage({ call: last, functionName: name, args }, '*');
    };
  } });
}
globalThis.google = { script: { run: runner(), host: { close: () => parent.postMessage({ close: true }, '*') } } };
addEventListener('message', ({ source, data }) => {
  if (source !== parent || !waiting.has(data.call)) return;
  const { onSuccess, onFailure } = waiting.get(data.call);
  waiting.delete(data.call);
  if (data.error === undefined) onSuccess?.(data.value);
  else onFailure?.(new Error(data.error));
});
</script>`;

const WINDOW_SIDE = new Html(`
const byId = (id) => document.getElementById(id);
async function ask(address, body) {
  const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error?.message ?? 'Свод не ответил.');
  return answer;
}
function close() { byId('dialog').hidden = true; byId('frame').srcdoc = ''; }
async function choose(button) {
  byId('said').textContent = 'Выполняю…';
  close();
  try {
    const { said, page } = await ask('/central/choose', { functionName: button.value, text: byId('region').value });
    byId('said').textContent = said;
    if (!page) return;
    byId('title').textContent = page.title;
    byId('frame').srcdoc = page.html;
    byId('dialog').hidden = false;
  } catch (error) { byId('said').textContent = error.message; }
}
for (const button of document.querySelectorAll('button[value]')) button.onclick = () => choose(button);
addEventListener('message', async ({ source, data }) => {
  if (source !== byId('frame').contentWindow) return;
  if (data.close) return close();
  const { call, functionName, args } = data;
  try {
    const { value } = await ask('/central/call', { functionName, args });
    source.postMessage({ call, value }, '*');
  } catch (error) { source.postMessage({ call, error: error.message }, '*'); }
});
`);

/** The page of a dialog with what Google gives such pages. */
export function dialogHtml(page: string): string {
  return page.replace('<head>', `<head>${DIALOG_SIDE}`);
}

export function centralPage(): string {
  const items = CENTRAL_MENU.map(
    ([label, name]) => html`<li><button type="button" value="${name}">${label}</button></li>`,
  );
  const page = html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Свод: меню центральной таблицы</title><style>${DESK_STYLE}
menu { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
button, input { font: inherit; padding: .4rem .8rem; }
iframe { width: 100%; height: 38rem; border: 1px solid var(--line); background: #fff; }</style></head>
<body><main><header><h1><a href="/">Свод</a></h1><p class="sentence">Меню «Свод» центральной таблицы</p>
<p class="quiet">Письма, которые отсюда уходят, лежат на странице <a href="/mailbox">«Письма»</a>.</p></header>
<section><menu>${items}</menu>
<p><label>Код субъекта, если пункт его спросит: <input id="region" size="4" maxlength="2" placeholder="59"></label></p>
<p id="said" role="status" aria-live="polite"></p></section>
<section id="dialog" hidden><h2 id="title"></h2><iframe id="frame" title="Окно скрипта" sandbox="allow-scripts"></iframe></section>
</main><script>${WINDOW_SIDE}</script></body></html>`;
  return page.text;
}
