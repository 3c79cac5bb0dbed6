/** The newest 500 stand in versions.json, the older ones by month; all of it is made again where it was lost. */
import { describe, expect, it } from 'vitest';
import { publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { writeStatus } from '../../functions/run-status.ts';
import { updateVersions } from '../../functions/version-index.ts';
import { withdraw } from '../../functions/withdrawal.ts';
import { createMemoryStore, type MemoryStore } from '../functions/stores/memory-store.ts';
import { readHistory } from '../publication/history.ts';
import { deskOf } from '../publication/operated-register.ts';
import { draftOf, KEY, pressOf } from '../publication/tiny-register.ts';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 9, 20);
const VERSIONS = 530;

interface Index {
  readonly versions: readonly { readonly seq: number; readonly takenAt: string; readonly withdrawn?: unknown }[];
  readonly older?: readonly {
    readonly path: string;
    readonly versions: number;
    readonly from: number;
    readonly to: number;
  }[];
}

async function readIndex(store: MemoryStore, path = 'versions.json'): Promise<Index> {
  return JSON.parse(String((await store.read(path))?.bytes)) as Index;
}

async function publish(store: MemoryStore, value: number, isListing: boolean): Promise<void> {
  const base = await readBase(store);
  const takenAt = new Date(START + value * HOUR_MS * 2);
  await publishSnapshot(pressOf(store), draftOf({ value, version: value }, takenAt, base), base);
  if (!isListing) return;
  await list(store);
}

async function list(store: MemoryStore): Promise<void> {
  const newest = await readBase(store);
  if (!newest) return;
  await updateVersions(store, newest);
  const status = { at: new Date(0), outcome: 'published', latest: newest.snapshot, periodMinutes: 60 };
  await writeStatus(store, KEY, status);
}

async function everyPath(store: MemoryStore): Promise<readonly string[]> {
  return ['versions.json', ...((await readIndex(store)).older ?? []).map(({ path }) => path)];
}

async function textsOf(store: MemoryStore): Promise<readonly string[]> {
  return Promise.all((await everyPath(store)).map(async (path) => String((await store.read(path))?.bytes)));
}

const store = createMemoryStore();
for (let value = 1; value <= VERSIONS; value += 1) await publish(store, value, value > 495);

describe('the lists of versions', () => {
  it('are versions.json with the newest 500, and one for each month of the older ones, linked from it', async () => {
    const { versions, older = [] } = await readIndex(store);
    expect([versions.length, versions[0]?.seq, versions.at(-1)?.seq]).toEqual([500, 530, 31]);
    expect(older.map(({ path, versions: count, from, to }) => [path, count, from, to])).toEqual([
      ['versions/index-2026-10.json', 30, 1, 30],
    ]);
    const { versions: october } = await readIndex(store, 'versions/index-2026-10.json');
    expect(october.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => 30 - at));
    const { broken, behind } = await readHistory(store, KEY.publicKey);
    expect([broken, behind]).toEqual([[], []]);
  });

  it('pass into the month before and the one after, as the versions were taken', async () => {
    const later = store.copy();
    for (let value = 531; value <= 660; value += 1) await publish(later, value, value % 7 === 0 || value === 660);
    const { older = [] } = await readIndex(later);
    expect(older.map(({ path }) => path)).toEqual(['versions/index-2026-11.json', 'versions/index-2026-10.json']);
    expect(older.reduce((sum, one) => sum + one.versions, 0)).toBe(160);
    const { broken, behind } = await readHistory(later, KEY.publicKey);
    expect([broken, behind]).toEqual([[], []]);
  });

  it.each([
    ['versions.json is lost', ['versions.json'], null],
    ['a month is lost', ['versions/index-2026-10.json'], null],
    ['all are lost', ['versions.json', 'versions/index-2026-10.json'], null],
    ['versions.json is cut off', ['versions.json'], '{"versions":['],
    ['a month is cut off', ['versions/index-2026-10.json'], '{"versions":['],
    ['versions.json lists nothing', ['versions.json'], '{"versions":[]}'],
  ] as const)('are the same again after the next version when %s', async (_what, paths, text) => {
    const damaged = store.copy();
    for (const path of paths) {
      if (text === null) await damaged.remove(path);
      else await damaged.put(path, Buffer.from(text));
    }
    await publish(damaged, 531, true);
    const whole = store.copy();
    await publish(whole, 531, true);
    expect(await textsOf(damaged)).toEqual(await textsOf(whole));
    const { broken, behind } = await readHistory(damaged, KEY.publicKey);
    expect([broken, behind]).toEqual([[], []]);
  });

  it('of a Svod that kept only 500 get their months', async () => {
    const old = store.copy();
    const { versions } = await readIndex(old);
    await old.put('versions.json', Buffer.from(`${JSON.stringify({ versions }, null, 1)}\n`));
    await old.remove('versions/index-2026-10.json');
    await list(old);
    expect(await textsOf(old)).toEqual(await textsOf(store));
  });

  it('say of a version that was withdrawn that it was, in whichever it stands, also when made again', async () => {
    const withdrawn = store.copy();
    const desk = deskOf(withdrawn, () => new Date(START + 5_000 * HOUR_MS));
    for (const seq of [7, 500]) await withdraw(desk, createMemoryStore(), { seq, why: 'Ошибка' });
    const october = await readIndex(withdrawn, 'versions/index-2026-10.json');
    expect(october.versions.find(({ seq }) => seq === 7)?.withdrawn).toMatchObject({ why: 'Ошибка' });
    const before = await textsOf(withdrawn);
    for (const path of await everyPath(withdrawn)) {
      const damaged = withdrawn.copy();
      await damaged.remove(path);
      await publish(damaged, 531, true);
      const whole = withdrawn.copy();
      await publish(whole, 531, true);
      expect(await textsOf(damaged)).toEqual(await textsOf(whole));
      expect((await readHistory(damaged, KEY.publicKey)).behind).toEqual([]);
    }
    expect(await textsOf(withdrawn)).toEqual(before);
  });
});
