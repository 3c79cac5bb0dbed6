/**
 * What runs have left behind and nobody needs (P15): folders of versions that lost the race for `latest.json`, and parts of
 * workbooks that the private state no longer names. Never what the chain reaches, never what is younger than 30 days by the
 * store's own time. Whatever is doubtful stays.
 */
import { Failure } from './failure.ts';
import { readTags } from './frozen-versions.ts';
import { decodeManifest, MANIFEST, type Manifest } from './manifest.ts';
import { readState } from './private-state.ts';
import { type PublishedBase, readBase, sha256Of, versionPath } from './publish-snapshot.ts';
import type { ListedObject, SnapshotStore } from './stores/snapshot-store.ts';
import { chainBack, type VersionRef } from './version-chain.ts';
import { SNAPSHOT } from './version-documents.ts';

const DAY_MS = 86_400_000;
const YOUNGEST_MS = 30 * DAY_MS;
const VERSION = /^versions\/\d+-[0-9a-f]{12}(?=\/)/;
const PART = /^parts\/([0-9a-f]{64})\.json\.gz$/;

export interface Leftover {
  /** A folder with a slash at the end, or an object. */
  readonly path: string;
  readonly kind: 'version' | 'part';
  readonly paths: readonly string[];
  /** When the newest of them was written, by the clock of the store. */
  readonly youngest: Date;
}

/**
 * Now, by the clock of the store and never later than it: when the newest object was written. Our own clock counts where it
 * is behind that, so that neither of the two, being wrong, makes anything look old.
 */
function storeTime(objects: readonly ListedObject[], now: Date): number {
  return Math.min(now.getTime(), Math.max(...objects.map(({ writtenAt }) => writtenAt.getTime())));
}

function groupByFolder(objects: readonly ListedObject[]): ReadonlyMap<string, readonly ListedObject[]> {
  const folders = new Map<string, ListedObject[]>();
  for (const object of objects) {
    const [folder] = VERSION.exec(object.path) ?? [];
    if (folder === undefined) continue;
    const inside = folders.get(folder);
    if (inside) inside.push(object);
    else folders.set(folder, [object]);
  }
  return folders;
}

function newestOf(objects: readonly ListedObject[]): Date {
  return new Date(Math.max(...objects.map(({ writtenAt }) => writtenAt.getTime())));
}

function brokenAt(seq: number): Failure {
  const message = `Цепочка версий обрывается у версии ${seq}: неизвестно, какие папки нужны. Ничего не удалено.`;
  return new Failure('STORE_UNREADABLE', message, 'Верните её файлы из копии и проверьте: npm run verify.');
}

/** The version whose manifest has the hash: only small files are read, for the chain may be long. */
async function findByManifest(
  store: SnapshotStore,
  { seq, sha256 }: VersionRef,
  folders: readonly string[],
): Promise<{ readonly folder: string; readonly manifest: Manifest }> {
  for (const folder of folders.filter((one) => one.startsWith(`versions/${seq}-`))) {
    const stored = await store.read(`${folder}/${MANIFEST}`);
    if (stored && sha256Of(stored.bytes) === sha256) return { folder, manifest: decodeManifest(stored.bytes) };
  }
  throw brokenAt(seq);
}

/** Every folder that the chain reaches from the newest version, or that bears a name. Throws a failure where that cannot be told. */
async function reachedFolders(
  store: SnapshotStore,
  base: PublishedBase,
  folders: readonly string[],
): Promise<ReadonlySet<string>> {
  const reached = new Set<string>();
  let last: VersionRef = { seq: base.snapshot.seq, sha256: base.sha256 };
  let next = base.manifestSha256 === null ? null : { seq: last.seq, sha256: base.manifestSha256 };
  while (next) {
    const { folder, manifest }: Awaited<ReturnType<typeof findByManifest>> = await findByManifest(store, next, folders);
    reached.add(folder);
    last = { seq: next.seq, sha256: manifest.files[SNAPSHOT]?.sha256 ?? '' };
    next = manifest.previous;
  }
  // Versions from before there were manifests name the snapshot before them, and nothing else.
  for await (const version of chainBack(store, last)) {
    reached.add(version.folder);
    last = version;
    if (!version.previous) break;
  }
  if (last.seq !== 1) throw brokenAt(last.seq);
  for (const { seq, sha256 } of await readTags(store)) reached.add(versionPath(seq, sha256));
  return reached;
}

async function readBaseOrFail(store: SnapshotStore): Promise<PublishedBase> {
  const base = await readBase(store);
  if (base) return base;
  const message = 'Файла latest.json нет: неизвестно, какие версии нужны. Ничего не удалено.';
  throw new Failure('STORE_UNREADABLE', message, 'Если версии опубликованы, верните latest.json из копии.');
}

export async function findLeftoverVersions(store: SnapshotStore, now: Date): Promise<readonly Leftover[]> {
  // Listed first: what is published after that is not in the list.
  const objects = await store.list('');
  const base = await readBaseOrFail(store);
  const folders = groupByFolder(objects);
  const reached = await reachedFolders(store, base, [...folders.keys()]);
  const oldest = storeTime(objects, now) - YOUNGEST_MS;
  return [...folders]
    .filter(([folder, inside]) => !reached.has(folder) && newestOf(inside).getTime() < oldest)
    .map(([folder, inside]) => {
      const paths = inside.map(({ path }) => path);
      return { path: `${folder}/`, kind: 'version', paths, youngest: newestOf(inside) };
    });
}

/** None where the state is lost: then nobody knows which parts are needed. */
export async function findLeftoverParts(closed: SnapshotStore, now: Date): Promise<readonly Leftover[] | null> {
  const objects = await closed.list('');
  const { workbooks, read } = await readState(closed);
  const needed = new Set([...workbooks.values(), ...read.values()].map(({ part }) => part));
  if (needed.size === 0) return objects.some(({ path }) => PART.test(path)) ? null : [];
  const oldest = storeTime(objects, now) - YOUNGEST_MS;
  return objects
    .filter(({ path, writtenAt }) => {
      const [, part] = PART.exec(path) ?? [];
      return part !== undefined && !needed.has(part) && writtenAt.getTime() < oldest;
    })
    .map(({ path, writtenAt }) => ({ path, kind: 'part', paths: [path], youngest: writtenAt }));
}

/** Looks once more before each: what has become needed meanwhile stays. Gives back what was deleted. */
export async function deleteLeftovers(
  { store, closed }: { readonly store: SnapshotStore; readonly closed: SnapshotStore },
  found: readonly Leftover[],
  now: () => Date,
): Promise<readonly Leftover[]> {
  const deleted: Leftover[] = [];
  for (const leftover of found) {
    const isVersion = leftover.kind === 'version';
    const still = isVersion ? await findLeftoverVersions(store, now()) : await findLeftoverParts(closed, now());
    if (!still?.some(({ path }) => path === leftover.path)) continue;
    for (const path of leftover.paths) await (isVersion ? store : closed).remove(path);
    deleted.push(leftover);
  }
  return deleted;
}
