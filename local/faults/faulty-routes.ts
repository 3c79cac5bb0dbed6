/** The routes that stand in for Google, with the faults that were asked for around them. */
import type { NextFunction, Request, RequestHandler, Response, Router } from 'express';
import { googleRoutes } from '../google/routes.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';
import { apiCalls } from './api-call.ts';
import { type Answer, captureAnswer, sendAnswer } from './captured-answer.ts';
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

/** The first one that fits takes place; when none does, nothing was sent. */
async function meet(due: readonly DueFault[], scene: Scene): Promise<boolean> {
  for (const fault of due) {
    fault.take();
    try {
      if (await fault.act(scene)) return true;
      fault.giveBack();
    } catch (error) {
      fault.giveBack(error instanceof Error ? error.message : String(error));
      if (scene.response.headersSent) return true;
    }
  }
  return false;
}

export function faultyRoutes(store: WorkbookStore, now: () => Date, desk: FaultDesk): RequestHandler {
  const real = googleRoutes(store, now);
  const callOf = apiCalls(store, now);
  const past = new WorkbookPast(store);
  return async (request: Request, response: Response, next: NextFunction) => {
    const call = callOf(request);
    const due = call ? desk.due(call) : [];
    if (!call || due.length === 0) {
      real(request, response, next);
      return;
    }
    let answer: Promise<Answer> | undefined;
    const ask = () => {
      answer ??= askRouter(real, request, response);
      return answer;
    };
    const askOver = (other: WorkbookStore) => askRouter(googleRoutes(other, now), request, response);
    const earlier = (spreadsheetId: string, versions: number) => past.earlier(spreadsheetId, versions);
    if (await meet(due, { call, request, response, store, now, ask, askOver, earlier })) return;
    if (answer) sendAnswer(response, await answer);
    else real(request, response, next);
  };
}
