/** A typed cell becomes a published snapshot: the whole way over HTTP, with the real clients. */
import { describe, expect, it } from 'vitest';
import { clusters } from '../domain/cluster.ts';
import { participants } from '../domain/participant.ts';
import { decodeSnapshot, type Snapshot } from '../domain/snapshot.ts';
import {
  isFunctionElsewhere,
  latest,
  latestText,
  newWorkbook,
  post,
  type RunningSvod,
  refreshOverHttp,
  runSvod,
  temporaryFolder,
} from './local/running-svod.ts';

const SENTENCE =
  '61 кластер, заявлено ещё 48 от 45 регионов, 138 совместных проектов, всего может стать 109: рост в 1,79 раза';

async function values({ google }: RunningSvod, spreadsheetId: string, range: string): Promise<unknown[][]> {
  const { data } = await google.sheets.spreadsheets.values.get({
    spreadsheetId,
    range,
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  return data.values ?? [];
}

async function write({ google }: RunningSvod, spreadsheetId: string, range: string, rows: unknown[][]): Promise<void> {
  await google.sheets.spreadsheets.values.update({
    spreadsheetId,
    range,
    valueInputOption: 'RAW',
    requestBody: { values: rows },
  });
}

async function sampleWorkbook({ url }: RunningSvod, region: string): Promise<string> {
  const listed = (await (await fetch(`${url}/local/workbooks`)).json()) as { region: string; spreadsheetId: string }[];
  return listed.find((workbook) => workbook.region === region)?.spreadsheetId ?? '';
}

/** The 1-based row of the first cluster with a status, and the column letter of the status. */
async function clusterWithStatus(svod: RunningSvod, spreadsheetId: string, status: string): Promise<number> {
  const rows = await values(svod, spreadsheetId, clusters.title);
  const column = rows[0]?.indexOf(clusters.columns.status.heading) ?? -1;
  return rows.findIndex((row) => row[column] === status) + 1;
}

function countsAddUp({ rows }: Snapshot): boolean {
  const all = [rows, ...Object.values(rows.byTable)];
  return all.every(({ read, accepted, setAside }) => read === accepted + setAside);
}

const A_CLUSTER = ['C59-24-001', '59', '', 'Кластер для проверки', 'Иное', '', '', 'Заявлен к созданию', 45_300, 2024];

/** What the deployed bundle does not do itself, or does no otherwise on a large sample, is tested where it is at home. */
const atHome = isFunctionElsewhere() ? () => undefined : it;
const atHomeAll = isFunctionElsewhere() ? () => undefined : describe;

describe('the sample', () => {
  it('says by itself the figures of 29 May 2024', async () => {
    const svod = await runSvod({ empty: false });
    expect(await refreshOverHttp(svod)).toMatchObject({ published: true, seq: 1 });
    const snapshot = await latest(svod);
    expect(snapshot.sentence.ru).toBe(SENTENCE);
    expect(snapshot.headline).toEqual({
      operatingClusters: 61,
      confirmedClusters: 61,
      declaredClusters: 48,
      forecastClusters: 109,
      growth: 1.79,
      applyingRegions: 45,
      regions: 83,
      jointProjects: 138,
      jointProjectsPerDeclaredCluster: 2.88,
    });
    expect(countsAddUp(snapshot)).toBe(true);
    expect(snapshot.rows.setAside).toBeGreaterThanOrEqual(8);
    expect(decodeSnapshot(await latestText(svod))).toEqual(snapshot);
  });

  atHome('shows the sentence, the counts and the reasons in «Сводка»', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    const rows = await values(svod, svod.centralSpreadsheetId, 'Сводка');
    expect(rows[0]?.[0]).toBe(SENTENCE);
    expect(rows.slice(1, 4)).toEqual([
      ['Проверено (Москва)', 'сегодня в 12:00'],
      ['Данные на', 46_349],
      ['Снято (Москва)', '23.11.2026 12:00'],
    ]);
    expect(rows.find((row) => row[0] === 'Версия')?.[1]).toMatch(/^1 \([0-9a-f]{12}\)$/);
    const { rows: counts } = await latest(svod);
    expect(rows.find((row) => row[0] === 'Всего')).toEqual(['Всего', counts.read, counts.accepted, counts.setAside]);
    expect(rows.find((row) => row[0] === 'не сходится контрольная цифра ИНН')?.[1]).toBe(counts.byCode['INN_CHECKSUM']);
  });
});

describe('a cell that changes', () => {
  atHome('changes the snapshot, whoever wrote it', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    const tatarstan = await sampleWorkbook(svod, '16');
    const row = await clusterWithStatus(svod, tatarstan, 'Заявлен к созданию');
    await write(svod, tatarstan, `${clusters.title}!H${row}`, [['Отозван']]);
    expect(await refreshOverHttp(svod)).toMatchObject({ published: true, seq: 2 });
    const snapshot = await latest(svod);
    expect(snapshot.headline).toMatchObject({ declaredClusters: 47, forecastClusters: 108 });
    expect(snapshot.previous?.seq).toBe(1);
  });

  atHome('is published by itself a little after the last edit', async () => {
    const svod = await runSvod({ quietMs: 50 });
    const id = await newWorkbook(svod, '59');
    await post(`${svod.url}/local/edit`, { spreadsheetId: id, range: 'Кластеры!A2:J2', values: [A_CLUSTER] });
    await expect
      .poll(async () => (await latest(svod).catch(() => null))?.headline.declaredClusters, { timeout: 60_000 })
      .toBe(0);
    await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[2024]]);
    await expect.poll(async () => (await latest(svod)).headline.declaredClusters, { timeout: 60_000 }).toBe(1);
  });

  it('that is wrong takes its row out of every total, and says why', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[2024]]);
    await write(svod, id, 'Кластеры!A2:J2', [A_CLUSTER]);
    await refreshOverHttp(svod);
    expect((await latest(svod)).headline.declaredClusters).toBe(1);
    await write(svod, id, 'Кластеры!E2', [['Нет такой отрасли']]);
    await refreshOverHttp(svod);
    const snapshot = await latest(svod);
    expect(snapshot.headline.declaredClusters).toBe(0);
    expect(snapshot.rows).toMatchObject({ read: 1, accepted: 0, setAside: 1, byCode: { NOT_IN_LIST: 1 } });
    expect(snapshot.sources).toMatchObject([
      { region: '59', state: 'fresh', rows: { read: 1, accepted: 0, setAside: 1 } },
    ]);
  });

  it('is found by its heading, wherever the column stands', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await write(svod, id, 'Кластеры!A2:J2', [A_CLUSTER]);
    await refreshOverHttp(svod);
    const rows = await values(svod, id, 'Кластеры!A1:O2');
    const width = rows[0]?.length ?? 0;
    const mirrored = rows.map((row) => Array.from({ length: width }, (_, index) => row[width - 1 - index] ?? ''));
    await write(svod, id, 'Кластеры!A1:O2', mirrored);
    await write(svod, id, 'Кластеры!P1:Q1', [['__proto__', 'constructor']]);
    expect(await refreshOverHttp(svod)).toEqual({ published: false, reason: 'unchanged' });
  });
});

atHomeAll('unchanged data', () => {
  atHome('publish nothing, and the file stays the same to the byte', async () => {
    let hour = 9;
    const svod = await runSvod({ empty: false, now: () => new Date(Date.UTC(2026, 10, 23, hour)) });
    await refreshOverHttp(svod);
    const before = await latestText(svod);
    hour = 10;
    expect(await refreshOverHttp(svod)).toEqual({ published: false, reason: 'unchanged' });
    expect(await latestText(svod)).toBe(before);
    const status = await (await fetch(`${svod.url}/public/status.json`)).json();
    expect(status).toMatchObject({
      checkedAt: '2026-11-23T10:00:00.000Z',
      lastSuccess: { seq: 1, takenAt: '2026-11-23T09:00:00Z' },
      lastAttempt: { outcome: 'unchanged' },
      nextPlanned: '2026-11-23T11:00:00.000Z',
    });
  });

  atHome('repair a summary tab and an index that were destroyed', async () => {
    const svod = await runSvod({ empty: false });
    await refreshOverHttp(svod);
    const { google, centralSpreadsheetId: spreadsheetId } = svod;
    await google.sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ deleteSheet: { sheetId: 0 } }] },
    });
    expect(await refreshOverHttp(svod)).toEqual({ published: false, reason: 'unchanged' });
    expect((await values(svod, spreadsheetId, 'Сводка'))[0]?.[0]).toBe(SENTENCE);
  });
});

describe('the versions', () => {
  it('stay under their own names and are listed, newest first', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await refreshOverHttp(svod);
    const first = await latestText(svod);
    await write(svod, id, 'Кластеры!A2:J2', [A_CLUSTER]);
    await refreshOverHttp(svod);
    const { versions } = (await (await fetch(`${svod.url}/public/versions.json`)).json()) as {
      versions: { seq: number; sha256: string; path: string }[];
    };
    expect(versions.map((version) => version.seq)).toEqual([2, 1]);
    const stored = await fetch(`${svod.url}/public/${versions[1]?.path}snapshot.json`);
    expect(await stored.text()).toBe(first);
    expect(stored.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(stored.headers.get('etag')).toContain(versions[1]?.sha256);
    expect((await latest(svod)).previous).toEqual({ seq: 1, sha256: versions[1]?.sha256 });
  });
});

describe('a workbook that cannot be read', () => {
  it('holds the publication when it was counted before', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await write(svod, id, 'Кластеры!A2:J2', [A_CLUSTER]);
    await refreshOverHttp(svod);
    const before = await latestText(svod);
    await svod.google.drive.files.delete({ fileId: id });
    expect(await refreshOverHttp(svod)).toMatchObject({ published: false, reason: 'held', code: 'WORKBOOK_NOT_FOUND' });
    expect(await latestText(svod)).toBe(before);
    const status = await (await fetch(`${svod.url}/public/status.json`)).json();
    expect(status).toMatchObject({
      lastAttempt: { outcome: 'held', code: 'WORKBOOK_NOT_FOUND' },
      lastSuccess: { seq: 1 },
    });
  });

  it('is named when a heading was renamed, and the last good version stays', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await refreshOverHttp(svod);
    await write(svod, id, 'Участники!B1', [['ИНН организации']]);
    const outcome = await refreshOverHttp(svod);
    expect(outcome).toMatchObject({ published: false, reason: 'held', code: 'HEADINGS_WRONG' });
    expect(JSON.stringify(outcome)).toContain('«ИНН»');
    expect((await latest(svod)).seq).toBe(1);
  });

  it('is missing, and the others go on, when it was never readable', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    const broken = await newWorkbook(svod, '16');
    await write(svod, broken, 'Проекты!A1', [['']]);
    expect(await refreshOverHttp(svod)).toMatchObject({ published: true });
    const { sources } = await latest(svod);
    expect(sources.map(({ region, state }) => [region, state])).toEqual([
      ['16', 'missing'],
      ['59', 'empty'],
    ]);
  });
});

describe('a start with nothing', () => {
  it('publishes nothing while no workbook is listed, and says so', async () => {
    const svod = await runSvod();
    expect(await refreshOverHttp(svod)).toEqual({ published: false, reason: 'no-workbooks' });
    const missing = await fetch(`${svod.url}/public/latest.json`);
    expect(missing.status).toBe(404);
    expect(await missing.json()).toEqual({
      error: { code: 'NOT_FOUND', message: expect.any(String), remedy: expect.any(String) },
    });
  });

  it('publishes zeros when the workbooks are empty', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    expect(await refreshOverHttp(svod)).toMatchObject({ published: true, seq: 1 });
    const snapshot = await latest(svod);
    expect(snapshot.headline).toMatchObject({ operatingClusters: 0, forecastClusters: 0, growth: null });
    expect(snapshot.breakdowns.byRegion).toHaveLength(83);
  });
});

describe('a restart', () => {
  it('keeps every edit, every version and the order of versions', async () => {
    const dataFolder = temporaryFolder();
    const first = await runSvod({ dataFolder });
    const id = await newWorkbook(first, '59');
    await write(first, id, 'Кластеры!A2:J2', [A_CLUSTER]);
    await refreshOverHttp(first);
    const before = await latestText(first);
    await first.close();

    const second = await runSvod({ dataFolder });
    expect(await latestText(second)).toBe(before);
    expect(await refreshOverHttp(second)).toEqual({ published: false, reason: 'unchanged' });
    await write(second, id, 'Кластеры!H2', [['Отказ']]);
    expect(await refreshOverHttp(second)).toMatchObject({ published: true, seq: 2 });
  });
});

atHomeAll('two at once', () => {
  atHome('runs asked for together stand in one queue, and only one publishes', async () => {
    const svod = await runSvod({ empty: false });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => refreshOverHttp(svod)));
    expect(outcomes.filter((outcome) => outcome.published)).toHaveLength(1);
    expect((await latest(svod)).seq).toBe(1);
  });

  atHome('a workbook of a region is made once', async () => {
    const svod = await runSvod();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => post(`${svod.url}/local/workbooks`, { region: '59' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
  });
});

atHomeAll('typing as a person would', () => {
  let svod: RunningSvod;
  let id = '';

  async function start(): Promise<void> {
    svod = await runSvod();
    id = await newWorkbook(svod, '59');
  }

  async function type(range: string, rows: unknown[][]): Promise<{ cell: string; note: string; severity: string }[]> {
    const { status, body } = await post(`${svod.url}/local/edit`, { spreadsheetId: id, range, values: rows });
    expect(status).toBe(200);
    return (body as { marks: { cell: string; note: string; severity: string }[] }).marks;
  }

  it('answers a mark at the cell, with what was found and what to do', async () => {
    await start();
    const marks = await type('Участники!B2', [['7707083894']]);
    expect(marks).toEqual([
      {
        cell: 'Участники!B2',
        note: 'В ИНН 7707083894 ошибка: контрольная цифра не сходится. Сверьте ИНН с документом.',
        severity: 'error',
      },
    ]);
  });

  it('says nothing of cells that are not filled in yet', async () => {
    await start();
    expect(await type('Кластеры!D2', [['Кластер станкостроения']])).toEqual([]);
  });

  it('sees the date that 1.5 became in a number column, and the gate sees it too', async () => {
    await start();
    const marks = await type('Проекты!M2', [['1.5']]);
    expect(marks.map(({ cell, severity }) => [cell, severity])).toEqual([['Проекты!M2', 'error']]);
    await refreshOverHttp(svod);
    expect((await latest(svod)).rows.byCode['DATE_FOR_NUMBER']).toBe(1);
  });

  it('keeps a leading zero in a column of codes', async () => {
    await start();
    expect(await type('Участники!B2', [['0105000015']])).toEqual([]);
    expect(await values(svod, id, 'Участники!B2')).toEqual([['0105000015']]);
  });

  it('never repeats personal data', async () => {
    await start();
    const marks = await type('Участники!E2', [['Иванов Пётр Сергеевич, +7 912 345-67-89']]);
    expect(marks.map((mark) => mark.severity)).toEqual(['error']);
    expect(JSON.stringify(marks)).not.toMatch(/Пётр|Сергеевич|345-67/);
    await refreshOverHttp(svod);
    expect(await latestText(svod)).not.toMatch(/Пётр|Сергеевич|345-67/);
    expect(JSON.stringify(svod.events)).not.toMatch(/Пётр|Сергеевич|345-67/);
  });

  it('gives the same problems at the gate when the row was written by a program', async () => {
    await start();
    const row = ['C59-24-001', '7707083894', '1027700132196', '', 'ИП Пример', 'Поставщик', '20.15', '59', '', 45_000];
    const marks = await type(`${participants.title}!A2:J2`, [row]);
    await refreshOverHttp(svod);
    const { rows } = await latest(svod);
    const errors = marks.filter((mark) => mark.severity === 'error');
    expect(Object.values(rows.byCode).reduce((sum, count) => sum + count, 0)).toBe(errors.length);
    expect(Object.keys(rows.byCode)).toEqual(['INN_CHECKSUM', 'NO_PARENT', 'OGRN_CHECKSUM', 'PERSONAL_DATA']);
  });
});
