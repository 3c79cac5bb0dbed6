/** `npm run sheets` as a person runs it: as a process, with Ctrl-C. */
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createGoogleClients } from '../../functions/google-clients.ts';
import { exitCode, type Running, run } from './running-process.ts';
import { freePort, temporaryFolder } from './running-svod.ts';

async function start(...args: readonly string[]): Promise<Running & { readonly url: string }> {
  const port = await freePort();
  const running = run('local/sheets.ts', ['--port', String(port), ...args]);
  const said = () => (running.child.exitCode === null ? running.output() : 'ended');
  await expect.poll(said, { timeout: 60_000 }).toContain('Ctrl-C');
  return { ...running, url: `http://127.0.0.1:${port}` };
}

const clientsAt = (url: string) => createGoogleClients({ googleRootUrl: `${url}/`, googleToken: 'local' });
const create = async (url: string, title: string) =>
  (await clientsAt(url).sheets.spreadsheets.create({ requestBody: { properties: { title } } })).data.spreadsheetId;
const titles = async (url: string) => (await clientsAt(url).drive.files.list({})).data.files?.map(({ name }) => name);

describe('npm run sheets', () => {
  it('says where it is and how a client is led there, and keeps documents in the folder it was told', async () => {
    const folder = temporaryFolder();
    const first = await start('--data', folder);
    expect(first.output()).toContain(`rootUrl: 'http://localhost:${new URL(first.url).port}/'`);
    expect(first.output()).toContain(folder);
    await create(first.url, 'Первая');
    first.child.kill('SIGTERM');
    expect(await exitCode(first)).toBe(0);
    const second = await start('--data', folder);
    expect(await titles(second.url)).toEqual(['Первая']);
  });

  it('leaves nothing behind without a folder, and ends cleanly on Ctrl-C', async () => {
    const running = await start();
    await create(running.url, 'Первая');
    expect(await titles(running.url)).toEqual(['Первая']);
    running.child.kill('SIGINT');
    expect(await exitCode(running)).toBe(0);
    expect(running.output()).toContain('Остановлено.');
  });

  it('answers only to this machine’s own names', async () => {
    const { url } = await start();
    const status = await new Promise((resolve) => {
      request(`${url}/v4/spreadsheets/x`, { headers: { host: 'elsewhere.example' } }, (answer) => {
        resolve(answer.resume().statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });

  it('says that the port is taken, or the folder, or that it does not understand, and what to do', async () => {
    const folder = temporaryFolder();
    const { url } = await start('--data', folder);
    const { port } = new URL(url);
    const taken = run('local/sheets.ts', ['--port', port]);
    expect(await exitCode(taken)).toBe(1);
    expect(taken.output()).toMatch(/^Порт \d+ уже занят\.\nВыберите другой: npm run sheets -- --port \d+\n$/);
    const held = run('local/sheets.ts', ['--port', String(await freePort()), '--data', folder]);
    expect(await exitCode(held)).toBe(1);
    expect(held.output()).toContain('уже использует');
    const confused = run('local/sheets.ts', ['--prot', '1']);
    expect(await exitCode(confused)).toBe(1);
    expect(confused.output()).toContain('npm run sheets -- --port 8090 --data ПАПКА');
  });
});
