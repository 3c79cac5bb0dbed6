/**
 * What disclosure control remembers of each version, in the private store under the number and the digest of the snapshot that it
 * belongs to. It is written before the snapshot is published; when it is lost, what cannot be proved safe is held back.
 */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeKept, encodeKept, type KeptDisclosure } from '../domain/disclosure/kept-disclosure.ts';
import { type Base, encodeSnapshot, type Snapshot } from '../domain/snapshot.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

const FOLDER = 'disclosure/';
const PATH = /^disclosure\/(\d+)-[0-9a-f]{12}\.json\.gz$/;

function pathOf(seq: number, sha256: string): string {
  return `${FOLDER}${seq}-${sha256.slice(0, 12)}.json.gz`;
}

/** Null when nothing is kept of that version, or something damaged. */
export async function readKeptDisclosure(
  store: SnapshotStore,
  { snapshot, sha256 }: Base,
): Promise<KeptDisclosure | null> {
  const stored = await store.read(pathOf(snapshot.seq, sha256));
  if (!stored) return null;
  try {
    return decodeKept(gunzipSync(stored.bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** Of versions before the base nothing is needed any more. */
export async function keepDisclosure(
  store: SnapshotStore,
  snapshot: Snapshot,
  kept: KeptDisclosure,
  base: Base | null,
): Promise<void> {
  const sha256 = createHash('sha256').update(encodeSnapshot(snapshot)).digest('hex');
  await store.put(pathOf(snapshot.seq, sha256), gzipSync(encodeKept(kept)));
  for (const { path } of await store.list(FOLDER)) {
    const seq = PATH.exec(path)?.[1];
    if (seq !== undefined && Number(seq) < (base?.snapshot.seq ?? 0)) await store.remove(path);
  }
}
