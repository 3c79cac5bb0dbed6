/**
 * The charts of a tab: made once, under numbers that Svod gives them, and from then on a person's to move and restyle. Only the
 * ranges that they show are held to their places. Google: spreadsheets.batchUpdate, addChart and updateChartSpec.
 */
import { isDeepStrictEqual } from 'node:util';
import type { sheets_v4 } from '@googleapis/sheets';

type Request = sheets_v4.Schema$Request;
type Spec = sheets_v4.Schema$ChartSpec;
type Data = sheets_v4.Schema$ChartData;

/** Rows of a tab that stand one under the other; the first of them holds the names of the series. */
export interface ChartedRows {
  readonly firstRow: number;
  readonly rowCount: number;
}

export interface TabChart {
  /** The same in every workbook, so that a chart is known wherever a person puts it. */
  readonly chartId: number;
  readonly title: string;
  readonly kind: 'BAR' | 'LINE';
  readonly isStacked: boolean;
  readonly charted: ChartedRows;
  /** The column of the names, and those of the numbers. */
  readonly domainColumn: number;
  readonly seriesColumns: readonly number[];
  /** Where it is put at first. */
  readonly anchor: { readonly row: number; readonly column: number };
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** A chart as it lies in the workbook. */
export interface ExistingChart {
  readonly chartId: number;
  readonly spec: Spec;
}

function source(sheetId: number, { firstRow, rowCount }: ChartedRows, column: number): Data {
  const rows = { startRowIndex: firstRow, endRowIndex: firstRow + rowCount };
  return {
    sourceRange: { sources: [{ sheetId, ...rows, startColumnIndex: column, endColumnIndex: column + 1 }] },
  };
}

function sourcesOf(sheetId: number, { charted, domainColumn, seriesColumns }: TabChart): readonly Data[] {
  return [domainColumn, ...seriesColumns].map((column) => source(sheetId, charted, column));
}

function specOf(sheetId: number, chart: TabChart): Spec {
  const { title, kind, isStacked } = chart;
  const [domain, ...series] = sourcesOf(sheetId, chart);
  return {
    title,
    basicChart: {
      chartType: kind,
      legendPosition: 'BOTTOM_LEGEND',
      headerCount: 1,
      ...(isStacked && { stackedType: 'STACKED' }),
      domains: domain ? [{ domain }] : [],
      series: series.map((one) => ({ series: one, targetAxis: kind === 'BAR' ? 'BOTTOM_AXIS' : 'LEFT_AXIS' })),
    },
  };
}

function add(sheetId: number, chart: TabChart): Request {
  const { chartId, anchor, widthPixels, heightPixels } = chart;
  const anchorCell = { sheetId, rowIndex: anchor.row, columnIndex: anchor.column };
  const position = { overlayPosition: { anchorCell, widthPixels, heightPixels } };
  return { addChart: { chart: { chartId, spec: specOf(sheetId, chart), position } } };
}

/** Google leaves out what is 0. */
function placesOf(data: Data | undefined) {
  return (data?.sourceRange?.sources ?? []).map((range) => ({
    sheetId: range.sheetId ?? 0,
    startRowIndex: range.startRowIndex ?? 0,
    endRowIndex: range.endRowIndex,
    startColumnIndex: range.startColumnIndex ?? 0,
    endColumnIndex: range.endColumnIndex,
  }));
}

/**
 * The same chart over the right ranges; null where they are right, or where a person made another chart of it.
 * @param isShifted whatever the ranges are, they will have moved when this is carried out
 */
function moved(sheetId: number, chart: TabChart, { spec }: ExistingChart, isShifted: boolean): Spec | null {
  const { basicChart } = spec;
  const [domains, series] = [basicChart?.domains ?? [], basicChart?.series ?? []];
  if (!basicChart || domains.length !== 1 || series.length !== chart.seriesColumns.length) return null;
  const shown = [domains[0]?.domain, ...series.map((one) => one.series)].map(placesOf);
  const right = sourcesOf(sheetId, chart);
  if (!isShifted && isDeepStrictEqual(shown, right.map(placesOf))) return null;
  const [domain, ...others] = right;
  return {
    ...spec,
    basicChart: {
      ...basicChart,
      domains: domains.map((one) => ({ ...one, ...(domain && { domain }) })),
      series: series.map((one, index) => {
        const data = others[index];
        return { ...one, ...(data && { series: data }) };
      }),
    },
  };
}

/** What is to be done so that every chart is there, wherever a person has put it, and shows the right rows. */
export function chartRequests(
  sheetId: number,
  charts: readonly TabChart[],
  existing: readonly ExistingChart[],
  isShifted: boolean,
): readonly Request[] {
  return charts.flatMap((chart): Request[] => {
    const known = existing.find(({ chartId }) => chartId === chart.chartId);
    if (!known) return [add(sheetId, chart)];
    const spec = moved(sheetId, chart, known, isShifted);
    return spec ? [{ updateChartSpec: { chartId: chart.chartId, spec } }] : [];
  });
}
