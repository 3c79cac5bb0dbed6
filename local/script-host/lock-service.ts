/** LockService: «prevents concurrent access to sections of code». */
import { number } from './argument-kinds.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { ServiceObject, serviceClass, signatures } from './service-class.ts';

interface LockState {
  readonly run: ScriptRun;
  readonly key: string;
}

const onLock = signatures<LockState>();
const on = signatures<ScriptRun>();

function tryLock({ run, key }: LockState, milliseconds: number): Promise<boolean> {
  return run.world.locks.tryLock(key, run.id, milliseconds);
}

const lock = serviceClass<LockState>('Lock', {
  tryLock: onLock([number], tryLock),
  waitLock: onLock([number], async (state, milliseconds) => {
    if (await tryLock(state, milliseconds)) return;
    throw new ScriptError('Lock timeout: another process was holding the lock for too long.');
  }),
  hasLock: onLock([], ({ run, key }) => run.world.locks.isHeld(key, run.id)),
  releaseLock: onLock([], ({ run, key }) => run.world.locks.release(key, run.id)),
});

function lockOf(run: ScriptRun, key: string): ServiceObject<LockState> {
  return new ServiceObject('Lock', { run, key });
}

export const lockService = serviceClass<ScriptRun>('LockService', {
  getDocumentLock: on([], (run) => lockOf(run, `document:${run.spreadsheetId}`)),
  getScriptLock: on([], (run) => lockOf(run, `script:${run.spreadsheetId}`)),
  getUserLock: on([], (run) => lockOf(run, `user:${run.spreadsheetId}:${run.effectiveUser}`)),
});

export const LOCK_CLASSES = [lock];
