/** A version that was taken back: its files are gone, and a signed tombstone says so and leads on along the chain. */
import type { Manifest } from '../../functions/manifest.ts';
import { decodeTombstone, TOMBSTONE, TOMBSTONE_SIGNATURE, type Tombstone } from '../../functions/tombstone.ts';
import type { PublicSource } from './public-source.ts';
import { Refusal } from './refusal.ts';
import { checkSignature, type TrustedKey } from './signature.ts';
import { parseDocument, SNAPSHOT, type SnapshotHead } from './signed-version.ts';
import type { Signer } from './trusted-key.ts';

const MOST_BYTES = 64 * 1024;

/** Null where there is none. Throws a refusal unless it is signed by a known key and speaks of this very version. */
export async function readTombstone(
  source: PublicSource,
  folder: string,
  { manifest, manifestSha256 }: { readonly manifest: Manifest; readonly manifestSha256: string },
  keyFor: (signer: Signer, path: string) => TrustedKey | undefined,
): Promise<Tombstone | null> {
  const path = `${folder}/${TOMBSTONE}`;
  const signaturePath = `${folder}/${TOMBSTONE_SIGNATURE}`;
  const bytes = await source.read(path, MOST_BYTES);
  if (!bytes) return null;
  const signature = await source.read(signaturePath, MOST_BYTES);
  if (!signature) throw new Refusal({ code: 'FILE_MISSING', path: signaturePath });
  const tombstone = parseDocument(bytes, path, () => decodeTombstone(bytes));
  const key = keyFor({ keyId: tombstone.keyId, publicKey: undefined }, path);
  // Nothing vouches for it but its own signature.
  if (!key) throw new Refusal({ code: 'KEY_NOT_PUBLISHED', keyId: tombstone.keyId });
  checkSignature(bytes, signature, key, signaturePath);
  const fits =
    tombstone.seq === manifest.seq &&
    tombstone.takenAt === manifest.takenAt &&
    tombstone.sha256 === manifest.files[SNAPSHOT]?.sha256 &&
    tombstone.manifestSha256 === manifestSha256 &&
    (manifest.previous === null || manifest.previous.seq === tombstone.previous?.seq);
  if (!fits) throw new Refusal({ code: 'FILES_DISAGREE', path, other: `${folder}/manifest.json` });
  return tombstone;
}

/** What its snapshot said of itself, as far as the chain needs it. */
export function headOf({ schemaVersion }: Manifest, { seq, takenAt, previous }: Tombstone): SnapshotHead {
  return { schemaVersion, seq, takenAt, previous, headline: {} };
}
