/** F18, F23, F24, F26, N15: the process that hosts a run is asked to end, is called wrongly, speaks another language. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSigningKey } from '../../functions/signing-key.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import { exitCode, run } from '../local/running-process.ts';
import { freePort, latestText, newWorkbook, post, refreshOverHttp, temporaryFolder } from '../local/running-svod.ts';
import { readHistory } from '../publication/history.ts';
import { write } from './filled-workbook.ts';
import { standing } from './standing-svod.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('F18 a process that is asked to end', () => {
  it('F18 SIGTERM within a run: it ends by itself within the ten seconds that it is given, and all is whole', async () => {
    const dataFolder = temporaryFolder();
    const port = await freePort();
    const svod = run('local/start.ts', ['--port', String(port), '--data', dataFolder]);
    const url = `http://127.0.0.1:${port}`;
    await expect.poll(() => svod.output(), { timeout: 60_000 }).toContain('Опубликована версия 1');
    const faults = await post(`${url}/local/faults`, {
      match: { method: 'sheets.*' },
      fault: { kind: 'quotaExceeded' },
    });
    expect(faults.status).toBe(201);
    const running = fetch(`${url}/functions/refresh`, { method: 'POST' }).catch(() => null);
    const injected = async () => {
      const listed = (await (await fetch(`${url}/local/faults`)).json()) as { faults: { injected: number }[] };
      return listed.faults[0]?.injected ?? 0;
    };
    await expect.poll(injected, { timeout: 60_000 }).toBeGreaterThan(0);
    svod.child.kill('SIGTERM');
    expect(await exitCode(svod)).toBe(0);
    await running;
    const key = parseSigningKey(readFileSync(join(dataFolder, 'signing-key.pem'), 'utf8'));
    const { broken, versions } = await readHistory(createFileStore(join(dataFolder, 'public')), key?.publicKey ?? '');
    expect([broken, versions.map(({ seq }) => seq)]).toEqual([[], [1]]);
  }, 120_000);
});

describe('F23 a caller', () => {
  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])(
    'F23 with the wrong method, %s, gets 405, and no work is done',
    async (method) => {
      const one = await standing();
      const told = one.svod.events.length;
      const response = await fetch(`${one.svod.url}/functions/refresh`, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(await response.json()).toMatchObject({ error: { code: 'METHOD_NOT_ALLOWED' } });
      expect([one.svod.events.length, await latestText(one.svod)]).toEqual([told, one.before]);
    },
  );

  it('F23 with a huge body gets 413, and no work is done; a body as a scheduler sends it is not looked at', async () => {
    const one = await standing();
    const told = one.svod.events.length;
    const send = (length: number) => {
      const headers = { 'Content-Type': 'application/json' };
      const body = `{"x":"${'я'.repeat(length)}"}`;
      return fetch(`${one.svod.url}/functions/refresh`, { method: 'POST', headers, body });
    };
    for (const length of [40_000, 2_000_000]) {
      const response = await send(length);
      expect([response.status, await response.json()]).toMatchObject([413, { error: { code: 'BODY_TOO_LARGE' } }]);
    }
    expect([one.svod.events.length, await latestText(one.svod)]).toEqual([told, one.before]);
    expect(await (await send(100)).json()).toEqual({ published: false, reason: 'unchanged' });
  });
});

describe('F24 the list of workbooks', () => {
  it.each([
    [
      'a workbook twice',
      (id: string, other: string) => [
        ['59', id],
        ['16', id],
        ['18', other],
      ],
    ],
    [
      'a region twice',
      (id: string, other: string) => [
        ['59', id],
        ['59', other],
      ],
    ],
    [
      'a line without a workbook',
      (id: string) => [
        ['59', id],
        ['16', ''],
      ],
    ],
  ])('F24 that names %s stops the run, with the lines named, and the old version is served', async (_what, lines) => {
    const one = await standing();
    const other = await newWorkbook(one.svod, '16');
    const rows = lines(one.id, other);
    await write(one.svod, one.svod.centralSpreadsheetId, `Книги!A2:B${rows.length + 1}`, rows);
    const { status, body } = await post(`${one.svod.url}/functions/refresh`);
    expect([status, body]).toMatchObject([
      503,
      { error: { code: 'WORKBOOK_LIST_WRONG', message: expect.stringMatching(/«Книги», строка [23]:/) } },
    ]);
    expect(JSON.stringify(body)).not.toContain(one.id);
    expect(await latestText(one.svod)).toBe(one.before);
    const status2 = await (await fetch(`${one.svod.url}/public/status.json`)).json();
    expect(status2).toMatchObject({ lastAttempt: { code: 'WORKBOOK_LIST_WRONG' }, lastSuccess: { seq: 1 } });
  });
});

describe('F26 another language of the machine', () => {
  const ENVIRONMENTS: readonly NodeJS.ProcessEnv[] = [
    { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' },
    { LANG: 'ru_RU.UTF-8', LC_ALL: 'ru_RU.UTF-8', TZ: 'Europe/Moscow' },
    { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
    { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', TZ: 'America/St_Johns' },
  ];

  it('F26 changes no byte of what is published', () => {
    const { LANG: _lang, LC_ALL: _all, TZ: _zone, ...rest } = process.env;
    const said = ENVIRONMENTS.map((environment) => {
      const parameters = ['--import', 'tsx', join(import.meta.dirname, 'snapshot-bytes.ts')];
      const env = { ...rest, ...environment };
      return spawnSync(process.execPath, parameters, { cwd: ROOT, env, encoding: 'utf8' }).stdout.trim();
    });
    expect(said[0]).toMatch(/^[0-9a-f]{64} \d{4,}$/);
    expect(new Set(said).size).toBe(1);
  }, 120_000);
});

describe('N15 a notification', () => {
  it('N15 that is forged, repeated or missing cannot be: nobody is asked to send any, every run asks for itself', async () => {
    const folder = join(ROOT, 'functions');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.filter((source) => /\b(files|changes)\.watch\b|\bchannels\.|X-Goog-Channel/i.test(source))).toEqual(
      [],
    );
    const one = await standing();
    await write(one.svod, one.id, 'Кластеры!J2', [[2025]]);
    expect(await refreshOverHttp(one.svod)).toMatchObject({ published: true });
    for (let again = 0; again < 3; again += 1) {
      expect(await refreshOverHttp(one.svod)).toEqual({ published: false, reason: 'unchanged' });
    }
  });
});
