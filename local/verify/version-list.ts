/** `versions.json` held against the versions themselves. It is not signed: it only says where to look. */
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { Refusal } from './refusal.ts';
import { folderOf, parseDocument, type SignedVersion } from './signed-version.ts';

export const VERSIONS = 'versions.json';

const entrySchema = z.object({
  seq: z.int(),
  sha256: z.string(),
  takenAt: z.string(),
  path: z.string(),
  headline: z.record(z.string(), z.unknown()),
});
const listSchema = z.object({ versions: z.array(entrySchema) });

export type ListedVersion = z.infer<typeof entrySchema>;

/** Reads the list; it names every version from its newest on, without a gap. */
export function parseList(bytes: Buffer): readonly ListedVersion[] {
  const { versions } = parseDocument(bytes, VERSIONS, (document) => listSchema.parse(document));
  const isUnbroken = versions.every(({ seq }, at) => seq === (versions[0]?.seq ?? 0) - at);
  if (!isUnbroken) throw new Refusal({ code: 'NOT_UNDERSTOOD', path: VERSIONS });
  return versions;
}

/** Throws a refusal when it knows a version that the pointer does not yet point at. */
export function checkListIsNoNewer(listed: readonly ListedVersion[], seq: number): void {
  const listedSeq = listed[0]?.seq ?? 0;
  if (listedSeq > seq) throw new Refusal({ code: 'LIST_AHEAD', seq, listedSeq });
}

/** Throws a refusal when it says something else of a version than the version itself. */
export function checkListed(listed: readonly ListedVersion[], versions: readonly SignedVersion[]): void {
  const bySeq = new Map(listed.map((entry) => [entry.seq, entry]));
  for (const { head, sha256 } of versions) {
    const { seq, takenAt, headline } = head;
    const entry = bySeq.get(seq);
    const path = `${folderOf({ seq, sha256 })}/`;
    if (entry && !isDeepStrictEqual(entry, { seq, sha256, takenAt, path, headline })) {
      throw new Refusal({ code: 'LIST_DIFFERS', seq });
    }
  }
}
