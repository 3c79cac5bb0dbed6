/** The pages that listen: each is told what changes in its workbook, and what a script has to say to its person. */
import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { ButtonName, Question } from '../../web/sheet/protocol.ts';
import type { StoredWorkbook } from '../google/workbook-file.ts';
import type { Dialog, DialogAnswer, Toast } from '../script-host/dialog.ts';
import { bookPatch } from './book-patch.ts';
import { PastBooks } from './past-books.ts';
import type { SheetWorld } from './sheet-world.ts';

/** What comes at once, a script's many writes, is told in one. */
const GATHERING_MS = 25;
const HEARTBEAT_MS = 10_000;

interface OpenWindow {
  readonly spreadsheetId: string;
  readonly response: Response;
  shown: StoredWorkbook;
  timer: NodeJS.Timeout | undefined;
}

interface Waiting {
  readonly windowId: string;
  readonly answer: (answer: DialogAnswer) => void;
}

const CLOSED: DialogAnswer = { button: 'CLOSE' };

export class OpenWindows {
  readonly past: PastBooks;
  private readonly world: SheetWorld;
  private readonly windows = new Map<string, OpenWindow>();
  private readonly waiting = new Map<string, Waiting>();

  constructor(world: SheetWorld) {
    this.world = world;
    this.past = new PastBooks(world.workbooks);
    world.workbooks.subscribe(({ spreadsheetId }) => {
      for (const window of this.windows.values()) if (window.spreadsheetId === spreadsheetId) this.soon(window);
    });
  }

  private send({ response }: OpenWindow, event: string, data: unknown, id?: number): void {
    response.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private soon(window: OpenWindow): void {
    window.timer ??= setTimeout(() => {
      window.timer = undefined;
      this.tell(window);
    }, GATHERING_MS);
  }

  private tell(window: OpenWindow): void {
    const stored = this.world.workbooks.get(window.spreadsheetId);
    if (!stored || stored === window.shown) return;
    const patch = bookPatch(window.shown, stored, this.world.now);
    window.shown = stored;
    this.send(window, 'patch', patch, stored.version);
  }

  /** From the version that the page has; one that nobody remembers any more is told to read all anew. */
  listen(windowId: string, stored: StoredWorkbook, since: number, response: Response): void {
    this.past.watch(stored);
    const known = this.past.at(stored.spreadsheetId, since);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    const window: OpenWindow = {
      spreadsheetId: stored.spreadsheetId,
      response,
      shown: known ?? stored,
      timer: undefined,
    };
    this.windows.get(windowId)?.response.end();
    this.windows.set(windowId, window);
    this.send(window, 'here', {});
    if (!known) this.send(window, 'anew', {});
    this.tell(window);
    const beat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(beat);
      clearTimeout(window.timer);
      if (this.windows.get(windowId) === window) this.leave(windowId);
    });
  }

  /** Questions to a page that is gone are closed, as if the person had. */
  private leave(windowId: string): void {
    this.windows.delete(windowId);
    for (const [questionId, { windowId: asked, answer }] of this.waiting) {
      if (asked !== windowId) continue;
      this.waiting.delete(questionId);
      answer(CLOSED);
    }
  }

  toast(windowId: string, toasts: readonly Toast[]): void {
    const window = this.windows.get(windowId);
    if (window) for (const toast of toasts) this.send(window, 'toast', toast);
  }

  ask(windowId: string, dialog: Dialog): Promise<DialogAnswer> {
    const window = this.windows.get(windowId);
    if (!window) return Promise.resolve(CLOSED);
    const questionId = randomUUID();
    this.send(window, 'question', { questionId, ...dialog } satisfies Question);
    return new Promise((answer) => this.waiting.set(questionId, { windowId, answer }));
  }

  answer(questionId: string, button: ButtonName, text?: string): void {
    this.waiting.get(questionId)?.answer({ button, ...(text !== undefined && { text }) });
    this.waiting.delete(questionId);
  }
}
