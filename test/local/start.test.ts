/** `npm start` and `npm run refresh` as a person runs them: as processes, with Ctrl-C and with `kill -9`. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Snapshot } from '../../domain/snapshot.ts';
import { createGoogleClients } from '../../functions/google-clients.ts';
import { exitCode, type Running, run } from './running-process.ts';
import { freePort, temporaryFolder } from './running-svod.ts';

async function start(dataFolder: string, ...more: readonly string[]): Promise<Running & { readonly url: string }> {
  const port = await freePort();
  const running = run('local/start.ts', ['--port', String(port), '--data', dataFolder, ...more]);
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(() => (running.child.exitCode === null ? running.output() : 'ended'), { timeout: 60_000 })
    .toContain('Где смотреть');
  return { ...running, url };
}

async function latest(url: string): Promise<Snapshot | null> {
  const response = await fetch(`${url}/public/latest.json`);
  return response.status === 200 ? ((await response.json()) as Snapshot) : null;
}

describe('npm start', () => {
  it('says where to look, publishes the sample by itself, and ends cleanly on Ctrl-C', async () => {
    const svod = await start(temporaryFolder());
    await expect.poll(() => latest(svod.url), { timeout: 60_000 }).not.toBeNull();
    expect((await latest(svod.url))?.headline.forecastClusters).toBe(109);
    expect(svod.output()).toContain('/public/latest.json');
    expect(svod.output()).toContain('Опубликована версия 1: 61 кластер, заявлено ещё 48 от 45 регионов');
    svod.child.kill('SIGINT');
    expect(await exitCode(svod)).toBe(0);
    expect(svod.output()).toContain('Завершаю');
  });

  it('tells who asks while it starts to come again, and leaves nobody waiting', async () => {
    const dataFolder = temporaryFolder();
    // Another process holds the folder and is slow to say so: the port is taken, the folder is not open yet.
    let sayWho: () => void = () => undefined;
    const holder = createServer((socket) => {
      sayWho = () => socket.end('1 holder');
    });
    await new Promise<void>((done) => holder.listen(join(dataFolder, '.in-use'), done));
    onTestFinished(() => {
      holder.close();
    });
    const port = await freePort();
    const svod = run('local/start.ts', ['--port', String(port), '--data', dataFolder]);
    const ask = () => fetch(`http://127.0.0.1:${port}/public/latest.json`, { signal: AbortSignal.timeout(2_000) });
    await expect
      .poll(
        () =>
          ask().then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 60_000 },
      )
      .toBe(503);
    expect(await (await ask()).json()).toMatchObject({ error: { code: 'STARTING', remedy: expect.any(String) } });
    sayWho();
    expect(await exitCode(svod)).toBe(1);
    expect(svod.output()).toContain('уже использует');
  });

  it('loses no acknowledged write to kill -9, and the published snapshot stays whole', async () => {
    const dataFolder = temporaryFolder();
    const first = await start(dataFolder, '--empty');
    const created = await fetch(`${first.url}/local/workbooks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"region":"59"}',
    });
    const { spreadsheetId } = (await created.json()) as { spreadsheetId: string };
    const { sheets } = createGoogleClients({ googleRootUrl: `${first.url}/`, googleToken: 'test' });
    let acknowledged = 0;
    const writing = (async () => {
      for (let row = 2; row < 600; row++) {
        const values = [[`C59-24-${String(row).padStart(3, '0')}`]];
        const requestBody = { values };
        await sheets.spreadsheets.values.update(
          { spreadsheetId, range: `Кластеры!A${row}`, valueInputOption: 'RAW', requestBody },
          { retry: false },
        );
        acknowledged = row;
      }
    })().catch(() => 'cut off');
    await expect.poll(() => acknowledged, { timeout: 60_000, interval: 5 }).toBeGreaterThan(25);
    first.child.kill('SIGKILL');
    expect(await writing).toBe('cut off');

    const second = await start(dataFolder);
    const again = createGoogleClients({ googleRootUrl: `${second.url}/`, googleToken: 'test' });
    const { data } = await again.sheets.spreadsheets.values.get({ spreadsheetId, range: 'Кластеры!A2:A' });
    expect(data.values?.length).toBeGreaterThanOrEqual(acknowledged - 1);
    expect(data.values?.[acknowledged - 2]).toEqual([`C59-24-${String(acknowledged).padStart(3, '0')}`]);
    await expect.poll(() => latest(second.url), { timeout: 60_000 }).not.toBeNull();
    second.child.kill('SIGKILL');
    await exitCode(second);
  });

  it('says that the port is taken, and what to do', async () => {
    const svod = await start(temporaryFolder(), '--empty');
    const second = run('local/start.ts', ['--port', new URL(svod.url).port, '--data', temporaryFolder()]);
    expect(await exitCode(second)).toBe(1);
    expect(second.output()).toContain('уже занят');
    expect(second.output()).toContain('--port');
  });

  it('says that the folder is in use by another process, and what to do', async () => {
    const dataFolder = temporaryFolder();
    const svod = await start(dataFolder, '--empty');
    const second = run('local/start.ts', ['--port', String(await freePort()), '--data', dataFolder]);
    expect(await exitCode(second)).toBe(1);
    expect(second.output()).toContain(`процесс ${svod.child.pid}`);
    expect(second.output()).toContain('--data');
  });

  it('says which parameters there are when it does not understand', async () => {
    const confused = run('local/start.ts', ['--prot', '1']);
    expect(await exitCode(confused)).toBe(1);
    expect(confused.output()).toContain('npm start -- --port 8080 --data ПАПКА --empty');
  });
});

describe('npm run refresh', () => {
  it('runs once without a server and ends with 0, also when nothing changed', async () => {
    const dataFolder = temporaryFolder();
    const first = run('local/refresh-once.ts', ['--data', dataFolder]);
    expect(await exitCode(first)).toBe(0);
    expect(first.output()).toContain('Опубликована версия 1');
    const second = run('local/refresh-once.ts', ['--data', dataFolder]);
    expect(await exitCode(second)).toBe(0);
    expect(second.output()).toContain('Данные те же');
  });

  it('ends with 1 when the folder is in use', async () => {
    const dataFolder = temporaryFolder();
    await start(dataFolder, '--empty');
    const once = run('local/refresh-once.ts', ['--data', dataFolder]);
    expect(await exitCode(once)).toBe(1);
    expect(once.output()).toContain('уже использует');
  });
});
