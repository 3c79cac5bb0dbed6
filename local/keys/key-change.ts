/** A new key in place of the old one: with its word, or, where it is lost, without. Cut off anywhere, it can be run again. */
import { makeHandover } from '../../functions/key-handover.ts';
import { announceHandover, readHandover, readKeys } from '../../functions/public-keys.ts';
import { readBase } from '../../functions/publish-snapshot.ts';
import { keyIdOfPublic, type SigningKey } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { givenToAnother, keyIsThere, noKeyToRotate, nothingSigned, sameKey } from './key-words.ts';

export interface KeyChange {
  readonly store: SnapshotStore;
  /** Null where it is lost. */
  readonly old: SigningKey | null;
  /** Makes the new key and keeps it; when asked again, gives the same one. */
  readonly next: () => SigningKey;
  readonly now: Date;
}

export interface ChangedKey {
  readonly fromKeyId: string;
  readonly key: SigningKey;
}

/** The old key vouches for the new one, before anything is signed with it. */
export async function rotateKey({ store, old, next, now }: KeyChange): Promise<ChangedKey> {
  if (!old) throw noKeyToRotate();
  const standing = await readHandover(store, old.publicKey);
  const key = next();
  if (key.publicKey === old.publicKey) throw sameKey(key.keyId);
  if (standing && standing.to !== key.publicKey) throw givenToAnother(old.keyId, keyIdOfPublic(standing.to));
  const announced = await announceHandover(store, standing ?? makeHandover(old, key, now));
  if (announced.to !== key.publicKey) throw givenToAnother(old.keyId, keyIdOfPublic(announced.to));
  return { fromKeyId: old.keyId, key };
}

/** The public half of the key that signed last, as far as anything published still knows it. */
async function lastSigner(store: SnapshotStore): Promise<string> {
  const base = await readBase(store);
  const { keys, handovers } = await readKeys(store);
  const all = [...keys.map(({ publicKey }) => publicKey), ...handovers.flatMap(({ from, to }) => [from, to])];
  const publicKey = all.find((one) => keyIdOfPublic(one) === base?.keyId) ?? base?.publicKey;
  if (publicKey === undefined) throw nothingSigned();
  return publicKey;
}

/** Nobody vouches for the new key: it only says itself after which one it comes. */
export async function replaceLostKey({ store, old, next, now }: KeyChange): Promise<ChangedKey> {
  if (old && !(await readHandover(store, old.publicKey))) throw keyIsThere(old.keyId);
  const publicKey = old?.publicKey ?? (await lastSigner(store));
  const key = next();
  if (key.publicKey === publicKey) throw sameKey(key.keyId);
  await announceHandover(store, makeHandover({ publicKey }, key, now));
  return { fromKeyId: keyIdOfPublic(publicKey), key };
}
