/** The last versions of the workbooks that are open in pages: workbooks are values, so that keeping one costs what differs. */
import type { StoredWorkbook } from '../google/workbook-file.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';

const MOST_VERSIONS = 300;

export class PastBooks {
  private readonly workbooks: WorkbookStore;
  private readonly past = new Map<string, StoredWorkbook[]>();

  constructor(workbooks: WorkbookStore) {
    this.workbooks = workbooks;
    workbooks.subscribe(({ spreadsheetId }) => this.keep(spreadsheetId));
  }

  private keep(spreadsheetId: string): void {
    const kept = this.past.get(spreadsheetId);
    const stored = this.workbooks.get(spreadsheetId);
    if (!kept || !stored) return;
    kept.push(stored);
    if (kept.length > MOST_VERSIONS) kept.shift();
  }

  /** From now on its versions are kept. */
  watch(stored: StoredWorkbook): void {
    if (!this.past.has(stored.spreadsheetId)) this.past.set(stored.spreadsheetId, [stored]);
  }

  at(spreadsheetId: string, version: number): StoredWorkbook | undefined {
    return this.past.get(spreadsheetId)?.findLast((stored) => stored.version === version);
  }
}
