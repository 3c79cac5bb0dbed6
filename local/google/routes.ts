/** Everything that stands in for Google, as one router for the local server. */
import { Router } from 'express';
import { driveApi } from './drive-api.ts';
import { notImplemented } from './google-error.ts';
import { scriptApi } from './script-api.ts';
import { sheetsApi } from './sheets-api.ts';
import { spreadsheetPages } from './spreadsheet-pages.ts';
import type { WorkbookStore } from './workbook-store.ts';

/** `now` is what formulas take for the present, and says in which year a date falls that is typed without one. */
export function googleRoutes(store: WorkbookStore, now: () => Date = () => new Date()): Router {
  const router = Router();
  router.use('/v4', sheetsApi(store, now));
  router.use('/drive', driveApi(store, now));
  router.use('/v1', scriptApi(store, now));
  router.use('/spreadsheets', spreadsheetPages(store, now));
  router.use(['/upload', '/batch'], (request, response) => {
    const refusal = notImplemented(`${request.method} ${request.originalUrl.split('?')[0]}`);
    response.status(refusal.code).json(refusal.envelope());
  });
  return router;
}
