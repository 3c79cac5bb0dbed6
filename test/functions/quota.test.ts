/** I11: a run asks Google for no more than it must, is never refused for asking too much, and ends in its time. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../local/running-svod.ts';
import { type CountryOptions, type LargeCountry, largeCountry } from './large-country.ts';

const REGIONS = 89;
/** Of the central workbook: its shape and its tabs. */
const CENTRAL_READS = 2;

async function country(options: CountryOptions): Promise<LargeCountry> {
  const one = await largeCountry(temporaryFolder(), options);
  onTestFinished(() => one.close());
  return one;
}

/** Runs until nothing is read that did not change. */
async function settled(options: CountryOptions): Promise<LargeCountry> {
  const one = await country(options);
  for (let run = 0; run < 4; run += 1) await one.run();
  return one;
}

describe('the quota of 60 reads a minute', () => {
  it('is enough for 89 workbooks that nobody has read yet: one read each, two minutes, nothing refused', async () => {
    const one = await country({ workbooks: REGIONS });
    const { calls, seconds, ...outcome } = await one.run();
    expect(one.publishedAt()).toBeLessThanOrEqual(120);
    expect(outcome).toMatchObject({ published: true, seq: 1, rows: { setAside: 0 } });
    expect(calls).toMatchObject({ reads: REGIONS + CENTRAL_READS, refused: 0 });
    // One for «Приём» of each, one for «Сводка».
    expect(calls.writes).toBe(REGIONS + 1);
    expect(seconds).toBeLessThanOrEqual(180);
  });

  it('is not used for what did not change: two reads, and one more for each workbook that did', async () => {
    const one = await settled({ workbooks: REGIONS });
    expect(await one.run()).toMatchObject({ published: false, calls: { reads: CENTRAL_READS, writes: 0 } });
    for (const changed of [1, 10]) {
      one.edit(changed);
      expect(await one.run()).toMatchObject({
        published: true,
        calls: { reads: CENTRAL_READS + changed, refused: 0 },
      });
      // Once more, to be sure; then never again.
      expect(await one.run()).toMatchObject({ calls: { reads: CENTRAL_READS + changed, refused: 0 } });
      expect(await one.run()).toMatchObject({ calls: { reads: CENTRAL_READS, refused: 0 } });
    }
  });

  it('is shared by the runs of a process, also by those that run at once', async () => {
    const one = await country({ workbooks: 40 });
    const started = one.world.patience.now();
    await Promise.all([one.run(), one.run(), one.run()]);
    expect(one.calls.refused).toBe(0);
    expect(one.calls.reads).toBeGreaterThan(120);
    expect(one.world.patience.now() - started).toBeGreaterThan(60_000);
  });
});

describe('a run that is too short for the quota', () => {
  const HOUR_MS = 3_600_000;
  const TOO_SHORT = { workbooks: 20, quota: 10, deadlineSeconds: 60 };

  async function attempt(one: LargeCountry): Promise<unknown> {
    one.pass(HOUR_MS);
    return one.run().catch((thrown: unknown) => thrown);
  }

  it('leaves what it read to the next one, until the first version is published', async () => {
    const one = await country(TOO_SHORT);
    for (const read of [8, 16]) {
      expect(await attempt(one)).toMatchObject({
        code: 'RUN_TOO_LONG',
        message: `Запуск не уложился в срок: прочитано таблиц ${read} из 20; следующий запуск продолжит.`,
      });
    }
    expect(await attempt(one)).toMatchObject({ published: true, seq: 1, rows: { setAside: 0 }, calls: { refused: 0 } });
  });

  it('publishes an edit at once although it cannot confirm everything, and comes to rest', async () => {
    const one = await country(TOO_SHORT);
    for (let run = 0; run < 3; run += 1) await attempt(one);
    // All of what was told has another version now: it is read again in three runs.
    for (let run = 0; run < 8; run += 1) await attempt(one);
    one.edit(1);
    expect(await attempt(one)).toMatchObject({ published: true, calls: { reads: CENTRAL_READS + 1 } });
    await attempt(one);
    // An hour later, so that one cell of «Сводка» says so.
    expect(await attempt(one)).toMatchObject({ published: false, calls: { reads: CENTRAL_READS, writes: 1 } });
    expect(one.calls.refused).toBe(0);
  });

  it('goes on from there also in another process', async () => {
    const one = await country(TOO_SHORT);
    for (let run = 0; run < 2; run += 1) {
      one.pass(HOUR_MS);
      await expect(one.run(one.cold())).rejects.toMatchObject({ code: 'RUN_TOO_LONG' });
    }
    one.pass(HOUR_MS);
    expect(await one.run(one.cold())).toMatchObject({ published: true, seq: 1 });
  });
});
