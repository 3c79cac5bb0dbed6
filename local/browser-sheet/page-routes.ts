/** The page of a workbook, and its script and style. */
import { type Request, type Response, Router } from 'express';
import { Failure } from '../../functions/failure.ts';
import { ASSET_NAMES, type AssetName, type Encoding, openPageBundle } from './page-bundle.ts';
import { PAGE_POLICY, pageHtml } from './page-html.ts';
import type { SheetWorld } from './sheet-world.ts';
import { storedBook } from './stored-book.ts';

const TYPES: Readonly<Record<AssetName, string>> = {
  'page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
};

function encodingFor({ headers }: Request): Encoding {
  const accepted = String(headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

async function sendAsset(request: Request, response: Response): Promise<void> {
  const name = ASSET_NAMES.find((each) => each === request.params['name']);
  const bundle = await openPageBundle();
  if (!name || request.params['mark'] !== bundle.mark) {
    throw new Failure('NOT_FOUND', 'Такой части страницы нет.', 'Откройте таблицу заново.');
  }
  const encoding = encodingFor(request);
  response.setHeader('Content-Type', TYPES[name]);
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.end(bundle.read(name, encoding));
}

export function pageRoutes(world: SheetWorld): Router {
  const router = Router();
  router.get('/assets/:mark/:name', sendAsset);
  router.get('/:id', async (request: Request, response: Response) => {
    const { workbook } = storedBook(world, request);
    const { mark } = await openPageBundle();
    response.setHeader('Content-Security-Policy', PAGE_POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(pageHtml(workbook.properties.title, mark));
  });
  return router;
}
