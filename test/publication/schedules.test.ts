/**
 * F19 to F22, T02, T03: two to four publishers over one store, in random order of all their calls, with wrong clocks, late and
 * lost answers, deaths, duplicates and old states of the workbook, while somebody edits and somebody reads.
 * SVOD_SCHEDULES=100000 tries more of them, SVOD_SEED=… the same ones again.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/failure.ts';
import { passOn } from '../../functions/protocol-point.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { behind } from '../../functions/version-vector.ts';
import { createMemoryStore, type MemoryStore } from '../functions/stores/memory-store.ts';
import { expectOrderly } from './expect-orderly.ts';
import { EMPTY_HISTORY, type PublishedVersion, readHistory } from './history.ts';
import { type RunEnd, runOnce } from './publisher.ts';
import { Death, MISHAPS, scheduledStore } from './scheduled-store.ts';
import { KEY, type RegisterState } from './tiny-register.ts';

const SCHEDULES = Number(process.env['SVOD_SCHEDULES'] ?? 500);
const SEED = Number(process.env['SVOD_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 10, 23, 9);

const publisher = fc.record({
  skewMs: fc.integer({ min: -DAY_MS, max: DAY_MS }),
  /** So many runs one after another: the same event, delivered again. */
  runs: fc.integer({ min: 1, max: 3 }),
  /** How many states the workbook that it sees lies behind, at each run. */
  lag: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
  mishaps: fc.array(fc.record({ call: fc.integer({ min: 1, max: 40 }), kind: fc.constantFrom(...MISHAPS) }), {
    maxLength: 2,
  }),
});
const scenario = fc.record({
  publishers: fc.array(publisher, { minLength: 2, maxLength: 4 }),
  edits: fc.integer({ min: 0, max: 4 }),
  looks: fc.integer({ min: 1, max: 4 }),
  isFirst: fc.boolean(),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

/** What `latest.json` holds, swap after swap: the model is a register that is compared and swapped. */
class SwapModel {
  swaps = 0;
  private bytes: Buffer | undefined;

  constructor(bytes: Buffer | undefined) {
    this.bytes = bytes;
  }

  /** The store, whose every swap is held against the model. */
  watch(store: SnapshotStore): SnapshotStore {
    return {
      ...store,
      replace: async (path, bytes, expected) => {
        if (path !== 'latest.json') return store.replace(path, bytes, expected);
        const seen = await store.read(path);
        // Byte by byte, `toEqual` would take most of the time of all schedules.
        expect(seen ? this.bytes?.equals(seen.bytes) : this.bytes === undefined).toBe(true);
        const done = await store.replace(path, bytes, expected);
        expect(done).toBe((seen?.tag ?? null) === expected);
        if (done) this.bytes = bytes;
        if (done) this.swaps += 1;
        return done;
      },
    };
  }
}

/** A reader that never sees anything torn, and never anything older than it saw before. */
async function lookAgain(store: SnapshotStore, looks: number, pause: () => Promise<unknown>): Promise<void> {
  let known = EMPTY_HISTORY;
  let before: PublishedVersion | undefined;
  for (let look = 0; look < looks; look += 1) {
    await pause();
    const history = await readHistory(store, KEY.publicKey, known);
    expect(history.broken).toEqual([]);
    const [newest] = history.versions;
    if (before && newest) {
      expect(newest.seq).toBeGreaterThanOrEqual(before.seq);
      expect(behind(newest.manifest.vector, before.manifest.vector)).toEqual([]);
    }
    known = history;
    before = newest;
  }
}

async function published(): Promise<MemoryStore> {
  const store = createMemoryStore();
  await runOnce({ store, register: () => ({ value: 1, version: 1 }), now: () => new Date(START), reach: passOn });
  return store;
}

const STANDING = await published();

interface Told {
  readonly versions: number;
  readonly runs: number;
  readonly swaps: number;
  readonly failed: number;
}

async function play({ publishers, edits, looks, isFirst }: Scenario, scheduler: fc.Scheduler): Promise<Told> {
  const memory = isFirst ? createMemoryStore() : STANDING.copy();
  const model = new SwapModel((await memory.read('latest.json'))?.bytes);
  const store = model.watch(memory);
  let state: RegisterState = { value: 2, version: 2 };
  const ends: RunEnd[] = [];
  let failed = 0;

  const publish = async ({ skewMs, runs, lag, mishaps }: Scenario['publishers'][number], index: number) => {
    const own = scheduledStore(store, scheduler, `publisher ${index}`, mishaps);
    const now = () => new Date(START + skewMs);
    for (let run = 0; run < runs; run += 1) {
      const seen = () => {
        const number = Math.max(1, state.value - (lag[run] ?? 0));
        return { value: number, version: number };
      };
      try {
        ends.push(await runOnce({ store: own, register: seen, now, reach: passOn }));
      } catch (thrown) {
        if (!(thrown instanceof Death) && !(thrown instanceof Failure)) throw thrown;
        failed += 1;
      }
    }
  };
  const type = async () => {
    for (let edit = 0; edit < edits; edit += 1) {
      await scheduler.schedule(Promise.resolve(), 'edit');
      state = { value: state.value + 1, version: state.version + 1 };
    }
  };
  const read = () => lookAgain(memory, looks, () => scheduler.schedule(Promise.resolve(), 'look'));
  await scheduler.waitFor(Promise.all([...publishers.map(publish), type(), read()]));
  // What is late may come after everybody has gone.
  await scheduler.waitIdle();
  const versions = await expectOrderly(memory, ends, state, () => new Date(START + 2 * DAY_MS));
  return { versions, runs: ends.length + failed, swaps: model.swaps, failed };
}

describe('I2 F19 F20 F21 F22 T02 several publishers', () => {
  it(
    'never publish anything torn, older, or twice, in whatever order their calls come',
    async () => {
      const sums = { versions: 0, runs: 0, swaps: 0, failed: 0 };
      const property = fc.asyncProperty(scenario, fc.scheduler(), async (one, scheduler) => {
        const told = await play(one, scheduler);
        for (const key of ['versions', 'runs', 'swaps', 'failed'] as const) sums[key] += told[key];
      });
      await fc.assert(property, { numRuns: SCHEDULES, seed: SEED });
      expect(sums.swaps).toBeGreaterThan(SCHEDULES / 2);
      console.log(`${SCHEDULES} schedules, SVOD_SEED=${SEED}: ${JSON.stringify(sums)}`);
    },
    60_000 + SCHEDULES * 100,
  );
});
