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
  /** What the real routes answer, over the real workbooks or over others; a write is done by it. */
  readonly ask: (store?: WorkbookStore) => Promise<Answer>;
  /** The workbook as it was that many versions ago; undefined when nobody remembers. */
  readonly earlier: (spreadsheetId: string, versions: number) => StoredWorkbook | undefined;
}

/** Whether the fault took place: a call that it does not fit goes on to the real routes, or was answered by them. */
export type Act = (scene: Scene) => Promise<boolean> | boolean;
