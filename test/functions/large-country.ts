/**
 * A country of many regional workbooks behind a stand-in for Google that has Google's quota, in a time that passes only while
 * somebody waits or a call is on its way; every call is counted.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { DEFAULT_RULES } from '../../domain/disclosure/protection-rules.ts';
import { STARTING_REGIONS } from '../../domain/region-list.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { createGoogleClients } from '../../functions/google-clients.ts';
import { KeptParts } from '../../functions/kept-parts.ts';
import type { LogEvent } from '../../functions/log-event.ts';
import type { Patience } from '../../functions/patience.ts';
import { passOn } from '../../functions/protocol-point.ts';
import { type Outcome, refresh, type World } from '../../functions/refresh.ts';
import { apiCalls } from '../../local/faults/api-call.ts';
import { FaultDesk } from '../../local/faults/fault-desk.ts';
import { faultyRoutes } from '../../local/faults/faulty-routes.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import { openWorkbookStore, type WorkbookStore } from '../../local/google/workbook-store.ts';
import { centralWorkbook, regionalWorkbook, type StartingRows } from '../../local/prepared-workbook.ts';
import { seededRandom } from '../../local/sample/invented.ts';
import { declaredCluster, jointProject, PLAN_YEAR, partnersOf, rawWorkbook, taxIdNumbered } from '../domain/rows.ts';
import { NOON } from '../local/running-svod.ts';
import { KEY } from '../publication/tiny-register.ts';
import { createMemoryStore } from './stores/memory-store.ts';

/** Of Google: reads and writes a minute. */
const QUOTA = 60;
const CALL_MS = 200;

export interface Calls {
  reads: number;
  writes: number;
  drive: number;
  bytes: number;
  refused: number;
}

export interface CountryOptions {
  readonly workbooks: number;
  readonly projects?: number;
  readonly deadlineSeconds?: number;
  readonly quota?: number;
}

export interface LargeCountry {
  readonly ids: ReadonlyMap<string, string>;
  readonly world: World;
  readonly events: readonly LogEvent[];
  readonly calls: Calls;
  /** The same stores seen by a process that has just begun. */
  cold(): World;
  run(world?: World): Promise<Outcome & { readonly calls: Calls; readonly seconds: number }>;
  /** Seconds since the beginning when the last version was published. */
  publishedAt(): number;
  pass(ms: number): void;
  /** Copies of the first workbook that no list names. */
  copies(count: number): readonly string[];
  /** Renames a cluster of so many workbooks, from the first on. */
  edit(workbooks: number, ids?: ReadonlyMap<string, string>): void;
  close(): void;
}

interface Own {
  readonly code: string;
  readonly name: string;
}

/** Those that there are, and then invented ones: the operator may list as many as there are two-digit codes. */
function regionsOf(count: number): readonly Own[] {
  const known: readonly Own[] = STARTING_REGIONS.map(({ code, name }) => ({ code, name }));
  const codes = new Set(known.map(({ code }) => code));
  const invented = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'))
    .filter((code) => !codes.has(code))
    .map((code) => ({ code, name: `Область № ${code}` }));
  return [...known, ...invented].slice(0, count);
}

function rowsOf({ code, name }: Own, projects: number): Record<string, StartingRows> {
  const clusterId = `C${code}-24-001`;
  const serial = 100 * Number(code);
  const organisation = (index: number) => taxIdNumbered(serial + (index % 40));
  const entries = Array.from({ length: projects }, (_, index) =>
    jointProject({
      id: `P${code}-24-${String(index + 1).padStart(3, '0')}`,
      clusterId,
      name: `Выпуск изделия № ${index + 1} субъекта ${code}`,
      initiator: organisation(index),
      coExecutors: organisation(index + 1),
      subsidyRubles: 1.25,
    }),
  );
  const clusters = [
    declaredCluster({ id: clusterId, region: name, name: `Кластер литья № ${code}`, publishCard: 'Да' }),
  ];
  const raw = rawWorkbook({ clusters, participants: partnersOf(entries), jointProjects: entries });
  const below = ([, ...rows]: readonly (readonly unknown[])[]) => rows as StartingRows;
  return {
    clusters: below(raw.clusters),
    participants: below(raw.participants),
    jointProjects: below(raw.jointProjects),
  };
}

function fill(store: WorkbookStore, regions: readonly Own[], projects: number) {
  const ids = new Map<string, string>();
  for (const own of regions) {
    const message = regionalWorkbook(
      own.name,
      { workbook: own.code, reference: STARTING_REFERENCE },
      rowsOf(own, projects),
    );
    ids.set(own.code, store.create(newWorkbook(message)).spreadsheetId);
  }
  const ours = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };
  const decisions = { planYear: PLAN_YEAR, ...ours, freezeAs: null, compareWith: null };
  const central = store.create(newWorkbook(centralWorkbook([...ids], decisions))).spreadsheetId;
  const added = regions.slice(STARTING_REGIONS.length).map(({ code, name }) => [code, name, '', '', '']);
  const regionSheet = store.get(central)?.workbook.sheets.find(({ properties }) => properties.title === 'Регионы');
  const sheetId = regionSheet?.properties.sheetId ?? 0;
  if (added.length > 0) {
    const row = STARTING_REGIONS.length + 1;
    store.commit(central, [{ kind: 'changeValues', sheetId, row, column: 0, values: added }]);
  }
  return { ids, central };
}

/** `folder` is where the workbooks are kept; whoever gives it removes it. */
export async function largeCountry(folder: string, options: CountryOptions): Promise<LargeCountry> {
  const { workbooks, projects = 2, deadlineSeconds = 480, quota = QUOTA } = options;
  let clock = NOON.getTime();
  const now = () => new Date(clock);
  const store = openWorkbookStore(join(folder, 'workbooks'));
  const { ids, central } = fill(store, regionsOf(workbooks), projects);
  const desk = new FaultDesk();
  desk.add({ match: { method: 'sheets.*' }, fault: { kind: 'readQuota', reads: quota } });
  const calls: Calls = { reads: 0, writes: 0, drive: 0, bytes: 0, refused: 0 };
  const callOf = apiCalls(store, now);
  const app = express();
  app.use((request, response, next) => {
    clock += CALL_MS;
    const call = callOf(request);
    if (call?.api === 'drive') calls.drive += 1;
    else if (call?.isRead) calls.reads += 1;
    else calls.writes += 1;
    response.on('finish', () => {
      if (response.statusCode === 429) calls.refused += 1;
      calls.bytes += Number(response.getHeader('content-length') ?? 0);
    });
    next();
  });
  app.use(faultyRoutes(store, now, desk));
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const googleRootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const patience: Patience = {
    now: () => clock,
    random: seededRandom(1),
    timeout: () => new AbortController().signal,
    wait: async (ms) => {
      clock += Math.ceil(ms);
    },
  };
  const [open, closed] = [createMemoryStore(), createMemoryStore()];
  const events: LogEvent[] = [];
  let publishedAt = 0;
  const log = (event: LogEvent) => {
    events.push(event);
    if (event.event === 'published') publishedAt = clock;
  };
  const account = { googleRootUrl, googleToken: 'test', readsPerMinute: quota, writesPerMinute: quota };
  // One account, whoever begins anew.
  const google = createGoogleClients(account, patience);
  const settings = {
    centralSpreadsheetId: central,
    periodMinutes: 60,
    deadlineSeconds,
    storeWithoutConditions: false,
    publicUrl: '',
    workbookUrl: 'https://example.org/{id}',
    ...DEFAULT_RULES,
  };
  const cold = (): World => ({
    google,
    store: open,
    privateStore: closed,
    parts: new KeptParts(closed),
    signingKey: KEY,
    reach: passOn,
    settings,
    now,
    patience,
    log,
    newRunId: () => 'run',
    cpuMs: () => 0,
  });
  const warm = cold();
  let edits = 0;
  return {
    ids,
    world: warm,
    events,
    calls,
    cold,
    run: async (world = warm) => {
      const [before, started] = [{ ...calls }, clock];
      const outcome = await refresh(world);
      const spent = Object.entries(calls).map(([key, count]) => [key, count - before[key as keyof Calls]]);
      return { ...outcome, calls: Object.fromEntries(spent) as unknown as Calls, seconds: (clock - started) / 1000 };
    },
    publishedAt: () => (publishedAt - NOON.getTime()) / 1000,
    pass: (ms) => {
      clock += ms;
    },
    copies: (count) => {
      const first = store.list().find(({ spreadsheetId }) => spreadsheetId === [...ids.values()][0]);
      if (!first) throw new Error('There is no workbook.');
      return Array.from({ length: count }, () => store.create(first.workbook).spreadsheetId);
    },
    edit: (count, of = ids) => {
      edits += 1;
      for (const [code, id] of [...of].slice(0, count)) {
        const values = [[`Кластер литья № ${code}, правка ${edits}`]];
        store.commit(id, [{ kind: 'changeValues', sheetId: 0, row: 1, column: 3, values }]);
      }
    },
    close: () => {
      server.closeAllConnections();
      server.close();
      store.close();
    },
  };
}
