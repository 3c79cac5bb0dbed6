/** Requests of `batchUpdate` that protect ranges and whole tabs. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { merge } from './field-mask.ts';
import { OWNER } from './file-owner.ts';
import { documentEditors } from './file-permissions.ts';
import { invalidArgument, notImplemented } from './google-error.ts';
import { isWholeSheet, openRange } from './grid-range.ts';
import { asJson, isJsonObject, type JsonObject } from './json.ts';
import { mapPlaces, withoutZeros } from './message-ranges.ts';
import { namedRanges } from './named-ranges.ts';
import { freeObjectId } from './object-id.ts';
import { objectsOf, type Sheet, type SheetGridRange, sheetById, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

const LIST = 'protectedRanges';
const WRITABLE = new Set(['range', 'namedRangeId', 'description', 'warningOnly', 'editors', 'unprotectedRanges']);

/** As Google answers it: the one user of the stand-in may edit whatever is protected. */
export function protectedRangeMessage(stored: JsonObject): JsonObject {
  return { ...mapPlaces('ProtectedRange', stored, withoutZeros), requestingUserCanEdit: true };
}

function rangeOf(workbook: Workbook, message: sheets_v4.Schema$ProtectedRange): SheetGridRange {
  if (message.tableId) throw notImplemented('protecting a table');
  if (!message.namedRangeId) return openRange(workbook, message.range);
  const range = namedRanges(workbook).find(({ namedRangeId }) => namedRangeId === message.namedRangeId)?.range;
  if (!range) throw invalidArgument(`No NamedRange with id: ${message.namedRangeId}`);
  return range;
}

function listed(editors: JsonObject): JsonObject {
  const isGiven = (value: unknown) => value === true || (Array.isArray(value) && value.length > 0);
  return Object.fromEntries(Object.entries(editors).filter(([, value]) => isGiven(value)));
}

/** Whoever protects a range can edit it, named or not. */
function storedEditors(workbook: Workbook, editors: unknown): JsonObject {
  if (!isJsonObject(editors)) return { users: documentEditors(workbook) };
  const users = Array.isArray(editors['users']) ? editors['users'].map(String) : [];
  return { ...listed(editors), users: [...new Set([...users, OWNER.emailAddress])] };
}

function checkWholeSheet(sheet: Sheet, range: SheetGridRange, id: unknown, unprotected: unknown): void {
  if (!isWholeSheet(range)) {
    if (Array.isArray(unprotected) && unprotected.length > 0) {
      throw invalidArgument('Unprotected ranges are only supported on protected sheets.');
    }
    return;
  }
  const isOther = ({ protectedRangeId, range: other }: JsonObject) =>
    protectedRangeId !== id && isWholeSheet(other as SheetGridRange);
  if (objectsOf(sheet, LIST).some(isOther)) {
    throw invalidArgument(`Sheet "${sheet.properties.title}" already has sheet protection.`);
  }
}

/** The protection as it will stand, and the tab that it stands on. */
function checked(workbook: Workbook, message: JsonObject, protectedRangeId: number) {
  const asked = message as sheets_v4.Schema$ProtectedRange;
  const range = rangeOf(workbook, asked);
  const sheet = sheetById(workbook, range.sheetId);
  if (!sheet) throw invalidArgument(`No grid with id: ${range.sheetId}`);
  const unprotectedRanges = (asked.unprotectedRanges ?? []).map((each) => openRange(workbook, each));
  checkWholeSheet(sheet, range, protectedRangeId, unprotectedRanges);
  if (asked.warningOnly && asked.editors) {
    throw invalidArgument('ProtectedRange is warningOnly. Editors cannot be set on it.');
  }
  const stored: JsonObject = {
    protectedRangeId,
    range,
    ...(asked.namedRangeId ? { namedRangeId: asked.namedRangeId } : {}),
    ...(asked.description ? { description: asked.description } : {}),
    ...(asked.warningOnly ? { warningOnly: true } : { editors: storedEditors(workbook, asked.editors) }),
    ...(unprotectedRanges.length > 0 ? { unprotectedRanges } : {}),
  };
  return { sheetId: sheet.properties.sheetId, end: objectsOf(sheet, LIST).length, stored };
}

export const addProtectedRange: RequestFunction<'addProtectedRange'> = (workbook, { protectedRange }) => {
  const message = asJson(protectedRange ?? {});
  const ids = workbook.sheets.flatMap((sheet) => objectsOf(sheet, LIST).map((each) => each['protectedRangeId']));
  const id = freeObjectId('protected range', protectedRange?.protectedRangeId, new Set(ids));
  const { sheetId, end, stored } = checked(workbook, message, id);
  const editors = isJsonObject(message['editors']) ? { editors: listed(message['editors']) } : {};
  return {
    changes: [{ kind: 'spliceObjects', sheetId, list: LIST, index: end, remove: 0, insert: [stored] }],
    reply: () => ({ addProtectedRange: { protectedRange: protectedRangeMessage({ ...stored, ...editors }) } }),
  };
};

function placeOf(workbook: Workbook, id: number | null | undefined) {
  for (const sheet of workbook.sheets) {
    const index = objectsOf(sheet, LIST).findIndex((each) => each['protectedRangeId'] === id);
    const stored = objectsOf(sheet, LIST)[index];
    if (stored) return { sheetId: sheet.properties.sheetId, index, stored };
  }
  throw invalidArgument(`No protected range with id: ${id ?? 0}`);
}

/** Of what is protected through a name and directly, the last one told counts. */
function merged(mask: ReturnType<typeof readWriteMask>, stored: JsonObject, message: JsonObject): JsonObject {
  const { protectedRangeId: _id, requestingUserCanEdit: _can, ...told } = message;
  const all = merge(mask, stored, told);
  const isTold = (field: string) => mask.has('*') || mask.has(field);
  const { editors, ...others } = all;
  const keepsEditors = editors !== undefined && (isTold('editors') || all['warningOnly'] !== true);
  const withEditors = keepsEditors ? { ...others, editors } : others;
  if (!isTold('range') || isTold('namedRangeId')) return withEditors;
  const { namedRangeId: _name, ...direct } = withEditors;
  return direct;
}

export const updateProtectedRange: RequestFunction<'updateProtectedRange'> = (workbook, { protectedRange, fields }) => {
  const mask = readWriteMask(fields, 'ProtectedRange', WRITABLE);
  const { sheetId, index, stored } = placeOf(workbook, protectedRange?.protectedRangeId);
  const message = merged(mask, stored, asJson(protectedRange ?? {}));
  const next = checked(workbook, message, Number(stored['protectedRangeId']));
  const removal = { kind: 'spliceObjects', sheetId, list: LIST, index, remove: 1 } as const;
  if (next.sheetId === sheetId) return { changes: [{ ...removal, insert: [next.stored] }] };
  const addition: Change = { ...removal, sheetId: next.sheetId, index: next.end, remove: 0, insert: [next.stored] };
  return { changes: [{ ...removal, insert: [] }, addition] };
};

export const deleteProtectedRange: RequestFunction<'deleteProtectedRange'> = (workbook, { protectedRangeId }) => {
  const { sheetId, index } = placeOf(workbook, protectedRangeId);
  return { changes: [{ kind: 'spliceObjects', sheetId, list: LIST, index, remove: 1, insert: [] }] };
};
