/** The page of a region, at an address that stays: its figures, its clusters, and its history over the versions. */
import { isPresent, type Track } from '../domain/history.ts';
import { OUTSIDE_DISTRICTS } from '../domain/region.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { changesPart, sinceWords } from './changes-part.ts';
import type { Edition, PageOf, PublicPage } from './edition.ts';
import { inRussian, nameHtml } from './english-names.ts';
import { count, magnitude } from './figure.ts';
import { type Html, html } from './html.ts';
import { writeDayOf } from './language.ts';
import { hiddenNote, measureName } from './measure-columns.ts';
import { writePage } from './page-frame.ts';
import { homePath, pagePath } from './places.ts';
import { clusterLink, clusterStatusName } from './register-part.ts';
import { type RegionLine, regionName } from './tile-map.ts';

type Cluster = Snapshot['clusters'][number];

/** What is asked of an edition again and again, looked up once. */
export interface RegionIndex {
  readonly lines: ReadonlyMap<string, RegionLine>;
  readonly clusters: ReadonlyMap<string, readonly Cluster[]>;
  readonly gone: ReadonlyMap<string, readonly (readonly [id: string, track: Track])[]>;
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

export function indexRegions({ snapshot, history }: Edition): RegionIndex {
  const clusters = new Map<string, Cluster[]>();
  for (const cluster of snapshot.clusters) {
    for (const region of new Set([cluster.region, ...cluster.otherRegions])) push(clusters, region, cluster);
  }
  const gone = new Map<string, (readonly [string, Track])[]>();
  for (const [id, track] of history.clusters) {
    if (!isPresent(track)) push(gone, String(track.card['region']), [id, track]);
  }
  const lines = new Map(snapshot.breakdowns.byRegion.map((line) => [line.key, line]));
  return { lines, clusters, gone };
}

function figures(page: PageOf, line: RegionLine): Html {
  const { language } = page;
  const of = `breakdowns.byRegion.@${line.key}`;
  const counts = (['operatingClusters', 'declaredClusters', 'jointProjects', 'participants'] as const).map((key) => [
    measureName(key, page),
    count(line[key], `${of}.${key}`, language),
  ]);
  const sums = (['investmentMillionRub', 'subsidyMillionRub', 'newJobs'] as const).map((key) => [
    measureName(key, page),
    magnitude(line[key], `${of}.${key}`, language, hiddenNote(page)),
  ]);
  return html`<dl class="tallies">${[...counts, ...sums].map(
    ([name = html``, value = html``]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
  )}</dl>`;
}

function clusterItem(page: PageOf, cluster: Cluster, region: string): Html {
  const { language, say } = page;
  const { id, name, industry, status, region: head } = cluster;
  const guest =
    head === region ? '' : say(' · участвует, головной субъект другой', ' · takes part, the head region is another');
  return html`<li>${clusterLink(page, id, name)} <span class="code">${id}</span><br><span class="quiet">${nameHtml('industry', { key: industry, name: industry }, language)} · ${nameHtml('clusterStatus', clusterStatusName(page, status), language)}${guest}</span></li>
`;
}

function clustersPart(page: PageOf, key: string, { clusters, gone }: RegionIndex): Html {
  const { say } = page;
  const present = (clusters.get(key) ?? []).map((cluster) => clusterItem(page, cluster, key));
  const left = (gone.get(key) ?? []).map(
    ([id, { card }]) => html`<li>${clusterLink(page, id, String(card['name']))} <span class="code">${id}</span></li>
`,
  );
  const list =
    present.length === 0
      ? html`<p>${say('В открытом перечне кластеров этого субъекта нет.', 'No cluster of this region is in the public list.')}</p>`
      : html`<ul class="cards">
${present}</ul>`;
  const former =
    left.length === 0
      ? html``
      : html`<h3>${say('Больше не в перечне', 'No longer listed')}</h3><ul class="cards">
${left}</ul>`;
  return html`<section id="clusters"><h2>${say('Кластеры', 'Clusters')}</h2>${list}${former}</section>`;
}

function sourceNote({ snapshot, say, language }: PageOf, key: string): Html {
  const source = snapshot.sources.find(({ region }) => region === key);
  if (source?.state !== 'stale') return html``;
  const since = writeDayOf(source.since, language);
  return html`<p class="warning">${say(
    `Таблицу субъекта не удаётся прочитать с ${since} г.: показаны данные, прочитанные до этого.`,
    `The workbook of this region could not be read since ${since}: what is shown was read before.`,
  )}</p>`;
}

/** A region that was taken out of the list keeps its page, which says so. */
export function regionPage(edition: Edition, key: string, track: Track, index: RegionIndex): PublicPage | undefined {
  const pathIn = (language: 'ru' | 'en') => pagePath(language, 'regions', key) ?? '';
  if (pathIn(edition.language) === '') return undefined;
  const { say, language } = edition;
  const known = index.lines.get(key);
  const named = { name: String(track.card['name']), nameEn: track.card['nameEn'] as string | undefined };
  const name = regionName(known ?? named, language);
  const district = String(known?.federalDistrict ?? track.card['federalDistrict']);
  return writePage(edition, pathIn, (page) => ({
    title: say(`${name}: промышленные кластеры`, `${name}: industrial clusters`),
    description: say(
      `Промышленные кластеры: ${name}. Показатели, перечень и история.`,
      `Industrial clusters of ${name}: figures, list and history.`,
    ),
    body: html`<p class="back"><a href="${page.root}${homePath(language)}#regions">${say('← Все субъекты', '← All regions')}</a></p>
<h1>${known?.nameEn === undefined && language === 'en' ? inRussian(name, language) : name}</h1>
<p class="lead">${nameHtml('district', { key: district, name: district }, language)}${district === OUTSIDE_DISTRICTS ? '' : say(' федеральный округ', ' federal district')} · ${say('код', 'code')} ${key}${known?.iso ? html` · ${known.iso}` : ''}</p>
${sinceWords(page, track)}
${sourceNote(page, key)}
${known ? figures(page, known) : html`<p class="warning">${say('Субъекта больше нет в списке регионов; страница осталась.', 'The region is no longer in the list; its page stays.')}</p>`}
${clustersPart(page, key, index)}
${changesPart(page, track, {
  gone: say('больше нет в списке регионов', 'no longer in the list of regions'),
  came: '',
})}`,
  }));
}
