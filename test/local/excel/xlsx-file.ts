/** Excel files for tests: written by the library from rows, or by hand from the XML of a sheet. */
import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import type { RegisterTableKey } from '../../../domain/workbook.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../../../domain/workbook.ts';
import { type ZipEntry, zipArchive } from './zip-archive.ts';

/** A cell as the library writes it, or just its value. */
export type XlsxCell = string | number | boolean | null | CellObject;
export type XlsxRows = readonly (readonly XlsxCell[])[];

export function headingsOf(key: RegisterTableKey): readonly string[] {
  return Object.values(TABLES[key].columns).map(({ heading }) => heading);
}

export function worksheet(rows: XlsxRows): WorkSheet {
  return utils.aoa_to_sheet(rows.map((row) => [...row]));
}

export interface XlsxOptions {
  readonly date1904?: boolean;
  /** Makes changes to the sheets before they are written. */
  readonly change?: (sheets: Readonly<Record<string, WorkSheet>>) => void;
  readonly hidden?: readonly string[];
}

/** A file with sheets of these titles; nothing is added. */
export function xlsxFile(sheets: Readonly<Record<string, XlsxRows>>, options: XlsxOptions = {}): Buffer {
  const book = utils.book_new();
  for (const [title, rows] of Object.entries(sheets)) utils.book_append_sheet(book, worksheet(rows), title);
  options.change?.(book.Sheets);
  book.Workbook = {
    WBProps: { date1904: options.date1904 ?? false },
    Sheets: book.SheetNames.map((name) => ({ Hidden: options.hidden?.includes(name) ? 1 : 0 })),
  };
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** A workbook of ours: all four tabs with their headings, and these rows under them. */
export function ourWorkbook(
  rows: Readonly<Partial<Record<RegisterTableKey, XlsxRows>>> = {},
  options: XlsxOptions = {},
): Buffer {
  const tabs = REGISTER_TABLE_KEYS.map((key) => [TABLES[key].title, [headingsOf(key), ...(rows[key] ?? [])]] as const);
  return xlsxFile(Object.fromEntries(tabs), options);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function inlineRow(cells: readonly string[]): string {
  return `<row r="1">${cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`;
}

/** The parts of a workbook of ours in which the rows of one tab, behind its headings, are given as XML. */
export function handMadeParts(
  key: RegisterTableKey,
  rowsXml: string,
  { workbookXml = '', afterRowsXml = '' }: { readonly workbookXml?: string; readonly afterRowsXml?: string } = {},
): ZipEntry[] {
  const sheets = REGISTER_TABLE_KEYS.map((each, index) => ({ key: each, id: index + 1, title: TABLES[each].title }));
  const overrides = sheets.map(
    ({ id }) =>
      `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const relations = sheets.map(
    ({ id }) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
  );
  return [
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookXml}<sheets>${sheets.map(({ id, title }) => `<sheet name="${title}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    },
    ...sheets.map(({ id, key: each }) => ({
      name: `xl/worksheets/sheet${id}.xml`,
      content: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${inlineRow(headingsOf(each))}${each === key ? rowsXml : ''}</sheetData>${each === key ? afterRowsXml : ''}</worksheet>`,
    })),
  ];
}

export function handMadeWorkbook(
  key: RegisterTableKey,
  rowsXml: string,
  more?: { readonly workbookXml?: string; readonly afterRowsXml?: string },
): Buffer {
  return zipArchive(handMadeParts(key, rowsXml, more));
}
