/** A store whose every call waits until the scheduler lets it through, and may go wrong on its way. */
import type { Scheduler } from 'fast-check';
import { Failure } from '../../functions/failure.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';

/** `error`: not done; `lost`: done, and nobody says so; `late`: refused now, done at some other time; `death`: the caller is gone. */
export const MISHAPS = ['error', 'lost', 'late', 'death'] as const;

export interface Mishap {
  /** At which call of this client. */
  readonly call: number;
  readonly kind: (typeof MISHAPS)[number];
}

export class Death extends Error {}

function noAnswer(): Failure {
  return new Failure('STORE_UNWRITABLE', 'Хранилище не ответило.', 'Подождите.');
}

export function scheduledStore(
  store: SnapshotStore,
  scheduler: Scheduler,
  name: string,
  mishaps: readonly Mishap[],
): SnapshotStore {
  const kinds = new Map(mishaps.map(({ call, kind }) => [call, kind]));
  let calls = 0;
  let isDead = false;

  async function pass<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (isDead) throw new Death();
    calls += 1;
    const kind = kinds.get(calls);
    if (kind === 'late') void scheduler.schedule(Promise.resolve(), `${name} late ${what}`).then(work);
    await scheduler.schedule(Promise.resolve(), `${name} ${what}`);
    if (kind === 'death') {
      isDead = true;
      throw new Death();
    }
    if (kind === 'lost') await work();
    if (kind !== undefined) throw noAnswer();
    return work();
  }

  return {
    read: (path) => pass(`read ${path}`, () => store.read(path)),
    create: (path, bytes) => pass(`create ${path}`, () => store.create(path, bytes)),
    replace: (path, bytes, expected) => pass(`replace ${path}`, () => store.replace(path, bytes, expected)),
    put: (path, bytes) => pass(`put ${path}`, () => store.put(path, bytes)),
    list: (prefix) => pass(`list ${prefix}`, () => store.list(prefix)),
    remove: (path) => pass(`remove ${path}`, () => store.remove(path)),
  };
}
