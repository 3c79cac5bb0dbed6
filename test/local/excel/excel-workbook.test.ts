import type { CellObject } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../domain/cell.ts';
import { STARTING_REFERENCE } from '../../../domain/starting-reference.ts';
import type { RegisterTableKey } from '../../../domain/workbook.ts';
import { TABLES } from '../../../domain/workbook.ts';
import { ExcelReader } from '../../../local/excel/excel-reader.ts';
import { type ExcelWorkbook, readExcelWorkbook } from '../../../local/excel/excel-workbook.ts';
import { handMadeWorkbook, headingsOf, ourWorkbook, type XlsxCell, type XlsxRows, xlsxFile } from './xlsx-file.ts';

const reader = new ExcelReader();
afterAll(() => reader.close());

const CONTEXT = { asOf: 46_000, reference: STARTING_REFERENCE, workbook: '59' };

function read(bytes: Buffer): Promise<ExcelWorkbook> {
  return readExcelWorkbook(bytes, CONTEXT, reader);
}

function column(key: RegisterTableKey, heading: string): number {
  return headingsOf(key).indexOf(heading);
}

/** A row in which one cell stands under its heading. */
function rowWith(key: RegisterTableKey, heading: string, cell: XlsxCell): readonly XlsxCell[] {
  return headingsOf(key).map((each) => (each === heading ? cell : null));
}

async function cellRead(key: RegisterTableKey, heading: string, cell: XlsxCell, date1904 = false): Promise<Cell> {
  const { tabs } = await read(ourWorkbook({ [key]: [rowWith(key, heading, cell)] }, { date1904 }));
  return tabs.get(key)?.[1]?.[column(key, heading)] ?? null;
}

const number = (v: number, z?: string): CellObject => ({ t: 'n', v, ...(z !== undefined && { z }) });
const JOBS = 'Рабочие места, ед.';
const PERCENT = 'Уровень кооперации, %';
const DAY = 'Дата статуса';
const NAME = 'Наименование кластера';

describe('a cell of an Excel file', () => {
  const cases: readonly (readonly [what: string, heading: string, cell: XlsxCell, read: Cell])[] = [
    ['a text', NAME, 'Химический кластер', 'Химический кластер'],
    ['a text code with its leading zero', 'Субъект РФ (головной)', '02', '02'],
    ['a number', JOBS, 120, 120],
    ['a number with a fraction', PERCENT, 20.55, 20.55],
    ['a number of thirteen digits as the file keeps it', NAME, 1_027_700_132_195, 1_027_700_132_195],
    ['a boolean', NAME, true, true],
    ['an error', JOBS, { t: 'e', v: 0x17 }, { error: '#REF!' }],
    ['a formula', JOBS, { t: 'n', v: 5, f: 'A1+B2' }, { formula: '=A1+B2' }],
    ['a formula that gives an error', JOBS, { t: 'e', v: 0x07, f: '1/0' }, { formula: '=1/0' }],
    ['a formula that gives a text', NAME, { t: 's', v: 'x', f: '"x"' }, { formula: '="x"' }],
    ['a text that begins as a formula', NAME, '=1+1', '=1+1'],
    ['a link as its text', NAME, { t: 's', v: 'Кластер', l: { Target: 'https://example.org' } }, 'Кластер'],
    ['a date under a date heading as its serial number', DAY, number(45_352, 'dd.mm.yyyy'), 45_352],
    ['a date with an hour', DAY, number(45_352.99, 'dd.mm.yyyy hh:mm'), 45_352.99],
    ['a date under a number heading as a date', JOBS, number(46_143, 'd mmm'), { date: 46_143 }],
    ['a number that could be a date and is none', JOBS, number(46_143, '#,##0'), 46_143],
    ['a small number in a date format', JOBS, number(60, 'dd.mm.yyyy'), 60],
    ['a percent as people see it', PERCENT, number(0.2, '0%'), 20],
    ['a percent with a fraction as people see it', PERCENT, number(0.0725, '0.00%'), 7.25],
    ['a whole hundred percent', PERCENT, number(1, '0%'), 100],
    ['a percent format where no percent belongs', JOBS, number(0.2, '0%'), 0.2],
    ['a percent sign that is only written beside the number', PERCENT, number(20, '0"%"'), 20],
    ['a number in a code column', 'Код кластера', 5, 5],
  ];
  it.each(cases)('reads %s', async (_what, heading, cell, expected) => {
    expect(await cellRead('clusters', heading, cell)).toEqual(expected);
  });

  it('takes an ИНН that was typed as a number and formatted as a date for the number that it is', async () => {
    expect(await cellRead('participants', 'ИНН', number(7_707_083_893, 'dd.mm.yyyy'))).toBe(7_707_083_893);
  });

  it('counts the days of a file that begins in 1904 as every other, and leaves its numbers alone', async () => {
    expect(await cellRead('clusters', DAY, number(43_890, 'dd.mm.yyyy'), true)).toBe(45_352);
    expect(await cellRead('clusters', JOBS, number(43_890, '0'), true)).toBe(43_890);
  });

  it('reads the same dates whatever the time zone', async () => {
    const before = process.env['TZ'];
    for (const zone of ['Asia/Kamchatka', 'America/Los_Angeles', 'UTC']) {
      process.env['TZ'] = zone;
      expect(await cellRead('clusters', DAY, number(45_352, 'dd.mm.yyyy'))).toBe(45_352);
    }
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it('cuts off what no cell of a spreadsheet can hold', async () => {
    const long = handMadeWorkbook('clusters', `<row r="2"><c r="D2" t="str"><v>${'а'.repeat(60_000)}</v></c></row>`);
    expect(String((await read(long)).tabs.get('clusters')?.[1]?.[3])).toHaveLength(50_000);
  });
});

describe('a cell that only other programs write', () => {
  async function rowsOf(xml: string, more?: Parameters<typeof handMadeWorkbook>[2]): Promise<readonly unknown[]> {
    return (await read(handMadeWorkbook('clusters', xml, more))).tabs.get('clusters')?.slice(1) ?? [];
  }

  it('every cell of a shared formula is a formula', async () => {
    const rows = await rowsOf(
      '<row r="2"><c r="M2"><f t="shared" ref="M2:M3" si="0">A1*2</f><v>2</v></c></row><row r="3"><c r="M3"><f t="shared" si="0"/><v>4</v></c></row>',
    );
    expect(rows).toEqual([
      [...Array(12).fill(null), { formula: '=A1*2' }],
      [...Array(12).fill(null), { formula: '=A2*2' }],
    ]);
  });

  it('every cell of an array formula is a formula, also those that hold only a value', async () => {
    const rows = await rowsOf(
      '<row r="2"><c r="A2"><f t="array" ref="A2:B3">C1:D2</f><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="C3"><v>7</v></c></row>',
    );
    expect(rows).toEqual([
      [{ formula: '=C1:D2' }, { formula: '=' }],
      [{ formula: '=' }, null, 7],
    ]);
  });

  it('a formula that was never computed is a formula', async () => {
    expect(await rowsOf('<row r="2"><c r="A2"><f>B2</f></c><c r="B2"><f>C2</f><v></v></c></row>')).toEqual([
      [{ formula: '=B2' }, { formula: '=C2' }],
    ]);
  });

  it('an inline text and a text in several fonts are read as one text, without readings for the ear', async () => {
    const rows = await rowsOf(
      '<row r="2"><c r="A2" t="inlineStr"><is><t>C59-24-001</t></is></c><c r="D2" t="inlineStr"><is><r><t xml:space="preserve">Химический </t></r><r><rPr><b/></rPr><t>кластер</t></r><rPh sb="0" eb="1"><t>х</t></rPh></is></c></row>',
    );
    expect(rows).toEqual([['C59-24-001', null, null, 'Химический кластер']]);
  });

  it('cells and rows without addresses stand where they follow', async () => {
    expect(await rowsOf('<row><c t="str"><v>один</v></c><c t="str"><v>два</v></c></row>')).toEqual([['один', 'два']]);
  });

  it('a date that is written as ISO 8601 becomes its serial number', async () => {
    const rows = await rowsOf('<row r="2"><c r="I2" t="d"><v>2024-03-01T00:00:00</v></c></row>');
    expect(rows).toEqual([[...Array(8).fill(null), 45_352]]);
  });

  it('of a merged area only the first cell has a value', async () => {
    const rows = await rowsOf(
      '<row r="2"><c r="A2" t="str"><v>один</v></c><c r="B2" t="str"><v>под ним</v></c></row><row r="3"><c r="A3" t="str"><v>и тут</v></c><c r="C3" t="str"><v>свой</v></c></row>',
      { afterRowsXml: '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>' },
    );
    expect(rows).toEqual([
      ['один', null],
      [null, null, 'свой'],
    ]);
  });

  it('a row far below the others is read as it stands, and formatted cells without a value are nothing', async () => {
    const { tabs } = await read(
      handMadeWorkbook(
        'clusters',
        '<row r="500"><c r="A500" t="str"><v>C59-24-001</v></c><c r="XFD500" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>',
      ),
    );
    expect(tabs.get('clusters')).toHaveLength(500);
    expect(tabs.get('clusters')?.[499]).toEqual(['C59-24-001']);
  });
});

describe('the tabs of an Excel file', () => {
  const FULL: XlsxRows = [headingsOf('clusters')];

  it('are found whatever their case and the spaces around', async () => {
    const { tabs, missing } = await read(xlsxFile({ ' кластеры ': FULL }));
    expect([...tabs.keys()]).toEqual(['clusters']);
    expect(missing).toEqual([{ title: 'Участники' }, { title: 'Проекты' }, { title: 'Меры поддержки' }]);
  });

  it('are read though they are hidden, which is told, and so are hidden rows', async () => {
    const rows = [rowWith('clusters', NAME, 'Первый'), rowWith('clusters', NAME, 'Второй'), []];
    const bytes = ourWorkbook(
      { clusters: rows },
      {
        hidden: ['Участники'],
        change: (sheets) => {
          const sheet = sheets[TABLES.clusters.title];
          if (sheet) sheet['!rows'] = [{}, {}, { hidden: true }, { hidden: true }];
        },
      },
    );
    const { tabs, hidden } = await read(bytes);
    expect(tabs.get('clusters')).toHaveLength(3);
    expect(hidden).toEqual(['Участники']);
  });

  it.each([
    ['Участники кластеров', 'Участники'],
    ['Учасники', 'Участники'],
    ['Проект', 'Проекты'],
  ])('are missed when renamed: «%s» is probably «%s»', async (renamed, title) => {
    const sheets = Object.fromEntries(
      Object.values(TABLES).map((table) => [table.title === title ? renamed : table.title, FULL]),
    );
    await expect(read(xlsxFile(sheets))).rejects.toMatchObject({
      reason: { code: 'TAB_RENAMED', tabs: [{ title, likely: renamed }] },
    });
  });

  it('must be there at least one of', async () => {
    await expect(read(xlsxFile({ Лист1: [['что-то']] }))).rejects.toMatchObject({ reason: { code: 'NO_TABS' } });
  });

  it('must not be there twice', async () => {
    await expect(read(xlsxFile({ Кластеры: FULL, 'кластеры ': FULL }))).rejects.toMatchObject({
      reason: { code: 'TAB_REPEATED', tab: 'Кластеры' },
    });
  });

  it('keep headings that are named as properties of every object', async () => {
    const { tabs } = await read(
      xlsxFile({
        Кластеры: [
          ['__proto__', 'constructor'],
          ['x', 'y'],
        ],
        Лист: [['__proto__']],
      }),
    );
    expect(tabs.get('clusters')).toEqual([
      ['__proto__', 'constructor'],
      ['x', 'y'],
    ]);
  });
});
