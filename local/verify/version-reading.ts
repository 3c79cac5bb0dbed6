/** Reads versions from where they are published; whatever is not as it was signed is refused. */
import { behind } from '../../functions/version-vector.ts';
import type { PublicSource } from './public-source.ts';
import { Refusal } from './refusal.ts';
import { checkSignature, type TrustedKey } from './signature.ts';
import {
  checkAgreement,
  checkFile,
  folderOf,
  parseHead,
  parseManifest,
  type SignedVersion,
  SNAPSHOT,
  sha256Of,
} from './signed-version.ts';
import type { Signer } from './trusted-key.ts';

export const MOST_BYTES = { snapshot: 256 * 1024 * 1024, document: 16 * 1024 * 1024, signature: 1024 } as const;

/** The key with which a manifest must be signed; undefined when nobody knows it any more. Throws when it must not be. */
export type KeyFor = (signer: Signer, path: string) => TrustedKey | undefined;

export interface ReadVersion extends SignedVersion {
  /** Its own signature was found right; otherwise only the manifest after it vouches for it. */
  readonly isSignatureChecked: boolean;
  readonly files: number;
  readonly bytes: number;
}

export async function readFile(source: PublicSource, path: string, mostBytes: number): Promise<Buffer> {
  const bytes = await source.read(path, mostBytes);
  if (!bytes) throw new Refusal({ code: 'FILE_MISSING', path });
  return bytes;
}

/** @param snapshot the bytes of the snapshot by which the version was found, where they are known */
export async function readVersion(
  source: PublicSource,
  version: { readonly seq: number; readonly sha256: string },
  keyFor: KeyFor,
  snapshot?: Buffer,
): Promise<ReadVersion> {
  const folder = folderOf(version);
  const manifestPath = `${folder}/manifest.json`;
  const signaturePath = `${folder}/manifest.sig`;
  const bytes = await readFile(source, manifestPath, MOST_BYTES.document);
  const signature = await readFile(source, signaturePath, MOST_BYTES.signature);
  const manifest = parseManifest(bytes, manifestPath);
  const key = keyFor({ keyId: manifest.keyId, publicKey: manifest.publicKey }, manifestPath);
  if (key) checkSignature(bytes, signature, key, signaturePath);
  let read = snapshot;
  for (const [name, entry] of Object.entries(manifest.files)) {
    const path = `${folder}/${name}`;
    const file = await readFile(source, path, Math.max(entry.bytes, MOST_BYTES.document));
    checkFile(file, entry, path);
    if (name === SNAPSHOT) read ??= file;
    if (name === SNAPSHOT && read && !read.equals(file)) {
      throw new Refusal({ code: 'FILES_DISAGREE', path: 'latest.json', other: path });
    }
  }
  const path = `${folder}/${SNAPSHOT}`;
  if (!read || sha256Of(read) !== version.sha256) throw new Refusal({ code: 'WRONG_HASH', path });
  const head = parseHead(read, path);
  checkAgreement(manifest, head, folder);
  const entries = Object.values(manifest.files);
  return {
    manifest,
    manifestSha256: sha256Of(bytes),
    head,
    sha256: version.sha256,
    isSignatureChecked: key !== undefined,
    files: entries.length + 2,
    bytes: entries.reduce((sum, entry) => sum + entry.bytes, bytes.length + signature.length),
  };
}

/** Throws a refusal unless the one is the version right after the other. */
export function checkLink(after: SignedVersion, before: SignedVersion): void {
  const { previous, seq, vector } = after.manifest;
  const follows =
    previous?.sha256 === before.manifestSha256 &&
    previous.seq === before.manifest.seq &&
    before.manifest.seq === seq - 1;
  if (!follows) throw new Refusal({ code: 'CHAIN_BROKEN', seq, previousSeq: before.manifest.seq });
  const workbooks = behind(vector, before.manifest.vector);
  if (workbooks.length > 0) throw new Refusal({ code: 'INPUTS_BACKWARDS', seq, workbooks });
}
