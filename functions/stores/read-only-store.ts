/** A store that is only looked at: whoever has it cannot write, whatever else he does. */
import { Failure } from '../failure.ts';
import type { SnapshotStore } from './snapshot-store.ts';

function refuse(): Promise<never> {
  const remedy = 'Запустите без --dry-run.';
  return Promise.reject(new Failure('STORE_UNWRITABLE', 'Пробный запуск ничего не записывает.', remedy));
}

/** Every write is refused with a failure. */
export function readOnlyStore({ read, list }: SnapshotStore): SnapshotStore {
  return { read, list, create: refuse, replace: refuse, put: refuse, remove: refuse };
}
