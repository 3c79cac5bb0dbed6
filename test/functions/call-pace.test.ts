/** The pace of calls: never more in any minute than Google takes, wherever its minute begins, and no later than need be. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallPace } from '../../functions/call-pace.ts';
import { OutOfTime } from '../../functions/google-error.ts';
import type { Patience } from '../../functions/patience.ts';
import { SEED } from '../domain/seed.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 10, 23, 9, 0, 17);

interface Clock extends Patience {
  pass(ms: number): void;
}

function clockAt(start: number): Clock {
  let time = start;
  const pass = (ms: number) => {
    time += ms;
  };
  return {
    pass,
    now: () => time,
    wait: async (ms) => pass(ms),
    random: () => 0.5,
    timeout: () => new AbortController().signal,
  };
}

/** The most calls that any minute of Google's holds, when each was counted at that moment. */
function mostInAMinute(moments: readonly number[]): number {
  const sorted = moments.toSorted((one, other) => one - other);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + MINUTE_MS).length));
}

describe('the pace of calls', () => {
  it('keeps to the quota in every minute, however long the calls take and whenever Google counts them', async () => {
    const call = fc.record({
      tookMs: fc.integer({ min: 0, max: 20_000 }),
      countedAfter: fc.double({ min: 0, max: 1, noNaN: true }),
      idleMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000 })),
    });
    const calls = fc.array(call, { minLength: 30, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 25 }), calls, async (perMinute, made) => {
        const clock = clockAt(START);
        const pace = new CallPace(perMinute, clock);
        const counted: number[] = [];
        for (const { tookMs, countedAfter, idleMs } of made) {
          clock.pass(idleMs);
          const ended = await pace.enter(Number.POSITIVE_INFINITY);
          counted.push(clock.now() + tookMs * countedAfter);
          clock.pass(tookMs);
          ended(false);
        }
        expect(mostInAMinute(counted)).toBeLessThanOrEqual(perMinute);
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('lets as many go at once as the quota has, and the next when the first is a minute old', async () => {
    const clock = clockAt(START);
    const pace = new CallPace(60, clock);
    for (let call = 0; call < 60; call += 1) (await pace.enter(Number.POSITIVE_INFINITY))(false);
    expect(clock.now()).toBe(START);
    (await pace.enter(Number.POSITIVE_INFINITY))(false);
    expect(clock.now() - START).toBeGreaterThanOrEqual(MINUTE_MS);
    expect(clock.now() - START).toBeLessThan(MINUTE_MS + 1000);
  });

  it('counts the calls of all who share it, those on their way too', async () => {
    const clock = clockAt(START);
    const pace = new CallPace(3, clock);
    const ends = await Promise.all([1, 2, 3].map(() => pace.enter(Number.POSITIVE_INFINITY)));
    let has = false;
    const fourth = pace.enter(Number.POSITIVE_INFINITY).then((ended) => {
      has = true;
      ended(false);
    });
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    expect(has).toBe(false);
    const answered = clock.now();
    for (const ended of ends) ended(false);
    await fourth;
    expect(clock.now()).toBeGreaterThanOrEqual(answered + MINUTE_MS);
  });

  it('does not wait for a turn that comes too late', async () => {
    const clock = clockAt(START);
    const pace = new CallPace(1, clock);
    (await pace.enter(START + MINUTE_MS))(false);
    await expect(pace.enter(START + MINUTE_MS)).rejects.toBeInstanceOf(OutOfTime);
    expect(clock.now()).toBe(START);
  });

  it('rests until the minute rolls when somebody else has used the quota up', async () => {
    const clock = clockAt(START);
    const pace = new CallPace(60, clock);
    (await pace.enter(Number.POSITIVE_INFINITY))(true);
    (await pace.enter(Number.POSITIVE_INFINITY))(false);
    expect(Math.floor(clock.now() / MINUTE_MS)).toBe(Math.floor(START / MINUTE_MS) + 1);
  });
});
