/** `history.json`: what became of regions and clusters over the versions. Derived; made again from the versions when it is lost. */

import { decodeHistory, encodeHistory, extendHistory, type History, NO_HISTORY } from '../domain/history.ts';
import type { VersionEntry } from '../domain/public-documents.ts';
import type { Base } from '../domain/snapshot.ts';
import { Failure } from './failure.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { readLinked } from './version-chain.ts';
import { isSameVersion, NO_VERSIONS, parseIndex } from './version-entry.ts';
import { VERSIONS } from './version-index.ts';

const HISTORY = 'history.json';
/** The oldest first. Throws a failure where the newest is not listed: then nobody knows what may be told. */
async function readListed(store: SnapshotStore, newest: Base): Promise<readonly VersionEntry[]> {
  const stored = await store.read(VERSIONS);
  const { versions } = stored ? parseIndex(stored.bytes) : NO_VERSIONS;
  if (!versions.some((entry) => isSameVersion(entry, { seq: newest.snapshot.seq, sha256: newest.sha256 }))) {
    const message = `В ${VERSIONS} нет версии ${newest.snapshot.seq}, а по нему собирается история.`;
    throw new Failure('STORE_UNREADABLE', message, 'Следующий запуск соберёт список версий заново.');
  }
  return [...versions].reverse();
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
function mayBeTold({ withdrawn }: VersionEntry): boolean {
  return withdrawn === undefined;
}

/** Whether the history holds no version that it should not: one that was withdrawn, or one that another chain had. */
function isOf(listed: readonly VersionEntry[], { versions }: History): boolean {
  const known = new Map(listed.filter(mayBeTold).map(({ seq, sha256 }) => [seq, sha256]));
  const oldest = listed[0]?.seq ?? 0;
  return versions.every(({ seq, sha256 }) => seq < oldest || known.get(seq) === sha256);
}

/** Brings `history.json` up to the newest version, which `versions.json` lists already. */
export async function updateHistory(store: SnapshotStore, newest: Base): Promise<History> {
  const listed = await readListed(store, newest);
  const kept = await readKept(store);
  const known = isOf(listed, kept) ? kept : NO_HISTORY;
  const last = known.versions.at(-1)?.seq ?? 0;
  let history = known;
  const missing = listed.filter(mayBeTold).filter(({ seq }) => seq > last && seq <= newest.snapshot.seq);
  for (const version of missing) {
    const isNewest = version.sha256 === newest.sha256;
    const snapshot = isNewest ? newest.snapshot : (await readLinked(store, version))?.snapshot;
    if (snapshot) history = extendHistory(history, snapshot, version.sha256);
  }
  if (history !== kept) await store.put(HISTORY, Buffer.from(encodeHistory(history), 'utf8'));
  return history;
}
