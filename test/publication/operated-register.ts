/** What an operator does to the register of one number: the real commands, over any store, and what must hold afterwards. */
import { expect } from 'vitest';
import { passOn } from '../../functions/protocol-point.ts';
import { type OperatorDesk, rollBack } from '../../functions/rollback.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { withdraw } from '../../functions/withdrawal.ts';
import { createMemoryStore, type MemoryStore } from '../functions/stores/memory-store.ts';
import { type History, readHistory } from './history.ts';
import { type RunEnd, runOnce } from './publisher.ts';
import { KEY, pressOf, valueIn } from './tiny-register.ts';

export const START = Date.UTC(2026, 10, 23, 9);
export const WHY = 'В строках была ошибка';

export interface Place<Store extends SnapshotStore = SnapshotStore> {
  readonly open: Store;
  readonly closed: Store;
}

/** Every run and every command has a minute of its own. */
export function newClock(): () => Date {
  let minutes = 0;
  return () => {
    minutes += 1;
    return new Date(START + minutes * 60_000);
  };
}

export function deskOf(store: SnapshotStore, now: () => Date): OperatorDesk {
  return { press: pressOf(store), now, periodMinutes: 60 };
}

/** A run that sees this number. */
export function publishValue(store: SnapshotStore, value: number, now: () => Date): Promise<RunEnd> {
  return runOnce({ store, register: () => ({ value, version: value }), now, reach: passOn });
}

/** Versions 1, 2, 3…, each of which says its own number. */
export async function placeWith(versions: number, now: () => Date): Promise<Place<MemoryStore>> {
  const place = { open: createMemoryStore(), closed: createMemoryStore() };
  for (let value = 1; value <= versions; value += 1) await publishValue(place.open, value, now);
  return place;
}

export function copyOf({ open, closed }: Place<MemoryStore>): Place<MemoryStore> {
  return { open: open.copy(), closed: closed.copy() };
}

export function rollBackTo({ open }: Place, to: number, now: () => Date) {
  return rollBack(deskOf(open, now), { to, code: 'ROLLED_BACK' });
}

export function withdrawVersion({ open, closed }: Place, seq: number, now: () => Date) {
  return withdraw(deskOf(open, now), closed, { seq, why: WHY });
}

/** Every version: its number, and what it says, null once it was withdrawn; throws where anything is broken or lags behind. */
export async function valuesOf({ open }: Place): Promise<readonly (readonly [number, number | null])[]> {
  const { versions, broken, behind } = await readHistory(open, KEY.publicKey);
  expect([broken, behind]).toEqual([[], []]);
  return versions.map(({ seq, snapshot }) => [seq, snapshot && valueIn(snapshot)]);
}

export async function historyOf({ open }: Place): Promise<History> {
  return readHistory(open, KEY.publicKey);
}

export async function statusOf({ open }: Place): Promise<unknown> {
  return JSON.parse(String((await open.read('status.json'))?.bytes));
}
