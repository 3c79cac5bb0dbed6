import { describe, expect, it } from 'vitest';
import { MANIFEST, SIGNATURE } from '../../functions/manifest.ts';
import { publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { writeStatus } from '../../functions/run-status.ts';
import { generateSigningKey, parseSigningKey } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { updateVersions } from '../../functions/version-index.ts';
import { createMemoryStore, type MemoryStore } from '../functions/stores/memory-store.ts';
import { readHistory } from './history.ts';
import { newClock, placeWith, rollBackTo, withdrawVersion } from './operated-register.ts';
import { draftOf, KEY, pressOf } from './tiny-register.ts';

const VERSIONS = 3;

/** Publishes so, whatever the protocol would say of it. */
async function publish(store: SnapshotStore, value: number, version = value): Promise<void> {
  const base = await readBase(store);
  const draft = draftOf({ value, version }, new Date(Date.UTC(2026, 10, 23, 9, value)), base);
  await publishSnapshot(pressOf(store), draft, base && { ...base, vector: {} });
  const newest = await readBase(store);
  if (newest) await updateVersions(store, newest);
  await writeStatus(store, KEY, {
    at: new Date(0),
    outcome: 'published',
    latest: newest?.snapshot ?? null,
    periodMinutes: 60,
  });
}

async function published(): Promise<MemoryStore> {
  const store = createMemoryStore();
  for (let value = 1; value <= VERSIONS; value += 1) await publish(store, value);
  return store;
}

async function bytesAt(store: SnapshotStore, path: string): Promise<Buffer> {
  const stored = await store.read(path);
  if (!stored) throw new Error(`${path} is not there.`);
  return stored.bytes;
}

const good = await published();
const paths = (await good.list('')).map(({ path }) => path);
const chained = paths.filter((path) => path.startsWith('versions/') || path === 'latest.json');

describe('the history of a store', () => {
  it('that was published as it should be has nothing broken, and nothing that fell behind', async () => {
    const { versions, broken, behind } = await readHistory(good, KEY.publicKey);
    expect([versions.map(({ seq }) => seq), broken, behind]).toEqual([[3, 2, 1], [], []]);
    const named = versions.flatMap(({ folder, manifest }) =>
      Object.keys(manifest.files).map((name) => `${folder}/${name}`),
    );
    const signed = versions.flatMap(({ folder }) => [`${folder}/${MANIFEST}`, `${folder}/${SIGNATURE}`]);
    expect([...chained].sort()).toEqual(['latest.json', ...named, ...signed].sort());
  });

  it('is broken by one byte that is another one, in any file, at any byte of a signature', async () => {
    let flips = 0;
    for (const path of chained) {
      const bytes = await bytesAt(good, path);
      const step = path.endsWith(SIGNATURE) ? 1 : path.endsWith(MANIFEST) ? 5 : 101;
      for (let at = 0; at < bytes.length; at += step) {
        const store = good.copy();
        const other = Buffer.from(bytes);
        other.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        await store.put(path, other);
        const { broken } = await readHistory(store, KEY.publicKey);
        if (broken.length === 0) expect([path, at, String(other)]).toBe('broken');
        flips += 1;
      }
    }
    expect(flips).toBeGreaterThan(500);
  });

  it.each(chained)('is broken when %s is gone', async (path) => {
    const store = good.copy();
    await store.remove(path);
    const known = await readHistory(good, KEY.publicKey);
    expect((await readHistory(store, KEY.publicKey, path === 'latest.json' ? known : undefined)).broken).not.toEqual(
      [],
    );
  });

  it.each([
    [
      'an older version stands in latest.json',
      async (store) => {
        const [, folder] = chained.find((path) => path.startsWith('versions/2-'))?.split('/') ?? [];
        await store.put('latest.json', await bytesAt(store, `versions/${folder}/snapshot.json`));
      },
    ],
    [
      'the manifest of one version stands in another',
      async (store) => {
        const of = (seq: number) =>
          chained.find((path) => path.startsWith(`versions/${seq}-`) && path.endsWith(MANIFEST));
        await store.put(of(3) ?? '', await bytesAt(store, of(2) ?? ''));
      },
    ],
    ['a version stands on an older state of a workbook', (store) => publish(store, 4, 1)],
    ['a version says the same as the one before it', (store) => publish(store, VERSIONS, 9)],
    [
      'versions.json lists what was never published',
      async (store) => {
        const text = String(await bytesAt(store, 'versions.json'));
        await store.put('versions.json', Buffer.from(text.replace('"seq": 3', '"seq": 4')));
      },
    ],
    [
      'status.json speaks of a version to come',
      async (store) => {
        const text = String(await bytesAt(store, 'status.json'));
        await store.put('status.json', Buffer.from(text.replace('"seq": 3', '"seq": 4')));
      },
    ],
  ] as readonly (readonly [string, (store: SnapshotStore) => Promise<void>])[])(
    'is broken when %s',
    async (_what, spoil) => {
      const store = good.copy();
      await spoil(store);
      const known = await readHistory(good, KEY.publicKey);
      const found = [await readHistory(store, KEY.publicKey), await readHistory(store, KEY.publicKey, known)];
      expect(found.flatMap(({ broken }) => broken)).not.toEqual([]);
    },
  );

  it('that is read on from an earlier look has nothing broken when its newest version was withdrawn since', async () => {
    const now = newClock();
    const place = await placeWith(VERSIONS, now);
    await rollBackTo(place, 2, now);
    await withdrawVersion(place, 3, now);
    const known = await readHistory(place.open, KEY.publicKey);
    // Version 5 says what version 4 said, which is no version any more.
    await withdrawVersion(place, 4, now);
    const { versions, broken } = await readHistory(place.open, KEY.publicKey, known);
    expect(versions.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
    expect(broken).toEqual([]);
  });

  it('is broken when somebody else has signed it', async () => {
    const other = parseSigningKey(generateSigningKey());
    expect((await readHistory(good, other?.publicKey ?? '')).broken).not.toEqual([]);
  });

  it.each(['versions.json', 'status.json', 'status.sig'])('has fallen behind when %s was not written', async (path) => {
    const store = good.copy();
    await store.remove(path);
    const { broken, behind } = await readHistory(store, KEY.publicKey);
    expect([broken, behind.length]).toEqual([[], 1]);
  });
});
