/** Signed bytes: the one way in which their signature may be written, and whose it is. */
import { isSignedBy } from '../../functions/signing-key.ts';
import { Refusal } from './refusal.ts';

export interface TrustedKey {
  readonly keyId: string;
  /** SPKI, DER, base64. */
  readonly publicKey: string;
}

const LINE = /^([A-Za-z0-9+/]{86}==)\n$/;

/** Node reads many spellings as one signature; only the one that Svod writes is taken, so that no byte of it can change. */
function isCanonical(text: string): boolean {
  const [, base64 = ''] = LINE.exec(text) ?? [];
  return base64 !== '' && Buffer.from(base64, 'base64').toString('base64') === base64;
}

/** Throws a refusal unless the signature is that of the very bytes by the very key. */
export function checkSignature(bytes: Buffer, signature: Buffer, { keyId, publicKey }: TrustedKey, path: string): void {
  const text = signature.toString('latin1');
  if (isCanonical(text) && isSignedBy(publicKey, bytes, text.trimEnd())) return;
  throw new Refusal({ code: 'SIGNATURE_WRONG', path, keyId });
}
