/** The page of a cluster, at an address that stays also when the cluster is listed no more: its card and its history. */
import { isPresent, type Track } from '../domain/history.ts';
import { changesPart, sinceWords } from './changes-part.ts';
import type { Edition, PageOf, PublicPage } from './edition.ts';
import { inRussian, nameHtml } from './english-names.ts';
import { count } from './figure.ts';
import { type Html, html } from './html.ts';
import { defined } from './measure-columns.ts';
import { writePage } from './page-frame.ts';
import { homePath, pagePath } from './places.ts';
import { clusterStatusName } from './register-part.ts';

/** The names of the regions, looked up once for an edition. */
type RegionNames = ReadonlyMap<string, string>;

function regionWords(page: PageOf, key: string, regionNames: RegionNames): Html {
  const name = regionNames.get(key) ?? key;
  const path = pagePath(page.language, 'regions', key);
  return path === undefined || !regionNames.has(key) ? html`${name}` : html`<a href="${page.root}${path}">${name}</a>`;
}

type Line = readonly [name: Html | string, value: Html | string];

function cardLines(page: PageOf, id: string, track: Track, regionNames: RegionNames): readonly Line[] {
  const { say, language } = page;
  const { card } = track;
  const number = (key: 'participants' | 'jointProjects') => {
    const value = Number(card[key]);
    return !isPresent(track) ? html`${value}` : count(value, `clusters.@${id}.${key}`, language);
  };
  const others = (card['otherRegions'] ?? []) as readonly string[];
  const industry = String(card['industry']);
  const optional: readonly (Line | null)[] = [
    card['registryNumber'] === null
      ? null
      : [say('Номер в реестре', 'Number in the registry'), String(card['registryNumber'])],
    card['plannedYear'] === null ? null : [say('Плановый год', 'Plan year'), String(card['plannedYear'])],
    others.length === 0
      ? null
      : [
          say('Другие субъекты', 'Other regions'),
          html`${others.map((key, place) => html`${place === 0 ? '' : ', '}${regionWords(page, key, regionNames)}`)}`,
        ],
  ];
  return [
    [say('Статус', 'Status'), nameHtml('clusterStatus', clusterStatusName(page, String(card['status'])), language)],
    [say('Субъект РФ (головной)', 'Head region'), regionWords(page, String(card['region']), regionNames)],
    [say('Отрасль', 'Industry'), nameHtml('industry', { key: industry, name: industry }, language)],
    ...optional.filter((line) => line !== null),
    [defined(say('Участники', 'Participants'), 'participants', page), number('participants')],
    [defined(say('Совместные проекты', 'Joint projects'), 'jointProjects', page), number('jointProjects')],
  ];
}

export function clusterPage(
  edition: Edition,
  id: string,
  track: Track,
  regionNames: RegionNames,
): PublicPage | undefined {
  const pathIn = (language: 'ru' | 'en') => pagePath(language, 'clusters', id) ?? '';
  if (pathIn(edition.language) === '') return undefined;
  const { say, language } = edition;
  const name = String(track.card['name']);
  return writePage(edition, pathIn, (page) => ({
    title: `${name} (${id})`,
    description: say(
      `Карточка промышленного кластера «${name}»: статус, субъект, отрасль, история.`,
      `Card of the industrial cluster “${name}”: status, region, industry, history.`,
    ),
    body: html`<p class="back"><a href="${page.root}${homePath(language)}#register">${say('← Реестр кластеров', '← Register of clusters')}</a></p>
<h1>${inRussian(name, language)}</h1>
<p class="lead"><span class="code">${id}</span></p>
${sinceWords(page, track)}
${isPresent(track) ? '' : html`<p class="warning">${say('В открытом перечне этого кластера больше нет. Ниже — каким он был в нём в последний раз.', 'This cluster is in the public list no more. Below is how it stood there last.')}</p>`}
<dl class="card">${cardLines(page, id, track, regionNames).map(
      ([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>
`,
    )}</dl>
${changesPart(page, track, {
  gone: say('в перечне больше нет', 'no longer listed'),
  came: say('в перечне: ', 'listed: '),
})}`,
  }));
}
