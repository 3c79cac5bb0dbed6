/** `npm run sheets`: the stand-in for Google Sheets and Drive alone, for whatever client one likes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { readSheetsCommandLine } from './command-line.ts';
import { claimFolder, isDataFolder } from './data-folder.ts';
import { googleRoutes } from './google/routes.ts';
import { openWorkbookStore, type WorkbookStore } from './google/workbook-store.ts';
import { claimPort, isLocal } from './local-server.ts';
import { StartFailure } from './start-failure.ts';

interface Documents {
  readonly store: WorkbookStore;
  close(): Promise<void>;
}

/** A folder of Svod keeps its workbooks in a folder of their own; so does one that only this command knows. */
async function openDocuments(path: string | undefined): Promise<Documents> {
  const own = path ?? mkdtempSync(join(tmpdir(), 'svod-sheets-'));
  const { folder, close } = await claimFolder(own);
  const store = openWorkbookStore(join(folder, isDataFolder(folder) ? 'workbooks' : 'documents'));
  return {
    store,
    async close() {
      store.close();
      await close();
      if (path === undefined) rmSync(own, { recursive: true, force: true });
    },
  };
}

function createApp(store: WorkbookStore): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response, next) => {
    if (isLocal(request)) next();
    else response.status(421).type('text').send('Откройте http://localhost\n');
  });
  app.use(googleRoutes(store));
  app.use((_request, response) => {
    response.status(404).type('text').send('Такого адреса нет. Здесь /v4/spreadsheets и /drive/v3/files.\n');
  });
  return app;
}

function sayWhereToLook(port: number, folder: string | undefined): void {
  const url = `http://localhost:${port}`;
  const kept = folder
    ? `Документы лежат в папке ${folder}.`
    : 'Документы исчезнут с остановкой; сохранять: --data ПАПКА.';
  console.log(`
Таблицы и Диск Google на этом компьютере: ${url}
${kept} Остановить: Ctrl-C.

Клиента направляют сюда так:
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: 'local' });
  const google = sheets({ version: 'v4', auth: client, rootUrl: '${url}/' });
  await google.spreadsheets.create({ requestBody: { properties: { title: 'Первая' } } });
`);
}

function stopOnSignal(server: Server, documents: Documents): void {
  const stop = () => {
    console.log('\nОстановлено.');
    server.closeAllConnections();
    server.close(() => {
      documents.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function start(): Promise<void> {
  const { port, folder } = readSheetsCommandLine(process.argv.slice(2));
  const app: { answer?: Express } = {};
  const server = createServer((request, response) => {
    if (app.answer) app.answer(request, response);
    else response.writeHead(503, { 'Retry-After': '1' }).end();
  });
  const claimed = await claimPort(server, port, 'npm run sheets');
  const documents = await openDocuments(folder);
  app.answer = createApp(documents.store);
  stopOnSignal(server, documents);
  sayWhereToLook(claimed, folder);
}

start().catch((thrown: unknown) => {
  if (thrown instanceof StartFailure) console.error(`${thrown.message}\n${thrown.remedy}`);
  else console.error(thrown);
  process.exit(1);
});
