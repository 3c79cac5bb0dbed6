/** F01 to F16, F19 to F22, F27: runs that end, hang, sleep, meet, or have a wrong clock, at every point of the protocol. */
import { describe, expect, it } from 'vitest';
import type { ProtocolPoint } from '../../functions/protocol-point.ts';
import { createMemoryStore } from '../functions/stores/memory-store.ts';
import { readHistory } from '../publication/history.ts';
import { KEY } from '../publication/tiny-register.ts';
import { edit, undoEdit } from './faulty-svod.ts';
import { endOf, expectRecovered, expectWhole, inputsOf, type Stores, type WholeRun, wholeRun } from './whole-run.ts';

const never = new Promise<never>(() => undefined);

/**
 * The points that only think (P0 the deadline, P4 checking, P6 disclosure, P7 encoding) have no call of their own: they are cut
 * at the next one that has. Leftovers (P15) are collected by a command of their own: there the run has ended.
 */
const POINTS: readonly (readonly [id: string, point: string, cut: ProtocolPoint])[] = [
  ['F01', 'P0', 'P1'],
  ['F02', 'P1', 'P1'],
  ['F03', 'P2', 'P2'],
  ['F04', 'P3', 'P3'],
  ['F05', 'P4', 'P5'],
  ['F06', 'P5', 'P5'],
  ['F07', 'P6', 'P8'],
  ['F08', 'P7', 'P8'],
  ['F09', 'P8', 'P8'],
  ['F10', 'P9', 'P9'],
  ['F11', 'P10', 'P10'],
  ['F12', 'P11', 'P11'],
  ['F13', 'P12', 'P12'],
  ['F14', 'P13', 'P13'],
  ['F15', 'P14', 'P14'],
  ['F16', 'P15', 'P14'],
];

/** Ends the run at the point, or lets it hang there for ever. */
async function cutOff(one: WholeRun, stores: Stores, cut: ProtocolPoint, way: 'throw' | 'hang'): Promise<string> {
  let isCut: () => void = () => undefined;
  const reached = new Promise<string>((resolve) => {
    isCut = () => resolve('hangs');
  });
  const reach = async (point: ProtocolPoint) => {
    if (point !== cut) return;
    isCut();
    if (way === 'hang') await never;
    throw new Error('The process ends here.');
  };
  const running = one.run(stores, { reach }).then(
    () => 'ended',
    () => 'thrown',
  );
  return way === 'hang' ? Promise.race([running, reached]) : running;
}

describe('a run that ends at a point', () => {
  it.each(POINTS)(
    '%s at %s: the old version or the new one is served, and the next run ends with the same data (cut at %s)',
    async (id, _point, cut) => {
      const one = await wholeRun();
      const inputs = await inputsOf(one);
      for (const way of ['throw', 'hang'] as const) {
        const stores = one.copyStores();
        const end = await cutOff(one, stores, cut, way);
        expect([id, end]).toEqual([id, way === 'hang' ? 'hangs' : 'thrown']);
        await expectWhole(one, stores.open, end, `${id} ${way}`);
        await expectRecovered(one, stores, `${id} ${way}`);
      }
      expect(await inputsOf(one)).toEqual(inputs);
    },
    60_000,
  );
});

async function seqsOf(stores: Stores): Promise<readonly number[]> {
  const { broken, behind, versions } = await readHistory(stores.open, KEY.publicKey);
  expect([broken, behind]).toEqual([[], []]);
  return versions.map(({ seq }) => seq);
}

describe('a run that sleeps', () => {
  it('F19 for ten minutes before the swap, while another one publishes, publishes nothing', async () => {
    const one = await wholeRun();
    const stores = one.copyStores();
    let isAsleep = false;
    const reach = async (point: ProtocolPoint) => {
      if (point !== 'P11' || isAsleep) return;
      isAsleep = true;
      await edit(one, 2026);
      await one.run(stores);
      one.passTime();
    };
    expect(await endOf(one.run(stores, { reach }))).toBe('RUN_TOO_LONG');
    expect(await seqsOf(stores)).toEqual([2, 1]);
    expect(JSON.parse(String((await stores.open.read('latest.json'))?.bytes))).toMatchObject({ seq: 2 });
  });

  it('F19 within the swap itself is overtaken: the swap fails, and nothing goes back', async () => {
    const one = await wholeRun();
    const stores = one.copyStores();
    let isAsleep = false;
    const sleepy: Stores = {
      ...stores,
      open: {
        ...stores.open,
        replace: async (path, bytes, expected) => {
          if (!isAsleep) {
            isAsleep = true;
            await edit(one, 2026);
            await one.run(stores);
            one.passTime();
          }
          return stores.open.replace(path, bytes, expected);
        },
      },
    };
    expect(await endOf(one.run(sleepy))).toBe('RUN_TOO_LONG');
    expect(await seqsOf(stores)).toEqual([2, 1]);
  });
});

describe('runs at once', () => {
  it.each([2, 4, 8])('F20 %i of them publish one version, and an event that comes again none', async (count) => {
    const one = await wholeRun();
    const stores = one.copyStores();
    const ends = await Promise.all(Array.from({ length: count }, () => endOf(one.run(stores))));
    // Two that took the very same snapshot in the same second have both published it: it is one version.
    expect(ends).toContain('published');
    expect(['published', 'unchanged', 'superseded']).toEqual(expect.arrayContaining([...new Set(ends)]));
    for (let again = 0; again < 5; again += 1) expect(await endOf(one.run(stores))).toBe('unchanged');
    expect(await seqsOf(stores)).toEqual([2, 1]);
  });

  it('F22 a run that read before, and swaps after, a newer publication adds nothing older', async () => {
    const one = await wholeRun();
    const stores = one.copyStores();
    let isOvertaken = false;
    const reach = async (point: ProtocolPoint) => {
      if (point !== 'P5' || isOvertaken) return;
      isOvertaken = true;
      await edit(one, 2027);
      await one.run(stores);
    };
    expect(await endOf(one.run(stores, { reach }))).toBe('unchanged');
    expect(await seqsOf(stores)).toEqual([2, 1]);
  });
});

describe('a clock that is wrong', () => {
  const CLOCKS = [
    ['a day behind', '2026-11-22T09:00:00Z', '2026-11-22'],
    ['a day ahead', '2026-11-24T09:00:00Z', '2026-11-24'],
    ['on the leap day', '2028-02-29T12:00:00Z', '2028-02-29'],
    ['at the end of the year in London, which has ended in Moscow', '2026-12-31T21:30:00Z', '2027-01-01'],
    ['at the end of the year in Moscow', '2026-12-31T20:59:59Z', '2026-12-31'],
  ] as const;

  it.each(CLOCKS)('F21 %s (%s): the order is that of the chain, the day that of Moscow', async (_what, at, day) => {
    const one = await wholeRun();
    const stores = one.copyStores();
    expect(await endOf(one.run(stores, { now: () => new Date(at) }))).toBe('published');
    expect(JSON.parse(String((await stores.open.read('latest.json'))?.bytes))).toMatchObject({ seq: 2, asOf: day });
    await undoEdit(one);
    expect(await endOf(one.run(stores))).toBe('published');
    expect(await seqsOf(stores)).toEqual([3, 2, 1]);
  });

  it('F21 a jump of a day during the run, and 1970, change no order', async () => {
    const one = await wholeRun();
    const stores = one.copyStores();
    let hours = 0;
    const jumping = () => {
      hours += 24;
      return new Date(Date.UTC(2026, 10, 23, 9 + hours));
    };
    expect(await endOf(one.run(stores, { now: jumping }))).toBe('published');
    await edit(one, 2028);
    await endOf(one.run(stores, { now: () => new Date(0) }));
    expect((await seqsOf(stores))[0]).toBeGreaterThanOrEqual(2);
    await undoEdit(one);
    await endOf(one.run(stores));
    const seqs = await seqsOf(stores);
    expect(seqs).toEqual(seqs.map((_, index) => seqs.length - index));
  });
});

describe('a log that takes nothing', () => {
  it('F27 stops no publication, not the first one either', async () => {
    const one = await wholeRun();
    const log = () => {
      throw new Error('The log is full.');
    };
    const stores = one.copyStores();
    expect(await endOf(one.run(stores, { log }))).toBe('published');
    expect(await seqsOf(stores)).toEqual([2, 1]);
    const fresh = { open: createMemoryStore(), closed: createMemoryStore() };
    expect(await endOf(one.run(fresh, { log }))).toBe('published');
  });
});
