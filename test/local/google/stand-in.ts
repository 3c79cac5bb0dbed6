/** A running stand-in for Google on an ephemeral port, with Google's own clients connected to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive, type drive_v3 } from '@googleapis/drive';
import { script, type script_v1 } from '@googleapis/script';
import { auth, sheets, type sheets_v4 } from '@googleapis/sheets';
import express from 'express';
import type { Disk } from '../../../local/google/disk.ts';
import { googleRoutes } from '../../../local/google/routes.ts';
import { openWorkbookStore, type WorkbookStore } from '../../../local/google/workbook-store.ts';

export interface StandIn {
  readonly folder: string;
  readonly origin: string;
  readonly store: WorkbookStore;
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
  readonly script: script_v1.Script;
  close(): Promise<void>;
}

export const NOW = new Date('2026-05-20T09:00:00Z');

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'svod-google-'));
}

export function openStore(folder: string, now: () => Date = () => NOW, disk?: Disk): WorkbookStore {
  return openWorkbookStore(folder, { now, ...(disk ? { disk } : {}) });
}

/** Google's own clients for whoever serves its addresses there. */
export function clientsOf(origin: string): Pick<StandIn, 'sheets' | 'drive' | 'script'> {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: 'local' });
  const options = { auth: client, rootUrl: `${origin}/`, retry: false } as const;
  return {
    sheets: sheets({ version: 'v4', ...options }),
    drive: drive({ version: 'v3', ...options }),
    script: script({ version: 'v1', ...options }),
  };
}

export async function startStandIn(disk?: Disk, folder = temporaryFolder()): Promise<StandIn> {
  let ticks = 0;
  const store = openStore(folder, () => new Date(NOW.getTime() + 1000 * ticks++), disk);
  const server = express()
    .use(googleRoutes(store, () => NOW))
    .listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    folder,
    origin,
    store,
    ...clientsOf(origin),
    async close() {
      await new Promise((resolve) => server.close(resolve));
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The code and the words of a refusal. */
export async function refusal(answer: Promise<unknown>): Promise<{ code: number; status?: string; message: string }> {
  try {
    await answer;
  } catch (error) {
    const { response } = error as { response?: { data: { error: { code: number; status: string; message: string } } } };
    if (!response) throw error;
    const { code, status, message } = response.data.error;
    return { code, status, message };
  }
  throw new Error('The request was answered, not refused.');
}
