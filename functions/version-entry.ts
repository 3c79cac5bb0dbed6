/** One line of `versions.json` and of the lists of older versions. Derived documents: what cannot be read counts as lost. */
import { type OlderList, type VersionEntry, versionsSchema } from '../domain/public-documents.ts';
import { encodeDocument } from './encoded-document.ts';
import { versionPath } from './publish-snapshot.ts';
import type { LinkedVersion, VersionRef } from './version-chain.ts';

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
    const { versions, older = [] } = versionsSchema.parse(JSON.parse(bytes.toString('utf8')));
    return { versions, older };
  } catch {
    return NO_VERSIONS;
  }
}

export function encodeIndex(path: string, { versions, older }: VersionIndex): Buffer {
  const lists = older.length > 0 && { older: [...older] };
  return encodeDocument(path, versionsSchema, { versions: [...versions], ...lists });
}

export function isSameVersion(one: VersionRef | null | undefined, other: VersionRef | null | undefined): boolean {
  return one?.seq === other?.seq && one?.sha256 === other?.sha256;
}
