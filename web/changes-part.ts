/** What changed in a region or cluster from version to version, in words, the newest first. */
import type { Card, CardValue, Change, Track } from '../domain/history.ts';
import type { PageOf } from './edition.ts';
import { nameText } from './english-names.ts';
import { type Html, html } from './html.ts';
import { writeDate, writeNumber } from './language.ts';
import { clusterStatusName } from './register-part.ts';

const KEY_NAMES: Readonly<Record<string, readonly [ru: string, en: string]>> = {
  name: ['название', 'name'],
  nameEn: ['название по-английски', 'name in English'],
  federalDistrict: ['федеральный округ', 'federal district'],
  operatingClusters: ['действующие кластеры', 'operating clusters'],
  declaredClusters: ['заявленные кластеры', 'declared clusters'],
  jointProjects: ['совместные проекты', 'joint projects'],
  participants: ['участники', 'participants'],
  region: ['головной субъект', 'head region'],
  otherRegions: ['другие субъекты', 'other regions'],
  industry: ['отрасль', 'industry'],
  status: ['статус', 'status'],
  registryNumber: ['номер в реестре', 'number in the registry'],
  plannedYear: ['плановый год', 'plan year'],
};

/** What the head of the page says anyway needs no line when it first appears. */
const SAID_ABOVE = new Set(['name', 'nameEn', 'federalDistrict', 'region', 'otherRegions', 'industry']);

function sayValue(key: string, value: CardValue, page: PageOf): string {
  const { language, say } = page;
  if (value === null) return say('нет', 'none');
  if (Array.isArray(value)) return value.length === 0 ? say('нет', 'none') : value.join(', ');
  if (typeof value === 'number') return key === 'plannedYear' ? String(value) : writeNumber(value, language);
  if (key === 'status') return nameText('clusterStatus', clusterStatusName(page, value), language);
  if (key === 'industry') return nameText('industry', { key: value, name: value }, language);
  if (key === 'federalDistrict') return nameText('district', { key: value, name: value }, language);
  return value;
}

/** The card as it was before each change, the first being empty. */
function cardsBefore(changes: readonly Change[]): readonly (Card | null)[] {
  let card: Card | null = null;
  return changes.map(({ changed }) => {
    const before = card;
    card = changed && { ...card, ...changed };
    return before;
  });
}

function sayChange(change: Change, before: Card | null, page: PageOf, gone: string, came: string): string {
  const { changed } = change;
  if (changed === null) return gone;
  const parts = Object.entries(changed)
    .filter(([key]) => before !== null || !SAID_ABOVE.has(key))
    .map(([key, value]) => {
      const [ru, en] = KEY_NAMES[key] ?? [key, key];
      const old = before?.[key];
      const was = old === undefined ? '' : `${sayValue(key, old, page)} → `;
      return `${page.say(ru, en)}: ${was}${sayValue(key, value, page)}`;
    });
  return before === null ? `${came}${parts.join('; ')}` : parts.join('; ');
}

export interface ChangeWords {
  readonly gone: string;
  readonly came: string;
}

export function changesPart(page: PageOf, { changes }: Track, { gone, came }: ChangeWords): Html {
  const { say, language, history, root } = page;
  const paths = new Map(history.versions.map(({ seq, sha256 }) => [seq, `versions/${seq}-${sha256.slice(0, 12)}`]));
  const before = cardsBefore(changes);
  const lines = changes
    .map((change, index) => {
      const path = paths.get(change.seq);
      const version = say(`Версия ${change.seq}`, `Version ${change.seq}`);
      const named = path === undefined ? html`${version}` : html`<a href="${root}${path}/snapshot.json">${version}</a>`;
      const words = sayChange(change, before[index] ?? null, page, gone, came);
      return html`<li><span class="quiet">${named}, ${say('данные на', 'data as of')} ${writeDate(change.asOf, language)}:</span> ${words}</li>
`;
    })
    .reverse();
  return html`<section id="history"><h2>${say('История по версиям', 'History over the versions')}</h2>
<ol class="changes" reversed>
${lines}</ol></section>`;
}

/** Since which version all of it is as it is. */
export function sinceWords(page: PageOf, { changes }: Track): Html {
  const { say, language, root } = page;
  const last = changes.at(-1);
  if (!last) return html``;
  const date = writeDate(last.asOf, language);
  return html`<p class="when">${say(
    `Последнее изменение: версия ${last.seq}, данные на ${date} г.`,
    `Last change: version ${last.seq}, data as of ${date}.`,
  )}<span id="checked" role="status"></span> <a href="${root}versions.json">${say('Все версии', 'All versions')}</a></p>`;
}
