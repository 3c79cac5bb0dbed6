/** Reads versions from where they are published; whatever is not as it was signed is refused. */
import type { Manifest } from '../../functions/manifest.ts';
import { TOMBSTONE } from '../../functions/tombstone.ts';
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
import { headOf, readTombstone } from './withdrawn-version.ts';

export const MOST_BYTES = { snapshot: 256 * 1024 * 1024, document: 16 * 1024 * 1024, signature: 1024 } as const;

/** The key with which a manifest must be signed; undefined when nobody knows it any more. Throws when it must not be. */
export type KeyFor = (signer: Signer, path: string) => TrustedKey | undefined;

export interface ReadVersion extends SignedVersion {
  /** Its own signature was found right; otherwise only the manifest after it vouches for it. */
  readonly isSignatureChecked: boolean;
  /** When it was taken back, and why; null while it stands. */
  readonly withdrawn: { readonly at: string; readonly why: string } | null;
  readonly files: number;
  readonly bytes: number;
}

export async function readFile(source: PublicSource, path: string, mostBytes: number): Promise<Buffer> {
  const bytes = await source.read(path, mostBytes);
  if (!bytes) throw new Refusal({ code: 'FILE_MISSING', path });
  return bytes;
}

export interface AskedVersion {
  readonly seq: number;
  readonly sha256: string;
  /** Its bytes, when it is the one that `latest.json` shows; that one cannot be withdrawn. */
  readonly snapshot?: Buffer;
  /** The list says that it was withdrawn. */
  readonly isListedWithdrawn?: boolean;
}

interface OpenManifest {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly isSignatureChecked: boolean;
  /** Its own, and those of its signature. */
  readonly bytes: number;
}

async function readManifest(source: PublicSource, folder: string, keyFor: KeyFor): Promise<OpenManifest> {
  const manifestPath = `${folder}/manifest.json`;
  const signaturePath = `${folder}/manifest.sig`;
  const bytes = await readFile(source, manifestPath, MOST_BYTES.document);
  const signature = await readFile(source, signaturePath, MOST_BYTES.signature);
  const manifest = parseManifest(bytes, manifestPath);
  const key = keyFor({ keyId: manifest.keyId, publicKey: manifest.publicKey }, manifestPath);
  if (key) checkSignature(bytes, signature, key, signaturePath);
  return {
    folder,
    manifest,
    manifestSha256: sha256Of(bytes),
    isSignatureChecked: key !== undefined,
    bytes: bytes.length + signature.length,
  };
}

/** The bytes of the snapshot, once all files were found as the manifest says; the path of one that is not there. */
async function readFiles(source: PublicSource, { folder, manifest }: OpenManifest): Promise<Buffer | string> {
  let snapshot: Buffer | undefined;
  for (const [name, entry] of Object.entries(manifest.files)) {
    const path = `${folder}/${name}`;
    const file = await source.read(path, Math.max(entry.bytes, MOST_BYTES.document));
    if (!file) return path;
    checkFile(file, entry, path);
    if (name === SNAPSHOT) snapshot = file;
  }
  if (!snapshot) throw new Refusal({ code: 'NOT_UNDERSTOOD', path: `${folder}/manifest.json` });
  return snapshot;
}

/** Throws a refusal for anything but a version that is whole, or was withdrawn and says so. */
export async function readVersion(source: PublicSource, asked: AskedVersion, keyFor: KeyFor): Promise<ReadVersion> {
  const folder = folderOf(asked);
  const open = await readManifest(source, folder, keyFor);
  const { manifest, manifestSha256, isSignatureChecked } = open;
  const own = { manifest, manifestSha256, sha256: asked.sha256, isSignatureChecked };
  const read = asked.isListedWithdrawn ? null : await readFiles(source, open);
  if (!Buffer.isBuffer(read)) {
    const missing = { code: 'FILE_MISSING', path: read ?? `${folder}/${TOMBSTONE}` } as const;
    if (asked.snapshot) throw new Refusal(missing);
    const tombstone = await readTombstone(source, folder, open, keyFor);
    if (!tombstone) throw new Refusal(missing);
    if (tombstone.sha256 !== asked.sha256) throw new Refusal({ code: 'WRONG_HASH', path: `${folder}/${TOMBSTONE}` });
    const { at, why } = tombstone;
    return { ...own, head: headOf(manifest, tombstone), withdrawn: { at, why }, files: 4, bytes: open.bytes };
  }
  const path = `${folder}/${SNAPSHOT}`;
  if (asked.snapshot && !asked.snapshot.equals(read)) {
    throw new Refusal({ code: 'FILES_DISAGREE', path: 'latest.json', other: path });
  }
  if (sha256Of(read) !== asked.sha256) throw new Refusal({ code: 'WRONG_HASH', path });
  const head = parseHead(read, path);
  checkAgreement(manifest, head, folder);
  const entries = Object.values(manifest.files);
  return {
    ...own,
    head,
    withdrawn: null,
    files: entries.length + 2,
    bytes: entries.reduce((sum, entry) => sum + entry.bytes, open.bytes),
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
