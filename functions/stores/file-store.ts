/**
 * A folder as the public store. A file appears whole or not at all: it is written beside its place, flushed, and then linked
 * or renamed into it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { basename, dirname, join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compareCodePoints } from '../../domain/order.ts';
import { Failure } from '../failure.ts';
import { type FolderDisk, makeFolderSafely, REAL_FOLDER_DISK } from './folder-disk.ts';
import type { ListedObject, ObjectTag, SnapshotStore, StoredObject } from './snapshot-store.ts';

const LOCK = '.lock';
const LOCK_PATIENCE_MS = 10_000;
const LOCK_POLL_MS = 20;

function tagOf(bytes: Buffer): ObjectTag {
  return createHash('sha256').update(bytes).digest('hex');
}

function errorCode(thrown: unknown): string | undefined {
  return thrown instanceof Error ? (thrown as NodeJS.ErrnoException).code : undefined;
}

/** A disk may take a part of the bytes and say nothing. */
class OtherBytes extends Error {
  readonly code = 'EIO';
}

/** Writes the bytes to a new file beside the place they are meant for, flushes them to the disk, and looks whether they are there. */
async function writeBeside(disk: FolderDisk, file: string, bytes: Buffer): Promise<string> {
  await makeFolderSafely(disk, dirname(file));
  const temporary = join(dirname(file), `.${randomUUID()}.tmp`);
  await disk.write(temporary, bytes, true);
  if ((await disk.read(temporary)).equals(bytes)) return temporary;
  await disk.unlink(temporary).catch(() => undefined);
  throw new OtherBytes('The disk holds other bytes than were written.');
}

/** Links a file into its place, unless there is one already; the name beside it goes. */
async function linkOnce(disk: FolderDisk, temporary: string, file: string): Promise<boolean> {
  try {
    await disk.link(temporary, file);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return false;
    throw thrown;
  } finally {
    // A name that is left over is in nobody's way; a lock that was taken and is not told would be.
    await disk.unlink(temporary).catch(() => undefined);
  }
}

/** On Windows a file that somebody reads, or that a scanner looks at, cannot be replaced for a moment. */
const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES']);
const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 10;

async function patiently(work: () => Promise<void>, isWorth: (code: string) => boolean): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (thrown) {
      if (tries === MOST_TRIES || !isWorth(errorCode(thrown) ?? '')) throw thrown;
    }
    await wait(FIRST_PAUSE_MS * 2 ** tries);
  }
}

async function renamePatiently(disk: FolderDisk, from: string, to: string): Promise<void> {
  const isBusy = (code: string) => BUSY.has(code);
  await patiently(() => disk.rename(from, to), isBusy).catch(async (thrown: unknown) => {
    await disk.unlink(from).catch(() => undefined);
    throw thrown;
  });
}

async function replaceFile(disk: FolderDisk, file: string, bytes: Buffer): Promise<void> {
  await renamePatiently(disk, await writeBeside(disk, file, bytes), file);
  await disk.syncFolder(dirname(file));
}

/** What begins with a dot is the store's own. */
async function listFiles(disk: FolderDisk, folder: string, prefix: string): Promise<readonly ListedObject[]> {
  const files = await disk.files(folder).catch((thrown: unknown) => {
    if (errorCode(thrown) === 'ENOENT') return [];
    throw thrown;
  });
  const paths = files
    .filter((file) => !basename(file).startsWith('.'))
    .map((file) => relative(folder, file).split(sep).join('/'))
    .filter((path) => path.startsWith(prefix))
    .sort(compareCodePoints);
  return Promise.all(
    paths.map(async (path) => ({ path, writtenAt: new Date(await disk.writtenAt(join(folder, path))) })),
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return errorCode(thrown) === 'EPERM';
  }
}

interface Lock {
  /** The number of the process, and something that no other lock has. */
  readonly name: string;
  readonly takenAt: number;
}

/** Null where there is none. */
async function readLock(disk: FolderDisk, file: string): Promise<Lock | null> {
  try {
    return { name: String(await disk.read(file)), takenAt: await disk.writtenAt(file) };
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** Whether its holder is gone. A container gives its process the number of the one before: what is older than we is not ours. */
function isLeftBehind({ name, takenAt }: Lock): boolean {
  const pid = Number(name.split(' ')[0]);
  // After a loss of power a file may be there without its content.
  if (!Number.isInteger(pid) || pid <= 0) return takenAt < Date.now() - LOCK_PATIENCE_MS / 2;
  if (pid === process.pid) return takenAt < Date.now() - process.uptime() * 1000 - LOCK_PATIENCE_MS;
  return !isRunning(pid);
}

export function createFileStore(folder: string, disk: FolderDisk = REAL_FOLDER_DISK): SnapshotStore {
  const lock = join(folder, LOCK);
  const breaking = `${lock}.breaking`;

  /** A lock appears with the name of its holder in it: one that is killed meanwhile leaves none that names nobody. */
  async function take(file: string): Promise<boolean> {
    const temporary = `${file}.${randomUUID()}.tmp`;
    await disk.write(temporary, Buffer.from(`${process.pid} ${randomUUID()}`), false);
    return linkOnce(disk, temporary, file);
  }

  /**
   * Takes away a lock that nobody holds any more. Who does so holds a lock of its own: else one of two who saw the same dead
   * lock could take away the new one of the other.
   */
  async function breakDeadLock(): Promise<void> {
    const holder = await readLock(disk, lock);
    if (!holder || !isLeftBehind(holder)) return;
    if (await take(breaking)) {
      if ((await readLock(disk, lock))?.name === holder.name) await disk.unlink(lock);
      await disk.unlink(breaking);
      return;
    }
    const breaker = await readLock(disk, breaking);
    if (breaker && isLeftBehind(breaker)) await disk.unlink(breaking).catch(() => undefined);
  }

  /** Between processes of one machine, one at a time compares and swaps. */
  async function withLock<T>(work: () => Promise<T>): Promise<T> {
    const deadline = Date.now() + LOCK_PATIENCE_MS;
    await makeFolderSafely(disk, folder);
    for (;;) {
      if (await take(lock)) break;
      if (Date.now() > deadline) {
        throw new Failure(
          'STORE_BUSY',
          `Хранилище снимков занято другим процессом дольше ${LOCK_PATIENCE_MS / 1000} с.`,
          `Дождитесь его или, если такого процесса нет, удалите файл ${LOCK} в папке хранилища.`,
        );
      }
      await breakDeadLock();
      await wait(LOCK_POLL_MS);
    }
    try {
      return await work();
    } finally {
      // Left behind by a process that lives on, it would stop every other run.
      await patiently(
        () => disk.unlink(lock),
        (code) => code !== 'ENOENT',
      );
    }
  }

  async function read(path: string): Promise<StoredObject | null> {
    try {
      const bytes = await disk.read(join(folder, path));
      return { bytes, tag: tagOf(bytes) };
    } catch (thrown) {
      if (errorCode(thrown) === 'ENOENT') return null;
      throw unreadable(path, thrown);
    }
  }

  async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      throw thrown instanceof Failure ? thrown : unwritable(path, thrown);
    }
  }

  return {
    read,
    create: (path, bytes) =>
      writing(path, async () => {
        const file = join(folder, path);
        const isNew = await linkOnce(disk, await writeBeside(disk, file, bytes), file);
        if (isNew) await disk.syncFolder(dirname(file));
        return isNew;
      }),
    replace: (path, bytes, expected) =>
      writing(path, () =>
        withLock(async () => {
          const now = await read(path);
          if ((now?.tag ?? null) !== expected) return false;
          await replaceFile(disk, join(folder, path), bytes);
          return true;
        }),
      ),
    put: (path, bytes) => writing(path, () => replaceFile(disk, join(folder, path), bytes)),
    list: async (prefix) => {
      try {
        return await listFiles(disk, folder, prefix);
      } catch (thrown) {
        throw unreadable(prefix, thrown);
      }
    },
    remove: (path) =>
      writing(path, () =>
        disk.unlink(join(folder, path)).catch((thrown: unknown) => {
          if (errorCode(thrown) !== 'ENOENT') throw thrown;
        }),
      ),
  };
}

function unreadable(path: string, cause: unknown): Failure {
  return new Failure(
    'STORE_UNREADABLE',
    `Не удалось прочитать ${path} из хранилища снимков (${errorCode(cause) ?? 'ошибка'}).`,
    'Проверьте, что папка хранилища доступна службе.',
    { cause },
  );
}

function unwritable(path: string, cause: unknown): Failure {
  return new Failure(
    'STORE_UNWRITABLE',
    `Не удалось записать ${path} в хранилище снимков (${errorCode(cause) ?? 'ошибка'}).`,
    'Проверьте место на диске и права на папку хранилища. Прежний снимок остался на месте.',
    { cause },
  );
}
