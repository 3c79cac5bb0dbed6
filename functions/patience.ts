/** How long calls to Google are waited for, and how: the clock, the waiting and the chance of it, so that a test needs no time. */
import { setTimeout as wait } from 'node:timers/promises';
import { OutOfTime } from './google-error.ts';

export interface Patience {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Aborts a call that takes longer. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** Real time. Who waits when it is stopped has no time left. */
export function realPatience(stop?: AbortSignal): Patience {
  return {
    now: () => Date.now(),
    wait: (ms) =>
      wait(ms, undefined, { ...(stop && { signal: stop }) }).catch(() => {
        throw new OutOfTime();
      }),
    random: () => Math.random(),
    timeout: (ms) => AbortSignal.timeout(ms),
  };
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 64_000;
const MS_PER_MINUTE = 60_000;
const MOST_AFTER_MINUTE_MS = 2000;

/** Truncated exponential back-off with full jitter, so that many callers do not come back together. */
export function backOff({ random }: Patience, attempt: number): number {
  return random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
}

/** A quota is refilled when the minute rolls; a shorter pause would only be refused again. */
export function untilNextMinute({ now, random }: Patience): number {
  return MS_PER_MINUTE - (now() % MS_PER_MINUTE) + random() * MOST_AFTER_MINUTE_MS;
}
