import type { sheets_v4 } from '@googleapis/sheets';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { chartPicture } from '../../local/browser-sheet/chart-picture.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';

const ROWS = [
  ['Округ', 'Действующие', 'Заявленные'],
  ['Приволжский', 24, 13],
  ['<script>alert(1)</script>', 5, 5],
  ['Пусто', null, null],
] as const;

const workbook = newWorkbook({
  sheets: [
    {
      properties: { sheetId: 7, title: 'Лист' },
      data: [
        {
          rowData: ROWS.map((row) => ({
            values: row.map((value) => ({
              userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value ?? '' },
            })),
          })),
        },
      ],
    },
  ],
});

function column(startColumnIndex: number): sheets_v4.Schema$ChartData {
  const rows = { startRowIndex: 0, endRowIndex: ROWS.length };
  return {
    sourceRange: { sources: [{ sheetId: 7, ...rows, startColumnIndex, endColumnIndex: startColumnIndex + 1 }] },
  };
}

function picture(changes: Partial<sheets_v4.Schema$BasicChartSpec>, series: readonly number[] = [1, 2]) {
  const spec: sheets_v4.Schema$ChartSpec = {
    title: 'Кластеры & <округа>',
    basicChart: {
      chartType: 'BAR',
      headerCount: 1,
      domains: [{ domain: column(0) }],
      series: series.map((index) => ({ series: column(index) })),
      ...changes,
    },
  };
  const svg = chartPicture(workbook, spec, { width: 500, height: 300 }, () => new Date('2026-11-23T09:00:00Z'));
  return parseHTML(svg).document;
}

/** The bars, without what lies behind them and the squares of the legend. */
type Drawn = ReturnType<typeof picture>;

function bars(document: Drawn) {
  return [...document.querySelectorAll('g[aria-label] rect, g.chart rect, svg.chart rect')];
}

function texts(document: Drawn): string {
  return [...document.querySelectorAll('text')].map(({ textContent }) => textContent).join('|');
}

describe('the picture of a chart', () => {
  it('has the title, the names of the series and the labels as texts, whatever stands in the cells', () => {
    const drawn = picture({});
    expect(texts(drawn)).toContain('Кластеры & <округа>');
    for (const name of ['Действующие', 'Заявленные', 'Приволжский', '<script>alert(1)</script>']) {
      expect(texts(drawn)).toContain(name);
    }
    expect(drawn.querySelectorAll('script').length).toBe(0);
  });

  it('draws a bar for every number and none for an empty cell', () => {
    expect(bars(picture({ stackedType: 'STACKED' })).length).toBe(4);
    expect(bars(picture({})).length).toBe(4);
    expect(bars(picture({ chartType: 'COLUMN' })).length).toBe(4);
  });

  it('puts bars one after the other only where the chart is stacked', () => {
    const starts = (document: Drawn) => new Set(bars(document).map((bar) => bar.getAttribute('x')));
    expect(starts(picture({})).size).toBe(1);
    expect(starts(picture({ stackedType: 'STACKED' })).size).toBeGreaterThan(1);
  });

  it('draws a line for each series', () => {
    expect(picture({ chartType: 'LINE' }).querySelectorAll('svg.chart g path[stroke]').length).toBe(2);
  });

  it('says so when there is nothing to show', () => {
    expect(texts(picture({}, []))).toContain('Диаграмме пока нечего показать');
  });
});
