/**
 * `state.json` of the private store: which part of every workbook stands in the last publication, and of which version of the
 * workbook it is. It only saves reading: when it is lost, everything is read anew.
 */
import * as z from 'zod';
import type { SnapshotStore } from './stores/snapshot-store.ts';

export const STATE = 'state.json';

const keptSchema = z.object({
  spreadsheetId: z.string(),
  epoch: z.number(),
  /** As Drive counted it before the workbook was read: what was read is that or newer. */
  version: z.string().regex(/^\d+$/),
  /** The hash of the part. */
  part: z.string(),
  /** Two runs read the same under that version: a single reading may have been of an older state. */
  settled: z.boolean(),
  /** The stamp of what its «Приём» says. */
  told: z.optional(z.string()),
});
const stateSchema = z.object({ workbooks: z.record(z.string(), keptSchema) });

export type KeptWorkbook = z.infer<typeof keptSchema>;
/** By region. */
export type PrivateState = ReadonlyMap<string, KeptWorkbook>;

export async function readState(store: SnapshotStore): Promise<PrivateState> {
  const stored = await store.read(STATE);
  if (!stored) return new Map();
  try {
    return new Map(Object.entries(stateSchema.parse(JSON.parse(stored.bytes.toString('utf8'))).workbooks));
  } catch {
    return new Map();
  }
}

export async function writeState(store: SnapshotStore, state: PrivateState): Promise<void> {
  const workbooks = Object.fromEntries([...state].sort(([left], [right]) => (left < right ? -1 : 1)));
  await store.put(STATE, Buffer.from(`${JSON.stringify({ workbooks }, null, 1)}\n`, 'utf8'));
}
