/** How many readers the laptop serves while it publishes every second; every answer is held against its hash. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inFolder, machine } from './measure.ts';
import { type Answer, RawReader } from './raw-reader.ts';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);
const PATH = '/public/latest.json';
const GZIP = 'Accept-Encoding: gzip\r\n';

interface Counts {
  answers: number;
  wrong: number;
  backwards: number;
  /** By tag the body that was unpacked and held against it, and the number of its version. */
  readonly versions: Map<string, { readonly body: Buffer; readonly seq: number }>;
  readonly ms: number[];
}

interface Served {
  readonly port: number;
  /** Of the server's process, in microseconds. */
  readonly processor: () => Promise<number>;
}

/** The number of the version; throws unless the body is what its tag says. The same bytes are unpacked once. */
function verifiedSeq({ status, tag, body }: Answer, counts: Counts): number {
  const known = counts.versions.get(tag);
  if (status === 200 && known?.body.equals(body)) return known.seq;
  const bytes = gunzipSync(body);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (status !== 200 || tag !== `W/"${sha256}"`) throw new Error(`${status} ${tag} is not ${sha256}`);
  const seq = Number(/"seq": (\d+)/.exec(bytes.toString('utf8', 0, 200))?.[1]);
  counts.versions.set(tag, { body: Buffer.from(body), seq });
  return seq;
}

async function readUntil(end: number, port: number, isConditional: boolean, counts: Counts): Promise<void> {
  let reader = new RawReader(port);
  let headers = GZIP;
  let seq = 0;
  while (performance.now() < end) {
    const started = performance.now();
    try {
      const answer = await reader.get(PATH, headers);
      counts.ms.push(performance.now() - started);
      counts.answers += 1;
      if (answer.status === 304) continue;
      const own = verifiedSeq(answer, counts);
      if (own < seq) counts.backwards += 1;
      seq = own;
      if (isConditional) headers = `${GZIP}If-None-Match: ${answer.tag}\r\n`;
    } catch {
      counts.wrong += 1;
      reader.close();
      reader = new RawReader(port);
    }
  }
  reader.close();
}

async function measure({ port, processor }: Served, readers: number, isConditional: boolean) {
  const counts: Counts = { answers: 0, wrong: 0, backwards: 0, versions: new Map(), ms: [] };
  const [before, ownBefore] = [await processor(), process.cpuUsage()];
  const start = performance.now();
  const end = start + SECONDS * 1000;
  await Promise.all(Array.from({ length: readers }, () => readUntil(end, port, isConditional, counts)));
  const seconds = (performance.now() - start) / 1000;
  const own = process.cpuUsage(ownBefore);
  const served = (await processor()) - before;
  const sorted = counts.ms.sort((left, right) => left - right);
  return {
    'answers/s': Math.round(counts.answers / seconds),
    'p50 ms': Math.round(sorted[Math.floor(sorted.length * 0.5)] ?? 0),
    'p99 ms': Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
    answers: counts.answers,
    'torn or failed': counts.wrong,
    'older than before': counts.backwards,
    versions: counts.versions.size,
    'server, µs each': Math.round(served / counts.answers),
    'readers, µs each': Math.round((own.user + own.system) / counts.answers),
    'cores had': ((served + own.user + own.system) / seconds / 1e6).toFixed(2),
  };
}

await inFolder(async (folder) => {
  const script = join(import.meta.dirname, 'publishing-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    const [port] = (await once(child, 'message')) as [number];
    const processor = async () => {
      child.send('processor');
      return ((await once(child, 'message')) as [number])[0];
    };
    const reader = new RawReader(port);
    const { body } = await reader.get(PATH, GZIP);
    reader.close();
    const size = gunzipSync(body).length;
    console.log(
      `latest.json of ${size} bytes, ${body.length} packed, published every second; ${machine()}, ${SECONDS} s each`,
    );
    console.table({
      '50 readers, every answer verified': await measure({ port, processor }, 50, false),
      '100 readers who have it already (304)': await measure({ port, processor }, 100, true),
    });
  } finally {
    child.kill('SIGKILL');
  }
});
