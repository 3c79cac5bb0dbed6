/** What `values.get` of 10 000 project rows costs, against writing the same values as JSON. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import { EVERYTHING } from '../../local/google/field-mask.ts';
import type { Call } from '../../local/google/rest-method.ts';
import { googleRoutes } from '../../local/google/routes.ts';
import { valuesMethods } from '../../local/google/values-api.ts';
import { openWorkbookStore, type WorkbookStore } from '../../local/google/workbook-store.ts';
import { inFolder, machine, median, milliseconds } from './measure.ts';
import { projectRange, projectWorkbook } from './project-workbook.ts';

const ROWS = 10_000;
const SEED = 20_240_529;
const ROUNDS = 25;
const OPTIONS = ['UNFORMATTED_VALUE', 'FORMATTED_VALUE', 'FORMULA'];

interface Reply {
  readonly values: readonly (readonly unknown[])[];
}

/** The method itself, without HTTP around it. */
function handler(store: WorkbookStore, spreadsheetId: string, valueRenderOption: string): () => Reply {
  const method = valuesMethods(store, () => new Date()).find(({ name }) => name === 'spreadsheets.values.get');
  if (!method) throw new Error('There is no values.get.');
  const query = new URLSearchParams({ valueRenderOption });
  const call = {
    path: { id: spreadsheetId, range: projectRange(ROWS) },
    query: { text: (name: string) => query.get(name) ?? undefined },
    mask: EVERYTHING,
  } as unknown as Call;
  return () => method.run(call) as Reply;
}

async function originOf(server: Server): Promise<string> {
  if (!server.listening) await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function overHttp(address: string): Promise<readonly number[]> {
  const drain = join(import.meta.dirname, 'drain.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', drain, address, String(ROUNDS)]);
  return JSON.parse(stdout) as number[];
}

/** What the way alone costs: a server that has the bytes ready. */
async function overBareHttp(text: string): Promise<readonly number[]> {
  const bytes = Buffer.from(text, 'utf8');
  const server = createServer((_request, response) => response.end(bytes)).listen(0, '127.0.0.1');
  const times = await overHttp(await originOf(server));
  server.close();
  return times;
}

async function measure(store: WorkbookStore, spreadsheetId: string, origin: string, option: string) {
  const read = handler(store, spreadsheetId, option);
  const { values } = read();
  const [json, pure]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    json.push(milliseconds(() => JSON.stringify(values)));
    pure.push(milliseconds(() => JSON.stringify(read())));
  }
  const path = `/v4/spreadsheets/${spreadsheetId}/values/${encodeURIComponent(projectRange(ROWS))}`;
  const http = await overHttp(`${origin}${path}?valueRenderOption=${option}`);
  const bare = await overBareHttp(JSON.stringify(read()));
  const base = median(json);
  return Object.fromEntries(
    Object.entries({ 'JSON.stringify': json, handler: pure, 'over HTTP': http, 'bare HTTP': bare }).flatMap(
      ([name, times]) => [
        [`${name}, ms`, median(times).toFixed(1)],
        ...(times === json ? [] : [[`${name}, times`, (median(times) / base).toFixed(2)]]),
      ],
    ),
  );
}

await inFolder(async (folder) => {
  const store = openWorkbookStore(folder);
  const { spreadsheetId } = store.create(projectWorkbook('bench', ROWS, SEED));
  const server = express().use(googleRoutes(store)).listen(0, '127.0.0.1');
  const origin = await originOf(server);
  const table: Record<string, object> = {};
  for (const option of OPTIONS) table[option] = await measure(store, spreadsheetId, origin, option);
  console.log(`values.get of ${ROWS} rows of 15 columns; ${machine()}, seed ${SEED}, median of ${ROUNDS}`);
  console.log('handler: from the call to the JSON text. over HTTP: to the last byte, in another process.');
  console.log(
    'bare HTTP: the same from a server that has the bytes ready. times: of JSON.stringify of the same values.',
  );
  console.table(table);
  await new Promise((resolve) => server.close(resolve));
  store.close();
});
