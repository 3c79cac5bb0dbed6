/** `history.json`: what became of regions and clusters over the versions. Derived; made again from the versions when it is lost. */
import * as z from 'zod/mini';
import { decodeHistory, encodeHistory, extendHistory, type History, NO_HISTORY } from '../domain/history.ts';
import { type Base, decodeSnapshot } from '../domain/snapshot.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

const HISTORY = 'history.json';
const VERSIONS = 'versions.json';
const SNAPSHOT = 'snapshot.json';

const listSchema = z.object({
  versions: z.array(
    z.object({ seq: z.number(), sha256: z.string(), path: z.string(), withdrawn: z.optional(z.unknown()) }),
  ),
});
type Listed = z.infer<typeof listSchema>['versions'][number];

/** The oldest first. */
async function readListed(store: SnapshotStore): Promise<readonly Listed[]> {
  const stored = await store.read(VERSIONS);
  if (!stored) return [];
  const { versions } = listSchema.parse(JSON.parse(stored.bytes.toString('utf8')));
  return versions.reverse();
}

async function readKept(store: SnapshotStore): Promise<History> {
  const stored = await store.read(HISTORY);
  if (!stored) return NO_HISTORY;
  try {
    return decodeHistory(stored.bytes.toString('utf8'));
  } catch {
    // A derived document: it is made again.
    return NO_HISTORY;
  }
}

/** A version that was withdrawn is told of no more. */
function mayBeTold({ withdrawn }: Listed): boolean {
  return withdrawn === undefined;
}

/** Whether the history holds no version that it should not: one that was withdrawn, or one that another chain had. */
function isOf(listed: readonly Listed[], { versions }: History): boolean {
  const known = new Map(listed.filter(mayBeTold).map(({ seq, sha256 }) => [seq, sha256]));
  const oldest = listed[0]?.seq ?? 0;
  return versions.every(({ seq, sha256 }) => seq < oldest || known.get(seq) === sha256);
}

async function readSnapshot(store: SnapshotStore, { path }: Listed): Promise<Base['snapshot'] | null> {
  const stored = await store.read(`${path}${SNAPSHOT}`);
  return stored && decodeSnapshot(stored.bytes.toString('utf8'));
}

/** Brings `history.json` up to the newest version, which `versions.json` lists already. */
export async function updateHistory(store: SnapshotStore, newest: Base): Promise<History> {
  const listed = await readListed(store);
  const kept = await readKept(store);
  const known = isOf(listed, kept) ? kept : NO_HISTORY;
  const last = known.versions.at(-1)?.seq ?? 0;
  let history = known;
  const missing = listed.filter(mayBeTold).filter(({ seq }) => seq > last && seq <= newest.snapshot.seq);
  for (const version of missing) {
    const isNewest = version.sha256 === newest.sha256;
    const snapshot = isNewest ? newest.snapshot : await readSnapshot(store, version);
    if (snapshot) history = extendHistory(history, snapshot, version.sha256);
  }
  if (history !== kept) await store.put(HISTORY, Buffer.from(encodeHistory(history), 'utf8'));
  return history;
}
