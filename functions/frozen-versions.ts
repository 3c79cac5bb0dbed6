/**
 * Freezing a version: `tags/<name>.json` gives it a name for ever, signed, and nobody can write over it. What bears a name is
 * never collected, whatever else is.
 */
import { createHash } from 'node:crypto';
import { compareCodePoints } from '../domain/order.ts';
import { TAG_NAME, type Tag, tagSchema, tagsSchema } from '../domain/public-documents.ts';
import { encodeDocument } from './encoded-document.ts';
import { Failure } from './failure.ts';
import { MANIFEST } from './manifest.ts';
import { createFile, versionPath } from './publish-snapshot.ts';
import type { SigningKey } from './signing-key.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

const FOLDER = 'tags/';
const TAGS = 'tags.json';

/** Where it is written, and by whom it is signed. */
interface Archive {
  readonly store: SnapshotStore;
  readonly signingKey: SigningKey;
}

interface VersionName {
  readonly seq: number;
  /** Of its snapshot. */
  readonly sha256: string;
}

export interface Frozen {
  /** What bears the name: the version that was asked for, or another that was given the name before. */
  readonly tag: Tag;
  readonly isNew: boolean;
}

export function tagPath(name: string): string {
  return `${FOLDER}${name}.json`;
}

function decodeTag(bytes: Buffer, path: string): Tag {
  try {
    return tagSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    const message = `В хранилище снимков испорчен файл ${path}.`;
    throw new Failure('STORE_UNREADABLE', message, 'Верните этот файл из копии.', { cause });
  }
}

async function readTag(store: SnapshotStore, name: string): Promise<{ tag: Tag; bytes: Buffer } | null> {
  const stored = await store.read(tagPath(name));
  return stored && { tag: decodeTag(stored.bytes, tagPath(name)), bytes: stored.bytes };
}

async function describeVersion(
  { store, signingKey }: Archive,
  name: string,
  version: VersionName,
  at: Date,
): Promise<Tag> {
  const folder = versionPath(version.seq, version.sha256);
  const manifest = await store.read(`${folder}/${MANIFEST}`);
  if (!manifest) {
    const message = `Версии ${version.seq} нет в хранилище снимков целиком: ${folder}/${MANIFEST}.`;
    throw new Failure('STORE_UNREADABLE', message, 'Верните файлы этой версии из копии или заморозьте другую.');
  }
  const manifestSha256 = createHash('sha256').update(manifest.bytes).digest('hex');
  const { seq, sha256 } = version;
  return { name, seq, sha256, manifestSha256, path: `${folder}/`, at: at.toISOString(), keyId: signingKey.keyId };
}

function byLastNamed(left: Tag, right: Tag): number {
  if (left.at !== right.at) return left.at < right.at ? 1 : -1;
  return right.seq - left.seq || compareCodePoints(left.name, right.name);
}

/** Every version that has a name; none of them may ever be removed. The last named first. */
export async function readTags(store: SnapshotStore): Promise<readonly Tag[]> {
  const paths = (await store.list(FOLDER)).map(({ path }) => path).filter((path) => path.endsWith('.json'));
  const tags: Tag[] = [];
  for (const path of paths) {
    const stored = await store.read(path);
    if (stored) tags.push(decodeTag(stored.bytes, path));
  }
  return tags.sort(byLastNamed);
}

/** The signature first, then the list: what is listed is whole. */
async function complete({ store, signingKey }: Archive, { tag, bytes }: { tag: Tag; bytes: Buffer }): Promise<void> {
  if (tag.keyId === signingKey.keyId) {
    await createFile(store, `${FOLDER}${tag.name}.sig`, Buffer.from(`${signingKey.sign(bytes)}\n`, 'utf8'));
  }
  await store.put(TAGS, encodeDocument(TAGS, tagsSchema, { tags: [...(await readTags(store))] }));
}

/** Gives a version a name, unless a version has it: then that one keeps it. What an earlier attempt left undone is done. */
export async function freezeVersion(archive: Archive, name: string, version: VersionName, at: Date): Promise<Frozen> {
  if (!TAG_NAME.test(name))
    throw new Failure('BAD_REQUEST', `Имя «${name.slice(0, 70)}» не подходит.`, 'Нужно, например, 2026-Q3.');
  const before = await readTag(archive.store, name);
  if (before) {
    await complete(archive, before);
    return { tag: before.tag, isNew: false };
  }
  const tag = await describeVersion(archive, name, version, at);
  const bytes = encodeDocument(tagPath(name), tagSchema, tag);
  const isOurs = await createFile(archive.store, tagPath(name), bytes);
  // Somebody else may have given the name in the same moment.
  const standing = isOurs ? { tag, bytes } : await readTag(archive.store, name);
  if (!standing) throw new Failure('STORE_UNREADABLE', `Файл ${tagPath(name)} не читается.`, 'Повторите.');
  await complete(archive, standing);
  return { tag: standing.tag, isNew: isOurs };
}

async function isListed(store: SnapshotStore, name: string): Promise<boolean> {
  const stored = await store.read(TAGS);
  if (!stored) return false;
  try {
    return tagsSchema.parse(JSON.parse(stored.bytes.toString('utf8'))).tags.some((tag) => tag.name === name);
  } catch {
    // A derived document: it is made again.
    return false;
  }
}

/** What the operator asks for in «Настройки», at every run anew: null when it was done before. */
export async function freezeAsAsked(
  archive: Archive,
  name: string,
  latest: VersionName,
  at: Date,
): Promise<Frozen | null> {
  return (await isListed(archive.store, name)) ? null : freezeVersion(archive, name, latest, at);
}
