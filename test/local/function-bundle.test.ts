/** The bundle as the cloud gets it: its size, its pieces, and the journey of a cell through it, started from its own folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { errorBody } from '../../functions/failure.ts';
import { SETTINGS } from '../../functions/settings.ts';
import { type Lockfile, locked } from '../../local/locked-packages.ts';
import { startGcsServer } from '../functions/stores/gcs-server.ts';
import { startS3Server } from '../functions/stores/s3-server.ts';
import { type BundledFunction, installBundle, settingsOver, startBundle } from './bundled-function.ts';
import { freePort, hostFunctionElsewhere, NOON, newWorkbook, post, type RunningSvod, runSvod } from './running-svod.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MOST_BYTES = 3_000_000;
/** What is loaded before the first request is answered; the clients of both clouds and the pages are not in it. */
const MOST_BYTES_AT_START = 1_000_000;

/** Every case starts a process, which a busy machine does slowly. */
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'svod-function-'));
beforeAll(() => installBundle(folder), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesOfBundle(): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  return names.filter((name) => !name.startsWith('node_modules'));
}

function source(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** The pieces that a piece needs before it can run. */
function loadedWith(name: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(name)) return loaded;
  loaded.add(name);
  for (const [, piece = ''] of source(name).matchAll(/\b(?:from|import)\s*"\.\/([^"]+)"/g)) loadedWith(piece, loaded);
  return loaded;
}

async function start(settings: Readonly<Record<string, string>>, now: Date | null = NOON): Promise<BundledFunction> {
  const bundled = await startBundle({ folder, port: await freePort(), settings, ...(now && { now }) });
  onTestFinished(() => bundled.stop());
  return bundled;
}

describe('the bundle', () => {
  it('has at most 3 MB, all its files together', () => {
    const bytes = filesOfBundle().map((name) => statSync(join(folder, name)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  it('loads neither the client of a store nor the pages before they are needed', () => {
    const atStart = [...loadedWith('index.js')];
    expect(atStart.filter((name) => /store|render/.test(name))).toEqual([]);
    expect(filesOfBundle().filter((name) => /^(?:gcs-store|s3-store|render-pages)-/.test(name))).toHaveLength(3);
    const bytes = atStart.map((name) => statSync(join(folder, name)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES_AT_START);
  });

  it('holds no secret, and no path of this machine', () => {
    const telling = [ROOT, 'MC4CAQAwBQYDK2Vw'];
    expect(filesOfBundle().filter((name) => telling.some((text) => source(name).includes(text)))).toEqual([]);
  });

  it('is named by its package, which needs the host of the function and nothing else', () => {
    const own = JSON.parse(source('package.json')) as Record<string, unknown>;
    const root = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
    const host = '@google-cloud/functions-framework';
    const version = (root['dependencies'] as Record<string, string>)[host];
    expect(own).toMatchObject({ type: 'module', main: 'index.js', engines: root['engines'] });
    expect(own['dependencies']).toEqual({ [host]: version });
  });

  it('pins every package as the tests run it, and names no address', () => {
    const own = JSON.parse(source('package-lock.json')) as Lockfile;
    const root = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
    const packages = Object.entries(own.packages).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(50);
    for (const [path, { dev: _, ...pinned }] of packages) {
      const { dev, ...tested } = root.packages[path] ?? {};
      expect([path, pinned, dev]).toEqual([path, tested, undefined]);
    }
    expect(source('package-lock.json')).not.toMatch(/https?:\/\/registry|"resolved"/);
  });
});

describe('a lockfile for a part', () => {
  const whole = JSON.stringify({
    name: 'whole',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
      'node_modules/a/node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/c': { version: '1.0.0', dependencies: { a: '1' } },
      'node_modules/d': { version: '1.0.0' },
    },
  });
  const part = (name: string) => ({ name: 'part', version: '1.0.0', dependencies: { [name]: '1.0.0' } });

  it('has what the part reaches, each from where its user finds it, and circles', () => {
    expect(Object.keys(locked(whole, part('a')).packages)).toEqual([
      '',
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
  });

  it('is refused where a package is missing', () => {
    expect(() => locked(whole, part('e'))).toThrow('lacks e');
  });
});

describe('the bundle with wrong settings', () => {
  it('answers and logs all of them together, and what is right is not named', async () => {
    const bundled = await start({ SVOD_PUBLIC_STORE: 'gs://', SVOD_PERIOD_MINUTES: 'soon' }, null);
    const { status, body } = await post(bundled.url);
    const { error } = body as ReturnType<typeof errorBody>;
    expect([status, error.code]).toEqual([500, 'SETTINGS_WRONG']);
    const named = Object.values(SETTINGS)
      .map(({ name }) => name)
      .filter((name) => error.message.includes(name));
    expect(named).toEqual([
      'SVOD_CENTRAL_SPREADSHEET_ID',
      'SVOD_PUBLIC_STORE',
      'SVOD_PRIVATE_STORE',
      'SVOD_SIGNING_KEY',
      'SVOD_PERIOD_MINUTES',
    ]);
    const line =
      bundled
        .output()
        .split('\n')
        .find((text) => text.startsWith('{')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ severity: 'ERROR', event: 'failed', code: 'SETTINGS_WRONG' });
    expect(line).toContain('SVOD_SIGNING_KEY');
  });
});

describe('the bundle over buckets', () => {
  it('publishes to Google Cloud Storage and to an S3-compatible service', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    const [gcs, s3] = [await startGcsServer('svod-private'), await startS3Server('svod-public')];
    onTestFinished(() => gcs.close());
    onTestFinished(() => s3.close());
    const bundled = await start(
      {
        ...settingsOver(svod.dataFolder, svod.centralSpreadsheetId, svod.url),
        SVOD_PUBLIC_STORE: 's3://svod-public',
        SVOD_PUBLIC_URL: '',
        SVOD_PRIVATE_STORE: 'gs://svod-private',
        SVOD_S3_ENDPOINT: s3.url,
        SVOD_S3_REGION: 'ru-central1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        STORAGE_EMULATOR_HOST: gcs.url,
      },
      null,
    );
    expect(await post(bundled.url)).toMatchObject({ status: 200, body: { published: true, seq: 1 } });
    expect(await post(bundled.url)).toMatchObject({ status: 200, body: { reason: 'unchanged' } });
    expect([...s3.bucket.objects.keys()]).toEqual(expect.arrayContaining(['latest.json', 'status.json', 'index.html']));
    expect([...gcs.bucket.objects.keys()]).toContain('state.json');
    const lines = bundled
      .output()
      .split('\n')
      .filter((text) => text.startsWith('{'));
    expect(lines.filter((line) => !line.includes('"severity":"INFO"'))).toEqual([]);
    expect(lines.length).toBeGreaterThan(3);
  });
});

/** One process for each Svod and each hour: its clock stands where that of the Svod does. */
const running = new Map<string, BundledFunction>();

hostFunctionElsewhere(async (svod: RunningSvod) => {
  const key = `${svod.url} ${svod.now().getTime()}`;
  const standing = running.get(key);
  if (standing) return standing.url;
  const settings = settingsOver(svod.dataFolder, svod.centralSpreadsheetId, svod.url);
  const bundled = await start(settings, svod.now());
  running.set(key, bundled);
  return bundled.url;
});

await import('../journey.test.ts');
