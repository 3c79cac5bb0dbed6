/** An append-only file of JSON lines. A line is there whole or not at all: one that was torn is cut off when it is opened. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { decodeLine, encodeLine } from './journal-line.ts';

const LINE_END = 0x0a;

/** The journal was changed by somebody else, or by a fault of the disk, where it had been whole. */
export class DamagedJournal extends Error {
  readonly line: number;

  constructor(path: string, line: number) {
    super(`Line ${line} of ${path} is damaged, and others follow it.`);
    this.name = 'DamagedJournal';
    this.line = line;
  }
}

export class Journal {
  private readonly disk: Disk;
  private readonly path: string;
  private file: number | undefined;
  private bytes = 0;
  /** Bytes that a write left behind which failed; they go before the next one. */
  private hasRest = false;
  private isNamed: boolean;
  private syncs = 0;
  private isClosing = false;

  constructor(disk: Disk, path: string) {
    this.disk = disk;
    this.path = path;
    this.isNamed = existsSync(path);
  }

  get size(): number {
    return this.bytes;
  }

  /** The JSON of the lines that were written whole. What follows the last of them never was answered, and is cut off. */
  read(): string[] {
    if (!this.isNamed) return [];
    const content = readFileSync(this.path);
    const whole: string[] = [];
    let [start, damaged, line] = [0, 0, 0];
    for (let end = content.indexOf(LINE_END); end >= 0; end = content.indexOf(LINE_END, start)) {
      line += 1;
      const json = decodeLine(content.toString('utf8', start, end));
      if (json === undefined) damaged ||= line;
      else if (damaged > 0) throw new DamagedJournal(this.path, damaged);
      else whole.push(json);
      start = end + 1;
      if (damaged === 0) this.bytes = start;
    }
    if (this.bytes < content.length) this.cutTo(this.bytes);
    return whole;
  }

  /** When it returns, the line outlives the process; when `sync` has come after it, the machine. When it throws, nothing was added. */
  append(json: string): void {
    const file = this.open();
    if (this.hasRest) this.cutTo(this.bytes);
    const found = this.disk.size(file);
    if (found !== this.bytes) {
      throw new Error(`Файл ${this.path} изменила другая программа: в нём ${found} байт вместо ${this.bytes}.`);
    }
    const bytes = Buffer.from(encodeLine(json), 'utf8');
    try {
      this.disk.write(file, bytes);
    } catch (error) {
      this.hasRest = true;
      this.tryToCut();
      throw error;
    }
    this.bytes += bytes.length;
  }

  async sync(): Promise<void> {
    if (this.file === undefined) return;
    this.syncs += 1;
    try {
      await this.disk.syncLater(this.file);
    } finally {
      this.syncs -= 1;
      if (this.isClosing) this.close();
    }
    this.syncName();
  }

  syncNow(): void {
    if (this.file !== undefined) this.disk.sync(this.file);
    this.syncName();
  }

  /** Takes back lines that were appended. */
  cutTo(length: number): void {
    this.bytes = length;
    this.hasRest = true;
    this.disk.truncate(this.open(), length);
    this.hasRest = false;
  }

  /** A sync that is under way keeps the file open until it is done. */
  close(): void {
    this.isClosing = true;
    if (this.syncs > 0 || this.file === undefined) return;
    this.disk.close(this.file);
    this.file = undefined;
  }

  private open(): number {
    this.file ??= this.disk.open(this.path, 'a');
    return this.file;
  }

  private tryToCut(): void {
    try {
      this.cutTo(this.bytes);
    } catch {
      // The next append tries again before it writes.
    }
  }

  private syncName(): void {
    if (this.isNamed || this.isClosing) return;
    this.disk.syncFolder(dirname(this.path));
    this.isNamed = true;
  }
}
