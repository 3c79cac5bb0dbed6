/** The breakdowns of the first page, each as a chart and as a table that says the same. */
import type { Snapshot } from '../domain/snapshot.ts';
import { chartFigure } from './chart-figure.ts';
import type { Charts } from './charts.ts';
import { dataTable, type TableColumn } from './data-table.ts';
import type { PageOf } from './edition.ts';
import { type NameKind, nameHtml } from './english-names.ts';
import { count, isNumber, magnitude, perhaps } from './figure.ts';
import { type Html, html } from './html.ts';
import { writeDate, writeShare } from './language.ts';
import { defined, hiddenColumnsNote, hiddenNote, type MeasureLine, measureColumns } from './measure-columns.ts';

const MOST_VERSIONS_SHOWN = 12;

/** A section with its heading, picture and table side by side where there is room. */
function section(id: string, heading: string, picture: Html, table: Html): Html {
  return html`<section id="${id}" class="pair">
<h2>${heading}</h2>
<div class="two">${picture}<div class="told">${table}</div></div>
</section>`;
}

export function planFactPart(page: PageOf, charts: Charts): Html {
  const { snapshot, say, language } = page;
  type Line = Snapshot['planFact'][number];
  const counted = (key: 'declared' | 'registered' | 'postponed', ru: string, en: string): TableColumn<Line> => ({
    heading: defined(say(ru, en), key, page),
    isNumber: true,
    cell: (line, index) => count(line[key], `planFact.${index}.${key}`, language),
  });
  const columns: readonly TableColumn<Line>[] = [
    { heading: say('Плановый год', 'Plan year'), isNumber: false, cell: ({ year }) => String(year) },
    counted('declared', 'Заявлено', 'Declared'),
    counted('registered', 'В реестре', 'Registered'),
    counted('postponed', 'Отложено', 'Postponed'),
    {
      heading: defined(say('Доля вошедших', 'Conversion'), 'conversion', page),
      isNumber: true,
      cell: ({ conversion }, index) => {
        const of = `planFact.${index}.conversion`;
        if (conversion === null) return perhaps(null, of, language);
        return html`<data value="${conversion}" data-of="${of}">${writeShare(conversion, language)}</data>`;
      },
    },
  ];
  const title = say('План и факт', 'Plan and fact');
  const table = dataTable(charts['plan-fact'].title, columns, snapshot.planFact, 'plan-fact-table');
  return section('plan-fact', title, chartFigure(page, charts['plan-fact']), table);
}

export function trendPart(page: PageOf, charts: Charts): Html {
  const { history, say, language, root } = page;
  type Line = (typeof history.versions)[number];
  const newest = history.versions.slice(-MOST_VERSIONS_SHOWN).reverse();
  const counted = (key: string, ru: string, en: string): TableColumn<Line> => ({
    heading: defined(say(ru, en), key, page),
    isNumber: true,
    cell: ({ seq, headline }) => perhaps(headline[key] ?? null, `v${seq}.headline.${key}`, language),
  });
  const columns: readonly TableColumn<Line>[] = [
    {
      heading: say('Версия', 'Version'),
      isNumber: false,
      cell: ({ seq, sha256 }) => html`<a href="${root}versions/${seq}-${sha256.slice(0, 12)}/snapshot.json">${seq}</a>`,
    },
    { heading: say('Данные на', 'Data as of'), isNumber: false, cell: ({ asOf }) => writeDate(asOf, language) },
    counted('operatingClusters', 'Действуют', 'Operating'),
    counted('declaredClusters', 'Заявлены', 'Declared'),
    counted('forecastClusters', 'Может стать', 'Possible'),
    counted('jointProjects', 'Проекты', 'Projects'),
  ];
  const title = say('По версиям', 'Over the versions');
  const table = dataTable(say('Последние версии', 'The newest versions'), columns, newest, 'trend-table');
  const all = html`${table}<p class="note"><a href="${root}versions.json">${say('Все версии', 'All versions')}: versions.json</a></p>`;
  return section('trend', title, chartFigure(page, charts.trend), all);
}

export function linesPart(page: PageOf, charts: Charts, which: 'districts' | 'industries'): Html {
  const { snapshot, say, language } = page;
  const isDistricts = which === 'districts';
  const { byFederalDistrict, byIndustry } = snapshot.breakdowns;
  const lines = isDistricts ? byFederalDistrict : byIndustry;
  const kind: NameKind = isDistricts ? 'district' : 'industry';
  const title = isDistricts ? say('Федеральные округа', 'Federal districts') : say('Отрасли', 'Industries');
  const name: TableColumn<MeasureLine & { readonly key: string }> = {
    heading: isDistricts ? say('Округ', 'District') : say('Отрасль', 'Industry'),
    isNumber: false,
    cell: ({ key }) => nameHtml(kind, { key, name: key }, language),
  };
  const of = `breakdowns.${isDistricts ? 'byFederalDistrict' : 'byIndustry'}`;
  const columns = [name, ...measureColumns(page, of, lines)];
  const table = html`${dataTable(charts[which].title, columns, lines, `${which}-table`)}${hiddenColumnsNote(page, lines)}`;
  return section(which, title, chartFigure(page, charts[which]), table);
}

/** Breakdowns by one count are told by their chart and a narrow table. */
export function statusPart(page: PageOf, charts: Charts, which: 'cluster-status' | 'project-status'): Html {
  const { snapshot, say, language } = page;
  const isCluster = which === 'cluster-status';
  const { byClusterStatus, byProjectStatus } = snapshot.breakdowns;
  const lines = isCluster
    ? byClusterStatus.map((line) => ({ ...line, value: line.clusters }))
    : byProjectStatus.map((line) => ({ ...line, value: line.jointProjects }));
  const [breakdown, key] = isCluster ? ['byClusterStatus', 'clusters'] : ['byProjectStatus', 'jointProjects'];
  const columns: readonly TableColumn<(typeof lines)[number]>[] = [
    {
      heading: say('Статус', 'Status'),
      isNumber: false,
      cell: (line) => nameHtml(isCluster ? 'clusterStatus' : 'projectStatus', line, language),
    },
    {
      heading: isCluster ? defined(say('Кластеры', 'Clusters'), 'clusters', page) : say('Проекты', 'Projects'),
      isNumber: true,
      cell: ({ value }, index) => count(value, `breakdowns.${breakdown}.${index}.${key}`, language),
    },
  ];
  const title = isCluster
    ? say('Статусы кластеров', 'Status of clusters')
    : say('Статусы проектов', 'Status of projects');
  const table = dataTable(charts[which].title, columns, lines, `${which}-table`);
  return section(which, title, chartFigure(page, charts[which]), table);
}

export function supportPart(page: PageOf, charts: Charts): Html {
  const { snapshot, say, language } = page;
  const lines = snapshot.breakdowns.bySupportKind;
  type Line = (typeof lines)[number];
  const counted = (key: 'requested' | 'granted', ru: string, en: string): TableColumn<Line> => ({
    heading: defined(say(ru, en), key, page),
    isNumber: true,
    cell: (line, index) => count(line[key], `breakdowns.bySupportKind.${index}.${key}`, language),
  });
  const sums = (['amountMillionRub', 'areaHa'] as const).filter((key) => lines.some((line) => isNumber(line[key])));
  const headings = {
    amountMillionRub: say('Сумма, млн\u00A0руб.', 'Money, RUB\u00A0m'),
    areaHa: say('Площадь, га', 'Area, ha'),
  };
  const summed = sums.map(
    (key): TableColumn<Line> => ({
      heading: defined(headings[key], key, page),
      isNumber: true,
      cell: (line, index) =>
        magnitude(line[key], `breakdowns.bySupportKind.${index}.${key}`, language, hiddenNote(page)),
    }),
  );
  const columns: readonly TableColumn<Line>[] = [
    { heading: say('Вид меры', 'Kind'), isNumber: false, cell: (line) => nameHtml('supportKind', line, language) },
    counted('granted', 'Оказано', 'Granted'),
    counted('requested', 'Запрошено', 'Asked for'),
    ...summed,
  ];
  const note =
    sums.length === 2
      ? html``
      : html`<p class="note">${say('Суммы и площади по видам скрыты:', 'Money and areas by kind are hidden:')} <a href="${hiddenNote(page)}">${say('почему', 'why')}</a>.</p>`;
  const table = html`${dataTable(charts.support.title, columns, lines, 'support-table')}${note}`;
  return section('support', say('Меры поддержки', 'Support'), chartFigure(page, charts.support), table);
}
