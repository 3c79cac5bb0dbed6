/** `/mailbox`: the letters that scripts sent on this laptop, the newest first. None of them left it. */
import { type Html, html } from '../web/html.ts';
import { DESK_STYLE } from './desk-style.ts';
import type { Letter } from './script-host/mailbox.ts';

const MOST_SHOWN = 200;

/** The letter as a mail program would show it: no script of it runs, and nothing is fetched. */
function htmlPart({ htmlBody, subject }: Letter): Html | '' {
  if (htmlBody === undefined) return '';
  return html`<details><summary>Как увидит получатель</summary>
<iframe class="letter" sandbox="" title="${subject}" srcdoc="${htmlBody}"></iframe></details>`;
}

function others({ cc, bcc }: Letter): string {
  const named = [cc === undefined ? '' : `; копия: ${cc}`, bcc === undefined ? '' : `; скрытая копия: ${bcc}`];
  return named.join('');
}

function letterPart(letter: Letter): Html {
  const { to, subject, body, sentAt } = letter;
  const moment = new Date(sentAt).toLocaleString('ru-RU', { timeZone: 'Europe/Moscow' });
  return html`<section><h2>${subject}</h2>
<p class="quiet">Кому: ${to}${others(letter)}. Отправлено ${moment} (Москва).</p>
<pre>${body}</pre>${htmlPart(letter)}</section>`;
}

export function mailboxPage(letters: readonly Letter[]): string {
  const shown = letters.slice(-MOST_SHOWN).reverse();
  const rest = letters.length - shown.length;
  const page = html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Свод: письма</title><style>${DESK_STYLE} .letter { width: 100%; height: 26rem; border: 1px solid var(--line); background: #fff; }</style></head>
<body><main><header><h1><a href="/">Свод</a></h1><p class="sentence">Письма: ${letters.length}</p>
<p class="quiet">Их отправил скрипт центральной таблицы. С этого компьютера ни одно письмо не ушло: все лежат в папке данных.</p></header>
${shown.length === 0 ? html`<p>Писем ещё нет. Отправить их можно из <a href="/central">меню центральной таблицы</a>.</p>` : shown.map(letterPart)}
${rest > 0 ? html`<p>И ещё старых писем: ${rest}.</p>` : ''}
</main></body></html>`;
  return page.text;
}
