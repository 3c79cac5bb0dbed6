/** The addresses of the central workbook's script on this laptop: its menu, what its pages call, its letters. */
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import * as z from 'zod';
import { CENTRAL_MENU } from '../apps-script/menu-items.ts';
import { asFailure, errorBody, Failure } from '../functions/failure.ts';
import { centralPage, dialogHtml } from './central-page.ts';
import type { CentralScripts } from './central-scripts.ts';
import { OWNER } from './google/file-owner.ts';
import { mailboxPage } from './mailbox-page.ts';
import { ScriptError } from './script-host/script-error.ts';

const choice = z.strictObject({
  functionName: z.enum(CENTRAL_MENU.map(([, name]) => name) as [string, ...string[]]),
  text: z.string().max(20),
});
const clientCall = z.strictObject({ functionName: z.string().regex(/^[a-z]\w*$/i), args: z.array(z.unknown()).max(1) });

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Failure('BAD_REQUEST', 'Запрос не понят.', 'Откройте страницу /central и выберите пункт меню.');
}

function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ScriptError) {
    return new Failure('BAD_REQUEST', `Скрипт остановился: ${thrown.message}`, 'Закройте окно и повторите.');
  }
  if (thrown instanceof SyntaxError) {
    return new Failure('BAD_REQUEST', 'Тело запроса не читается как JSON.', 'Отправьте JSON.');
  }
  return asFailure(thrown);
}

export function centralRoutes(scripts: CentralScripts, spreadsheetId: string): Router {
  const router = Router();
  const user = OWNER.emailAddress;
  const page = (response: Response, text: string) => response.type('html').set('Cache-Control', 'no-store').send(text);
  router.get('/mailbox', (_request: Request, response: Response) => {
    page(response, mailboxPage(scripts.letters()));
  });
  router.get('/central', (_request: Request, response: Response) => {
    page(response, centralPage());
  });
  router.use('/central', express.json());
  router.post('/central/choose', async (request: Request, response: Response) => {
    const { functionName, text } = parsed(choice, request.body);
    const host = await scripts.host();
    await host.open(spreadsheetId, user);
    const answers = [{ button: 'OK', text }] as const;
    const { error, dialogs } = await host.runFunction(functionName, [], { spreadsheetId, user, answers });
    if (error) throw new ScriptError(error.message);
    const shown = host.dialog(spreadsheetId, user);
    const said = dialogs.filter(({ sort }) => sort === 'alert').map((dialog) => dialog.text);
    response.json({ said: said.join(' '), page: shown ? { ...shown, html: dialogHtml(shown.html) } : null });
  });
  router.post('/central/call', async (request: Request, response: Response) => {
    const { functionName, args } = parsed(clientCall, request.body);
    const host = await scripts.host();
    response.json({ value: await host.runClientCall(functionName, args, { spreadsheetId, user }) });
  });
  router.use('/central', (thrown: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const failure = failureOf(thrown);
    response.status(failure.status).json(errorBody(failure));
  });
  return router;
}
