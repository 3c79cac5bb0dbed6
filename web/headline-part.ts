/** The head of the first page: the sentence, when and from what it was said, and the numbers in it. */
import type { PageOf } from './edition.ts';
import { count, magnitude, perhaps } from './figure.ts';
import { type Html, html } from './html.ts';
import { writeDate, writeDayOf } from './language.ts';
import { defined, hiddenNote } from './measure-columns.ts';
import { regionName } from './tile-map.ts';

interface Tally {
  readonly key: string;
  readonly name: string;
  readonly value: Html;
  readonly note?: Html;
}

function headlineTallies(page: PageOf): readonly Tally[] {
  const { snapshot, say, language } = page;
  const { headline } = snapshot;
  const of = (key: keyof typeof headline) => perhaps(headline[key], `headline.${key}`, language);
  return [
    {
      key: 'operatingClusters',
      name: say('действуют', 'operating'),
      value: of('operatingClusters'),
      note: html`${say('из них подтверждены', 'of them confirmed')}: ${of('confirmedClusters')}`,
    },
    {
      key: 'declaredClusters',
      name: say(`заявлены на ${snapshot.planYear} год`, `declared for ${snapshot.planYear}`),
      value: of('declaredClusters'),
      note: html`${say('субъектов РФ', 'by regions')}: ${of('applyingRegions')} ${say('из', 'of')} ${of('regions')}`,
    },
    { key: 'forecastClusters', name: say('всего может стать', 'possible in all'), value: of('forecastClusters') },
    {
      key: 'growth',
      name: say('рост, раз', 'growth, times'),
      value: of('growth'),
    },
    {
      key: 'jointProjects',
      name: say('совместные проекты', 'joint projects'),
      value: of('jointProjects'),
      note: html`${say('на заявленный кластер', 'per declared cluster')}: ${of('jointProjectsPerDeclaredCluster')}`,
    },
  ];
}

function nationalTallies(page: PageOf): readonly Tally[] {
  const { snapshot, say, language } = page;
  const { national } = snapshot;
  const notes = hiddenNote(page);
  const of = (key: 'investmentMillionRub' | 'subsidyMillionRub' | 'newJobs') =>
    magnitude(national[key], `national.${key}`, language, notes);
  const million = say('млн руб.', 'million rubles');
  return [
    {
      key: 'participants',
      name: say('участники кластеров', 'participants'),
      value: count(national.participants, 'national.participants', language),
    },
    {
      key: 'investmentMillionRub',
      name: say(`стоимость проектов, ${million}`, `cost of projects, ${million}`),
      value: of('investmentMillionRub'),
    },
    {
      key: 'subsidyMillionRub',
      name: say(`запрошенные субсидии, ${million}`, `subsidies asked for, ${million}`),
      value: of('subsidyMillionRub'),
    },
    { key: 'newJobs', name: say('новые рабочие места', 'new jobs'), value: of('newJobs') },
  ];
}

function tallyList(tallies: readonly Tally[], page: PageOf, className: string): Html {
  return html`<dl class="${className}">${tallies.map(
    ({ key, name, value, note }) =>
      html`<div><dt>${defined(name, key, page)}</dt><dd>${value}</dd>${note ? html`<dd class="aside">${note}</dd>` : ''}</div>
`,
  )}</dl>`;
}

function rowsPart({ snapshot, say, language }: PageOf): Html {
  const { rows } = snapshot;
  const of = (key: 'read' | 'accepted' | 'setAside') => count(rows[key], `rows.${key}`, language);
  return html`<p class="quiet">${say('Строк в таблицах регионов', 'Rows in the workbooks of the regions')}: ${of('read')}; ${say('принято', 'accepted')} ${of('accepted')}, ${say('отложено из-за ошибок', 'set aside for errors')} ${of('setAside')}. ${say(
    'Отложенные не входят ни в одно число.',
    'Rows set aside are in no number.',
  )}</p>`;
}

const STATES = {
  stale: ['данные прежние', 'earlier data'],
  missing: ['таблица ещё не читалась', 'the workbook was never readable'],
  empty: ['таблица пуста', 'the workbook is empty'],
} as const;

/** Which regions are not as fresh as the rest; nothing where all are. */
function sourcesPart(page: PageOf): Html {
  const { snapshot, say, language } = page;
  const names = new Map(snapshot.breakdowns.byRegion.map((line) => [line.key, regionName(line, language)]));
  const others = snapshot.sources.flatMap(({ region, state, since }) => {
    if (state === 'fresh') return [];
    const [ru, en] = STATES[state];
    const day = writeDayOf(since, language);
    return [html`<li>${names.get(region) ?? region}: ${say(ru, en)}, ${say('с', 'since')} ${day}</li>`];
  });
  if (others.length === 0) return html``;
  return html`<details class="sources"><summary>${say('Данные не всех субъектов свежие', 'Not every region is up to date')}: ${others.length}</summary><ul>${others}</ul></details>`;
}

export function headlinePart(page: PageOf): Html {
  const { snapshot, say, language } = page;
  return html`<section class="headline">
<h1>${snapshot.sentence[language]}</h1>
<p class="when">${say('Данные на', 'Data as of')} <time datetime="${snapshot.asOf}">${writeDate(snapshot.asOf, language)}</time>${say(' г.', '')} <span class="dot">·</span> ${say('версия', 'version')} <b>${snapshot.seq}</b><span id="checked" role="status"></span></p>
${tallyList(headlineTallies(page), page, 'tallies lead-tallies')}
${tallyList(nationalTallies(page), page, 'tallies')}
${rowsPart(page)}
${sourcesPart(page)}
</section>`;
}
