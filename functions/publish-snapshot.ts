/**
 * Publishes a snapshot: first the immutable version with its signed manifest, then `latest.json` by compare-and-swap, then what
 * is derived from them. Whatever is lost on the way, another look at the store tells what has become of it.
 */
import { createHash } from 'node:crypto';
import { type Base, decodeSnapshot, encodeSnapshot, type Snapshot } from '../domain/snapshot.ts';
import { Failure } from './failure.ts';
import { decodeManifest, encodeManifest, MANIFEST, SIGNATURE } from './manifest.ts';
import type { ReachPoint } from './protocol-point.ts';
import type { SigningKey } from './signing-key.ts';
import type { ObjectTag, SnapshotStore } from './stores/snapshot-store.ts';
import { documentsOf, SNAPSHOT } from './version-documents.ts';
import { behind, type Vector } from './version-vector.ts';

const LATEST = 'latest.json';

/** The published snapshot that a run starts from; read before any workbook. */
export interface PublishedBase extends Base {
  readonly tag: ObjectTag;
  /** Null for a version that was published before there were manifests. */
  readonly manifestSha256: string | null;
  /** The key that signed it; null with the manifest. */
  readonly keyId: string | null;
  /** Its public half, where the manifest names it. */
  readonly publicKey?: string | undefined;
  readonly vector: Vector;
}

export type Publication =
  | { readonly outcome: 'published'; readonly sha256: string }
  /** Somebody else published since the base was read: what we hold may be older than what stands there. */
  | { readonly outcome: 'superseded' }
  /** These workbooks were read in an older state than the one that is published. */
  | { readonly outcome: 'behind'; readonly workbooks: readonly string[] };

/** What is published, and on what it stands. */
export interface Draft {
  readonly snapshot: Snapshot;
  readonly vector: Vector;
  /** The earlier version whose content it is. */
  readonly restores?: { readonly seq: number; readonly sha256: string };
}

/** Where to, signed by whom. */
export interface Press {
  readonly store: SnapshotStore;
  readonly signingKey: SigningKey;
  /** The operator took a store that does not keep the conditions of its writes. */
  readonly withoutConditions: boolean;
  readonly reach: ReachPoint;
  /** Throws when the run has no time left. */
  readonly checkTime: () => void;
  /** What a version consists of; absent: everything that Svod makes of a snapshot. */
  readonly documentsOf?: typeof documentsOf;
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function versionPath(seq: number, sha256: string): string {
  return `versions/${seq}-${sha256.slice(0, 12)}`;
}

function decode(bytes: Buffer, path: string): Snapshot {
  try {
    return decodeSnapshot(bytes.toString('utf8'));
  } catch (cause) {
    throw damaged(path, cause);
  }
}

function damaged(path: string, cause?: unknown): Failure {
  const message = `В хранилище снимков испорчен файл ${path}.`;
  return new Failure('STORE_UNREADABLE', message, 'Верните этот файл из папки versions или из копии.', { cause });
}

export async function readBase(store: SnapshotStore): Promise<PublishedBase | null> {
  const stored = await store.read(LATEST);
  if (!stored) return null;
  const snapshot = decode(stored.bytes, LATEST);
  const sha256 = sha256Of(stored.bytes);
  const folder = versionPath(snapshot.seq, sha256);
  const path = `${folder}/${MANIFEST}`;
  const manifest = await store.read(path);
  const base = { snapshot, sha256, tag: stored.tag };
  if (!manifest) {
    await expectOlderKind(store, folder, stored.bytes);
    return { ...base, manifestSha256: null, keyId: null, vector: {} };
  }
  try {
    const { keyId, publicKey, vector } = decodeManifest(manifest.bytes);
    return { ...base, manifestSha256: sha256Of(manifest.bytes), keyId, publicKey, vector };
  } catch (cause) {
    throw damaged(path, cause);
  }
}

/**
 * A version from before there were manifests has its snapshot and no signature. Any other without a manifest was damaged: to
 * publish over it would forget on which state of the workbooks it stands.
 */
async function expectOlderKind(store: SnapshotStore, folder: string, bytes: Buffer): Promise<void> {
  if (!(await isOurs(store, `${folder}/${SNAPSHOT}`, bytes))) throw damaged(LATEST);
  if (await store.read(`${folder}/${SIGNATURE}`)) throw damaged(`${folder}/${MANIFEST}`);
}

/** Whether the object that stands there is ours: told by its bytes, since an answer may have been lost. */
async function isOurs(store: SnapshotStore, path: string, bytes: Buffer): Promise<boolean> {
  return (await store.read(path))?.bytes.equals(bytes) === true;
}

/** Writes an immutable file. False when another content stands at its place. */
export async function createFile(store: SnapshotStore, path: string, bytes: Buffer): Promise<boolean> {
  try {
    return (await store.create(path, bytes)) || (await isOurs(store, path, bytes));
  } catch (thrown) {
    if (await isOurs(store, path, bytes)) return true;
    throw thrown;
  }
}

async function swapLatest(store: SnapshotStore, bytes: Buffer, expected: ObjectTag | null): Promise<boolean> {
  try {
    return (await store.replace(LATEST, bytes, expected)) || (await isOurs(store, LATEST, bytes));
  } catch (thrown) {
    if (await isOurs(store, LATEST, bytes)) return true;
    throw thrown;
  }
}

/** The manifest of a version, which names every document of it, and the signature. */
function signedManifest(
  documents: ReadonlyMap<string, Buffer>,
  draft: Draft,
  base: PublishedBase | null,
  press: Press,
): ReadonlyMap<string, Buffer> {
  const { seq, takenAt, schemaVersion } = draft.snapshot;
  const { signingKey, withoutConditions } = press;
  const manifest = encodeManifest({
    seq,
    takenAt,
    schemaVersion,
    previous: base?.manifestSha256 ? { seq: base.snapshot.seq, sha256: base.manifestSha256 } : null,
    files: Object.fromEntries(
      [...documents].map(([name, bytes]) => [name, { sha256: sha256Of(bytes), bytes: bytes.length }]),
    ),
    vector: draft.vector,
    keyId: signingKey.keyId,
    publicKey: signingKey.publicKey,
    ...(withoutConditions && { withoutConditions }),
    ...(draft.restores && { restores: draft.restores }),
  });
  const signature = Buffer.from(`${signingKey.sign(manifest)}\n`, 'utf8');
  return new Map([
    [MANIFEST, manifest],
    [SIGNATURE, signature],
  ]);
}

export async function publishSnapshot(press: Press, draft: Draft, base: PublishedBase | null): Promise<Publication> {
  const { store, reach } = press;
  const older = base ? behind(draft.vector, base.vector) : [];
  if (older.length > 0) return { outcome: 'behind', workbooks: older };
  const bytes = Buffer.from(encodeSnapshot(draft.snapshot), 'utf8');
  const documents = (press.documentsOf ?? documentsOf)(bytes, draft.snapshot, base?.snapshot ?? null);
  const sha256 = sha256Of(bytes);
  const folder = versionPath(draft.snapshot.seq, sha256);
  const files = new Map([...documents, ...signedManifest(documents, draft, base, press)]);
  for (const [name, content] of files) {
    await reach(documents.has(name) ? 'P8' : 'P9');
    // Another manifest of the very same snapshot: somebody else took it in the same second.
    if (!(await createFile(store, `${folder}/${name}`, content))) return { outcome: 'superseded' };
  }
  await reach('P10');
  for (const [name, content] of files) {
    if (!(await isOurs(store, `${folder}/${name}`, content))) throw damaged(`${folder}/${name}`);
  }
  await reach('P11');
  press.checkTime();
  if (!(await swapLatest(store, bytes, base?.tag ?? null))) return { outcome: 'superseded' };
  await reach('P12');
  return { outcome: 'published', sha256 };
}
