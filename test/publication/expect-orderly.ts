/** What must hold when several publishers have written to one store, in whatever order: whole, forwards, each content once. */
import { expect } from 'vitest';
import { passOn } from '../../functions/protocol-point.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { readHistory } from './history.ts';
import { type RunEnd, runOnce } from './publisher.ts';
import { KEY, type RegisterState, valueIn } from './tiny-register.ts';

/** `state` is the register as it stands; every state of it has a greater number than the one before. */
export async function expectOrderly(
  store: SnapshotStore,
  ends: readonly RunEnd[],
  state: RegisterState,
  now: () => Date,
): Promise<number> {
  const history = await readHistory(store, KEY.publicKey);
  const { versions, broken } = history;
  expect(broken).toEqual([]);
  const values = versions.flatMap(({ snapshot }) => (snapshot ? [valueIn(snapshot)] : []));
  // One number for each content, and none that is older than the one before.
  expect(values).toEqual([...new Set(values)].sort((left, right) => right - left));
  for (const end of ends) {
    if (end.outcome !== 'published') continue;
    expect(versions.find(({ seq }) => seq === end.seq)?.sha256).toBe(end.sha256);
  }
  await runOnce({ store, register: () => state, now, reach: passOn });
  const after = await readHistory(store, KEY.publicKey, history);
  expect([after.broken, after.behind]).toEqual([[], []]);
  expect(after.versions[0]?.snapshot && valueIn(after.versions[0].snapshot)).toBe(state.value);
  return after.versions.length;
}
