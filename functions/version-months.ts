/** `versions/index-YYYY-MM.json`: the versions that `versions.json` has no room for, by the month in which they were taken. */
import type { OlderList, VersionEntry } from '../domain/public-documents.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { readLinked, type VersionRef } from './version-chain.ts';
import { encodeIndex, entryOf, isSameVersion, parseIndex } from './version-entry.ts';

const PREFIX = 'versions/index-';
/** So many versions are listed anew by one run when lists were lost; the next run goes on from there. */
const MOST_READ_AT_ONCE = 1_000;

export interface OlderAsked {
  /** The last of `versions.json` when that is full: all before it belong here. Null while it has room. */
  readonly last: VersionRef | null;
  /** Those of them that are listed nowhere yet. */
  readonly overflow: readonly VersionEntry[];
  /** The lists as they are known. */
  readonly links: readonly OlderList[];
  /** Whether to look if they are still there. */
  readonly mustLook: boolean;
}

type Months = ReadonlyMap<string, readonly VersionEntry[]>;

function pathOf({ takenAt }: VersionEntry): string {
  return `${PREFIX}${takenAt.slice(0, 7)}.json`;
}

function byMonth(entries: readonly VersionEntry[]): Months {
  const months = new Map<string, VersionEntry[]>();
  for (const entry of entries) {
    const month = months.get(pathOf(entry));
    if (month) month.push(entry);
    else months.set(pathOf(entry), [entry]);
  }
  return months;
}

async function readMonth(store: SnapshotStore, path: string): Promise<readonly VersionEntry[]> {
  const stored = await store.read(path);
  return stored ? parseIndex(stored.bytes).versions : [];
}

/** Writes the lists that are other than those that stand; the known ones that are not among them stay. */
async function writeMonths(
  store: SnapshotStore,
  months: Months,
  links: readonly OlderList[],
): Promise<readonly OlderList[]> {
  for (const [path, versions] of months) {
    const bytes = encodeIndex(path, { versions, older: [] });
    const stored = await store.read(path);
    // Where somebody else is faster, the count will not fit, and a later run looks again.
    if (!stored?.bytes.equals(bytes)) await store.replace(path, bytes, stored?.tag ?? null);
  }
  const written = [...months].map(([path, entries]) => {
    return { path, versions: entries.length, from: entries.at(-1)?.seq ?? 0, to: entries[0]?.seq ?? 0 };
  });
  const kept = links.filter(({ path }) => !months.has(path));
  return [...written, ...kept].sort((left, right) => right.to - left.to);
}

/** The months of what is listed nowhere yet, with it; undefined when one of them is not as it is known. */
async function withOverflow(
  store: SnapshotStore,
  overflow: readonly VersionEntry[],
  links: readonly OlderList[],
): Promise<Months | undefined> {
  const months = new Map<string, readonly VersionEntry[]>();
  for (const [path, entries] of byMonth(overflow)) {
    const added = new Set(entries.map(({ seq }) => seq));
    const listed = (await readMonth(store, path)).filter(({ seq }) => !added.has(seq));
    if (listed.length !== (links.find((link) => link.path === path)?.versions ?? 0)) return undefined;
    months.set(path, [...entries, ...listed]);
  }
  return months;
}

/** All versions before the last, one after another: from the lists as far as they go, else from the versions themselves. */
async function collectBefore(
  store: SnapshotStore,
  last: VersionRef,
  known: ReadonlyMap<number, VersionEntry>,
): Promise<readonly VersionEntry[]> {
  const entries: VersionEntry[] = [];
  let next = (await readLinked(store, last))?.previous ?? null;
  for (let reads = 1; next && reads < MOST_READ_AT_ONCE; ) {
    const listed = known.get(next.seq);
    const before = known.get(next.seq - 1);
    if (listed && isSameVersion(listed, next) && (before || next.seq === 1)) {
      entries.push(listed);
      next = before ?? null;
      continue;
    }
    reads += 1;
    const version = await readLinked(store, next);
    if (!version) break;
    entries.push(entryOf(version));
    next = version.previous;
  }
  return entries;
}

async function rebuilt(
  store: SnapshotStore,
  last: VersionRef,
  overflow: readonly VersionEntry[],
  paths: readonly string[],
): Promise<Months> {
  const listed = (await Promise.all(paths.map((path) => readMonth(store, path)))).flat();
  const known = new Map([...listed, ...overflow].map((entry) => [entry.seq, entry]));
  return byMonth(await collectBefore(store, last, known));
}

/** The lists of older versions as they should be, written; the very links that were given where nothing is to be done. */
export async function olderLists(store: SnapshotStore, asked: OlderAsked): Promise<readonly OlderList[]> {
  const { last, overflow, links, mustLook } = asked;
  if (!last) return links;
  const known = links.reduce((sum, { versions }) => sum + versions, 0);
  const isComplete = known + overflow.length === last.seq - 1;
  if (isComplete && overflow.length === 0 && !mustLook) return links;
  const paths = (await store.list(PREFIX)).map(({ path }) => path);
  const areThere = links.every(({ path }) => paths.includes(path));
  const months = isComplete && areThere ? await withOverflow(store, overflow, links) : undefined;
  if (months) return overflow.length === 0 ? links : writeMonths(store, months, links);
  return writeMonths(store, await rebuilt(store, last, overflow, paths), []);
}
