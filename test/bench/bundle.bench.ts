/** What the bundle costs where it is deployed: its size, how long a cold process takes to load it, and the memory of a run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startSvod } from '../../local/svod.ts';
import { installBundle, settingsOver, startBundle } from '../local/bundled-function.ts';
import { median, megabytes } from './measure.ts';

const MOST_MB = 3;
const MOST_COLD_MS = 500;
const COLD_STARTS = 9;

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => !path.includes('node_modules'));
}

/** In a process of its own, which has loaded nothing before; the framework, as in the cloud, comes first and is not counted. */
function coldImport(folder: string): {
  readonly milliseconds: number;
  /** Milliseconds of all threads: what neighbours on the same cores take is not in it. */
  readonly processor: number;
  readonly bytes: number;
} {
  const code = `await import('@google-cloud/functions-framework');
    const [start, before] = [performance.now(), process.cpuUsage()];
    await import('./index.js');
    const { user, system } = process.cpuUsage(before);
    const milliseconds = performance.now() - start;
    console.log(JSON.stringify({ milliseconds, processor: (user + system) / 1000, bytes: process.memoryUsage().rss }));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder });
  return JSON.parse(output.toString()) as ReturnType<typeof coldImport>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The most memory that a process has held; only Linux tells. */
function peakBytes(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

async function measureRun(folder: string, dataFolder: string): Promise<void> {
  const never = 2_000_000_000;
  const options = { port: 0, dataFolder, empty: false, quietMs: never, periodMinutes: 60, now: () => new Date() };
  const svod = await startSvod({ ...options, log: () => undefined });
  const settings = settingsOver(dataFolder, svod.centralSpreadsheetId, svod.url);
  const bundled = await startBundle({ folder, port: await freePort(), settings });
  try {
    for (const what of ['first run of the sample, 90 workbooks', 'the next one, nothing changed']) {
      const start = performance.now();
      const response = await fetch(bundled.url, { method: 'POST' });
      const answer = await response.text();
      if (response.status !== 200) throw new Error(answer);
      const peak = peakBytes(bundled.pid);
      console.log(
        `${what}: ${Math.round(performance.now() - start)} ms, peak ${peak === null ? '?' : megabytes(peak)}`,
      );
    }
  } finally {
    await bundled.stop();
    await svod.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'svod-bundle-bench-'));
const dataFolder = mkdtempSync(join(tmpdir(), 'svod-bundle-data-'));
try {
  await installBundle(folder);
  const files = filesIn(folder);
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  const packed = files.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
  console.log(
    `size: ${(bytes / 1e6).toFixed(2)} MB in ${files.length} files, ${(packed / 1e6).toFixed(2)} MB compressed (the aim: ${MOST_MB} MB)`,
  );
  const cold = Array.from({ length: COLD_STARTS }, () => coldImport(folder));
  const times = cold.map(({ milliseconds }) => milliseconds);
  const worst = Math.round(Math.max(...times));
  console.log(
    `cold import: ${Math.round(median(times))} ms, ${worst} ms at worst of ${COLD_STARTS} (the aim: ${MOST_COLD_MS} ms)`,
  );
  console.log(`of which the processor works ${Math.round(median(cold.map((one) => one.processor)))} ms, all threads`);
  console.log(`memory after it: ${megabytes(median(cold.map((one) => one.bytes)))}, the framework included`);
  await measureRun(folder, dataFolder);
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}
