import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../functions/log-event.ts';
import { lookAsConsumer } from '../../functions/public-address.ts';
import { headersOf } from '../../functions/stores/object-headers.ts';
import { newWorkbook, runSvod } from '../local/running-svod.ts';

const LATEST = Buffer.from(JSON.stringify({ seq: 7, schemaVersion: '1.0.0' }));
const SHA256 = createHash('sha256').update(LATEST).digest('hex');
const { contentType, cacheControl } = headersOf('latest.json');
const PROMISED = {
  'Content-Type': contentType,
  'Cache-Control': cacheControl,
  ETag: '"1"',
  'Access-Control-Allow-Origin': '*',
};

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Buffer;
  readonly silent?: boolean;
}

async function told({ status = 200, headers = PROMISED, bytes = LATEST, silent = false }: Answer): Promise<string[]> {
  const server = createServer((_request, response) => {
    if (!silent) response.writeHead(status, headers).end(bytes);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const events: LogEvent[] = [];
  const world = {
    settings: { publicUrl: `http://127.0.0.1:${port}/public/` },
    patience: { timeout: () => AbortSignal.timeout(silent ? 100 : 20_000) },
    log: (event: LogEvent) => void events.push(event),
  };
  await lookAsConsumer(world, { seq: 7, sha256: SHA256 });
  return events.map((event) => ('message' in event ? event.message : event.event));
}

function without(name: keyof typeof PROMISED): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(PROMISED).filter(([one]) => one !== name));
}

describe('latest.json at the address where the world reads it', () => {
  it('as promised is nothing to tell', async () => {
    expect(await told({})).toEqual([]);
    expect(await told({ headers: { ...PROMISED, 'Cache-Control': 'no-store' } })).toEqual([]);
  });

  it.each([
    ['a bucket that is not public', { status: 403 }, 'ответ 403'],
    ['a wrong type', { headers: { ...PROMISED, 'Content-Type': 'text/plain' } }, '«text/plain»'],
    ['T09: a cache of an hour', { headers: { ...PROMISED, 'Cache-Control': 'public, max-age=3600' } }, 'max-age=3600'],
    ['T09: a cache of nobody knows how long', { headers: without('Cache-Control') }, 'не дольше 30 секунд'],
    ['no ETag', { headers: without('ETag') }, 'нет ETag'],
    ['no CORS', { headers: without('Access-Control-Allow-Origin') }, '(CORS)'],
    ['something else', { bytes: Buffer.from('<html>') }, 'это не снимок'],
    ['other bytes under the same number', { bytes: Buffer.from('{"seq":7}') }, 'байты другие'],
    ['silence', { silent: true }, 'не отвечает'],
  ])('with %s is told, with what to look at', async (_what, answer, words) => {
    const [message, ...others] = await told(answer);
    expect(others).toEqual([]);
    expect(message).toContain(words);
    expect(message).toContain('SVOD_PUBLIC_URL');
  });

  it('that a cache still keeps, or that somebody published since, is nothing to tell', async () => {
    expect(await told({ bytes: Buffer.from('{"seq":6}') })).toEqual([]);
    expect(await told({ bytes: Buffer.from('{"seq":8}') })).toEqual([]);
  });

  it('of Svod on the laptop is as promised', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    expect(await svod.refresh()).toMatchObject({ published: true });
    expect(svod.events.map(({ event }) => event)).toContain('published');
    expect(svod.events.map(({ event }) => event)).not.toContain('public-address-differs');
  });
});
