/** A disk in memory that loses its power: of what was not flushed any part may be gone, be it bytes or names. */
import { dirname } from 'node:path';
import type { FolderDisk } from '../../../functions/stores/folder-disk.ts';

interface Inode {
  bytes: Buffer;
  isFlushed: boolean;
  readonly writtenAt: number;
}

/** A file, or a folder. */
type Node = Inode | 'folder';

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: simulated, ${path}`), { code });
}

export class PowerLossDisk implements FolderDisk {
  private readonly names = new Map<string, Node>();
  /** What is sure to be there after a loss of power. */
  private readonly flushed = new Map<string, Node>();

  constructor(beginning: Iterable<readonly [string, Node]> = [['/', 'folder']]) {
    for (const [path, node] of beginning) {
      this.names.set(path, node);
      this.flushed.set(path, node);
    }
  }

  async read(path: string): Promise<Buffer> {
    return Buffer.from(this.file(path).bytes);
  }

  async writtenAt(path: string): Promise<number> {
    return this.file(path).writtenAt;
  }

  async files(folder: string): Promise<readonly string[]> {
    return [...this.names].flatMap(([path, node]) =>
      node !== 'folder' && path.startsWith(`${folder}/`) ? [path] : [],
    );
  }

  async write(path: string, bytes: Buffer, isSafe: boolean): Promise<void> {
    this.expectFolder(path);
    if (this.names.has(path)) throw failure('EEXIST', path);
    this.names.set(path, { bytes: Buffer.from(bytes), isFlushed: isSafe, writtenAt: Date.now() });
  }

  async link(from: string, to: string): Promise<void> {
    const node = this.file(from);
    this.expectFolder(to);
    if (this.names.has(to)) throw failure('EEXIST', to);
    this.names.set(to, node);
  }

  async rename(from: string, to: string): Promise<void> {
    this.names.set(to, this.file(from));
    this.names.delete(from);
  }

  async unlink(path: string): Promise<void> {
    this.file(path);
    this.names.delete(path);
  }

  async makeFolder(folder: string): Promise<string | undefined> {
    const missing: string[] = [];
    for (let path = folder; !this.names.has(path); path = dirname(path)) missing.unshift(path);
    for (const path of missing) this.names.set(path, 'folder');
    return missing[0];
  }

  async syncFolder(folder: string): Promise<void> {
    const isIn = (path: string) => path !== folder && dirname(path) === folder;
    for (const path of [...this.flushed.keys()].filter(isIn)) this.flushed.delete(path);
    for (const [path, node] of this.names) if (isIn(path)) this.flushed.set(path, node);
  }

  /** What may be found when the power is back: each name as it was flushed or as it is; of bytes that were not, some. */
  afterPowerLoss(chance: () => number): PowerLossDisk {
    const left = new Map<string, Node>();
    for (const path of [...new Set([...this.flushed.keys(), ...this.names.keys()])].sort()) {
      const isFlushed = this.flushed.get(path) === this.names.get(path);
      const node = isFlushed || chance() < 0.5 ? this.flushed.get(path) : this.names.get(path);
      // A name in a folder that is gone is gone with it.
      if (node !== undefined && (path === '/' || left.get(dirname(path)) === 'folder'))
        left.set(path, torn(node, chance));
    }
    return new PowerLossDisk(left);
  }

  private file(path: string): Inode {
    const node = this.names.get(path);
    if (node === undefined || node === 'folder') throw failure('ENOENT', path);
    return node;
  }

  private expectFolder(path: string): void {
    if (this.names.get(dirname(path)) !== 'folder') throw failure('ENOENT', path);
  }
}

function torn(node: Node, chance: () => number): Node {
  if (node === 'folder' || node.isFlushed) return node;
  const bytes = node.bytes.subarray(0, Math.floor(chance() * (node.bytes.length + 1)));
  return { bytes: Buffer.from(bytes), isFlushed: true, writtenAt: 0 };
}
