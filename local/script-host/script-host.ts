/**
 * The Apps Script host: one script project, bound to every workbook of a store, run as Google runs it. The realm of a script
 * has the shape of Google's, so that what runs here runs there; it is no wall against code that means harm.
 */
import { EditRefused } from '../google/edit-refused.ts';
import { type DoneEdit, type EditOptions, Editor } from '../google/editor.ts';
import type { PersonEdit, Place } from '../google/person-edit.ts';
import { storedWorkbook } from '../google/value-options.ts';
import { checkClientValue } from './client-value.ts';
import { nextTime } from './clock-plan.ts';
import type { Asker, BrowserWindow, DialogAnswer, Menu, ShownPage } from './dialog.ts';
import { mayEditDocument } from './document-people.ts';
import { ExecutionDesk, GOOGLE_LIMITS, resultOf } from './execution-desk.ts';
import type { ExecutionRecord } from './execution-record.ts';
import type { Letter } from './mailbox.ts';
import { ScriptError } from './script-error.ts';
import { openWorld, type ScriptHostOptions } from './script-host-options.ts';
import { openScriptRunner } from './script-runner.ts';
import type { ProjectFile, ScriptRun, ScriptWorld } from './script-world.ts';
import { changeEvent, clockEvent, editEvent, openEvent } from './trigger-event.ts';
import type { EventType, TriggerRecord } from './trigger-table.ts';

/** What came of a person's edit: it is done; the triggers that it fired end later, and cannot undo it. */
export interface FiredEdit extends DoneEdit {
  readonly fired: Promise<readonly ExecutionRecord[]>;
}

export interface FunctionOptions {
  readonly spreadsheetId: string;
  readonly user?: string;
  readonly answers?: readonly DialogAnswer[];
  /** Asks the person; then no answers are given beforehand. */
  readonly asker?: Asker;
  readonly selected?: Place;
}

const READ_ONLY = 'You need edit access to change this spreadsheet.';
const SIMPLE_NAMES: Readonly<Record<string, EventType>> = { onOpen: 'ON_OPEN', onEdit: 'ON_EDIT' };

/** Whether a script declares a function of that name at its top. */
function declares(files: readonly ProjectFile[], functionName: string): boolean {
  const declaration = new RegExp(
    `(?:^|[\\s;}])(?:async\\s+)?(?:function\\s*\\*?\\s*${functionName}\\s*\\(|var\\s+${functionName}\\b)`,
  );
  return files.some(({ kind, source }) => kind === 'script' && declaration.test(source));
}

type EventOf = (run: ScriptRun, trigger?: TriggerRecord) => unknown;

export class ScriptHost {
  private readonly world: ScriptWorld;
  private readonly runner: ReturnType<typeof openScriptRunner>;
  private readonly desk: ExecutionDesk;
  private readonly editor: Editor;
  private readonly windows = new Map<string, BrowserWindow>();

  constructor(options: ScriptHostOptions) {
    this.world = openWorld(options);
    this.runner = openScriptRunner(this.world.manifest.timeZone);
    this.desk = new ExecutionDesk(this.world, this.runner, { ...GOOGLE_LIMITS, ...options.limits });
    const { store, people, now } = this.world;
    this.editor = new Editor({ store, owner: people.owner, now });
  }

  private windowOf(spreadsheetId: string, user: string): BrowserWindow {
    const key = `${spreadsheetId} ${user}`;
    const window = this.windows.get(key) ?? { menus: [], sidebar: undefined, dialog: undefined };
    this.windows.set(key, window);
    return window;
  }

  mayEdit(spreadsheetId: string, user: string): boolean {
    const { workbook } = storedWorkbook(this.world.store, spreadsheetId);
    return mayEditDocument(workbook, this.world.people, user);
  }

  /** The simple trigger first, then the installable ones, each in a run of its own. */
  private async fire(
    eventType: EventType,
    spreadsheetId: string,
    user: string,
    eventOf: EventOf,
    selected?: Place,
  ): Promise<readonly ExecutionRecord[]> {
    const simple = Object.entries(SIMPLE_NAMES).find(([, type]) => type === eventType)?.[0];
    const base = { spreadsheetId, activeUser: user, ...(selected ? { selected } : {}) };
    const window = this.windowOf(spreadsheetId, user);
    const runs: Promise<ExecutionRecord>[] = [];
    if (simple !== undefined && declares(this.world.files, simple)) {
      const limited = {
        sort: 'SIMPLE_TRIGGER',
        effectiveUser: user,
        authMode: 'LIMITED',
        functionName: simple,
      } as const;
      runs.push(this.desk.run({ ...base, ...limited, window, args: (run) => [eventOf(run)] }));
    }
    for (const trigger of this.world.triggers.list()) {
      if (trigger.eventType !== eventType || trigger.sourceId !== spreadsheetId) continue;
      runs.push(this.runTrigger(trigger, { ...base, spreadsheetId: trigger.scriptOf }, (run) => eventOf(run, trigger)));
    }
    return Promise.all(runs);
  }

  private runTrigger(
    trigger: TriggerRecord,
    base: { readonly spreadsheetId: string; readonly activeUser: string },
    eventOf: (run: ScriptRun) => unknown,
  ): Promise<ExecutionRecord> {
    const sort = trigger.eventType === 'CLOCK' ? 'TIME_DRIVEN' : 'TRIGGER';
    const { functionName, owner: effectiveUser } = trigger;
    return this.desk.run({
      ...base,
      ...{ functionName, sort, effectiveUser, authMode: 'FULL' },
      args: (run) => [eventOf(run)],
    });
  }

  private async fireEdit(done: DoneEdit): Promise<readonly ExecutionRecord[]> {
    const { spreadsheetId, user, edited } = done;
    const edits = edited
      ? this.fire('ON_EDIT', spreadsheetId, user, (run, trigger) => editEvent(run, done, trigger), edited)
      : Promise.resolve([]);
    const changes = this.fire('ON_CHANGE', spreadsheetId, user, (run, trigger) =>
      trigger ? changeEvent(run, done, trigger) : undefined,
    );
    return (await Promise.all([edits, changes])).flat();
  }

  /** A person's edit. It stands when this returns; what it fires is told by `fired`. */
  edit(spreadsheetId: string, user: string, edit: PersonEdit, options?: EditOptions): FiredEdit {
    if (!this.mayEdit(spreadsheetId, user)) throw new EditRefused('READ_ONLY', READ_ONLY);
    const done = this.editor.edit(spreadsheetId, user, edit, options);
    return { ...done, fired: this.fireEdit(done) };
  }

  /** A person opens a workbook. Who may only read fires nothing. */
  async open(spreadsheetId: string, user: string): Promise<readonly ExecutionRecord[]> {
    if (!this.mayEdit(spreadsheetId, user)) return [];
    const window = this.windowOf(spreadsheetId, user);
    Object.assign(window, { menus: [], sidebar: undefined, dialog: undefined });
    return this.fire('ON_OPEN', spreadsheetId, user, (run, trigger) => openEvent(run, spreadsheetId, trigger));
  }

  /** As from a menu, a button or the script editor. */
  async runFunction(
    functionName: string,
    args: readonly unknown[],
    { spreadsheetId, user = this.world.people.owner, answers = [], asker, selected }: FunctionOptions,
  ): Promise<ExecutionRecord> {
    return this.desk.run({
      ...(asker ? { asker } : {}),
      ...{ spreadsheetId, functionName, sort: 'FUNCTION', effectiveUser: user, activeUser: user, authMode: 'FULL' },
      ...{ window: this.windowOf(spreadsheetId, user), answers, ...(selected ? { selected } : {}) },
      args: () => args,
    });
  }

  /** What `google.script.run` of a page calls, with all that came of it. */
  async runForPage(functionName: string, args: readonly unknown[], options: FunctionOptions): Promise<ExecutionRecord> {
    for (const value of args) checkClientValue(value, 'A parameter');
    if (functionName.endsWith('_')) throw new ScriptError(`Script function not found: ${functionName}`);
    const { spreadsheetId, user = this.world.people.owner, answers = [], asker } = options;
    return this.desk.run({
      ...{ spreadsheetId, functionName, sort: 'CLIENT', effectiveUser: user, activeUser: user, authMode: 'FULL' },
      ...{ window: this.windowOf(spreadsheetId, user), answers, ...(asker ? { asker } : {}) },
      args: () => args,
    });
  }

  /** The value for a page's success handler, or the error for its failure handler. */
  async runClientCall(functionName: string, args: readonly unknown[], options: FunctionOptions): Promise<unknown> {
    const value = resultOf(await this.runForPage(functionName, args, options));
    checkClientValue(value, 'The return value');
    return value ?? null;
  }

  /** Fires every time-driven trigger whose time has come. */
  async tick(now: Date = this.world.now()): Promise<readonly ExecutionRecord[]> {
    const due = this.world.triggers.list().filter(({ nextAt }) => nextAt !== undefined && nextAt <= now.getTime());
    return Promise.all(
      due.map((trigger) => {
        const { nextAt: _fired, ...rest } = trigger;
        const nextAt = trigger.plan && nextTime(trigger.plan, now.getTime());
        this.world.triggers.replace(nextAt === undefined ? rest : { ...rest, nextAt });
        const base = { spreadsheetId: trigger.scriptOf, activeUser: '' };
        return this.runTrigger(trigger, base, (run) => clockEvent(run, trigger));
      }),
    );
  }

  menus(spreadsheetId: string, user: string): readonly Menu[] {
    return this.windowOf(spreadsheetId, user).menus;
  }

  sidebar(spreadsheetId: string, user: string): ShownPage | undefined {
    return this.windowOf(spreadsheetId, user).sidebar;
  }

  dialog(spreadsheetId: string, user: string): ShownPage | undefined {
    return this.windowOf(spreadsheetId, user).dialog;
  }

  executions(): readonly ExecutionRecord[] {
    return this.desk.list();
  }

  letters(): readonly Letter[] {
    return this.world.mailbox.letters();
  }

  triggers(): readonly TriggerRecord[] {
    return this.world.triggers.list();
  }

  close(): void {
    this.runner.close();
  }
}

export function openScriptHost(options: ScriptHostOptions): ScriptHost {
  return new ScriptHost(options);
}
