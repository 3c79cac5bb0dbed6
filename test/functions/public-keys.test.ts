import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../domain/snapshot.ts';
import { decodeManifest } from '../../functions/manifest.ts';
import { decodeKeys, KEYS, type PublicKey, updateKeys } from '../../functions/public-keys.ts';
import { readBase } from '../../functions/publish-snapshot.ts';
import { generateSigningKey, parseSigningKey, type SigningKey } from '../../functions/signing-key.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import { changeKey, svodWithVersions } from '../local/verify/published-svod.ts';

async function keysOf(folder: string): Promise<readonly PublicKey[]> {
  const stored = await createFileStore(folder).read(KEYS);
  return stored ? decodeKeys(stored.bytes).keys : [];
}

async function latestOf(folder: string): Promise<{ readonly snapshot: Snapshot; readonly keyId: string | null }> {
  const base = await readBase(createFileStore(folder));
  if (!base) throw new Error('Nothing is published.');
  return base;
}

describe('keys.json', () => {
  it('names the key with the time of the first version that it signed, and is written once', async () => {
    const { svod, publicFolder } = await svodWithVersions(2);
    const [key, ...others] = await keysOf(publicFolder);
    const store = createFileStore(publicFolder);
    const [first] = (await store.list('versions/1-')).filter(({ path }) => path.endsWith('manifest.json'));
    const manifest = decodeManifest((await store.read(first?.path ?? ''))?.bytes ?? Buffer.alloc(0));
    expect([key?.keyId, key?.since, others]).toEqual([manifest.keyId, manifest.takenAt, []]);
    await svod.refresh();
    expect(await keysOf(publicFolder)).toEqual([key]);
  });

  it.each([
    ['lost', null],
    ['damaged', '{"keys":[{"keyId":"0000000000000000","publicKey":"AAAA","since":""}]}'],
  ])('comes back as it was when it was %s', async (_name, content) => {
    const { svod, publicFolder } = await svodWithVersions(2);
    const before = await keysOf(publicFolder);
    const store = createFileStore(publicFolder);
    await (content === null ? store.remove(KEYS) : store.put(KEYS, Buffer.from(content)));
    await svod.refresh();
    expect(await keysOf(publicFolder)).toEqual(before);
  });

  it('keeps the key of before when another signs, and the same data become a version of their own', async () => {
    const { svod, publicFolder } = await svodWithVersions(2);
    const [old] = await keysOf(publicFolder);
    const before = await latestOf(publicFolder);
    const rotated = await changeKey(svod);
    expect(await rotated.refresh()).toMatchObject({ published: true, seq: before.snapshot.seq + 1 });
    const after = await latestOf(publicFolder);
    const [newest, ...others] = await keysOf(publicFolder);
    expect(newest).toMatchObject({ keyId: after.keyId, since: after.snapshot.takenAt });
    expect(others).toEqual([old]);
    expect(await rotated.refresh()).toMatchObject({ published: false, reason: 'unchanged' });
  });

  it('is not given a key with which nothing is signed yet', async () => {
    const { publicFolder } = await svodWithVersions(1);
    const before = await keysOf(publicFolder);
    const store = createFileStore(publicFolder);
    const base = await readBase(store);
    if (base) await updateKeys(store, parseSigningKey(generateSigningKey()) as SigningKey, base);
    expect(await keysOf(publicFolder)).toEqual(before);
  });
});
