/**
 * `keys.json`: the public halves of the keys with which versions were signed. A convenience for who comes for the first time, and
 * for the signatures of old versions; whoever has a key already goes by it, not by this document.
 */
import * as z from 'zod/mini';
import { type keySchema, keysSchema } from '../domain/public-documents.ts';
import type { Base } from '../domain/snapshot.ts';
import { encodeDocument } from './encoded-document.ts';
import { decodeManifest, MANIFEST } from './manifest.ts';
import { readPrevious, versionPath } from './publish-snapshot.ts';
import { keyIdOfPublic, type SigningKey } from './signing-key.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

export const KEYS = 'keys.json';

export type PublicKey = z.infer<typeof keySchema>;

function isNamedRight({ keyId, publicKey }: PublicKey): boolean {
  const isCanonical = Buffer.from(publicKey, 'base64').toString('base64') === publicKey;
  return isCanonical && keyIdOfPublic(publicKey) === keyId;
}

/** Reads the document; throws a `ZodError` or `SyntaxError` on anything else, and where a name is not that of its key. */
export function decodeKeys(bytes: Buffer): readonly PublicKey[] {
  const named = keysSchema.check(z.refine(({ keys }) => keys.every(isNamedRight)));
  return named.parse(JSON.parse(bytes.toString('utf8'))).keys;
}

async function readKeys(store: SnapshotStore): Promise<readonly PublicKey[]> {
  const stored = await store.read(KEYS);
  if (!stored) return [];
  try {
    return decodeKeys(stored.bytes);
  } catch {
    // A derived document: the key of today is written anew, those of before come back from a copy.
    return [];
  }
}

async function keyIdOf(store: SnapshotStore, { snapshot, sha256 }: Base): Promise<string | undefined> {
  const stored = await store.read(`${versionPath(snapshot.seq, sha256)}/${MANIFEST}`);
  return stored ? decodeManifest(stored.bytes).keyId : undefined;
}

/** The beginning of the unbroken row of versions that are signed with the key, the newest among them. */
async function firstSigned(store: SnapshotStore, keyId: string, newest: Base): Promise<string | undefined> {
  let since: string | undefined;
  let next: Base | null = newest;
  while (next && (await keyIdOf(store, next)) === keyId) {
    since = next.snapshot.takenAt;
    next = await readPrevious(store, next.snapshot);
  }
  return since;
}

/** Adds the key of today when it is not listed yet; those of before stay, for the versions that they signed. */
export async function updateKeys(store: SnapshotStore, { keyId, publicKey }: SigningKey, newest: Base): Promise<void> {
  const listed = await readKeys(store);
  if (listed.some((key) => key.keyId === keyId)) return;
  const since = await firstSigned(store, keyId, newest);
  if (since === undefined) return;
  const keys = [{ keyId, publicKey, since }, ...listed];
  await store.put(KEYS, encodeDocument(KEYS, keysSchema, { keys }));
}
