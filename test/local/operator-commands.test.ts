/** The commands of the operator as processes: beside a running Svod, without one, and against the stores of a cloud. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGcsStore } from '../../functions/stores/gcs-store.ts';
import { createS3Store } from '../../functions/stores/s3-store.ts';
import { startGcsServer } from '../functions/stores/gcs-server.ts';
import { startS3Server } from '../functions/stores/s3-server.ts';
import {
  historyOf,
  newClock,
  publishValue,
  rollBackTo,
  valuesOf,
  withdrawVersion,
} from '../publication/operated-register.ts';
import { KEY, KEY_PEM } from '../publication/tiny-register.ts';
import { exitCode, run } from './running-process.ts';
import { temporaryFolder } from './running-svod.ts';
import { svodWithVersions } from './verify/published-svod.ts';

interface Told {
  readonly code: number | null;
  readonly text: string;
}

async function command(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const running = run(`local/${name}.ts`, args, env);
  const code = await exitCode(running);
  return { code, text: running.output() };
}

function verify(address: string, state: string): Promise<Told> {
  return command('verify', [address, '--state', join(state, 'known.json')]);
}

describe('the commands of the operator', () => {
  it('work beside a running Svod, which then publishes nothing until they let go', { timeout: 120_000 }, async () => {
    const { svod, publicFolder } = await svodWithVersions(3);
    const data = ['--data', svod.dataFolder];
    const before = await command('rollback', data);
    expect(before).toMatchObject({ code: 0, text: expect.stringContaining('Публикация идёт как обычно') as string });
    const rolled = await command('rollback', ['--to', '1', '--why', 'Ошибка в строках', ...data]);
    expect(rolled).toMatchObject({ code: 0, text: expect.stringContaining('Опубликована версия 4') as string });
    expect(await svod.refresh()).toMatchObject({ published: false, reason: 'held', code: 'ROLLED_BACK' });
    const dry = await command('refresh-once', ['--dry-run', ...data]);
    expect(dry.code).toBe(4);
    expect(dry.text).toMatch(/ничего не записано[\s\S]*ROLLED_BACK/);

    const withdrawn = await command('withdraw', ['--seq', '3', '--why', 'Лишние строки', ...data]);
    expect(withdrawn).toMatchObject({ code: 0, text: expect.stringContaining('Версия 3 отозвана') as string });
    const folder = readdirSync(join(publicFolder, 'versions')).find((name) => name.startsWith('3-')) ?? '';
    const gone = await fetch(`${svod.url}/public/versions/${folder}/snapshot.json`);
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([410, 'no-store']);
    expect(await gone.json()).toMatchObject({
      error: { code: 'VERSION_WITHDRAWN', message: expect.stringContaining('Лишние строки') as string },
    });
    for (const name of ['manifest.json', 'manifest.sig', 'withdrawn.json', 'withdrawn.sig']) {
      expect((await fetch(`${svod.url}/public/versions/${folder}/${name}`)).status).toBe(200);
    }
    const state = temporaryFolder();
    for (const address of [`${svod.url}/public`, publicFolder]) {
      const { code, text } = await verify(address, state);
      expect([code, text]).toEqual([2, expect.stringMatching(/Версия 3 отозвана .*Лишние строки/)]);
      expect(text).toContain('Издатель вернул прежние данные');
    }
    expect((await command('collect', data)).text).toContain('Лишнего старше 30 дней нет');
    expect((await command('rollback', ['--release', ...data])).code).toBe(0);
    expect(await svod.refresh()).toMatchObject({ published: true, seq: 5 });
    await svod.close();
    const alone = await command('refresh-once', ['--dry-run', '--json', ...data]);
    expect([alone.code, (JSON.parse(alone.text) as { verdict: string }).verdict]).toEqual([0, 'unchanged']);
    expect((await command('rollback', ['--to', '2', ...data])).text).toContain('Опубликована версия 6');
  });

  it.each([
    ['rollback', ['--to', 'два']],
    ['rollback', ['--to', '1', '--why', 'Звоните Иванову Ивану Ивановичу, +7 912 345-67-89']],
    ['rollback', ['--release', '--to', '1']],
    ['withdraw', ['--seq', '1']],
    ['withdraw', ['--why', 'Так надо']],
    ['withdraw', ['--seq', '1', '--why', ' ']],
    ['collect', ['всё']],
    ['refresh-once', ['--dry-run', '--port', '1']],
  ])('npm run %s %j is a wrong command: told how to write it, exit code 2', async (name, args) => {
    const { code, text } = await command(name, args);
    expect([code, text]).toEqual([2, expect.stringContaining('Можно так: npm run')]);
  });

  it('say where there is no register, and touch nothing', async () => {
    const folder = temporaryFolder();
    for (const [name, args] of [
      ['rollback', ['--to', '1']],
      ['withdraw', ['--seq', '1', '--why', 'Ошибка']],
      ['collect', ['--delete']],
      ['refresh-once', ['--dry-run']],
    ] as const) {
      expect(await command(name, [...args, '--data', folder])).toMatchObject({
        code: 1,
        text: expect.stringContaining('реестра нет') as string,
      });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('work on the stores of the settings: S3', { timeout: 120_000 }, async () => {
    const { url, bucket, close } = await startS3Server();
    onTestFinished(close);
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const open = createS3Store({ bucket: bucket.name, region: 'test', endpoint: url, credentials });
    const now = newClock();
    for (const value of [1, 2]) await publishValue(open, value, now);
    const env = environment(url);
    expect((await command('rollback', ['--to', '1', '--cloud'], env)).text).toContain('Опубликована версия 3');
    expect((await command('withdraw', ['--seq', '2', '--why', 'Ошибка', '--cloud'], env)).code).toBe(0);
    expect((await command('rollback', ['--cloud'], env)).text).toMatch(/2 .*отозвана: Ошибка[\s\S]*остановлена/);
    expect((await command('collect', ['--cloud', '--delete'], env)).code).toBe(0);
    expect(await publishValue(open, 7, now)).toEqual({ outcome: 'held' });
    expect(await valuesOf({ open, closed: open })).toEqual([
      [3, 1],
      [2, null],
      [1, 1],
    ]);
    expect([...bucket.objects.keys()].filter((path) => path.startsWith('probe/'))).toEqual([]);
  });
});

describe('rolling back and withdrawing in a bucket of Google', () => {
  it('leave the same as in a folder', async () => {
    const server = await startGcsServer();
    onTestFinished(server.close);
    const open = createGcsStore({ bucket: server.bucket.name, endpoint: server.url, token: 'test' });
    const closedServer = await startGcsServer('svod-private');
    onTestFinished(closedServer.close);
    const closed = createGcsStore({ bucket: 'svod-private', endpoint: closedServer.url, token: 'test' });
    const now = newClock();
    const place = { open, closed };
    for (const value of [1, 2, 3]) await publishValue(open, value, now);
    await rollBackTo(place, 2, now);
    await withdrawVersion(place, 3, now);
    expect(await publishValue(open, 7, now)).toEqual({ outcome: 'held' });
    expect(await valuesOf(place)).toEqual([
      [4, 2],
      [3, null],
      [2, 2],
      [1, 1],
    ]);
    expect((await historyOf(place)).versions[0]?.manifest.keyId).toBe(KEY.keyId);
    expect((await closed.list('withdrawn/')).length).toBeGreaterThan(0);
    const index = server.bucket.objects.get('versions.json');
    expect(index?.cacheControl).toBe('public, max-age=30');
  });
});

/** One bucket for both stores: the server has no other. */
function environment(endpoint: string): Readonly<Record<string, string>> {
  return {
    SVOD_CENTRAL_SPREADSHEET_ID: 'x'.repeat(30),
    SVOD_PUBLIC_STORE: 's3://svod-public',
    SVOD_PRIVATE_STORE: 's3://svod-public',
    SVOD_S3_REGION: 'test',
    SVOD_S3_ENDPOINT: endpoint,
    SVOD_SIGNING_KEY: KEY_PEM,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
}
