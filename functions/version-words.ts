/** What «Сводка» says about versions: what changed since the last one and since a frozen one, and how the numbers went. */
import { compareSnapshots, decodeChanges } from '../domain/changes.ts';
import { type CivilDate, dateInMoscow } from '../domain/date.ts';
import { type Tag, tagsSchema } from '../domain/public-documents.ts';
import { type Base, decodeSnapshot, type Snapshot } from '../domain/snapshot.ts';
import { sha256Of, versionPath } from './publish-snapshot.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';
import { NO_VERSIONS, parseIndex } from './version-entry.ts';
import { VERSIONS } from './version-index.ts';

/** The last version of a day. */
export interface TrendLine {
  readonly day: CivilDate;
  readonly seq: number;
  readonly headline: Readonly<Record<string, number | null>>;
}

interface Said {
  readonly title: string;
  readonly sentences: readonly string[];
}

export interface VersionWords {
  readonly sinceLast: Said;
  readonly sinceFrozen: Said;
  /** The oldest first. */
  readonly trend: readonly TrendLine[];
}

/** Days with a version that the trend goes back. */
export const TREND_DAYS = 12;
const TAGS = 'tags.json';

async function readText(store: SnapshotStore, path: string): Promise<string | null> {
  return (await store.read(path))?.bytes.toString('utf8') ?? null;
}

async function readLast(store: SnapshotStore, { snapshot, sha256 }: Base): Promise<Said> {
  const { seq, previous } = snapshot;
  const title = previous ? `Что изменилось с версии ${previous.seq}` : 'Что изменилось с прошлой версии';
  const text = await readText(store, `${versionPath(seq, sha256)}/changes.json`);
  if (text === null) return { title, sentences: ['Прежний Свод изменений этой версии не записал.'] };
  return { title, sentences: decodeChanges(text).words.ru };
}

async function readTags(store: SnapshotStore): Promise<readonly Tag[]> {
  const text = await readText(store, TAGS);
  return text === null ? [] : tagsSchema.parse(JSON.parse(text)).tags;
}

async function readFrozen(store: SnapshotStore, { path, sha256 }: Tag): Promise<Snapshot | null> {
  const stored = await store.read(`${path}snapshot.json`);
  return stored && sha256Of(stored.bytes) === sha256 ? decodeSnapshot(stored.bytes.toString('utf8')) : null;
}

const FREEZE = 'Имя версии даёт строка «Заморозить под именем» в «Настройках».';

async function readSinceFrozen(store: SnapshotStore, latest: Base, compareWith: string | null): Promise<Said> {
  const tags = await readTags(store);
  const title = 'Что изменилось с замороженной версии';
  const tag = compareWith === null ? tags[0] : tags.find(({ name }) => name === compareWith);
  if (!tag) {
    const known = tags.map(({ name }) => name).join(', ');
    const missing = `Замороженной версии «${compareWith}» нет. Есть: ${known || 'ни одной'}. Исправьте «Настройки».`;
    return { title, sentences: [compareWith === null ? `Замороженных версий пока нет. ${FREEZE}` : missing] };
  }
  const named = `${title} «${tag.name}» (версия ${tag.seq})`;
  if (tag.sha256 === latest.sha256) return { title: named, sentences: ['Это она и есть: с тех пор ничего.'] };
  const frozen = await readFrozen(store, tag);
  if (!frozen) return { title: named, sentences: ['Её файлов нет или они не те: версия отозвана или повреждена.'] };
  return { title: named, sentences: compareSnapshots(frozen, latest.snapshot).words.ru };
}

async function readTrend(store: SnapshotStore): Promise<readonly TrendLine[]> {
  const stored = await store.read(VERSIONS);
  const { versions } = stored ? parseIndex(stored.bytes) : NO_VERSIONS;
  const days = new Map<CivilDate, TrendLine>();
  for (const { seq, takenAt, headline } of versions) {
    const day = dateInMoscow(Date.parse(takenAt));
    if (headline && !days.has(day)) days.set(day, { day, seq, headline });
    if (days.size === TREND_DAYS) break;
  }
  return [...days.values()].reverse();
}

/**
 * Throws a failure of the store, or what cannot be decoded.
 * @param compareWith the name of a frozen version; null for the one that was named last
 */
export async function readVersionWords(
  store: SnapshotStore,
  latest: Base,
  compareWith: string | null,
): Promise<VersionWords> {
  const [sinceLast, sinceFrozen, trend] = [
    await readLast(store, latest),
    await readSinceFrozen(store, latest, compareWith),
    await readTrend(store),
  ];
  return { sinceLast, sinceFrozen, trend };
}
