/** What `versions.json` and `status.json` say of a chain of versions: lies are broken, what fell behind is repaired by the next run. */
import { decodeSignedStatus, SIGNED_STATUS } from '../../functions/run-status.ts';
import { isSignedBy } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
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
}

async function readJson<T>(store: SnapshotStore, path: string): Promise<T | null> {
  const stored = await store.read(path);
  return stored && (JSON.parse(stored.bytes.toString('utf8')) as T);
}

async function versionsFaults(store: SnapshotStore, chain: readonly PublishedVersion[]): Promise<Faults> {
  const listed = (await readJson<{ versions: Entry[] }>(store, 'versions.json'))?.versions ?? [];
  const bySeq = new Map(chain.map((version) => [version.seq, version]));
  const broken = listed.flatMap((entry, index) => {
    const version = bySeq.get(entry.seq);
    const fits =
      version?.sha256 === entry.sha256 &&
      version.snapshot.takenAt === entry.takenAt &&
      entry.path === `${version.folder}/` &&
      (index === 0 || listed[index - 1]?.seq === entry.seq + 1);
    return fits ? [] : [`versions.json lists ${entry.path}, which is not what follows in the chain`];
  });
  const isBehind = listed[0]?.seq !== chain[0]?.seq || listed.length !== Math.min(500, chain.length);
  return { broken, behind: isBehind ? ['versions.json does not list every version'] : [] };
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
  const all = [await versionsFaults(store, chain), await statusFaults(store, publicKey, chain)];
  return { broken: all.flatMap((one) => one.broken), behind: all.flatMap((one) => one.behind) };
}
