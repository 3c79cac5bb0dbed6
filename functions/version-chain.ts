/** The chain of versions, back from the newest: each is whole, or was withdrawn and still says which one was before it. */
import { decodeSnapshot, type Snapshot } from '../domain/snapshot.ts';
import { decodeManifest, MANIFEST, type Manifest } from './manifest.ts';
import { sha256Of, versionPath } from './publish-snapshot.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { decodeTombstone, TOMBSTONE, type Tombstone } from './tombstone.ts';
import { SNAPSHOT } from './version-documents.ts';

/** A version as others name it; the SHA-256 is that of its `snapshot.json`. */
export interface VersionRef {
  readonly seq: number;
  readonly sha256: string;
}

/** A version with which the chain can be followed. What it says was not verified. */
export interface LinkedVersion extends VersionRef {
  /** Without a slash at the end. */
  readonly folder: string;
  readonly takenAt: string;
  readonly previous: VersionRef | null;
  /** Null for a version that was published before there were manifests. */
  readonly manifest: Manifest | null;
  readonly manifestBytes: Buffer | null;
  /** Null once it was withdrawn. */
  readonly snapshot: Snapshot | null;
  readonly snapshotBytes: Buffer | null;
  readonly tombstone: Tombstone | null;
}

interface StoredDocument<T> {
  readonly bytes: Buffer;
  /** Undefined for bytes that cannot be understood. */
  readonly document: T | undefined;
}

/** Null where nothing stands. */
async function readDocument<T>(
  store: SnapshotStore,
  path: string,
  decode: (bytes: Buffer) => T,
): Promise<StoredDocument<T> | null> {
  const stored = await store.read(path);
  if (!stored) return null;
  try {
    return { bytes: stored.bytes, document: decode(stored.bytes) };
  } catch {
    return { bytes: stored.bytes, document: undefined };
  }
}

/** Null where the chain cannot be followed: the version is not there, or is damaged. */
export async function readLinked(store: SnapshotStore, { seq, sha256 }: VersionRef): Promise<LinkedVersion | null> {
  const folder = versionPath(seq, sha256);
  const [manifest, tombstone, snapshot] = await Promise.all([
    readDocument(store, `${folder}/${MANIFEST}`, decodeManifest),
    readDocument(store, `${folder}/${TOMBSTONE}`, decodeTombstone),
    readDocument(store, `${folder}/${SNAPSHOT}`, (bytes) => decodeSnapshot(bytes.toString('utf8'))),
  ]);
  // Without one it would be of the kind from before there were manifests.
  if (manifest && !manifest.document) return null;
  const own = { seq, sha256, folder, manifest: manifest?.document ?? null, manifestBytes: manifest?.bytes ?? null };
  if (tombstone?.document?.seq === seq && tombstone.document.sha256 === sha256) {
    const { previous, takenAt } = tombstone.document;
    return { ...own, takenAt, previous, snapshot: null, snapshotBytes: null, tombstone: tombstone.document };
  }
  if (snapshot?.document?.seq !== seq || sha256Of(snapshot.bytes) !== sha256) return null;
  const { previous, takenAt } = snapshot.document;
  return { ...own, takenAt, previous, snapshot: snapshot.document, snapshotBytes: snapshot.bytes, tombstone: null };
}

/** From a version back to the first; ends early where the chain cannot be followed. */
export async function* chainBack(store: SnapshotStore, from: VersionRef | null): AsyncGenerator<LinkedVersion> {
  let next = from;
  while (next) {
    const version = await readLinked(store, next);
    if (!version) return;
    yield version;
    next = version.previous;
  }
}
