/** The content of an earlier snapshot as a new version: only its number, its time and the version before it are its own. */
import type { Base, Snapshot } from './snapshot.ts';

export function restoreSnapshot(snapshot: Snapshot, takenAt: Date, base: Base): Snapshot {
  return {
    ...snapshot,
    seq: base.snapshot.seq + 1,
    takenAt: takenAt.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    previous: { seq: base.snapshot.seq, sha256: base.sha256 },
  };
}
