/** What a page changes: a person's edits, each done once, and the feed of what changed. */
import { type Request, type Response, Router } from 'express';
import { Failure } from '../../functions/failure.ts';
import type { EditAnswer } from '../../web/sheet/protocol.ts';
import { EditRefused } from '../google/edit-refused.ts';
import type { ExecutionRecord } from '../script-host/execution-record.ts';
import type { AppliedEdits } from './applied-edits.ts';
import type { OpenWindows } from './open-windows.ts';
import { editRequest, parsePageRequest } from './page-requests.ts';
import { refusalWords } from './refusal-words.ts';
import type { SheetWorld } from './sheet-world.ts';
import { personOf, storedBook } from './stored-book.ts';

const WINDOW_ID = /^[\w-]{8,64}$/;
const DONE: EditAnswer = { outcome: 'done' };

export interface PageDesk {
  readonly world: SheetWorld;
  readonly windows: OpenWindows;
  readonly applied: AppliedEdits;
}

function refusalOf(thrown: unknown): EditAnswer {
  const message = refusalWords(thrown);
  if (message === undefined) throw thrown;
  const isAsked = thrown instanceof EditRefused && thrown.code === 'WARNING';
  return { outcome: isAsked ? 'asked' : 'refused', message };
}

async function tellToasts(windows: OpenWindows, windowId: string, fired: Promise<readonly ExecutionRecord[]>) {
  for (const { toasts } of await fired) windows.toast(windowId, toasts);
}

/** The edit stands, and outlives a loss of power, when it is answered; what it fires is told by the feed. */
async function applyEdit({ world, windows, applied }: PageDesk, request: Request): Promise<EditAnswer> {
  const { spreadsheetId, version } = storedBook(world, request);
  const { editId, windowId, edit, confirmed = false } = parsePageRequest(editRequest, request.body);
  if (applied.has(editId)) return DONE;
  applied.begin(editId, spreadsheetId, version + 1);
  try {
    const options = { confirmed, window: windowId };
    const { fired } = world.scripts.edit(spreadsheetId, personOf(request), edit, options);
    tellToasts(windows, windowId, fired).catch((error: unknown) => console.error(error));
    await Promise.all([world.workbooks.settled(), applied.settled()]);
    return DONE;
  } catch (error) {
    applied.forget(editId);
    return refusalOf(error);
  }
}

export function editingRoutes(desk: PageDesk): Router {
  const router = Router();
  router.post('/:id/edits', async (request: Request, response: Response) => {
    response.json(await applyEdit(desk, request));
  });
  router.get('/:id/events', (request: Request, response: Response) => {
    const stored = storedBook(desk.world, request);
    const windowId = String(request.query['window']);
    if (!WINDOW_ID.test(windowId)) throw new Failure('BAD_REQUEST', 'Страница не назвала себя.', 'Откройте её заново.');
    const since = Number(request.headers['last-event-id'] ?? request.query['since']);
    desk.windows.listen(windowId, stored, since, response);
  });
  return router;
}
