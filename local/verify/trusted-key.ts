/** Which key is believed: the one that was given, else the one that was believed before, else the one that is published. */
import { createPublicKey } from 'node:crypto';
import { keyIdOfPublic } from '../../functions/signing-key.ts';
import { Refusal } from './refusal.ts';
import type { TrustedKey } from './signature.ts';

/** Where the trust comes from. */
export type TrustOrigin = 'given' | 'known' | 'firstUse';

export interface Trust extends TrustedKey {
  readonly origin: TrustOrigin;
}

export type Keyring = ReadonlyMap<string, TrustedKey>;

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

export interface Candidates {
  readonly given: TrustedKey | undefined;
  readonly known: TrustedKey | undefined;
  readonly published: Keyring;
}

/** @param keyId the key that signed the newest version, by its own word */
export function chooseTrust({ given, known, published }: Candidates, keyId: string): Trust {
  if (given) return { ...given, origin: given.keyId === known?.keyId ? 'known' : 'given' };
  if (known) return { ...known, origin: 'known' };
  const first = published.get(keyId);
  if (!first) throw new Refusal({ code: 'KEY_NOT_PUBLISHED', keyId });
  return { ...first, origin: 'firstUse' };
}
