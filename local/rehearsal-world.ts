/** The world of a run that writes nothing: of a data folder, also while Svod runs on it, or of the function in the cloud. */
import { createServer } from 'node:http';
import express from 'express';
import { lookIntoWorld } from '../functions/environment.ts';
import type { World } from '../functions/refresh.ts';
import { readSettings } from '../functions/settings.ts';
import type { Place } from './command-options.ts';
import { claimFolder, findRunning, lookIntoDataFolder } from './data-folder.ts';
import { googleRoutes } from './google/routes.ts';
import { openWorkbookStore } from './google/workbook-store.ts';
import { claimPort, HOST } from './local-server.ts';
import { localSettings, PERIOD_MINUTES } from './local-settings.ts';

export interface RehearsalWorld {
  readonly world: World;
  close(): Promise<void>;
}

interface Face {
  /** Of the stand-in for Google, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

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

export async function openRehearsal(place: Place, log: World['log']): Promise<RehearsalWorld> {
  // Its store is not tried out first, as for a run that may publish: that would write.
  if (place === 'cloud') return { world: await lookIntoWorld(readSettings(process.env), log), close: stayOpen };
  const { workbooks, ...stored } = lookIntoDataFolder(place.dataFolder);
  const face = await openFace(place.dataFolder, workbooks);
  const settings = localSettings({
    ...stored,
    googleRootUrl: face.url,
    publicUrl: '',
    workbookUrl: '',
    periodMinutes: PERIOD_MINUTES,
  });
  return { world: await lookIntoWorld(settings, log), close: face.close };
}
