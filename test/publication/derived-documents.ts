/** What `versions.json` and `status.json` say of a chain of versions: lies are broken, what fell behind is repaired by the next run. */
import { isDeepStrictEqual } from 'node:util';
import { decodeSignedStatus, SIGNED_STATUS } from '../../functions/run-status.ts';
import { isSignedBy } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { TOMBSTONE, TOMBSTONE_SIGNATURE, type Tombstone } from '../../functions/tombstone.ts';
import type { PublishedVersion } from './history.ts';

interface Faults {
  readonly broken: readonly string[];
  readonly behind: readonly string[];
}

interface Entry {
  readonly seq: number;
  readonly sha256: string;
  readonly takenAt: string;
  readonly path: string;
  readonly headline: unknown;
  readonly restores?: number;
  readonly withdrawn?: { readonly at: string; readonly why: string };
}

interface Listed {
  readonly versions: readonly Entry[];
  readonly older?: readonly {
    readonly path: string;
    readonly versions: number;
    readonly from: number;
    readonly to: number;
  }[];
}

const MOST_LISTED = 500;

async function readJson<T>(store: SnapshotStore, path: string): Promise<T | null> {
  const stored = await store.read(path);
  return stored && (JSON.parse(stored.bytes.toString('utf8')) as T);
}

/** Versions that were read before may have been withdrawn since: the store is asked, for what it says counts now. */
async function entryFaults(
  store: SnapshotStore,
  publicKey: string,
  entry: Entry,
  version: PublishedVersion | undefined,
): Promise<Faults> {
  const stored = await store.read(`${entry.path}${TOMBSTONE}`);
  const signature = (await store.read(`${entry.path}${TOMBSTONE_SIGNATURE}`))?.bytes.toString('utf8') ?? '';
  const isSigned = stored !== null && isSignedBy(publicKey, stored.bytes, signature);
  const tombstone = isSigned ? (JSON.parse(stored.bytes.toString('utf8')) as Tombstone) : undefined;
  const { withdrawn } = entry;
  const fits =
    version?.sha256 === entry.sha256 &&
    version.takenAt === entry.takenAt &&
    entry.path === `${version.folder}/` &&
    entry.restores === version.manifest.restores?.seq &&
    (withdrawn
      ? entry.headline === null && withdrawn.at === tombstone?.at && withdrawn.why === tombstone.why
      : isDeepStrictEqual(entry.headline, version.snapshot?.headline ?? entry.headline));
  return {
    broken: fits ? [] : [`versions.json lists ${entry.path}, which is not what follows in the chain`],
    behind: version?.tombstone && !withdrawn ? [`versions.json does not say that ${entry.path} was withdrawn`] : [],
  };
}

async function listedFaults(
  store: SnapshotStore,
  publicKey: string,
  entries: readonly Entry[],
  chain: readonly PublishedVersion[],
): Promise<Faults> {
  const bySeq = new Map(chain.map((version) => [version.seq, version]));
  const faults = await Promise.all(entries.map((entry) => entryFaults(store, publicKey, entry, bySeq.get(entry.seq))));
  return { broken: faults.flatMap((one) => one.broken), behind: faults.flatMap((one) => one.behind) };
}

async function olderFaults(
  store: SnapshotStore,
  publicKey: string,
  { older = [] }: Listed,
  chain: readonly PublishedVersion[],
): Promise<Faults> {
  const faults: Faults[] = [];
  const seen: number[] = [];
  for (const { path, versions, from, to } of older) {
    const entries = (await readJson<Listed>(store, path))?.versions ?? [];
    faults.push(await listedFaults(store, publicKey, entries, chain));
    const fits = entries.length === versions && entries[0]?.seq === to && entries.at(-1)?.seq === from;
    if (!fits) faults.push({ broken: [], behind: [`${path} is not as versions.json says`] });
    if (entries.some(({ takenAt }) => path !== `versions/index-${takenAt.slice(0, 7)}.json`)) {
      faults.push({ broken: [`${path} lists what belongs elsewhere`], behind: [] });
    }
    seen.push(...entries.map(({ seq }) => seq));
  }
  const expected = chain.slice(MOST_LISTED).map(({ seq }) => seq);
  const isComplete = isDeepStrictEqual(
    seen.sort((left, right) => right - left),
    expected,
  );
  return {
    broken: faults.flatMap((one) => one.broken),
    behind: [...faults.flatMap((one) => one.behind), ...(isComplete ? [] : ['the older versions are not all listed'])],
  };
}

async function versionsFaults(
  store: SnapshotStore,
  publicKey: string,
  chain: readonly PublishedVersion[],
): Promise<Faults> {
  const document = (await readJson<Listed>(store, 'versions.json')) ?? { versions: [] };
  const listed = document.versions;
  const own = await listedFaults(store, publicKey, listed, chain);
  const isUnbroken = listed.every(({ seq }, at) => seq === (listed[0]?.seq ?? 0) - at);
  const isBehind = listed[0]?.seq !== chain[0]?.seq || listed.length !== Math.min(MOST_LISTED, chain.length);
  if (isBehind) return { broken: own.broken, behind: [...own.behind, 'versions.json does not list every version'] };
  const older = await olderFaults(store, publicKey, document, chain);
  return {
    broken: [...own.broken, ...older.broken, ...(isUnbroken ? [] : ['versions.json has a gap'])],
    behind: [...own.behind, ...older.behind],
  };
}

async function statusFaults(
  store: SnapshotStore,
  publicKey: string,
  chain: readonly PublishedVersion[],
): Promise<Faults> {
  const [status, signature] = [await store.read('status.json'), await store.read('status.sig')];
  if (!status) return { broken: [], behind: chain.length > 0 ? ['status.json is not there'] : [] };
  const { lastSuccess } = JSON.parse(status.bytes.toString('utf8')) as { lastSuccess: { seq: number } | null };
  const newest = chain[0]?.seq ?? 0;
  const said = lastSuccess?.seq ?? 0;
  const isSigned = signature !== null && isSignedBy(publicKey, status.bytes, signature.bytes.toString('utf8'));
  const inOne = await store.read(SIGNED_STATUS);
  const signed = inOne && decodeSignedStatus(inOne.bytes);
  const isSignedInOne = signed && isSignedBy(publicKey, Buffer.from(signed.status, 'utf8'), signed.signature);
  return {
    broken: [
      ...(said > newest ? [`status.json speaks of version ${said}, which is not published`] : []),
      ...(isSignedInOne ? [] : ['status.signed.json is not signed']),
    ],
    behind: [
      ...(said < newest ? [`status.json speaks of version ${said}`] : []),
      ...(isSigned ? [] : ['status.sig is not the signature of status.json']),
    ],
  };
}

export async function derivedFaults(
  store: SnapshotStore,
  publicKey: string,
  chain: readonly PublishedVersion[],
): Promise<Faults> {
  const all = [await versionsFaults(store, publicKey, chain), await statusFaults(store, publicKey, chain)];
  return { broken: all.flatMap((one) => one.broken), behind: all.flatMap((one) => one.behind) };
}
