/**
 * How many calls a minute Google takes (https://developers.google.com/workspace/sheets/api/limits), kept by waiting: a call is
 * made only when it is sure to be let through, wherever Google's minute begins.
 */
import { OutOfTime } from './google-error.ts';
import { type Patience, untilNextMinute } from './patience.ts';

/** A minute, and a little more, for two clocks may go differently. */
const WINDOW_MS = 60_100;
/** How long calls that are still on their way are waited for before another look. */
const LOOK_MS = 1000;

/** Says that the call was answered; `isRefused` when the quota was used up all the same. */
export type CallEnded = (isRefused: boolean) => void;

/** Of one quota; all the runs of a process share it. */
export class CallPace {
  readonly #perMinute: number;
  readonly #patience: Patience;
  /** When the calls of the last minute were answered, in ms since 1970, the oldest first. */
  readonly #answeredAt: number[] = [];
  #onTheirWay = 0;
  #closedUntil = 0;

  constructor(perMinute: number, patience: Patience) {
    this.#perMinute = perMinute;
    this.#patience = patience;
  }

  /** Waits until a call may be made. Throws `OutOfTime` at once where that would be at `end` (ms since 1970) or later. */
  async enter(end: number): Promise<CallEnded> {
    for (let pause = this.#pause(); pause > 0; pause = this.#pause()) {
      if (this.#patience.now() + pause >= end) throw new OutOfTime();
      await this.#patience.wait(pause);
    }
    this.#onTheirWay += 1;
    return (isRefused) => this.#end(isRefused);
  }

  /**
   * Google counts a call at some moment between its start and its answer. One that starts a minute after the answer of the
   * call `perMinute` places before it cannot be counted in the same minute.
   */
  #pause(): number {
    const now = this.#patience.now();
    if (now < this.#closedUntil) return this.#closedUntil - now;
    const fresh = this.#answeredAt.findIndex((at) => at + WINDOW_MS > now);
    this.#answeredAt.splice(0, fresh < 0 ? this.#answeredAt.length : fresh);
    const free = this.#perMinute - this.#onTheirWay - this.#answeredAt.length;
    if (free > 0) return 0;
    const [oldest] = this.#answeredAt;
    return oldest === undefined ? LOOK_MS : oldest + WINDOW_MS - now;
  }

  /** Refused although it was its turn: somebody else uses the same quota, and it comes back when the minute rolls. */
  #end(isRefused: boolean): void {
    this.#onTheirWay -= 1;
    this.#answeredAt.push(this.#patience.now());
    if (isRefused) this.#closedUntil = this.#patience.now() + untilNextMinute(this.#patience);
  }
}
