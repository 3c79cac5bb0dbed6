/** Published snapshots by their numbers, each as its hash says it must be. */
import { decodeSnapshot, type Snapshot } from '../../domain/snapshot.ts';
import type { PublicSource } from '../verify/public-source.ts';
import { Refusal } from '../verify/refusal.ts';
import { folderOf, parseDocument, sha256Of } from '../verify/signed-version.ts';
import { parseList, VERSIONS } from '../verify/version-list.ts';
import { MOST_BYTES, readFile } from '../verify/version-reading.ts';

const LATEST = 'latest.json';

interface VersionName {
  readonly seq: number;
  readonly sha256: string;
}

function parseSnapshot(bytes: Buffer, path: string): Snapshot {
  return parseDocument(bytes, path, () => decodeSnapshot(bytes.toString('utf8')));
}

export async function readLatest(source: PublicSource): Promise<Snapshot> {
  const bytes = await source.read(LATEST, MOST_BYTES.snapshot);
  if (!bytes) throw new Refusal({ code: 'NOTHING_PUBLISHED' });
  return parseSnapshot(bytes, LATEST);
}

async function readNamed(source: PublicSource, version: VersionName): Promise<Snapshot> {
  const path = `${folderOf(version)}/snapshot.json`;
  const bytes = await readFile(source, path, MOST_BYTES.snapshot);
  if (sha256Of(bytes) !== version.sha256) throw new Refusal({ code: 'WRONG_HASH', path });
  return parseSnapshot(bytes, path);
}

/** By the list where it stands there; the list holds only the newest, so from its end on the chain leads further back. */
export async function readSnapshot(source: PublicSource, seq: number): Promise<Snapshot> {
  const latest = await readLatest(source);
  if (latest.seq === seq) return latest;
  if (seq > latest.seq || seq < 1) throw new Refusal({ code: 'NO_SUCH_VERSION', seq, latestSeq: latest.seq });
  const bytes = await source.read(VERSIONS, MOST_BYTES.document);
  const listed = bytes ? parseList(bytes) : [];
  const start = listed.filter((entry) => entry.seq >= seq).at(-1);
  let snapshot = start ? await readNamed(source, start) : latest;
  while (snapshot.seq > seq && snapshot.previous) snapshot = await readNamed(source, snapshot.previous);
  if (snapshot.seq === seq) return snapshot;
  throw new Refusal({ code: 'NO_SUCH_VERSION', seq, latestSeq: latest.seq });
}
