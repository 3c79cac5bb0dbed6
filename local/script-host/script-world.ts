/** What a running script touches of the world, and what is known of the run itself. */
import type { WorkbookStore } from '../google/workbook-store.ts';
import type { CacheTable } from './cache-table.ts';
import type { Screen } from './dialog.ts';
import type { LockTable } from './lock-table.ts';
import type { Mailbox } from './mailbox.ts';
import type { PropertyTable } from './property-table.ts';
import type { Selection } from './selection.ts';
import type { TriggerTable } from './trigger-table.ts';

/** A file of the script project: what stands in `appsscript.json`'s folder. */
export interface ProjectFile {
  readonly name: string;
  readonly kind: 'script' | 'html';
  readonly source: string;
}

export interface Manifest {
  readonly timeZone: string;
  /** What the script asks leave for; where it is not said, whatever it needs. */
  readonly oauthScopes?: readonly string[];
}

/** Who may do what in the workbooks, as Drive's sharing would say. */
export interface People {
  readonly owner: string;
  /** Those besides the owner to whom the workbooks are shared for editing. */
  readonly editors: readonly string[];
  /** Whether scripts are told e-mail addresses: true inside one Workspace domain. */
  readonly emailsVisible: boolean;
}

export interface ScriptWorld {
  readonly store: WorkbookStore;
  readonly files: readonly ProjectFile[];
  readonly manifest: Manifest;
  readonly people: People;
  readonly locale: string;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly locks: LockTable;
  readonly properties: PropertyTable;
  readonly cache: CacheTable;
  readonly triggers: TriggerTable;
  readonly mailbox: Mailbox;
  /** Google's daily quota of letters, which counts recipients. */
  readonly recipientsPerDay: number;
}

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL';

/** One run of a function, as the services see it. */
export interface ScriptRun {
  readonly id: string;
  readonly world: ScriptWorld;
  /** The workbook that the script is bound to. */
  readonly spreadsheetId: string;
  /** As whom it runs. */
  readonly effectiveUser: string;
  /** Who is at the keyboard; '' when nobody is. */
  readonly activeUser: string;
  readonly authMode: AuthMode;
  readonly isSimpleTrigger: boolean;
  /** Undefined when nobody sits at the screen. */
  readonly screen: Screen | undefined;
  readonly selection: Selection;
}
