/** The style of the desk beside what every page of the laptop shares, and the script that brings its parts up to date. */

export const DESK_CSS = `
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.said:empty { display: none; }
.said { margin: 1rem 0 0; padding: .6rem 1rem; border-left: .3rem solid var(--accent); background: var(--card); }
.pair { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); margin-top: 1.25rem; }
.pair section { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.places, .changes { margin: 0; padding-left: 1.2rem; }
.steps { margin: 0; padding-left: 1.6rem; }
.steps li { margin: .35rem 0; padding-left: .3rem; }
.steps li[aria-current]::marker { font-weight: 700; color: var(--accent); }
.steps .done { color: var(--quiet); }
.tick { color: var(--good); font-weight: 700; margin-right: .3rem; }
.praise, .whole { color: var(--good); font-weight: 600; }
kbd { padding: .05rem .35rem; border: 1px solid var(--line); border-radius: .3rem; background: var(--ground); font: .9em ui-monospace, Menlo, Consolas, monospace; }
.drills, .diary { margin: .75rem 0; padding: 0; list-style: none; }
.drills li { margin: .4rem 0; }
.diary li { overflow-wrap: anywhere; }
.diary time { color: var(--quiet); font-variant-numeric: tabular-nums; margin-right: .4rem; }
.when { white-space: nowrap; font-variant-numeric: tabular-nums; }
.new { margin-top: .75rem; }
button, input { font: inherit; color: inherit; padding: .35rem .8rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--ground); }
button { cursor: pointer; }
button.main { border-color: var(--accent); color: var(--accent); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
:root { --good: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --good: #7ed49b; } }
`;

export const DESK_JS = `
const byId = (id) => document.getElementById(id);
const shown = new Map();
for (const part of document.querySelectorAll('[data-live]')) shown.set(part.id, part.innerHTML);
/** What a person has typed and where the keyboard is must outlive the change. */
function replace(part, markup) {
  const focused = part.contains(document.activeElement) ? document.activeElement.id : '';
  const typed = [...part.querySelectorAll('input')].map((input) => [input.id, input.value]);
  const scrolled = [...part.querySelectorAll('.scroll')].map((box) => [box.scrollLeft, box.scrollTop]);
  part.innerHTML = markup;
  for (const [id, value] of typed) { const input = byId(id); if (input) input.value = value; }
  for (const [index, box] of [...part.querySelectorAll('.scroll')].entries()) [box.scrollLeft, box.scrollTop] = scrolled[index] ?? [0, 0];
  if (focused === '') return;
  const next = byId(focused) ?? byId('drill-silent');
  next.focus({ preventScroll: true });
}
function take(text) {
  const fresh = new DOMParser().parseFromString(text, 'text/html');
  for (const [id, before] of shown) {
    const markup = fresh.getElementById(id)?.innerHTML;
    if (markup === undefined || markup === before) continue;
    shown.set(id, markup);
    replace(byId(id), markup);
  }
  return fresh.getElementById('said')?.textContent ?? '';
}
let isBusy = false;
let isAsked = false;
function link(words) { if (byId('link').textContent !== words) byId('link').textContent = words; }
async function renew() {
  isAsked = true;
  if (isBusy) return;
  isBusy = true;
  try {
    while (isAsked) {
      isAsked = false;
      take(await (await fetch('/', { cache: 'no-store' })).text());
      link('');
    }
  } catch { link('Свод не отвечает: похоже, npm start остановлен. Страница оживёт сама, когда он запустится снова.'); }
  isBusy = false;
}
addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target, event.submitter));
  try {
    const answer = await fetch(event.target.action, { method: 'POST', body });
    byId('said').textContent = take(await answer.text());
  } catch { link('Свод не отвечает: похоже, npm start остановлен.'); }
});
const feed = new EventSource('/desk/feed');
feed.onopen = renew;
feed.onmessage = renew;
feed.onerror = () => link('Нет связи со Сводом: похоже, npm start остановлен. Страница оживёт сама.');
`;
