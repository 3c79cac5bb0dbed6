/** The stand-in for Google over the workbooks of a data folder, for a command that runs beside Svod or without it. */
import { createServer } from 'node:http';
import express from 'express';
import { claimFolder, findRunning } from './data-folder.ts';
import { googleRoutes } from './google/routes.ts';
import { openWorkbookStore } from './google/workbook-store.ts';
import { claimPort, HOST } from './local-server.ts';

interface Face {
  /** Of the stand-in for Google, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

export function stayOpen(): Promise<void> {
  return Promise.resolve();
}

/** The stand-in of the Svod that runs there; where none does, one of our own for as long as it takes. */
export async function openFace(folder: string, workbooks: string): Promise<Face> {
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
