/** K09, K10: how browsers and crowds meet the public files while they change. */
import { createHash } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { latestText, refreshOverHttp } from '../local/running-svod.ts';
import { edit } from './faulty-svod.ts';
import { standing } from './standing-svod.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function get(url: string, headers: Record<string, string> = {}, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers, ...(agent && { agent }) }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('K09 a browser', () => {
  it('K09 that asks for a range gets the whole, as it may; one that knows the tag gets 304 without a body', async () => {
    const { svod, before } = await standing();
    const url = `${svod.url}/public/latest.json`.replace('localhost', '127.0.0.1');
    const ranged = await get(url, { Range: 'bytes=10-20' });
    expect([ranged.status, ranged.body.toString('utf8')]).toEqual([200, before]);
    const { etag = '' } = ranged.headers;
    for (const tag of [etag, `W/${etag}`]) {
      const known = await get(url, { 'If-None-Match': tag });
      expect([known.status, known.body.length, known.headers['access-control-allow-origin']]).toEqual([304, 0, '*']);
    }
  });
});

describe('K10 a crowd', () => {
  it('K10 of a thousand connections while versions are published: every answer is whole, and none is older', async () => {
    const one = await standing();
    const url = `${one.svod.url}/public/latest.json`.replace('localhost', '127.0.0.1');
    const agent = new Agent({ maxSockets: 1000 });
    const known = new Set([one.before]);
    const crowd = Array.from({ length: 1000 }, () => get(url, {}, agent));
    for (let edits = 0; edits < 3; edits += 1) {
      await edit(one, 2025 + edits);
      await refreshOverHttp(one.svod);
      known.add(await latestText(one.svod));
    }
    const answers = await Promise.all(crowd);
    agent.destroy();
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const torn = answers.filter(({ headers, body }) => {
      const isWhole = headers.etag === `"${createHash('sha256').update(body).digest('hex')}"`;
      return !isWhole || !known.has(body.toString('utf8'));
    });
    expect(torn).toEqual([]);
  }, 60_000);
});
