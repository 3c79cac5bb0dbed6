/** A whole Svod for a test: its own folder, any free port, a fixed hour; closed and removed after the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Snapshot } from '../../domain/snapshot.ts';
import { createGoogleClients, type GoogleClients } from '../../functions/google-clients.ts';
import type { Patience } from '../../functions/patience.ts';
import type { Outcome } from '../../functions/refresh.ts';
import type { LocalEvent } from '../../local/event-words.ts';
import { type Svod, startSvod } from '../../local/svod.ts';

export const NOON = new Date('2026-11-23T09:00:00Z');
const NEVER_MS = 2_000_000_000;

export interface RunningSvod extends Svod {
  readonly google: GoogleClients;
  readonly events: readonly LocalEvent[];
  readonly dataFolder: string;
  readonly now: () => Date;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A port that nobody used a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

export interface TestOptions {
  readonly dataFolder?: string;
  readonly empty?: boolean;
  readonly quietMs?: number;
  readonly now?: () => Date;
  readonly patience?: Patience;
}

/** For a whole file of tests, which closes it at its end. */
export async function openSvod(options: TestOptions & { readonly dataFolder: string }): Promise<RunningSvod> {
  const events: LocalEvent[] = [];
  const { dataFolder } = options;
  const now = options.now ?? (() => NOON);
  const svod = await startSvod({
    port: 0,
    dataFolder,
    empty: options.empty ?? true,
    quietMs: options.quietMs ?? NEVER_MS,
    periodMinutes: 60,
    now,
    ...(options.patience && { patience: options.patience }),
    log: (event) => events.push(event),
  });
  let closed = false;
  const close = async () => {
    if (!closed) await svod.close();
    closed = true;
  };
  const google = createGoogleClients({
    googleRootUrl: `${svod.url}/`.replace('localhost', '127.0.0.1'),
    googleToken: 'test',
  });
  return { ...svod, close, google, events, dataFolder, now };
}

export async function runSvod(options: TestOptions = {}): Promise<RunningSvod> {
  const svod = await openSvod({ ...options, dataFolder: options.dataFolder ?? temporaryFolder() });
  onTestFinished(svod.close);
  return svod;
}

export async function post(url: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  return { status: response.status, body: await response.json() };
}

type FunctionAddress = (svod: RunningSvod) => Promise<string>;
let functionAddress: FunctionAddress | undefined;

/** From now on the function of this test file is not the local server's own but that at the address. */
export function hostFunctionElsewhere(address: FunctionAddress): void {
  functionAddress = address;
}

export function isFunctionElsewhere(): boolean {
  return functionAddress !== undefined;
}

/** Runs the function over HTTP, as the scheduler does. */
export async function refreshOverHttp(svod: RunningSvod): Promise<Outcome> {
  const { status, body } = await post((await functionAddress?.(svod)) ?? `${svod.url}/functions/refresh`);
  if (status !== 200) throw new Error(`refresh answered ${status}: ${JSON.stringify(body)}`);
  return body as Outcome;
}

export async function latestText({ url }: Svod): Promise<string> {
  const response = await fetch(`${url}/public/latest.json`);
  if (response.status !== 200) throw new Error(`latest.json answered ${response.status}`);
  return response.text();
}

export async function latest(svod: Svod): Promise<Snapshot> {
  return JSON.parse(await latestText(svod)) as Snapshot;
}

/** A new regional workbook. */
export async function newWorkbook({ url }: Svod, region: string): Promise<string> {
  const { status, body } = await post(`${url}/local/workbooks`, { region });
  if (status !== 201) throw new Error(`workbooks answered ${status}: ${JSON.stringify(body)}`);
  return (body as { spreadsheetId: string }).spreadsheetId;
}
