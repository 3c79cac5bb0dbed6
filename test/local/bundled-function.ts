/** The function as it is deployed: its own folder with its own packages, started by the framework as the platform starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Lockfile } from '../../local/locked-packages.ts';
import { writeFunction } from '../../local/write-function.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FRAMEWORK = 'node_modules/@google-cloud/functions-framework/build/src/main.js';

/** Bundles into the folder and puts beside it the packages of its lockfile, and no others: what `npm ci` would, without a network. */
export async function installBundle(folder: string): Promise<void> {
  await writeFunction(folder);
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lockfile;
  for (const path of Object.keys(packages).filter((one) => one !== '')) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
}

/** The process believes that it is that moment, for ever. */
function clockStandingAt(now: Date): string {
  const code = `const Real = Date, at = ${now.getTime()};
    globalThis.Date = class extends Real {
      constructor(...parts) { super(...(parts.length === 0 ? [at] : parts)); }
      static now() { return at; }
    };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

export interface BundledFunction {
  readonly url: string;
  readonly pid: number;
  readonly output: () => string;
  stop(): Promise<void>;
}

export interface BundleStart {
  readonly folder: string;
  readonly port: number;
  /** Nothing else of the environment reaches the process. */
  readonly settings: Readonly<Record<string, string>>;
  readonly now?: Date;
}

async function waitForAddress(child: ChildProcess, output: () => string): Promise<void> {
  while (!output().includes('URL: ')) {
    if (child.exitCode !== null) throw new Error(`The bundle did not start: ${output()}`);
    await Promise.race([once(child, 'exit'), ...(child.stdout ? [once(child.stdout, 'data')] : [])]);
  }
}

export async function startBundle({ folder, port, settings, now }: BundleStart): Promise<BundledFunction> {
  const clock = now ? ['--import', clockStandingAt(now)] : [];
  const child = spawn(process.execPath, [...clock, FRAMEWORK, '--target=refresh', '--host=127.0.0.1'], {
    cwd: folder,
    env: { ...settings, PORT: String(port), TZ: 'UTC' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
    });
  }
  await waitForAddress(child, () => output);
  return {
    url: `http://127.0.0.1:${port}/`,
    pid: child.pid ?? 0,
    output: () => output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** What the function finds in its environment, over the stores of a data folder. */
export function settingsOver(dataFolder: string, centralSpreadsheetId: string, url: string): Record<string, string> {
  return {
    SVOD_CENTRAL_SPREADSHEET_ID: centralSpreadsheetId,
    SVOD_PUBLIC_STORE: join(dataFolder, 'public'),
    SVOD_PRIVATE_STORE: join(dataFolder, 'private'),
    SVOD_SIGNING_KEY: readFileSync(join(dataFolder, 'signing-key.pem'), 'utf8'),
    SVOD_GOOGLE_ROOT_URL: `${url}/`.replace('localhost', '127.0.0.1'),
    SVOD_GOOGLE_TOKEN: 'local',
    SVOD_PUBLIC_URL: `${url}/public/`,
    // The stand-in has no quota.
    SVOD_READS_PER_MINUTE: '6000',
    SVOD_WRITES_PER_MINUTE: '6000',
  };
}
