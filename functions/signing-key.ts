/**
 * The key with which Svod signs what it publishes: Ed25519 (RFC 8032). Its name is the beginning of the SHA-256 of the public
 * half, so that nobody has to keep a list of names.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

const KEY_ID_LENGTH = 16;
const ALGORITHM = 'ed25519';

export interface SigningKey {
  readonly keyId: string;
  /** SPKI, DER, base64: what consumers need. */
  readonly publicKey: string;
  /** The signature of the very bytes, base64. */
  sign(bytes: Buffer): string;
}

function spkiOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function keyIdOf(spki: Buffer): string {
  return createHash('sha256').update(spki).digest('hex').slice(0, KEY_ID_LENGTH);
}

/** The whole SHA-256 of a public key, 64 hexadecimal digits: by it people compare keys over the telephone. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** The name of a public key as it is published. */
export function keyIdOfPublic(publicKey: string): string {
  return keyIdOf(Buffer.from(publicKey, 'base64'));
}

/** Reads a private key: PKCS 8 as PEM, or the base64 of its DER. Undefined for anything that is no Ed25519 key. */
export function parseSigningKey(text: string): SigningKey | undefined {
  try {
    const pem = text.includes('-----');
    const key = pem
      ? createPrivateKey(text.replaceAll('\\n', '\n'))
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType !== ALGORITHM) return undefined;
    const spki = spkiOf(createPublicKey(key));
    return {
      keyId: keyIdOf(spki),
      publicKey: spki.toString('base64'),
      sign: (bytes) => sign(null, bytes, key).toString('base64'),
    };
  } catch {
    return undefined;
  }
}

/** A new private key, as PEM. */
export function generateSigningKey(): string {
  return generateKeyPairSync(ALGORITHM).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Node reads base64 leniently; a signature that is written in another way is another file. */
function decodeSignature(text: string): Buffer | undefined {
  const decoded = Buffer.from(text, 'base64');
  return decoded.toString('base64') === text.replace(/\n$/, '') ? decoded : undefined;
}

/** Whether a signature is that of the very bytes; false for anything that is no key or no signature. */
export function isSignedBy(publicKey: string, bytes: Buffer, signature: string): boolean {
  const decoded = decodeSignature(signature);
  if (!decoded) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === ALGORITHM && verify(null, bytes, key, decoded);
  } catch {
    return false;
  }
}
