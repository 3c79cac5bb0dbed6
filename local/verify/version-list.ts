/** `versions.json` held against the versions themselves. It is not signed: it only says where to look. */
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { PublicSource } from './public-source.ts';
import { Refusal } from './refusal.ts';
import { folderOf, parseDocument } from './signed-version.ts';
import type { ReadVersion } from './version-reading.ts';

export const VERSIONS = 'versions.json';
const MOST_LIST_BYTES = 16 * 1024 * 1024;

const OLDER = /^versions\/index-\d{4}-\d{2}\.json$/;

const entrySchema = z.object({
  seq: z.int(),
  sha256: z.string(),
  takenAt: z.string(),
  path: z.string(),
  headline: z.nullable(z.record(z.string(), z.unknown())),
  restores: z.optional(z.int()),
  withdrawn: z.optional(z.object({ at: z.string(), why: z.string() })),
});
const olderSchema = z.object({ path: z.string().check(z.regex(OLDER)), from: z.int(), to: z.int() });
const listSchema = z.object({ versions: z.array(entrySchema), older: z.optional(z.array(olderSchema)) });

export type ListedVersion = z.infer<typeof entrySchema>;

export interface VersionList {
  readonly versions: readonly ListedVersion[];
  /** Where older ones are listed. */
  readonly older: readonly z.infer<typeof olderSchema>[];
}

/** Reads the list; it names every version from its newest on, without a gap. */
export function parseList(bytes: Buffer): VersionList {
  const { versions, older = [] } = parseDocument(bytes, VERSIONS, (document) => listSchema.parse(document));
  const isUnbroken = versions.every(({ seq }, at) => seq === (versions[0]?.seq ?? 0) - at);
  if (!isUnbroken) throw new Refusal({ code: 'NOT_UNDERSTOOD', path: VERSIONS });
  return { versions, older };
}

/** The lists of older versions that the range from `lowest` up needs. */
export async function readOlder(
  source: PublicSource,
  { older }: VersionList,
  lowest: number,
): Promise<readonly ListedVersion[]> {
  const entries: ListedVersion[] = [];
  for (const { path } of older.filter(({ to }) => to >= lowest)) {
    const bytes = await source.read(path, MOST_LIST_BYTES);
    if (!bytes) throw new Refusal({ code: 'FILE_MISSING', path });
    entries.push(...parseDocument(bytes, path, (document) => listSchema.parse(document)).versions);
  }
  return entries;
}

/** Throws a refusal when it knows a version that the pointer does not yet point at. */
export function checkListIsNoNewer(listed: readonly ListedVersion[], seq: number): void {
  const listedSeq = listed[0]?.seq ?? 0;
  if (listedSeq > seq) throw new Refusal({ code: 'LIST_AHEAD', seq, listedSeq });
}

/** Throws a refusal when it says something else of a version than the version itself. */
export function checkListed(listed: readonly ListedVersion[], versions: readonly ReadVersion[]): void {
  const bySeq = new Map(listed.map((entry) => [entry.seq, entry]));
  for (const { head, sha256, manifest, withdrawn } of versions) {
    const { seq, takenAt, headline } = head;
    const entry = bySeq.get(seq);
    if (!entry) continue;
    const said = {
      seq,
      sha256,
      takenAt,
      path: `${folderOf({ seq, sha256 })}/`,
      ...(manifest.restores && { restores: manifest.restores.seq }),
      // Withdrawn a moment ago: the list may not say so yet.
      ...(withdrawn && !entry.withdrawn ? { headline: entry.headline } : { headline: withdrawn ? null : headline }),
      ...(withdrawn && entry.withdrawn && { withdrawn }),
    };
    if (!isDeepStrictEqual(entry, said)) throw new Refusal({ code: 'LIST_DIFFERS', seq });
  }
}
