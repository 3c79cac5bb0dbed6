/** The last versions of every workbook, kept in memory from the first edit on that this process sees. */
import type { StoredWorkbook } from '../google/workbook-file.ts';
import type { WorkbookStore } from '../google/workbook-store.ts';

/** Versions share what did not change, so a few cost little. */
const MOST_VERSIONS = 10;

export class WorkbookPast {
  private readonly versions = new Map<string, StoredWorkbook[]>();

  constructor(store: WorkbookStore) {
    for (const stored of store.list()) this.versions.set(stored.spreadsheetId, [stored]);
    store.subscribe(({ spreadsheetId }) => {
      const stored = store.get(spreadsheetId);
      if (!stored) return;
      const known = this.versions.get(spreadsheetId) ?? [];
      this.versions.set(spreadsheetId, [...known, stored].slice(-MOST_VERSIONS - 1));
    });
  }

  earlier(spreadsheetId: string, versions: number): StoredWorkbook | undefined {
    return this.versions.get(spreadsheetId)?.at(-1 - versions);
  }
}
