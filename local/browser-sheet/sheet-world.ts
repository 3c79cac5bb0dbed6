/** What the sheet in the browser needs of this laptop. */
import type { WorkbookStore } from '../google/workbook-store.ts';
import type { ScriptHost } from '../script-host/script-host.ts';

export interface SheetWorld {
  readonly workbooks: WorkbookStore;
  readonly scripts: ScriptHost;
  readonly now: () => Date;
}
