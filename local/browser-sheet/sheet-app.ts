/** `/sheets/<id>`: a workbook of the stand-in in the browser. */
import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { asFailure, errorBody, Failure } from '../../functions/failure.ts';
import { AppliedEdits } from './applied-edits.ts';
import { chartRoutes } from './chart-routes.ts';
import { editingRoutes } from './editing-routes.ts';
import { OpenWindows } from './open-windows.ts';
import { pageRoutes } from './page-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { scriptRoutes } from './script-routes.ts';
import type { SheetWorld } from './sheet-world.ts';

const LARGEST_REQUEST = '20mb';

function failureOf(thrown: unknown): Failure {
  const isUnreadable = thrown instanceof SyntaxError || (thrown as { type?: unknown }).type === 'entity.too.large';
  if (!isUnreadable) return asFailure(thrown);
  return new Failure('BAD_REQUEST', 'Правка слишком велика или испорчена.', 'Вставляйте до 20 МБ за раз.');
}

/** The router, and how it ends. */
export function sheetApp(world: SheetWorld, folder: string): { readonly router: Router; readonly close: () => void } {
  const applied = new AppliedEdits(join(folder, 'page-edits.jsonl'), world.workbooks);
  const desk = { world, windows: new OpenWindows(world), applied };
  const router = Router();
  router.use(express.json({ limit: LARGEST_REQUEST }));
  router.use(pageRoutes(world));
  router.use(readingRoutes(desk));
  router.use(editingRoutes(desk));
  router.use(scriptRoutes(desk));
  router.use(chartRoutes(world));
  router.use(() => {
    throw new Failure('NOT_FOUND', 'Такого адреса здесь нет.', 'Список адресов — на главной странице.');
  });
  router.use((thrown: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const failure = failureOf(thrown);
    response.status(failure.status).json(errorBody(failure));
  });
  return { router, close: () => applied.close() };
}
