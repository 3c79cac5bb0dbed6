/** An Excel file as it stands, read by SheetJS from its parts: the sheets that are tabs of ours, and the titles of all. */
import { CFB, read, type WorkBook } from '@e965/xlsx';
import { type ExcelSheet, excelSheet, ROWS_TO_READ } from './excel-sheet.ts';
import { tabOfTitle } from './tab-title.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { readZipParts, type ZipParts } from './zip-parts.ts';

export interface ExcelFile {
  readonly titles: readonly string[];
  readonly sheets: readonly ExcelSheet[];
}

/** The container of parts that the library reads; its own types leave it open. */
interface ContainerLibrary {
  readonly utils: { cfb_new(): unknown; cfb_add(container: unknown, name: string, content: Buffer): void };
  write(container: unknown, options: { readonly fileType: 'zip'; readonly type: 'buffer' }): Buffer;
}
const containers: ContainerLibrary = CFB;

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const CONTENT_TYPES = '[Content_Types].xml';
const READ_PART = /\.(?:xml|rels)$/i;
const WORKBOOK_PART = /(?:^|\/)workbook\d*\.xml$/i;
const BINARY_WORKBOOK_PART = /(?:^|\/)workbook\d*\.bin$/i;

function refuseOtherFormats(bytes: Buffer): void {
  if (bytes.length === 0) throw new UnreadableFile({ code: 'FILE_EMPTY' });
  if (bytes.subarray(0, OLE2.length).equals(OLE2)) {
    throw new UnreadableFile({ code: bytes.includes(ENCRYPTED_PACKAGE) ? 'PASSWORD' : 'OLD_EXCEL' });
  }
  if (!bytes.subarray(0, ZIP.length).equals(ZIP)) throw new UnreadableFile({ code: 'NOT_EXCEL' });
}

function refuseOtherArchives(names: readonly string[]): void {
  if (names.includes(CONTENT_TYPES) && names.some((name) => WORKBOOK_PART.test(name))) return;
  if (names.some((name) => BINARY_WORKBOOK_PART.test(name))) throw new UnreadableFile({ code: 'BINARY_EXCEL' });
  throw new UnreadableFile({ code: names.includes('META-INF/manifest.xml') ? 'OPEN_DOCUMENT' : 'NOT_EXCEL' });
}

/** The parts as an archive that is not compressed: by itself the library unpacks everything, whatever its size. */
function repacked(parts: ZipParts): Buffer {
  const container = containers.utils.cfb_new();
  for (const [name, content] of parts) containers.utils.cfb_add(container, `/${name}`, content);
  return containers.write(container, { fileType: 'zip', type: 'buffer' });
}

function isOurs(title: string): boolean {
  return tabOfTitle(title) !== undefined;
}

function readBook(bytes: Buffer): WorkBook {
  try {
    const { SheetNames: titles } = read(bytes, { type: 'buffer', bookSheets: true });
    return read(bytes, {
      type: 'buffer',
      sheets: titles.filter(isOurs),
      sheetRows: ROWS_TO_READ,
      dense: true,
      cellFormula: true,
      cellNF: true,
      // Otherwise a formula that was never computed would be left out.
      sheetStubs: true,
      cellText: false,
      cellHTML: false,
    });
  } catch (thrown) {
    throw new UnreadableFile({ code: 'DAMAGED' }, { cause: thrown });
  }
}

/** Throws an `UnreadableFile`. A file that was made to harm may take all memory or never end: see excel-reader.ts. */
export async function readExcelFile(bytes: Buffer): Promise<ExcelFile> {
  refuseOtherFormats(bytes);
  const parts = await readZipParts(bytes, (name) => READ_PART.test(name), refuseOtherArchives);
  const { SheetNames: titles, Sheets, Workbook: properties } = readBook(repacked(parts));
  const countsFrom1904 = properties?.WBProps?.date1904 === true;
  const sheets = titles.filter(isOurs).map((title) => {
    const sheet = Sheets[title];
    // The library leaves out what it could not read, and says nothing.
    if (!sheet) throw new UnreadableFile({ code: 'DAMAGED' });
    const isHidden = (properties?.Sheets?.[titles.indexOf(title)]?.Hidden ?? 0) !== 0;
    return excelSheet(title, sheet, { isHidden, countsFrom1904 });
  });
  return { titles, sheets };
}
