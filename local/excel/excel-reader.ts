/**
 * Reads Excel files in a process of its own, with so much memory and time and no more. Whatever a file was made to do to its
 * reader, it does there.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ExcelFile } from './excel-file.ts';
import type { Answer } from './reading-process.ts';
import { UnreadableFile } from './unreadable-file.ts';

export const MOST_FILE_BYTES = 50 * 1024 * 1024;

export interface ReaderLimits {
  /** A hundred thousand full rows take some 400 MB and five seconds. */
  readonly megabytes: number;
  readonly milliseconds: number;
}
const LIMITS: ReaderLimits = { megabytes: 1_024, milliseconds: 120_000 };

function startReading({ megabytes }: ReaderLimits): ChildProcess {
  return fork(fileURLToPath(new URL('./reading-process.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${megabytes}`, '--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    // What the process says when its memory ends is for nobody.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

export class ExcelReader {
  readonly #limits: ReaderLimits;
  #process: ChildProcess | undefined;

  constructor(limits: ReaderLimits = LIMITS) {
    this.#limits = limits;
  }

  /** Throws an `UnreadableFile`. One file after the other. */
  async read(bytes: Buffer): Promise<ExcelFile> {
    if (bytes.length > MOST_FILE_BYTES) {
      throw new UnreadableFile({ code: 'FILE_TOO_LARGE', bytes: bytes.length, allowedBytes: MOST_FILE_BYTES });
    }
    const answer = await this.#ask(bytes);
    if (answer && 'file' in answer) return answer.file;
    if (answer) throw new UnreadableFile(answer.reason);
    // The next file gets a new process.
    this.close();
    throw new UnreadableFile({ code: 'TOO_HEAVY' });
  }

  /** Undefined when the process did not live to answer. */
  #ask(bytes: Buffer): Promise<Answer | undefined> {
    this.#process ??= startReading(this.#limits);
    const reading = this.#process;
    return new Promise((resolve) => {
      const end = (answer: Answer | undefined) => {
        clearTimeout(timer);
        reading.removeAllListeners();
        resolve(answer);
      };
      const timer = setTimeout(() => end(undefined), this.#limits.milliseconds);
      reading.once('message', (answer) => end(answer as Answer));
      reading.once('exit', () => end(undefined));
      reading.once('error', () => end(undefined));
      reading.send(bytes);
    });
  }

  close(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }
}
