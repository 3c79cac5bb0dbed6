/** One line of `versions.json` and of the lists of older versions. Derived documents: what cannot be read counts as lost. */
import * as z from 'zod/mini';
import { versionPath } from './publish-snapshot.ts';
import type { LinkedVersion, VersionRef } from './version-chain.ts';

const entrySchema = z.looseObject({
  seq: z.int(),
  sha256: z.string(),
  takenAt: z.string(),
  path: z.string(),
  /** Null once the version was withdrawn. */
  headline: z.nullable(z.record(z.string(), z.nullable(z.number()))),
  /** The number of the version whose content it publishes anew. */
  restores: z.optional(z.int()),
  withdrawn: z.optional(z.object({ at: z.string(), why: z.string() })),
});

const olderSchema = z.object({ path: z.string(), versions: z.int(), from: z.int(), to: z.int() });
const indexSchema = z.object({ versions: z.array(entrySchema), older: z.optional(z.array(olderSchema)) });

export type VersionEntry = z.infer<typeof entrySchema>;

/** A list of older versions: where it stands, how many it has, and from which number to which. */
export type OlderList = z.infer<typeof olderSchema>;

export interface VersionIndex {
  /** The newest first. */
  readonly versions: readonly VersionEntry[];
  /** The newest first; none in a list of older versions itself. */
  readonly older: readonly OlderList[];
}

export const NO_VERSIONS: VersionIndex = { versions: [], older: [] };

export function entryOf({ seq, sha256, takenAt, snapshot, tombstone, manifest }: LinkedVersion): VersionEntry {
  return {
    seq,
    sha256,
    takenAt,
    path: `${versionPath(seq, sha256)}/`,
    headline: snapshot?.headline ?? null,
    ...(manifest?.restores && { restores: manifest.restores.seq }),
    ...(tombstone && { withdrawn: { at: tombstone.at, why: tombstone.why } }),
  };
}

export function parseIndex(bytes: Buffer): VersionIndex {
  try {
    const { versions, older = [] } = indexSchema.parse(JSON.parse(bytes.toString('utf8')));
    return { versions, older };
  } catch {
    return NO_VERSIONS;
  }
}

export function encodeIndex({ versions, older }: VersionIndex): Buffer {
  return Buffer.from(`${JSON.stringify({ versions, ...(older.length > 0 && { older }) }, null, 1)}\n`, 'utf8');
}

export function isSameVersion(one: VersionRef | null | undefined, other: VersionRef | null | undefined): boolean {
  return one?.seq === other?.seq && one?.sha256 === other?.sha256;
}
