/** The charts of a workbook as pictures. */
import type { sheets_v4 } from '@googleapis/sheets';
import { type Request, type Response, Router } from 'express';
import { Failure } from '../../functions/failure.ts';
import { objectsOf, sheetById } from '../google/workbook.ts';
import { chartPicture } from './chart-picture.ts';
import type { SheetWorld } from './sheet-world.ts';
import { storedBook } from './stored-book.ts';

const USUAL_SIZE = { width: 600, height: 371 };

export function chartRoutes(world: SheetWorld): Router {
  const router = Router();
  router.get('/:id/charts/:tab/:chart.svg', (request: Request, response: Response) => {
    const { workbook } = storedBook(world, request);
    const sheet = sheetById(workbook, Number(request.params['tab']));
    const found =
      sheet && objectsOf(sheet, 'charts').find(({ chartId }) => String(chartId) === request.params['chart']);
    if (!found) throw new Failure('NOT_FOUND', 'Такой диаграммы на листе нет.', 'Откройте таблицу заново.');
    const { spec, position } = found as sheets_v4.Schema$EmbeddedChart;
    const { widthPixels, heightPixels } = position?.overlayPosition ?? {};
    const size = { width: widthPixels ?? USUAL_SIZE.width, height: heightPixels ?? USUAL_SIZE.height };
    response.setHeader('Content-Type', 'image/svg+xml; charset=utf-8');
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    response.end(chartPicture(workbook, spec ?? {}, size, world.now));
  });
  return router;
}
