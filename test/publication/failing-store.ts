/** Stores of which one call goes wrong, in each way in which a call over a network or to a disk can. */
import { Failure } from '../../functions/failure.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';

export const STORE_WAYS = ['error', 'timeout', 'lostResponse', 'torn', 'delayed', 'deathBefore', 'deathAfter'] as const;
export type StoreWay = (typeof STORE_WAYS)[number];

export interface FailingCalls {
  /** A store whose calls are counted with those to the others. */
  readonly over: (store: SnapshotStore) => SnapshotStore;
  /** The calls so far. */
  readonly calls: () => number;
  /** When the process that makes the calls has died. */
  readonly died: Promise<void>;
  /** No call that comes later is ever answered, or done. */
  readonly abandon: () => void;
  /** What was on its way when nobody waited any longer arrives. */
  readonly arrive: () => Promise<void>;
}

export interface Going {
  readonly nth: number;
  readonly way: StoreWay;
  /** Time passes while somebody waits for an answer that does not come. */
  readonly passTime: () => void;
}

/** Every page is written by the same call: the first few stand for all of them. */
const PAGE = /\.(?:html|svg|css|js)$/;
const PAGES_THAT_FAIL = 2;

const never = new Promise<never>(() => undefined);

function noAnswer(): Failure {
  return new Failure('STORE_UNWRITABLE', 'Хранилище не ответило.', 'Подождите.');
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

export function failingCalls({ nth, way, passTime }: Going): FailingCalls {
  let calls = 0;
  let isAbandoned = false;
  let die: () => void = () => undefined;
  let late: () => Promise<unknown> = () => Promise.resolve();
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });

  async function goWrong<T>(work: () => Promise<T>, torn: () => Promise<T>): Promise<T> {
    if (way === 'torn') return torn();
    if (way === 'timeout') passTime();
    if (way === 'delayed') late = work;
    if (way === 'lostResponse' || way === 'deathAfter') await work();
    if (way !== 'deathBefore' && way !== 'deathAfter') throw noAnswer();
    isAbandoned = true;
    die();
    return never;
  }

  /** `torn` is what a half of the bytes makes of the call. */
  function attempt<T>(work: () => Promise<T>, torn: () => Promise<T> = () => Promise.reject(noAnswer())): Promise<T> {
    if (isAbandoned) return never;
    calls += 1;
    return calls === nth ? goWrong(work, torn) : work();
  }

  let pages = 0;
  const isOneMorePage = (path: string): boolean => PAGE.test(path) && ++pages > PAGES_THAT_FAIL;

  const over = (store: SnapshotStore): SnapshotStore => ({
    read: (path) =>
      attempt(
        () => store.read(path),
        async () => {
          const stored = await store.read(path);
          return stored && { ...stored, bytes: half(stored.bytes) };
        },
      ),
    create: (path, bytes) =>
      attempt(
        () => store.create(path, bytes),
        () => store.create(path, half(bytes)),
      ),
    replace: (path, bytes, expected) => attempt(() => store.replace(path, bytes, expected)),
    put: (path, bytes) => {
      if (isOneMorePage(path)) return isAbandoned ? never : store.put(path, bytes);
      return attempt(() => store.put(path, bytes));
    },
    list: (prefix) => attempt(() => store.list(prefix)),
    remove: (path) => attempt(() => store.remove(path)),
  });
  const abandon = () => {
    isAbandoned = true;
  };
  const arrive = async () => {
    await late();
  };
  return { over, calls: () => calls, died, abandon, arrive };
}
