/** The last things that happened, in words, for whoever looks at the desk and not at the terminal. */
import { type LocalEvent, wordsOf } from '../event-words.ts';

export interface DiaryLine {
  /** The first ever is 1. */
  readonly n: number;
  readonly at: Date;
  readonly words: string;
}

const MOST_LINES = 200;
/** What a person at the desk does not wait for. */
const UNTOLD: ReadonlySet<LocalEvent['event']> = new Set<LocalEvent['event']>(['read', 'pages-written']);

export class RunDiary {
  private lines: readonly DiaryLine[] = [];
  private count = 0;

  take(event: LocalEvent, at: Date): void {
    if (UNTOLD.has(event.event)) return;
    this.count += 1;
    this.lines = [...this.lines, { n: this.count, at, words: wordsOf(event) }].slice(-MOST_LINES);
  }

  /** The number of the newest line. */
  get last(): number {
    return this.count;
  }

  after(n: number): readonly DiaryLine[] {
    return this.lines.filter((line) => line.n > n);
  }
}
