/** How fresh the data are, by the signed `status.json` and the clock of who asks. */
import * as z from 'zod/mini';
import { Refusal } from './refusal.ts';
import { checkSignature, type TrustedKey } from './signature.ts';
import { parseDocument, type SnapshotHead } from './signed-version.ts';

export const STATUS = 'status.json';
export const STATUS_SIGNATURE = 'status.sig';
/** A run that was planned may begin late, wait for its turn, and take its time. */
const MARGIN_MS = 15 * 60_000;
const MOST_CLOCK_ERROR_MS = 5 * 60_000;

const moment = z.iso.datetime();
const statusSchema = z.object({
  checkedAt: moment,
  lastSuccess: z.nullable(z.object({ seq: z.int(), takenAt: z.string() })),
  lastAttempt: z.object({ at: moment, outcome: z.string(), code: z.optional(z.string()) }),
  nextPlanned: moment,
  stale: z.array(z.string()),
  keyId: z.string(),
});

export interface Freshness {
  readonly checkedAt: string;
  readonly nextPlanned: string;
  /** Since when the data are stale; null while they are not. */
  readonly staleSince: string | null;
  /** Regions whose part is older than the rest. */
  readonly staleRegions: readonly string[];
  /** What the last run came to, with its code. */
  readonly lastOutcome: string;
  /** The status was written later than it is now: one of the two clocks is wrong. */
  readonly isAheadOfClock: boolean;
  /** The version that the status knows; an older one when the newest was published a moment ago. */
  readonly statusSeq: number | null;
}

export interface StatusFiles {
  readonly status: Buffer;
  readonly signature: Buffer;
}

/** Throws a refusal unless the status is signed by the key and speaks of this version, or of one before. */
export function readFreshness(files: StatusFiles, key: TrustedKey, latest: SnapshotHead, now: Date): Freshness {
  const status = parseDocument(files.status, STATUS, (document) => statusSchema.parse(document));
  if (status.keyId !== key.keyId) {
    throw new Refusal({ code: 'KEY_UNKNOWN', path: STATUS, keyId: status.keyId, trustedKeyId: key.keyId });
  }
  checkSignature(files.status, files.signature, key, STATUS_SIGNATURE);
  const { checkedAt, nextPlanned, lastSuccess, lastAttempt, stale } = status;
  if (lastSuccess && lastSuccess.seq > latest.seq) {
    throw new Refusal({ code: 'STATUS_AHEAD', seq: latest.seq, statusSeq: lastSuccess.seq });
  }
  if (lastSuccess?.seq === latest.seq && lastSuccess.takenAt !== latest.takenAt) {
    throw new Refusal({ code: 'FILES_DISAGREE', path: STATUS, other: 'latest.json' });
  }
  const isStale = now.getTime() > Date.parse(nextPlanned) + MARGIN_MS;
  return {
    checkedAt,
    nextPlanned,
    staleSince: isStale ? nextPlanned : null,
    staleRegions: stale,
    lastOutcome: lastAttempt.code === undefined ? lastAttempt.outcome : `${lastAttempt.outcome} ${lastAttempt.code}`,
    isAheadOfClock: Date.parse(checkedAt) > now.getTime() + MOST_CLOCK_ERROR_MS,
    statusSeq: lastSuccess?.seq ?? null,
  };
}
