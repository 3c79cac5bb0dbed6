/** Every way in which the function and the local interface can fail has one shape, and gives nothing internal away. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asFailure } from '../../functions/failure.ts';
import { generateSigningKey } from '../../functions/signing-key.ts';
import { freePort, newWorkbook, post, runSvod, temporaryFolder } from '../local/running-svod.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ONE_SHAPE = {
  error: { code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String), remedy: expect.any(String) },
};

describe('the error shape', () => {
  it('is the same for every refusal', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    const json = { 'Content-Type': 'application/json' };
    const refusals: readonly [string, RequestInit, number][] = [
      ['/functions/refresh', { method: 'GET' }, 405],
      ['/public/nothing', { method: 'GET' }, 404],
      ['/public/latest.json', { method: 'PUT' }, 405],
      ['/local/nothing', { method: 'GET' }, 404],
      ['/local/workbooks', { method: 'POST', headers: json, body: '{"region":"00"}' }, 400],
      ['/local/workbooks', { method: 'POST', headers: json, body: '{"region":59}' }, 400],
      ['/local/workbooks', { method: 'POST', headers: json, body: '{' }, 400],
      ['/local/edit', { method: 'POST', headers: json, body: '{}' }, 400],
      ['/local/edit', { method: 'POST', headers: json, body: '{"spreadsheetId":"x","range":"A1","values":[]}' }, 404],
      [
        '/local/edit',
        { method: 'POST', headers: json, body: JSON.stringify({ spreadsheetId: id, range: 'Нет!A1', values: [['']] }) },
        400,
      ],
    ];
    for (const [path, init, status] of refusals) {
      const response = await fetch(`${svod.url}${path}`, init);
      expect([path, response.status]).toEqual([path, status]);
      expect(await response.json()).toEqual(ONE_SHAPE);
    }
  });

  it('says that the list of workbooks is wrong, with its line', async () => {
    const svod = await runSvod();
    await svod.google.sheets.spreadsheets.values.update({
      spreadsheetId: svod.centralSpreadsheetId,
      range: 'Книги!A2:B3',
      valueInputOption: 'RAW',
      requestBody: {
        values: [
          ['59', 'not an id'],
          ['98', ''],
        ],
      },
    });
    const { status, body } = await post(`${svod.url}/functions/refresh`);
    expect(status).toBe(503);
    expect(body).toEqual(ONE_SHAPE);
    expect(JSON.stringify(body)).toMatch(/WORKBOOK_LIST_WRONG.*строка 2.*строка 3/);
    expect(await (await fetch(`${svod.url}/public/status.json`)).json()).toMatchObject({
      lastAttempt: { outcome: 'failed', code: 'WORKBOOK_LIST_WRONG' },
      lastSuccess: null,
    });
  });

  it('keeps to itself what it did not foresee', () => {
    const failure = asFailure(new TypeError('secret at /root/.ssh'));
    expect(failure.code).toBe('INTERNAL');
    expect(`${failure.message}${failure.remedy}`).not.toContain('secret');
  });
});

describe('the function as the cloud hosts it', () => {
  async function host(environment: Record<string, string>): Promise<string> {
    const port = await freePort();
    const framework = resolve(ROOT, 'node_modules/@google-cloud/functions-framework/build/src/main.js');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', framework, '--target=refresh', '--source=functions/index.ts', `--port=${port}`],
      { cwd: ROOT, env: { ...process.env, ...environment } },
    );
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const url = `http://127.0.0.1:${port}/`;
    await expect
      .poll(
        () =>
          fetch(url).then(
            (answer) => answer.status,
            () => 0,
          ),
        { timeout: 60_000 },
      )
      .toBe(405);
    return url;
  }

  it('publishes from the stand-in, given only other addresses', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    const url = await host({
      SVOD_CENTRAL_SPREADSHEET_ID: svod.centralSpreadsheetId,
      SVOD_PUBLIC_STORE: temporaryFolder(),
      SVOD_PRIVATE_STORE: temporaryFolder(),
      SVOD_SIGNING_KEY: generateSigningKey(),
      SVOD_GOOGLE_ROOT_URL: `${svod.url}/`,
      SVOD_GOOGLE_TOKEN: 'test',
    });
    expect(await post(url)).toMatchObject({ status: 200, body: { published: true, seq: 1 } });
    expect(await post(url)).toMatchObject({ status: 200, body: { published: false, reason: 'unchanged' } });
  });

  it('names every missing setting instead of failing one by one', async () => {
    const url = await host({ SVOD_CENTRAL_SPREADSHEET_ID: '', SVOD_PUBLIC_STORE: '' });
    const { status, body } = await post(url);
    expect(status).toBe(500);
    expect(body).toEqual(ONE_SHAPE);
    expect(JSON.stringify(body)).toMatch(/SETTINGS_WRONG.*SVOD_CENTRAL_SPREADSHEET_ID.*SVOD_PUBLIC_STORE/);
  });
});
