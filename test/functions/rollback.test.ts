import { describe, expect, it } from 'vitest';
import { findVersion, verifyVersion } from '../../functions/earlier-version.ts';
import { readOrders } from '../../functions/operator-orders.ts';
import { type PublishedBase, publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { release, rollBack } from '../../functions/rollback.ts';
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
  withdrawVersion,
} from '../publication/operated-register.ts';
import { draftOf, KEY, pressOf } from '../publication/tiny-register.ts';

async function flip({ open }: Place, path: string): Promise<void> {
  const bytes = Buffer.from((await open.read(path))?.bytes ?? '');
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  await open.put(path, bytes);
}

async function pathOf({ open }: Place, seq: number, name: string): Promise<string> {
  return (await open.list(`versions/${seq}-`)).find(({ path }) => path.endsWith(`/${name}`))?.path ?? '';
}

describe('a rollback', () => {
  it('publishes the content of the earlier version as a new one, on the newest state of the workbooks', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    const before = await readBase(place.open);
    expect(await rollBackTo(place, 1, now)).toMatchObject({ seq: 4, published: true, hold: { seq: 1 } });
    expect(await valuesOf(place)).toEqual([
      [4, 1],
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
    const { versions } = await historyOf(place);
    expect(versions[0]?.manifest.vector).toEqual(before?.vector);
    expect(versions[0]?.manifest.restores).toEqual({ seq: 1, sha256: versions[3]?.sha256 });
    expect(Date.parse(versions[0]?.takenAt ?? '')).toBeGreaterThan(Date.parse(versions[1]?.takenAt ?? ''));
    expect(await statusOf(place)).toMatchObject({
      lastSuccess: { seq: 4 },
      lastAttempt: { outcome: 'held', code: 'ROLLED_BACK' },
    });
  });

  it('holds: runs publish nothing until the operator lets go, then what stands in the workbooks', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    await rollBackTo(place, 2, now);
    for (const value of [4, 5]) expect(await publishValue(place.open, value, now)).toEqual({ outcome: 'held' });
    expect((await valuesOf(place))[0]).toEqual([4, 2]);
    expect(await release(pressOf(place.open))).toMatchObject({ code: 'ROLLED_BACK', seq: 2 });
    expect(await release(pressOf(place.open))).toBeNull();
    expect(await publishValue(place.open, 5, now)).toMatchObject({ outcome: 'published', seq: 5 });
    expect((await valuesOf(place))[0]).toEqual([5, 5]);
  });

  it('that is repeated changes nothing, not even when it began', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    const { hold } = await rollBackTo(place, 1, now);
    expect(await rollBackTo(place, 1, now)).toMatchObject({ seq: 4, published: false, hold });
    expect(await valuesOf(place)).toHaveLength(4);
  });

  it('to the newest version publishes nothing and holds', async () => {
    const now = newClock();
    const place = await placeWith(2, now);
    expect(await rollBackTo(place, 2, now)).toMatchObject({ seq: 2, published: false });
    expect(await publishValue(place.open, 3, now)).toEqual({ outcome: 'held' });
    expect(await valuesOf(place)).toHaveLength(2);
  });

  it('goes to yet another version while it holds', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    await rollBackTo(place, 2, now);
    await rollBackTo(place, 1, now);
    await rollBackTo(place, 3, now);
    expect((await valuesOf(place)).map(([, value]) => value)).toEqual([3, 1, 2, 3, 2, 1]);
    expect((await readOrders(place.open)).hold?.seq).toBe(3);
  });

  it.each([0, 4, 99])('to version %i, which is not there, is refused and holds nothing', async (to) => {
    const place = await placeWith(3, newClock());
    await expect(rollBackTo(place, to, newClock())).rejects.toMatchObject({ code: 'VERSION_UNKNOWN' });
    expect((await readOrders(place.open)).hold).toBeNull();
  });

  it('is refused where nothing is published', async () => {
    const place = await placeWith(0, newClock());
    await expect(rollBackTo(place, 1, newClock())).rejects.toMatchObject({ code: 'VERSION_UNKNOWN' });
  });

  it('to a withdrawn version is refused with the reason', async () => {
    const now = newClock();
    const place = await placeWith(3, now);
    await withdrawVersion(place, 2, now);
    await expect(rollBackTo(place, 2, now)).rejects.toMatchObject({
      code: 'VERSION_WITHDRAWN',
      message: expect.stringContaining('В строках была ошибка') as string,
    });
    expect((await readOrders(place.open)).hold).toBeNull();
  });

  it.each(['snapshot.json', 'manifest.json', 'manifest.sig'])(
    'to a version of which %s is not as it was signed, or gone, is refused, holds nothing and publishes nothing',
    async (name) => {
      const whole = await placeWith(3, newClock());
      const path = await pathOf(whole, 2, name);
      for (const spoil of [(place: Place) => flip(place, path), ({ open }: Place) => open.remove(path)]) {
        const place = copyOf(whole);
        await spoil(place);
        await expect(rollBackTo(place, 2, newClock())).rejects.toMatchObject({ code: 'VERSION_UNVERIFIABLE' });
        expect((await readOrders(place.open)).hold).toBeNull();
        expect((await readBase(place.open))?.snapshot.seq).toBe(3);
      }
    },
  );

  it('to a version that later code has published, and this one knows only in part, is refused', async () => {
    const now = newClock();
    const place = await placeWith(1, now);
    const base = await readBase(place.open);
    await publishSnapshot(pressOf(place.open), draftOf({ value: 2, version: 2 }, now(), base), base);
    await publishValue(place.open, 3, now);
    const found = (await findVersion(place.open, (await readBase(place.open)) as PublishedBase, 2)).version;
    const text = found.snapshotBytes?.toString('utf8').replace('{', '{"tomorrow":1,') ?? '';
    await expect(verifyVersion(place.open, KEY, { ...found, snapshotBytes: Buffer.from(text) })).rejects.toMatchObject({
      code: 'VERSION_UNVERIFIABLE',
      message: expect.stringContaining('новый Свод') as string,
    });
  });

  it('does not believe an order that cannot be read: nothing is published', async () => {
    const now = newClock();
    const place = await placeWith(2, now);
    await place.open.put('orders.json', Buffer.from('{"hold":'));
    await expect(publishValue(place.open, 3, now)).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
    expect((await readBase(place.open))?.snapshot.seq).toBe(2);
  });
});

describe.each(STORE_WAYS)('a rollback of which any one call to the store goes wrong: %s', (way) => {
  it('leaves a whole history, and the same command finishes it; runs do not undo it', {
    timeout: 120_000,
  }, async () => {
    const now = newClock();
    const standing = await placeWith(3, now);
    let nth = 0;
    for (let untouched = false; !untouched; ) {
      nth += 1;
      const place = copyOf(standing);
      const before = await historyOf(place);
      const calls = failingCalls({ nth, way, passTime: () => undefined });
      const failing = rollBack(deskOf(calls.over(place.open), now), { to: 1, code: 'ROLLED_BACK' });
      const end = await Promise.race([
        failing.then(
          () => 'done',
          () => 'failed',
        ),
        calls.died.then(() => 'died'),
      ]);
      untouched = calls.calls() < nth;
      const cut = await historyOf(place);
      expect([way, nth, cut.broken, goesOn(before.versions, cut.versions)]).toEqual([way, nth, [], true]);
      // The next run either publishes as ever, or finds itself held and repairs what is derived.
      const run = await publishValue(place.open, 3, now);
      if (end === 'done') expect([way, nth, run.outcome]).toEqual([way, nth, 'held']);
      const { broken, behind } = await historyOf(place);
      expect([way, nth, broken, behind]).toEqual([way, nth, [], []]);
      await rollBackTo(place, 1, now);
      await calls.arrive();
      await publishValue(place.open, 4, now);
      expect([way, nth, (await valuesOf(place))[0]?.[1]]).toEqual([way, nth, 1]);
      expect((await valuesOf(place)).length).toBeLessThanOrEqual(5);
    }
    expect(nth).toBeGreaterThan(20);
    console.log(`a rollback, ${way}: ${nth - 1} calls, each went wrong once`);
  });
});
