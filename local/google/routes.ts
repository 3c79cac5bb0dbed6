/** Everything that stands in for Google, as one router for the local server. */
import { Router } from 'express';
import { driveApi } from './drive-api.ts';
import { sheetsApi } from './sheets-api.ts';
import type { WorkbookStore } from './workbook-store.ts';

/** `now` is what formulas take for the present, and says in which year a date falls that is typed without one. */
export function googleRoutes(store: WorkbookStore, now: () => Date = () => new Date()): Router {
  const router = Router();
  router.use('/v4', sheetsApi(store, now));
  router.use('/drive', driveApi(store));
  return router;
}
