/** What closes the first page: how to download and check, why numbers may be hidden, and what every number means. */
import { DEFINITIONS } from '../domain/definitions.ts';
import type { PageOf } from './edition.ts';
import { NUMBER_NAMES } from './english-names.ts';
import { type Html, html } from './html.ts';

interface Download {
  readonly path: string;
  readonly ru: string;
  readonly en: string;
}

const DOWNLOADS: readonly Download[] = [
  { path: 'latest.json', ru: 'последний снимок целиком', en: 'the newest snapshot, whole' },
  { path: 'versions.json', ru: 'все версии: номер, хеш, главные числа', en: 'all versions: number, hash, headline' },
  {
    path: 'status.json',
    ru: 'когда данные проверены и когда следующий раз',
    en: 'when the data were checked, and when next',
  },
  {
    path: 'history.json',
    ru: 'что менялось у субъектов и кластеров по версиям',
    en: 'what changed in regions and clusters',
  },
  {
    path: 'schema/1/index.json',
    ru: 'схемы всех этих документов (JSON Schema)',
    en: 'schemas of all these documents (JSON Schema)',
  },
  { path: 'keys.json', ru: 'открытые ключи подписи', en: 'public keys of the signatures' },
];
const FILE_WORDS: Readonly<Record<string, readonly [ru: string, en: string]>> = {
  'snapshot.json': ['снимок этой версии, не меняется никогда', 'the snapshot of this version, never changes'],
  'changes.json': ['что изменилось с прежней версии', 'what changed since the version before'],
  'datapackage.json': ['описание таблиц CSV (Table Schema)', 'description of the CSV tables (Table Schema)'],
  'manifest.json': ['хеши файлов версии', 'hashes of the files of the version'],
  'manifest.sig': ['подпись манифеста (Ed25519)', 'signature of the manifest (Ed25519)'],
};
/** Names that a file of a version may have and a link may say. */
const FILE_NAME = /^[a-z0-9][A-Za-z0-9._-]{0,60}$/;

function fileWords(name: string, { say }: PageOf): string {
  const [ru, en] = FILE_WORDS[name] ?? ['', ''];
  if (ru !== '') return say(ru, en);
  if (name.endsWith('.ru.csv')) return say('таблица для русского Excel', 'a table for Excel in Russian');
  return name.endsWith('.csv') ? say('таблица для программ', 'a table for programs') : '';
}

function downloadLine(href: string, name: string, words: string): Html {
  return html`<li><a href="${href}">${name}</a>${words === '' ? '' : html` — ${words}`}</li>
`;
}

export function downloadPart(page: PageOf): Html {
  const { root, say, versionPath, files, snapshot, publicUrl } = page;
  const general = DOWNLOADS.map(({ path, ru, en }) => downloadLine(`${root}${path}`, path, say(ru, en)));
  const named = [...new Set([...files, 'manifest.json', 'manifest.sig'])].filter((name) => FILE_NAME.test(name));
  const own = named.map((name) => downloadLine(`${root}${versionPath}/${name}`, name, fileWords(name, page)));
  const address =
    publicUrl === '' ? say('<адрес этой страницы без index.html>', '<this page without index.html>') : publicUrl;
  return html`<section id="download">
<h2>${say('Скачать и проверить', 'Download and check')}</h2>
<div class="two"><div><h3>${say('Всегда последнее', 'Always the newest')}</h3><ul class="files">${general}</ul></div>
<div><h3>${say(`Версия ${snapshot.seq}, навсегда`, `Version ${snapshot.seq}, for ever`)}</h3><ul class="files">${own}</ul></div></div>
<p>${say(
    'Каждая версия подписана. Подпись, хеши и цепочку версий проверяет команда',
    'Every version is signed. The signature, the hashes and the chain of versions are checked by',
  )} <code>npm run verify -- ${address}</code>.</p>
<p>${say('Схема снимка', 'Schema of the snapshot')}: ${say('версия', 'version')} ${snapshot.schemaVersion}; ${say('правила', 'rules')} ${snapshot.ruleSet}.</p>
</section>`;
}

export function hiddenPart({ say }: PageOf): Html {
  const lines = [
    [
      say('0', '0'),
      say(
        'известно, что ничего нет: ноль — такое же число, как другие.',
        'known to be nothing: zero is a number like any other.',
      ),
    ],
    ['—', say('значения нет: делить не на что.', 'there is no value: nothing to divide by.')],
    [
      say('скрыто', 'suppressed'),
      say(
        'число известно, но по нему можно было бы вычислить деньги или рабочие места одной организации: за ним меньше трёх организаций, или одна-две дают почти всё, или его выдали бы соседние числа.',
        'the number is known, but the money or jobs of one organisation could be computed from it: fewer than three stand behind it, or one or two make up nearly all of it, or its neighbours would give it away.',
      ),
    ],
    [
      say('не публикуется', 'withheld'),
      say(
        'число известно, но больше, чем можно точно записать; в прежних версиях так закрыты все суммы ниже уровня страны.',
        'the number is known, but larger than what can be written exactly; in earlier versions every sum below the national level is withheld.',
      ),
    ],
    [
      say('значение версии 12', 'value of version 12'),
      say(
        'число прежней версии: изменение с тех пор выдало бы данные одной организации, поэтому новое появится позже.',
        'the number of an earlier version: the change since then would give one organisation away, so the new one will appear later.',
      ),
    ],
  ];
  return html`<section id="hidden">
<h2>${say('Почему вместо числа — слово', 'Why there is a word in place of a number')}</h2>
<p>${say('Числа кластеров и проектов открыты все. Деньги, рабочие места и площади показаны только там, где по ним нельзя узнать одну организацию.', 'Counts of clusters and projects are all open. Money, jobs and areas are shown only where no single organisation can be found out.')}</p>
<dl class="terms">${lines.map(
    ([word = '', meaning = '']) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>
`,
  )}</dl>
</section>`;
}

export function definitionsPart({ snapshot, say, language }: PageOf): Html {
  const terms = Object.entries(snapshot.definitions).map(([key, meaning]) => {
    const known = Object.hasOwn(NUMBER_NAMES, key);
    const name = known ? say(DEFINITIONS[key]?.name ?? key, NUMBER_NAMES[key] ?? key) : key;
    const id = known ? html` id="def-${key}"` : html``;
    return html`<div${id}><dt>${name} <code>${key}</code></dt><dd>${meaning[language]}</dd></div>
`;
  });
  return html`<section id="definitions">
<h2>${say('Что значит каждое число', 'What every number means')}</h2>
<dl class="terms">
${terms}</dl>
</section>`;
}
