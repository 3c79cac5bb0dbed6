/** T03, I4: every call of a run, to the store or to Google, goes wrong in every way; no reader may notice. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type FailingCalls, failingCalls, STORE_WAYS } from '../publication/failing-store.ts';
import { ask, clear } from './faulty-svod.ts';
import { endOf, expectRecovered, expectWhole, inputsOf, type Stores, type WholeRun, wholeRun } from './whole-run.ts';

const FOR_EVER_MS = 3_600_000;
const TIMEOUT_MS = 400;

function failing(calls: FailingCalls, { open, closed }: Stores): Stores {
  return { open: calls.over(open), closed: calls.over(closed) };
}

describe('T03 I4 every call of a run to the store', () => {
  it.each(STORE_WAYS)(
    '%s: the old version or the new one, whole; the next run ends with the new one',
    async (way) => {
      const one = await wholeRun();
      const inputs = await inputsOf(one);
      let nth = 0;
      for (let untouched = false; !untouched; ) {
        nth += 1;
        const where = `${way}, call ${nth}`;
        const kept = one.copyStores();
        const calls = failingCalls({ nth, way, passTime: one.passTime });
        const end = await Promise.race([endOf(one.run(failing(calls, kept))), calls.died.then(() => 'died')]);
        untouched = calls.calls() < nth;
        await expectWhole(one, kept.open, end, where);
        await expectRecovered(one, kept, where);
        if (way !== 'delayed') continue;
        await calls.arrive();
        await expectWhole(one, kept.open, 'published', where);
        await expectRecovered(one, kept, where);
      }
      expect(nth).toBeGreaterThan(14);
      expect(await inputsOf(one)).toEqual(inputs);
      console.log(`every call to the store, ${way}: ${nth - 1} calls, each went wrong once`);
    },
    180_000,
  );
});

const GOOGLE_WAYS = [
  ['error', { kind: 'tokenExpired' }],
  ['timeout', { kind: 'delay', ms: FOR_EVER_MS }],
  ['lostResponse', { kind: 'connectionReset', bytes: 1 }],
  ['torn', { kind: 'truncatedBody' }],
  ['delayed', { kind: 'delay', ms: 50 }],
  ['deathBefore', { kind: 'delay', ms: FOR_EVER_MS }],
  ['deathAfter', { kind: 'slowBody', ms: FOR_EVER_MS }],
] as const;

/** Whether the fault was met: then the process that made the call is as good as dead. */
async function met(one: WholeRun): Promise<boolean> {
  const { faults } = (await (await fetch(`${one.svod.url}/local/faults`)).json()) as { faults: { injected: number }[] };
  return faults.some(({ injected }) => injected > 0);
}

async function untilMet(one: WholeRun, ended: { has: boolean }): Promise<string> {
  while (!ended.has && !(await met(one))) await wait(20);
  return 'died';
}

describe('I4 every call of a run to Google', () => {
  it.each(GOOGLE_WAYS)(
    '%s %j: the old version or the new one, whole; the next run ends with the new one',
    async (way, fault) => {
      const one = await wholeRun();
      const inputs = await inputsOf(one);
      const isDeath = way.startsWith('death');
      let nth = 0;
      for (let untouched = false; !untouched; ) {
        nth += 1;
        const where = `${way}, call ${nth}`;
        const kept = one.copyStores();
        const calls = failingCalls({ nth: 0, way: 'error', passTime: one.passTime });
        await ask(one, fault, { nth });
        const ended = { has: false };
        const timeout = way === 'timeout' ? () => AbortSignal.timeout(TIMEOUT_MS) : undefined;
        const running = endOf(one.run(failing(calls, kept), timeout ? { timeout } : {})).finally(() => {
          ended.has = true;
        });
        const end = await (isDeath ? Promise.race([running, untilMet(one, ended)]) : running);
        calls.abandon();
        untouched = ((await clear(one))[0]?.matched ?? 0) < nth;
        await expectWhole(one, kept.open, end, where);
        await expectRecovered(one, kept, where);
      }
      expect(nth).toBeGreaterThan(9);
      expect(await inputsOf(one)).toEqual(inputs);
      console.log(`every call to Google, ${way}: ${nth - 1} calls, each went wrong once`);
    },
    180_000,
  );
});
