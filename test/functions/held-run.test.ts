/** A real run among the operator's commands: wherever it stands, what was put back stays, and it says why it publishes nothing. */
import { describe, expect, it } from 'vitest';
import { PROTOCOL_POINTS } from '../../functions/protocol-point.ts';
import { release, rollBack } from '../../functions/rollback.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { withdraw } from '../../functions/withdrawal.ts';
import { edit } from '../faults/faulty-svod.ts';
import { type Stores, type WholeRun, wholeRun } from '../faults/whole-run.ts';
import { NOON } from '../local/running-svod.ts';
import { readHistory } from '../publication/history.ts';
import { deskOf } from '../publication/operated-register.ts';
import { KEY, pressOf } from '../publication/tiny-register.ts';
import type { MemoryStore } from './stores/memory-store.ts';

const HOUR_MS = 3_600_000;

/** Two versions, and an edit that the next run brings out. */
async function twoVersions(): Promise<{ one: WholeRun; stores: Stores<MemoryStore>; copy: () => Stores<MemoryStore> }> {
  const one = await wholeRun();
  const stores = one.copyStores();
  await one.run(stores);
  await edit(one, 2027);
  return { one, stores, copy: () => ({ open: stores.open.copy(), closed: stores.closed.copy() }) };
}

function putBack(store: SnapshotStore) {
  return rollBack(
    deskOf(store, () => new Date(NOON.getTime() + HOUR_MS)),
    { to: 1, code: 'ROLLED_BACK' },
  );
}

async function restoredIn({ open }: Stores): Promise<number | undefined> {
  const { broken, versions } = await readHistory(open, KEY.publicKey);
  expect(broken).toEqual([]);
  return versions[0]?.manifest.restores?.seq;
}

describe('a run when the operator has rolled back', () => {
  it('publishes nothing, says so with code and remedy, in status.json too, and repairs what is derived', async () => {
    const { one, stores } = await twoVersions();
    await putBack(stores.open);
    await stores.open.remove('versions.json');
    expect(await one.run(stores)).toMatchObject({
      published: false,
      reason: 'held',
      code: 'ROLLED_BACK',
      remedy: expect.stringContaining('--release') as string,
    });
    const { behind, versions } = await readHistory(stores.open, KEY.publicKey);
    expect([behind, versions.map(({ seq }) => seq)]).toEqual([[], [3, 2, 1]]);
    const status = JSON.parse(String((await stores.open.read('status.json'))?.bytes)) as object;
    expect(status).toMatchObject({ lastAttempt: { outcome: 'held', code: 'ROLLED_BACK' }, lastSuccess: { seq: 3 } });
    await release(pressOf(stores.open));
    expect(await one.run(stores)).toMatchObject({ published: true, seq: 4 });
  });

  it('does not undo it, wherever it stood meanwhile', async () => {
    const { one, copy } = await twoVersions();
    for (const where of PROTOCOL_POINTS) {
      const stores = copy();
      let isDone = false;
      const outcome = await one.run(stores, {
        reach: async (point) => {
          if (point !== where || isDone) return;
          isDone = true;
          await putBack(stores.open);
        },
      });
      const wasFirst = outcome.published || where === 'P13' || where === 'P14';
      if (!wasFirst) expect([where, outcome]).toMatchObject([where, { reason: 'held', code: 'ROLLED_BACK' }]);
      expect([where, await restoredIn(stores)]).toEqual([where, 1]);
      expect([where, await one.run(stores)]).toMatchObject([where, { reason: 'held' }]);
      expect([where, await restoredIn(stores)]).toEqual([where, 1]);
    }
  });

  it('sees a hold that was placed after it has read its base', async () => {
    const { one, copy } = await twoVersions();
    const stores = copy();
    let isDone = false;
    const open: SnapshotStore = {
      ...stores.open,
      // Whichever of the two is read first: then the operator is faster.
      read: async (path) => {
        const stored = await stores.open.read(path);
        if (!isDone && (path === 'latest.json' || path === 'orders.json')) {
          isDone = true;
          await putBack(stores.open);
        }
        return stored;
      },
    };
    expect(await one.run({ ...stores, open })).toMatchObject({ published: false, reason: 'held' });
    expect(await restoredIn(stores)).toBe(1);
  });

  it('does not bring a withdrawn newest version out again', async () => {
    const { one, stores } = await twoVersions();
    const desk = deskOf(stores.open, () => new Date(NOON.getTime() + HOUR_MS));
    await withdraw(desk, stores.closed, { seq: 2, why: 'Лишние строки' });
    expect(await one.run(stores)).toMatchObject({ reason: 'held', code: 'WITHDRAWN' });
    expect(await restoredIn(stores)).toBe(1);
  });
});
