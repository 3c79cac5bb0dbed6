import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import express from 'express';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { isSettled } from '../../local/public-file.ts';
import { publicFiles } from '../../local/public-files.ts';
import { temporaryFolder } from './running-svod.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
}

let folder = '';
let port = 0;
/** How many answers came without the way through the application. */
let atOnce = 0;

beforeEach(async () => {
  folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  atOnce = 0;
  const published = publicFiles(folder);
  const app = express().use('/public', published.handler);
  const server = createServer((question, answer) => {
    if (published.answerAtOnce(question, answer)) atOnce += 1;
    else app(question, answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  port = (server.address() as AddressInfo).port;
});

function get(agent: Agent, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/public/latest.json', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts);
        const bytes = response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
        resolve({ status: response.statusCode ?? 0, text: bytes.toString('utf8') });
      });
      response.on('error', reject);
    });
    sent.on('error', reject).end();
  });
}

function keptConnection(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return agent;
}

/** Whole ones are all of the same length, and say their number at both ends. */
const LENGTH = 40_000;

function numbered(number: number): string {
  const mark = String(number).padStart(8, '0');
  return mark + 'с'.repeat(LENGTH) + mark;
}

function numberIn({ text }: Answer): number {
  const number = Number(text.slice(0, 8));
  if (text !== numbered(number)) throw new Error(`Torn: ${text.slice(0, 8)}…${text.slice(-8)} of ${text.length}`);
  return number;
}

function place(text: string, seconds?: number): void {
  writeFileSync(join(folder, '.new'), text);
  if (seconds !== undefined) utimesSync(join(folder, '.new'), seconds, seconds);
  renameSync(join(folder, '.new'), join(folder, 'latest.json'));
}

/** Until the file is old enough to be answered from memory. */
async function readFromMemory(agent: Agent): Promise<void> {
  while (atOnce === 0) await get(agent);
}

describe('a published file in memory', () => {
  it('is answered at once when it has not changed', async () => {
    place(numbered(1));
    const agent = keptConnection();
    await readFromMemory(agent);
    expect(numberIn(await get(agent))).toBe(1);
    expect(atOnce).toBe(2);
  });

  it('is not answered any more when another of the same size and time takes its place', async () => {
    place(numbered(1), 1_700_000_000.5);
    const agent = keptConnection();
    await readFromMemory(agent);
    place(numbered(2), 1_700_000_000.5);
    expect(numberIn(await get(agent))).toBe(2);
  });

  it('is not answered any more when it is written over where it stands', async () => {
    place(numbered(1));
    const agent = keptConnection();
    await readFromMemory(agent);
    writeFileSync(join(folder, 'latest.json'), numbered(2));
    expect(numberIn(await get(agent))).toBe(2);
  });

  it('is not answered any more when it is gone', async () => {
    place(numbered(1));
    const agent = keptConnection();
    await readFromMemory(agent);
    rmSync(join(folder, 'latest.json'));
    expect((await get(agent)).status).toBe(404);
    place(numbered(3));
    expect(numberIn(await get(agent))).toBe(3);
  });

  it('is answered at once only in a coding that who asks is known to take', async () => {
    place(numbered(1));
    const agent = keptConnection();
    await readFromMemory(agent);
    const before = atOnce;
    const codings = ['gzip;q=0, identity', 'gzip', 'br, gzip;q=0.5, *;q=0'];
    for (const coding of codings) expect(numberIn(await get(agent, { 'Accept-Encoding': coding }))).toBe(1);
    expect(atOnce).toBe(before);
    for (const coding of codings) expect(numberIn(await get(agent, { 'Accept-Encoding': coding }))).toBe(1);
    expect(atOnce).toBe(before + codings.length);
  });
});

/** Replaces the file as the store does, again and again, and tells each number when it stands in its place. */
const WRITER = `
const { renameSync, writeFileSync } = require('node:fs');
const [file, length] = process.argv.slice(1);
const mark = (number) => String(number).padStart(8, '0');
let number = 1;
setInterval(() => {
  number += 1;
  writeFileSync(file + '.new', mark(number) + 'с'.repeat(Number(length)) + mark(number));
  renameSync(file + '.new', file);
  process.send(number);
}, 3);
`;

function startWriter(): ChildProcess {
  const parameters = ['-e', WRITER, join(folder, 'latest.json'), String(LENGTH)];
  const writer = spawn(process.execPath, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  onTestFinished(() => {
    writer.kill('SIGKILL');
  });
  return writer;
}

describe('a file that another process replaces again and again', () => {
  it('is answered whole, and never older than it stood there when it was asked for', async () => {
    place(numbered(1));
    const writer = startWriter();
    let standing = 1;
    writer.on('message', (number) => {
      standing = Number(number);
    });
    await once(writer, 'message');
    const readers = ['gzip', 'identity', 'gzip', 'identity'].map(async (coding) => {
      const agent = keptConnection();
      for (let read = 0; read < 150; read += 1) {
        const least = standing;
        expect(numberIn(await get(agent, { 'Accept-Encoding': coding }))).toBeGreaterThanOrEqual(least);
      }
    });
    await Promise.all(readers);
    expect(standing).toBeGreaterThan(5);
  });
});

describe('a stamp', () => {
  const stamp = { ino: 1, size: 1, mtimeMs: 10_000.5, ctimeMs: 10_000.5 };

  it.each([
    ['written a second before it was opened', stamp, 11_000, true],
    ['opened within one tick of the clock', stamp, 10_010, false],
    ['written after it was opened', stamp, 9_000, false],
    ['renamed within one tick', { ...stamp, ctimeMs: 10_990 }, 11_000, false],
    ['of a disk that counts whole seconds, a second old', { ...stamp, mtimeMs: 10_000 }, 11_000, false],
    ['of such a disk, three seconds old', { ...stamp, mtimeMs: 10_000 }, 13_100, true],
  ])('of a file %s is to be trusted or not', (_name, each, openedAtMs, trusted) => {
    expect(isSettled(each, openedAtMs)).toBe(trusted);
  });
});
