import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import express from 'express';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { publicFiles } from '../../local/public-files.ts';
import { temporaryFolder } from './running-svod.ts';

let folder = '';
let url = '';

const LONG = JSON.stringify({ text: 'снимок '.repeat(1000) });

beforeEach(async () => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'versions/1-abc'), { recursive: true });
  writeFileSync(join(folder, 'latest.json'), LONG);
  writeFileSync(join(folder, 'versions/1-abc/snapshot.json'), LONG);
  writeFileSync(join(folder, '.secret'), 'hidden');
  const app = express();
  app.disable('etag');
  const published = publicFiles(folder);
  app.use('/public', published.handler);
  const server = createServer((request, response) => {
    if (!published.answerAtOnce(request, response)) app(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/public`;
});

/** The bytes as they came, not unpacked. */
function raw(
  path: string,
  headers: Record<string, string>,
): Promise<{ headers: unknown; body: Buffer; status: number }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}${path}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ headers: response.headers, body: Buffer.concat(parts), status: response.statusCode ?? 0 }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

describe('K09 the public store over HTTP', () => {
  it('lets anybody read latest.json, and cache it for half a minute', async () => {
    const response = await fetch(`${url}/latest.json`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=30',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag',
      'x-content-type-options': 'nosniff',
    });
    expect(await response.text()).toBe(LONG);
  });

  it('says that a version never changes', async () => {
    const response = await fetch(`${url}/versions/1-abc/snapshot.json`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('answers 304 without a body to a known tag, weak or strong', async () => {
    const tag = (await raw('/latest.json', {})).headers as { etag: string };
    expect(tag.etag).toMatch(/^"[0-9a-f]{64}"$/);
    for (const known of [tag.etag, `W/${tag.etag}`, `"other", ${tag.etag}`, '*']) {
      const response = await raw('/latest.json', { 'If-None-Match': known });
      expect([response.status, response.body.length]).toEqual([304, 0]);
    }
    expect((await raw('/latest.json', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('gives the same content zipped to who asks for it, with a weak tag', async () => {
    const zipped = await raw('/latest.json', { 'Accept-Encoding': 'gzip' });
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(zipped.body).toString()).toBe(LONG);
    expect((zipped.headers as { etag: string }).etag).toMatch(/^W\//);
  });

  it('answers HEAD with the headers alone', async () => {
    const response = await fetch(`${url}/latest.json`, { method: 'HEAD', headers: { 'Accept-Encoding': 'identity' } });
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(LONG)));
    expect(await response.text()).toBe('');
  });

  it('answers the question of a browser before it asks', async () => {
    const response = await fetch(`${url}/latest.json`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
  });

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s in the one error shape', async (method) => {
    const response = await fetch(`${url}/latest.json`, { method });
    expect(response.status).toBe(405);
    expect(await response.json()).toEqual({
      error: { code: 'METHOD_NOT_ALLOWED', message: expect.any(String), remedy: expect.any(String) },
    });
  });

  it.each([
    '/nothing.json',
    '/.secret',
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/versions',
    '/%00',
    '/%zz',
    '/',
  ])('has nothing to give at %s', async (path) => {
    expect((await raw(path, {})).status).toBe(404);
  });

  it('never mixes two versions while the file is being replaced', async () => {
    const contents = ['a'.repeat(50_000), 'b'.repeat(80_000)];
    let stop = false;
    const replacing = (async () => {
      for (let turn = 0; !stop; turn++) {
        writeFileSync(join(folder, 'new'), contents[turn % 2] ?? '');
        renameSync(join(folder, 'new'), join(folder, 'latest.json'));
        await new Promise((done) => setImmediate(done));
      }
    })();
    for (let read = 0; read < 200; read++) {
      const { body } = await raw('/latest.json', {});
      expect(contents.includes(body.toString()) || body.toString() === LONG).toBe(true);
    }
    stop = true;
    await replacing;
  });
});
