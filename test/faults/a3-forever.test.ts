/** N01, N02, N07 and N08 that do not pass: nothing is published, what was is served meanwhile, and the next run goes on. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../../functions/environment.ts';
import { refresh } from '../../functions/refresh.ts';
import { readSettings } from '../../functions/settings.ts';
import { generateSigningKey } from '../../functions/signing-key.ts';
import { freePort, latestText, newWorkbook, post, runSvod } from '../local/running-svod.ts';
import {
  ask,
  clear,
  edit,
  expectKept,
  expectRecovered,
  type FaultySvod,
  faultySvod,
  type Met,
  pauses,
  run,
} from './faulty-svod.ts';

const PASSES = 'Обычно проходит само: следующий запуск повторит. Прежний снимок остался на месте.';
const CENTRAL = 'центральная таблица';
const SHEETS = { method: 'sheets.*' };
const MINUTE_MS = 60_000;

/** The calls that one place needs, and its name in the message. */
function placesOf({ id }: FaultySvod): readonly (readonly [object, string])[] {
  return [
    [SHEETS, CENTRAL],
    [{ path: `/v4/spreadsheets/${id}` }, 'таблица субъекта 59'],
    [{ method: 'drive.*' }, 'список файлов Диска'],
  ];
}

function watchServed(one: FaultySvod): void {
  one.pauses.during = async () => expect(await latestText(one.svod)).toBe(one.before);
}

describe('N01 429', () => {
  it('for the rest of a minute: the run waits for the minute to roll, and publishes', async () => {
    const one = await faultySvod();
    await ask(one, { kind: 'readQuota', reads: 2 }, SHEETS);
    await edit(one);
    watchServed(one);
    expect((await run(one)).body).toMatchObject({ published: true });
    expect(one.pauses.waited).not.toEqual([]);
    // The clock stood at a full minute; half of the two seconds beyond the next one are chance.
    expect(one.pauses.waited[0]).toBe(MINUTE_MS + 1000);
    for (const ms of one.pauses.waited) expect(ms).toBeGreaterThan(MINUTE_MS - 2000);
    // Refused once in each minute that is used up, and not asked again before the next.
    expect(await clear(one)).toEqual([expect.objectContaining({ injected: one.pauses.waited.length })]);
    await expectRecovered(one);
  });

  it.each([
    [0, ' «Read requests per minute per user»'],
    [1, ' «Read requests per minute per user»'],
    [2, ''],
  ])('for ever: the run ends within its time and names the quota and the place (%i)', async (which, limit) => {
    const one = await faultySvod();
    const [match = {}, place] = placesOf(one)[which] ?? [];
    await edit(one);
    await ask(one, { kind: 'quotaExceeded' }, match);
    watchServed(one);
    const started = one.pauses.now().getTime();
    const message = `Исчерпана квота Google${limit}: ${place}.`;
    await expectKept(one, 'GOOGLE_QUOTA', message, expect.stringContaining('запросите большую квоту'));
    expect(one.pauses.now().getTime() - started).toBeLessThan(480_000);
    expect(one.pauses.waited.length).toBeGreaterThanOrEqual(6);
    await clear(one);
    await expectRecovered(one);
  });
});

describe('N02 and N08 for ever', () => {
  it.each([
    ['N02', { kind: 'internalError' }, 'GOOGLE_UNAVAILABLE', 'Google ответил отказом (500)'],
    ['N02', { kind: 'badGateway' }, 'GOOGLE_UNAVAILABLE', 'Google ответил отказом (502)'],
    ['N02', { kind: 'unavailable' }, 'GOOGLE_UNAVAILABLE', 'Google ответил отказом (503)'],
    ['N02', { kind: 'gatewayTimeout' }, 'GOOGLE_UNAVAILABLE', 'Google ответил отказом (504)'],
    ['N07', { kind: 'connectionReset' }, 'GOOGLE_UNAVAILABLE', 'Google не ответил'],
    ['N08', { kind: 'wrongLength', by: 3 }, 'GOOGLE_UNAVAILABLE', 'Google не ответил'],
    ['N08', { kind: 'truncatedBody' }, 'GOOGLE_GARBLED', 'Google ответил не то, о чём его спросили'],
    ['N08', { kind: 'wrongLength', by: -3 }, 'GOOGLE_GARBLED', 'Google ответил не то, о чём его спросили'],
    ['N08', { kind: 'cutGzip' }, 'GOOGLE_GARBLED', 'Google ответил не то, о чём его спросили'],
    ['N08', { kind: 'htmlBody' }, 'GOOGLE_GARBLED', 'Google ответил не то, о чём его спросили'],
    ['N08', { kind: 'errorInOk' }, 'GOOGLE_GARBLED', 'Google ответил не то, о чём его спросили'],
  ])('%s %j: tried with pauses that grow, then told with the place', async (_id, fault, code, told) => {
    const one = await faultySvod();
    await edit(one);
    watchServed(one);
    for (const [match, place] of placesOf(one)) {
      one.pauses.waited.length = 0;
      await ask(one, fault, match);
      await expectKept(one, code, `${told}: ${place}.`, PASSES);
      // Half of 2, 4, 8 … seconds: full jitter with a chance that is always one half.
      expect(one.pauses.waited).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000]);
      expect(await clear(one)).toEqual([{ matched: 7, injected: 7 }]);
    }
    one.pauses.during = async () => undefined;
    await expectRecovered(one);
  });

  it('N02 a few times in every call: the run goes on, within its time', async () => {
    const one = await faultySvod();
    await edit(one);
    watchServed(one);
    await ask(one, { kind: 'unavailable' }, { probability: 0.4, seed: 20_261_123, method: 'GET' });
    expect((await run(one)).body).toMatchObject({ published: true });
    expect((await clear(one))[0]?.injected).toBeGreaterThan(2);
    await expectRecovered(one);
  });
});

describe('N07 a call that hangs', () => {
  it.each([
    ['delay', { kind: 'delay', ms: 3_600_000 }],
    ['slow-loris', { kind: 'slowBody', ms: 3_600_000 }],
  ])('%s: is given up, and asked for again', async (_name, fault) => {
    const one = await faultySvod(1500);
    await edit(one);
    watchServed(one);
    await ask(one, fault, { method: 'sheets.spreadsheets.values.batchGet', times: 1 });
    expect((await run(one)).body).toMatchObject({ published: true });
    expect(one.pauses.waited).toContain(1000);
    await clear(one);
    await expectRecovered(one);
  });

  it('for ever: is told with the place', async () => {
    const one = await faultySvod(300);
    await edit(one);
    await ask(one, { kind: 'slowBody', ms: 3_600_000 }, { path: `/v4/spreadsheets/${one.id}` });
    await expectKept(one, 'GOOGLE_UNAVAILABLE', 'Google не ответил: таблица субъекта 59.', PASSES);
    await clear(one);
    await expectRecovered(one);
  });
});

describe('N07 no way to Google', () => {
  /** The function of the same store, told another address. */
  async function runAt(one: FaultySvod, googleRootUrl: string): Promise<unknown> {
    const { svod } = one;
    const settings = readSettings({
      SVOD_CENTRAL_SPREADSHEET_ID: svod.centralSpreadsheetId,
      SVOD_PUBLIC_STORE: join(svod.dataFolder, 'public'),
      SVOD_PRIVATE_STORE: join(svod.dataFolder, 'private-other'),
      SVOD_SIGNING_KEY: generateSigningKey(),
      SVOD_GOOGLE_ROOT_URL: googleRootUrl,
      SVOD_GOOGLE_TOKEN: 'unused',
    });
    return refresh(await createWorld(settings, () => undefined, pauses().patience)).then(
      () => 'published',
      (failure: unknown) => failure,
    );
  }

  it('a connection that is refused', async () => {
    const one = await faultySvod();
    await edit(one);
    const failure = await runAt(one, `http://127.0.0.1:${await freePort()}/`);
    expect(failure).toMatchObject({
      code: 'GOOGLE_UNAVAILABLE',
      message: expect.stringContaining('Google не ответил'),
    });
    expect(await latestText(one.svod)).toBe(one.before);
    await expectRecovered(one);
  });

  it('a TLS error', async () => {
    const one = await faultySvod();
    await edit(one);
    const plain = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((listening) => plain.listen(0, '127.0.0.1', listening));
    const { port } = plain.address() as { port: number };
    const failure = await runAt(one, `https://127.0.0.1:${port}/`);
    plain.close();
    expect(failure).toMatchObject({
      code: 'GOOGLE_UNAVAILABLE',
      message: expect.stringContaining('Google не ответил'),
    });
    expect(await latestText(one.svod)).toBe(one.before);
    await expectRecovered(one);
  });
});

describe('a run whose time is over', () => {
  it('makes no further call', async () => {
    const one = await faultySvod();
    await edit(one);
    await ask(one, { kind: 'internalError' }, { nth: 1 });
    one.pauses.during = async () => {
      one.pauses.lost = () => 480_000;
    };
    const message = 'Запуск не уложился в срок: список файлов Диска.';
    await expectKept(one, 'RUN_TOO_LONG', message, expect.stringContaining('SVOD_DEADLINE_SECONDS'));
    expect(await clear(one)).toEqual([{ matched: 1, injected: 1 }]);
    one.pauses.lost = () => 0;
    await expectRecovered(one);
  });

  it('publishes nothing, though all was read', async () => {
    const one = await faultySvod();
    await edit(one);
    const told = one.svod.events.length;
    const wasRead = () => one.svod.events.slice(told).some(({ event }) => event === 'read');
    one.pauses.lost = () => (wasRead() ? 480_000 : 0);
    await expectKept(one, 'RUN_TOO_LONG', 'Запуск не уложился в срок: снимок не записан.', expect.any(String));
    one.pauses.lost = () => 0;
    await expectRecovered(one);
  });
});

describe('a Svod that is closed', () => {
  it('does not wait for a quota that its run waits for', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    await post(`${svod.url}/local/faults`, { fault: { kind: 'quotaExceeded' } });
    const ended = svod.refresh().catch((failure: unknown) => failure);
    const list = async () => (await (await fetch(`${svod.url}/local/faults`)).json()) as { faults: Met[] };
    await expect.poll(async () => (await list()).faults[0]?.injected).toBe(1);
    await svod.close();
    expect(await ended).toMatchObject({ code: 'RUN_TOO_LONG' });
  });
});
