/** What is kept of every workbook: it saves reading, and stands in for a workbook that cannot be read. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../domain/snapshot.ts';
import { declaredCluster, rawWorkbook } from '../domain/rows.ts';
import { fillWorkbook, write } from '../faults/filled-workbook.ts';
import { latest, newWorkbook, post, type RunningSvod, refreshOverHttp, runSvod } from '../local/running-svod.ts';

const REGIONS = ['16', '18', '59', '77'];

interface Country {
  readonly svod: RunningSvod;
  readonly ids: ReadonlyMap<string, string>;
}

function clustersOf(region: string, count: number) {
  return Array.from({ length: count }, (_, index) =>
    declaredCluster({ id: `C${region}-24-${101 + index}`, region, name: `Кластер ${region} ${index}` }),
  );
}

/** Four regions with so many clusters each: read, told, read again after that, and once more to be sure. */
async function country(clusters = 6, now?: () => Date): Promise<Country> {
  const svod = await runSvod(now ? { now } : {});
  await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[2024]]);
  const ids = new Map<string, string>();
  for (const region of REGIONS) {
    const id = await newWorkbook(svod, region);
    ids.set(region, id);
    await fillWorkbook(svod, id, rawWorkbook({ clusters: clustersOf(region, clusters) }));
  }
  for (let run = 0; run < 3; run++) await refreshOverHttp(svod);
  return { svod, ids };
}

function idOf({ ids }: Country, region: string): string {
  return ids.get(region) ?? '';
}

async function readsOf(one: Country, work: () => Promise<unknown>): Promise<number> {
  const { svod } = one;
  const match = { method: 'sheets.*', nth: 1_000_000 };
  await post(`${svod.url}/local/faults`, { match, fault: { kind: 'internalError' } });
  await work();
  const listed = (await (await fetch(`${svod.url}/local/faults`)).json()) as { faults: { matched: number }[] };
  await fetch(`${svod.url}/local/faults`, { method: 'DELETE' });
  return listed.faults[0]?.matched ?? -1;
}

async function close(one: Country, region: string): Promise<void> {
  const fault = { kind: 'permissionLost', spreadsheetId: idOf(one, region) };
  expect(await post(`${one.svod.url}/local/faults`, { match: {}, fault })).toMatchObject({ status: 201 });
}

async function keepFewer(one: Country, region: string, clusters: number): Promise<void> {
  const rows = Array.from({ length: 15 - clusters }, () => Array.from({ length: 15 }, () => ''));
  await write(one.svod, idOf(one, region), `Кластеры!A${clusters + 2}:O16`, rows);
}

function sourceOf({ sources }: Snapshot, region: string) {
  return sources.find((source) => source.region === region);
}

it('what a run writes itself is no news on the terminal, what others write is', async () => {
  const one = await country();
  const told = () => one.svod.events.filter(({ event }) => event === 'edited').length;
  const before = told();
  await write(one.svod, idOf(one, '59'), 'Кластеры!I2', [['31.02.2024']]);
  expect(told()).toBe(before + 1);
  expect(await refreshOverHttp(one.svod)).toMatchObject({ published: true });
  expect(told()).toBe(before + 1);
});

describe('a workbook that was not changed', () => {
  it('is not read: a run costs what changed, whatever the number of workbooks', async () => {
    const one = await country();
    const idle = await readsOf(one, () => refreshOverHttp(one.svod));
    await write(one.svod, idOf(one, '59'), 'Кластеры!D2', [['Кластер новый']]);
    const changed = await readsOf(one, () => refreshOverHttp(one.svod));
    expect(changed - idle).toBeLessThanOrEqual(3);
    expect(idle).toBeLessThanOrEqual(4);
    expect((await latest(one.svod)).headline.declaredClusters).toBe(24);
  });

  it('is read anew when what was kept is lost, and the figures are the same', async () => {
    const one = await country();
    const before = await latest(one.svod);
    rmSync(join(one.svod.dataFolder, 'private'), { recursive: true });
    expect(await refreshOverHttp(one.svod)).toEqual({ published: false, reason: 'unchanged' });
    expect(await latest(one.svod)).toEqual(before);
  });

  it('is kept without personal data', async () => {
    const one = await country();
    await write(one.svod, idOf(one, '59'), 'Кластеры!D2', [['ИП Сидоров Иван Петрович']]);
    await refreshOverHttp(one.svod);
    const folder = join(one.svod.dataFolder, 'private/parts');
    const texts = readdirSync(folder).map((name) => gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.join()).not.toContain('Сидоров');
    expect(texts.join()).toContain('"refused":"soleTrader"');
  });
});

describe('a workbook that cannot be read', () => {
  it('keeps its last part: stale, since when and why, while the others go on', async () => {
    const one = await country();
    await close(one, '59');
    await write(one.svod, idOf(one, '18'), 'Кластеры!A8:O8', [
      rawWorkbook({ clusters: clustersOf('18', 7) }).clusters[7] ?? [],
    ]);
    expect(await refreshOverHttp(one.svod)).toMatchObject({ published: true });
    const snapshot = await latest(one.svod);
    expect(snapshot.headline.declaredClusters).toBe(25);
    expect(sourceOf(snapshot, '59')).toMatchObject({ state: 'stale', code: 'WORKBOOK_CLOSED', rows: { accepted: 6 } });
    const status = await (await fetch(`${one.svod.url}/public/status.json`)).json();
    expect(status).toMatchObject({ stale: ['59'] });
    await fetch(`${one.svod.url}/local/faults`, { method: 'DELETE' });
    await refreshOverHttp(one.svod);
    expect(sourceOf(await latest(one.svod), '59')).toMatchObject({ state: 'fresh' });
  });

  it('F25 beside too many others holds the publication, and all are named', async () => {
    const one = await country();
    await write(one.svod, idOf(one, '77'), 'Кластеры!D2', [['Кластер новый']]);
    await close(one, '59');
    await close(one, '77');
    expect(await refreshOverHttp(one.svod)).toMatchObject({
      reason: 'held',
      code: 'TOO_MANY_UNREADABLE',
      message: expect.stringContaining('2 из 4 (субъекты 59, 77)'),
    });
  });
});

describe('a region whose rows disappeared', () => {
  it('keeps its last part until the operator confirms', async () => {
    const one = await country();
    await keepFewer(one, '59', 2);
    await refreshOverHttp(one.svod);
    const held = await latest(one.svod);
    expect(sourceOf(held, '59')).toMatchObject({ state: 'stale', code: 'COLLAPSE', rows: { accepted: 6 } });
    expect(held.headline.declaredClusters).toBe(24);
    await write(one.svod, one.svod.centralSpreadsheetId, 'Книги!E4', [[46_349]]);
    await refreshOverHttp(one.svod);
    const confirmed = await latest(one.svod);
    expect(sourceOf(confirmed, '59')).toMatchObject({ state: 'fresh', rows: { accepted: 2 } });
    expect(confirmed.headline.declaredClusters).toBe(20);
  });

  it('by half at most is believed', async () => {
    const one = await country();
    await keepFewer(one, '59', 3);
    await refreshOverHttp(one.svod);
    expect(sourceOf(await latest(one.svod), '59')).toMatchObject({ state: 'fresh', rows: { accepted: 3 } });
  });

  it('is believed from the day in Moscow on which they disappeared, whatever the day in London', async () => {
    const now = { time: new Date('2026-11-23T21:30:00Z') };
    const one = await country(6, () => now.time);
    await keepFewer(one, '59', 2);
    await refreshOverHttp(one.svod);
    const confirmOn = (serial: number) => write(one.svod, one.svod.centralSpreadsheetId, 'Книги!E4', [[serial]]);
    await confirmOn(46_349);
    await refreshOverHttp(one.svod);
    expect(sourceOf(await latest(one.svod), '59')).toMatchObject({ state: 'stale', code: 'COLLAPSE' });
    await confirmOn(46_350);
    await refreshOverHttp(one.svod);
    expect(sourceOf(await latest(one.svod), '59')).toMatchObject({ state: 'fresh' });
  });

  it('while a headline number jumps tenfold, holds the publication until it is confirmed', async () => {
    const one = await country();
    for (const region of REGIONS) {
      const drafts = clustersOf(region, 7).map((entry) => ({ ...entry, status: 'Черновик' }));
      await fillWorkbook(one.svod, idOf(one, region), rawWorkbook({ clusters: drafts }));
    }
    expect(await refreshOverHttp(one.svod)).toMatchObject({
      reason: 'held',
      code: 'HEADLINE_JUMP',
      message: expect.stringContaining('было 24, стало 0'),
    });
    const today = REGIONS.map(() => [46_349]);
    await write(one.svod, one.svod.centralSpreadsheetId, 'Книги!E2:E5', today);
    expect(await refreshOverHttp(one.svod)).toMatchObject({ published: true });
  });

  it('together with others, in a country of many rows, holds the publication', async () => {
    const one = await country(15);
    for (const region of REGIONS) await keepFewer(one, region, 9);
    expect(await refreshOverHttp(one.svod)).toMatchObject({
      reason: 'held',
      code: 'COLLAPSE_NATIONAL',
      message: expect.stringContaining('60, а теперь 36'),
    });
  });
});
