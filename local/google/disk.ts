/** What the store asks of a disk. A test puts in one that is full, or that loses power. */
import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';

export interface Disk {
  open(path: string, flags: 'a' | 'w'): number;
  size(file: number): number;
  /** All of the bytes; when it throws, some of them may be there. */
  write(file: number, bytes: Buffer): void;
  truncate(file: number, length: number): void;
  /** When it is done, what was written outlives a loss of power. */
  sync(file: number): void;
  syncLater(file: number): Promise<void>;
  close(file: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** As `sync`, for the names in a folder. */
  syncFolder(folder: string): void;
}

export const REAL_DISK: Disk = {
  open: (path, flags) => openSync(path, flags),
  size: (file) => fstatSync(file).size,
  write(file, bytes) {
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
  },
  truncate: (file, length) => ftruncateSync(file, length),
  sync: (file) => fsyncSync(file),
  syncLater: (file) =>
    new Promise((resolve, reject) => {
      fdatasync(file, (error) => (error ? reject(error) : resolve()));
    }),
  close: (file) => closeSync(file),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rmSync(path, { force: true }),
  syncFolder(folder) {
    // Windows keeps the names of a folder by itself and lets nobody ask for it.
    if (process.platform === 'win32') return;
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
};

/** What the name of a file ends with that is still being written. */
export const UNFINISHED = '.unfinished';

function writeNewFile(disk: Disk, path: string, bytes: Buffer): void {
  const file = disk.open(path, 'w');
  try {
    disk.write(file, bytes);
    disk.sync(file);
  } finally {
    disk.close(file);
  }
}

/** The file is the old one or the new one, never a part of either. */
export function replaceFile(disk: Disk, folder: string, path: string, bytes: Buffer): void {
  const unfinished = path + UNFINISHED;
  try {
    writeNewFile(disk, unfinished, bytes);
    disk.rename(unfinished, path);
    disk.syncFolder(folder);
  } catch (error) {
    disk.remove(unfinished);
    throw error;
  }
}
