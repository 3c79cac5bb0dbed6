/** What a store in a folder asks of the disk. A test puts in one that is full, that lies, or that loses its power. */
import { constants } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface FolderDisk {
  read(path: string): Promise<Buffer>;
  /** When the file was last written, in ms since 1970. */
  writtenAt(path: string): Promise<number>;
  /** The paths of all files below. */
  files(folder: string): Promise<readonly string[]>;
  /** A new file of these bytes; they are there when it is done, and outlive a loss of power when it `isSafe`. */
  write(path: string, bytes: Buffer, isSafe: boolean): Promise<void>;
  /** Another name of a file; fails with EEXIST where there is one. */
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** @returns the topmost folder that had to be made; undefined when all were there */
  makeFolder(folder: string): Promise<string | undefined>;
  /** When it is done, the names in the folder outlive a loss of power. */
  syncFolder(folder: string): Promise<void>;
}

async function writeFlushed(path: string, bytes: Buffer, isSafe: boolean): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    if (isSafe) await handle.sync();
  } finally {
    await handle.close();
  }
}

export const REAL_FOLDER_DISK: FolderDisk = {
  read: (path) => readFile(path),
  writtenAt: async (path) => (await stat(path)).mtimeMs,
  files: async (folder) => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  },
  write: async (path, bytes, isSafe) => {
    try {
      await writeFlushed(path, bytes, isSafe);
    } catch (thrown) {
      // A disk that is full needs the room.
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') await rm(path, { force: true }).catch(() => undefined);
      throw thrown;
    }
  },
  link,
  rename,
  unlink,
  makeFolder: (folder) => mkdir(folder, { recursive: true }),
  syncFolder: async (folder) => {
    // Windows cannot open a folder; there a rename is as durable as it gets.
    if (process.platform === 'win32') return;
    const handle = await open(folder, constants.O_RDONLY);
    await handle.sync().finally(() => handle.close());
  },
};

/** Makes a folder so that it outlives a loss of power: each new name stands in the folder above it. */
export async function makeFolderSafely(disk: FolderDisk, folder: string): Promise<void> {
  const topmost = await disk.makeFolder(folder);
  if (topmost === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await disk.syncFolder(dirname(made));
    if (made === topmost || dirname(made) === made) return;
  }
}
