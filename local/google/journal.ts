/** An append-only file of JSON lines. A line is there whole or not at all: one that was torn is cut off when it is opened. */
import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

const LINE_END = 0x0a;

function writeWhole(file: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

export class Journal {
  private readonly path: string;
  private file: number | undefined;
  private bytes = 0;

  constructor(path: string) {
    this.path = path;
  }

  get size(): number {
    return this.bytes;
  }

  /** The lines that were written whole. */
  read(): string[] {
    if (!existsSync(this.path)) return [];
    const content = readFileSync(this.path);
    this.bytes = content.lastIndexOf(LINE_END) + 1;
    if (this.bytes < content.length) truncateSync(this.path, this.bytes);
    return content.subarray(0, this.bytes).toString('utf8').split('\n').slice(0, -1);
  }

  /** When it returns, the line outlives the process. When it throws, nothing was added. */
  append(line: string): void {
    this.file ??= openSync(this.path, 'a');
    const bytes = Buffer.from(`${line}\n`, 'utf8');
    try {
      writeWhole(this.file, bytes);
    } catch (error) {
      ftruncateSync(this.file, this.bytes);
      throw error;
    }
    this.bytes += bytes.length;
  }

  clear(): void {
    this.file ??= openSync(this.path, 'a');
    ftruncateSync(this.file, 0);
    this.bytes = 0;
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }
}
