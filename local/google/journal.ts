/** An append-only file of JSON lines. A line is there whole or not at all: one that was torn is cut off when it is opened. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { decodeLine, encodeLine } from './journal-line.ts';

const LINE_END = 0x0a;

export class Journal {
  private readonly disk: Disk;
  private readonly path: string;
  private file: number | undefined;
  private bytes = 0;
  private sure = 0;
  /** Bytes that a write left behind which failed; they go before the next one. */
  private hasRest = false;
  private isNamed: boolean;
  private cuts = 0;
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

  /** The JSON of the lines that were written whole; they are sure from now on. What was torn was never answered, and goes. */
  read(): string[] {
    if (!this.isNamed) return [];
    const content = readFileSync(this.path);
    const whole: string[] = [];
    let [start, torn] = [0, -1];
    for (let end = content.indexOf(LINE_END); end >= 0; end = content.indexOf(LINE_END, start)) {
      const line = decodeLine(content.toString('utf8', start, end));
      if (line && torn < 0) whole.push(line.json);
      // A later line knows that this place had been sure: it was not torn when it was written, but spoilt afterwards.
      if (line && torn >= 0 && line.sure > torn)
        throw new Error(`повреждено с байта ${torn}, дальше есть целые строки`);
      if (!line && torn < 0) torn = start;
      start = end + 1;
    }
    this.bytes = torn < 0 ? start : torn;
    if (this.bytes < content.length) this.cutTo(this.bytes);
    if (this.bytes > 0) this.syncNow();
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
    const bytes = Buffer.from(encodeLine({ json, sure: this.sure }), 'utf8');
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
    const { bytes, cuts } = this;
    try {
      await this.disk.syncLater(this.file);
    } finally {
      this.syncs -= 1;
      if (this.isClosing) this.close();
    }
    this.syncName();
    if (cuts === this.cuts) this.sure = bytes;
  }

  syncNow(): void {
    this.disk.sync(this.open());
    this.syncName();
    this.sure = this.bytes;
  }

  /** Takes back lines that were appended. */
  cutTo(length: number): void {
    this.cuts += 1;
    this.bytes = length;
    this.sure = Math.min(this.sure, length);
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
