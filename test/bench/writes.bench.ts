/** What it costs that an answered write outlives a loss of power: writes with Google's client, on this disk and without waiting for it. */
import type { AddressInfo } from 'node:net';
import { auth, sheets } from '@googleapis/sheets';
import express from 'express';
import { type Disk, REAL_DISK } from '../../local/google/disk.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import { googleRoutes } from '../../local/google/routes.ts';
import { openWorkbookStore } from '../../local/google/workbook-store.ts';
import { inFolder, machine, median, millisecondsOf } from './measure.ts';

const WRITES = 200;
const ROUNDS = 5;
const CLIENTS = [1, 8];

const CARELESS_DISK: Disk = { ...REAL_DISK, sync: () => undefined, syncLater: async () => undefined };

async function writesPerSecond(disk: Disk, clients: number): Promise<number> {
  return inFolder(async (folder) => {
    const store = openWorkbookStore(folder, { disk });
    const { spreadsheetId } = store.create(newWorkbook({}));
    const server = express().use(googleRoutes(store)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: 'bench' });
    const rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { values } = sheets({ version: 'v4', auth: client, rootUrl }).spreadsheets;
    const writeAll = async (_: unknown, own: number) => {
      for (let row = 1 + own; row <= WRITES; row += clients) {
        const requestBody = { values: [[row, 'x'.repeat(200)]] };
        await values.update({ spreadsheetId, range: `A${row}`, valueInputOption: 'RAW', requestBody });
      }
    };
    const ms = await millisecondsOf(() => Promise.all(Array.from({ length: clients }, writeAll)));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    store.close();
    return (WRITES / ms) * 1000;
  });
}

const table: Record<string, object> = {};
for (const clients of CLIENTS) {
  const [careful, careless]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    careful.push(await writesPerSecond(REAL_DISK, clients));
    careless.push(await writesPerSecond(CARELESS_DISK, clients));
  }
  table[`${clients} at once`] = {
    'writes/s, on the disk': Math.round(median(careful)),
    'writes/s, without waiting for it': Math.round(median(careless)),
    'times slower': (median(careless) / median(careful)).toFixed(2),
  };
}
console.log(`${WRITES} calls of values.update of one row; ${machine()}, median of ${ROUNDS}`);
console.table(table);
