// The comfort of a page that is whole without it: how fresh the data are, and a search of the register.

/** @typedef {{ checkedAt: string, nextPlanned: string, lastSuccess: { seq: number } | null }} Status */

const page = document.documentElement;
const isRussian = page.lang === 'ru';
const root = page.dataset['root'] ?? '';
/** A run may begin late and takes its time. */
const PATIENCE_MS = 15 * 60_000;

/** @param {string} ru @param {string} en */
const say = (ru, en) => (isRussian ? ru : en);

/** @param {string} instant */
function moscowTime(instant) {
  const format = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Moscow' };
  const options = /** @type {Intl.DateTimeFormatOptions} */ (format);
  return `${new Date(instant).toLocaleString(isRussian ? 'ru-RU' : 'en-GB', options)} (${say('Москва', 'Moscow')})`;
}

/** @param {HTMLElement} place @param {Status} status */
function tellFreshness(place, { checkedAt, nextPlanned, lastSuccess }) {
  const isStale = Date.now() > Date.parse(nextPlanned) + PATIENCE_MS;
  const shown = Number(page.dataset['seq']);
  const parts = isStale
    ? [say(`устарело с ${moscowTime(nextPlanned)}`, `out of date since ${moscowTime(nextPlanned)}`)]
    : [say(`проверено ${moscowTime(checkedAt)}`, `checked ${moscowTime(checkedAt)}`)];
  if (shown > 0 && lastSuccess && lastSuccess.seq > shown) {
    parts.push(
      say(`есть версия ${lastSuccess.seq}: обновите страницу`, `version ${lastSuccess.seq} is out: reload the page`),
    );
  }
  place.classList.toggle('stale', isStale);
  place.textContent = `${isStale ? '' : ' · '}${parts.join('; ')}`;
}

async function showFreshness() {
  const place = document.getElementById('checked');
  if (!place) return;
  try {
    const answer = await fetch(`${root}status.json`, { cache: 'no-store' });
    if (answer.ok) tellFreshness(place, await answer.json());
  } catch {
    // Without a connection the page says what it said when it was made.
  }
}

/** @param {string} text */
function fold(text) {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}

/** The rows of a long register, from its pages. @param {string} first @param {number} pages */
async function loadRows(first, pages) {
  /** @type {HTMLTableRowElement[]} */
  const rows = [];
  for (let number = 1; number <= pages; number++) {
    const address = new URL(first.replace(/1\.html$/, `${number}.html`), location.href);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const other = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const row of other.querySelectorAll('#register-rows > tr')) {
      const own = /** @type {HTMLTableRowElement} */ (document.adoptNode(row));
      // The links were written for the place of that page.
      for (const link of own.querySelectorAll('a')) {
        link.href = new URL(link.getAttribute('href') ?? '', address).href;
      }
      rows.push(own);
    }
  }
  return rows;
}

const MOST_SHOWN = 500;

/** @param {HTMLFormElement} form */
function startSearch(form) {
  const body = document.getElementById('register-rows');
  const told = document.getElementById('register-shown');
  const found = document.getElementById('register-found');
  const search = /** @type {HTMLInputElement} */ (form.querySelector('input'));
  const selects = [...form.querySelectorAll('select')];
  const pages = Number(form.dataset['pages']);
  if (!body || !told) return;
  let rows = /** @type {HTMLTableRowElement[]} */ ([...body.children]);
  /** @type {WeakMap<HTMLTableRowElement, string>} */
  const words = new WeakMap();
  let isLoaded = pages === 0;

  /** @param {HTMLTableRowElement} row */
  const wordsOf = (row) => {
    const known = words.get(row) ?? fold(row.textContent ?? '');
    words.set(row, known);
    return known;
  };

  /** @param {HTMLTableRowElement} row @param {string[]} asked */
  const fits = (row, asked) =>
    asked.every((word) => wordsOf(row).includes(word)) &&
    selects.every(({ id, value }) => value === '' || row.dataset[id.replace('register-', '')] === value);

  const show = () => {
    const isAsked = search.value.trim() !== '' || selects.some(({ value }) => value !== '');
    const asked = fold(search.value).split(' ');
    let count = 0;
    for (const row of rows) {
      const isFound = fits(row, asked);
      if (isFound) count += 1;
      row.hidden = !isFound || (pages > 0 && count > MOST_SHOWN);
    }
    if (found) found.hidden = !isAsked;
    told.textContent = isAsked ? say(`Найдено ${count} из ${rows.length}.`, `${count} of ${rows.length} found.`) : '';
    if (isAsked && pages > 0 && count > MOST_SHOWN) {
      told.textContent += say(` Показаны первые ${MOST_SHOWN}.`, ` The first ${MOST_SHOWN} are shown.`);
    }
  };

  const changed = async () => {
    if (!isLoaded) {
      isLoaded = true;
      told.textContent = say('Загружаю перечень…', 'Loading the list…');
      try {
        rows = await loadRows(form.dataset['path'] ?? '', pages);
        for (const row of rows) row.hidden = true;
        body.replaceChildren(...rows);
      } catch {
        isLoaded = false;
        told.textContent = say('Перечень не загрузился: проверьте связь.', 'The list could not be loaded.');
        return;
      }
    }
    show();
  };

  form.hidden = false;
  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(changed));
  // A browser that goes back keeps what was typed.
  if (pages === 0) show();
}

showFreshness();
const form = document.getElementById('register-filter');
if (form instanceof HTMLFormElement) startSearch(form);
