/** The names that versions were given for ever: signed each by itself, and of the version that they say. */
import { isDeepStrictEqual } from 'node:util';
import { type Tag, tagSchema, tagsSchema } from '../../domain/public-documents.ts';
import type { PublicSource } from './public-source.ts';
import { Refusal } from './refusal.ts';
import { checkSignature } from './signature.ts';
import { folderOf, parseDocument, type SignedVersion } from './signed-version.ts';
import type { Keyring } from './trusted-key.ts';
import { MOST_BYTES, readFile } from './version-reading.ts';

const TAGS = 'tags.json';

/** The version that bears the name, where it was read, is the one of which the name speaks. */
function checkVersion(tag: Tag, path: string, versions: readonly SignedVersion[]): void {
  const version = versions.find(({ head }) => head.seq === tag.seq);
  const isIt = version?.sha256 === tag.sha256 && version.manifestSha256 === tag.manifestSha256;
  if (tag.path !== `${folderOf(tag)}/` || (version && !isIt)) {
    throw new Refusal({ code: 'FILES_DISAGREE', path, other: `${tag.path}manifest.json` });
  }
}

async function checkTag(
  source: PublicSource,
  listed: Tag,
  keyring: Keyring['keys'],
  versions: readonly SignedVersion[],
) {
  const path = `tags/${listed.name}.json`;
  const bytes = await readFile(source, path, MOST_BYTES.document);
  const tag = parseDocument(bytes, path, (document) => tagSchema.parse(document));
  if (!isDeepStrictEqual(tag, listed)) throw new Refusal({ code: 'FILES_DISAGREE', path: TAGS, other: path });
  const key = keyring.get(tag.keyId);
  if (key) {
    const signaturePath = `tags/${tag.name}.sig`;
    checkSignature(bytes, await readFile(source, signaturePath, MOST_BYTES.signature), key, signaturePath);
  }
  checkVersion(tag, path, versions);
}

/**
 * Throws a refusal when a name is not as it was given. One that is signed with a key that nobody knows any more is held against the
 * chain alone.
 */
export async function checkFrozenNames(
  source: PublicSource,
  keyring: Keyring['keys'],
  versions: readonly SignedVersion[],
): Promise<void> {
  const bytes = await source.read(TAGS, MOST_BYTES.document);
  if (!bytes) return;
  const { tags } = parseDocument(bytes, TAGS, (document) => tagsSchema.parse(document));
  for (const tag of tags) await checkTag(source, tag, keyring, versions);
}
