/** The addresses under which Google shows a workbook to people and lets clients download it. */
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { exportFile, mimeTypeNamed } from './file-export.ts';
import { entityNotFound, GoogleError, invalidArgument } from './google-error.ts';
import { sheetById, type Workbook } from './workbook.ts';
import type { WorkbookStore } from './workbook-store.ts';

function workbookOf(store: WorkbookStore, id: unknown): Workbook {
  const stored = store.get(String(id));
  if (!stored) throw entityNotFound();
  return stored.workbook;
}

/** `?format=csv&gid=0`: the tab is named by its id; without one it is the first. */
function download(store: WorkbookStore, request: Request, response: Response): void {
  const workbook = workbookOf(store, request.params['id']);
  const { format, gid } = request.query;
  const tab = gid === undefined ? undefined : sheetById(workbook, Number(gid));
  if (gid !== undefined && !tab) throw invalidArgument(`No sheet with id: ${String(gid)}`);
  const { contentType, extension, body } = exportFile(workbook, mimeTypeNamed(String(format ?? 'xlsx')), tab);
  const title = encodeURIComponent(
    tab ? `${workbook.properties.title} - ${tab.properties.title}` : workbook.properties.title,
  );
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${title}.${extension}`);
  response.end(body);
}

const refuse: ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof GoogleError)) return next(error);
  response.status(error.code).json(error.envelope());
};

/** The page for people is the local one. */
export function spreadsheetPages(store: WorkbookStore): Router {
  const router = Router();
  router.get('/d/:id/edit', (request, response) => {
    workbookOf(store, request.params.id);
    response.redirect(`/sheets/${encodeURIComponent(request.params.id)}`);
  });
  router.get('/d/:id/export', (request, response) => download(store, request, response));
  router.use(refuse);
  return router;
}
