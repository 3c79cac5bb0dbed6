/** The content of an earlier snapshot as a new version: only its number, its time and the version before it are its own. */
import { type Base, decodeSnapshot, type Snapshot } from './snapshot.ts';

/**
 * Throws a `ZodError` or `SyntaxError` for anything but a snapshot. Keys that this code does not know stay: a version that later
 * code has published may be restored by an earlier one.
 */
export function restoreSnapshot(text: string, takenAt: Date, base: Base): Snapshot {
  const known = decodeSnapshot(text);
  const whole = JSON.parse(text) as typeof known;
  return {
    ...whole,
    seq: base.snapshot.seq + 1,
    takenAt: takenAt.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    previous: { seq: base.snapshot.seq, sha256: base.sha256 },
  };
}
