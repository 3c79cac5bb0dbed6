/** How many readers the laptop serves while it publishes every second; every answer is unpacked and held against its hash. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inFolder, machine } from './measure.ts';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);

interface Counts {
  answers: number;
  wrong: number;
  backwards: number;
  readonly versions: Set<string>;
  readonly ms: number[];
  bytes: number;
}

interface Answer {
  readonly status: number;
  readonly tag: string;
  readonly body: Buffer;
}

function get(port: number, agent: Agent, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onAnswer = (response: IncomingMessage) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          tag: response.headers.etag ?? '',
          body: Buffer.concat(pieces),
        });
      });
    };
    const sent = request({ host: '127.0.0.1', port, path: '/public/latest.json', agent, headers }, onAnswer);
    sent.on('error', reject);
    sent.end();
  });
}

/** The number of the version; throws unless the body is what its tag says. */
function verifiedSeq({ status, tag, body }: Answer): number {
  const bytes = gunzipSync(body);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (status !== 200 || tag !== `W/"${sha256}"`) throw new Error(`${status} ${tag} is not ${sha256}`);
  return Number(/"seq": (\d+)/.exec(bytes.toString('utf8', 0, 200))?.[1]);
}

async function readUntil(end: number, port: number, agent: Agent, isConditional: boolean, counts: Counts) {
  let tag = '';
  let seq = 0;
  while (performance.now() < end) {
    const started = performance.now();
    try {
      const condition: Record<string, string> = isConditional && tag !== '' ? { 'If-None-Match': tag } : {};
      const answer = await get(port, agent, { 'Accept-Encoding': 'gzip', ...condition });
      counts.ms.push(performance.now() - started);
      counts.answers += 1;
      counts.bytes += answer.body.length;
      if (answer.status === 304) continue;
      const own = verifiedSeq(answer);
      if (own < seq) counts.backwards += 1;
      seq = own;
      tag = answer.tag;
      counts.versions.add(tag);
    } catch {
      counts.wrong += 1;
    }
  }
}

async function measure(port: number, clients: number, isConditional: boolean): Promise<Record<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const counts: Counts = { answers: 0, wrong: 0, backwards: 0, versions: new Set(), ms: [], bytes: 0 };
  const end = performance.now() + SECONDS * 1000;
  await Promise.all(Array.from({ length: clients }, () => readUntil(end, port, agent, isConditional, counts)));
  agent.destroy();
  const sorted = counts.ms.sort((left, right) => left - right);
  return {
    'answers/s': Math.round(counts.answers / SECONDS),
    'p50 ms': Math.round(sorted[Math.floor(sorted.length * 0.5)] ?? 0),
    'p99 ms': Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
    answers: counts.answers,
    'torn or failed': counts.wrong,
    'older than before': counts.backwards,
    versions: counts.versions.size,
  };
}

await inFolder(async (folder) => {
  const script = join(import.meta.dirname, 'publishing-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise<number>((resolve) => child.stdout.once('data', (data) => resolve(Number(data))));
    const { body } = await get(port, new Agent(), { 'Accept-Encoding': 'gzip' });
    const size = gunzipSync(body).length;
    console.log(
      `latest.json of ${size} bytes, ${body.length} packed, published every second; ${machine()}, ${SECONDS} s each`,
    );
    console.table({
      '50 readers, every answer verified': await measure(port, 50, false),
      '100 readers who have it already (304)': await measure(port, 100, true),
    });
  } finally {
    child.kill('SIGKILL');
  }
});
