/** Reads everything that was published from a store, as a mistrustful consumer would, and says what is broken. */
import { createHash } from 'node:crypto';
import { decodeSnapshot, type Snapshot, sayTheSame } from '../../domain/snapshot.ts';
import { decodeManifest, MANIFEST, type Manifest, SIGNATURE } from '../../functions/manifest.ts';
import { isSignedBy, keyIdOfPublic } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { decodeTombstone, TOMBSTONE, TOMBSTONE_SIGNATURE, type Tombstone } from '../../functions/tombstone.ts';
import { behind } from '../../functions/version-vector.ts';
import { derivedFaults } from './derived-documents.ts';

/** A version of the chain, all of it verified. */
export interface PublishedVersion {
  readonly folder: string;
  readonly seq: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly manifest: Manifest;
  readonly takenAt: string;
  readonly previous: { readonly seq: number; readonly sha256: string } | null;
  /** Null once it was withdrawn. */
  readonly snapshot: Snapshot | null;
  readonly tombstone: Tombstone | null;
}

export interface History {
  /** From `latest.json` back to the first. */
  readonly versions: readonly PublishedVersion[];
  /** What may never be, at no instant: one sentence each. */
  readonly broken: readonly string[];
  /** What is derived and fell behind: allowed after a run was cut off, and only until the next one. */
  readonly behind: readonly string[];
}

export const EMPTY_HISTORY: History = { versions: [], broken: [], behind: [] };

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function folderOf(seq: number, sha256: string): string {
  return `versions/${seq}-${sha256.slice(0, 12)}`;
}

async function readRequired(store: SnapshotStore, path: string): Promise<Buffer> {
  const stored = await store.read(path);
  if (!stored) throw new Error(`${path} is not there`);
  return stored.bytes;
}

interface SignedManifest {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
}

async function readManifest(store: SnapshotStore, folder: string, publicKey: string): Promise<SignedManifest> {
  const bytes = await readRequired(store, `${folder}/${MANIFEST}`);
  const signature = await readRequired(store, `${folder}/${SIGNATURE}`);
  if (!isSignedBy(publicKey, bytes, signature.toString('utf8'))) throw new Error('the signature is wrong');
  const manifest = decodeManifest(bytes);
  if (manifest.keyId !== keyIdOfPublic(publicKey)) throw new Error('the manifest names another key');
  return { manifest, bytes };
}

/** Undefined where there is none that is signed: then the files must be there. */
async function readTombstone(
  store: SnapshotStore,
  folder: string,
  publicKey: string,
  { manifest, bytes }: SignedManifest,
): Promise<Tombstone | undefined> {
  const [stored, signature] = [
    await store.read(`${folder}/${TOMBSTONE}`),
    await store.read(`${folder}/${TOMBSTONE_SIGNATURE}`),
  ];
  if (!stored || !signature || !isSignedBy(publicKey, stored.bytes, signature.bytes.toString('utf8'))) return undefined;
  const tombstone = decodeTombstone(stored.bytes);
  const fits =
    tombstone.seq === manifest.seq &&
    tombstone.takenAt === manifest.takenAt &&
    tombstone.sha256 === manifest.files['snapshot.json']?.sha256 &&
    tombstone.manifestSha256 === sha256Of(bytes);
  if (!fits) throw new Error('the tombstone is of another version');
  return tombstone;
}

/** A version on its own: signed, and whole with hashes and sizes as the manifest says, or withdrawn. Throws where it is not. */
async function readVersion(store: SnapshotStore, folder: string, publicKey: string): Promise<PublishedVersion> {
  const signed = await readManifest(store, folder, publicKey);
  const { manifest } = signed;
  const { seq, takenAt } = manifest;
  const manifestSha256 = sha256Of(signed.bytes);
  const tombstone = await readTombstone(store, folder, publicKey, signed);
  if (tombstone) {
    const { sha256, previous } = tombstone;
    if (folder !== folderOf(seq, sha256)) throw new Error(`the folder should be ${folderOf(seq, sha256)}`);
    return { folder, seq, sha256, manifestSha256, manifest, takenAt, previous, snapshot: null, tombstone };
  }
  const files = new Map<string, Buffer>();
  for (const [name, entry] of Object.entries(manifest.files)) {
    const file = await readRequired(store, `${folder}/${name}`);
    if (file.length !== entry.bytes || sha256Of(file) !== entry.sha256) throw new Error(`${name} is another file`);
    files.set(name, file);
  }
  const bytes = files.get('snapshot.json');
  if (!bytes) throw new Error('the manifest has no snapshot.json');
  const snapshot = decodeSnapshot(bytes.toString('utf8'));
  const sha256 = sha256Of(bytes);
  if (seq !== snapshot.seq || takenAt !== snapshot.takenAt) throw new Error('the manifest is of another run');
  if (folder !== folderOf(seq, sha256)) throw new Error(`the folder should be ${folderOf(seq, sha256)}`);
  const { previous } = snapshot;
  return { folder, seq, sha256, manifestSha256, manifest, takenAt, previous, snapshot, tombstone: null };
}

/**
 * What is wrong between a version and the one before it. Only what is put back may say the same: the one before is then being
 * withdrawn, and may be so since it was read.
 */
function linkFaults(version: PublishedVersion, before: PublishedVersion): readonly string[] {
  const { manifest, snapshot, previous, folder } = version;
  const older = behind(manifest.vector, before.manifest.vector);
  const faults = [
    version.seq !== before.seq + 1 && `follows ${before.seq}`,
    manifest.previous?.sha256 !== before.manifestSha256 && 'names another manifest before it',
    manifest.previous?.seq !== before.seq && 'its manifest names another number before it',
    previous?.sha256 !== before.sha256 && 'names another snapshot before it',
    older.length > 0 && `stands on an older state of ${older.join(', ')}`,
    !manifest.restores &&
      snapshot &&
      before.snapshot &&
      sayTheSame(snapshot, before.snapshot) &&
      'says the same as the version before it',
  ];
  return faults.flatMap((fault) => (typeof fault === 'string' ? [`${folder} ${fault}`] : []));
}

/** A version that says whose content it publishes anew must say the same as that one. */
function restoringFaults(versions: readonly PublishedVersion[]): readonly string[] {
  return versions.flatMap(({ manifest, snapshot, seq, folder }) => {
    if (!manifest.restores) return [];
    const { seq: of, sha256 } = manifest.restores;
    const restored = versions.find((one) => one.seq === of && one.seq < seq);
    if (restored?.sha256 !== sha256) return [`${folder} restores a version that does not come before it`];
    const fits = !snapshot || !restored.snapshot || sayTheSame(snapshot, restored.snapshot);
    return fits ? [] : [`${folder} does not say what version ${of} says`];
  });
}

/** Follows the chain; versions of `known` were verified before, and are not read again. */
async function readChain(
  store: SnapshotStore,
  publicKey: string,
  latest: Buffer,
  known: History,
): Promise<Pick<History, 'versions' | 'broken'>> {
  const versions: PublishedVersion[] = [];
  const broken: string[] = [];
  let seq = decodeSnapshot(latest.toString('utf8')).seq;
  let sha256 = sha256Of(latest);
  for (;;) {
    const at = known.versions.findIndex((one) => one.sha256 === sha256);
    const rest = at < 0 ? [] : known.versions.slice(at);
    const version: PublishedVersion = rest[0] ?? (await readVersion(store, folderOf(seq, sha256), publicKey));
    const newer = versions.at(-1);
    if (newer) broken.push(...linkFaults(newer, version));
    versions.push(version, ...rest.slice(1));
    const oldest = versions.at(-1) ?? version;
    const { previous } = oldest;
    if (!previous || rest.length > 0) {
      if (oldest.seq !== 1 || oldest.manifest.previous) broken.push(`${oldest.folder} begins the chain`);
      return { versions, broken: [...broken, ...restoringFaults(versions)] };
    }
    ({ seq, sha256 } = previous);
  }
}

/** All of it, or with `known`, which was read before, what came since. */
export async function readHistory(
  store: SnapshotStore,
  publicKey: string,
  known: History = EMPTY_HISTORY,
): Promise<History> {
  const latest = await store.read('latest.json');
  if (!latest) {
    const lost = known.versions.length > 0 ? ['latest.json is gone'] : [];
    return { ...EMPTY_HISTORY, broken: lost };
  }
  try {
    const { versions, broken } = await readChain(store, publicKey, latest.bytes, known);
    const derived = await derivedFaults(store, publicKey, versions);
    const lost = goesOn(known.versions, versions) ? [] : ['the history is another one than before'];
    return { versions, broken: [...broken, ...lost, ...derived.broken], behind: derived.behind };
  } catch (thrown) {
    return { ...EMPTY_HISTORY, broken: [`latest.json cannot be verified: ${String(thrown)}`] };
  }
}

/** Whether the later chain ends as the earlier one does: nothing that was published is gone or changed. */
export function goesOn(earlier: readonly PublishedVersion[], later: readonly PublishedVersion[]): boolean {
  const [head] = earlier;
  if (!head) return true;
  return later.find(({ seq }) => seq === head.seq)?.manifestSha256 === head.manifestSha256;
}
