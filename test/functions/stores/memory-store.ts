/** A public store in memory, for thousands of runs in a second; it keeps the promises of every store. */
import { compareCodePoints } from '../../../domain/order.ts';
import type { SnapshotStore } from '../../../functions/stores/snapshot-store.ts';

interface Held {
  readonly bytes: Buffer;
  readonly generation: number;
  readonly writtenAt: Date;
}

export interface MemoryStore extends SnapshotStore {
  /** Another store that holds the same now, and goes its own way from there. */
  copy(): MemoryStore;
}

export function createMemoryStore(beginning: Iterable<readonly [string, Held]> = [], first = 1): MemoryStore {
  const objects = new Map(beginning);
  let generation = first;

  function write(path: string, bytes: Buffer): boolean {
    generation += 1;
    objects.set(path, { bytes: Buffer.from(bytes), generation, writtenAt: new Date() });
    return true;
  }

  // Every verb does its work at once, so that no other can come in between.
  return {
    copy: () => createMemoryStore(objects, generation),
    read: (path) => {
      const held = objects.get(path);
      return Promise.resolve(held ? { bytes: Buffer.from(held.bytes), tag: String(held.generation) } : null);
    },
    create: (path, bytes) => Promise.resolve(!objects.has(path) && write(path, bytes)),
    replace: (path, bytes, expected) => {
      const held = objects.get(path);
      const tag = held ? String(held.generation) : null;
      return Promise.resolve(tag === expected && write(path, bytes));
    },
    put: (path, bytes) => {
      write(path, bytes);
      return Promise.resolve();
    },
    list: (prefix) =>
      Promise.resolve(
        [...objects]
          .filter(([path]) => path.startsWith(prefix))
          .sort(([left], [right]) => compareCodePoints(left, right))
          .map(([path, { writtenAt }]) => ({ path, writtenAt })),
      ),
    remove: (path) => {
      objects.delete(path);
      return Promise.resolve();
    },
  };
}
