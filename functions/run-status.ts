/**
 * `status.json`: how fresh the published data are. Written at every run, also when nothing changed or the run failed. Its
 * signature stands beside it, and both stand once more in one file, which nobody ever finds half written.
 */
import type * as z from 'zod/mini';
import { signedStatusSchema, statusSchema } from '../domain/public-documents.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { encodeDocument } from './encoded-document.ts';
import type { SigningKey } from './signing-key.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

export const STATUS = 'status.json';
export const STATUS_SIGNATURE = 'status.sig';
export const SIGNED_STATUS = 'status.signed.json';

export interface RunStatus {
  readonly at: Date;
  /** What the run came to: published, unchanged, held, superseded, no-workbooks, failed; begun before the first version. */
  readonly outcome: string;
  readonly code?: string;
  /** The newest version after the run; null before the first. */
  readonly latest: Snapshot | null;
  readonly periodMinutes: number;
}

export type SignedStatus = Readonly<z.infer<typeof signedStatusSchema>>;

function encodeSignedStatus({ status, signature }: SignedStatus): Buffer {
  return encodeDocument(SIGNED_STATUS, signedStatusSchema, { status, signature });
}

/** Null for bytes that are anything else, or the same written in another way. */
export function decodeSignedStatus(bytes: Buffer): SignedStatus | null {
  try {
    const signed = signedStatusSchema.parse(JSON.parse(bytes.toString('utf8')));
    return encodeSignedStatus(signed).equals(bytes) ? signed : null;
  } catch {
    return null;
  }
}

function encodeStatus(status: RunStatus, keyId: string, previousSignature: string | null): string {
  const { at, outcome, code, latest, periodMinutes } = status;
  const document = {
    checkedAt: at.toISOString(),
    lastSuccess: latest && { seq: latest.seq, takenAt: latest.takenAt },
    lastAttempt: { at: at.toISOString(), outcome, ...(code !== undefined && { code }) },
    nextPlanned: new Date(at.getTime() + periodMinutes * 60_000).toISOString(),
    stale: latest?.sources.filter((source) => source.state === 'stale').map((source) => source.region) ?? [],
    keyId,
    previousSignature,
  };
  return encodeDocument(STATUS, statusSchema, document).toString('utf8');
}

async function writePair(store: SnapshotStore, { status, signature }: SignedStatus): Promise<void> {
  await store.put(STATUS, Buffer.from(status, 'utf8'));
  await store.put(STATUS_SIGNATURE, Buffer.from(`${signature}\n`, 'utf8'));
}

/** The signature of the status before; a pair that an earlier run was cut off in is completed first. */
async function completeLast(store: SnapshotStore): Promise<string | null> {
  const stored = await store.read(SIGNED_STATUS);
  const last = stored && decodeSignedStatus(stored.bytes);
  const standing = (await store.read(STATUS_SIGNATURE))?.bytes.toString('utf8').trimEnd() ?? null;
  if (!last) return standing;
  if (standing !== last.signature) await writePair(store, last);
  return last.signature;
}

/**
 * Its signature says that nobody else can call old data fresh. The signed file is written first, then the pair: whenever a run
 * is cut off, the pair is of the status before, or `status.json` is of this one and `status.sig` is the signature that it names.
 */
export async function writeStatus(store: SnapshotStore, signingKey: SigningKey, status: RunStatus): Promise<void> {
  const previous = await completeLast(store);
  const text = encodeStatus(status, signingKey.keyId, previous);
  const signed = { status: text, signature: signingKey.sign(Buffer.from(text, 'utf8')) };
  await store.put(SIGNED_STATUS, encodeSignedStatus(signed));
  await writePair(store, signed);
}
