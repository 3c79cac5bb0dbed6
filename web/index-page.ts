/** The first page: the sentence, the numbers, the breakdowns, the register, and where all of it can be downloaded. */
import { linesPart, planFactPart, statusPart, supportPart, trendPart } from './breakdown-parts.ts';
import type { Charts } from './charts.ts';
import type { Edition, PageOf, PublicPage } from './edition.ts';
import { headlinePart } from './headline-part.ts';
import { type Html, html } from './html.ts';
import { writeDate } from './language.ts';
import { mapPart } from './map-part.ts';
import { writePage } from './page-frame.ts';
import { homePath } from './places.ts';
import { registerPart } from './register-part.ts';
import { definitionsPart, downloadPart, hiddenPart } from './sources-parts.ts';

function contents({ say }: PageOf): Html {
  const links = [
    ['plan-fact', say('План и факт', 'Plan and fact')],
    ['trend', say('По версиям', 'Over the versions')],
    ['regions', say('Субъекты', 'Regions')],
    ['districts', say('Округа', 'Districts')],
    ['industries', say('Отрасли', 'Industries')],
    ['cluster-status', say('Статусы', 'Status')],
    ['support', say('Поддержка', 'Support')],
    ['register', say('Реестр', 'Register')],
    ['download', say('Скачать', 'Download')],
    ['definitions', say('Определения', 'Definitions')],
  ] as const;
  return html`<nav class="contents" aria-label="${say('На этой странице', 'On this page')}"><ul>${links.map(
    ([id, words]) => html`<li><a href="#${id}">${words}</a></li>`,
  )}</ul></nav>`;
}

export function indexPage(edition: Edition, charts: Charts): PublicPage {
  const { snapshot, say, language } = edition;
  const date = writeDate(snapshot.asOf, language);
  return writePage(
    edition,
    homePath,
    (page) => ({
      title: say(
        `Промышленные кластеры России: свод на ${date} года`,
        `Industrial clusters of Russia: the register as of ${date}`,
      ),
      description: snapshot.sentence[language],
      body: html`${headlinePart(page)}
${contents(page)}
${planFactPart(page, charts)}
${trendPart(page, charts)}
${mapPart(page)}
${linesPart(page, charts, 'districts')}
${linesPart(page, charts, 'industries')}
${statusPart(page, charts, 'cluster-status')}
${statusPart(page, charts, 'project-status')}
${supportPart(page, charts)}
${registerPart(page)}
${downloadPart(page)}
${hiddenPart(page)}
${definitionsPart(page)}`,
    }),
    snapshot.seq,
  );
}
