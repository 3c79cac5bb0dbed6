/** Writes that wait for the disk together: one turn of the disk serves all that came while the one before it was under way. */

interface Waiting {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

function waiting(): Waiting {
  let [resolve, reject]: [() => void, (reason: unknown) => void] = [() => undefined, () => undefined];
  const promise = new Promise<void>((onDone, onFailed) => {
    [resolve, reject] = [onDone, onFailed];
  });
  // Whoever waits is told; a write that nobody waits for must not end the process.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

export class DiskTurns {
  private readonly turn: () => Promise<void>;
  private readonly takeBack: () => void;
  private current: Waiting | undefined;
  private next: Waiting | undefined;

  /** When a turn fails, all that was written since the last good one is taken back: also what waits for the next one. */
  constructor(turn: () => Promise<void>, takeBack: () => void) {
    this.turn = turn;
    this.takeBack = takeBack;
  }

  /** Something was written; it will get its turn whether somebody waits for it or not. */
  ask(): void {
    if (this.next) return;
    this.next = waiting();
    // Whatever is written until the loop comes round goes into the same turn.
    if (!this.current) setImmediate(() => this.begin());
  }

  /** Done when everything written so far outlives a loss of power; fails when something of it was taken back. */
  settled(): Promise<void> {
    return (this.next ?? this.current)?.promise ?? Promise.resolve();
  }

  private begin(): void {
    const own = this.next;
    if (!own || this.current) return;
    this.next = undefined;
    this.current = own;
    this.turn().then(
      () => {
        this.current = undefined;
        own.resolve();
        this.begin();
      },
      (reason: unknown) => {
        const late = this.next;
        this.next = undefined;
        this.current = undefined;
        this.takeBack();
        own.reject(reason);
        late?.reject(reason);
      },
    );
  }
}
