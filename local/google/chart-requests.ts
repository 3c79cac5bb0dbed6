/** Requests of `batchUpdate` about embedded charts. What a chart shows is kept whole and drawn by nobody. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { merge } from './field-mask.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { openRange } from './grid-range.ts';
import { asJson, type JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import { freeObjectId } from './object-id.ts';
import { sheetWithGrid } from './sheet-range.ts';
import { objectsOf, type Sheet, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

const LIST = 'charts';
const POSITION_FIELDS = new Set(['anchorCell', 'offsetXPixels', 'offsetYPixels', 'widthPixels', 'heightPixels']);
const DEFAULT_SIZE = { widthPixels: 600, heightPixels: 371 };

/** The spec as it is kept: every range in it is there, and names its tab. */
function checkedSpec(workbook: Workbook, spec: sheets_v4.Schema$ChartSpec): JsonObject {
  return mapPlaces('ChartSpec', asJson(spec), (message, place) =>
    message === 'GridRange' ? openRange(workbook, place) : { sheetId: 0, ...place },
  );
}

export function chartMessage(chart: JsonObject): JsonObject {
  return mapPlaces('EmbeddedChart', chart, withoutZeros);
}

function isZero([, value]: readonly [string, unknown]): boolean {
  return value === 0;
}

function overlay(workbook: Workbook, position: sheets_v4.Schema$EmbeddedObjectPosition | undefined) {
  if (position?.newSheet || typeof position?.sheetId === 'number')
    throw notImplemented('a chart on a sheet of its own');
  if (!position?.overlayPosition) throw notImplemented('a chart without an overlayPosition');
  const { anchorCell, ...told } = position.overlayPosition;
  const sheet = sheetWithGrid(workbook, anchorCell?.sheetId);
  const anchor = {
    sheetId: sheet.properties.sheetId,
    rowIndex: anchorCell?.rowIndex ?? 0,
    columnIndex: anchorCell?.columnIndex ?? 0,
  };
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  if (anchor.rowIndex >= rowCount || anchor.columnIndex >= columnCount) {
    throw invalidArgument('The anchor cell of an embedded object must be in the grid.');
  }
  const sized = Object.entries({ ...DEFAULT_SIZE, ...told }).filter((entry) => !isZero(entry));
  return { sheet, position: asJson({ overlayPosition: { anchorCell: anchor, ...Object.fromEntries(sized) } }) };
}

function splice(sheet: Sheet, index: number, remove: number, insert: readonly JsonObject[]): Change {
  return { kind: 'spliceObjects', sheetId: sheet.properties.sheetId, list: LIST, index, remove, insert };
}

export const addChart: RequestFunction<'addChart'> = (workbook, { chart }) => {
  if (!chart?.spec) throw invalidArgument('A chart must have a spec.');
  const taken = workbook.sheets.flatMap((sheet) => objectsOf(sheet, LIST).map(({ chartId }) => chartId));
  const chartId = freeObjectId('chart', chart.chartId, new Set(taken));
  const { sheet, position } = overlay(workbook, chart.position);
  const spec = checkedSpec(workbook, chart.spec);
  const stored = asJson({ chartId, spec, position, ...(chart.border ? { border: chart.border } : {}) });
  return {
    changes: [splice(sheet, objectsOf(sheet, LIST).length, 0, [stored])],
    reply: () => ({ addChart: { chart: chartMessage(stored) } }),
  };
};

function placeOf(workbook: Workbook, id: number | null | undefined) {
  for (const sheet of workbook.sheets) {
    const index = objectsOf(sheet, LIST).findIndex(({ chartId }) => chartId === id);
    const stored = objectsOf(sheet, LIST)[index];
    if (stored) return { sheet, index, stored };
  }
  throw invalidArgument(`No embedded object with id: ${id ?? 0}`);
}

export const updateChartSpec: RequestFunction<'updateChartSpec'> = (workbook, { chartId, spec }) => {
  const { sheet, index, stored } = placeOf(workbook, chartId);
  if (!spec) throw invalidArgument('A chart must have a spec.');
  return { changes: [splice(sheet, index, 1, [{ ...stored, spec: checkedSpec(workbook, spec) }])] };
};

export const updateEmbeddedObjectPosition: RequestFunction<'updateEmbeddedObjectPosition'> = (workbook, request) => {
  const { sheet, index, stored } = placeOf(workbook, request.objectId);
  const asked = request.newPosition;
  if (asked?.newSheet || typeof asked?.sheetId === 'number') throw notImplemented('a chart on a sheet of its own');
  const mask = readWriteMask(request.fields, 'OverlayPosition', POSITION_FIELDS);
  const before = (stored['position'] as { readonly overlayPosition: JsonObject }).overlayPosition;
  const merged = merge(mask, before, asJson(asked?.overlayPosition ?? {}));
  const next = overlay(workbook, { overlayPosition: merged as sheets_v4.Schema$OverlayPosition });
  const chart = { ...stored, position: next.position };
  const reply = mapPlaces('EmbeddedObjectPosition', next.position, withoutZeros);
  const changes =
    next.sheet === sheet
      ? [splice(sheet, index, 1, [chart])]
      : [splice(sheet, index, 1, []), splice(next.sheet, objectsOf(next.sheet, LIST).length, 0, [chart])];
  return { changes, reply: () => ({ updateEmbeddedObjectPosition: { position: reply } }) };
};

export const updateEmbeddedObjectBorder: RequestFunction<'updateEmbeddedObjectBorder'> = (workbook, request) => {
  const { sheet, index, stored } = placeOf(workbook, request.objectId);
  const mask = readWriteMask(request.fields, 'EmbeddedObjectBorder', new Set(['color', 'colorStyle']));
  const border = merge(mask, (stored['border'] ?? {}) as JsonObject, asJson(request.border ?? {}));
  return { changes: [splice(sheet, index, 1, [{ ...stored, border }])] };
};

export const deleteEmbeddedObject: RequestFunction<'deleteEmbeddedObject'> = (workbook, { objectId }) => {
  const { sheet, index } = placeOf(workbook, objectId);
  return { changes: [splice(sheet, index, 1, [])] };
};
