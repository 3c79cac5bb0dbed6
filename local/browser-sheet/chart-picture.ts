/** A chart of a workbook as a picture: its bars, columns, lines or shares, drawn from the cells that it names. */
import type { sheets_v4 } from '@googleapis/sheets';
import { axisX, axisY, barX, barY, lineY, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import { html } from '../../web/html.ts';
import { drawSvg } from '../../web/plot-svg.ts';
import { areaOfRange } from '../google/grid-range.ts';
import { SeenCells } from '../google/seen-cells.ts';
import { type SheetGridRange, sheetById, type Workbook } from '../google/workbook.ts';

const SERIES_COLOURS = ['#0b6477', '#b9731b', '#7f8a96', '#4a6fa5', '#8c5e58', '#5b8c5a'];
const TITLE_HEIGHT = 34;
const LEGEND_HEIGHT = 24;
const LETTER_WIDTH = 7;

interface Point {
  readonly label: string;
  readonly series: string;
  readonly value: number;
}

interface Source {
  readonly title: string;
  readonly texts: readonly string[];
  readonly numbers: readonly (number | null)[];
}

interface ChartTable {
  readonly labels: readonly string[];
  readonly series: readonly Source[];
}

/** One row or column of cells; the cells above the data are its title. */
function sourceOf(cells: SeenCells, data: sheets_v4.Schema$ChartData | undefined, headers: number): Source {
  const { workbook } = cells;
  const texts: string[] = [];
  const numbers: (number | null)[] = [];
  for (const range of data?.sourceRange?.sources ?? []) {
    const sheet = sheetById(workbook, range.sheetId ?? 0);
    if (!sheet) continue;
    const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = areaOfRange(
      sheet,
      range as SheetGridRange,
    );
    for (let row = startRowIndex; row < endRowIndex; row += 1) {
      for (let column = startColumnIndex; column < endColumnIndex; column += 1) {
        const value = cells.value(sheet, row, column);
        texts.push(cells.text(sheet, row, column));
        numbers.push(typeof value === 'number' ? value : null);
      }
    }
  }
  return { title: texts.slice(0, headers).join(' '), texts: texts.slice(headers), numbers: numbers.slice(headers) };
}

function basicTable(cells: SeenCells, chart: sheets_v4.Schema$BasicChartSpec): ChartTable {
  const headers = chart.headerCount ?? 0;
  const labels = sourceOf(cells, chart.domains?.[0]?.domain, headers).texts;
  const series = (chart.series ?? []).map(({ series: data }) => sourceOf(cells, data, headers));
  return { labels, series };
}

function pieTable(cells: SeenCells, { domain, series }: sheets_v4.Schema$PieChartSpec): ChartTable {
  return { labels: sourceOf(cells, domain, 0).texts, series: [sourceOf(cells, series, 0)] };
}

/** Labels without a number are not drawn; of two that are alike the second is told apart by its place. */
function pointsOf({ labels, series }: ChartTable): readonly Point[] {
  const seen = new Map<string, number>();
  const names = labels.map((label) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count > 1 ? `${label} (${count})` : label;
  });
  return series.flatMap(({ title, numbers }, index) =>
    names.flatMap((label, row) => {
      const value = numbers[row] ?? null;
      return value === null ? [] : [{ label, series: title || `Ряд ${index + 1}`, value }];
    }),
  );
}

function markOf(type: string, points: readonly Point[]): Markish[] {
  if (type === 'BAR') return [barX(points, { x: 'value', y: 'label', fill: 'series', inset: 1 }), ruleX([0])];
  if (type === 'LINE' || type === 'AREA') {
    return [lineY(points, { x: 'label', y: 'value', stroke: 'series', z: 'series', strokeWidth: 2 }), ruleY([0])];
  }
  return [barY(points, { x: 'label', y: 'value', fill: 'series', inset: 1 }), ruleY([0])];
}

function longest(points: readonly Point[]): number {
  return Math.max(0, ...points.map(({ label }) => label.length));
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Shares are drawn as bars: their lengths can be compared. */
export function chartPicture(
  workbook: Workbook,
  spec: sheets_v4.Schema$ChartSpec,
  { width, height }: ChartSize,
  now: () => Date,
): string {
  const cells = new SeenCells(workbook, now);
  const { basicChart, pieChart } = spec;
  const table = basicChart ? basicTable(cells, basicChart) : pieChart ? pieTable(cells, pieChart) : undefined;
  const points = table ? pointsOf(table) : [];
  const type = pieChart ? 'BAR' : (basicChart?.chartType ?? 'COLUMN');
  const names = [...new Set(points.map(({ series }) => series))];
  const labels = [...new Set(points.map(({ label }) => label))];
  const isLying = type === 'BAR';
  const top = TITLE_HEIGHT + (names.length > 1 ? LEGEND_HEIGHT : 0);
  const room = Math.min(longest(points) * LETTER_WIDTH + 12, width / 2);
  const plot = drawSvg({
    width,
    height: height - top,
    marginLeft: isLying ? room : 60,
    marginBottom: isLying ? 34 : Math.min(room, height / 3),
    color: { domain: names, range: SERIES_COLOURS },
    x: isLying ? { grid: true, label: null } : { domain: labels, label: null },
    y: isLying ? { domain: labels, label: null } : { grid: true, label: null },
    marks: [
      ...(points.length > 0
        ? markOf(type, points)
        : [text(['Диаграмме пока нечего показать'], { frameAnchor: 'middle' })]),
      ...(isLying ? [axisY({ label: null })] : [axisX({ label: null, tickRotate: -30 })]),
    ],
  });
  const legend = names.length > 1 ? names : [];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif"><rect width="100%" height="100%" fill="#fff"/><text x="14" y="23" font-size="15" font-weight="600" fill="#202124">${spec.title ?? ''}</text>${legend.map(
    (name, index) =>
      html`<g transform="translate(${14 + index * 150} ${TITLE_HEIGHT})"><rect width="12" height="12" fill="${SERIES_COLOURS[index % SERIES_COLOURS.length] ?? ''}"/><text x="17" y="11" font-size="12">${name}</text></g>`,
  )}<g transform="translate(0 ${top})">${plot}</g></svg>`.text;
}
