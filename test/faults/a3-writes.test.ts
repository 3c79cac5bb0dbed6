/** N03, N13 and N14: «Сводка» is written once, whatever becomes of the answer, and writing it starts no run for ever. */
import { describe, expect, it } from 'vitest';
import { latestText } from '../local/running-svod.ts';
import {
  ask,
  centralVersion,
  clear,
  dataOf,
  edit,
  expectRecovered,
  faultySvod,
  run,
  summaryOf,
} from './faulty-svod.ts';
import { batchUpdate, sheetIdOf } from './filled-workbook.ts';

const WRITE = 'sheets.spreadsheets.batchUpdate';

describe('N03 a write whose answer is lost', () => {
  it('is looked for, found, and not done again', async () => {
    const one = await faultySvod();
    await edit(one);
    const version = await centralVersion(one);
    await ask(one, { kind: 'unavailableAfterWrite' }, { method: WRITE });
    expect((await run(one)).body).toMatchObject({ published: true });
    expect(await clear(one)).toEqual([{ matched: 1, injected: 1 }]);
    expect(await centralVersion(one)).toBe(version + 1);
    await expectRecovered(one);
  });

  it('is done again when it was not done, also when the tab has to be made', async () => {
    const one = await faultySvod();
    await edit(one);
    const central = one.svod.centralSpreadsheetId;
    await batchUpdate(one.svod, central, { deleteSheet: { sheetId: await sheetIdOf(one.svod, central, 'Сводка') } });
    await ask(one, { kind: 'unavailable' }, { method: WRITE, nth: 1 });
    await ask(one, { kind: 'unavailableAfterWrite' }, { method: WRITE, nth: 2 });
    const version = await centralVersion(one);
    expect((await run(one)).body).toMatchObject({ published: true });
    expect(await clear(one)).toMatchObject([{ matched: 2 }, { matched: 2, injected: 1 }]);
    expect([await centralVersion(one), (await summaryOf(one)).tabs]).toEqual([version + 1, 1]);
    await expectRecovered(one);
  });

  it('for ever leaves the tab to the next run; the data are published', async () => {
    const one = await faultySvod();
    await edit(one);
    const before = await summaryOf(one);
    await ask(one, { kind: 'unavailable' }, { method: WRITE });
    expect((await run(one)).body).toMatchObject({ published: true });
    expect(dataOf(await latestText(one.svod))).toEqual(one.data.after);
    expect(await clear(one)).toEqual([{ matched: 4, injected: 4 }]);
    const told = {
      event: 'tab-not-written',
      message: expect.stringContaining('листы «Сводка», «Качество» и «Публикации»'),
    };
    expect(one.svod.events).toContainEqual(told);
    expect(await summaryOf(one)).toEqual(before);
    await expectRecovered(one);
  });

  it('that a quota refused was not done, and is done when the minute has rolled', async () => {
    const one = await faultySvod();
    await edit(one);
    const version = await centralVersion(one);
    await ask(one, { kind: 'quotaExceeded' }, { method: WRITE, times: 1 });
    expect((await run(one)).body).toMatchObject({ published: true });
    expect(await clear(one)).toEqual([{ matched: 2, injected: 1 }]);
    expect([one.pauses.waited.length, await centralVersion(one)]).toEqual([1, version + 1]);
    await expectRecovered(one);
  });
});

describe('N13 the version that our own write raises', () => {
  it('starts one run more at most: that one writes nothing', async () => {
    const one = await faultySvod();
    await edit(one);
    await run(one);
    const version = await centralVersion(one);
    expect((await run(one)).body).toEqual({ published: false, reason: 'unchanged' });
    expect(await centralVersion(one)).toBe(version);
    await expectRecovered(one);
  });

  it('and one that rises by itself after every call publishes nothing new', async () => {
    const one = await faultySvod();
    await edit(one);
    await run(one);
    const published = await latestText(one.svod);
    await ask(one, { kind: 'versionRaised' }, { method: 'sheets.*', times: 3 });
    expect((await run(one)).body).toEqual({ published: false, reason: 'unchanged' });
    expect(await latestText(one.svod)).toBe(published);
    await clear(one);
    await expectRecovered(one);
  });
});

describe('N14 a batch that is partly invalid', () => {
  it('changes nothing in the tab, is told, and is written by the next run', async () => {
    const one = await faultySvod();
    await edit(one);
    const [before, version] = [await summaryOf(one), await centralVersion(one)];
    await ask(one, { kind: 'batchPartlyInvalid' });
    expect((await run(one)).body).toMatchObject({ published: true });
    expect(await clear(one)).toEqual([expect.objectContaining({ injected: 1 })]);
    expect([await summaryOf(one), await centralVersion(one)]).toEqual([before, version]);
    const message = 'Google ответил отказом (400): листы «Сводка», «Качество» и «Публикации».';
    expect(one.svod.events).toContainEqual({ event: 'tab-not-written', message });
    expect(one.pauses.waited).toEqual([]);
    await expectRecovered(one);
  });
});
