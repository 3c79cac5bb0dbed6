/**
 * What makes a region's workbook of a blank spreadsheet, as one batch that Google does whole or not at all: tabs, headings, lists,
 * colours, warnings, and at its end the mark that says by which template. «Подготовить книгу» finds nothing to mend in it.
 */
import type { sheets_v4 } from '@googleapis/sheets';
import { columnLetters, quoteTitle } from '../../domain/a1.ts';
import type { Severity } from '../../domain/problem.ts';
import type { Reference } from '../../domain/reference.ts';
import { REFERENCE_COLUMNS, REFERENCE_TAB, TEMPLATE_VERSION } from '../../domain/reference-copy.ts';
import type { Column, Columns, Table } from '../../domain/table.ts';
import { MARK_COLOURS, markFormula, OWN_HEADINGS, STATE_HEADING } from '../../domain/verdict.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../../domain/workbook.ts';
import { OWN_CELLS, TAB_KEY, TEMPLATE_KEY } from '../../domain/workbook-tabs.ts';
import { OWN_SHEET_IDS } from '../../functions/region-tabs.ts';
import { type Owner, regionalWorkbook } from '../prepared-workbook.ts';

type Request = sheets_v4.Schema$Request;
type SheetMessage = sheets_v4.Schema$Sheet;

/** Metadata with this number can be made once in a spreadsheet: of two who prepare it at once, Google refuses the second. */
const TEMPLATE_METADATA_ID = 590_003;
/** Numbers that no blank spreadsheet has given to its own tab. */
const FIRST_SHEET_ID = 590_100;
const OWN_IDS: ReadonlySet<number> = new Set(Object.values(OWN_SHEET_IDS));
const HEX = /^#(..)(..)(..)$/;

function colourOf(severity: Severity): sheets_v4.Schema$Color {
  const [, red = '', green = '', blue = ''] = HEX.exec(MARK_COLOURS[severity]) ?? [];
  const share = (digits: string) => Number.parseInt(digits, 16) / 255;
  return { red: share(red), green: share(green), blue: share(blue) };
}

function addTab({ properties, data }: SheetMessage, index: number): { sheetId: number; requests: readonly Request[] } {
  const own = properties?.sheetId ?? 0;
  const sheetId = OWN_IDS.has(own) ? own : FIRST_SHEET_ID + index;
  const fields = 'userEnteredValue,userEnteredFormat.numberFormat,note';
  const start = { sheetId, rowIndex: 0, columnIndex: 0 };
  const add: Request = { addSheet: { properties: { ...properties, sheetId, index } } };
  return { sheetId, requests: [add, { updateCells: { start, rows: data?.[0]?.rowData ?? [], fields } }] };
}

function listRequest(
  column: Column<unknown>,
  index: number,
  sheetId: number,
  reference: Reference,
): readonly Request[] {
  const labels = column.kind.options?.(reference);
  if (!labels) return [];
  const joined = labels.join();
  const copied =
    joined === reference.regions.all.map(({ name }) => name).join()
      ? REFERENCE_COLUMNS.regions
      : joined === reference.industries.labels.join()
        ? REFERENCE_COLUMNS.industries
        : undefined;
  const letters = columnLetters(copied ?? 0);
  const condition =
    copied === undefined
      ? { type: 'ONE_OF_LIST', values: labels.map((label) => ({ userEnteredValue: label })) }
      : {
          type: 'ONE_OF_RANGE',
          values: [{ userEnteredValue: `=${quoteTitle(REFERENCE_TAB)}!$${letters}$2:$${letters}` }],
        };
  const range = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  return [
    { setDataValidation: { range, rule: { condition, inputMessage: column.hint, strict: false, showCustomUi: true } } },
  ];
}

/** Svod's own colours, warnings and the hidden column of a tab of the register. */
function guardRequests(sheetId: number, width: number): readonly Request[] {
  const [verdict, state] = [width, width + OWN_HEADINGS.indexOf(STATE_HEADING)];
  const body = { sheetId, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: width + OWN_HEADINGS.length };
  const colours = (Object.keys(MARK_COLOURS) as Severity[]).map((severity, index): Request => {
    const formula = markFormula(severity, columnLetters(state), 'A', 1);
    const condition = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: formula }] };
    const booleanRule = { condition, format: { backgroundColor: colourOf(severity) } };
    return { addConditionalFormatRule: { index, rule: { ranges: [body], booleanRule } } };
  });
  const column = (position: number) => ({ sheetId, startColumnIndex: position, endColumnIndex: position + 1 });
  const warned = [{ sheetId, startRowIndex: 0, endRowIndex: 1 }, column(verdict), column(state)].map(
    (range): Request => ({
      addProtectedRange: { protectedRange: { range, description: OWN_CELLS, warningOnly: true } },
    }),
  );
  const range = { sheetId, dimension: 'COLUMNS', startIndex: state, endIndex: state + 1 };
  const hidden = { updateDimensionProperties: { range, properties: { hiddenByUser: true }, fields: 'hiddenByUser' } };
  return [...colours, ...warned, hidden];
}

function metadataRequest(
  metadataKey: string,
  metadataValue: string,
  location: sheets_v4.Schema$DeveloperMetadataLocation,
  metadataId?: number,
): Request {
  const named = metadataId === undefined ? {} : { metadataId };
  const developerMetadata = { ...named, metadataKey, metadataValue, location, visibility: 'DOCUMENT' };
  return { createDeveloperMetadata: { developerMetadata } };
}

function registerRequests(
  key: (typeof REGISTER_TABLE_KEYS)[number],
  sheetId: number,
  reference: Reference,
): readonly Request[] {
  // Each table is used with its own columns; which one it is does not matter here.
  const columns = Object.values((TABLES[key] as unknown as Table<Columns>).columns);
  return [
    ...columns.flatMap((column, index) => listRequest(column, index, sheetId, reference)),
    ...guardRequests(sheetId, columns.length),
    metadataRequest(TAB_KEY, key, { sheetId }),
  ];
}

/**
 * @param blank the tabs that the spreadsheet has now: they make room
 * @param title of the spreadsheet, which stays
 */
export function preparingRequests(title: string, owner: Owner, blank: readonly number[]): readonly Request[] {
  const { properties, sheets = [] } = regionalWorkbook(title, owner);
  const tabs = sheets.map(addTab);
  const register = REGISTER_TABLE_KEYS.flatMap((key, index) => {
    const tab = tabs[index];
    return tab ? registerRequests(key, tab.sheetId, owner.reference) : [];
  });
  const { locale = null, timeZone = null } = properties ?? {};
  return [
    { updateSpreadsheetProperties: { properties: { locale, timeZone }, fields: 'locale,timeZone' } },
    ...tabs.flatMap(({ requests }) => requests),
    ...blank.map((sheetId): Request => ({ deleteSheet: { sheetId } })),
    ...register,
    metadataRequest(TEMPLATE_KEY, String(TEMPLATE_VERSION), { spreadsheet: true }, TEMPLATE_METADATA_ID),
  ];
}
