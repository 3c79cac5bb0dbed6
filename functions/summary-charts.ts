/** The charts of «Сводка»: districts, stages, and how the numbers went from day to day. */
import type { ChartedRows, TabChart } from './tab-charts.ts';

/** Blank rows under which the charts lie; a row is 21 pixels high. */
export const TALL_BAND_ROWS = 17;
export const LOW_BAND_ROWS = 13;
const ROW_PIXELS = 21;
/** Half of the width of the tab, and all of it. */
const HALF_PIXELS = 500;
const WHOLE_PIXELS = 1000;
/** The column where the right half begins. */
const RIGHT_COLUMN = 4;

interface ChartPlaces {
  /** Where the bands begin. */
  readonly tallBand: number;
  readonly lowBand: number;
  readonly districts: ChartedRows;
  readonly funnel: ChartedRows;
  readonly trend: ChartedRows;
}

export function summaryCharts({ tallBand, lowBand, districts, funnel, trend }: ChartPlaces): readonly TabChart[] {
  const tall = { heightPixels: (TALL_BAND_ROWS - 1) * ROW_PIXELS, widthPixels: HALF_PIXELS };
  return [
    {
      chartId: 590_101,
      title: 'Кластеры по федеральным округам',
      kind: 'BAR',
      isStacked: true,
      charted: districts,
      domainColumn: 0,
      seriesColumns: [1, 2],
      anchor: { row: tallBand, column: 0 },
      ...tall,
    },
    {
      chartId: 590_102,
      title: 'Этапы планового года',
      kind: 'BAR',
      isStacked: false,
      charted: funnel,
      domainColumn: 0,
      seriesColumns: [1, 2],
      anchor: { row: tallBand, column: RIGHT_COLUMN },
      ...tall,
    },
    {
      chartId: 590_103,
      title: 'Как менялись главные числа',
      kind: 'LINE',
      isStacked: false,
      charted: trend,
      domainColumn: 0,
      seriesColumns: [1, 2, 4],
      anchor: { row: lowBand, column: 0 },
      heightPixels: (LOW_BAND_ROWS - 1) * ROW_PIXELS,
      widthPixels: WHOLE_PIXELS,
    },
  ];
}
