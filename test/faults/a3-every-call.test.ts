/** N01, N02, N03, N07 and N08 in each call of a run: it ends as if nothing had happened, and writes nothing twice. */
import { describe, expect, it } from 'vitest';
import { latestText } from '../local/running-svod.ts';
import {
  ask,
  centralVersion,
  clear,
  dataOf,
  edit,
  type FaultySvod,
  faultySvod,
  run,
  summaryOf,
  undoEdit,
} from './faulty-svod.ts';

/** How many calls to Google a run makes that has an edit to publish. */
async function callsOfRun(one: FaultySvod): Promise<number> {
  await edit(one);
  await ask(one, { kind: 'internalError' }, { nth: 1_000_000 });
  await run(one);
  const [met] = await clear(one);
  await undoEdit(one);
  await run(one);
  return met?.matched ?? 0;
}

describe('a fault that passes, in each call of a run in turn', () => {
  it.each([
    ['N01', { kind: 'quotaExceeded' }],
    ['N02', { kind: 'internalError' }],
    ['N02', { kind: 'badGateway' }],
    ['N02', { kind: 'unavailable' }],
    ['N02', { kind: 'gatewayTimeout' }],
    ['N03', { kind: 'unavailableAfterWrite' }],
    ['N07', { kind: 'connectionReset' }],
    ['N07', { kind: 'connectionReset', bytes: 5 }],
    ['N08', { kind: 'truncatedBody' }],
    ['N08', { kind: 'wrongLength', by: 7 }],
    ['N08', { kind: 'cutGzip', share: 0.9 }],
    ['N08', { kind: 'htmlBody' }],
    ['N08', { kind: 'errorInOk' }],
  ])('%s %j', { timeout: 120_000 }, async (_id, fault) => {
    const one = await faultySvod();
    const calls = await callsOfRun(one);
    expect(calls).toBeGreaterThan(8);
    let injected = 0;
    for (let nth = 1; nth <= calls; nth += 1) {
      const [from, to] = nth % 2 === 1 ? (['before', 'after'] as const) : (['after', 'before'] as const);
      await (to === 'after' ? edit(one) : undoEdit(one));
      const writes = await centralVersion(one);
      await ask(one, fault, { nth });
      one.pauses.during = async () => {
        expect([one.data[from], one.data[to]]).toContainEqual(dataOf(await latestText(one.svod)));
      };
      expect([nth, (await run(one)).body]).toEqual([nth, expect.objectContaining({ published: true })]);
      injected += (await clear(one))[0]?.injected ?? 0;
      expect([nth, dataOf(await latestText(one.svod))]).toEqual([nth, one.data[to]]);
      expect([nth, (await centralVersion(one)) - writes, (await summaryOf(one)).tabs]).toEqual([nth, 1, 1]);
    }
    // A write alone can be done and its answer lost; the other faults meet every call.
    expect(injected).toBe(fault.kind === 'unavailableAfterWrite' ? 1 : calls);
  });
});
