/** A stand-in for Google with a central workbook, to whose operator the calls can fail one by one, at any moment. */

import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { onTestFinished } from 'vitest';
import { workbookList } from '../../../domain/central.ts';
import type { Patience } from '../../../functions/patience.ts';
import { SHARED_DRIVE } from '../../../local/google/file-owner.ts';
import { givenPermissions } from '../../../local/google/file-permissions.ts';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import { googleRoutes } from '../../../local/google/routes.ts';
import type { StoredWorkbook } from '../../../local/google/workbook-file.ts';
import { openWorkbookStore, type WorkbookStore } from '../../../local/google/workbook-store.ts';
import { createOperatorClients } from '../../../local/operating/operator-clients.ts';
import type { OperatorPlace } from '../../../local/operating/operator-place.ts';
import type { ProvisionCommand } from '../../../local/operating/provision-command.ts';
import { centralWorkbook } from '../../../local/prepared-workbook.ts';
import { STARTING_DECISIONS } from '../../../local/set-up-workbooks.ts';
import { temporaryFolder } from '../google/stand-in.ts';
import { NOON } from '../running-svod.ts';

/**
 * `refuse`: this call alone is answered 503 and not done. `lose`: it is done, its answer lost. `die`: the same, and nothing that is
 * asked later is answered either, as when the command is killed there.
 */
export type Mishap = 'refuse' | 'lose' | 'die';

export interface OperatedGoogle {
  readonly origin: string;
  readonly store: WorkbookStore;
  readonly operator: OperatorPlace;
  /** Since the last time it was asked. */
  takeCounts(): { readonly calls: number; readonly writes: number };
  /** From now on, the n-th call meets it; null ends all trouble. */
  trouble(mishap: { readonly kind: Mishap; readonly call: number; readonly path?: RegExp } | null): void;
  /** Every workbook that was made for a region. */
  made(): readonly StoredWorkbook[];
  rows(): readonly (readonly unknown[])[];
}

/** Waits for nothing. */
const HASTY: Patience = {
  now: () => Date.now(),
  wait: async () => undefined,
  random: () => 0,
  timeout: (ms) => AbortSignal.timeout(ms),
};

/** The answer is made, and nobody gets it. */
function swallow(response: ServerResponse): void {
  const drop = () => {
    response.destroy();
    return response;
  };
  Object.assign(response, { end: drop, write: () => true, writeHead: () => response });
}

export async function operatedGoogle(token = 'test'): Promise<OperatedGoogle> {
  const folder = temporaryFolder();
  const store = openWorkbookStore(folder);
  const central = store.create(newWorkbook(centralWorkbook([], STARTING_DECISIONS))).spreadsheetId;
  const app = express().use(googleRoutes(store));
  let planned: Parameters<OperatedGoogle['trouble']>[0] = null;
  let [calls, writes, seen, isDead] = [0, 0, 0, false];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    calls += 1;
    writes += request.method === 'GET' ? 0 : 1;
    if (isDead) return void response.destroy();
    const isMeant = planned && (planned.path?.test(`${request.method} ${request.url}`) ?? true);
    seen += isMeant ? 1 : 0;
    if (!planned || !isMeant || seen !== planned.call) return app(request, response);
    const { kind } = planned;
    isDead = kind === 'die';
    if (kind === 'refuse') return void response.writeHead(503, { 'Content-Type': 'application/json' }).end('{}');
    swallow(response);
    return app(request, response);
  };
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const unpaced = { readsPerMinute: Number.POSITIVE_INFINITY, writesPerMinute: Number.POSITIVE_INFINITY };
  const account = { googleRootUrl: `${origin}/`, googleToken: token, ...unpaced };
  return {
    origin,
    store,
    operator: { google: createOperatorClients(account, HASTY), centralSpreadsheetId: central, now: () => NOON },
    takeCounts() {
      const counts = { calls, writes };
      [calls, writes] = [0, 0];
      return counts;
    },
    trouble(mishap) {
      planned = mishap;
      [seen, isDead] = [0, false];
    },
    made: () => store.list().filter(({ spreadsheetId }) => spreadsheetId !== central),
    rows() {
      const tab = store.get(central)?.workbook.sheets.find(({ properties }) => properties.title === workbookList.title);
      return (tab?.values ?? []).slice(1);
    },
  };
}

/** Every call of a command as the one where it is killed, and every write as the one that is refused or whose answer is lost. */
export function mishaps({ calls, writes }: { readonly calls: number; readonly writes: number }) {
  const count = (length: number) => Array.from({ length }, (_, index) => index + 1);
  const ofWrites = (['refuse', 'lose'] as const).flatMap((kind) =>
    count(writes).map((call) => ({ kind, call, path: /^(?!GET)/ })),
  );
  return [...count(calls).map((call) => ({ kind: 'die' as const, call, path: /^/ })), ...ofWrites];
}

export const ADDRESSES = ['office@example.org', 'head@example.org'];

/** Two addresses for every region. */
export function wishFor(...regions: string[]): ProvisionCommand {
  const shares = regions.flatMap((region, index) => [
    { line: 2 * index + 1, region, address: 'office@example.org', role: 'writer' as const },
    { line: 2 * index + 2, region, address: 'head@example.org', role: 'reader' as const },
  ]);
  const place = { dataFolder: 'nowhere' };
  return { regions, shares, folder: SHARED_DRIVE, isNotified: false, isMeant: true, place };
}

/** Whose file, in «Книги» or not, and with whom it is shared. */
export function standing(google: OperatedGoogle): readonly (readonly unknown[])[] {
  const { made, rows } = google;
  return made()
    .map(({ spreadsheetId, workbook }) => {
      const { 'svod-region': region } = (workbook.file?.['properties'] ?? {}) as Record<string, string>;
      const listed = rows()
        .filter(([, id]) => id === spreadsheetId)
        .map(([code]) => code);
      const roles = givenPermissions(workbook).map(
        ({ emailAddress, role }) => `${String(emailAddress)} ${String(role)}`,
      );
      const tabs = workbook.sheets.map(({ properties }) => properties.title).join();
      return [region, listed.join(), roles.sort().join(), tabs];
    })
    .sort();
}
