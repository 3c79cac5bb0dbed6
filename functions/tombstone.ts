/**
 * `withdrawn.json` of a version: that its files were taken back, when and why, signed. It stands in their place, and says what
 * the chain needs of them: which version was before.
 */
import type * as z from 'zod/mini';
import { tombstoneSchema } from '../domain/public-documents.ts';
import { encodeDocument } from './encoded-document.ts';

export const TOMBSTONE = 'withdrawn.json';
export const TOMBSTONE_SIGNATURE = 'withdrawn.sig';

export type Tombstone = z.infer<typeof tombstoneSchema>;

export function encodeTombstone(tombstone: Tombstone): Buffer {
  return encodeDocument(TOMBSTONE, tombstoneSchema, tombstone);
}

/** Reads a tombstone; throws a `ZodError` or `SyntaxError` on anything else. */
export function decodeTombstone(bytes: Buffer): Tombstone {
  return tombstoneSchema.parse(JSON.parse(bytes.toString('utf8')));
}
