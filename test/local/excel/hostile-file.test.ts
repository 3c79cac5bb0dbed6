/** Files that are broken, or made to break: each is refused with a reason, soon and without much memory. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { STARTING_REFERENCE } from '../../../domain/starting-reference.ts';
import { readExcelFile } from '../../../local/excel/excel-file.ts';
import { ExcelReader } from '../../../local/excel/excel-reader.ts';
import { readExcelWorkbook } from '../../../local/excel/excel-workbook.ts';
import { UnreadableFile } from '../../../local/excel/unreadable-file.ts';
import { handMadeParts, handMadeWorkbook, ourWorkbook } from './xlsx-file.ts';
import { zipArchive } from './zip-archive.ts';

const reader = new ExcelReader();
afterAll(() => reader.close());

const CONTEXT = { asOf: 46_000, reference: STARTING_REFERENCE, workbook: '59' };
const MEGABYTE = 1024 * 1024;
const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

async function reasonOf(bytes: Buffer): Promise<UnreadableFile['reason'] | undefined> {
  return readExcelWorkbook(bytes, CONTEXT, reader).then(
    () => undefined,
    (thrown: unknown) => {
      if (thrown instanceof UnreadableFile) return thrown.reason;
      throw thrown;
    },
  );
}

function cells(count: number, row: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => row(index)).join('');
}

describe('a file that is no Excel workbook', () => {
  const cases: readonly (readonly [what: string, bytes: Buffer, code: string])[] = [
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY'],
    ['a text', Buffer.from('Код кластера;Субъект\nC59-24-001;59\n'), 'NOT_EXCEL'],
    ['a web page', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'NOT_EXCEL'],
    ['any bytes', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256)), 'NOT_EXCEL'],
    ['an old workbook (.xls)', Buffer.concat([OLE2, Buffer.alloc(4_096)]), 'OLD_EXCEL'],
    ['a workbook with a password', Buffer.concat([OLE2, Buffer.from('EncryptedPackage', 'utf16le')]), 'PASSWORD'],
    ['an archive of other things', zipArchive([{ name: 'photo.txt', content: 'x' }]), 'NOT_EXCEL'],
    [
      'a document of Word',
      zipArchive([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w/>' },
      ]),
      'NOT_EXCEL',
    ],
    [
      'a table of LibreOffice',
      zipArchive([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'META-INF/manifest.xml', content: '<manifest/>' },
        { name: 'content.xml', content: '<office/>' },
      ]),
      'OPEN_DOCUMENT',
    ],
    [
      'a binary workbook (.xlsb)',
      zipArchive([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.bin', content: 'x' },
      ]),
      'BINARY_EXCEL',
    ],
    [
      'an archive with a password',
      zipArchive(handMadeParts('clusters', '').map((part) => ({ ...part, isEncrypted: true }))),
      'PASSWORD',
    ],
    ['our own package.json', readFileSync('package.json'), 'NOT_EXCEL'],
  ];
  it.each(cases)('is refused: %s', async (_what, bytes, code) => {
    expect(await reasonOf(bytes)).toMatchObject({ code });
  });
});

describe('a damaged file', () => {
  const WHOLE = ourWorkbook({ clusters: [['C59-24-001', '59']] });

  it('is refused wherever it breaks off', async () => {
    for (let length = 4; length < WHOLE.length; length += Math.ceil(WHOLE.length / 60)) {
      expect([length, (await reasonOf(WHOLE.subarray(0, length)))?.code]).toEqual([length, 'DAMAGED']);
    }
  });

  it('is refused or read right, whichever of its bytes was changed', async () => {
    const right = (await readExcelWorkbook(WHOLE, CONTEXT, reader)).tabs;
    for (let at = 4; at < WHOLE.length; at += 41) {
      const changed = Buffer.from(WHOLE);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const read = await readExcelWorkbook(changed, CONTEXT, reader).then(
        ({ tabs }) => tabs,
        (thrown: unknown) => (thrown instanceof UnreadableFile ? 'refused' : thrown),
      );
      if (read !== 'refused') expect([at, read]).toEqual([at, right]);
    }
  });

  it('is refused when a sheet breaks off, its XML is none, or a text is missing', async () => {
    const parts = handMadeParts('clusters', '<row r="2"><c r="A2" t="s"><v>7</v></c></row>');
    expect(await reasonOf(zipArchive(parts))).toEqual({ code: 'DAMAGED' });
    const without = parts.filter(({ name }) => name !== 'xl/worksheets/sheet1.xml');
    expect(await reasonOf(zipArchive(without))).toEqual({ code: 'DAMAGED' });
    const garbled = parts.map((part) => (part.name.endsWith('workbook.xml') ? { ...part, content: '<<<' } : part));
    expect((await reasonOf(zipArchive(garbled)))?.code).toMatch(/DAMAGED|NO_TABS/);
  });

  it('is refused when its check sum does not fit', async () => {
    const parts = handMadeParts('clusters', '').map((part) => ({ ...part, claimedCrc: 1 }));
    expect(await reasonOf(zipArchive(parts))).toEqual({ code: 'DAMAGED' });
  });
});

describe('a file that was made to wear its reader out', () => {
  const LINKS = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>';
  const ARRAYS = '<row><c><f t="array" ref="Z1:Z2">1</f><v>1</v></c></row>'.repeat(99_000);

  it('is given up when its memory ends, and the next file is read all the same', async () => {
    const small = new ExcelReader({ megabytes: 100, milliseconds: 60_000 });
    const bytes = handMadeWorkbook('clusters', '', { afterRowsXml: LINKS });
    await expect(small.read(bytes)).rejects.toMatchObject({ reason: { code: 'TOO_HEAVY' } });
    expect((await small.read(ourWorkbook())).titles).toHaveLength(4);
    small.close();
  });

  it('is given up when its time ends, and the next file is read all the same', async () => {
    const hasty = new ExcelReader({ megabytes: 1_000, milliseconds: 5_000 });
    const bytes = handMadeWorkbook('clusters', ARRAYS);
    await expect(hasty.read(bytes)).rejects.toMatchObject({ reason: { code: 'TOO_HEAVY' } });
    expect((await hasty.read(ourWorkbook())).titles).toHaveLength(4);
    hasty.close();
  });
});

describe('a file that is too much', () => {
  it('says so of its own size before it is unpacked', async () => {
    expect(await reasonOf(Buffer.alloc(51 * MEGABYTE))).toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('is refused by what its directory says: nothing of a zip bomb is unpacked', async () => {
    const bomb = { name: 'xl/worksheets/sheet9.xml', content: Buffer.alloc(300 * MEGABYTE, ' ') };
    const bytes = zipArchive([...handMadeParts('clusters', ''), bomb]);
    expect(bytes.length).toBeLessThan(MEGABYTE);
    const before = process.memoryUsage().rss;
    await expect(readExcelFile(bytes)).rejects.toMatchObject({ reason: { code: 'UNPACKS_TOO_LARGE' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEGABYTE);
  });

  it('is refused when its directory lies: no part unpacks to more than it claims', async () => {
    const bomb = { name: 'xl/bomb.xml', content: Buffer.alloc(200 * MEGABYTE, ' '), claimedBytes: 1_000 };
    expect(await reasonOf(zipArchive([...handMadeParts('clusters', ''), bomb]))).toEqual({ code: 'DAMAGED' });
  });

  it('pays no heed to pictures, whatever their size', async () => {
    const picture = { name: 'xl/media/image1.png', content: Buffer.alloc(200 * MEGABYTE) };
    expect(await reasonOf(zipArchive([...handMadeParts('clusters', ''), picture]))).toBeUndefined();
  });

  it('is refused for a million rows', async () => {
    const rows = cells(1_000_000, (index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>1</v></c></row>`);
    expect(await reasonOf(handMadeWorkbook('clusters', rows))).toEqual({
      code: 'TOO_MANY_ROWS',
      tab: 'Кластеры',
      allowed: 100_000,
    });
  });

  it('is refused for 18 278 columns', async () => {
    const row = `<row r="2">${cells(18_278, () => '<c><v>1</v></c>')}</row>`;
    expect(await reasonOf(handMadeWorkbook('clusters', row))).toMatchObject({
      code: 'TOO_MANY_COLUMNS',
      allowed: 1_000,
    });
  });

  it('is refused for a cell of row four billion, and for one of a column without end', async () => {
    const far = (address: string) => handMadeWorkbook('clusters', `<row r="2"><c r="${address}"><v>1</v></c></row>`);
    expect(await reasonOf(far('A4000000000'))).toMatchObject({ code: 'TOO_MANY_ROWS' });
    expect(await reasonOf(far('ZZZZZZ2'))).toMatchObject({ code: 'TOO_MANY_COLUMNS' });
  });

  it('is refused for more text than people write', async () => {
    const row = `<row><c t="str"><v>${'а'.repeat(30_000)}</v></c></row>`;
    expect(await reasonOf(handMadeWorkbook('clusters', row.repeat(1_700)))).toEqual({
      code: 'TOO_MUCH_TEXT',
      tab: 'Кластеры',
    });
  });

  it('is refused for merged areas that overlap a hundred thousand times', async () => {
    const rows = cells(2_000, (index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>1</v></c></row>`);
    const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`;
    expect(await reasonOf(handMadeWorkbook('clusters', rows, { afterRowsXml: merges }))).toEqual({ code: 'DAMAGED' });
  });

  it('is read when it is only large: a hundred thousand rows less one', async () => {
    const rows = cells(99_999, (index) => `<row r="${index + 2}"><c r="A${index + 2}" t="str"><v>C59</v></c></row>`);
    const { tabs } = await readExcelWorkbook(handMadeWorkbook('clusters', rows), CONTEXT, reader);
    expect(tabs.get('clusters')).toHaveLength(100_000);
  });

  it('does not reach outside: an XML entity is no file and no bomb', async () => {
    const parts = handMadeParts('clusters', '<row r="2"><c r="A2" t="str"><v>&amp;secret;</v></c></row>').map((part) =>
      part.name === 'xl/worksheets/sheet1.xml'
        ? {
            ...part,
            content: String(part.content)
              .replace('<worksheet', '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]><worksheet')
              .replace('&amp;secret;', '&secret;'),
          }
        : part,
    );
    const { tabs } = await readExcelWorkbook(zipArchive(parts), CONTEXT, reader);
    expect(String(tabs.get('clusters')?.[1]?.[0])).toBe('&secret;');
  });
});
