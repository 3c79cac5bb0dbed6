/** A chart with its caption: in a page, beside the table that says the same, and as a file of its own for reports and slides. */

import { CHART_WIDTH } from './bar-charts.ts';
import type { Edition, PageOf, PublicPage } from './edition.ts';
import { Html, html } from './html.ts';
import { writeDate } from './language.ts';
import { chartPath } from './places.ts';

export interface Chart {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  /** The meaning of its colours; the first stands alone where there is but one. */
  readonly legend: readonly { readonly colour: string; readonly hex: string; readonly words: string }[];
  readonly svg: Html;
}

const SIZE = /viewBox="0 0 ([\d.]+) ([\d.]+)"/;
const MARGIN = 20;
const HEAD = 64;
const FOOT = 34;
const TITLE_LINE_LETTERS = 44;

function sayWhen({ snapshot, language, say }: Edition): string {
  const date = writeDate(snapshot.asOf, language);
  return say(`Данные на ${date} г., версия ${snapshot.seq}`, `Data as of ${date}, version ${snapshot.seq}`);
}

function legendOf(chart: Chart): Html {
  if (chart.legend.length < 2) return html``;
  const squares = chart.legend.map(
    ({ colour, words }) =>
      html`<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><rect class="fill-${colour}" width="14" height="14" rx="2"/></svg> ${words}</li>`,
  );
  return html`<ul class="legend">${squares}</ul>`;
}

/** The picture is hidden from who listens: the table beside it says the same, in order. */
export function chartFigure(page: PageOf, chart: Chart): Html {
  const { root, language, say } = page;
  return html`<figure id="chart-${chart.name}">
<div class="picture" data-chart="${chart.name}" aria-hidden="true">${chart.svg}</div>
${legendOf(chart)}
<figcaption>${chart.title}. ${sayWhen(page)}. <a href="${root}${chartPath(language, chart.name)}">${say('Файл', 'File')} SVG<span class="unseen">: ${chart.title}</span></a></figcaption>
</figure>`;
}

/** Lines of about so many letters, broken between words. */
function broken(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < TITLE_LINE_LETTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function fileLegend({ legend }: Chart, y: number): Html {
  if (legend.length < 2) return html``;
  const width = CHART_WIDTH / legend.length;
  return html`${legend.map(
    ({ hex, words }, index) =>
      html`<rect x="${MARGIN + index * width}" y="${y - 10}" width="11" height="11" rx="2" fill="${hex}"/><text x="${MARGIN + 16 + index * width}" y="${y}" font-size="11">${words}</text>`,
  )}`;
}

/** A picture that needs no page: white ground, title, legend, date, version and source in it. */
export function chartFile(edition: Edition, chart: Chart): PublicPage {
  const { snapshot, language } = edition;
  const [, width = '0', height = '0'] = SIZE.exec(chart.svg.text) ?? [];
  const title = broken(chart.title);
  const head = HEAD + (title.length - 1) * 20;
  const [outerWidth, outerHeight] = [
    CHART_WIDTH + 2 * MARGIN,
    Number(height) * (CHART_WIDTH / Number(width)) + head + FOOT,
  ];
  const placed = new Html(
    chart.svg.text
      .replace(/^<svg /, `<svg x="${MARGIN}" y="${head}" `)
      .replace(/ width="[\d.]+"/, ` width="${CHART_WIDTH}"`)
      .replace(/ height="[\d.]+"/, ` height="${outerHeight - head - FOOT}"`),
  );
  const source = [sayWhen(edition), snapshot.publisher].filter((part) => part !== '').join('. ');
  const text = html`<svg xmlns="http://www.w3.org/2000/svg" lang="${language}" viewBox="0 0 ${outerWidth} ${outerHeight}" width="${outerWidth}" height="${outerHeight}" font-family="system-ui, 'Segoe UI', Roboto, sans-serif" color="#1c2733" fill="#1c2733" role="img" aria-labelledby="title source">
<rect width="100%" height="100%" fill="#ffffff"/>
<title id="title">${chart.title}</title><desc id="source">${source}</desc>
${title.map((line, index) => html`<text x="${MARGIN}" y="${30 + index * 20}" font-size="16" font-weight="600">${line}</text>`)}
${fileLegend(chart, head - 14)}
${placed}
<text x="${MARGIN}" y="${outerHeight - 12}" font-size="11" fill="#56636f">${source}</text>
</svg>
`;
  return { path: chartPath(language, chart.name), text: text.text };
}
