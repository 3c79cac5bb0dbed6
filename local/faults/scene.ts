/** What a fault has to work with: the call, the response, the real routes, and the workbooks as they are and were. */
import type { Request, Response } from 'express';
import type { StoredWorkbook } from '../google/workbook-file.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';
import type { ApiCall } from './api-call.ts';
import type { Answer } from './captured-answer.ts';

export interface Scene {
  readonly call: ApiCall;
  readonly request: Request;
  readonly response: Response;
  readonly store: WorkbookStore;
  readonly now: () => Date;
  /** What the real routes answer: asked once for all faults of a call, so that a write is done once. */
  readonly ask: () => Promise<Answer>;
  /** What they answer over workbooks that look otherwise, or over the real ones once more. */
  readonly askOver: (store: WorkbookStore) => Promise<Answer>;
  /** The workbook as it was that many versions ago; undefined when nobody remembers. */
  readonly earlier: (spreadsheetId: string, versions: number) => StoredWorkbook | undefined;
}

/** Whether the fault took place, and answered. A call that it does not fit is left to the next one, and to the real routes. */
export type Act = (scene: Scene) => Promise<boolean> | boolean;
