/** A backup of the private store: round trips, any damage, and a death in the middle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOfPart } from '../../functions/kept-parts.ts';
import {
  decodeBackup,
  encodeBackup,
  readPrivateStore,
  registerOf,
  writeBackup,
} from '../../functions/private-backup.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { SEED } from '../domain/seed.ts';
import { failingCalls } from '../publication/failing-store.ts';
import { createMemoryStore, type MemoryStore } from './stores/memory-store.ts';

const REGISTER = registerOf('central');
const MADE_AT = '2026-11-23T09:00:00.000Z';
const [ONE, TWO] = ['1'.repeat(64), '2'.repeat(64)];

function stateOf(part: string): Buffer {
  const kept = { spreadsheetId: 'id', epoch: 1, version: '1', part, settled: true };
  return Buffer.from(JSON.stringify({ workbooks: { '59': kept }, read: {}, told: {} }));
}

async function storeWith(part: string): Promise<MemoryStore> {
  const store = createMemoryStore();
  await store.put(pathOfPart(part), Buffer.from(`part ${part}`));
  await store.put(pathOfPart('9'.repeat(64)), Buffer.from('of long ago'));
  await store.put('runs.json', Buffer.from(`runs ${part}`));
  await store.put('probe/1', Buffer.from('1'));
  await store.put('state.json', stateOf(part));
  return store;
}

async function contentsOf(store: SnapshotStore): Promise<Record<string, string>> {
  const listed = await store.list('');
  const read = listed.map(async ({ path }) => [path, (await store.read(path))?.bytes.toString() ?? ''] as const);
  return Object.fromEntries(await Promise.all(read));
}

async function backupOf(store: SnapshotStore): Promise<Buffer> {
  return encodeBackup({ register: REGISTER, madeAt: MADE_AT, ...(await readPrivateStore(store)) });
}

describe('a backup of the private store', () => {
  it('has the state, the parts that it names and nothing of long ago, and comes back as it was', async () => {
    const store = await storeWith(ONE);
    const { register, madeAt, objects } = decodeBackup(await backupOf(store));
    expect([register, madeAt, [...objects.keys()]]).toEqual([
      REGISTER,
      MADE_AT,
      [pathOfPart(ONE), 'runs.json', 'state.json'],
    ]);
    const other = createMemoryStore();
    await writeBackup(other, { objects });
    expect((await backupOf(other)).equals(await backupOf(store))).toBe(true);
  });

  it('comes back byte for byte whatever stands in it', async () => {
    const objects = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}\.json$/), fc.uint8Array()), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(objects, async (entries) => {
        const map = new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes)]));
        const decoded = decodeBackup(encodeBackup({ register: REGISTER, madeAt: MADE_AT, objects: map }));
        expect([...decoded.objects]).toEqual([...map]);
      }),
      { seed: SEED },
    );
  });

  it('is refused for every byte that is changed, left out or added', async () => {
    const bytes = await backupOf(await storeWith(ONE));
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => decodeBackup(changed)).toThrow('повреждён');
      expect(() => decodeBackup(bytes.subarray(0, at))).toThrow('повреждён');
    }
    expect(() => decodeBackup(Buffer.concat([bytes, Buffer.from(' ')]))).toThrow('повреждён');
    console.log(`a backup of ${bytes.length} bytes: every one changed, every beginning, all refused`);
  });

  it('is taken of one state: what a run changes meanwhile is read again', async () => {
    const store = await storeWith(ONE);
    let isChanged = false;
    const changing: SnapshotStore = {
      ...store,
      read: async (path) => {
        const stored = await store.read(path);
        if (path.startsWith('parts/') && !isChanged) {
          isChanged = true;
          await store.put(pathOfPart(TWO), Buffer.from('new'));
          await store.put('state.json', stateOf(TWO));
        }
        return stored;
      },
    };
    const { objects } = await readPrivateStore(changing);
    expect([...objects.keys()]).toEqual([pathOfPart(TWO), 'runs.json', 'state.json']);
  });

  it('says which parts are gone', async () => {
    const store = await storeWith(ONE);
    await store.remove(pathOfPart(ONE));
    expect((await readPrivateStore(store)).missing).toEqual([ONE]);
  });

  it.each(['deathBefore', 'deathAfter'] as const)(
    '%s at any call of a restore leaves the old state or the new, whole',
    async (way) => {
      const { objects } = decodeBackup(await backupOf(await storeWith(TWO)));
      for (let nth = 1, untouched = false; !untouched; nth += 1) {
        const store = await storeWith(ONE);
        const calls = failingCalls({ nth, way, passTime: () => undefined });
        await Promise.race([writeBackup(calls.over(store), { objects }), calls.died]);
        untouched = calls.calls() < nth;
        expect((await readPrivateStore(store)).missing).toEqual([]);
        await writeBackup(store, { objects });
        expect(await contentsOf(store)).toMatchObject(await contentsOf(await storeWith(TWO)));
      }
    },
  );
});
