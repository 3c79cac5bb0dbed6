/** Rows of an Excel file go into a region's workbook once, whole and unchanged, and are published from there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clusters } from '../../domain/cluster.ts';
import { type ImportOutcome, importRows } from '../../local/import-rows.ts';
import { ourWorkbook, type XlsxRows } from './excel/xlsx-file.ts';
import { latest, NOON, type RunningSvod, refreshOverHttp, runSvod, temporaryFolder } from './running-svod.ts';

const A_CLUSTER = [
  'C59-24-001',
  '59',
  null,
  'Кластер для проверки',
  'Иное',
  null,
  null,
  'Заявлен к созданию',
  45_300,
  2024,
];
const ANOTHER = ['C59-24-002', '59', null, 'Кластер второй', 'Иное', null, null, 'Заявлен к созданию', 45_301, 2024];
const WRONG = ['C59-24-003', '59', null, 'Кластер третий', 'Нет такой', null, null, 'Заявлен к созданию', 45_302, 2024];

function fileOf(rows: XlsxRows): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'кластеры.xlsx');
  writeFileSync(path, ourWorkbook({ clusters: rows }));
  return path;
}

function take(dataFolder: string, rows: XlsxRows, isDryRun = false): Promise<ImportOutcome> {
  const file = { name: 'кластеры.xlsx', path: fileOf(rows) };
  return importRows({ file, region: '59', dataFolder, isDryRun, now: () => NOON });
}

function takenOf({ plan }: ImportOutcome): number {
  return plan.taken.clusters.length;
}

async function clusterCodes(svod: RunningSvod): Promise<readonly unknown[]> {
  const listed = (await (await fetch(`${svod.url}/local/workbooks`)).json()) as { spreadsheetId: string }[];
  const { data } = await svod.google.sheets.spreadsheets.values.get({
    spreadsheetId: listed[0]?.spreadsheetId ?? '',
    range: `${clusters.title}!A2:A`,
  });
  return (data.values ?? []).map(([code]) => code);
}

describe('an import', () => {
  it('takes every right row once, however often it is run, and the gate publishes them', async () => {
    const dataFolder = temporaryFolder();
    expect(takenOf(await take(dataFolder, [A_CLUSTER, ANOTHER]))).toBe(2);
    const again = await take(dataFolder, [A_CLUSTER, ANOTHER]);
    expect(takenOf(again)).toBe(0);
    expect(again.plan.there).toHaveLength(2);
    const svod = await runSvod({ dataFolder });
    expect(await clusterCodes(svod)).toEqual(['C59-24-001', 'C59-24-002']);
    await refreshOverHttp(svod);
    expect((await latest(svod)).rows).toMatchObject({ read: 2, accepted: 2, setAside: 0 });
  });

  it('leaves a wrong row in the file, named with its cell, and takes the others', async () => {
    const dataFolder = temporaryFolder();
    const outcome = await take(dataFolder, [A_CLUSTER, WRONG]);
    expect(takenOf(outcome)).toBe(1);
    expect(outcome.plan.errors).toMatchObject([{ code: 'NOT_IN_LIST', cell: `${clusters.title}!E3` }]);
    expect(await clusterCodes(await runSvod({ dataFolder }))).toEqual(['C59-24-001']);
  });

  it('does not overwrite a row that stands there under the same code with other values', async () => {
    const dataFolder = temporaryFolder();
    await take(dataFolder, [A_CLUSTER]);
    const changed = A_CLUSTER.map((cell) => (cell === 'Кластер для проверки' ? 'Другое имя кластера' : cell));
    const outcome = await take(dataFolder, [changed]);
    expect(takenOf(outcome)).toBe(0);
    expect(outcome.plan.different).toHaveLength(1);
  });

  it('of a dry run leaves no trace', async () => {
    const dataFolder = temporaryFolder();
    expect(takenOf(await take(dataFolder, [A_CLUSTER], true))).toBe(1);
    expect(takenOf(await take(dataFolder, [A_CLUSTER]))).toBe(1);
  });

  it('that runs twice at once on one folder is refused the second time, and takes nothing twice', async () => {
    const dataFolder = temporaryFolder();
    await take(dataFolder, [ANOTHER]);
    const both = await Promise.allSettled([take(dataFolder, [A_CLUSTER]), take(dataFolder, [A_CLUSTER])]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    expect(await clusterCodes(await runSvod({ dataFolder }))).toEqual(['C59-24-002', 'C59-24-001']);
  });
});
