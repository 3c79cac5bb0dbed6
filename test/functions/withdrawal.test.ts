import { describe, expect, it } from 'vitest';
import { readOrders } from '../../functions/operator-orders.ts';
import { release } from '../../functions/rollback.ts';
import { withdraw } from '../../functions/withdrawal.ts';
import { failingCalls, STORE_WAYS } from '../publication/failing-store.ts';
import { goesOn } from '../publication/history.ts';
import {
  copyOf,
  deskOf,
  historyOf,
  newClock,
  type Place,
  placeWith,
  publishValue,
  rollBackTo,
  statusOf,
  valuesOf,
  WHY,
  withdrawVersion,
} from '../publication/operated-register.ts';
import { pressOf } from '../publication/tiny-register.ts';

async function namesOf({ open }: Place, seq: number): Promise<readonly string[]> {
  return (await open.list(`versions/${seq}-`)).map(({ path }) => path.split('/').at(-1) ?? '');
}

async function listedOf({ open }: Place, seq: number): Promise<unknown> {
  const { versions } = JSON.parse(String((await open.read('versions.json'))?.bytes)) as { versions: { seq: number }[] };
  return versions.find((entry) => entry.seq === seq);
}

describe('a withdrawal', () => {
  it('takes the files, leaves a signed tombstone, and the chain goes on through it', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    const before = await historyOf(place);
    const files = await place.open.list('versions/2-');
    const kept = await Promise.all(files.map(async ({ path }) => (await place.open.read(path))?.bytes.toString()));
    const outcome = await withdrawVersion(place, 2, now);
    expect(outcome).toMatchObject({ already: false, instead: null, restoredBy: [], tombstone: { seq: 2, why: WHY } });
    expect(await valuesOf(place)).toEqual([
      [3, 3],
      [2, null],
      [1, 1],
    ]);
    expect(goesOn(before.versions, (await historyOf(place)).versions)).toBe(true);
    expect([...(await namesOf(place, 2))].sort()).toEqual([
      'manifest.json',
      'manifest.sig',
      'withdrawn.json',
      'withdrawn.sig',
    ]);
    expect(await listedOf(place, 2)).toMatchObject({
      headline: null,
      sha256: before.versions[1]?.sha256,
      withdrawn: { at: outcome.tombstone.at, why: WHY },
    });
    const [copy] = await place.closed.list('withdrawn/2-');
    expect(kept).toContain((await place.closed.read(copy?.path ?? ''))?.bytes.toString());
    expect(await readOrders(place.open)).toEqual({ hold: null, withdrawing: [] });
  });

  it('of the newest publishes the one before anew and holds, until the operator lets go', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    expect((await withdrawVersion(place, 3, now)).instead).toMatchObject({ seq: 4, published: true });
    expect(await valuesOf(place)).toEqual([
      [4, 2],
      [3, null],
      [2, 2],
      [1, 1],
    ]);
    expect(await statusOf(place)).toMatchObject({ lastAttempt: { outcome: 'held', code: 'WITHDRAWN' } });
    expect(await publishValue(place.open, 3, now)).toEqual({ outcome: 'held' });
    await release(pressOf(place.open));
    expect(await publishValue(place.open, 4, now)).toMatchObject({ outcome: 'published', seq: 5 });
    expect((await valuesOf(place))[0]).toEqual([5, 4]);
  });

  it('of the newest passes over versions that were withdrawn before', async () => {
    const now = newClock();
    const place = await placeWith(4, now);
    for (const seq of [3, 2]) await withdrawVersion(place, seq, now);
    expect((await withdrawVersion(place, 4, now)).instead).toMatchObject({ seq: 5 });
    expect((await valuesOf(place)).map(([, value]) => value)).toEqual([1, null, null, null, 1]);
  });

  it('of the only version is refused: nothing could stand in its place', async () => {
    const now = newClock();
    const place = await placeWith(1, now);
    await expect(withdrawVersion(place, 1, now)).rejects.toMatchObject({ code: 'NOTHING_BEFORE' });
    expect(await valuesOf(place)).toEqual([[1, 1]]);
  });

  it('that is repeated changes nothing; the first reason stays', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    const { tombstone } = await withdrawVersion(place, 2, now);
    const again = await withdraw(deskOf(place.open, now), place.closed, { seq: 2, why: 'Другая причина' });
    expect(again).toMatchObject({ already: true, tombstone, instead: null });
    expect((await listedOf(place, 2)) as object).toMatchObject({ withdrawn: { why: WHY } });
  });

  it('says in which later versions the same content stands', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    await rollBackTo(place, 1, now);
    expect((await withdrawVersion(place, 1, now)).restoredBy).toEqual([4]);
  });

  it.each([0, 9])('of version %i, which is not there, is refused', async (seq) => {
    const place = await placeWith(2, newClock());
    await expect(withdrawVersion(place, seq, newClock())).rejects.toMatchObject({ code: 'VERSION_UNKNOWN' });
  });

  it('is in versions.json again after that was lost', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    await withdrawVersion(place, 2, now);
    const before = (await place.open.read('versions.json'))?.bytes.toString();
    for (const damage of [
      () => place.open.remove('versions.json'),
      () => place.open.put('versions.json', Buffer.from('{"versions":[')),
    ]) {
      await damage();
      await publishValue(place.open, 3, now);
      expect((await place.open.read('versions.json'))?.bytes.toString()).toBe(before);
    }
  });

  it('does not sign what somebody else has put where the tombstone goes', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    const [first] = await place.open.list('versions/2-');
    const folder = first?.path.split('/').slice(0, 2).join('/') ?? '';
    const forged = { ...(await withdrawVersion(copyOf(place), 2, now)).tombstone, why: 'Подделка' };
    await place.open.put(`${folder}/withdrawn.json`, Buffer.from(JSON.stringify(forged)));
    expect((await withdrawVersion(place, 2, now)).tombstone.why).toBe(WHY);
    expect((await valuesOf(place))[1]).toEqual([2, null]);
  });
});

describe.each(STORE_WAYS)('a withdrawal of which any one call to a store goes wrong: %s', (way) => {
  it.each([2, 3])(
    'of version %i: the history is whole, and the same command finishes it',
    async (seq) => {
      const now = newClock();
      const standing = await placeWith(3, now);
      let nth = 0;
      for (let untouched = false; !untouched; ) {
        nth += 1;
        const place = copyOf(standing);
        const before = await historyOf(place);
        const calls = failingCalls({ nth, way, passTime: () => undefined });
        const desk = deskOf(calls.over(place.open), now);
        const failing = withdraw(desk, calls.over(place.closed), { seq, why: WHY });
        await Promise.race([
          failing.then(
            () => 'done',
            () => 'failed',
          ),
          calls.died,
        ]);
        untouched = calls.calls() < nth;
        const cut = await historyOf(place);
        expect([way, nth, cut.broken, goesOn(before.versions, cut.versions)]).toEqual([way, nth, [], true]);
        // The next run repairs what is derived, the mark too.
        await publishValue(place.open, 3, now);
        const { broken, behind } = await historyOf(place);
        expect([way, nth, broken, behind]).toEqual([way, nth, [], []]);
        await withdrawVersion(place, seq, now);
        await calls.arrive();
        await publishValue(place.open, 3, now);
        const values = await valuesOf(place);
        expect([way, nth, values.find(([one]) => one === seq)]).toEqual([way, nth, [seq, null]]);
        if (seq === 3) expect([way, nth, values[0]?.[1]]).toEqual([way, nth, 2]);
        expect((await readOrders(place.open)).withdrawing).toEqual([]);
      }
      expect(nth).toBeGreaterThan(20);
      console.log(`a withdrawal of version ${seq}, ${way}: ${nth - 1} calls, each went wrong once`);
    },
    120_000,
  );
});
