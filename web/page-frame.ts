/** What every page has around its content: head, way back, language, and where the data come from. */
import { PAGE_POLICY } from './content-policy.ts';
import type { Edition, PageOf, PublicPage } from './edition.ts';
import { type Html, html } from './html.ts';
import { LANGUAGES, type Language } from './language.ts';
import { homePath, ICON_PATH, rootFrom, SCRIPT_PATH, STYLE_PATH } from './places.ts';

export interface PageContent {
  readonly title: string;
  readonly description: string;
  readonly body: Html;
}

/** The path of the same page in each language. */
export type PathIn = (language: Language) => string;

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ru: 'Русский', en: 'English' };

/** Search engines want whole addresses, so these stand only where the address of the store is known. */
function addresses({ publicUrl, path }: PageOf, pathIn: PathIn): Html {
  if (publicUrl === '') return html``;
  const alternates = LANGUAGES.map(
    (language) => html`<link rel="alternate" hreflang="${language}" href="${publicUrl}${pathIn(language)}">
`,
  );
  return html`<link rel="canonical" href="${publicUrl}${path}">
${alternates}<link rel="alternate" hreflang="x-default" href="${publicUrl}${pathIn('ru')}">
`;
}

function languageLinks({ language, root }: PageOf, pathIn: PathIn): readonly Html[] {
  return LANGUAGES.map((other) =>
    other === language
      ? html`<span aria-current="true">${LANGUAGE_NAMES[other]}</span>`
      : html`<a href="${root}${pathIn(other)}" hreflang="${other}" lang="${other}">${LANGUAGE_NAMES[other]}</a>`,
  );
}

function sourcePart({ say, snapshot, root, language }: PageOf): Html {
  const { publisher, licence, contact } = snapshot;
  const named = [
    publisher && html`<p>${say('Публикует', 'Published by')}: ${publisher}</p>`,
    licence && html`<p>${say('Лицензия', 'Licence')}: ${licence}</p>`,
    contact && html`<p>${say('Связь', 'Contact')}: ${contact}</p>`,
  ].filter((line) => line !== '');
  return html`${named}<p>${say(
    'Страница собрана из опубликованного снимка и говорит ровно то же, что',
    'This page is made from the published snapshot and says exactly what',
  )} <a href="${root}latest.json">latest.json</a>${say('', ' says')}. <a href="${root}${homePath(language)}#download">${say('Как скачать и проверить', 'How to download and check')}</a></p>`;
}

/** The whole page. `seq` tells the script which version it shows; a page that outlives versions has none. */
export function writePage(
  edition: Edition,
  pathIn: PathIn,
  content: (page: PageOf) => PageContent,
  seq?: number,
): PublicPage {
  const { language, say } = edition;
  const path = pathIn(language);
  const page: PageOf = { ...edition, path, root: rootFrom(path) };
  const { root } = page;
  const { title, description, body } = content(page);
  const home = html`<a class="brand" href="${root}${homePath(language)}"><span class="brand-name" lang="ru">Свод</span><span>${say('Реестр промышленных кластеров', 'Register of industrial clusters')}</span></a>`;
  const whole = html`<!doctype html>
<html lang="${language}" data-root="${root}" data-seq="${seq ?? ''}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="icon" href="${root}${ICON_PATH}" type="image/svg+xml">
<link rel="stylesheet" href="${root}${STYLE_PATH}">
<script src="${root}${SCRIPT_PATH}" defer></script>
${addresses(page, pathIn)}</head>
<body>
<a class="skip" href="#content">${say('К содержанию', 'Skip to content')}</a>
<header class="top"><div class="wide">${home}<nav aria-label="${say('Язык', 'Language')}" class="languages">${languageLinks(page, pathIn)}</nav></div></header>
<main id="content" class="wide">
${body}
</main>
<footer class="bottom"><div class="wide">${sourcePart(page)}</div></footer>
</body>
</html>
`;
  return { path, text: whole.text };
}
