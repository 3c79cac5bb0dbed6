/** A real disk that can be full, can fail, and can lose its power: then only what was synced is sure to be there. */
import {
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type Disk, REAL_DISK } from '../../../local/google/disk.ts';

function diskError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: simulated, write`), { code });
}

export class UnreliableDisk implements Disk {
  /** Bytes that still fit. */
  room = Number.POSITIVE_INFINITY;
  failsToTruncate = false;
  failsToSync = false;
  private readonly paths = new Map<number, string>();
  private readonly synced = new Map<string, number>();
  private readonly unnamed = new Set<string>();

  open(path: string, flags: 'a' | 'w'): number {
    if (!existsSync(path)) this.unnamed.add(path);
    const file = REAL_DISK.open(path, flags);
    this.paths.set(file, path);
    return file;
  }

  size(file: number): number {
    return REAL_DISK.size(file);
  }

  write(file: number, bytes: Buffer): void {
    const fitting = Math.min(bytes.length, this.room);
    this.room -= fitting;
    REAL_DISK.write(file, bytes.subarray(0, fitting));
    if (fitting < bytes.length) throw diskError('ENOSPC');
  }

  truncate(file: number, length: number): void {
    if (this.failsToTruncate) throw diskError('EIO');
    REAL_DISK.truncate(file, length);
    const path = this.pathOf(file);
    this.synced.set(path, Math.min(length, this.synced.get(path) ?? 0));
  }

  sync(file: number): void {
    if (this.failsToSync) throw diskError('EIO');
    const length = REAL_DISK.size(file);
    REAL_DISK.sync(file);
    this.synced.set(this.pathOf(file), length);
  }

  async syncLater(file: number): Promise<void> {
    const [path, length] = [this.pathOf(file), REAL_DISK.size(file)];
    await REAL_DISK.syncLater(file);
    if (this.failsToSync) throw diskError('EIO');
    this.synced.set(path, Math.min(length, statSync(path, { throwIfNoEntry: false })?.size ?? 0));
  }

  close(file: number): void {
    REAL_DISK.close(file);
    this.paths.delete(file);
  }

  rename(from: string, to: string): void {
    REAL_DISK.rename(from, to);
    this.synced.set(to, this.synced.get(from) ?? 0);
    this.synced.delete(from);
    this.unnamed.delete(from);
  }

  remove(path: string): void {
    REAL_DISK.remove(path);
    this.synced.delete(path);
    this.unnamed.delete(path);
  }

  syncFolder(folder: string): void {
    REAL_DISK.syncFolder(folder);
    this.unnamed.clear();
  }

  /**
   * What may be found after the power failed at this moment: of every file what was synced, then as much as chance wants of
   * the rest, of which some may be zeros; a name that was not synced may be gone.
   */
  leaveAfterPowerLoss(from: string, to: string, chance: () => number): void {
    for (const name of readdirSync(from)) {
      const path = join(from, name);
      if (this.unnamed.has(path) && chance() < 0.5) continue;
      const copy = join(to, basename(path));
      copyFileSync(path, copy);
      const sure = this.synced.get(path) ?? 0;
      const { size } = statSync(copy);
      const left = sure + Math.floor(chance() * (size - sure + 1));
      truncateSync(copy, left);
      if (chance() < 0.5) this.blank(copy, sure, left, chance);
    }
  }

  /** Any stretch of it: what was written later may have reached the disk before it. */
  private blank(path: string, sure: number, end: number, chance: () => number): void {
    const content = readFileSync(path);
    const [one, other] = [chance(), chance()].map((part) => sure + Math.floor(part * (end - sure)));
    content.fill(0, Math.min(one ?? 0, other ?? 0), Math.max(one ?? 0, other ?? 0));
    const file = openSync(path, 'w');
    writeSync(file, content);
    REAL_DISK.close(file);
  }

  private pathOf(file: number): string {
    const path = this.paths.get(file);
    if (path === undefined) throw new Error(`No file ${file} is open.`);
    return path;
  }
}
