import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { RunQueue } from '../../local/run-queue.ts';

/** A run that notes when it starts and ends. */
function recordingRun(durationMs: number) {
  const notes: string[] = [];
  let count = 0;
  const run = async () => {
    const number = ++count;
    notes.push(`start ${number}`);
    await wait(durationMs);
    notes.push(`end ${number}`);
    return number;
  };
  return { run, notes };
}

describe('the queue of runs', () => {
  it('knows whether a run is going on, also after one that failed', async () => {
    const seen: boolean[] = [];
    const queue: RunQueue<void> = new RunQueue(async () => {
      seen.push(queue.isRunning);
      throw new Error('failed');
    }, 1000);
    const outcome = queue.now();
    await expect(outcome).rejects.toThrow('failed');
    expect([...seen, queue.isRunning]).toEqual([true, false]);
    await queue.close();
  });

  it('runs one at a time, each with an outcome of its own', async () => {
    const { run, notes } = recordingRun(5);
    const queue = new RunQueue(run, 1_000);
    expect(await Promise.all([queue.now(), queue.now(), queue.now()])).toEqual([1, 2, 3]);
    expect(notes).toEqual(['start 1', 'end 1', 'start 2', 'end 2', 'start 3', 'end 3']);
  });

  it('starts one run for many edits, after the last of them', async () => {
    const { run, notes } = recordingRun(1);
    const queue = new RunQueue(run, 30);
    for (let edit = 0; edit < 5; edit++) {
      queue.soon();
      await wait(5);
    }
    expect(notes).toEqual([]);
    await expect.poll(() => notes).toEqual(['start 1', 'end 1']);
  });

  it('lets an explicit request take the place of the run that waits', async () => {
    const { run, notes } = recordingRun(1);
    const queue = new RunQueue(run, 30);
    queue.soon();
    expect(await queue.now()).toBe(1);
    await wait(60);
    expect(notes).toEqual(['start 1', 'end 1']);
  });

  it('goes on after a run that failed', async () => {
    let count = 0;
    const queue = new RunQueue(async () => {
      count++;
      if (count === 1) throw new Error('first');
      return count;
    }, 1);
    await expect(queue.now()).rejects.toThrow('first');
    expect(await queue.now()).toBe(2);
  });

  it('waits for what is running when it closes, and starts nothing more', async () => {
    const { run, notes } = recordingRun(20);
    const queue = new RunQueue(run, 1);
    const running = queue.now();
    await wait(1);
    await queue.close();
    queue.soon();
    await wait(10);
    expect(notes).toEqual(['start 1', 'end 1']);
    expect(await running).toBe(1);
  });
});
