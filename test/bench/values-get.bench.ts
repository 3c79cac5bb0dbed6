/** What `values.get` of 10 000 project rows costs, against writing the same values as JSON. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import { EVERYTHING } from '../../local/google/field-mask.ts';
import { jsonBytes } from '../../local/google/json-bytes.ts';
import type { Call } from '../../local/google/rest-method.ts';
import { googleRoutes } from '../../local/google/routes.ts';
import { valuesMethods } from '../../local/google/values-api.ts';
import { openWorkbookStore, type WorkbookStore } from '../../local/google/workbook-store.ts';
import { inFolder, machine, median, type Taken, taken } from './measure.ts';
import { projectRange, projectWorkbook } from './project-workbook.ts';

const ROWS = 10_000;
const SEED = 20_240_529;
const ROUNDS = 25;
const FIRST_ROUNDS = 9;
const OPTIONS = ['UNFORMATTED_VALUE', 'FORMATTED_VALUE', 'FORMULA'];

/** Milliseconds of one thing, and of `JSON.stringify` of the same values in the same rounds. */
interface Column {
  readonly json: readonly number[];
  readonly own: readonly number[];
}

type Row = Readonly<Record<string, Column>>;

/** The method itself, without HTTP around it: from the call to the bytes of the JSON. */
function handler(store: WorkbookStore, spreadsheetId: string, valueRenderOption: string): () => Buffer {
  const method = valuesMethods(store, () => new Date()).find(({ name }) => name === 'spreadsheets.values.get');
  if (!method) throw new Error('There is no values.get.');
  const query = new URLSearchParams({ valueRenderOption });
  const call = {
    path: { id: spreadsheetId, range: projectRange(ROWS) },
    query: { text: (name: string) => query.get(name) ?? undefined },
    mask: EVERYTHING,
  } as unknown as Call;
  return () => jsonBytes(method.run(call));
}

function valuesOf(answer: Buffer): unknown {
  const { values } = JSON.parse(answer.toString('utf8')) as { readonly values: readonly unknown[] };
  if (values.length !== ROWS) throw new Error(`${values.length} rows were answered.`);
  return values;
}

/** Every round a workbook that nobody has read before: no text of it is remembered anywhere. */
function firstReads(store: WorkbookStore, option: string): Row {
  const [json, own]: [number[], number[]] = [[], []];
  for (let round = 0; round < FIRST_ROUNDS; round += 1) {
    const { spreadsheetId } = store.create(projectWorkbook('first', ROWS, SEED + 1 + round));
    const read = handler(store, spreadsheetId, option);
    own.push(taken(read).processor);
    const values = valuesOf(read());
    json.push(taken(() => JSON.stringify(values)).processor);
    store.remove(spreadsheetId);
  }
  return { 'first read': { json, own } };
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
async function overBareHttp(bytes: Buffer): Promise<readonly number[]> {
  const server = createServer((_request, response) => response.end(bytes)).listen(0, '127.0.0.1');
  const times = await overHttp(await originOf(server));
  server.close();
  return times;
}

async function measure(store: WorkbookStore, spreadsheetId: string, origin: string, option: string): Promise<Row> {
  const read = handler(store, spreadsheetId, option);
  const values = valuesOf(read());
  const [json, pure]: [Taken[], Taken[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    json.push(taken(() => JSON.stringify(values)));
    pure.push(taken(read));
  }
  const wall = json.map((each) => each.wall);
  const path = `/v4/spreadsheets/${spreadsheetId}/values/${encodeURIComponent(projectRange(ROWS))}`;
  const http = await overHttp(`${origin}${path}?valueRenderOption=${option}`);
  const bare = await overBareHttp(read());
  return {
    handler: { json: json.map((each) => each.processor), own: pure.map((each) => each.processor) },
    'over HTTP': { json: wall, own: http },
    'bare HTTP': { json: wall, own: bare },
  };
}

function least(times: readonly number[]): number {
  return Math.min(...times);
}

/** How many times longer than `JSON.stringify`: by the least times, which neighbours disturb less, and by the medians. */
function told(row: Row): Record<string, string> {
  const columns = Object.entries(row).map(([name, { json, own }]) => {
    const [byLeast, byMedian] = [least(own) / least(json), median(own) / median(json)];
    return [name, `${byLeast.toFixed(2)} (${byMedian.toFixed(2)}) of ${least(json).toFixed(1)} ms`];
  });
  return Object.fromEntries(columns);
}

await inFolder(async (folder) => {
  const store = openWorkbookStore(folder);
  const { spreadsheetId } = store.create(projectWorkbook('bench', ROWS, SEED));
  const server = express().use(googleRoutes(store)).listen(0, '127.0.0.1');
  const origin = await originOf(server);
  const again: Record<string, object> = {};
  const first: Record<string, object> = {};
  for (const option of OPTIONS) {
    again[option] = told(await measure(store, spreadsheetId, origin, option));
    first[option] = told(firstReads(store, option));
  }
  console.log(`values.get of ${ROWS} rows of 15 columns; ${machine()}, seed ${SEED}, of ${ROUNDS} rounds`);
  console.log('Times of JSON.stringify of the same values, by the least times and (in brackets) by the medians.');
  console.log(
    'handler: from the call to the bytes of the JSON, in processor time; over HTTP: to the last byte, in another process.',
  );
  console.log('bare HTTP: the same from a server that has the bytes ready.');
  console.table(again);
  console.log(`first read: the handler, for each of ${FIRST_ROUNDS} workbooks that nobody has read before.`);
  console.table(first);
  await new Promise((resolve) => server.close(resolve));
  store.close();
});
