/**
 * `versions.json`: the newest versions with their headline numbers, and where the older ones are listed, month by month. All of
 * it is derived from the versions themselves: what is lost or fell behind is made again by the next run.
 */
import { isDeepStrictEqual } from 'node:util';
import type { VersionEntry } from '../domain/public-documents.ts';
import type { Base } from '../domain/snapshot.ts';
import type { ObjectTag, SnapshotStore } from './stores/snapshot-store.ts';
import { chainBack, readLinked, type VersionRef } from './version-chain.ts';
import { encodeIndex, entryOf, isSameVersion, NO_VERSIONS, parseIndex, type VersionIndex } from './version-entry.ts';
import { olderLists } from './version-months.ts';

export const VERSIONS = 'versions.json';
const MOST_LISTED = 500;
const MOST_ATTEMPTS = 5;

interface StoredIndex extends VersionIndex {
  /** Null where there is none. */
  readonly tag: ObjectTag | null;
}

/** As far as it has no gap. */
async function readIndex(store: SnapshotStore): Promise<StoredIndex> {
  const stored = await store.read(VERSIONS);
  const { versions, older } = stored ? parseIndex(stored.bytes) : NO_VERSIONS;
  const gap = versions.findIndex(({ seq }, at) => seq !== (versions[0]?.seq ?? 0) - at);
  return { versions: gap < 0 ? versions : versions.slice(0, gap), older, tag: stored?.tag ?? null };
}

/** From a version back to the first, or to one that is listed already and then on with the list. */
async function readUnlisted(
  store: SnapshotStore,
  from: VersionRef | null,
  listed: readonly VersionEntry[],
  most: number,
): Promise<readonly VersionEntry[]> {
  const places = new Map(listed.map(({ seq }, at) => [seq, at]));
  const listFrom = (ref: VersionRef | null) => {
    const at = ref ? places.get(ref.seq) : undefined;
    return at !== undefined && isSameVersion(listed[at], ref) ? listed.slice(at) : undefined;
  };
  const found: VersionEntry[] = [];
  const known = listFrom(from);
  if (known || most <= 0) return known ?? found;
  for await (const version of chainBack(store, from)) {
    found.push(entryOf(version));
    const rest = listFrom(version.previous);
    if (rest) return [...found, ...rest];
    if (found.length >= most) break;
  }
  return found;
}

/** The list as it should be; more than `versions.json` has room for when others came since. */
async function nextVersions(
  store: SnapshotStore,
  newest: VersionRef,
  listed: readonly VersionEntry[],
): Promise<readonly VersionEntry[]> {
  // A run that was overtaken knows less than what is listed.
  const isOvertaken = listed.some((entry) => isSameVersion(entry, newest));
  const versions = isOvertaken ? listed : await readUnlisted(store, newest, listed, MOST_LISTED);
  const last = versions.at(-1);
  if (!last || last.seq <= 1 || versions.length >= MOST_LISTED) return versions;
  const previous = (await readLinked(store, last))?.previous ?? null;
  return [...versions, ...(await readUnlisted(store, previous, [], MOST_LISTED - versions.length))];
}

/** False when somebody else wrote it meanwhile. */
async function bringUpToDate(store: SnapshotStore, newest: VersionRef): Promise<boolean> {
  const { versions: listed, older: links, tag } = await readIndex(store);
  const entries = await nextVersions(store, newest, listed);
  const versions = entries.slice(0, MOST_LISTED);
  const isSameList = isSameVersion(versions[0], listed[0]) && versions.length === listed.length;
  const last = versions.length === MOST_LISTED ? (versions.at(-1) ?? null) : null;
  // What is no longer listed here must be listed there already.
  const older = await olderLists(store, { last, overflow: entries.slice(MOST_LISTED), links, mustLook: !isSameList });
  if (isSameList && older === links) return true;
  return store.replace(VERSIONS, encodeIndex(VERSIONS, { versions, older }), tag);
}

/** Brings `versions.json` and the lists of older versions up to the newest version, along the chain. */
export async function updateVersions(store: SnapshotStore, newest: Base): Promise<void> {
  const ref = { seq: newest.snapshot.seq, sha256: newest.sha256 };
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    if (await bringUpToDate(store, ref)) return;
  }
}

/** True when the list at the path says so now, or does not have that version; one that cannot be read may have it. */
async function markIn(store: SnapshotStore, path: string, entry: VersionEntry): Promise<boolean> {
  const stored = await store.read(path);
  if (!stored) return true;
  const { versions, older } = parseIndex(stored.bytes);
  if (versions.length === 0) return false;
  const found = versions.find((one) => isSameVersion(one, entry));
  if (!found || isDeepStrictEqual(found.withdrawn, entry.withdrawn)) return true;
  const marked = versions.map((one) => (one === found ? entry : one));
  return store.replace(path, encodeIndex(path, { versions: marked, older }), stored.tag);
}

/** Says of a version that was withdrawn that it was, in the list where it stands; false when that could not be done. */
export async function listWithdrawal(store: SnapshotStore, ref: VersionRef): Promise<boolean> {
  const version = await readLinked(store, ref);
  if (!version?.tombstone) return false;
  const entry = entryOf(version);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const { older } = await readIndex(store);
    const paths = [
      VERSIONS,
      ...older.filter(({ from, to }) => from <= ref.seq && ref.seq <= to).map(({ path }) => path),
    ];
    const marks = await Promise.all(paths.map((path) => markIn(store, path, entry)));
    if (marks.every((isDone) => isDone)) return true;
  }
  return false;
}
