/** Requests of `batchUpdate` about banding: alternating colours of rows or columns. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { merge } from './field-mask.ts';
import { invalidArgument } from './google-error.ts';
import { areaOfRange, intersection, rangeOfArea } from './grid-range.ts';
import { asJson, type JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import { freeObjectId } from './object-id.ts';
import { areaOfMessage } from './sheet-range.ts';
import { objectsOf, type SheetGridRange, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

const LIST = 'bandedRanges';
const WRITABLE = new Set(['range', 'rowProperties', 'columnProperties']);
const OVERLAP =
  'You cannot add alternating background colors to a range that already has alternating background colors.';

export function bandedRangeMessage(stored: JsonObject): JsonObject {
  return mapPlaces('BandedRange', stored, withoutZeros);
}

/** The banding as it will stand, and the tab that it stands on. */
function checked(workbook: Workbook, message: sheets_v4.Schema$BandedRange, bandedRangeId: number) {
  const { sheet, area } = areaOfMessage(workbook, message.range ?? {});
  if (!message.rowProperties && !message.columnProperties) {
    throw invalidArgument('At least one of row_properties or column_properties must be specified.');
  }
  const touches = (other: JsonObject) =>
    other['bandedRangeId'] !== bandedRangeId &&
    intersection(areaOfRange(sheet, other['range'] as SheetGridRange), area) !== undefined;
  if (objectsOf(sheet, LIST).some(touches)) throw invalidArgument(OVERLAP);
  const { rowProperties, columnProperties } = message;
  const stored = asJson({
    bandedRangeId,
    range: rangeOfArea(sheet, area),
    ...(rowProperties ? { rowProperties } : {}),
    ...(columnProperties ? { columnProperties } : {}),
  });
  return { sheet, stored };
}

export const addBanding: RequestFunction<'addBanding'> = (workbook, { bandedRange }) => {
  const taken = workbook.sheets.flatMap((sheet) => objectsOf(sheet, LIST).map((each) => each['bandedRangeId']));
  const id = freeObjectId('banding', bandedRange?.bandedRangeId, new Set(taken));
  const { sheet, stored } = checked(workbook, bandedRange ?? {}, id);
  const index = objectsOf(sheet, LIST).length;
  const { sheetId } = sheet.properties;
  return {
    changes: [{ kind: 'spliceObjects', sheetId, list: LIST, index, remove: 0, insert: [stored] }],
    reply: () => ({ addBanding: { bandedRange: bandedRangeMessage(stored) } }),
  };
};

function placeOf(workbook: Workbook, id: number | null | undefined) {
  for (const sheet of workbook.sheets) {
    const index = objectsOf(sheet, LIST).findIndex((each) => each['bandedRangeId'] === id);
    const stored = objectsOf(sheet, LIST)[index];
    if (stored) return { sheet, index, stored };
  }
  throw invalidArgument(`No banding with id: ${id ?? 0}`);
}

export const updateBanding: RequestFunction<'updateBanding'> = (workbook, { bandedRange, fields }) => {
  const mask = readWriteMask(fields, 'BandedRange', WRITABLE);
  const { sheet, index, stored } = placeOf(workbook, bandedRange?.bandedRangeId);
  const message = merge(mask, stored, asJson(bandedRange ?? {}));
  const next = checked(workbook, message as sheets_v4.Schema$BandedRange, Number(stored['bandedRangeId']));
  const splice = { kind: 'spliceObjects', list: LIST } as const;
  const { sheetId } = sheet.properties;
  if (next.sheet === sheet) return { changes: [{ ...splice, sheetId, index, remove: 1, insert: [next.stored] }] };
  const end = objectsOf(next.sheet, LIST).length;
  const addition: Change = {
    ...splice,
    sheetId: next.sheet.properties.sheetId,
    index: end,
    remove: 0,
    insert: [next.stored],
  };
  return { changes: [{ ...splice, sheetId, index, remove: 1, insert: [] }, addition] };
};

export const deleteBanding: RequestFunction<'deleteBanding'> = (workbook, { bandedRangeId }) => {
  const { sheet, index } = placeOf(workbook, bandedRangeId);
  const { sheetId } = sheet.properties;
  return { changes: [{ kind: 'spliceObjects', sheetId, list: LIST, index, remove: 1, insert: [] }] };
};
