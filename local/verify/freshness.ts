/** How fresh the data are, by the signed status and the clock of who asks. */
import * as z from 'zod/mini';
import { decodeSignedStatus, SIGNED_STATUS, STATUS, STATUS_SIGNATURE } from '../../functions/run-status.ts';
import { Refusal } from './refusal.ts';
import { checkSignature, type TrustedKey } from './signature.ts';
import { parseDocument, type SnapshotHead } from './signed-version.ts';
import type { StatusKeys } from './trusted-key.ts';

/** A run that was planned may begin late, wait for its turn, and take its time. */
const MARGIN_MS = 15 * 60_000;
const MOST_CLOCK_ERROR_MS = 5 * 60_000;
/** No run is planned later than a day after the one before. */
const LONGEST_PERIOD_MS = 24 * 60 * 60_000;

const moment = z.iso.datetime();
const statusSchema = z.object({
  checkedAt: moment,
  lastSuccess: z.nullable(z.object({ seq: z.int(), takenAt: z.string() })),
  lastAttempt: z.object({ at: moment, outcome: z.string(), code: z.optional(z.string()) }),
  nextPlanned: moment,
  stale: z.array(z.string()),
  keyId: z.string(),
  previousSignature: z.optional(z.nullable(z.string())),
});
type Status = z.infer<typeof statusSchema>;

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
  /** Both in one; null where the publisher does not write it yet. */
  readonly signed: Buffer | null;
}

/** What the status of a version is held against. */
export interface StatusContext {
  readonly keys: StatusKeys;
  readonly latest: SnapshotHead;
  readonly now: Date;
  /** Why a key is not believed. */
  readonly unknown: (path: string, keyId: string) => Refusal;
}

interface CheckedStatus extends Status {
  /** Signed with a key from before the version. */
  readonly isEarlier: boolean;
}

/** Throws a refusal unless the bytes are a status, signed by a key that may sign it. */
function checkStatus(bytes: Buffer, signature: Buffer, path: string, context: StatusContext): CheckedStatus {
  const { keys, latest, unknown } = context;
  const status = parseDocument(bytes, path, (document) => statusSchema.parse(document));
  const isNamed = ({ keyId }: TrustedKey) => keyId === status.keyId;
  const isBefore = (status.lastSuccess?.seq ?? 0) < latest.seq;
  const key = keys.current.find(isNamed) ?? (isBefore ? keys.earlier.find(isNamed) : undefined);
  if (!key) throw unknown(path, status.keyId);
  checkSignature(bytes, signature, key, path === STATUS ? STATUS_SIGNATURE : path);
  return { ...status, isEarlier: !keys.current.some(isNamed) };
}

/**
 * The pair must be of one status, or `status.json` is that of the signed file and `status.sig` the signature before it: between
 * the two writes, and after a run that was cut off there.
 */
function checkPair(files: StatusFiles, signed: { bytes: Buffer; signature: string }, context: StatusContext): void {
  const said = files.signature.toString('utf8');
  if (files.status.equals(signed.bytes)) {
    const { previousSignature } = parseDocument(files.status, STATUS, (document) => statusSchema.parse(document));
    if (said === `${signed.signature}\n` || said === `${previousSignature}\n`) return;
  }
  checkStatus(files.status, files.signature, STATUS, context);
}

function readStatus(files: StatusFiles, context: StatusContext): CheckedStatus {
  if (!files.signed) {
    const status = checkStatus(files.status, files.signature, STATUS, context);
    // Whoever names the signature before writes the signed file too.
    if (status.previousSignature === undefined) return status;
    throw new Refusal({ code: 'FILE_MISSING', path: SIGNED_STATUS });
  }
  const signed = decodeSignedStatus(files.signed);
  if (!signed) throw new Refusal({ code: 'NOT_UNDERSTOOD', path: SIGNED_STATUS });
  const bytes = Buffer.from(signed.status, 'utf8');
  const status = checkStatus(bytes, Buffer.from(`${signed.signature}\n`, 'utf8'), SIGNED_STATUS, context);
  checkPair(files, { bytes, signature: signed.signature }, context);
  return status;
}

/** Until when the status counts: a key from before the version cannot promise more than a day after it. */
function countsUntil({ nextPlanned, isEarlier }: CheckedStatus, latest: SnapshotHead): string {
  const latestMoment = Date.parse(latest.takenAt) + LONGEST_PERIOD_MS;
  return isEarlier && Date.parse(nextPlanned) > latestMoment ? new Date(latestMoment).toISOString() : nextPlanned;
}

/** Throws a refusal unless the status is rightly signed and speaks of this version, or of one before. */
export function readFreshness(files: StatusFiles, context: StatusContext): Freshness {
  const { latest, now } = context;
  const status = readStatus(files, context);
  const { checkedAt, lastSuccess, lastAttempt, stale } = status;
  if (lastSuccess && lastSuccess.seq > latest.seq) {
    throw new Refusal({ code: 'STATUS_AHEAD', seq: latest.seq, statusSeq: lastSuccess.seq });
  }
  if (lastSuccess?.seq === latest.seq && lastSuccess.takenAt !== latest.takenAt) {
    throw new Refusal({ code: 'FILES_DISAGREE', path: STATUS, other: 'latest.json' });
  }
  const nextPlanned = countsUntil(status, latest);
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
