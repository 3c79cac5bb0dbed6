/** The routes that stand in for Google, with the faults that were asked for around them. */
import type { NextFunction, Request, RequestHandler, Response, Router } from 'express';
import { googleRoutes } from '../google/routes.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';
import { apiCalls } from './api-call.ts';
import { type Answer, captureAnswer } from './captured-answer.ts';
import type { DueFault, FaultDesk } from './fault-desk.ts';
import type { Scene } from './scene.ts';
import { WorkbookPast } from './workbook-past.ts';

/** A router leaves its place in the address behind when it answers; another one has to start where it did. */
function askRouter(router: Router, request: Request, response: Response): Promise<Answer> {
  const { url, baseUrl, params } = request;
  return captureAnswer(response, (failed) => router(request, response, failed)).finally(() =>
    Object.assign(request, { url, baseUrl, params }),
  );
}

/** Whether one of them took place; else nothing was sent, or the real answer was. */
async function meet(due: readonly DueFault[], scene: Scene): Promise<void> {
  for (const fault of due) {
    fault.take();
    try {
      if (await fault.act(scene)) return;
      fault.giveBack();
    } catch (error) {
      fault.giveBack(error instanceof Error ? error.message : String(error));
    }
    if (scene.response.headersSent || scene.response.destroyed) return;
  }
}

export function faultyRoutes(store: WorkbookStore, now: () => Date, desk: FaultDesk): RequestHandler {
  const real = googleRoutes(store, now);
  const callOf = apiCalls(store, now);
  const past = new WorkbookPast(store);
  return (request: Request, response: Response, next: NextFunction) => {
    const call = callOf(request);
    const due = call ? desk.due(call) : [];
    if (!call || due.length === 0) return real(request, response, next);
    const scene: Scene = {
      call,
      request,
      response,
      store,
      now,
      ask: (other) => askRouter(other ? googleRoutes(other, now) : real, request, response),
      earlier: (spreadsheetId, versions) => past.earlier(spreadsheetId, versions),
    };
    return meet(due, scene).then(() => {
      if (!response.headersSent && !request.socket.destroyed) real(request, response, next);
    }, next);
  };
}
