/**
 * A folder as the public store. A file appears whole or not at all: it is written beside its place, flushed, and then linked
 * or renamed into it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compareCodePoints } from '../../domain/order.ts';
import { Failure } from '../failure.ts';
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

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there a rename is as durable as it gets.
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}

/** Writes the bytes to a new file beside the place they are meant for, and flushes them to the disk. */
async function writeBeside(file: string, bytes: Buffer): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = join(dirname(file), `.${randomUUID()}.tmp`);
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (thrown) {
    // A disk that is full needs the room.
    await unlink(temporary).catch(() => undefined);
    throw thrown;
  } finally {
    await handle.close();
  }
  return temporary;
}

/** Links a file into its place, unless there is one already; the name beside it goes. */
async function linkOnce(temporary: string, file: string): Promise<boolean> {
  try {
    await link(temporary, file);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return false;
    throw thrown;
  } finally {
    await unlink(temporary);
  }
}

async function replaceFile(file: string, bytes: Buffer): Promise<void> {
  await rename(await writeBeside(file, bytes), file);
  await flushFolder(dirname(file));
}

/** What begins with a dot is the store's own. */
async function listFiles(folder: string, prefix: string): Promise<readonly ListedObject[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((thrown: unknown) => {
    if (errorCode(thrown) === 'ENOENT') return [];
    throw thrown;
  });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path.startsWith(prefix))
    .sort(compareCodePoints);
  return Promise.all(paths.map(async (path) => ({ path, writtenAt: (await stat(join(folder, path))).mtime })));
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
async function readLock(file: string): Promise<Lock | null> {
  try {
    return { name: await readFile(file, 'utf8'), takenAt: (await stat(file)).mtimeMs };
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

export function createFileStore(folder: string): SnapshotStore {
  const lock = join(folder, LOCK);
  const breaking = `${lock}.breaking`;

  /** A lock appears with the name of its holder in it: one that is killed meanwhile leaves none that names nobody. */
  async function take(file: string): Promise<boolean> {
    const temporary = `${file}.${randomUUID()}.tmp`;
    await writeFile(temporary, `${process.pid} ${randomUUID()}`, { flag: 'wx' });
    return linkOnce(temporary, file);
  }

  /**
   * Takes away a lock that nobody holds any more. Who does so holds a lock of its own: else one of two who saw the same dead
   * lock could take away the new one of the other.
   */
  async function breakDeadLock(): Promise<void> {
    const holder = await readLock(lock);
    if (!holder || !isLeftBehind(holder)) return;
    if (await take(breaking)) {
      if ((await readLock(lock))?.name === holder.name) await unlink(lock);
      await unlink(breaking);
      return;
    }
    const breaker = await readLock(breaking);
    if (breaker && isLeftBehind(breaker)) await unlink(breaking).catch(() => undefined);
  }

  /** Between processes of one machine, one at a time compares and swaps. */
  async function withLock<T>(work: () => Promise<T>): Promise<T> {
    const deadline = Date.now() + LOCK_PATIENCE_MS;
    await mkdir(folder, { recursive: true });
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
      await unlink(lock);
    }
  }

  async function read(path: string): Promise<StoredObject | null> {
    try {
      const bytes = await readFile(join(folder, path));
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
        const isNew = await linkOnce(await writeBeside(file, bytes), file);
        if (isNew) await flushFolder(dirname(file));
        return isNew;
      }),
    replace: (path, bytes, expected) =>
      writing(path, () =>
        withLock(async () => {
          const now = await read(path);
          if ((now?.tag ?? null) !== expected) return false;
          await replaceFile(join(folder, path), bytes);
          return true;
        }),
      ),
    put: (path, bytes) => writing(path, () => replaceFile(join(folder, path), bytes)),
    list: async (prefix) => {
      try {
        return await listFiles(folder, prefix);
      } catch (thrown) {
        throw unreadable(prefix, thrown);
      }
    },
    remove: (path) => writing(path, () => rm(join(folder, path), { force: true })),
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
