/** A workbook in the hands of a script: read as it stands now, written with the rights of the one it runs as. */
import type { sheets_v4 } from '@googleapis/sheets';
import { runBatch } from '../google/batch-update.ts';
import type { JsonObject } from '../google/json.ts';
import { accessTo, type Editor, PROTECTED } from '../google/protection.ts';
import { type Area, gridArea, type Sheet, sheetById, type Workbook } from '../google/workbook.ts';
import type { Change } from '../google/workbook-change.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';

export interface Touched {
  readonly sheetId: number;
  readonly area: Area;
}

export class Book {
  readonly run: ScriptRun;
  readonly spreadsheetId: string;

  constructor(run: ScriptRun, spreadsheetId: string) {
    this.run = run;
    this.spreadsheetId = spreadsheetId;
  }

  get workbook(): Workbook {
    const stored = this.run.world.store.get(this.spreadsheetId);
    if (!stored) throw new ScriptError('Requested entity was not found.');
    return stored.workbook;
  }

  sheet(sheetId: number): Sheet {
    const sheet = sheetById(this.workbook, sheetId);
    if (!sheet) throw new ScriptError(`Sheet ${sheetId} not found`);
    return sheet;
  }

  private get editor(): Editor {
    const { effectiveUser, world } = this.run;
    return { email: effectiveUser, isOwner: effectiveUser === world.people.owner };
  }

  /** A warning is for people: scripts write past it. */
  checkAccess({ sheetId, area }: Touched): void {
    if (accessTo(this.workbook, sheetId, area, this.editor) === 'refused') throw new ScriptError(PROTECTED);
  }

  /** Structure that a protection on any part of the tab forbids to change. */
  checkWholeSheet(sheetId: number): void {
    this.checkAccess({ sheetId, area: gridArea(this.sheet(sheetId)) });
  }

  commit(changes: readonly Change[], touched: Touched): void {
    this.checkAccess(touched);
    if (changes.length > 0) this.run.world.store.commit(this.spreadsheetId, changes, 'script');
  }

  /** The requests of Google's `batchUpdate`, all or none; the replies in their order. */
  batch(requests: readonly sheets_v4.Schema$Request[], touched?: Touched): readonly JsonObject[] {
    if (touched) this.checkAccess(touched);
    if (requests.length === 0) return [];
    const { changes, replies } = runBatch(this.workbook, requests, this.run.world.now);
    this.run.world.store.commit(this.spreadsheetId, changes, 'script');
    return replies;
  }
}
