/** The addresses under which Google shows a spreadsheet to people and lets clients download it. */
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { exportFile, mimeTypeNamed } from './file-export.ts';
import { entityNotFound, GoogleError, invalidArgument, notImplemented } from './google-error.ts';
import { type Sheet, sheetById, type Workbook } from './workbook.ts';
import type { WorkbookStore } from './workbook-store.ts';

const HEEDED: ReadonlySet<string> = new Set(['id', 'format', 'exportFormat', 'gid', 'access_token']);

function workbookOf(store: WorkbookStore, id: unknown): Workbook {
  const stored = store.get(String(id));
  if (!stored) throw entityNotFound();
  return stored.workbook;
}

function tabNamed(workbook: Workbook, gid: unknown): Sheet | undefined {
  if (gid === undefined) return undefined;
  const tab = sheetById(workbook, Number(gid));
  if (!tab) throw invalidArgument(`No sheet with id: ${String(gid)}`);
  return tab;
}

/** `?format=csv&gid=0`: the tab is named by its id; without one it is the first. */
async function download(
  store: WorkbookStore,
  now: () => Date,
  { params, query }: Request,
  response: Response,
): Promise<void> {
  const workbook = workbookOf(store, params['id']);
  const lacking = Object.keys(query).find((name) => !HEEDED.has(name));
  if (lacking !== undefined) throw notImplemented(`the parameter ${lacking} of the export of a spreadsheet`);
  const tab = tabNamed(workbook, query['gid']);
  const format = String(query['format'] ?? query['exportFormat'] ?? 'xlsx');
  const { contentType, extension, body } = exportFile(workbook, mimeTypeNamed(format), tab, now);
  const { title } = workbook.properties;
  const name = encodeURIComponent(tab ? `${title} - ${tab.properties.title}` : title);
  await store.settled();
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${name}.${extension}`);
  response.end(body);
}

const refuse: ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof GoogleError)) return next(error);
  response.status(error.code).json(error.envelope());
};

export function spreadsheetPages(store: WorkbookStore, now: () => Date): Router {
  const router = Router();
  router.get('/d/:id/export', (request, response) => download(store, now, request, response));
  router.use((request) => {
    throw notImplemented(`the page ${request.baseUrl}${request.path}`);
  });
  router.use(refuse);
  return router;
}
