/**
 * `manifest.json` of a version: which files it has, with their hashes, on which state of the workbooks it stands, and which
 * version was before. Its bytes are signed as they are, so nothing needs to be written in one canonical way.
 */
import * as z from 'zod/mini';
import { encodeDocument } from './encoded-document.ts';
import { parseVector, type Vector, vectorSchema } from './version-vector.ts';

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const wholeNumber = z.number().check(z.int(), z.nonnegative());

export const manifestSchema = z.object({
  seq: wholeNumber,
  takenAt: z.string(),
  schemaVersion: z.string(),
  previous: z.nullable(z.object({ seq: wholeNumber, sha256: hash })),
  files: z.record(z.string(), z.object({ sha256: hash, bytes: wholeNumber })),
  vector: vectorSchema,
  keyId: z.string(),
  publicKey: z.optional(z.string()),
  /** The operator took a store that does not keep the conditions of its writes. */
  withoutConditions: z.optional(z.literal(true)),
  /** The earlier version whose content this one publishes anew; the SHA-256 is that of its `snapshot.json`. */
  restores: z.optional(z.object({ seq: wholeNumber, sha256: hash })),
});

/** What it says of a file. */
interface FileEntry {
  readonly sha256: string;
  readonly bytes: number;
}

export interface Manifest {
  readonly seq: number;
  readonly takenAt: string;
  readonly schemaVersion: string;
  /** The SHA-256 is that of the previous `manifest.json`. */
  readonly previous: { readonly seq: number; readonly sha256: string } | null;
  readonly files: Readonly<Record<string, FileEntry>>;
  readonly vector: Vector;
  readonly keyId: string;
  /** The public half, for who comes before `keys.json` knows it; absent in versions from before it stood here. */
  readonly publicKey?: string;
  readonly withoutConditions?: true;
  readonly restores?: { readonly seq: number; readonly sha256: string };
}

export function encodeManifest(manifest: Manifest): Buffer {
  const vector = Object.fromEntries(
    Object.entries(manifest.vector).map(([key, { epoch, version }]) => [key, `${epoch}:${version}`]),
  );
  return encodeDocument(MANIFEST, manifestSchema, { ...manifest, files: { ...manifest.files }, vector });
}

/** Reads a manifest; throws a `ZodError` or `SyntaxError` on anything else. */
export function decodeManifest(bytes: Buffer): Manifest {
  const { vector, publicKey, withoutConditions, restores, ...rest } = manifestSchema.parse(
    JSON.parse(bytes.toString('utf8')),
  );
  return {
    ...rest,
    vector: parseVector(vector),
    ...(publicKey !== undefined && { publicKey }),
    ...(withoutConditions && { withoutConditions }),
    ...(restores && { restores }),
  };
}
