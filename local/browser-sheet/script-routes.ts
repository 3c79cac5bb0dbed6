/** What a page has the script of its workbook do: open it, run an item of a menu, call a function from a panel. */
import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { Failure } from '../../functions/failure.ts';
import type { MenuView, PageView, RunAnswer } from '../../web/sheet/protocol.ts';
import type { ShownPage } from '../script-host/dialog.ts';
import type { ExecutionRecord } from '../script-host/execution-record.ts';
import type { PageDesk } from './editing-routes.ts';
import { answerRequest, parsePageRequest, runRequest } from './page-requests.ts';
import { scriptPage } from './script-page.ts';
import { personOf, storedBook } from './stored-book.ts';

const MOST_PAGES = 50;

/** Pages of scripts by the name under which a frame reads them. */
class ShownPages {
  private readonly pages = new Map<string, ShownPage>();

  add(page: ShownPage): PageView {
    const pageId = randomUUID();
    this.pages.set(pageId, page);
    const [oldest] = this.pages.keys();
    if (this.pages.size > MOST_PAGES && oldest !== undefined) this.pages.delete(oldest);
    const { title, width, height } = page;
    return { title, pageId, ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
  }

  get(pageId: string): ShownPage | undefined {
    return this.pages.get(pageId);
  }
}

function plainError({ message }: { readonly message: string }): string {
  return message;
}

class ScriptRuns {
  readonly pages = new ShownPages();
  private readonly desk: PageDesk;

  constructor(desk: PageDesk) {
    this.desk = desk;
  }

  async open(request: Request): Promise<readonly MenuView[]> {
    const { scripts } = this.desk.world;
    const { spreadsheetId } = storedBook(this.desk.world, request);
    const user = personOf(request);
    await scripts.open(spreadsheetId, user);
    return scripts.menus(spreadsheetId, user);
  }

  private answerOf(record: ExecutionRecord, sidebar?: ShownPage, dialog?: ShownPage): RunAnswer {
    return {
      toasts: record.toasts,
      ...(record.error && { error: plainError(record.error) }),
      ...(record.value !== undefined && { value: record.value }),
      ...(sidebar && { sidebar: this.pages.add(sidebar) }),
      ...(dialog && { dialog: this.pages.add(dialog) }),
      ...(record.selected && { selected: record.selected }),
    };
  }

  /** A page that the script has shown during the run is another one than before. */
  async run(request: Request, sort: 'runFunction' | 'runForPage'): Promise<RunAnswer> {
    const { world, windows } = this.desk;
    const { spreadsheetId } = storedBook(world, request);
    const { windowId, functionName, args = [], selected } = parsePageRequest(runRequest, request.body);
    const user = personOf(request);
    const before = [world.scripts.sidebar(spreadsheetId, user), world.scripts.dialog(spreadsheetId, user)];
    const asker = (dialog: Parameters<typeof windows.ask>[1]) => windows.ask(windowId, dialog);
    const options = { spreadsheetId, user, asker, ...(selected && { selected }) };
    const record = await world.scripts[sort](functionName, args, options);
    const [sidebar, dialog] = [
      world.scripts.sidebar(spreadsheetId, user),
      world.scripts.dialog(spreadsheetId, user),
    ].map((page, index) => (page === before[index] ? undefined : page));
    await world.workbooks.settled();
    return this.answerOf(record, sidebar, dialog);
  }
}

export function scriptRoutes(desk: PageDesk): Router {
  const router = Router();
  const runs = new ScriptRuns(desk);
  router.post('/:id/open', async (request: Request, response: Response) => {
    response.json(await runs.open(request));
  });
  router.post('/:id/run', async (request: Request, response: Response) => {
    response.json(await runs.run(request, 'runFunction'));
  });
  router.post('/:id/call', async (request: Request, response: Response) => {
    response.json(await runs.run(request, 'runForPage'));
  });
  router.post('/:id/answer', (request: Request, response: Response) => {
    const { questionId, button, text } = parsePageRequest(answerRequest, request.body);
    desk.windows.answer(questionId, button, text);
    response.json({});
  });
  router.get('/:id/pages/:page', (request: Request, response: Response) => {
    const page = runs.pages.get(String(request.params['page']));
    if (!page) throw new Failure('NOT_FOUND', 'Этой панели больше нет.', 'Откройте её снова из меню.');
    scriptPage(page, response);
  });
  return router;
}
