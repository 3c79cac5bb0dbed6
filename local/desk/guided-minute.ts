/** The newcomer's minute: five steps, each ticked once it has really happened in the workbook, in the store or on the wire. */
import type { StoredWorkbook } from '../google/workbook-file.ts';
import { lookAt, type TriedCell } from './tried-cell.ts';

export const STEP_COUNT = 5;

/** How many of the steps are done: typed, marked, published, mended, fetched. */
type Done = 0 | 1 | 2 | 3 | 4 | 5;

interface Seen {
  readonly text: string;
  readonly isMarked: boolean;
  readonly seq: number;
}

export class GuidedMinute {
  private chosen: TriedCell | undefined;
  private steps: Done = 0;
  /** The version that stood when the mistake was typed. */
  private seqBefore = 0;
  private seq = 0;

  get cell(): TriedCell | undefined {
    return this.chosen;
  }

  get done(): Done {
    return this.steps;
  }

  begin(cell: TriedCell | undefined, seq: number): void {
    this.chosen ??= cell;
    this.seq = Math.max(this.seq, seq);
  }

  /** A version came out. @return whether a step is done by it */
  published(seq: number, stored: StoredWorkbook | undefined): boolean {
    this.seq = seq;
    return this.look(stored);
  }

  /** Something changed in the workbook. @return whether a step is done or undone by it */
  look(stored: StoredWorkbook | undefined): boolean {
    if (!this.chosen || !stored || stored.spreadsheetId !== this.chosen.spreadsheetId) return false;
    const before = this.steps;
    const seen = { ...lookAt(this.chosen, stored), seq: this.seq };
    for (let step = this.next(seen); step !== this.steps; step = this.next(seen)) this.steps = step;
    return this.steps !== before;
  }

  /** Somebody fetched the snapshot. @return whether that was a step */
  fetched(): boolean {
    if (this.steps !== 4) return false;
    this.steps = 5;
    return true;
  }

  private next({ text, isMarked, seq }: Seen): Done {
    const isRight = text === this.chosen?.right;
    if (this.steps === 0 && !isRight && text !== '') {
      this.seqBefore = seq;
      return 1;
    }
    // Mended before any version came out: nothing was seen, and it may be tried again.
    if ((this.steps === 1 || this.steps === 2) && isRight && !isMarked) return 0;
    if (this.steps === 1 && isMarked) return 2;
    if (this.steps === 2 && seq > this.seqBefore) return 3;
    if (this.steps === 3 && text !== '' && !isMarked) return 4;
    return this.steps;
  }
}
