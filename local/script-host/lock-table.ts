/** Locks between executions: who holds which, and who waits for it. */

interface Lock {
  readonly holder: string;
  readonly waiters: (() => void)[];
}

export class LockTable {
  private readonly locks = new Map<string, Lock>();
  /** The runs that wait now: one that ended meanwhile must not be given a lock any more. */
  private readonly waiting = new Set<string>();
  private readonly sleep: (milliseconds: number) => Promise<void>;

  constructor(sleep: (milliseconds: number) => Promise<void>) {
    this.sleep = sleep;
  }

  isHeld(key: string, by: string): boolean {
    return this.locks.get(key)?.holder === by;
  }

  private take(key: string, by: string): boolean {
    const lock = this.locks.get(key);
    if (lock) return lock.holder === by;
    this.locks.set(key, { holder: by, waiters: [] });
    return true;
  }

  /** false when the time has passed and another still holds the lock. */
  async tryLock(key: string, by: string, milliseconds: number): Promise<boolean> {
    let timedOut = false;
    if (this.take(key, by)) return true;
    if (milliseconds <= 0) return false;
    const timeout = this.sleep(milliseconds).then(() => {
      timedOut = true;
    });
    this.waiting.add(by);
    while (!timedOut) {
      const released = new Promise<void>((resolve) => this.locks.get(key)?.waiters.push(resolve));
      await Promise.race([released, timeout]);
      if (!this.waiting.has(by)) return false;
      if (this.take(key, by)) break;
    }
    this.waiting.delete(by);
    return this.isHeld(key, by);
  }

  release(key: string, by: string): void {
    const lock = this.locks.get(key);
    if (lock?.holder !== by) return;
    this.locks.delete(key);
    for (const wake of lock.waiters) wake();
  }

  /** When a run ends, however it ends. */
  releaseAll(by: string): void {
    this.waiting.delete(by);
    for (const key of [...this.locks.keys()]) this.release(key, by);
  }
}
