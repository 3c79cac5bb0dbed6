/** `status.json`: how fresh the published data are. Written at every run, also when nothing changed or the run failed. */
import { statusSchema } from '../domain/public-documents.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { encodeDocument } from './encoded-document.ts';
import type { SigningKey } from './signing-key.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

const STATUS = 'status.json';
const STATUS_SIGNATURE = 'status.sig';

export interface RunStatus {
  readonly at: Date;
  /** What the run came to: published, unchanged, held, superseded, no-workbooks, failed. */
  readonly outcome: string;
  readonly code?: string;
  /** The newest version after the run; null before the first. */
  readonly latest: Snapshot | null;
  readonly periodMinutes: number;
}

/** Its signature stands beside it, so that nobody else can say that old data are fresh. */
export async function writeStatus(store: SnapshotStore, signingKey: SigningKey, status: RunStatus): Promise<void> {
  const { at, outcome, code, latest, periodMinutes } = status;
  const document = {
    checkedAt: at.toISOString(),
    lastSuccess: latest && { seq: latest.seq, takenAt: latest.takenAt },
    lastAttempt: { at: at.toISOString(), outcome, ...(code !== undefined && { code }) },
    nextPlanned: new Date(at.getTime() + periodMinutes * 60_000).toISOString(),
    stale: latest?.sources.filter((source) => source.state === 'stale').map((source) => source.region) ?? [],
  };
  const bytes = encodeDocument(STATUS, statusSchema, { ...document, keyId: signingKey.keyId });
  await store.put(STATUS, bytes);
  await store.put(STATUS_SIGNATURE, Buffer.from(`${signingKey.sign(bytes)}\n`, 'utf8'));
}
