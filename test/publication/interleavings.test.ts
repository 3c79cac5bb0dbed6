/** F20, F22: every order in which two publishers can take their steps, with every edit in between and every crash. */
import { describe, expect, it } from 'vitest';
import type { ProtocolPoint } from '../../functions/protocol-point.ts';
import { createMemoryStore, type MemoryStore } from '../functions/stores/memory-store.ts';
import { expectOrderly } from './expect-orderly.ts';
import { type RunEnd, runOnce } from './publisher.ts';

/** Where a publisher waits for its turn. */
const GATES: readonly ProtocolPoint[] = ['P1', 'P3', 'P8', 'P9', 'P11'];

class Crash extends Error {}

/** A publisher that takes one step at a time. */
class Stepwise {
  private passed = 0;
  private go: ((crash: boolean) => void) | undefined;
  private arrived: () => void = () => undefined;
  readonly ended: Promise<RunEnd | 'crashed'>;

  constructor(run: (reach: (point: ProtocolPoint) => Promise<void>) => Promise<RunEnd>) {
    this.ended = run((point) => this.reach(point)).catch((thrown: unknown) => {
      if (thrown instanceof Crash) return 'crashed';
      throw thrown;
    });
  }

  private async reach(point: ProtocolPoint): Promise<void> {
    if (point !== GATES[this.passed]) return;
    this.passed += 1;
    const crash = await new Promise<boolean>((go) => {
      this.go = go;
      this.arrived();
    });
    if (crash) throw new Crash();
  }

  /** Until it stands before its next gate, or has ended. */
  async step(crash: boolean): Promise<void> {
    const { go } = this;
    if (!go) return;
    this.go = undefined;
    const arrived = new Promise<void>((resolve) => {
      this.arrived = resolve;
    });
    go(crash);
    await Promise.race([arrived, this.ended]);
  }
}

/** All words of so many zeros and ones. */
function words(zeros: number, ones: number): readonly (readonly (0 | 1)[])[] {
  if (zeros === 0 && ones === 0) return [[]];
  return [
    ...(zeros > 0 ? words(zeros - 1, ones).map((word) => [0 as const, ...word]) : []),
    ...(ones > 0 ? words(zeros, ones - 1).map((word) => [1 as const, ...word]) : []),
  ];
}

const WORDS = words(GATES.length, GATES.length);
const STEPS = 2 * GATES.length;

interface Course {
  readonly word: readonly (0 | 1)[];
  /** Before which step somebody edits the workbook. */
  readonly edit: number;
  /** At which step the publisher whose turn it is dies; undefined when none does. */
  readonly crash?: number;
}

async function take(base: MemoryStore, { word, edit, crash }: Course): Promise<void> {
  const store = base.copy();
  let state = { value: 2, version: 2 };
  let clock = Date.UTC(2026, 10, 23, 9);
  const now = () => {
    clock += 1000;
    return new Date(clock);
  };
  const publishers = [0, 1].map((which) => {
    // One clock is a day ahead.
    const own = () => new Date(now().getTime() + which * 86_400_000);
    return new Stepwise((reach) => runOnce({ store, register: () => state, now: own, reach }));
  });
  for (const [index, which] of word.entries()) {
    if (index === edit) state = { value: 3, version: 3 };
    await publishers[which]?.step(index === crash);
  }
  const ends = await Promise.all(publishers.map(({ ended }) => ended));
  const versions = await expectOrderly(
    store,
    ends.flatMap((end) => (end === 'crashed' ? [] : [end])),
    state,
    now,
  );
  expect(versions).toBeLessThanOrEqual(base === EMPTY ? 2 : 3);
}

const EMPTY = createMemoryStore();

async function published(): Promise<MemoryStore> {
  const store = createMemoryStore();
  const at = new Date(Date.UTC(2026, 10, 22));
  await runOnce({ store, register: () => ({ value: 1, version: 1 }), now: () => at, reach: async () => undefined });
  return store;
}

const STANDING = await published();

describe('two publishers', () => {
  it('of the first version, in every order of their steps', async () => {
    expect(WORDS).toHaveLength(252);
    for (const word of WORDS) await take(EMPTY, { word, edit: GATES.length });
    console.log(`${WORDS.length} orders of the first version`);
  });

  it('in every order of their steps, with an edit between any two of them', { timeout: 300_000 }, async () => {
    for (const word of WORDS) {
      for (let edit = 0; edit <= STEPS; edit += 1) await take(STANDING, { word, edit });
    }
    console.log(`${WORDS.length} orders × ${STEPS + 1} moments of an edit`);
  });

  it('in every order of their steps, of which one dies at any step', { timeout: 300_000 }, async () => {
    for (const word of WORDS) {
      for (let crash = 0; crash < STEPS; crash += 1) await take(STANDING, { word, edit: GATES.length, crash });
    }
    console.log(`${WORDS.length} orders × ${STEPS} crashes`);
  });
});
