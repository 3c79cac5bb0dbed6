/** Google's `SheetProperties` message: checked, and made into the properties of a tab. */
import { randomInt } from 'node:crypto';
import type { sheets_v4 } from '@googleapis/sheets';
import { invalidArgument, notImplemented } from './google-error.ts';
import type { GridProperties, SheetProperties, Workbook } from './workbook.ts';

type SheetPropertiesMessage = sheets_v4.Schema$SheetProperties;

/** What a tab can be told here. */
const SHEET_FIELDS: ReadonlySet<string> = new Set([
  'sheetId',
  'title',
  'index',
  'sheetType',
  'gridProperties',
  'hidden',
  'rightToLeft',
  'tabColor',
  'tabColorStyle',
]);

/** Of these, what a tab can be told later. */
export const UPDATABLE_SHEET_FIELDS: ReadonlySet<string> = new Set(
  [...SHEET_FIELDS].filter((name) => name !== 'sheetId' && name !== 'sheetType'),
);

const DEFAULT_GRID = { rowCount: 1000, columnCount: 26 };
const LONGEST_TITLE = 100;
const SHEET_IDS = 2 ** 31 - 1;

function newTitle(workbook: Workbook): string {
  const word = workbook.properties.locale.startsWith('ru') ? 'Лист' : 'Sheet';
  const titles = new Set(workbook.sheets.map((sheet) => sheet.properties.title));
  let number = workbook.sheets.length + 1;
  while (titles.has(`${word}${number}`)) number += 1;
  return `${word}${number}`;
}

/** What a copy is called that nobody gave a name to. */
export function copyTitle(workbook: Workbook, title: string): string {
  const word = workbook.properties.locale.startsWith('ru') ? 'Копия' : 'Copy of';
  const titles = new Set(workbook.sheets.map((sheet) => sheet.properties.title.toLowerCase()));
  const first = `${word} ${title}`;
  let [name, number] = [first, 1];
  while (titles.has(name.toLowerCase())) {
    number += 1;
    name = `${first} ${number}`;
  }
  return name;
}

/** The first tab is 0, as Google's are. */
function newSheetId(workbook: Workbook): number {
  if (workbook.sheets.length === 0) return 0;
  const taken = new Set(workbook.sheets.map((sheet) => sheet.properties.sheetId));
  let id = randomInt(1, SHEET_IDS);
  while (taken.has(id)) id = randomInt(1, SHEET_IDS);
  return id;
}

function checkTitle(workbook: Workbook, { sheetId, title }: SheetProperties): void {
  if (title === '' || title.length > LONGEST_TITLE) {
    throw invalidArgument(`A sheet's title must have 1 to ${LONGEST_TITLE} characters.`);
  }
  const same = ({ properties }: { readonly properties: SheetProperties }) =>
    properties.sheetId !== sheetId && properties.title.toLowerCase() === title.toLowerCase();
  if (workbook.sheets.some(same)) {
    throw invalidArgument(`A sheet with the name "${title}" already exists. Please enter another name.`);
  }
}

function checkGrid({ rowCount, columnCount, ...others }: GridProperties): void {
  for (const [name, count] of Object.entries({ rowCount, columnCount })) {
    if (!Number.isInteger(count) || count < 1) throw invalidArgument(`gridProperties.${name} must be at least 1.`);
  }
  if (Number(others['frozenRowCount'] ?? 0) >= rowCount) {
    throw invalidArgument("You can't freeze all visible rows on the sheet.");
  }
  if (Number(others['frozenColumnCount'] ?? 0) >= columnCount) {
    throw invalidArgument("You can't freeze all visible columns on the sheet.");
  }
}

/** Google leaves out what is false or zero; the size of the grid always stands. */
function withoutDefaults<T extends object>(message: T): T {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== false && value !== 0)) as T;
}

/** The properties as they will stand, checked against the workbook. */
export function checkedProperties(workbook: Workbook, properties: SheetProperties): SheetProperties {
  checkTitle(workbook, properties);
  checkGrid(properties.gridProperties);
  const { sheetId, ...others } = properties;
  return { ...withoutDefaults(others), sheetId, gridProperties: withoutDefaults(properties.gridProperties) };
}

export function refuseUnknownProperties(message: SheetPropertiesMessage): void {
  for (const name of Object.keys(message)) {
    if (!SHEET_FIELDS.has(name)) throw notImplemented(`SheetProperties.${name}`);
  }
  if (message.sheetType && message.sheetType !== 'GRID') throw notImplemented(`a sheet of type ${message.sheetType}`);
}

export function newSheetProperties(workbook: Workbook, message: SheetPropertiesMessage): SheetProperties {
  refuseUnknownProperties(message);
  const { sheetType: _type, index: _index, ...own } = message;
  const sheetId = own.sheetId ?? newSheetId(workbook);
  if (!Number.isInteger(sheetId) || sheetId < 0) throw invalidArgument('A sheetId must be a whole number, 0 or more.');
  if (workbook.sheets.some((sheet) => sheet.properties.sheetId === sheetId)) {
    throw invalidArgument(`Sheet with id ${sheetId} already exists.`);
  }
  const title = own.title ?? newTitle(workbook);
  const gridProperties = { ...DEFAULT_GRID, ...own.gridProperties };
  return checkedProperties(workbook, { ...own, sheetId, title, gridProperties } as SheetProperties);
}

export function checkVisible(workbook: Workbook): void {
  if (workbook.sheets.length === 0) throw invalidArgument("You can't remove all the sheets in a document.");
  if (workbook.sheets.every(({ properties }) => properties['hidden'] === true)) {
    throw invalidArgument("You can't hide all the sheets in a document.");
  }
}
