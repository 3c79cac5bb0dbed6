/** What earlier checks have found right: the key that is trusted, and the highest version of every key. */
import * as z from 'zod/mini';
import { keyIdOfPublic } from '../../functions/signing-key.ts';
import { Refusal } from './refusal.ts';
import type { TrustedKey } from './signature.ts';
import { parseDocument, type SignedVersion } from './signed-version.ts';

const knownSchema = z.object({
  publicKey: z.string(),
  seq: z.int(),
  manifestSha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
const stateSchema = z.object({
  trustedKeyId: z.string(),
  keys: z.record(z.string(), knownSchema),
  /** Keys that were left for another, and for which. */
  left: z.optional(z.record(z.string(), z.string())),
});

/** The highest version that was signed with a key. */
type KnownVersion = z.infer<typeof knownSchema>;

export type KnownVersions = z.infer<typeof stateSchema>;

export function decodeKnown(bytes: Buffer, path: string): KnownVersions {
  try {
    const known = parseDocument(bytes, path, (document) => stateSchema.parse(document));
    const isNamedRight = Object.entries(known.keys).every(
      ([keyId, { publicKey }]) => keyIdOfPublic(publicKey) === keyId,
    );
    if (isNamedRight && Object.hasOwn(known.keys, known.trustedKeyId)) return known;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
  throw new Refusal({ code: 'STATE_DAMAGED', path });
}

export function encodeKnown(known: KnownVersions): Buffer {
  return Buffer.from(`${JSON.stringify(known, null, 1)}\n`, 'utf8');
}

/** The key that was trusted last. */
export function trustedKeyOf(known: KnownVersions | null): TrustedKey | undefined {
  const publicKey = known?.keys[known.trustedKeyId]?.publicKey;
  return known && publicKey !== undefined ? { keyId: known.trustedKeyId, publicKey } : undefined;
}

/** Counted for each key by itself: what a stolen key signed does not stand in the way of the one that came after it. */
export function highestOf(known: KnownVersions | null, keyId: string): KnownVersion | undefined {
  return known?.keys[keyId];
}

/** Throws a refusal when the latest version is before the highest that is known. */
export function checkNoRollback(highest: KnownVersion | undefined, seq: number): void {
  if (highest && seq < highest.seq) throw new Refusal({ code: 'ROLLBACK', seq, knownSeq: highest.seq });
}

/** Throws a refusal when the version of the known number is another one than the known. */
export function checkNoFork(highest: KnownVersion | undefined, version: SignedVersion): void {
  const { seq } = version.manifest;
  if (highest?.seq === seq && highest.manifestSha256 !== version.manifestSha256)
    throw new Refusal({ code: 'FORK', seq });
}

/** Whether the key was left for another: what it signs since is no longer believed, whoever names it. */
export function isLeft(known: KnownVersions | null, keyId: string): boolean {
  return known?.left?.[keyId] !== undefined;
}

/**
 * To be kept once everything was found right, and not before.
 * @param followed the keys that led to this one, by their hand-overs
 */
export function remember(
  known: KnownVersions | null,
  key: TrustedKey,
  latest: SignedVersion,
  followed: readonly string[],
): KnownVersions {
  const { keyId, publicKey } = key;
  const version = { publicKey, seq: latest.manifest.seq, manifestSha256: latest.manifestSha256 };
  const left = { ...known?.left, ...Object.fromEntries(followed.map((one) => [one, keyId])) };
  const { [keyId]: _now, ...others } = left;
  return {
    trustedKeyId: keyId,
    keys: { ...known?.keys, [keyId]: version },
    ...(Object.keys(others).length > 0 && { left: others }),
  };
}
