/**
 * `withdrawn.json` of a version: that its files were taken back, when and why, signed. It stands in their place, and says what
 * the chain needs of them: which version was before.
 */
import * as z from 'zod/mini';

export const TOMBSTONE = 'withdrawn.json';
export const TOMBSTONE_SIGNATURE = 'withdrawn.sig';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const wholeNumber = z.int().check(z.nonnegative());

const tombstoneSchema = z.object({
  seq: wholeNumber,
  /** Of its `snapshot.json`. */
  sha256: hash,
  manifestSha256: hash,
  takenAt: z.string(),
  /** As its snapshot named it: the SHA-256 is that of the `snapshot.json` before. */
  previous: z.nullable(z.object({ seq: wholeNumber, sha256: hash })),
  at: z.iso.datetime(),
  why: z.string(),
  keyId: z.string(),
});

export type Tombstone = z.infer<typeof tombstoneSchema>;

export function encodeTombstone(tombstone: Tombstone): Buffer {
  return Buffer.from(`${JSON.stringify(tombstone, null, 1)}\n`, 'utf8');
}

/** Reads a tombstone; throws a `ZodError` or `SyntaxError` on anything else. */
export function decodeTombstone(bytes: Buffer): Tombstone {
  return tombstoneSchema.parse(JSON.parse(bytes.toString('utf8')));
}
