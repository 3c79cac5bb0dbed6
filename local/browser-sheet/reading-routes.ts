/** What a page reads of a workbook: all of it at first, then rows as it needs them. */
import { type Request, type Response, Router } from 'express';
import { Failure } from '../../functions/failure.ts';
import { sheetById } from '../google/workbook.ts';
import { bookView, rowsOf } from './book-view.ts';
import type { PageDesk } from './editing-routes.ts';
import { sendJson } from './json-answer.ts';
import { personOf, storedBook } from './stored-book.ts';

/** The server answers others in between. */
const MOST_ROWS = 1_000;

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

export function readingRoutes({ world, windows }: PageDesk): Router {
  const router = Router();
  router.get('/:id/book', async (request: Request, response: Response) => {
    const stored = storedBook(world, request);
    const user = personOf(request);
    const mayEdit = world.scripts.mayEdit(stored.spreadsheetId, user);
    windows.past.watch(stored);
    const view = bookView(stored, wholeNumber(request.query['tab']), { user, mayEdit }, world.now);
    if (!view) throw new Failure('NOT_FOUND', 'В таблице нет видимых листов.', 'Сделайте видимым хотя бы один.');
    await sendJson(request, response, view);
  });
  router.get('/:id/rows', async (request: Request, response: Response) => {
    const stored = storedBook(world, request);
    const sheet = sheetById(stored.workbook, wholeNumber(request.query['tab']) ?? -1);
    if (!sheet) throw new Failure('NOT_FOUND', 'Такого листа в таблице нет.', 'Откройте таблицу заново.');
    const from = wholeNumber(request.query['from']) ?? 0;
    await sendJson(request, response, rowsOf(stored, sheet, from, from + MOST_ROWS, world.now));
  });
  return router;
}
