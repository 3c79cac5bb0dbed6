/** A tab as the page lays it out: sizes, what is hidden or frozen, merges and charts. */
import { createHash } from 'node:crypto';
import type { sheets_v4 } from '@googleapis/sheets';
import type { ChartView, TabView } from '../../web/sheet/protocol.ts';
import { looksOf } from '../google/dimension-look.ts';
import { areaOfRange } from '../google/grid-range.ts';
import type { JsonObject } from '../google/json.ts';
import { mergesOf } from '../google/merges.ts';
import { mapPlaces } from '../google/message-ranges.ts';
import type { DimensionName } from '../google/relocation.ts';
import { objectsOf, type Sheet, type SheetGridRange, sheetById, type Workbook } from '../google/workbook.ts';

const MARK_LENGTH = 12;
const USUAL_CHART = { width: 600, height: 371 };

function sizes(sheet: Sheet, dimension: DimensionName): Record<number, number> {
  const sized = looksOf(sheet, dimension).flatMap((look, index) =>
    look?.pixelSize === undefined ? [] : [[index, look.pixelSize] as const],
  );
  return Object.fromEntries(sized);
}

function hidden(sheet: Sheet, dimension: DimensionName): readonly number[] {
  return looksOf(sheet, dimension).flatMap((look, index) =>
    look?.hiddenByUser === true || look?.hiddenByFilter === true ? [index] : [],
  );
}

/** All that a chart shows: another mark is another picture. */
function markOf(workbook: Workbook, chart: JsonObject): string {
  const hash = createHash('sha256').update(JSON.stringify(chart));
  mapPlaces('EmbeddedChart', chart, (message, place) => {
    const sheet = message === 'GridRange' && sheetById(workbook, Number(place['sheetId'] ?? 0));
    if (sheet) {
      const { startRowIndex, endRowIndex } = areaOfRange(sheet, place as SheetGridRange);
      hash.update(JSON.stringify(sheet.values.slice(startRowIndex, endRowIndex)));
    }
    return place;
  });
  return hash.digest('hex').slice(0, MARK_LENGTH);
}

function chartsOf(workbook: Workbook, sheet: Sheet): readonly ChartView[] {
  return objectsOf(sheet, 'charts').map((chart) => {
    const { chartId, position } = chart as sheets_v4.Schema$EmbeddedChart;
    const { anchorCell, offsetXPixels, offsetYPixels, widthPixels, heightPixels } = position?.overlayPosition ?? {};
    return {
      chartId: chartId ?? 0,
      row: anchorCell?.rowIndex ?? 0,
      column: anchorCell?.columnIndex ?? 0,
      offsetX: offsetXPixels ?? 0,
      offsetY: offsetYPixels ?? 0,
      width: widthPixels ?? USUAL_CHART.width,
      height: heightPixels ?? USUAL_CHART.height,
      mark: markOf(workbook, chart),
    };
  });
}

function tabView(workbook: Workbook, sheet: Sheet): TabView {
  const { sheetId, title, gridProperties } = sheet.properties;
  const { rowCount, columnCount } = gridProperties;
  return {
    sheetId,
    title,
    hidden: sheet.properties['hidden'] === true,
    rowCount,
    columnCount,
    frozenRows: Number(gridProperties['frozenRowCount'] ?? 0),
    frozenColumns: Number(gridProperties['frozenColumnCount'] ?? 0),
    hidesGridlines: gridProperties['hideGridlines'] === true,
    columnWidths: sizes(sheet, 'COLUMNS'),
    rowHeights: sizes(sheet, 'ROWS'),
    hiddenColumns: hidden(sheet, 'COLUMNS'),
    hiddenRows: hidden(sheet, 'ROWS'),
    merges: mergesOf(sheet),
    charts: chartsOf(workbook, sheet),
  };
}

export function tabViews(workbook: Workbook): readonly TabView[] {
  return workbook.sheets.map((sheet) => tabView(workbook, sheet));
}
