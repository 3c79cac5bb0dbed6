/** The server that is tortured: started, spoken to over HTTP like by anybody, and killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');

export interface ServerProcess {
  readonly url: string;
  readonly centralSpreadsheetId: string;
  readonly isAlive: () => boolean;
  /** Ends it now, unless it has ended itself already. */
  kill(): Promise<void>;
  /** Until it ends itself, at most so long. */
  untilEnd(mostMs: number): Promise<void>;
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const piece of stdout ?? []) {
    text += String(piece);
    if (text.includes('\n')) return text;
  }
  throw new Error('The server ended before it had begun.');
}

/** `point` as in P9:2. */
export async function startServer(folder: string, point: string): Promise<ServerProcess> {
  const script = join(import.meta.dirname, 'torture-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    cwd: ROOT,
    env: { ...process.env, TORTURE_POINT: point },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const ended = once(child, 'exit');
  const kill = async () => {
    if (isAlive()) child.kill('SIGKILL');
    await ended;
  };
  try {
    const said = JSON.parse(await firstLine(child)) as { url: string; centralSpreadsheetId: string };
    return {
      ...said,
      isAlive,
      kill,
      untilEnd: async (mostMs) => {
        await Promise.race([ended, wait(mostMs, undefined, { ref: false })]);
      },
    };
  } catch (thrown) {
    await kill();
    throw thrown;
  }
}
