/** Who may edit a protected part of a workbook, as its protected ranges say. */
import { isJsonObject, type JsonObject } from './json.ts';
import { type Area, gridArea, objectsOf, type Sheet, sheetById, type Workbook } from './workbook.ts';

export interface Editor {
  readonly email: string;
  /** The owner of a workbook may edit all of it. */
  readonly isOwner: boolean;
}

/** `warned` asks a person first, and nobody else. */
export type Access = 'free' | 'warned' | 'refused';

function areaIn(sheet: Sheet, range: JsonObject): Area {
  const bounds = Object.entries(range).filter(([name]) => name !== 'sheetId');
  return { ...gridArea(sheet), ...Object.fromEntries(bounds) };
}

function shared(a: Area, b: Area): Area | undefined {
  const area = {
    startRowIndex: Math.max(a.startRowIndex, b.startRowIndex),
    endRowIndex: Math.min(a.endRowIndex, b.endRowIndex),
    startColumnIndex: Math.max(a.startColumnIndex, b.startColumnIndex),
    endColumnIndex: Math.min(a.endColumnIndex, b.endColumnIndex),
  };
  return area.startRowIndex < area.endRowIndex && area.startColumnIndex < area.endColumnIndex ? area : undefined;
}

function holds(outer: Area, inner: Area): boolean {
  const rows = outer.startRowIndex <= inner.startRowIndex && inner.endRowIndex <= outer.endRowIndex;
  return rows && outer.startColumnIndex <= inner.startColumnIndex && inner.endColumnIndex <= outer.endColumnIndex;
}

function objects(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** Whether the protection covers any cell of the area. */
function covers(sheet: Sheet, protection: JsonObject, area: Area): boolean {
  const range = isJsonObject(protection['range']) ? protection['range'] : {};
  const covered = shared(areaIn(sheet, range), area);
  if (!covered) return false;
  return !objects(protection['unprotectedRanges']).some((free) => holds(areaIn(sheet, free), covered));
}

export function mayEdit({ editors }: JsonObject, { email, isOwner }: Editor): boolean {
  if (isOwner) return true;
  const users = isJsonObject(editors) ? editors['users'] : undefined;
  return Array.isArray(users) && users.some((user) => String(user).toLowerCase() === email.toLowerCase());
}

export function accessTo(workbook: Workbook, sheetId: number, area: Area, editor: Editor): Access {
  const sheet = sheetById(workbook, sheetId);
  if (!sheet) return 'free';
  const covering = objectsOf(sheet, 'protectedRanges').filter((protection) => covers(sheet, protection, area));
  const strict = covering.filter((protection) => protection['warningOnly'] !== true);
  if (strict.some((protection) => !mayEdit(protection, editor))) return 'refused';
  return strict.length < covering.length ? 'warned' : 'free';
}

export const PROTECTED =
  'You are trying to edit a protected cell or object. ' +
  'Please contact the spreadsheet owner to remove protection if you need to edit.';
