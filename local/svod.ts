/** The whole of Svod in one process on one port: the stand-in for Google, the function, the public store, the desk. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import express, { type Express, type Router } from 'express';
import { refreshHandler } from '../functions/answer.ts';
import { createWorld } from '../functions/environment.ts';
import { errorBody, Failure } from '../functions/failure.ts';
import type { GoogleClients } from '../functions/google-clients.ts';
import { type Patience, realPatience } from '../functions/patience.ts';
import type { ReachPoint } from '../functions/protocol-point.ts';
import { type Outcome, refresh, type World } from '../functions/refresh.ts';
import { sheetApp } from './browser-sheet/sheet-app.ts';
import { centralRoutes } from './central-routes.ts';
import { type CentralScripts, centralScripts } from './central-scripts.ts';
import { completeCentral } from './complete-central.ts';
import { openDataFolder } from './data-folder.ts';
import { type Desk, openDesk } from './desk/open-desk.ts';
import { RunDiary } from './desk/run-diary.ts';
import type { LocalEvent } from './event-words.ts';
import { FaultDesk } from './faults/fault-desk.ts';
import { faultyRoutes } from './faults/faulty-routes.ts';
import { openWorkbookStore, type WorkbookStore } from './google/workbook-store.ts';
import { createWorkbook, localApi } from './local-api.ts';
import { claimPort, HOST, isLocal } from './local-server.ts';
import { localSettings } from './local-settings.ts';
import { type PublicFiles, publicFiles } from './public-files.ts';
import { RunQueue } from './run-queue.ts';
import { bundleScript } from './script-bundle.ts';
import { openScriptHost, type ScriptHost } from './script-host/script-host.ts';
import { STARTING_DECISIONS, setUpWorkbooks } from './set-up-workbooks.ts';

export interface SvodOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataFolder: string;
  /** Makes no sample in a new folder. */
  readonly empty: boolean;
  /** How long after the last edit a run starts. */
  readonly quietMs: number;
  readonly periodMinutes: number;
  readonly now: () => Date;
  /** How calls to Google are waited for; real time unless a test brings its own. */
  readonly patience?: Patience;
  /** What happens at the points of a run; nothing unless a test cuts runs off there. */
  readonly reach?: ReachPoint;
  readonly log: (event: LocalEvent) => void;
}

export interface Svod {
  readonly url: string;
  readonly centralSpreadsheetId: string;
  readonly google: GoogleClients;
  /** Runs now, in its turn. */
  refresh(): Promise<Outcome>;
  close(): Promise<void>;
}

const MS_PER_MINUTE = 60_000;
/** Of `npm start`. */
const USUAL_PORT = 8080;

/** The real framework hosts the function; each Svod of a process registers its own. */
function hostFunction(run: () => Promise<Outcome>, port: number): Server {
  const name = `refresh-${port}`;
  http(name, refreshHandler(run));
  return getTestServer(name);
}

function createApp(
  published: PublicFiles,
  {
    workbooks,
    scripts,
    central,
  }: { readonly workbooks: WorkbookStore; readonly scripts: ScriptHost; readonly central: CentralScripts },
  world: World,
  pages: Router,
  faults: FaultDesk,
  desk: Router,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Before the faults: the desk looks past them.
  app.use(desk);
  app.use(faultyRoutes(workbooks, world.now, faults));
  const { google, settings, now } = world;
  const { centralSpreadsheetId } = settings;
  app.use('/local', localApi({ workbooks, scripts, google, centralSpreadsheetId, now, faults }));
  app.use('/sheets', pages);
  app.use('/public', published.handler);
  app.use(centralRoutes(central, centralSpreadsheetId));
  app.use((_request, response) => {
    response.status(404).type('text').send('Такой страницы нет. Начните с главной: /\n');
  });
  return app;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The port is taken before the folder is opened; who asks in between is told so, and does not wait for ever. */
function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  const failure = new Failure('STARTING', 'Свод ещё запускается.', 'Повторите через несколько секунд.');
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': '1',
  };
  response.writeHead(failure.status, headers).end(JSON.stringify(errorBody(failure)));
}

function answerWith(app: Express, published: PublicFiles, functionServer: Server, desk: Desk): Answer {
  return (request, response) => {
    desk.asked(request.url ?? '');
    if (!isLocal(request)) {
      response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Откройте http://localhost\n');
    } else if (request.url?.split('?')[0] === '/functions/refresh') {
      request.url = '/';
      functionServer.emit('request', request, response);
    } else if (!published.answerAtOnce(request, response)) {
      app(request, response);
    }
  };
}

export async function startSvod(options: SvodOptions): Promise<Svod> {
  const { dataFolder, quietMs, periodMinutes, now } = options;
  const diary = new RunDiary();
  let desk: Desk | undefined;
  const log = (event: LocalEvent) => {
    options.log(event);
    diary.take(event, now());
    desk?.take(event);
  };
  let answer: Answer = answerStarting;
  const server = createServer((request, response) => answer(request, response));
  const port = await claimPort(server, options.port, 'npm start');
  const url = `http://localhost:${port}`;
  const folder = await openDataFolder(dataFolder, url).catch(async (thrown: unknown) => {
    server.close();
    throw thrown;
  });
  const workbooks = openWorkbookStore(folder.workbooks);
  const contents = folder.contents ?? setUpWorkbooks(workbooks, folder, options.empty, log);
  const { centralSpreadsheetId } = contents;
  const { publicStore, privateStore, signingKey } = folder;
  const addresses = {
    googleRootUrl: `http://${HOST}:${port}/`,
    publicUrl: `${url}/public/`,
    // A run on any free port must not lead elsewhere each time.
    workbookUrl: `http://localhost:${options.port || USUAL_PORT}/sheets/{id}`,
  };
  const stored = { centralSpreadsheetId, publicStore, privateStore, signingKey };
  const settings = localSettings({ ...stored, ...addresses, periodMinutes });
  const stopping = new AbortController();
  const patience = options.patience ?? realPatience(stopping.signal);
  const { reach } = options;
  const world: World = { ...(await createWorld(settings, log, patience)), now, ...(reach && { reach }) };
  const queue = new RunQueue(() => refresh(world), quietMs);
  const functionServer = hostFunction(() => queue.now(), port);
  const scripts = openScriptHost({
    store: workbooks,
    folder: folder.scripts,
    ...(await bundleScript('regional', { smallest: false })),
    now,
  });
  const place = { store: workbooks, spreadsheetId: centralSpreadsheetId, folder: folder.scripts, url, now };
  const central = centralScripts(place);
  const published = publicFiles(publicStore);
  const sheets = sheetApp({ workbooks, scripts, now }, folder.scripts);
  const faults = new FaultDesk();
  const creating = { google: world.google, centralSpreadsheetId, workbooks, now };
  const { store } = world;
  const opened = openDesk({
    ...{ store, workbooks, faults, diary, centralSpreadsheetId, port, now },
    isRunning: () => queue.isRunning,
    run: () => void queue.now().catch(() => undefined),
    createBook: (region) => createWorkbook(creating, { region }),
  });
  desk = opened;
  const app = createApp(published, { workbooks, scripts, central }, world, sheets.router, faults, opened.router);
  answer = answerWith(app, published, functionServer, opened);
  if (folder.contents) {
    const titles = await completeCentral(world.google, centralSpreadsheetId, STARTING_DECISIONS);
    if (titles.length > 0) log({ event: 'central-completed', titles });
  }
  workbooks.subscribe(({ spreadsheetId, cause }) => {
    const title = workbooks.get(spreadsheetId)?.workbook.properties.title ?? '';
    // What a run itself writes, «Сводка» and «Приём», is no news.
    const isOwn = cause === 'api' && queue.isRunning;
    if (spreadsheetId !== centralSpreadsheetId && !isOwn) log({ event: 'edited', title, cause });
    queue.soon();
  });
  const timer = setInterval(() => queue.soon(), periodMinutes * MS_PER_MINUTE);
  const clock = setInterval(() => void central.tick().catch((thrown) => console.error(thrown)), MS_PER_MINUTE);

  return {
    url,
    centralSpreadsheetId,
    google: world.google,
    refresh: () => queue.now(),
    close: async () => {
      clearInterval(timer);
      clearInterval(clock);
      stopping.abort();
      await queue.close();
      opened.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      scripts.close();
      await central.close();
      sheets.close();
      workbooks.close();
      await folder.close();
    },
  };
}
