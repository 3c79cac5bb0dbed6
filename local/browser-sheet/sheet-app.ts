/** `/sheets/<id>`: a workbook of the stand-in in the browser. */
import { type NextFunction, type Request, type Response, Router } from 'express';
import { asFailure, errorBody, Failure } from '../../functions/failure.ts';
import { pageRoutes } from './page-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import type { SheetWorld } from './sheet-world.ts';

export function sheetApp(world: SheetWorld): Router {
  const router = Router();
  router.use(pageRoutes(world));
  router.use(readingRoutes(world));
  router.use(() => {
    throw new Failure('NOT_FOUND', 'Такого адреса здесь нет.', 'Список адресов — на главной странице.');
  });
  router.use((thrown: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const failure = asFailure(thrown);
    response.status(failure.status).json(errorBody(failure));
  });
  return router;
}
