/** The register of public clusters: every row in a page, on the first one or on pages of its own; the script only narrows it down. */
import type { Snapshot } from '../domain/snapshot.ts';
import type { Edition, PageOf, PublicPage } from './edition.ts';
import { inRussian, nameHtml, nameText } from './english-names.ts';
import { count } from './figure.ts';
import { type Html, html } from './html.ts';
import { writePage } from './page-frame.ts';
import { homePath, pagePath, registerPath } from './places.ts';
import { regionName } from './tile-map.ts';

type Cluster = Snapshot['clusters'][number];

/** A longer register stands on pages of its own, so that the first page stays light. */
const MOST_ON_FIRST_PAGE = 200;
const ROWS_OF_A_PAGE = 250;

/** Names of regions as the edition says them. */
export function regionNamesOf({ snapshot, language }: Edition): ReadonlyMap<string, string> {
  return new Map(snapshot.breakdowns.byRegion.map((line) => [line.key, regionName(line, language)]));
}

export function clusterStatusName(edition: Edition, status: string): { readonly key: string; readonly name: string } {
  const line = edition.snapshot.breakdowns.byClusterStatus.find(({ key }) => key === status);
  return { key: status, name: line?.name ?? status };
}

export function clusterLink(page: PageOf, id: string, name: string): Html {
  const path = pagePath(page.language, 'clusters', id);
  const words = inRussian(name, page.language);
  return path === undefined ? words : html`<a href="${page.root}${path}">${words}</a>`;
}

interface Names {
  readonly regions: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, { readonly key: string; readonly name: string }>;
}

function namesOf(edition: Edition): Names {
  const statuses = edition.snapshot.breakdowns.byClusterStatus.map((line) => [line.key, line] as const);
  return { regions: regionNamesOf(edition), statuses: new Map(statuses) };
}

function clusterRow(page: PageOf, cluster: Cluster, names: Names): Html {
  const { language, say } = page;
  const { id, name, region, industry, status, registryNumber, plannedYear } = cluster;
  const regionPath = pagePath(language, 'regions', region);
  const regionWords = names.regions.get(region) ?? region;
  const regionCell =
    regionPath === undefined ? html`${regionWords}` : html`<a href="${page.root}${regionPath}">${regionWords}</a>`;
  const statusNamed = names.statuses.get(status) ?? { key: status, name: status };
  const of = `clusters.@${id}`;
  const number = registryNumber === null ? '' : say(`, №\u00A0${registryNumber}`, `, No.\u00A0${registryNumber}`);
  const year = plannedYear === null ? '' : say(`, план ${plannedYear} года`, `, planned for ${plannedYear}`);
  return html`<tr role="row" data-region="${region}" data-industry="${industry}" data-status="${status}"><th role="rowheader" scope="row">${clusterLink(page, id, name)} <span class="code">${id}</span></th><td role="cell">${regionCell}</td><td role="cell">${nameHtml('industry', { key: industry, name: industry }, language)}</td><td role="cell">${nameHtml('clusterStatus', statusNamed, language)}${number}${year}</td><td role="cell" class="number"><span class="on-phone">${say('Участники', 'Participants')}: </span>${count(cluster.participants, `${of}.participants`, language)}</td><td role="cell" class="number"><span class="on-phone">${say('Проекты', 'Projects')}: </span>${count(cluster.jointProjects, `${of}.jointProjects`, language)}</td></tr>
`;
}

function clusterTable(page: PageOf, from: number, to: number): Html {
  const { snapshot, say } = page;
  const names = namesOf(page);
  const rows = snapshot.clusters.slice(from, to).map((cluster) => clusterRow(page, cluster, names));
  const heads = [
    say('Кластер', 'Cluster'),
    say('Субъект РФ', 'Region'),
    say('Отрасль', 'Industry'),
    say('Статус', 'Status'),
  ].map((words) => html`<th role="columnheader" scope="col">${words}</th>`);
  const numbers = [say('Участники', 'Participants'), say('Проекты', 'Projects')].map(
    (words) => html`<th role="columnheader" scope="col" class="number">${words}</th>`,
  );
  return html`<table role="table" class="register" aria-labelledby="register-title"><thead role="rowgroup"><tr role="row">${heads}${numbers}</tr></thead>
<tbody role="rowgroup" id="register-rows">
${rows}</tbody></table>`;
}

function options(values: ReadonlyMap<string, string>): readonly Html[] {
  return [...values]
    .sort(([, left], [, right]) => (left < right ? -1 : 1))
    .map(([value, words]) => html`<option value="${value}">${words}</option>`);
}

function select(id: string, label: string, all: string, values: ReadonlyMap<string, string>): Html {
  return html`<label for="${id}">${label}</label><select id="${id}"><option value="">${all}</option>${options(values)}</select>`;
}

/** Comes to life with the script; without it there is nothing to see, and every row is there anyway. */
function filterForm(page: PageOf, pages: number): Html {
  const { snapshot, say, language } = page;
  const { regions, statuses } = namesOf(page);
  const found = (keyOf: (cluster: Cluster) => string, nameOf: (key: string) => string) =>
    new Map(snapshot.clusters.map((cluster) => [keyOf(cluster), nameOf(keyOf(cluster))]));
  const byRegion = found(
    ({ region }) => region,
    (key) => regions.get(key) ?? key,
  );
  const byIndustry = found(
    ({ industry }) => industry,
    (key) => nameText('industry', { key, name: key }, language),
  );
  const byStatus = found(
    ({ status }) => status,
    (key) => nameText('clusterStatus', statuses.get(key) ?? { key, name: key }, language),
  );
  const all = say('все', 'all');
  return html`<form id="register-filter" hidden role="search" aria-label="${say('Поиск по реестру', 'Search the register')}" data-pages="${pages}" data-path="${page.root}${registerPath(language, 1)}">
<div><label for="register-search">${say('Найти', 'Find')}</label><input id="register-search" type="search" autocomplete="off" placeholder="${say('название, код', 'name, code')}"></div>
<div>${select('register-region', say('Субъект РФ', 'Region'), all, byRegion)}</div>
<div>${select('register-industry', say('Отрасль', 'Industry'), all, byIndustry)}</div>
<div>${select('register-status', say('Статус', 'Status'), all, byStatus)}</div>
<button type="reset">${say('Сбросить', 'Reset')}</button>
</form>
<p id="register-shown" role="status" class="quiet"></p>`;
}

function pageCount({ snapshot }: Edition): number {
  const { length } = snapshot.clusters;
  return length <= MOST_ON_FIRST_PAGE ? 0 : Math.ceil(length / ROWS_OF_A_PAGE);
}

function pageLinks(page: PageOf, pages: number): Html {
  const { say, root, language, path, snapshot } = page;
  const links = Array.from({ length: pages }, (_, index) => {
    const target = registerPath(language, index + 1);
    const first = snapshot.clusters[index * ROWS_OF_A_PAGE]?.id ?? '';
    const words = html`<span class="unseen">${say('Страница', 'Page')} </span>${index + 1}`;
    if (target === path) return html`<li><span aria-current="page">${words}</span></li>`;
    return html`<li><a href="${root}${target}" title="${say('с кода', 'from code')} ${first}">${words}</a></li>`;
  });
  return html`<nav aria-label="${say('Страницы реестра', 'Pages of the register')}"><ul class="pages">${links}</ul></nav>`;
}

export function registerPart(page: PageOf): Html {
  const { snapshot, say, language } = page;
  const pages = pageCount(page);
  const about = say(
    'Действующие кластеры и те заявленные, о которых разрешено рассказывать. У каждого своя страница с постоянным адресом.',
    'Operating clusters, and declared ones that may be told of. Each has a page with a permanent address.',
  );
  const head = html`<h2 id="register-title">${say('Реестр кластеров', 'Register of clusters')}</h2>
<p>${about} ${say('Всего в перечне', 'Listed in all')}: <data value="${snapshot.clusters.length}" data-of="clusters.length">${count(snapshot.clusters.length, 'clusters.length', language)}</data>.</p>`;
  if (snapshot.clusters.length === 0) {
    return html`<section id="register">${head}<p>${say('Пока перечень пуст.', 'The list is empty so far.')}</p></section>`;
  }
  if (pages === 0) {
    return html`<section id="register">${head}${filterForm(page, 0)}${clusterTable(page, 0, snapshot.clusters.length)}</section>`;
  }
  const hint = say(
    'Перечень длинный и стоит на отдельных страницах.',
    'The list is long and stands on pages of its own.',
  );
  return html`<section id="register">${head}<p>${hint}</p>${filterForm(page, pages)}${pageLinks(page, pages)}${emptyTable(page)}</section>`;
}

/** The place for the rows that a search finds. */
function emptyTable(page: PageOf): Html {
  return html`<div id="register-found" hidden>${clusterTable(page, 0, 0)}</div>`;
}

/** The pages of a long register; none where the first page has all of it. */
export function* registerPages(edition: Edition): Generator<PublicPage> {
  const { snapshot, say } = edition;
  const pages = pageCount(edition);
  for (let number = 1; number <= pages; number++) {
    const title = say(
      `Реестр кластеров, страница ${number} из ${pages}`,
      `Register of clusters, page ${number} of ${pages}`,
    );
    const from = (number - 1) * ROWS_OF_A_PAGE;
    yield writePage(
      edition,
      (language) => registerPath(language, number),
      (page) => ({
        title,
        description: say('Перечень промышленных кластеров с поиском.', 'The list of industrial clusters.'),
        body: html`<p class="back"><a href="${page.root}${homePath(page.language)}#register">${say('← Весь свод', '← The whole register')}</a></p>
<h1 id="register-title">${title}</h1>
${pageLinks(page, pages)}
${clusterTable(page, from, from + ROWS_OF_A_PAGE)}`,
      }),
      snapshot.seq,
    );
  }
}
