/** Starts executions, holds them to Google's limits, and remembers how they ended. */
import { randomUUID } from 'node:crypto';
import type { Asker, BrowserWindow, Dialog, DialogAnswer, Screen, Toast } from './dialog.ts';
import { Execution } from './execution.ts';
import type { ExecutionRecord, ExecutionSort } from './execution-record.ts';
import { ScriptError } from './script-error.ts';
import type { Outcome, ScriptFile, ScriptRunner } from './script-runner.ts';
import type { AuthMode, ScriptRun, ScriptWorld } from './script-world.ts';
import { type Selected, Selection } from './selection.ts';
import { CLASSES, FULL_NAMES, GLOBAL_NAMES, SERVICE_TABLE } from './services.ts';

/** Google's limits; tests make them shorter. */
export interface Limits {
  readonly simpleTriggerMs: number;
  readonly executionMs: number;
  readonly simultaneousPerUser: number;
}

export const GOOGLE_LIMITS: Limits = {
  simpleTriggerMs: 30_000,
  executionMs: 360_000,
  simultaneousPerUser: 30,
};

export interface RunRequest {
  readonly spreadsheetId: string;
  readonly functionName: string;
  readonly sort: ExecutionSort;
  readonly effectiveUser: string;
  readonly activeUser: string;
  readonly authMode: AuthMode;
  readonly selected?: Selected;
  /** What the person sees; without it nobody sits at the screen. */
  readonly window?: BrowserWindow;
  readonly answers?: readonly DialogAnswer[];
  readonly asker?: Asker;
  /** Made when the run is known: objects of services belong to a run. */
  readonly args: (run: ScriptRun) => readonly unknown[];
}

const MOST_REMEMBERED = 1000;
const CATALOGUE = { globals: GLOBAL_NAMES, classes: CLASSES, fullNames: FULL_NAMES };
const EXCEEDED = 'Exceeded maximum execution time';
const TOO_MANY = 'There are too many scripts running simultaneously for this Google user account.';

function exceeded(): Outcome {
  return { timedOut: true, error: { name: 'Exception', message: EXCEEDED, stack: `Exception: ${EXCEEDED}` } };
}

/** A clock that nobody moved differs by the time between two looks at it. */
const SAME_CLOCK_MS = 100;

function clockOffset(now: Date): number {
  const offset = now.getTime() - Date.now();
  return Math.abs(offset) < SAME_CLOCK_MS ? 0 : offset;
}

interface Started {
  readonly record: ExecutionRecord;
  readonly selection: Selection;
  readonly execution: Execution;
  readonly dialogs: readonly Dialog[];
  readonly toasts: readonly Toast[];
}

export class ExecutionDesk {
  private readonly world: ScriptWorld;
  private readonly runner: ScriptRunner;
  private readonly limits: Limits;
  private readonly files: readonly ScriptFile[];
  private readonly records: ExecutionRecord[] = [];
  private readonly running = new Map<string, number>();

  constructor(world: ScriptWorld, runner: ScriptRunner, limits: Limits) {
    this.world = world;
    this.runner = runner;
    this.limits = limits;
    this.files = world.files.filter(({ kind }) => kind === 'script');
  }

  list(): readonly ExecutionRecord[] {
    return this.records;
  }

  private count(user: string, more: number): void {
    this.running.set(user, (this.running.get(user) ?? 0) + more);
  }

  private remember(record: ExecutionRecord): ExecutionRecord {
    const place = this.records.findIndex(({ id }) => id === record.id);
    if (place >= 0) this.records[place] = record;
    else this.records.push(record);
    if (this.records.length > MOST_REMEMBERED) this.records.shift();
    return record;
  }

  private screenOf({ window, answers, asker }: RunRequest): Screen | undefined {
    return window && { window, dialogs: [], toasts: [], answers: [...(answers ?? [])], asker };
  }

  /** Never throws for what the script does: that is in the record. */
  async run(request: RunRequest): Promise<ExecutionRecord> {
    const { sort, spreadsheetId, functionName, effectiveUser, activeUser, authMode, selected } = request;
    const screen = this.screenOf(request);
    const run: ScriptRun = {
      id: randomUUID(),
      world: this.world,
      spreadsheetId,
      effectiveUser,
      activeUser,
      authMode,
      isSimpleTrigger: sort === 'SIMPLE_TRIGGER',
      screen,
      selection: new Selection(selected),
    };
    const execution = new Execution(run, CATALOGUE);
    const record = this.remember({
      ...{ id: run.id, functionName, sort, spreadsheetId, user: effectiveUser, status: 'RUNNING' },
      ...{ startedAt: this.world.now(), logs: execution.logs, dialogs: [], toasts: [], calls: execution.calls },
    });
    const started = {
      record,
      execution,
      selection: run.selection,
      dialogs: screen?.dialogs ?? [],
      toasts: screen?.toasts ?? [],
    };
    if ((this.running.get(effectiveUser) ?? 0) >= this.limits.simultaneousPerUser) {
      const error = { name: 'Exception', message: TOO_MANY, stack: `Exception: ${TOO_MANY}` };
      return this.end(started, { error });
    }
    this.count(effectiveUser, 1);
    try {
      return this.end(started, await this.outcomeOf(run, execution, request));
    } finally {
      this.count(effectiveUser, -1);
      this.world.locks.releaseAll(run.id);
    }
  }

  private async outcomeOf(run: ScriptRun, execution: Execution, request: RunRequest): Promise<Outcome> {
    const limit = run.isSimpleTrigger ? this.limits.simpleTriggerMs : this.limits.executionMs;
    const end = this.world.now().getTime() + limit;
    const isLate = () => this.world.now().getTime() > end;
    const job = {
      table: SERVICE_TABLE,
      files: this.files,
      functionName: request.functionName,
      args: JSON.stringify(execution.encode(request.args(run))),
      timeoutMs: limit,
      clockOffsetMs: clockOffset(this.world.now()),
    };
    const running = this.runner.run(job, async (call) => {
      if (isLate()) running.stop(exceeded());
      const reply = await execution.serve(call);
      if (isLate()) running.stop(exceeded());
      return reply;
    });
    const outcome = await running.ended;
    return outcome.timedOut === true ? exceeded() : outcome;
  }

  private end({ record, execution, selection, dialogs, toasts }: Started, outcome: Outcome): ExecutionRecord {
    const failed = outcome.error ? 'FAILED' : 'COMPLETED';
    const value = outcome.error ? undefined : execution.decode(outcome.value as never);
    return this.remember({
      ...record,
      endedAt: this.world.now(),
      status: outcome.timedOut === true ? 'TIMED_OUT' : failed,
      ...(outcome.error ? { error: outcome.error } : { value }),
      ...{ dialogs, toasts, calls: execution.calls },
      ...(selection.selected ? { selected: selection.selected } : {}),
    });
  }
}

/** The value of a run, or its error thrown again. */
export function resultOf({ error, value }: ExecutionRecord): unknown {
  if (!error) return value;
  const thrown = new ScriptError(error.message);
  thrown.name = error.name;
  thrown.stack = error.stack;
  throw thrown;
}
