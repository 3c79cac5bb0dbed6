import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellObject } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { dateInMoscow } from '../../domain/date.ts';
import { collect } from '../../domain/register.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { byTable, REGISTER_TABLE_KEYS, type RegisterTableKey, TABLES } from '../../domain/workbook.ts';
import { readCentral } from '../../functions/read-central.ts';
import { readRegion } from '../../functions/read-region.ts';
import { type CheckedFile, type CheckReport, checkFiles } from '../../local/check-files.ts';
import { encodeReport, formatReport } from '../../local/check-report.ts';
import { Placement, placeFile } from '../../local/excel/placed-file.ts';
import { type SampleCell, sampleWorkbooks } from '../../local/sample/sample-register.ts';
import { headingsOf, ourWorkbook, worksheet, type XlsxCell, type XlsxRows, xlsxFile } from './excel/xlsx-file.ts';
import { NOON, runSvod, temporaryFolder } from './running-svod.ts';

const RULES = { asOf: dateInMoscow(NOON.getTime()), reference: STARTING_REFERENCE };

/** Checks files that are written into a folder first. */
async function check(files: Readonly<Record<string, Buffer>>, region?: string): Promise<CheckReport> {
  const folder = temporaryFolder();
  const written = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return { name, path: join(folder, name) };
  });
  return checkFiles(written, region, RULES);
}

async function checkOne(bytes: Buffer, name = '59.xlsx', region?: string): Promise<CheckedFile> {
  const { files } = await check({ [name]: bytes }, region);
  const [file] = files;
  if (!file) throw new Error('nothing was checked');
  return file;
}

function codes(file: CheckedFile): readonly string[] {
  return file.problems.map(({ code, cell }) => `${code} ${cell}`);
}

const A_CLUSTER: readonly XlsxCell[] = [
  'C59-24-001',
  '59',
  null,
  'Химический кластер',
  'Иное',
  null,
  'Нет',
  'Заявлен к созданию',
  45_352,
  2026,
];
const participant = (taxId: string, clusterId = 'C59-24-001'): readonly XlsxCell[] => [
  clusterId,
  taxId,
  '1027700132195',
  null,
  'ООО «Завод»',
  'Поставщик',
  '20.15',
  '59',
  'Крупное',
  45_352,
  null,
  10,
  'Нет',
];

/** As a person's Excel would keep a cell of the sample: dates with a date format, codes as text. */
function asInExcel(key: RegisterTableKey, cell: SampleCell, column: number): XlsxCell {
  const format = Object.values(TABLES[key].columns)[column]?.kind.format;
  if (typeof cell !== 'number') return cell;
  return { t: 'n', v: cell, ...(format === 'date' && { z: 'dd.mm.yyyy' }) } satisfies CellObject;
}

describe('the whole sample as Excel files', () => {
  it('has exactly the problems that the gate finds in its workbooks', async () => {
    const svod = await runSvod({ empty: false });
    const central = await readCentral(svod.google.sheets, svod.centralSpreadsheetId, RULES.asOf);
    const readings = [];
    for (const listed of central.workbooks) {
      readings.push(await readRegion(svod.google, listed, { ...RULES, workbook: listed.region }));
    }
    const { value: register, problems: links } = collect(
      readings.flatMap(({ workbook }) => workbook ?? []),
      RULES,
    );
    const all = [...readings.flatMap(({ problems }) => [...problems]), ...links];
    const atGate = readings.flatMap(({ listed: { region }, raw }) => {
      const tabs = new Map(REGISTER_TABLE_KEYS.map((key) => [key, raw?.[key] ?? []]));
      const placed = placeFile(
        `${region}.xlsx`,
        region,
        { tabs },
        byTable(() => 0),
      );
      const own = all.filter(({ place }) => place.workbook === region);
      return new Placement([placed]).told(own, placed, { ...RULES, workbook: region });
    });

    const files = sampleWorkbooks().map(({ region, tabs }) => {
      const rows = Object.fromEntries(
        REGISTER_TABLE_KEYS.map((key) => [
          key,
          tabs[key].map((row) => row.map((cell, at) => asInExcel(key, cell, at))),
        ]),
      );
      return [`${region}.xlsx`, ourWorkbook(rows)] as const;
    });
    const report = await check(Object.fromEntries(files));

    expect(report.files.flatMap(({ problems }) => problems)).toEqual(atGate);
    expect(atGate.length).toBeGreaterThan(100);
    for (const { region, rows } of report.files) expect(rows).toEqual(register.rows.byWorkbook.get(region ?? ''));
    expect(report.totals).toMatchObject({ files: 56, unreadable: 0 });
    expect(report.totals.errors).toBe(atGate.filter(({ severity }) => severity === 'error').length);
  });
});

describe('a file', () => {
  it('without a mistake is accepted whole', async () => {
    const file = await checkOne(ourWorkbook({ clusters: [A_CLUSTER] }));
    expect(file).toMatchObject({ region: '59', unreadable: null, rows: { read: 1, accepted: 1, setAside: 0 } });
    expect(file.problems).toEqual([]);
  });

  it('has its mistakes told with cell, sentence and remedy, wherever the columns stand', async () => {
    const reversed = [headingsOf('participants'), participant('7707083894')].map((row) => [...row].reverse());
    const { problems, rows } = await checkOne(
      ourWorkbook(
        { clusters: [A_CLUSTER] },
        { change: (sheets) => Object.assign(sheets, sheetOf('Участники', reversed)) },
      ),
    );
    expect(rows).toEqual({ read: 2, accepted: 1, setAside: 1 });
    expect(problems).toEqual([
      {
        code: 'INN_CHECKSUM',
        english: 'The check digit of the INN is wrong.',
        severity: 'error',
        tab: 'Участники',
        row: 2,
        cell: 'Участники!L2',
        sentence: 'В ИНН 7707083894 ошибка: контрольная цифра не сходится.',
        remedy: 'Сверьте ИНН с документом.',
      },
    ]);
  });

  it('never has personal data repeated', async () => {
    const secrets = [
      'ivanov@example.org',
      '+7 912 345-67-89',
      'Иванов Иван Иванович',
      '500100732259',
      '112-233-445 95',
    ];
    const rows = secrets.map((secret) => participant('7707083893').with(4, secret).with(1, secret));
    const report = await check({ '59.xlsx': ourWorkbook({ clusters: [A_CLUSTER], participants: rows }) });
    const printed = formatReport(report, [], STARTING_REFERENCE) + encodeReport(report, []);
    expect(report.totals.errors).toBeGreaterThan(5);
    expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
  });

  it.each([
    ['59.xlsx', '59'],
    ['59 Пермский край.xlsx', '59'],
    ['59_кластеры.XLSX', '59'],
    ['590.xlsx', null],
    ['2024 год.xlsx', null],
    ['12.11.2024.xlsx', null],
    ['00.xlsx', null],
    ['Пермский край 59.xlsx', null],
  ])('named «%s» belongs to the region %s', async (name, region) => {
    expect((await checkOne(ourWorkbook(), name)).region).toBe(region);
  });

  it('of a region may have no rows of another one; a file of no region may have all', async () => {
    const bytes = ourWorkbook({
      clusters: [A_CLUSTER, A_CLUSTER.with(0, 'C61-24-001').with(1, '61').with(3, 'Другой')],
    });
    expect(codes(await checkOne(bytes))).toEqual(['FOREIGN_REGION Кластеры!B3']);
    expect(codes(await checkOne(bytes, 'кластеры.xlsx'))).toEqual([]);
    expect(codes(await checkOne(bytes, 'кластеры.xlsx', '61'))).toEqual(['FOREIGN_REGION Кластеры!B2']);
  });

  it('that is no workbook of ours is told to be so, and the others are checked all the same', async () => {
    const { files, totals } = await check({
      '59.xlsx': Buffer.from('что угодно'),
      '61.xlsx': xlsxFile({ Лист1: [['x']] }),
      '63.xlsx': ourWorkbook(),
    });
    expect(files.map(({ unreadable }) => unreadable?.code ?? null)).toEqual(['NOT_EXCEL', 'NO_TABS', null]);
    expect(totals).toMatchObject({ files: 3, unreadable: 2 });
  });

  it('that cannot be opened is told to be so', async () => {
    const { files } = await checkFiles([{ name: '59.xlsx', path: '/нет/такого' }], undefined, RULES);
    expect(files[0]?.unreadable).toEqual({ code: 'FILE_CLOSED' });
  });

  it('with a heading that was renamed is not readable, and the heading is named', async () => {
    const headings = headingsOf('clusters').with(3, 'Название кластера');
    const file = await checkOne(
      ourWorkbook({}, { change: (sheets) => Object.assign(sheets, sheetOf('Кластеры', [headings, A_CLUSTER])) }),
    );
    expect(file).toMatchObject({ unreadable: { code: 'HEADINGS_WRONG' }, rows: { read: 0 } });
    expect(file.problems[0]?.sentence).toContain('Похоже, это столбец D');
  });
});

function sheetOf(title: string, rows: XlsxRows) {
  return { [title]: worksheet(rows) };
}

describe('a file with only some of the tabs', () => {
  it('has each of its rows checked, and nothing said of rows that may stand elsewhere', async () => {
    const rows = [headingsOf('participants'), participant('7707083893'), participant('7707083894')];
    const file = await checkOne(xlsxFile({ Участники: rows }));
    expect(codes(file)).toEqual(['INN_CHECKSUM Участники!B3']);
    expect(file).toMatchObject({
      unreadable: null,
      areLinksJudged: false,
      rows: { read: 2, accepted: 1, setAside: 1 },
    });
    expect(file.missingTabs.map(({ title }) => title)).toEqual(['Кластеры', 'Проекты', 'Меры поддержки']);
  });

  it('is checked beside the file of the same region that has the others', async () => {
    const { files } = await check({
      '59 кластеры.xlsx': xlsxFile({ Кластеры: [headingsOf('clusters'), A_CLUSTER] }),
      '59 участники.xlsx': xlsxFile({
        Участники: [headingsOf('participants'), participant('7707083893'), participant('7707083893', 'C59-24-009')],
      }),
    });
    expect(files.map(codes)).toEqual([[], ['NO_PARENT Участники!A3']]);
    expect(files.every(({ areLinksJudged }) => areLinksJudged)).toBe(true);
  });
});

describe('several files', () => {
  it('are judged together: a parent in one, its children in another', async () => {
    const { files } = await check({
      '59.xlsx': ourWorkbook({ clusters: [A_CLUSTER] }),
      '61.xlsx': ourWorkbook({ participants: [participant('7707083893'), participant('7736050003', 'C59-24-777')] }),
    });
    expect(files.map(codes)).toEqual([[], ['NO_PARENT Участники!A3']]);
  });

  it('of one region are judged as one workbook, and a row is named by its file', async () => {
    const other = A_CLUSTER.with(3, 'Совсем другой кластер');
    const { files, totals } = await check({
      '59 копия.xlsx': ourWorkbook({ clusters: [A_CLUSTER.with(0, 'C59-24-002').with(3, 'Второй'), A_CLUSTER] }),
      '59.xlsx': ourWorkbook({ clusters: [A_CLUSTER.with(0, 'C59-24-002').with(3, 'Второй'), other] }),
    });
    expect(files.map(codes)).toEqual([
      ['DUPLICATE_KEY Кластеры!A3'],
      ['DUPLICATE_ROW Кластеры!A2', 'DUPLICATE_KEY Кластеры!A3'],
    ]);
    expect(files[1]?.problems.map(({ sentence }) => sentence)).toEqual([
      'Строка полностью повторяет строку 2 (таблица 59 копия.xlsx).',
      'То же самое указано ещё раз, но с другими данными: строка 3 (таблица 59 копия.xlsx).',
    ]);
    expect(totals.rows).toEqual({ read: 4, accepted: 1, setAside: 3 });
  });
});

describe('the report', () => {
  it('for people names errors first, the same thing once, and ends with the counts', async () => {
    const rows = [participant('7707083893').with(11, 'н/д'), participant('7707083894'), participant('7707083894')];
    const report = await check({ '59.xlsx': ourWorkbook({ clusters: [A_CLUSTER], participants: rows }) });
    expect(formatReport(report, [{ name: '~$59.xlsx', reason: 'lock' }], STARTING_REFERENCE)).toBe(
      [
        '59.xlsx',
        'Субъект: 59 Пермский край',
        'Ошибки (такие строки не принимаются):',
        '  Участники!B3, B4 — В ИНН 7707083894 ошибка: контрольная цифра не сходится. Сверьте ИНН с документом.',
        'К сведению:',
        '  Участники!L2 — «н/д» прочитано как пустая ячейка. Если значения нет, оставьте ячейку пустой.',
        'Строк 4: принято 2, отложено 2. Замечаний: ошибок 2, предупреждений 0, к сведению 1.',
        '',
        'Пропущено: ~$59.xlsx (временный файл Excel).',
      ].join('\n'),
    );
  });

  it('counts what it does not name', async () => {
    const rows = Array.from({ length: 50 }, () => participant('7707083894'));
    const report = await check({ '59.xlsx': ourWorkbook({ clusters: [A_CLUSTER], participants: rows }) });
    expect(formatReport(report, [], STARTING_REFERENCE)).toContain('B21 и ещё 30 — В ИНН');
  });

  it('says that there are no errors', async () => {
    const report = await check({ '59.xlsx': ourWorkbook({ clusters: [A_CLUSTER] }) });
    expect(formatReport(report, [], STARTING_REFERENCE)).toMatch(/Строк 1: принято 1, отложено 0\. Ошибок нет\.$/);
  });

  it('for programs has every problem, and why a file cannot be read', async () => {
    const report = await check({ '59.xlsx': Buffer.from('x'), '61.xlsx': ourWorkbook({ clusters: [A_CLUSTER] }) });
    const encoded = JSON.parse(encodeReport(report, [])) as Record<string, unknown>;
    expect(encoded).toMatchObject({
      files: [
        {
          file: '59.xlsx',
          region: '59',
          readable: false,
          unreadable: { code: 'NOT_EXCEL', remedy: expect.any(String) },
        },
        {
          file: '61.xlsx',
          region: '61',
          readable: true,
          rows: { read: 1, accepted: 0, setAside: 1 },
          problems: [{ code: 'FOREIGN_REGION', severity: 'error', cell: 'Кластеры!B2' }],
        },
      ],
      totals: { files: 2, unreadable: 1, errors: 1 },
    });
  });
});
