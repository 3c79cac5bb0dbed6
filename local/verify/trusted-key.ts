/** Which key is believed: the one that was given, else the one that was believed before, else the one that is published. */
import { createPublicKey } from 'node:crypto';
import { forkedKey, type Handover, predecessorsOf, successorsOf } from '../../functions/key-handover.ts';
import { fingerprintOf, keyIdOfPublic } from '../../functions/signing-key.ts';
import { isLeft, type KnownVersions, trustedKeyOf } from './known-versions.ts';
import { Refusal } from './refusal.ts';
import type { TrustedKey } from './signature.ts';

/** Where the trust comes from. */
export type TrustOrigin = 'given' | 'known' | 'firstUse' | 'handedOver';

export interface Trust extends TrustedKey {
  readonly origin: TrustOrigin;
  /** The keys that were believed before and led to this one by their hand-overs, the oldest first. */
  readonly followed: readonly string[];
}

/** A key that somebody gives: itself, or only its fingerprint. */
export type GivenKey = TrustedKey | { readonly fingerprint: string };

/** What is published of keys. */
export interface Keyring {
  readonly keys: ReadonlyMap<string, TrustedKey>;
  readonly handovers: readonly Handover[];
}

export const EMPTY_KEYRING: Keyring = { keys: new Map(), handovers: [] };

/** Reads a public key: SPKI as PEM, or the base64 of its DER. Undefined for anything that is no Ed25519 key. */
export function parsePublicKey(text: string): TrustedKey | undefined {
  try {
    const key = text.includes('-----')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    const publicKey = key.export({ type: 'spki', format: 'der' }).toString('base64');
    return { keyId: keyIdOfPublic(publicKey), publicKey };
  } catch {
    return undefined;
  }
}

/** 64 hexadecimal digits, in groups or not; undefined for anything else. */
export function parseFingerprint(text: string): string | undefined {
  const digits = text.replace(/[\s:-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

function namedKey(publicKey: string): TrustedKey {
  return { keyId: keyIdOfPublic(publicKey), publicKey };
}

/** The keys of a document, those of its hand-overs among them. Throws a refusal when a key named two successors. */
export function keyringOf(keys: readonly TrustedKey[], handovers: readonly Handover[]): Keyring {
  const forked = forkedKey(handovers);
  if (forked !== undefined) throw new Refusal({ code: 'KEY_FORKED', keyId: forked });
  const all = [...handovers.flatMap(({ from, to }) => [namedKey(from), namedKey(to)]), ...keys];
  return { keys: new Map(all.map(({ keyId, publicKey }) => [keyId, { keyId, publicKey }])), handovers };
}

function keyOfFingerprint(fingerprint: string, candidates: readonly TrustedKey[]): TrustedKey {
  const key = candidates.find(({ publicKey }) => fingerprintOf(publicKey) === fingerprint);
  if (!key) throw new Refusal({ code: 'FINGERPRINT_UNKNOWN', fingerprint });
  return key;
}

export interface Candidates {
  readonly given: GivenKey | undefined;
  readonly known: KnownVersions | null;
  readonly published: Keyring;
}

/** The key that the newest version was signed with, by its own word. */
export interface Signer {
  readonly keyId: string;
  readonly publicKey: string | undefined;
}

function startOf({ given, known, published }: Candidates, { keyId, publicKey }: Signer): Trust {
  const trusted = trustedKeyOf(known);
  const named = publicKey !== undefined && keyIdOfPublic(publicKey) === keyId ? [{ keyId, publicKey }] : [];
  const all = [...published.keys.values(), ...named];
  const start = given && 'fingerprint' in given ? keyOfFingerprint(given.fingerprint, all) : given;
  if (start && !(trusted && isLeft(known, start.keyId))) {
    return { ...start, origin: start.keyId === trusted?.keyId ? 'known' : 'given', followed: [] };
  }
  if (trusted) return { ...trusted, origin: 'known', followed: [] };
  const first = all.find((key) => key.keyId === keyId);
  if (!first) throw new Refusal({ code: 'KEY_NOT_PUBLISHED', keyId });
  return { ...first, origin: 'firstUse', followed: [] };
}

/** Follows from the key that is believed to the one that signed, where every key on the way gave itself over to the next. */
export function chooseTrust(candidates: Candidates, signer: Signer): Trust {
  const start = startOf(candidates, signer);
  if (start.keyId === signer.keyId) return start;
  const steps = successorsOf(start.publicKey, candidates.published.handovers);
  const at = steps.findIndex(({ keyId }) => keyId === signer.keyId);
  const step = steps[at];
  if (!step) return start;
  const followed = [start.keyId, ...steps.slice(0, at).map(({ keyId }) => keyId)];
  return { keyId: step.keyId, publicKey: step.publicKey, origin: 'handedOver', followed };
}

/** A refusal that says whose key signed instead, and what the publisher says of it. */
export function unknownKey(path: string, keyId: string, trust: Trust, published: Keyring): Refusal {
  const signer = published.keys.get(keyId);
  const lost = published.handovers.find(({ from, to, oldSignature }) => {
    return oldSignature === null && from === trust.publicKey && to === signer?.publicKey;
  });
  return new Refusal({
    code: 'KEY_UNKNOWN',
    path,
    keyId,
    trustedKeyId: trust.keyId,
    fingerprint: signer ? fingerprintOf(signer.publicKey) : null,
    lostAt: lost?.at ?? null,
  });
}

/** Who may have signed the status beside a version of the trusted key. */
export interface StatusKeys {
  /** The key of the version, and those it was given over to. */
  readonly current: readonly TrustedKey[];
  /** Those before it: only for a status from before its first version. */
  readonly earlier: readonly TrustedKey[];
}

export function statusKeysOf(trust: Trust, { handovers }: Keyring): StatusKeys {
  return {
    current: [trust, ...successorsOf(trust.publicKey, handovers)],
    earlier: predecessorsOf(trust.publicKey, handovers),
  };
}
