/** The process that runs scripts, seen from the host: a job goes in, calls of services come back one by one, then its end. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ScriptFile {
  /** Without an ending, as stack traces show it. */
  readonly name: string;
  readonly source: string;
}

interface Job {
  readonly table: string;
  readonly files: readonly ScriptFile[];
  readonly functionName: string;
  /** The arguments as the wire carries them. */
  readonly args: string;
  /** Of real time, the processor's included. */
  readonly timeoutMs: number;
  /** How far the host's clock is ahead of the computer's. */
  readonly clockOffsetMs: number;
}

export interface ThrownError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export interface Outcome {
  readonly value?: unknown;
  readonly error?: ThrownError;
  readonly timedOut?: boolean;
}

interface Running {
  readonly ended: Promise<Outcome>;
  /** Ends the script at once, wherever it is; no `catch` of the script sees it. */
  stop(outcome: Outcome): void;
}

export interface ScriptRunner {
  run(job: Job, serve: (call: string) => string | Promise<string>): Running;
  close(): void;
}

interface Waiting {
  readonly serve: (call: string) => string | Promise<string>;
  readonly end: (outcome: Outcome) => void;
}

interface FromScript {
  readonly id: number;
  readonly call?: string;
  readonly done?: Outcome & { readonly crash?: string };
}

const PROCESS = fileURLToPath(new URL('./script-process.js', import.meta.url));

function crashed(reason: string): Outcome {
  return { error: { name: 'Error', message: reason, stack: reason } };
}

export function openScriptRunner(timeZone: string): ScriptRunner {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let nextId = 1;

  function end(id: number, outcome: Outcome): void {
    waiting.get(id)?.end(outcome);
    waiting.delete(id);
  }

  async function answer({ id, call, done }: FromScript): Promise<void> {
    if (done) end(id, done.crash === undefined ? done : crashed(done.crash));
    const serve = waiting.get(id)?.serve;
    if (call === undefined || !serve) return;
    const reply = await serve(call);
    if (waiting.has(id)) child?.send({ id, reply });
  }

  function start(): ChildProcess {
    const { NODE_OPTIONS: _options, ...env } = process.env;
    const started = fork(PROCESS, { execArgv: [], env: { ...env, TZ: timeZone }, serialization: 'advanced' });
    started.on('message', (message) => void answer(message as FromScript));
    started.on('exit', (code, signal) => {
      if (child === started) child = undefined;
      for (const id of [...waiting.keys()]) end(id, crashed(`The scripts' process ended: ${signal ?? code}.`));
    });
    return started;
  }

  return {
    run(job, serve) {
      child ??= start();
      const id = nextId++;
      const ended = new Promise<Outcome>((resolve) => waiting.set(id, { serve, end: resolve }));
      child.send({ id, job });
      return {
        ended,
        stop(outcome) {
          if (!waiting.has(id)) return;
          child?.send({ id, stop: true });
          end(id, outcome);
        },
      };
    },
    close() {
      const last = child;
      child = undefined;
      last?.kill();
      for (const id of [...waiting.keys()]) end(id, crashed('The host was closed.'));
    },
  };
}
