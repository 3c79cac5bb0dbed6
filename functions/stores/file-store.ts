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
  } finally {
    await handle.close();
  }
  return temporary;
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

export function createFileStore(folder: string): SnapshotStore {
  const lock = join(folder, LOCK);

  /** Whether the process that holds the lock is gone; then nobody holds it any more. */
  async function breakDeadLock(): Promise<void> {
    const holder = await readFile(lock, 'utf8').catch(() => '');
    const pid = Number(holder.split(' ')[0]);
    if (!Number.isInteger(pid) || pid <= 0 || isRunning(pid)) return;
    const grave = `${lock}.${randomUUID()}`;
    await rename(lock, grave).catch(() => undefined);
    const buried = await readFile(grave, 'utf8').catch(() => holder);
    // Somebody alive took the lock between our two looks: it is theirs again.
    if (buried !== holder) await link(grave, lock).catch(() => undefined);
    await unlink(grave).catch(() => undefined);
  }

  /** Between processes of one machine, one at a time compares and swaps. */
  async function withLock<T>(work: () => Promise<T>): Promise<T> {
    const deadline = Date.now() + LOCK_PATIENCE_MS;
    await mkdir(folder, { recursive: true });
    for (;;) {
      try {
        await writeFile(lock, `${process.pid} ${randomUUID()}`, { flag: 'wx' });
        break;
      } catch (thrown) {
        if (errorCode(thrown) !== 'EEXIST') throw thrown;
      }
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
        const temporary = await writeBeside(file, bytes);
        try {
          await link(temporary, file);
          await flushFolder(dirname(file));
          return true;
        } catch (thrown) {
          if (errorCode(thrown) === 'EEXIST') return false;
          throw thrown;
        } finally {
          await unlink(temporary);
        }
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
