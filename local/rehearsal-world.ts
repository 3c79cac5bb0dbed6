/** The world of a run that writes nothing: of a data folder, also while Svod runs on it, or of the function in the cloud. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import express from 'express';
import { DEFAULT_RULES } from '../domain/disclosure/protection-rules.ts';
import { processCpuMs } from '../functions/environment.ts';
import { createGoogleClients } from '../functions/google-clients.ts';
import { KeptParts } from '../functions/kept-parts.ts';
import type { LogEvent } from '../functions/log-event.ts';
import { realPatience } from '../functions/patience.ts';
import { passOn } from '../functions/protocol-point.ts';
import type { World } from '../functions/refresh.ts';
import { readSettings, type Settings } from '../functions/settings.ts';
import { openStore } from '../functions/stores/store-address.ts';
import { claimFolder, findRunning, lookIntoDataFolder } from './data-folder.ts';
import { googleRoutes } from './google/routes.ts';
import { openWorkbookStore } from './google/workbook-store.ts';
import { claimPort, HOST } from './local-server.ts';
import type { PlaceNamed } from './publication-place.ts';

export interface RehearsalWorld {
  readonly world: World;
  close(): Promise<void>;
}

interface Face {
  /** Of the stand-in for Google, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

const DEADLINE_SECONDS = 480;
const PERIOD_MINUTES = 60;

function stayOpen(): Promise<void> {
  return Promise.resolve();
}

/** The stand-in of the Svod that runs there; where none does, one of our own for as long as it takes. */
async function openFace(folder: string, workbooks: string): Promise<Face> {
  const running = await findRunning(folder);
  if (running !== undefined) return { url: `${running.replace('//localhost:', `//${HOST}:`)}/`, close: stayOpen };
  const claimed = await claimFolder(folder);
  const store = openWorkbookStore(workbooks);
  const server = createServer(express().disable('x-powered-by').disable('etag').use(googleRoutes(store)));
  const port = await claimPort(server, 0, 'npm run refresh');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    store.close();
    await claimed.close();
  };
  return { url: `http://${HOST}:${port}/`, close };
}

type Needed = World['settings'] &
  Pick<
    Settings,
    'publicStore' | 'privateStore' | 's3Region' | 's3Endpoint' | 'signingKey' | 'googleRootUrl' | 'googleToken'
  >;

async function worldOf(settings: Needed, log: (event: LogEvent) => void): Promise<World> {
  const privateStore = await openStore(settings.privateStore, settings);
  const patience = realPatience();
  return {
    google: createGoogleClients(settings, patience),
    // Not tried out first, as a run does: that would write.
    store: await openStore(settings.publicStore, settings),
    privateStore,
    parts: new KeptParts(privateStore),
    signingKey: settings.signingKey,
    reach: passOn,
    settings,
    now: () => new Date(),
    patience,
    log,
    newRunId: randomUUID,
    cpuMs: processCpuMs,
  };
}

export async function openRehearsal(
  { dataFolder, isCloud }: PlaceNamed,
  log: (event: LogEvent) => void,
): Promise<RehearsalWorld> {
  if (isCloud) return { world: await worldOf(readSettings(process.env), log), close: stayOpen };
  const folder = resolve(dataFolder);
  const { workbooks, publicStore, privateStore, signingKey, centralSpreadsheetId } = lookIntoDataFolder(folder);
  const face = await openFace(folder, workbooks);
  const settings: Needed = {
    centralSpreadsheetId,
    publicStore: { kind: 'folder', folder: publicStore },
    privateStore: { kind: 'folder', folder: privateStore },
    publicUrl: '',
    s3Region: '',
    s3Endpoint: '',
    storeWithoutConditions: false,
    ...DEFAULT_RULES,
    signingKey,
    googleRootUrl: face.url,
    googleToken: 'local',
    periodMinutes: PERIOD_MINUTES,
    deadlineSeconds: DEADLINE_SECONDS,
  };
  return { world: await worldOf(settings, log), close: face.close };
}
