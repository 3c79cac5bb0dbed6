/** Published snapshots by their numbers, names and dates, each as its hash says it must be. */
import { dateInMoscow, formatIsoDate } from '../../domain/date.ts';
import { tagSchema } from '../../domain/public-documents.ts';
import { type Base, decodeSnapshot, type Snapshot } from '../../domain/snapshot.ts';
import { tagPath } from '../../functions/frozen-versions.ts';
import type { Said } from '../command-words.ts';
import { StartFailure } from '../start-failure.ts';
import type { PublicSource } from '../verify/public-source.ts';
import { Refusal } from '../verify/refusal.ts';
import { folderOf, parseDocument, sha256Of } from '../verify/signed-version.ts';
import { type ListedVersion, parseList, readOlder, VERSIONS } from '../verify/version-list.ts';
import { MOST_BYTES, readFile } from '../verify/version-reading.ts';
import { sayMoment, sayRefusal } from '../verify/words.ts';

const LATEST = 'latest.json';

type VersionName = Pick<ListedVersion, 'seq' | 'sha256'>;

function parseSnapshot(bytes: Buffer, path: string): Snapshot {
  return parseDocument(bytes, path, () => decodeSnapshot(bytes.toString('utf8')));
}

async function readLatest(source: PublicSource): Promise<Base> {
  const bytes = await source.read(LATEST, MOST_BYTES.snapshot);
  if (!bytes) throw new Refusal({ code: 'NOTHING_PUBLISHED' });
  return { snapshot: parseSnapshot(bytes, LATEST), sha256: sha256Of(bytes) };
}

async function readNamed(source: PublicSource, version: VersionName): Promise<Base> {
  const path = `${folderOf(version)}/snapshot.json`;
  const bytes = await readFile(source, path, MOST_BYTES.snapshot);
  if (sha256Of(bytes) !== version.sha256) throw new Refusal({ code: 'WRONG_HASH', path });
  return { snapshot: parseSnapshot(bytes, path), sha256: version.sha256 };
}

/** Also of the lists of older versions, as far as is asked for. */
async function readListed(source: PublicSource, lowest: number): Promise<readonly ListedVersion[]> {
  const bytes = await source.read(VERSIONS, MOST_BYTES.document);
  if (!bytes) return [];
  const list = parseList(bytes);
  return [...list.versions, ...(await readOlder(source, list, lowest))];
}

async function readEntry(source: PublicSource, { seq, sha256, withdrawn }: ListedVersion): Promise<Base> {
  if (!withdrawn) return readNamed(source, { seq, sha256 });
  const message = `Версия ${seq} отозвана ${sayMoment(withdrawn.at)}. Причина: ${withdrawn.why}`;
  throw new StartFailure(message, 'Возьмите другую: номера — в versions.json.');
}

/** Follows the chain back from a version to the first of which that is true. */
async function followBack(
  source: PublicSource,
  from: Base,
  isIt: (snapshot: Snapshot) => boolean,
): Promise<Base | null> {
  let version = from;
  while (!isIt(version.snapshot)) {
    const { previous } = version.snapshot;
    if (!previous) return null;
    version = await readNamed(source, previous);
  }
  return version;
}

/**
 * By the list where it stands there; the list holds only the newest, so from its end on the chain leads further back.
 * @param seq undefined for the newest
 */
export async function findVersion(source: PublicSource, seq: number | undefined): Promise<Base> {
  const latest = await readLatest(source);
  if (seq === undefined || latest.snapshot.seq === seq) return latest;
  const noSuch = new Refusal({ code: 'NO_SUCH_VERSION', seq, latestSeq: latest.snapshot.seq });
  if (seq > latest.snapshot.seq || seq < 1) throw noSuch;
  const start = (await readListed(source, seq)).filter((entry) => entry.seq >= seq).at(-1);
  const found = await followBack(source, start ? await readEntry(source, start) : latest, (one) => one.seq <= seq);
  if (found?.snapshot.seq === seq) return found;
  throw noSuch;
}

/** The version that was the newest at the end of a day in Moscow, written 2026-09-30. */
export async function findByDate(source: PublicSource, date: string): Promise<Base> {
  const isBy = ({ takenAt }: { readonly takenAt: string }) => formatIsoDate(dateInMoscow(Date.parse(takenAt))) <= date;
  const listed = await readListed(source, 1);
  const start = listed.find(isBy) ?? listed.at(-1);
  const found = await followBack(source, start ? await readEntry(source, start) : await readLatest(source), isBy);
  if (found) return found;
  throw new StartFailure(`На ${date} ещё ничего не было опубликовано.`, 'Укажите дату позже или номер версии.');
}

/** The version that bears a name; throws where its bytes are not those that were given the name. */
export async function findFrozen(source: PublicSource, name: string): Promise<Base> {
  const path = tagPath(name);
  const bytes = await source.read(path, MOST_BYTES.document);
  if (!bytes) {
    throw new StartFailure(`Версии с именем ${name} нет.`, 'Имена замороженных версий — в tags.json.');
  }
  return readNamed(
    source,
    parseDocument(bytes, path, (document) => tagSchema.parse(document)),
  );
}

function sayWhyNot({ reason }: Refusal): Said {
  if (reason.code !== 'NO_SUCH_VERSION') return sayRefusal(reason);
  return {
    message: `Версии ${reason.seq} нет: последняя — ${reason.latestSeq}.`,
    remedy: 'Номера опубликованных версий — в versions.json.',
  };
}

/** What is refused, told as a command tells it. */
export async function orFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { message, remedy } = sayWhyNot(thrown);
    throw new StartFailure(message, remedy, { cause: thrown });
  }
}
