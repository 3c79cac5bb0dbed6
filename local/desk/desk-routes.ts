/** The addresses of the desk: the page, its style, script and feed, and what its buttons do. */
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { asFailure, Failure } from '../../functions/failure.ts';
import { readBase } from '../../functions/publish-snapshot.ts';
import { DESK_STYLE } from '../desk-style.ts';
import { DESK_CSS, DESK_JS } from './desk-assets.ts';
import type { DeskFeed } from './desk-feed.ts';
import { deskPage } from './desk-page.ts';
import { type DeskSources, readDesk } from './desk-view.ts';
import { publishedOf } from './drill.ts';

export interface DeskActions {
  readonly sources: DeskSources;
  readonly feed: DeskFeed;
  /** Starts a run as soon as it can. */
  readonly run: () => void;
  /** Makes a workbook of a region; throws a failure that says what is wrong. */
  readonly createBook: (region: string) => Promise<unknown>;
}

/** Nothing inline, nothing from elsewhere; the forms go to this server. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page of another site may send a form here; its browser says so. */
function refuseStrangers(request: Request, _response: Response, next: NextFunction): void {
  const from = request.headers['sec-fetch-site'];
  if (request.method === 'POST' && from !== undefined && from !== 'same-origin' && from !== 'none') {
    throw new Failure('BAD_REQUEST', 'Эту кнопку нажимают на самом столе.', 'Откройте главную страницу Свода.');
  }
  next();
}

function field(request: Request, name: string): string {
  const body: unknown = request.body;
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

async function sendDesk({ sources }: DeskActions, response: Response, said = ''): Promise<void> {
  const page = deskPage(await readDesk(sources), said);
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.set('Cache-Control', 'no-store').type('html').send(page);
}

async function beginDrill({ sources, run }: DeskActions, kind: string): Promise<string> {
  const { drill, minute, register, store } = sources;
  const { states } = await register.read();
  const spreadsheetId = minute.cell?.spreadsheetId ?? states[0]?.listed.spreadsheetId ?? '';
  const before = publishedOf(await readBase(store).catch(() => null));
  if (!drill.begin(kind, spreadsheetId, before)) {
    throw new Failure('BAD_REQUEST', 'Такого сбоя на столе нет.', 'Выберите один из названных.');
  }
  run();
  return '';
}

/** @return what came of it, for the person */
type Act = (actions: DeskActions, request: Request) => Promise<string>;

const ACTS: Readonly<Record<string, Act>> = {
  '/desk/drill': (actions, request) => beginDrill(actions, field(request, 'kind')),
  '/desk/drill/end': async ({ sources, run }) => {
    sources.drill.endAll();
    run();
    return '';
  },
  '/desk/workbooks': async ({ createBook }, request) => {
    await createBook(field(request, 'region'));
    return 'Таблица создана: она в списке внизу.';
  },
};

function asset(router: Router, path: string, type: string, text: string): void {
  router.get(path, (_request: Request, response: Response) => {
    response.set('Cache-Control', 'no-cache').set('X-Content-Type-Options', 'nosniff').type(type).send(text);
  });
}

export function deskRoutes(actions: DeskActions): Router {
  const router = Router();
  asset(router, '/desk/desk.css', 'css', `${DESK_STYLE.text}${DESK_CSS}`);
  asset(router, '/desk/desk.js', 'js', DESK_JS);
  router.get('/desk/feed', (request: Request, response: Response) => actions.feed.open(request, response));
  router.get('/', (_request: Request, response: Response) => sendDesk(actions, response));
  router.use('/desk', refuseStrangers, express.urlencoded({ extended: false, limit: '1kb' }));
  for (const [path, act] of Object.entries(ACTS)) {
    router.post(path, async (request: Request, response: Response) => {
      const said = await act(actions, request).catch((thrown: unknown) => {
        const { message, remedy } = asFailure(thrown);
        response.status(400);
        return `${message} ${remedy}`;
      });
      actions.feed.tell();
      await sendDesk(actions, response, said);
    });
  }
  router.use((thrown: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const { status, message, remedy } = asFailure(thrown);
    response.status(status).type('text').send(`${message} ${remedy}\n`);
  });
  return router;
}
