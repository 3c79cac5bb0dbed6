/**
 * `state.json` of the private store: which part of every workbook stands in the last publication, and of which version of the
 * workbook it is; what a run had read that was cut off; what every region was told. It only saves calls: when it is lost,
 * everything is read and told anew.
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
});
const sheetId = z.int().min(0);
const toldSchema = z.object({
  spreadsheetId: z.string(),
  /** Stamps of what its «Приём» and its copy of the lists say. */
  verdict: z.string(),
  lists: z.string(),
  /** Where they stand in it. */
  sheetIds: z.object({ receipt: sheetId, lists: sheetId }),
  /** Where the tabs of the register stand, by their titles; absent while no write has told. */
  tabs: z.record(z.string(), sheetId).optional(),
});
const stateSchema = z.object({
  workbooks: z.record(z.string(), keptSchema),
  read: z.record(z.string(), keptSchema).default({}),
  told: z.record(z.string(), toldSchema).default({}),
});

export type KeptWorkbook = z.infer<typeof keptSchema>;
export type ToldRegion = z.infer<typeof toldSchema>;

/** Each by region. */
export interface PrivateState {
  readonly workbooks: ReadonlyMap<string, KeptWorkbook>;
  readonly read: ReadonlyMap<string, KeptWorkbook>;
  readonly told: ReadonlyMap<string, ToldRegion>;
}

export async function readState(store: SnapshotStore): Promise<PrivateState> {
  const stored = await store.read(STATE);
  const nothing = { workbooks: {}, read: {}, told: {} };
  const { workbooks, read, told } = (stored && parsed(stored.bytes)) ?? nothing;
  return {
    workbooks: new Map(Object.entries(workbooks)),
    read: new Map(Object.entries(read)),
    told: new Map(Object.entries(told)),
  };
}

/** Null for what is no state. */
function parsed(bytes: Buffer): z.infer<typeof stateSchema> | null {
  try {
    return stateSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

function sorted<T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...map].sort(([left], [right]) => (left < right ? -1 : 1)));
}

export function encodeState({ workbooks, read, told }: PrivateState): string {
  return `${JSON.stringify({ workbooks: sorted(workbooks), read: sorted(read), told: sorted(told) }, null, 1)}\n`;
}

export async function writeState(store: SnapshotStore, state: PrivateState): Promise<void> {
  await store.put(STATE, Buffer.from(encodeState(state), 'utf8'));
}
