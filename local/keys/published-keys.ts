/** Which keys consumers know, which of them signs now, and how one came after the other. */
import { readKeys } from '../../functions/public-keys.ts';
import { type PublishedBase, readBase } from '../../functions/publish-snapshot.ts';
import { fingerprintOf, keyIdOfPublic, type SigningKey } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { sayFingerprint, sayMoment } from '../verify/words.ts';
import { KEY_WORDS } from './key-words.ts';

function sayNow(key: SigningKey | null, base: PublishedBase | null): readonly string[] {
  if (!key) return [KEY_WORDS.noKey];
  const lines = [KEY_WORDS.signs(key.keyId, sayFingerprint(fingerprintOf(key.publicKey)))];
  if (!base) return [...lines, KEY_WORDS.nothingPublished];
  const last = KEY_WORDS.lastVersion(base.snapshot.seq, base.keyId);
  return base.keyId === key.keyId ? [...lines, last] : [...lines, last, KEY_WORDS.nextSignsAnew];
}

/** @param key null where it is lost */
export async function describeKeys(store: SnapshotStore, key: SigningKey | null): Promise<string> {
  const base = await readBase(store);
  const { keys, handovers } = await readKeys(store);
  const known = keys.map(({ keyId, since, sinceSeq }) =>
    KEY_WORDS.knownKey(keyId, sayMoment(since), sinceSeq, keyId === key?.keyId),
  );
  const given = handovers.map(({ from, to, at, oldSignature }) =>
    KEY_WORDS.handover(keyIdOfPublic(from), keyIdOfPublic(to), sayMoment(at), oldSignature === null),
  );
  return [
    ...sayNow(key, base),
    known.length > 0 ? KEY_WORDS.knownKeys : KEY_WORDS.noKnownKeys,
    ...known,
    given.length > 0 ? KEY_WORDS.handovers : KEY_WORDS.noHandovers,
    ...given,
  ].join('\n');
}
