/** Publishes a snapshot: first the immutable version, then `latest.json` by compare-and-swap, then what is derived from them. */
import { createHash } from 'node:crypto';
import { type Base, decodeSnapshot, encodeSnapshot, type Snapshot } from '../domain/snapshot.ts';
import { Failure } from './failure.ts';
import type { ObjectTag, SnapshotStore } from './stores/snapshot-store.ts';

const LATEST = 'latest.json';
const VERSIONS = 'versions.json';
const MOST_VERSIONS = 500;

/** The published snapshot that a run starts from; read before any workbook. */
export interface PublishedBase extends Base {
  readonly tag: ObjectTag;
}

export type Publication =
  | { readonly outcome: 'published'; readonly sha256: string }
  /** Somebody else published since the base was read: what we hold may be older than what stands there. */
  | { readonly outcome: 'superseded' };

/** One line of `versions.json`. */
interface VersionEntry {
  readonly seq: number;
  readonly sha256: string;
  readonly takenAt: string;
  readonly path: string;
  readonly headline: Snapshot['headline'];
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function versionPath(seq: number, sha256: string): string {
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
  return { snapshot: decode(stored.bytes, LATEST), sha256: sha256Of(stored.bytes), tag: stored.tag };
}

export async function publishSnapshot(
  store: SnapshotStore,
  snapshot: Snapshot,
  base: PublishedBase | null,
): Promise<Publication> {
  const bytes = Buffer.from(encodeSnapshot(snapshot), 'utf8');
  const sha256 = sha256Of(bytes);
  const path = `${versionPath(snapshot.seq, sha256)}/snapshot.json`;
  if (!(await store.create(path, bytes))) {
    const there = await store.read(path);
    // The name carries the hash, so another content can only be damage.
    if (!there?.bytes.equals(bytes)) throw damaged(path);
  }
  const swapped = await store.replace(LATEST, bytes, base?.tag ?? null);
  return swapped ? { outcome: 'published', sha256 } : { outcome: 'superseded' };
}

function entryOf(snapshot: Snapshot, sha256: string): VersionEntry {
  const { seq, takenAt, headline } = snapshot;
  return { seq, sha256, takenAt, path: `${versionPath(seq, sha256)}/`, headline };
}

async function readVersions(store: SnapshotStore): Promise<readonly VersionEntry[]> {
  const stored = await store.read(VERSIONS);
  if (!stored) return [];
  try {
    const { versions } = JSON.parse(stored.bytes.toString('utf8')) as { versions?: unknown };
    return Array.isArray(versions) ? (versions as VersionEntry[]) : [];
  } catch {
    // A derived document: what cannot be read is made again from the versions themselves.
    return [];
  }
}

/** Brings `versions.json` up to the newest version, following the chain back as far as it is not listed yet. */
export async function updateVersions(store: SnapshotStore, newest: Base): Promise<void> {
  const listed = await readVersions(store);
  const known = new Set(listed.map((entry) => `${entry.seq} ${entry.sha256}`));
  const missing: VersionEntry[] = [];
  let next: Base | null = newest;
  while (next && !known.has(`${next.snapshot.seq} ${next.sha256}`) && missing.length < MOST_VERSIONS) {
    missing.push(entryOf(next.snapshot, next.sha256));
    next = await readPrevious(store, next.snapshot);
  }
  if (missing.length === 0) return;
  const versions = [...missing, ...listed].slice(0, MOST_VERSIONS);
  await store.put(VERSIONS, Buffer.from(`${JSON.stringify({ versions }, null, 1)}\n`, 'utf8'));
}

async function readPrevious(store: SnapshotStore, snapshot: Snapshot): Promise<Base | null> {
  const { previous } = snapshot;
  if (!previous) return null;
  const path = `${versionPath(previous.seq, previous.sha256)}/snapshot.json`;
  const stored = await store.read(path);
  return stored && { snapshot: decode(stored.bytes, path), sha256: previous.sha256 };
}
