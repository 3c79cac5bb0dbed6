/** P15, T11: what is collected, and what never is. */
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freezeVersion } from '../../functions/frozen-versions.ts';
import { deleteLeftovers, findLeftoverParts, findLeftoverVersions } from '../../functions/leftovers.ts';
import { publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { SEED } from '../domain/seed.ts';
import {
  historyOf,
  newClock,
  type Place,
  placeWith,
  publishValue,
  rollBackTo,
  withdrawVersion,
} from '../publication/operated-register.ts';
import { draftOf, KEY, pressOf } from '../publication/tiny-register.ts';

const DAY_MS = 86_400_000;

/** A store whose objects are as old as it is told; what it is not told of is of now. */
interface Aged {
  readonly store: SnapshotStore;
  /** So many days go by. */
  readonly pass: (days: number) => void;
  readonly now: () => Date;
}

function aged(store: SnapshotStore): Aged {
  let clock = Date.UTC(2026, 10, 23);
  const writtenAt = new Map<string, number>();
  const noted =
    <Rest extends readonly unknown[], T>(work: (path: string, ...rest: Rest) => Promise<T>) =>
    (path: string, ...rest: Rest): Promise<T> => {
      writtenAt.set(path, clock);
      return work(path, ...rest);
    };
  const create: SnapshotStore['create'] = async (path, bytes) => {
    const isNew = await store.create(path, bytes);
    if (isNew) writtenAt.set(path, clock);
    return isNew;
  };
  return {
    pass: (days) => {
      clock += days * DAY_MS;
    },
    now: () => new Date(clock),
    store: {
      ...store,
      create,
      put: noted(store.put),
      replace: noted(store.replace),
      list: async (prefix) =>
        (await store.list(prefix)).map(({ path }) => ({ path, writtenAt: new Date(writtenAt.get(path) ?? clock) })),
    },
  };
}

/** A version that a run has written and not published, whole or only begun. */
async function leaveBehind(store: SnapshotStore, value: number, isWhole: boolean, now: () => Date): Promise<void> {
  const base = await readBase(store);
  const draft = draftOf({ value, version: 1_000 + value }, now(), base);
  const press = pressOf(store, {
    reach: (point) => (point === (isWhole ? 'P11' : 'P9') ? Promise.reject(new Error('cut off')) : Promise.resolve()),
  });
  await publishSnapshot(press, draft, base).catch(() => undefined);
}

async function placeOf(versions: number): Promise<{ place: Place; age: Aged; clock: () => Date }> {
  const clock = newClock();
  const { open, closed } = await placeWith(0, clock);
  const age = aged(open);
  const place = { open: age.store, closed };
  for (let value = 1; value <= versions; value += 1) await publishValue(place.open, value, clock);
  return { place, age, clock };
}

async function foldersOf({ open }: Place): Promise<ReadonlySet<string>> {
  return new Set((await open.list('versions/')).map(({ path }) => path.split('/').slice(0, 2).join('/')));
}

describe('what runs have left behind', () => {
  it('is found once it is older than 30 days by the time of the store, and not before', async () => {
    const { place, age, clock } = await placeOf(2);
    await leaveBehind(place.open, 50, true, clock);
    await leaveBehind(place.open, 51, false, clock);
    age.pass(29);
    await publishValue(place.open, 3, clock);
    expect(await findLeftoverVersions(place.open, age.now())).toEqual([]);
    age.pass(2);
    await publishValue(place.open, 4, clock);
    const found = await findLeftoverVersions(place.open, age.now());
    expect(found.map(({ paths }) => paths.length > 1)).toEqual([true, true]);
    // A clock of ours that is far ahead makes nothing older, one that is behind makes everything younger.
    expect(await findLeftoverVersions(place.open, new Date('2036-01-01'))).toHaveLength(2);
    expect(await findLeftoverVersions(place.open, new Date('2026-11-24'))).toEqual([]);
    const before = await historyOf(place);
    expect(await deleteLeftovers({ store: place.open, closed: place.closed }, found, age.now)).toHaveLength(2);
    expect((await foldersOf(place)).size).toBe(4);
    expect(await historyOf(place)).toEqual(before);
  });

  it('is not looked for by a clock of ours alone: a store in which nothing was written since is as young as it was', async () => {
    const { place, age, clock } = await placeOf(2);
    await leaveBehind(place.open, 50, true, clock);
    age.pass(400);
    expect(await findLeftoverVersions(place.open, age.now())).toEqual([]);
  });

  it('is not told where latest.json is gone, or the chain is broken: nothing is deleted then', async () => {
    const { place, age, clock } = await placeOf(3);
    await leaveBehind(place.open, 50, true, clock);
    age.pass(40);
    await publishValue(place.open, 4, clock);
    const [manifest] = (await place.open.list('versions/2-')).filter(({ path }) => path.endsWith('/manifest.json'));
    const bytes = (await place.open.read(manifest?.path ?? ''))?.bytes ?? Buffer.alloc(0);
    await place.open.remove(manifest?.path ?? '');
    await expect(findLeftoverVersions(place.open, age.now())).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
    await place.open.create(manifest?.path ?? '', bytes);
    await place.open.remove('latest.json');
    await expect(findLeftoverVersions(place.open, age.now())).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
  });

  it('is none of what bears a name, was withdrawn, or is older than the signatures', async () => {
    const { place, age, clock } = await placeOf(1);
    for (const { path } of await place.open.list('versions/1-')) {
      if (!path.endsWith('/snapshot.json')) await place.open.remove(path);
    }
    for (const value of [2, 3]) await publishValue(place.open, value, clock);
    await withdrawVersion(place, 2, clock);
    await leaveBehind(place.open, 50, true, clock);
    await leaveBehind(place.open, 51, true, clock);
    age.pass(40);
    await publishValue(place.open, 4, clock);
    const [first, second] = await findLeftoverVersions(place.open, age.now());
    const [, seq = '', start = ''] = /versions\/(\d+)-(\w+)/.exec(first?.path ?? '') ?? [];
    const snapshot = (await place.open.read(`${first?.path}snapshot.json`))?.bytes ?? Buffer.alloc(0);
    const sha256 = createHash('sha256').update(snapshot).digest('hex');
    expect(sha256.startsWith(start)).toBe(true);
    await freezeVersion({ store: place.open, signingKey: KEY }, '2026-Q4', { seq: Number(seq), sha256 }, clock());
    expect(await findLeftoverVersions(place.open, age.now())).toEqual([second]);
    expect(second).toBeDefined();
  });

  it('is, of parts, what the private state no longer names; where that is lost, nothing', async () => {
    const { place, age, clock } = await placeOf(0);
    const closed = aged(place.closed);
    const part = (letter: string) => `parts/${letter.repeat(64)}.json.gz`;
    for (const letter of ['a', 'b']) await closed.store.create(part(letter), Buffer.from(letter));
    closed.pass(31);
    await closed.store.create(part('c'), Buffer.from('c'));
    expect(await findLeftoverParts(closed.store, closed.now())).toBeNull();
    const kept = { spreadsheetId: 'x'.repeat(20), epoch: 1, version: '7', part: 'a'.repeat(64), settled: true };
    await closed.store.put('state.json', Buffer.from(JSON.stringify({ workbooks: { 59: kept } })));
    const found = (await findLeftoverParts(closed.store, closed.now())) ?? [];
    expect(found.map(({ path }) => path)).toEqual([part('b')]);
    await deleteLeftovers({ store: place.open, closed: closed.store }, found, closed.now);
    expect((await closed.store.list('parts/')).map(({ path }) => path)).toEqual([part('a'), part('c')]);
    expect([age.now(), clock()]).toHaveLength(2);
  });

  it('T11: never takes what is reachable, whatever was published, left, restored and withdrawn before and meanwhile', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'publish' as const }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), isWhole: fc.boolean() }) },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('pass' as const), days: fc.integer({ min: 10, max: 40 }) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('roll back' as const), back: fc.nat({ max: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), back: fc.nat({ max: 3 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('collect' as const), isOvertaken: fc.boolean() }) },
    );
    let deleted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const { place, age, clock } = await placeOf(2);
        let value = 10;
        for (const one of steps) {
          value += 1;
          const newest = (await readBase(place.open))?.snapshot.seq ?? 0;
          if (one.kind === 'publish') await publishValue(place.open, value, clock);
          if (one.kind === 'leave') await leaveBehind(place.open, value, one.isWhole, clock);
          if (one.kind === 'pass') age.pass(one.days);
          if (one.kind === 'roll back') await rollBackTo(place, newest - one.back, clock).catch(() => undefined);
          if (one.kind === 'withdraw') await withdrawVersion(place, newest - one.back, clock).catch(() => undefined);
          if (one.kind !== 'collect') continue;
          const before = await historyOf(place);
          const young = (await place.open.list('versions/')).filter(
            ({ writtenAt }) => writtenAt.getTime() > age.now().getTime() - 30 * DAY_MS,
          );
          const found = await findLeftoverVersions(place.open, age.now());
          if (one.isOvertaken) await publishValue(place.open, value, clock);
          deleted += (await deleteLeftovers({ store: place.open, closed: place.closed }, found, age.now)).length;
          const after = await historyOf(place);
          expect(after.broken).toEqual([]);
          expect(after.versions.slice(-before.versions.length)).toEqual(before.versions);
          const there = new Set((await place.open.list('versions/')).map(({ path }) => path));
          expect(young.filter(({ path }) => !there.has(path))).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
    expect(deleted).toBeGreaterThan(0);
    console.log(`T11: ${deleted} leftovers deleted, nothing that was reachable; seed ${SEED}`);
  }, 180_000);
});
