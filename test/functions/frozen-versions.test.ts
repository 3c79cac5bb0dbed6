import { describe, expect, it } from 'vitest';
import type { Tag } from '../../domain/public-documents.ts';
import { freezeAsAsked, freezeVersion, readTags } from '../../functions/frozen-versions.ts';
import { publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { generateSigningKey, isSignedBy, parseSigningKey, type SigningKey } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { draftOf, KEY, pressOf } from '../publication/tiny-register.ts';
import { faultyStore, STORE_FAULTS } from './faulty-store.ts';
import { createMemoryStore, type MemoryStore } from './stores/memory-store.ts';

const AT = new Date('2026-10-01T06:00:00Z');

async function publish(store: SnapshotStore, value: number) {
  const base = await readBase(store);
  const draft = draftOf({ value, version: value }, new Date(Date.UTC(2026, 8, 30, value)), base);
  const publication = await publishSnapshot(pressOf(store), draft, base);
  if (publication.outcome !== 'published') throw new Error(publication.outcome);
  return { seq: draft.snapshot.seq, sha256: publication.sha256 };
}

async function twoVersions() {
  const store = createMemoryStore();
  const first = await publish(store, 1);
  const second = await publish(store, 2);
  return { store, first, second, archive: { store, signingKey: KEY } };
}

async function text(store: SnapshotStore, path: string): Promise<string> {
  return (await store.read(path))?.bytes.toString('utf8') ?? '';
}

/** The one tag there is, after its signature and the list were found right. */
async function onlyTag(store: MemoryStore): Promise<Tag> {
  const bytes = (await store.read('tags/2026-Q3.json'))?.bytes ?? Buffer.alloc(0);
  expect(isSignedBy(KEY.publicKey, bytes, await text(store, 'tags/2026-Q3.sig'))).toBe(true);
  const { tags } = JSON.parse(await text(store, 'tags.json')) as { tags: readonly Tag[] };
  expect(tags).toEqual([JSON.parse(bytes.toString('utf8'))]);
  return tags[0] as Tag;
}

describe('a frozen version', () => {
  it('bears its name, signed, with the hashes of its snapshot and its manifest', async () => {
    const { store, first, archive } = await twoVersions();
    expect((await freezeVersion(archive, '2026-Q3', first, AT)).isNew).toBe(true);
    expect(await onlyTag(store)).toEqual({
      name: '2026-Q3',
      ...first,
      manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      path: `versions/1-${first.sha256.slice(0, 12)}/`,
      at: '2026-10-01T06:00:00.000Z',
      keyId: KEY.keyId,
    });
  });

  it('keeps its name whatever comes later: another version, another key, another day', async () => {
    const { store, first, second, archive } = await twoVersions();
    await freezeVersion(archive, '2026-Q3', first, AT);
    const before = [await text(store, 'tags/2026-Q3.json'), await text(store, 'tags/2026-Q3.sig')];
    const other = { store, signingKey: parseSigningKey(generateSigningKey()) as SigningKey };
    for (const [who, version] of [
      [archive, second],
      [other, second],
      [other, first],
    ] as const) {
      const { isNew, tag } = await freezeVersion(who, '2026-Q3', version, new Date());
      expect([isNew, tag.seq]).toEqual([false, 1]);
    }
    await publish(store, 3);
    expect([await text(store, 'tags/2026-Q3.json'), await text(store, 'tags/2026-Q3.sig')]).toEqual(before);
  });

  it('may bear several names; the last given stands first', async () => {
    const { store, first, second, archive } = await twoVersions();
    await freezeVersion(archive, '2026-Q3', first, AT);
    await freezeVersion(archive, 'budget', first, new Date(AT.getTime() + 1000));
    await freezeVersion(archive, '2026-Q4', second, new Date(AT.getTime() + 2000));
    expect((await readTags(store)).map(({ name, seq }) => [name, seq])).toEqual([
      ['2026-Q4', 2],
      ['budget', 1],
      ['2026-Q3', 1],
    ]);
  });

  it('is none where the version is not whole, or the name cannot be one', async () => {
    const { store, first, archive } = await twoVersions();
    for (const name of ['17', '../latest', '.x', 'a/b', '', 'квартал', 'x'.repeat(65)]) {
      await expect(freezeVersion(archive, name, first, AT)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    const lost = { seq: 9, sha256: 'a'.repeat(64) };
    await expect(freezeVersion(archive, '2026-Q3', lost, AT)).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
    expect(await store.list('tags')).toEqual([]);
  });

  it('as «Настройки» ask is made once: the next runs see it, and the name stays where it is', async () => {
    const { store, first, second, archive } = await twoVersions();
    expect((await freezeAsAsked(archive, '2026-Q3', first, AT))?.isNew).toBe(true);
    expect(await freezeAsAsked(archive, '2026-Q3', second, AT)).toBeNull();
    expect((await onlyTag(store)).seq).toBe(1);
    await store.put('tags.json', Buffer.from('{'));
    expect((await freezeAsAsked(archive, '2026-Q3', second, AT))?.isNew).toBe(false);
    expect((await onlyTag(store)).seq).toBe(1);
  });
});

describe.each(STORE_FAULTS)('a freezing of which any one call to the store goes wrong: %s', (fault) => {
  it('is made whole by the next attempt, and never names two versions', async () => {
    let untouched = false;
    let nth = 0;
    while (!untouched) {
      nth += 1;
      const { store, first, second, archive } = await twoVersions();
      const faulty = faultyStore(store, nth, fault);
      await freezeVersion({ ...archive, store: faulty }, '2026-Q3', first, AT).catch(() => undefined);
      untouched = faulty.calls() < nth;
      const before = await text(store, 'tags/2026-Q3.json');
      await freezeVersion(archive, '2026-Q3', second, new Date(AT.getTime() + 1000));
      const { seq } = await onlyTag(store);
      expect([nth, seq]).toEqual([nth, before === '' ? 2 : 1]);
    }
    expect(nth).toBeGreaterThan(6);
  });
});
