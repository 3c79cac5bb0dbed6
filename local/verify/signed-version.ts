/** One version, from its bytes: its signed manifest, its files, and what its snapshot says of itself. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { decodeManifest, type Manifest } from '../../functions/manifest.ts';
import { Refusal } from './refusal.ts';

export const SNAPSHOT = 'snapshot.json';
const SCHEMA_MAJOR = '1';

const reference = z.object({ seq: z.int(), sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

/** What a check needs of a snapshot; whatever else stands there is bound by its hash. */
const headSchema = z.object({
  schemaVersion: z.string(),
  seq: z.int().check(z.positive()),
  takenAt: z.string(),
  previous: z.nullable(reference),
  headline: z.record(z.string(), z.unknown()),
});

export type SnapshotHead = z.infer<typeof headSchema>;

/** A version all of whose files were found right. */
export interface SignedVersion {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly head: SnapshotHead;
  /** Of `snapshot.json`. */
  readonly sha256: string;
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function folderOf({ seq, sha256 }: { readonly seq: number; readonly sha256: string }): string {
  return `versions/${seq}-${sha256.slice(0, 12)}`;
}

function understood<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new Refusal({ code: 'NOT_UNDERSTOOD', path });
  }
}

/** UTF-8 that is none would be read with other characters in place of what was signed. */
function parseJson(bytes: Buffer): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
}

export function parseDocument<T>(bytes: Buffer, path: string, parse: (document: unknown) => T): T {
  return understood(path, () => parse(parseJson(bytes)));
}

function checkSchema(schemaVersion: string, path: string): void {
  if (schemaVersion.split('.')[0] !== SCHEMA_MAJOR) throw new Refusal({ code: 'SCHEMA_NEWER', path, schemaVersion });
}

export function parseHead(bytes: Buffer, path: string): SnapshotHead {
  const { schemaVersion } = parseDocument(bytes, path, (document) =>
    z.object({ schemaVersion: z.string() }).parse(document),
  );
  checkSchema(schemaVersion, path);
  return parseDocument(bytes, path, (document) => headSchema.parse(document));
}

/** A name that leads out of the version's folder is none. */
function isInside(name: string): boolean {
  return name.split('/').every((part) => /^[^\\:?#%\0]+$/.test(part) && part !== '.' && part !== '..');
}

export function parseManifest(bytes: Buffer, path: string): Manifest {
  const manifest = understood(path, () => {
    parseJson(bytes);
    return decodeManifest(bytes);
  });
  checkSchema(manifest.schemaVersion, path);
  const names = Object.keys(manifest.files);
  if (names.includes(SNAPSHOT) && names.every(isInside)) return manifest;
  throw new Refusal({ code: 'NOT_UNDERSTOOD', path });
}

/** Throws a refusal unless these are the bytes that the manifest speaks of. */
export function checkFile(bytes: Buffer, entry: Manifest['files'][string], path: string): void {
  if (bytes.length !== entry.bytes) {
    throw new Refusal({ code: 'WRONG_SIZE', path, bytes: bytes.length, expectedBytes: entry.bytes });
  }
  if (sha256Of(bytes) !== entry.sha256) throw new Refusal({ code: 'WRONG_HASH', path });
}

/** Throws a refusal unless the manifest and the snapshot speak of the same version and the same one before. */
export function checkAgreement(manifest: Manifest, head: SnapshotHead, folder: string): void {
  const before = manifest.previous?.seq;
  const agrees =
    manifest.seq === head.seq &&
    manifest.takenAt === head.takenAt &&
    manifest.schemaVersion === head.schemaVersion &&
    (before === undefined || before === head.previous?.seq);
  if (!agrees) throw new Refusal({ code: 'FILES_DISAGREE', path: `${folder}/manifest.json`, other: SNAPSHOT });
}
