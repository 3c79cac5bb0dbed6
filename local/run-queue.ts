/** One run at a time. An edit asks for a run after a quiet while; an explicit request takes the waiting one's place. */
export class RunQueue<Outcome> {
  readonly #run: () => Promise<Outcome>;
  readonly #quietMs: number;
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  #isRunning = false;

  constructor(run: () => Promise<Outcome>, quietMs: number) {
    this.#run = run;
    this.#quietMs = quietMs;
  }

  /** Runs once nothing has asked for it for the quiet while. */
  soon(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Whoever waits for this run reads its outcome in the log and in status.json.
      this.now().catch(() => undefined);
    }, this.#quietMs);
  }

  /** Runs as soon as the run that is going on has ended. */
  now(): Promise<Outcome> {
    clearTimeout(this.#timer);
    const outcome = this.#last.then(() => this.#noted());
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }

  /** Whether a run is going on. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  async #noted(): Promise<Outcome> {
    this.#isRunning = true;
    try {
      return await this.#run();
    } finally {
      this.#isRunning = false;
    }
  }

  /** Starts nothing more, and waits for what is running. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#last;
  }
}
