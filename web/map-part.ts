/** The map of the first page and its twin, the table of all regions. */
import { dataTable, type TableColumn } from './data-table.ts';
import type { PageOf } from './edition.ts';
import { type Html, html } from './html.ts';
import { writeDate } from './language.ts';
import { hiddenColumnsNote, measureColumns } from './measure-columns.ts';
import { chartPath, pagePath } from './places.ts';
import { mapLegend, type RegionLine, regionName, tileMap } from './tile-map.ts';

/** The name of a region, with a link to its page where it has one. */
function regionLink(line: Pick<RegionLine, 'key' | 'name' | 'nameEn'>, page: PageOf): Html {
  const path = pagePath(page.language, 'regions', line.key);
  const name = regionName(line, page.language);
  return path === undefined ? html`${name}` : html`<a href="${page.root}${path}">${name}</a>`;
}

function mapFigure(page: PageOf): Html {
  const { snapshot, root, language, say } = page;
  const hrefOf = (key: string) => {
    const path = pagePath(language, 'regions', key);
    return path === undefined ? undefined : `${root}${path}`;
  };
  const date = writeDate(snapshot.asOf, language);
  const title = say('Действующие кластеры по субъектам РФ', 'Operating clusters by region');
  return html`<figure id="chart-map" class="map-figure">
<a class="skip inner" href="#regions-table">${say('К таблице субъектов', 'Skip to the table of regions')}</a>
<nav class="picture" aria-label="${say('Карта субъектов', 'Map of the regions')}">${tileMap(snapshot.breakdowns.byRegion, page, hrefOf)}</nav>
<figcaption>${mapLegend(page)}${title}. ${say(`Данные на ${date} г., версия ${snapshot.seq}`, `Data as of ${date}, version ${snapshot.seq}`)}. <a href="${root}${chartPath(language, 'map')}">${say('Файл', 'File')} SVG<span class="unseen">: ${title}</span></a></figcaption>
</figure>`;
}

export function mapPart(page: PageOf): Html {
  const { snapshot, say } = page;
  const lines = snapshot.breakdowns.byRegion;
  const columns: readonly TableColumn<RegionLine>[] = [
    { heading: say('Субъект РФ', 'Region'), isNumber: false, cell: (line) => regionLink(line, page) },
    ...measureColumns(page, 'breakdowns.byRegion', lines),
  ];
  return html`<section id="regions">
<h2>${say('Субъекты Российской Федерации', 'Regions of the Russian Federation')}</h2>
<p>${say(
    'Один квадрат — один субъект, примерно там, где он расположен. Номер — код субъекта; квадрат ведёт на его страницу.',
    'One square is one region, roughly where it lies. The number is its code; the square leads to its page.',
  )}</p>
${mapFigure(page)}
<div class="tall">${dataTable(say('Все субъекты', 'All regions'), columns, lines, 'regions-table')}</div>
${hiddenColumnsNote(page, lines)}
</section>`;
}
