/** K01, K02: a run dies before or after any call of its to the store, and whoever verifies what is published then accepts it. */
import { describe, expect, it } from 'vitest';
import { makeHandover } from '../../functions/key-handover.ts';
import { announceHandover } from '../../functions/public-keys.ts';
import type { SigningKey } from '../../functions/signing-key.ts';
import type { KnownVersions } from '../../local/verify/known-versions.ts';
import type { PublicSource } from '../../local/verify/public-source.ts';
import { verifyPublication } from '../../local/verify/verification.ts';
import { createMemoryStore, type MemoryStore } from '../functions/stores/memory-store.ts';
import { NOON } from '../local/running-svod.ts';
import { newKey } from '../local/verify/small-publication.ts';
import { failingCalls } from '../publication/failing-store.ts';
import { KEY } from '../publication/tiny-register.ts';
import { endOf, type Stores, type WholeRun, wholeRun } from './whole-run.ts';

const NEXT = newKey();
const GIVEN = { keyId: KEY.keyId, publicKey: KEY.publicKey };

function sourceOf(store: MemoryStore): PublicSource {
  return { read: async (path) => (await store.read(path))?.bytes ?? null };
}

/** Whoever knows the first key, and whoever comes for the first time; neither waits for a better moment. */
async function expectAccepted(store: MemoryStore, where: string): Promise<KnownVersions | null> {
  if (!(await store.read('latest.json'))) return null;
  const refuse = async () => {
    throw new Error('It had to be looked at again.');
  };
  const request = { source: sourceOf(store), known: null, back: 10, now: () => NOON, wait: refuse };
  const known = await verifyPublication({ ...request, given: GIVEN }).catch((thrown: unknown) => thrown);
  const first = await verifyPublication({ ...request, given: undefined }).catch((thrown: unknown) => thrown);
  expect([where, known, first]).toEqual([
    where,
    expect.objectContaining({ freshness: expect.anything() }),
    expect.objectContaining({ freshness: expect.anything() }),
  ]);
  return (known as { known: KnownVersions }).known;
}

interface Case {
  readonly name: string;
  readonly signingKey: SigningKey;
  readonly stores: (one: WholeRun) => Promise<Stores<MemoryStore>>;
}

const CASES: readonly Case[] = [
  { name: 'the run after an edit', signingKey: KEY, stores: async (one) => one.copyStores() },
  {
    name: 'the very first run',
    signingKey: KEY,
    stores: async () => ({ open: createMemoryStore(), closed: createMemoryStore() }),
  },
  {
    name: 'the first run with a new key',
    signingKey: NEXT,
    stores: async (one) => {
      const stores = one.copyStores();
      await announceHandover(stores.open, makeHandover(KEY, NEXT, NOON));
      return stores;
    },
  },
];

describe.each(CASES)('$name', ({ name, signingKey, stores }) => {
  it.each(['deathBefore', 'deathAfter'] as const)(
    '%s: what stands there is accepted at once',
    async (way) => {
      const one = await wholeRun();
      const begin = await stores(one);
      let nth = 0;
      for (let untouched = false; !untouched; ) {
        nth += 1;
        const where = `${way}, call ${nth}`;
        const kept = { open: begin.open.copy(), closed: begin.closed.copy() };
        const calls = failingCalls({ nth, way, passTime: one.passTime });
        const failing = { open: calls.over(kept.open), closed: kept.closed };
        await Promise.race([endOf(one.run(failing, { signingKey })), calls.died]);
        untouched = calls.calls() < nth;
        await expectAccepted(kept.open, where);
        // Cut off a second time, at the same place: the first cut must not have made it worse.
        const again = failingCalls({ nth, way, passTime: one.passTime });
        await Promise.race([
          endOf(one.run({ open: again.over(kept.open), closed: kept.closed }, { signingKey })),
          again.died,
        ]);
        await expectAccepted(kept.open, `${where}, twice`);
      }
      expect(nth).toBeGreaterThan(14);
      console.log(`${name}, ${way}: cut off at each of ${nth - 1} calls, and twice; always accepted`);
    },
    300_000,
  );
});
