/** A store whose n-th call goes wrong in a chosen way. */
import { Failure } from '../../functions/failure.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';

/** `error`: nothing happens; `lostAnswer`: it happens, and nobody says so; `refused`: as though somebody else had been first. */
export const STORE_FAULTS = ['error', 'lostAnswer', 'refused'] as const;
export type StoreFault = (typeof STORE_FAULTS)[number];

export interface FaultyStore extends SnapshotStore {
  readonly calls: () => number;
}

function broken(): Failure {
  return new Failure('STORE_UNWRITABLE', 'Хранилище не ответило.', 'Подождите.');
}

export function faultyStore(store: SnapshotStore, nth: number, fault: StoreFault): FaultyStore {
  let calls = 0;
  async function attempt<T>(work: () => Promise<T>, refused?: T): Promise<T> {
    calls += 1;
    if (calls !== nth) return work();
    if (fault === 'refused' && refused !== undefined) return refused;
    if (fault === 'lostAnswer') await work();
    throw broken();
  }
  return {
    calls: () => calls,
    read: (path) => attempt(() => store.read(path)),
    create: (path, bytes) => attempt(() => store.create(path, bytes), false),
    replace: (path, bytes, expected) => attempt(() => store.replace(path, bytes, expected), false),
    put: (path, bytes) => attempt(() => store.put(path, bytes)),
    list: (prefix) => attempt(() => store.list(prefix)),
    remove: (path) => attempt(() => store.remove(path)),
  };
}
