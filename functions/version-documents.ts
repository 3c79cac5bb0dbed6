/** What a version has beside its snapshot, by the names of the files: all made of the snapshot and the one before. */
import { compareSnapshots, encodeChanges } from '../domain/changes.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/** In the order in which they are written. The same two snapshots give the same bytes. */
export function derivedDocuments(snapshot: Snapshot, before: Snapshot | null): ReadonlyMap<string, Buffer> {
  const texts = [['changes.json', encodeChanges(compareSnapshots(before, snapshot))]] as const;
  return new Map(texts.map(([name, text]) => [name, Buffer.from(text, 'utf8')]));
}
